import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  gramsIn,
  kgAsTyped,
  piecesIn,
  piecesText,
  typed,
} from '../../web/console/keeper/parts/typed-number.ts';

test('what the keypad opens with is what it gives back when nothing was typed', () => {
  for (const kg of [0, 0.001, 0.5, 1, 10, 100, 120, 400, 1000, 1200, 18_000, 1_000_000, 12.34]) {
    expect([kg, gramsIn(kgAsTyped(kg * 1000)) / 1000]).toEqual([kg, kg]);
  }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e11 }), (grams) => {
      expect(gramsIn(kgAsTyped(grams))).toBe(grams);
      expect(kgAsTyped(grams)).toMatch(/^(\d+(\.\d{1,3})?)?$/);
    }),
  );
  fc.assert(
    fc.property(fc.nat(), (pieces) => {
      expect(piecesIn(piecesText(pieces))).toBe(pieces);
    }),
  );
});

test('whatever keys are pressed, there stands a weight', () => {
  const key = fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', '⌫');
  const start = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1e9 }));
  fc.assert(
    fc.property(start, fc.array(key, { maxLength: 20 }), (grams, keys) => {
      const text = keys.reduce((before, one) => typed(before, one, 'weight'), kgAsTyped(grams));
      expect(gramsIn(text)).toBe(Math.round(Number(text === '' ? '0' : text) * 1000));
    }),
  );
});
