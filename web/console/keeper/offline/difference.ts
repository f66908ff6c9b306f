import type { Quantity } from '../../../../src/domain/quantity.ts';

/** By how much what arrived differs from what was shipped, each way; undefined where it doesn't. */
export function differenceOf(
  shipped: Quantity | undefined,
  arrived: Quantity,
): { short: Quantity; over: Quantity } | undefined {
  if (!shipped) return undefined;
  const less = (a: Quantity, b: Quantity): Quantity => ({
    grams: Math.max(0, a.grams - b.grams),
    pieces: Math.max(0, a.pieces - b.pieces),
  });
  const [short, over] = [less(shipped, arrived), less(arrived, shipped)];
  const isSame = short.grams + short.pieces + over.grams + over.pieces === 0;
  return isSame ? undefined : { short, over };
}
