import type { Quantity } from '../../../../src/domain/quantity.ts';

const isWhole = (one: Quantity | undefined): one is Quantity =>
  one !== undefined && one.grams > 0 && one.pieces > 0;

/** Of what a quantity is a part: what is there, else what the lot was declared with. */
export function wholeOf(...known: (Quantity | undefined)[]): Quantity | undefined {
  return known.find(isWhole);
}

/** As many pieces as so much of it has; a weight that isn't nothing has at least one. */
export function piecesFor(grams: number, whole: Quantity): number {
  if (grams <= 0) return 0;
  return Math.max(1, Math.round((grams / whole.grams) * whole.pieces));
}

export function gramsFor(pieces: number, whole: Quantity): number {
  return Math.round((pieces / whole.pieces) * whole.grams);
}

const tolerated = 0.5;

/** What a piece weighs here and in the lot, where the two are too far apart; one piece more or less is not. */
export function oddWeight(
  { grams, pieces }: Quantity,
  whole: Quantity | undefined,
): { each: number; usual: number } | undefined {
  if (!whole || (grams === 0 && pieces === 0)) return undefined;
  const expected = (grams / whole.grams) * whole.pieces;
  if (Math.abs(pieces - expected) <= Math.max(1, expected * tolerated)) return undefined;
  return { each: pieces === 0 ? 0 : grams / pieces, usual: whole.grams / whole.pieces };
}
