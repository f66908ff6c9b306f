/** Whole grams and whole pieces: sums of lots must come out exact. */
export type Quantity = { readonly grams: number; readonly pieces: number };

const maxGrams = 1e12;

/** Exact grams of a weight in kg; undefined when it is negative, too large or finer than a gram. */
export function kgToGrams(kg: number): number | undefined {
  if (!Number.isFinite(kg) || kg < 0) return undefined;
  const grams = Math.abs(Math.round(kg * 1000));
  // A decimal of ≤ 3 places and grams / 1000 round to the same double, so equality is exact here.
  return grams <= maxGrams && grams / 1000 === kg ? grams : undefined;
}

/** The kg number for the wire; at most three decimals when printed. */
export function gramsToKg(grams: number): number {
  return grams / 1000;
}

/** Grams as kg as people read them: 1,234.5; exact, without zeros at the end. */
export function formatKg(grams: number): string {
  if (!Number.isSafeInteger(grams)) throw new RangeError(`Not whole grams: ${grams}`);
  const digits = String(Math.abs(grams)).padStart(4, '0');
  const whole = digits.slice(0, -3).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return `${grams < 0 ? '-' : ''}${whole}${fraction && '.'}${fraction}`;
}

/** Exact grams of a weight in kg as a spreadsheet prints it, such as 1,234.5; undefined otherwise. */
export function parseKg(text: string): number | undefined {
  // NFKC turns the full-width digits and commas of a Chinese keyboard into plain ones.
  const plain = text.normalize('NFKC').trim();
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,3})0*)?$/.exec(plain);
  if (match === null) return undefined;
  const [, whole = '', fraction = ''] = match;
  const grams = Number(whole.replaceAll(',', '')) * 1000 + Number(fraction.padEnd(3, '0'));
  return grams <= maxGrams ? grams : undefined;
}
