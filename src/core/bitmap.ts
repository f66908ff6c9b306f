import { joined } from './bytes.ts';
import type { Bytes } from './ports.ts';

/** One bit per dot, rows of whole bytes from the top, the highest bit at the left. 1 is ink. */
export type Bitmap = { width: number; height: number; rowBytes: number; bits: Bytes };

export function blankBitmap(width: number, height: number): Bitmap {
  const rowBytes = Math.ceil(width / 8);
  return { width, height, rowBytes, bits: new Uint8Array(rowBytes * height) };
}

/** Sets dots of one row; what lies outside is left out. */
export function inkRow(bitmap: Bitmap, y: number, from: number, to: number): void {
  if (y < 0 || y >= bitmap.height) return;
  const end = Math.min(to, bitmap.width);
  for (let x = Math.max(0, from); x < end; x += 1) {
    const at = y * bitmap.rowBytes + (x >> 3);
    bitmap.bits[at] = (bitmap.bits[at] ?? 0) | (0x80 >> (x & 7));
  }
}

export function inkBox(bitmap: Bitmap, x: number, y: number, width: number, height: number): void {
  for (let row = y; row < y + height; row += 1) inkRow(bitmap, row, x, x + width);
}

/** Black on white. Made with web standards only, so that it also runs without Node. */
export async function pngOf(bitmap: Bitmap, dotsPerMetre?: number): Promise<Bytes> {
  const { width, height, rowBytes, bits } = bitmap;
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let at = 0; at < rowBytes; at += 1) {
      // In greyscale of one bit, 1 is white (PNG, 11.2.1).
      rows[y * (rowBytes + 1) + 1 + at] = ~(bits[y * rowBytes + at] ?? 0) & 0xff;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Bit depth 1, greyscale, zlib, no filter choice, no interlace.
  header.set([1, 0, 0, 0, 0], 8);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    ...(dotsPerMetre === undefined ? [] : [chunk('pHYs', density(dotsPerMetre))]),
    chunk('IDAT', await zlib(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** So that a program that prints knows how large it is meant to be. */
function density(dotsPerMetre: number): Uint8Array {
  const bytes = new Uint8Array(9);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, dotsPerMetre);
  view.setUint32(4, dotsPerMetre);
  bytes[8] = 1;
  return bytes;
}

async function zlib(bytes: Bytes): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** PNG, annex D: CRC-32 over type and data. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
