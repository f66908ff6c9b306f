import type { Quantity } from '../../../../src/domain/quantity.ts';
import type { Text } from '../../../../src/domain/text.ts';

/** As the desk writes numbers: no zeros behind, and a comma in thousands. */
const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 3 });

/** A number is not parted from what it counts. */
const counted = (count: string, unit: string): string => `${count}\u00a0${unit}`;

export const kgOf = (grams: number): string => counted(number.format(grams / 1000), 'kg');

export const sumOf = (all: readonly Quantity[]): Quantity => ({
  grams: all.reduce((sum, { grams }) => sum + grams, 0),
  pieces: all.reduce((sum, { pieces }) => sum + pieces, 0),
});

/** Weight and pieces in one way on every screen and in every refusal of the device's. */
export const amountOf = ({ grams, pieces }: Quantity): Text => ({
  zh: `${kgOf(grams)} · ${counted(number.format(pieces), '件')}`,
  en: `${kgOf(grams)} · ${counted(number.format(pieces), pieces === 1 ? 'piece' : 'pieces')}`,
});
