import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ready } from 'zpl-renderer-js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Pictures of what we make, by other programs, and what another program reads in them. */
export type Picture = { data: Uint8ClampedArray; width: number; height: number };

export async function setUpReader(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasm = await readFile(path);
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** The text of every symbol in a picture. */
export async function symbolsIn(picture: Picture): Promise<string[]> {
  return (await read(picture)).map(({ text }) => text);
}

async function read({ data, width, height }: Picture) {
  const pixels = new Uint8ClampedArray(data);
  return readBarcodes({ data: pixels, width, height, colorSpace: 'srgb' } as ImageData, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 255,
    tryHarder: true,
  });
}

export async function pdfPages(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  return {
    count: document.numPages,
    async picture(number: number, dpi: number): Promise<Picture> {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: dpi / 72 });
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
      const context = canvas.getContext('2d');
      // pdf.js types its canvas as a browser's, which this one stands in for.
      await page.render({ canvas: canvas as never, canvasContext: context as never, viewport })
        .promise;
      return context.getImageData(0, 0, canvas.width, canvas.height);
    },
    async text(number: number): Promise<string> {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    },
    async fonts(number: number): Promise<string[]> {
      const page = await document.getPage(number);
      const { styles } = await page.getTextContent();
      return Object.keys(styles);
    },
  };
}

/** At so many dots per inch, where the picture says how large it is meant to be. */
export async function drawn(bytes: Uint8Array, mm?: number, dpi = 200): Promise<Picture> {
  const image = await loadImage(Buffer.from(bytes));
  const width = mm === undefined ? image.width : Math.round((mm / 25.4) * dpi);
  const height = Math.round((width * image.height) / image.width);
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** What a Zebra printer would print, by Zebrash. */
export async function zplLabels(zpl: string, width: number, height: number, dots: 8 | 12) {
  const { api } = await ready;
  const labels = await api.zplToBase64MultipleAsync(zpl, width, height, dots);
  return Promise.all(labels.map((one) => drawn(Buffer.from(one, 'base64'))));
}

/** Which of a symbol's squares are gone, given its size in squares. */
export type Smudge = (x: number, y: number) => boolean;

const part = 0.15;
const finder = 8;

/** Each 15 % of the symbol's area; the three finders are what nothing can do without. */
export const smudges: Record<'corner' | 'side' | 'foot' | 'blot', (size: number) => Smudge> = {
  corner: (size) => {
    const start = size - Math.sqrt(part) * size;
    return (x, y) => x > start && y > start;
  },
  side: (size) => {
    const start = size - (part * size * size) / (size - finder);
    return (x, y) => x > start && y > finder;
  },
  foot: (size) => {
    const start = size - (part * size * size) / (size - finder);
    return (x, y) => y > start && x > finder;
  },
  blot: (size) => {
    const radius = Math.sqrt(part / Math.PI) * size;
    return (x, y) => Math.hypot(x - size * 0.6, y - size * 0.6) < radius;
  },
};

/** Ink, frost and dirt that nothing shows through; a veil that something does. */
export const tones = {
  black: () => 0,
  white: () => 255,
  grey: () => 128,
  veil: (value: number) => value * 0.35 + 200 * 0.65,
};

type Box = { x: number; y: number; side: number; squares: number };

/** The picture with a part of the symbol in the box smudged; the box in pixels. */
export function smudged(
  picture: Picture,
  { x: left, y: top, side, squares }: Box,
  smudge: Smudge,
  tone: (value: number) => number,
): Picture {
  const data = new Uint8ClampedArray(picture.data);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (!smudge((x / side) * squares, (y / side) * squares)) continue;
      const at = ((Math.round(top) + y) * picture.width + Math.round(left) + x) * 4;
      data.fill(tone(data[at] ?? 255), at, at + 3);
    }
  }
  // Of a canvas’s picture, width and height are no properties of its own.
  return { data, width: picture.width, height: picture.height };
}

/** The symbol with some white around it: a reader is quicker there than on a whole sheet. */
export async function symbolOf(picture: Picture) {
  const { x, y, side } = await boxOf(picture);
  const margin = Math.round(side / 6);
  const [left, top] = [Math.round(x) - margin, Math.round(y) - margin];
  const size = Math.round(side) + 2 * margin;
  const data = new Uint8ClampedArray(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    const from = ((top + row) * picture.width + left) * 4;
    data.set(picture.data.subarray(from, from + size * 4), row * size * 4);
  }
  return { picture: { data, width: size, height: size }, box: { x: margin, y: margin, side } };
}

/** Where the ink of a picture's only symbol lies, by the reader itself. */
async function boxOf(picture: Picture): Promise<Omit<Box, 'squares'>> {
  const [found] = await read(picture);
  if (!found) throw new Error('No symbol in the picture');
  const { topLeft, topRight } = found.position;
  return { x: topLeft.x, y: topLeft.y, side: topRight.x - topLeft.x };
}
