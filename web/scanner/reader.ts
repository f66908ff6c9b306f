import type * as ZXing from 'zxing-wasm/reader';

/** Comes with the script before this one. */
declare const ZXingWASM: typeof ZXing;

export type Found = { text: string; symbology: string };

const formats: ZXing.ReadInputBarcodeFormat[] = [
  'QRCode',
  'MicroQRCode',
  'DataMatrix',
  'Code128',
  'EAN13',
  'EAN8',
  'UPCA',
  'UPCE',
  'DataBar',
  'ITF14',
];

/** Throws where the browser can't run it. */
export async function prepareReader(): Promise<void> {
  const version = encodeURIComponent(ZXingWASM.ZXING_WASM_VERSION);
  await ZXingWASM.prepareZXingModule({
    overrides: { locateFile: (name: string) => `/scanner/files/${name}?v=${version}` },
    fireImmediately: true,
  });
}

/** A frame of a film is looked at in passing: the next one comes. */
const quick = { tryHarder: false, tryInvert: false } as const;

/** A photo is looked at once, with all the care there is, and may show whole sheets of labels. */
const ways = {
  glance: { ...quick, maxNumberOfSymbols: 16 },
  frame: { maxNumberOfSymbols: 16 },
  photo: { maxNumberOfSymbols: 255 },
} as const;

export async function readImage(image: ImageData, way: keyof typeof ways): Promise<Found[]> {
  const results = await ZXingWASM.readBarcodes(image, {
    formats,
    textMode: 'Plain',
    ...ways[way],
  });
  return results
    .filter(({ isValid, text }) => isValid && text !== '')
    .map(({ text, symbologyIdentifier }) => ({ text, symbology: symbologyIdentifier }));
}

type Drawable = { source: CanvasImageSource; width: number; height: number };

let canvas: HTMLCanvasElement | undefined;

/** The dots of a picture, no more of them than so many at its longer side. */
export function dotsOf(
  { source, width, height }: Drawable,
  longest: number,
): ImageData | undefined {
  const scale = Math.min(1, longest / Math.max(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  canvas ??= document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || w === 0 || h === 0) return undefined;
  canvas.width = w;
  canvas.height = h;
  context.drawImage(source, 0, 0, w, h);
  return context.getImageData(0, 0, w, h);
}
