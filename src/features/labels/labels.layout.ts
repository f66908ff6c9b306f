import type { Words } from '../../core/ports.ts';
import type { LabelFacts, LabelWords } from './labels.words.ts';

/** In mm. */
export type LabelSize = { width: number; height: number; padding: number; largestSymbol: number };

/** What every label of a print says, and where what differs goes. */
export type Plate = {
  size: LabelSize;
  fixed: readonly Words[];
  code: Omit<Words, 'text'>;
  reprint: Omit<Words, 'text'>;
  symbol: { x: number; y: number; side: number };
};

/** Four of at least 29 modules: the white that a symbol needs around it. */
const quiet = 4 / 29;
/** GB 7718 asks for 1.8 mm; only what does not fit otherwise gets smaller. */
const smallest = 1.5;
const lineHeight = 1.3;
/** What a code of 23 characters is measured by: no letter of codes is wider. */
const widestCode = 'MMMMM-MMMMM-MMMMM-MMMMM';

type Measure = (text: string) => number;

/** Words at the left, the symbol at the right, the code in letters below. */
export function layOut(
  size: LabelSize,
  facts: LabelFacts,
  words: LabelWords,
  widthOf: Measure,
): Plate {
  const { width, height, padding } = size;
  const inner = { width: width - 2 * padding, height: height - 2 * padding };
  const badge = words.level[facts.level];
  const codeSize = Math.min(inner.height * 0.14, 4.2);
  const badgeSize = codeSize * 1.3;
  const badgeWidth = widthOf(badge) * badgeSize;
  const side = Math.min((inner.height - badgeSize) / (1 + quiet), size.largestSymbol);
  const column = inner.width - side * (1 + quiet);
  const bottom = height - padding;
  const rows = columnOf(words.lines(facts), {
    width: column,
    height: inner.height - badgeSize * 1.25,
  });
  const placed = rows.map((row) => fitted(row, padding, column, padding, widthOf));
  const codeFits = (inner.width - badgeWidth - codeSize / 2) / widthOf(widestCode);
  const last = rows.at(-1);
  return {
    size,
    fixed: [
      ...placed.slice(0, -1).flat(),
      {
        text: badge,
        x: width - padding - badgeWidth,
        y: bottom - badgeSize * 0.1,
        size: badgeSize,
      },
    ],
    code: { x: padding, y: bottom - badgeSize * 0.1, size: Math.min(codeSize, codeFits) },
    reprint: { x: padding, y: padding + (last?.y ?? 0), size: last?.size ?? smallest },
    symbol: { x: width - padding - side, y: padding, side },
  };
}

type Row = { text: string; y: number; size: number };

/** The first line, the product, is larger; the last is kept for the mark of a reprint. */
function columnOf(lines: readonly string[], room: { width: number; height: number }): Row[] {
  const share = room.height / (lines.length + 2);
  const size = Math.min((share / lineHeight) * 1.05, 4);
  let y = 0;
  return [...lines, ''].map((text, at) => {
    const height = at === 0 ? size * 1.4 : size;
    y += height * (at === 0 ? 1 : lineHeight);
    return { text, y, size: height };
  });
}

/** Smaller, and at last cut short, until it fits. */
function fitted(
  { text, y, size }: Row,
  x: number,
  room: number,
  top: number,
  widthOf: Measure,
): Words[] {
  if (text === '') return [];
  const wanted = room / widthOf(text);
  if (wanted >= smallest) return [{ text, x, y: top + y, size: Math.min(size, wanted) }];
  const letters = Array.from(text);
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) * smallest > room) letters.pop();
  return [{ text: `${letters.join('')}…`, x, y: top + y, size: smallest }];
}
