import { differenceOf } from '../../keeper/offline/difference.ts';
import { kgText, numberText } from '../../shared/formats.ts';
import { deskWords } from '../shell/desk-words.ts';

type Wire = { netWeightKg: number; pieces: number };

const toGrams = ({ netWeightKg, pieces }: Wire) => ({
  grams: Math.round(netWeightKg * 1000),
  pieces,
});

/** In words, by how much what came differs from what was to come. */
export function receiptDoubts(lot: string, expected: Wire | undefined, arrived: Wire): string[] {
  const differs = differenceOf(expected && toGrams(expected), toGrams(arrived));
  return (['short', 'over'] as const).flatMap((way) => {
    const { grams, pieces } = differs?.[way] ?? { grams: 0, pieces: 0 };
    if (grams + pieces === 0) return [];
    return [deskWords.say(way, { lot, kg: kgText(grams / 1000), pieces: numberText(pieces) })];
  });
}
