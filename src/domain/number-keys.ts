/** Without case, spaces and hyphens, as the indexes that a search reads have numbers. */
export function compactNumber(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}−]/gu, '');
}

/** Sorts after every text that begins with what stands before it. */
export const afterAll = '\u{10FFFF}';

/** So much of a number says something: fewer characters begin too many. */
export const leastOfNumber = 4;

/** Between these keys lie the numbers that begin so, the number itself first. */
export function numbersFrom(compact: string): [from: string, to: string] {
  return [compact, Array.from(compact).length < leastOfNumber ? compact : compact + afterAll];
}
