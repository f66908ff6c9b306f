import { create } from 'qrcode';

/** Dark squares row by row, without the quiet zone. */
type Modules = { size: number; isDark: (row: number, column: number) => boolean };

/** ISO/IEC 18004 asks for four modules of white all around. */
const quiet = 4;
const pixelsPerModule = 10;

/** Q level: a quarter of the symbol may be frosted over or scratched. */
function modulesOf(text: string): Modules {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  return {
    size: modules.size,
    isDark: (row, column) => modules.get(row, column) === 1,
  };
}

/**
 * What the symbol says. In capitals it fits QR's alphanumeric mode and needs a smaller symbol, but
 * only scheme and host are free of case: a path of the installation's own keeps its letters.
 */
export function qrText(publicUrl: string, code: string): string {
  const base = new URL(publicUrl);
  if (base.pathname !== '/') return `${base.href.replace(/\/$/, '')}/t/${code}`;
  return `${base.origin}/T/${code}`.toUpperCase();
}

export function qrSvg(text: string): string {
  const { size, isDark } = modulesOf(text);
  const path: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (column + 1 < size && isDark(row, column + 1)) column += 1;
      const length = column - start + 1;
      path.push(`M${start + quiet} ${row + quiet}h${length}v1h-${length}z`);
    }
  }
  const side = size + 2 * quiet;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path d="${path.join('')}"/></svg>`
  );
}

/** One bit per pixel, made with web standards only so that it also runs without Node. */
export async function qrPng(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { size, isDark } = modulesOf(text);
  const side = (size + 2 * quiet) * pixelsPerModule;
  const rowBytes = Math.ceil(side / 8) + 1;
  const pixels = new Uint8Array(rowBytes * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const row = Math.floor(y / pixelsPerModule) - quiet;
      const column = Math.floor(x / pixelsPerModule) - quiet;
      const inside = row >= 0 && column >= 0 && row < size && column < size;
      if (inside && isDark(row, column)) continue;
      const at = y * rowBytes + 1 + (x >> 3);
      pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  // Bit depth 1, greyscale, zlib, no filter choice, no interlace (PNG, 11.2.1).
  header.set([1, 0, 0, 0, 0], 8);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', await zlib(pixels)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

async function zlib(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
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

/** PNG, annex D: CRC-32 over type and data. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
