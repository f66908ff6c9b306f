import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createJsonBytes } from './json-bytes.ts';

test('what is written reads back as what JSON.stringify would have written', () => {
  const grams = fc.integer({ min: -(10 ** 15), max: 10 ** 15 });
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.maxSafeInteger(), grams, text)), (rows) => {
      const bytes = createJsonBytes();
      bytes.raw('[');
      for (const [index, [int, weight, name]] of rows.entries()) {
        bytes.raw(index === 0 ? '[' : ',[');
        bytes.int(int);
        bytes.raw(',');
        const start = bytes.length;
        bytes.kg(weight);
        bytes.raw(',');
        bytes.again(start, bytes.length);
        bytes.json(JSON.stringify(name));
        bytes.raw(']');
      }
      bytes.raw(']');
      const expected = JSON.stringify(
        rows.map(([int, weight, name]) => [int, weight / 1000, weight / 1000, name]),
      );
      expect(new TextDecoder().decode(bytes.take())).toBe(expected.replaceAll('-0,', '0,'));
      expect(bytes.length).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('the edges of its digits', () => {
  const bytes = createJsonBytes();
  for (const value of [0, 9, 10, 999_999_999, 1_000_000_000, Number.MAX_SAFE_INTEGER, -1]) {
    bytes.int(value);
    bytes.raw(' ');
  }
  for (const grams of [0, 1, 10, 100, 1000, 1010, 999_999_999_999, -1500]) {
    bytes.kg(grams);
    bytes.raw(' ');
  }
  expect(new TextDecoder().decode(bytes.take()).trim()).toBe(
    '0 9 10 999999999 1000000000 9007199254740991 -1 0 0.001 0.01 0.1 1 1.01 999999999.999 -1.5',
  );
});
