import { expect, test } from 'vitest';

import { differenceOf } from '../../web/console/keeper/offline/difference.ts';

test('what arrived is compared with what was shipped, in weight and in pieces', () => {
  const shipped = { grams: 100_000, pieces: 10 };
  expect(differenceOf(shipped, shipped)).toBeUndefined();
  expect(differenceOf(undefined, shipped)).toBeUndefined();
  expect(differenceOf(shipped, { grams: 70_000, pieces: 7 })).toEqual({
    short: { grams: 30_000, pieces: 3 },
    over: { grams: 0, pieces: 0 },
  });
  expect(differenceOf(shipped, { grams: 90_000, pieces: 11 })).toEqual({
    short: { grams: 10_000, pieces: 0 },
    over: { grams: 0, pieces: 1 },
  });
});
