import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

export type Read = { text: string; symbology: string };

const formats: ReadInputBarcodeFormat[] = [
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

/** Out of the files that the service worker has: in flight mode too. Throws where it can't run. */
export async function prepareReader(): Promise<void> {
  await prepareZXingModule({
    overrides: { locateFile: () => wasm },
    fireImmediately: true,
  });
}

const canvas = document.createElement('canvas');
const longestSide = 1280;

/** One look at what the camera shows now. */
export async function readFrame(video: HTMLVideoElement, careful: boolean): Promise<Read[]> {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight, 1));
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || width === 0 || height === 0) return [];
  canvas.width = width;
  canvas.height = height;
  context.drawImage(video, 0, 0, width, height);
  const found = await readBarcodes(context.getImageData(0, 0, width, height), {
    formats,
    textMode: 'Plain',
    maxNumberOfSymbols: 1,
    tryHarder: careful,
    tryInvert: careful,
  });
  return found
    .filter(({ isValid, text }) => isValid && text !== '')
    .map(({ text, symbologyIdentifier }) => ({ text, symbology: symbologyIdentifier }));
}
