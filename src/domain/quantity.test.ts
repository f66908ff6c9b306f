import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatKg, gramsToKg, kgToGrams, parseKg } from './quantity.ts';

const grams = fc.integer({ min: 0, max: 1e12 });

/** The decimal point moved by hand, in big integers. */
function decimalKg(value: number): string {
  const big = BigInt(value);
  return `${big / 1000n}.${String(1000n + (big % 1000n)).slice(1)}`;
}

test.each([
  [0, 0],
  [0.001, 1],
  [1.005, 1005],
  [4.35, 4350],
  [54_900_300, 54_900_300_000],
  [1e9, 1e12],
])('%d kg is %d g', (kg, expected) => {
  expect(kgToGrams(kg)).toBe(expected);
});

test.each([-0.001, -1, 0.0001, 1.0005, 0.1 + 0.2, 1e9 + 0.001, 1e308, Infinity, -Infinity, NaN])(
  '%d kg has no whole grams',
  (kg) => {
    expect(kgToGrams(kg)).toBeUndefined();
  },
);

test('minus zero is zero', () => {
  expect(Object.is(kgToGrams(-0), 0)).toBe(true);
});

test('grams survive the wire, the printed form and the spreadsheet', () => {
  fc.assert(
    fc.property(grams, (value) => {
      const wire = JSON.stringify(gramsToKg(value));
      expect(wire).toMatch(/^\d+(\.\d{1,3})?$/);
      expect(kgToGrams(Number(wire))).toBe(value);
      expect(formatKg(value)).toBe(
        (value / 1000).toLocaleString('en-US', { maximumFractionDigits: 3 }),
      );
      expect(parseKg(formatKg(value))).toBe(value);
      expect(parseKg(decimalKg(value))).toBe(value);
    }),
  );
});

test('a fourth decimal is always refused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 1, max: 9 }),
      (value, digit) => {
        const text = `${decimalKg(value)}${digit}`;
        expect(kgToGrams(Number(text))).toBeUndefined();
        expect(parseKg(text)).toBeUndefined();
      },
    ),
  );
});

test.each([
  ['1,234.5', 1_234_500],
  ['1234.500', 1_234_500],
  [' 12.5000 ', 12_500],
  ['１，２３４．５', 1_234_500],
  ['0', 0],
  ['1,000,000,000', 1e12],
])('"%s" reads as %d g', (text, expected) => {
  expect(parseKg(text)).toBe(expected);
});

test.each([
  '',
  '-1',
  '1.2345',
  '1,23',
  '1.234,5',
  ',123',
  '1,2345',
  '.5',
  '5.',
  '1e3',
  '1 234',
  '12kg',
  '1000000000.001',
  '9'.repeat(400),
])('"%s" is no weight', (text) => {
  expect(parseKg(text)).toBeUndefined();
});

test('a difference prints with its sign, a part of a gram not at all', () => {
  expect(formatKg(-5)).toBe('-0.005');
  expect(() => formatKg(0.5)).toThrow(RangeError);
});
