import { inflateSync } from 'node:zlib';

import { create } from 'qrcode';
import { expect, test } from 'vitest';

import { qrPng, qrSvg, qrText } from '../../src/core/qr.ts';
import { makeTraceCode } from '../../src/domain/trace-code.ts';
import { createTestApp } from '../support/app.ts';
import { aDatabaseAway } from '../support/away.ts';

const code = makeTraceCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
const text = qrText('https://trace.example.cn', code);

test('the symbol says the address in capitals, which makes it smaller', () => {
  expect(text).toBe(`HTTPS://TRACE.EXAMPLE.CN/T/${code}`);
  const plain = create(`https://trace.example.cn/t/${code}`, { errorCorrectionLevel: 'Q' });
  const capitals = create(text, { errorCorrectionLevel: 'Q' });
  expect(capitals.modules.size).toBeLessThan(plain.modules.size);
});

test('an installation under a path keeps the letters of its path', () => {
  expect(qrText('https://city.example.cn/cold/', code)).toBe(
    `https://city.example.cn/cold/t/${code}`,
  );
});

/** The dark squares of a path of `Mx yhNv1h-Nz` runs. */
function squaresOf(svg: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let i = 0; i < Number(run); i += 1) dark.add(`${Number(x) + i},${y}`);
  }
  return dark;
}

function expected(): Set<string> {
  const { modules } = create(text, { errorCorrectionLevel: 'H' });
  const dark = new Set<string>();
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 1) dark.add(`${column + 4},${row + 4}`);
    }
  }
  return dark;
}

test('the SVG has every dark square of the symbol and a quiet zone around it', () => {
  expect(squaresOf(qrSvg(text))).toEqual(expected());
});

test('the PNG shows the same squares, with chunks whose checksums hold', async () => {
  const png = Buffer.from(await qrPng(text));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const side = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  expect(png.subarray(37, 41).toString()).toBe('IDAT');
  const pixels = inflateSync(png.subarray(41, 41 + length));
  const rowBytes = Math.ceil(side / 8) + 1;
  const dark = new Set<string>();
  for (let y = 5; y < side; y += 10) {
    for (let x = 5; x < side; x += 10) {
      const byte = pixels[y * rowBytes + 1 + (x >> 3)] ?? 0;
      if ((byte & (0x80 >> (x & 7))) === 0) dark.add(`${(x - 5) / 10},${(y - 5) / 10}`);
    }
  }
  expect(dark).toEqual(expected());
  // The well-known checksum of an empty IEND.
  expect(png.subarray(-4).toString('hex')).toBe('ae426082');
});

test('symbols are public and need no database; what is no code has none', async () => {
  const app = createTestApp(aDatabaseAway());
  const svg = await app.get(`/t/${code}/qr.svg`);
  expect(svg.response.headers.get('content-type')).toBe('image/svg+xml');
  const png = await app.get(`/t/${code}/qr.png`);
  expect(png.status).toBe(200);
  expect((await app.get(`/t/${code.slice(1)}/qr.svg`)).status).toBe(404);
});
