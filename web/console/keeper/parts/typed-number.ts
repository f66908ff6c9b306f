import { gramsToKg, parseKg } from '../../../../src/domain/quantity.ts';

/** What stands in the keypad: digits and at most one point, empty for nothing. */

export type Side = 'weight' | 'pieces';

const longest = { weight: 12, pieces: 9 };

/** A weight as one would type it: without commas between thousands, which the keys have not. */
export const kgAsTyped = (grams: number): string => (grams === 0 ? '' : String(gramsToKg(grams)));

export const piecesText = (pieces: number): string => (pieces === 0 ? '' : String(pieces));

export function gramsIn(text: string): number {
  return parseKg(text === '' ? '0' : text.replace(/\.$/, '')) ?? 0;
}

export const piecesIn = (text: string): number => Number(text || '0');

/** What stands there after one more key. */
export function typed(text: string, key: string, side: Side): string {
  if (key === '⌫') return text.slice(0, -1);
  if (text.length >= longest[side]) return text;
  if (key === '.') return text.includes('.') ? text : `${text === '' ? '0' : text}.`;
  const next = text === '0' ? key : text + key;
  // A key that would make it finer than a gram, or more than the books can hold, does nothing.
  return side === 'weight' && parseKg(next) === undefined ? text : next;
}
