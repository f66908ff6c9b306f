import { create } from 'qrcode';
import { beforeAll, expect, test, vi } from 'vitest';
import * as ZXingWASM from 'zxing-wasm/reader';

import { readImage } from '../../web/scanner/reader.ts';
import { setUpReader } from '../labels/reading.ts';

beforeAll(async () => {
  await setUpReader();
  // As the library's script leaves it on the page.
  vi.stubGlobal('ZXingWASM', ZXingWASM);
});

const sheet = { across: 4, down: 6 };
const dot = 4;
const labelSide = 50 * dot;

/** A sheet of labels, each with a text of its own, as a photo shows it. */
function photoOf(texts: readonly string[]): ImageData {
  const [width, height] = [sheet.across * labelSide, sheet.down * labelSide];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [n, text] of texts.entries()) {
    const { size, data: dark } = create(text, { errorCorrectionLevel: 'M' }).modules;
    const left = (n % sheet.across) * labelSide + 5 * dot;
    const top = Math.floor(n / sheet.across) * labelSide + 5 * dot;
    for (let at = 0; at < (size * dot) ** 2; at += 1) {
      const [x, y] = [at % (size * dot), Math.floor(at / (size * dot))];
      if (!dark[Math.floor(y / dot) * size + Math.floor(x / dot)]) continue;
      const from = ((top + y) * width + left + x) * 4;
      data.fill(0, from, from + 3);
    }
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
}

test('a photo of a sheet of 24 labels is read whole', async () => {
  const texts = Array.from({ length: 24 }, (_, n) => `HTTPS://FM.EXAMPLE/T/LABEL${n}`);
  const found = await readImage(photoOf(texts), 'photo');
  expect(found.map(({ text }) => text).sort()).toEqual(texts.toSorted());
});
