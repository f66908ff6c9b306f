import { expect, test } from 'vitest';

import {
  gramsFor,
  oddWeight,
  piecesFor,
  wholeOf,
} from '../../web/console/keeper/parts/proportion.ts';

const whole = { grams: 2_080_000, pieces: 208 };

test('the other quantity follows in proportion of what is there', () => {
  expect(piecesFor(20_000, whole)).toBe(2);
  expect(gramsFor(2, whole)).toBe(20_000);
  expect(piecesFor(whole.grams, whole)).toBe(208);
  expect(gramsFor(208, whole)).toBe(whole.grams);
  expect([piecesFor(0, whole), gramsFor(0, whole)]).toEqual([0, 0]);
  // Less than one piece is still taken out of one.
  expect(piecesFor(3_000, whole)).toBe(1);
});

test('where what is there has no pieces, the lot as it was declared says how much a piece is', () => {
  const loose = { grams: 500_000, pieces: 0 };
  expect(wholeOf(loose, whole)).toBe(whole);
  expect(wholeOf(whole, { grams: 1, pieces: 1 })).toBe(whole);
  expect(wholeOf(loose, undefined)).toBeUndefined();
});

test('20 kg in 208 pieces is asked about; a piece more or less, or half as much again, is not', () => {
  expect(oddWeight({ grams: 20_000, pieces: 208 }, whole)).toEqual({
    each: 20_000 / 208,
    usual: 10_000,
  });
  expect(oddWeight({ grams: 1_000_000, pieces: 40 }, whole)).toMatchObject({ each: 25_000 });
  expect(oddWeight({ grams: 0, pieces: 5 }, whole)).toMatchObject({ each: 0 });
  expect(oddWeight({ grams: 900_000, pieces: 0 }, whole)).toMatchObject({ each: 0 });
  for (const [grams, pieces] of [
    [20_000, 2],
    [20_000, 3],
    [4_000, 0],
    [4_000, 1],
    [1_000_000, 149],
    [1_000_000, 51],
    [0, 0],
  ] as const) {
    expect([grams, pieces, oddWeight({ grams, pieces }, whole)]).toEqual([
      grams,
      pieces,
      undefined,
    ]);
  }
  expect(oddWeight({ grams: 20_000, pieces: 208 }, undefined)).toBeUndefined();
});
