import { create } from 'qrcode';

import { blankBitmap, inkBox, pngOf } from './bitmap.ts';
import type { Bytes } from './ports.ts';

/** Dark squares row by row, without the quiet zone. */
export type QrSymbol = { size: number; isDark: (row: number, column: number) => boolean };

/** ISO/IEC 18004 asks for four modules of white all around. */
const quietModules = 4;

const alphanumeric = /^[0-9A-Z $%*+\-./:]*$/;
/** ISO/IEC 18004, table 7: what version 4 holds of such text with H. */
const mostWithH = 50;

export type ErrorCorrection = 'Q' | 'H';

/**
 * The most that can be frosted over or scratched while the symbol stays within 33 squares a side: what
 * fits into version 4 with H gets it, the rest Q, which fits there up to 67 characters.
 */
export function errorCorrectionOf(text: string): ErrorCorrection {
  return text.length <= mostWithH && alphanumeric.test(text) ? 'H' : 'Q';
}

export function qrSymbol(text: string): QrSymbol {
  const { modules } = create(text, { errorCorrectionLevel: errorCorrectionOf(text) });
  const { size, data } = modules;
  return { size, isDark: (row, column) => data[row * size + column] === 1 };
}

/** Neighbouring dark squares of a row in one: fewer rectangles, and no seams between them. */
export type DarkRun = { row: number; column: number; length: number };

export function* darkRuns({ size, isDark }: QrSymbol): Generator<DarkRun> {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (column + 1 < size && isDark(row, column + 1)) column += 1;
      yield { row, column: start, length: column - start + 1 };
    }
  }
}

const pixelsPerModule = 10;

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
  const symbol = qrSymbol(text);
  const path = Array.from(
    darkRuns(symbol),
    ({ row, column, length }) =>
      `M${column + quietModules} ${row + quietModules}h${length}v1h-${length}z`,
  );
  const side = symbol.size + 2 * quietModules;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path d="${path.join('')}"/></svg>`
  );
}

export async function qrPng(text: string): Promise<Bytes> {
  const symbol = qrSymbol(text);
  const side = (symbol.size + 2 * quietModules) * pixelsPerModule;
  const bitmap = blankBitmap(side, side);
  for (const { row, column, length } of darkRuns(symbol)) {
    const [x, y] = [
      (column + quietModules) * pixelsPerModule,
      (row + quietModules) * pixelsPerModule,
    ];
    inkBox(bitmap, x, y, length * pixelsPerModule, pixelsPerModule);
  }
  return pngOf(bitmap);
}
