import { blankBitmap, inkBox, pngOf } from '../../core/bitmap.ts';
import type { Bytes, Typeface, Words } from '../../core/ports.ts';
import { darkRuns, qrSymbol } from '../../core/qr.ts';
import { formatUnitCode } from '../../domain/unit-code.ts';
import { inkLetters } from './labels.ink.ts';
import type { Plate } from './labels.layout.ts';
import { chinese, type Unit } from './labels.words.ts';

/** Letters as outlines, so that the picture is the same wherever it is shown. */
export function labelSvg(plate: Plate, unit: Unit, typeface: Typeface): string {
  const { width, height } = plate.size;
  const { side, x, y } = plate.symbol;
  const symbol = qrSymbol(unit.link);
  const letters = wordsOf(plate, unit).map((words) => outline(words, typeface));
  const squares = Array.from(
    darkRuns(symbol),
    ({ row, column, length }) => `M${column} ${row}h${length}v1h-${length}z`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" ` +
    `viewBox="0 0 ${width} ${height}"><path fill="#fff" d="M0 0h${width}v${height}H0z"/>` +
    `<path d="${letters.join('')}"/>` +
    `<path transform="translate(${round(x)} ${round(y)}) scale(${side / symbol.size})" ` +
    `shape-rendering="crispEdges" d="${squares.join('')}"/></svg>`
  );
}

function outline({ text, x, y, size }: Words, typeface: Typeface): string {
  return typeface
    .letter(text)
    .steps.map(([command, ...numbers]) => {
      const placed = numbers.map((value, at) =>
        at % 2 === 0 ? x + value * size : y - value * size,
      );
      return `${command}${placed.map(round).join(' ')}`;
    })
    .join('');
}

function round(mm: number): string {
  return String(Math.round(mm * 1000) / 1000);
}

/** Dots per mm of printers of 300 dpi, and none between two squares of the symbol. */
const pngDots = 12;

export async function labelPng(plate: Plate, unit: Unit, typeface: Typeface): Promise<Bytes> {
  const { width, height, padding } = plate.size;
  const dots = (mm: number) => Math.round(mm * pngDots);
  const bitmap = blankBitmap(dots(width), dots(height));
  for (const { text, x, y, size } of wordsOf(plate, unit)) {
    inkLetters(bitmap, typeface.letter(text), { x: dots(x), y: dots(y), size: dots(size) });
  }
  const symbol = qrSymbol(unit.link);
  const square = Math.max(1, Math.floor(dots(plate.symbol.side) / symbol.size));
  const left = dots(width - padding) - square * symbol.size;
  for (const { row, column, length } of darkRuns(symbol)) {
    inkBox(
      bitmap,
      left + column * square,
      dots(plate.symbol.y) + row * square,
      length * square,
      square,
    );
  }
  return pngOf(bitmap, pngDots * 1000);
}

/** Everything that a label says, the code in groups. */
export function wordsOf(plate: Plate, unit: Unit): Words[] {
  return [...plate.fixed, ...ownWordsOf(plate, unit)];
}

/** What only this label says. */
export function ownWordsOf(plate: Plate, unit: Unit): Words[] {
  const code = { ...plate.code, text: formatUnitCode(unit.code) };
  if (unit.reprint === 0) return [code];
  return [code, { ...plate.reprint, text: chinese.reprint(unit.reprint) }];
}
