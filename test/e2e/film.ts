import { open } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

import bwip from 'bwip-js/node';

/** What a label shows: the name of a symbol as bwip-js knows it, and its text. */
export type Label = { symbol: string; text: string };

const size = { width: 1280, height: 720 };
const light = 235;
const dark = 16;

/** Brightness, a byte a dot. */
type Picture = { width: number; height: number; dots: Uint8Array };

function blank({ width, height }: typeof size): Picture {
  return { width, height, dots: new Uint8Array(width * height).fill(light) };
}

/** A label in the middle of the picture, as large as whole dots allow. */
export function pictureOf({ symbol, text }: Label): Picture {
  const picture = blank(size);
  const [drawn] = bwip.raw(symbol, text, '');
  if (drawn === undefined) throw new Error(`No symbol for ${text}`);
  const rows = 'pixs' in drawn ? squares(drawn) : [bars(drawn.sbs)];
  const columns = rows[0]?.length ?? 0;
  const isMatrix = rows.length > 1;
  const across = Math.floor(Math.min((size.width * 0.8) / columns, isMatrix ? 420 / columns : 4));
  const down = isMatrix ? across : 220;
  const left = Math.floor((size.width - columns * across) / 2);
  const top = Math.floor((size.height - rows.length * down) / 2);
  for (const [row, cells] of rows.entries()) {
    for (let y = top + row * down; y < top + (row + 1) * down; y += 1) {
      for (const [column, cell] of cells.entries()) {
        if (!cell) continue;
        const from = y * size.width + left + column * across;
        picture.dots.fill(dark, from, from + across);
      }
    }
  }
  return picture;
}

function squares({ pixs, pixx }: { pixs: number[]; pixx: number }): boolean[][] {
  const rows: boolean[][] = [];
  for (let at = 0; at < pixs.length; at += pixx) {
    rows.push(pixs.slice(at, at + pixx).map((one) => one === 1));
  }
  return rows;
}

/** Widths of bars and spaces in turn. */
function bars(widths: readonly number[]): boolean[] {
  return widths.flatMap((width, index) => Array.from({ length: width }, () => index % 2 === 0));
}

const framesEach = 4;

/** A film for chromium's camera: each label for a second, then nothing for a second, over and over. */
export async function makeFilm(path: string, labels: readonly Label[]): Promise<void> {
  const file = await open(path, 'w');
  const colourless = new Uint8Array((size.width * size.height) / 2).fill(128);
  await file.write(`YUV4MPEG2 W${size.width} H${size.height} F4:1 Ip A1:1 C420jpeg\n`);
  for (const picture of [...labels.map(pictureOf), blank(size)]) {
    for (let frame = 0; frame < framesEach; frame += 1) {
      await file.write('FRAME\n');
      await file.write(picture.dots);
      await file.write(colourless);
    }
  }
  await file.close();
}

/** The same picture as a photo that somebody took. */
export function pngOf({ width, height, dots }: Picture): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    rows.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits, grey, no interlace.
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.of()),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
