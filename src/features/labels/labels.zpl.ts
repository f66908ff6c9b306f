import { type Bitmap, blankBitmap } from '../../core/bitmap.ts';
import type { Typeface, Words } from '../../core/ports.ts';
import { errorCorrectionOf, qrSymbol } from '../../core/qr.ts';
import { formatUnitCode } from '../../domain/unit-code.ts';
import { inkLetters } from './labels.ink.ts';
import type { Plate } from './labels.layout.ts';
import { chinese, english, type LabelWords, type Unit } from './labels.words.ts';

/** What Zebra calls 203 and 300 dpi: dots per mm. */
export const zplDots = { 203: 8, 300: 12 } as const;
export type Dpi = keyof typeof zplDots;

export type ZplWriter = {
  /** What the labels need in the printer's memory; before the first one of each file. */
  before: string;
  label: (unit: Unit) => string;
  after: string;
};

export type ZplSettings = {
  plate: Plate;
  dpi: Dpi;
  /** A link like those to come, which tells how large the symbol will be. */
  sampleLink: string;
  /** Up to six letters and digits, so that two prints don't use each other's pictures. */
  name: string;
  /** Reprints that occur. */
  reprints: readonly number[];
  /** Without one, the printer's own Latin font has to do. */
  typeface: Typeface | undefined;
};

/**
 * What every label says goes to the printer once, as a picture, for few printers have a Chinese font and
 * none of them the same; a label then is its link, its code and a reference to that picture.
 */
export function zplWriter(settings: ZplSettings): ZplWriter {
  const { plate, dpi, sampleLink, name, reprints, typeface } = settings;
  const dots = (mm: number) => Math.round(mm * zplDots[dpi]);
  const { size, code, symbol, reprint } = plate;
  const { size: modules } = qrSymbol(sampleLink);
  const magnification = Math.max(1, Math.min(10, Math.floor(dots(symbol.side) / modules)));
  const right = dots(size.width - size.padding);
  const start = { x: right - modules * magnification, y: dots(symbol.y) };
  const fixed = drawing(plate.fixed, { plate, dots, typeface, name: pictureOf(name, 0) });
  const marks = new Map(
    reprints.map((times, at) => {
      const text = wordsFor(typeface).reprint(times);
      const mark = drawing([{ ...reprint, text }], {
        plate,
        dots,
        typeface,
        name: pictureOf(name, at + 1),
      });
      return [times, mark];
    }),
  );
  const drawings = [fixed, ...marks.values()];
  const [head, middle, tail] = [
    `^XA^CI28^LH0,0^PW${dots(size.width)}^LL${dots(size.height)}${fixed.use}` +
      `^FO${start.x},${start.y}^BQN,2,${magnification}^FD${errorCorrectionOf(sampleLink)}A,`,
    `^FS${textAt({ ...code, text: '' }, dots)}`,
    '^FS',
  ];
  return {
    before: drawings.map(({ load }) => load).join(''),
    label: ({ link, code: letters, reprint: times }) =>
      `${head}${link}${middle}${formatUnitCode(letters)}${tail}${marks.get(times)?.use ?? ''}^XZ\n`,
    after: drawings.map(({ forget }) => forget).join(''),
  };
}

export function wordsFor(typeface: Typeface | undefined): LabelWords {
  return typeface ? chinese : english;
}

/** Names have eight signs: a label may be the fiftieth reprint, and each has a picture of its own. */
const pictureOf = (name: string, at: number) =>
  `R:${name}${at.toString(36).toUpperCase().padStart(2, '0')}.GRF`;

type Drawing = { load: string; use: string; forget: string };
type Board = {
  plate: Plate;
  dots: (mm: number) => number;
  typeface: Typeface | undefined;
  name: string;
};

/** A picture in the printer's memory, or the words in its own font. */
function drawing(words: readonly Words[], { plate, dots, typeface, name }: Board): Drawing {
  if (!typeface) {
    const use = words.map((one) => `${textAt(one, dots)}${escaped(one.text)}^FS`).join('');
    return { load: '', use, forget: '' };
  }
  const bitmap = blankBitmap(dots(plate.size.width), dots(plate.size.height));
  for (const { text, x, y, size } of words) {
    inkLetters(bitmap, typeface.letter(text), { x: dots(x), y: dots(y), size: dots(size) });
  }
  const { bits, rowBytes } = bitmap;
  return {
    load: `~DG${name},${bits.length},${rowBytes},${packed(bitmap)}\n`,
    use: `^FO0,0^XG${name},1,1^FS`,
    forget: `^XA^ID${name}^FS^XZ\n`,
  };
}

/** Opens a field in font 0, whose capitals stand about three quarters of its height above the line. */
function textAt({ x, y, size }: Words, dots: (mm: number) => number): string {
  const height = dots(size);
  const top = Math.max(0, dots(y) - Math.round(height * 0.78));
  return `^FO${dots(x)},${top}^A0N,${height},${Math.round(height * 0.95)}^FH_^FD`;
}

/** What ends a command, and what the escape sign itself is. */
function escaped(text: string): string {
  return text.replace(/[\^~_\\]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const hexDigits = '0123456789ABCDEF';

/** Zebra's run-length writing of hexadecimal rows: `:` repeats a row, `,` ends it in white. */
function packed({ bits, rowBytes, height }: Bitmap): string {
  let text = '';
  let before = '';
  for (let y = 0; y < height; y += 1) {
    let hex = '';
    for (const byte of bits.subarray(y * rowBytes, (y + 1) * rowBytes)) {
      hex += hexDigits.charAt(byte >> 4) + hexDigits.charAt(byte & 15);
    }
    text += hex === before ? ':' : packedRow(hex);
    before = hex;
  }
  return text;
}

function packedRow(hex: string): string {
  const inked = hex.replace(/0+$/, '');
  const runs = inked.replace(/(.)\1{2,}/g, (run, digit: string) => countOf(run.length) + digit);
  return inked.length < hex.length ? `${runs},` : runs;
}

/** G to Y are 1 to 19, g to z 20 to 400 in twenties. */
function countOf(length: number): string {
  if (length > 419) return `z${countOf(length - 400)}`;
  const [twenties, ones] = [Math.floor(length / 20), length % 20];
  const high = twenties === 0 ? '' : String.fromCharCode('g'.charCodeAt(0) + twenties - 1);
  return high + (ones === 0 ? '' : String.fromCharCode('G'.charCodeAt(0) + ones - 1));
}
