import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createJsonBytes } from './json-bytes.ts';

const read = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('what is written reads back as what JSON.stringify would have written', () => {
  const grams = fc.integer({ min: -(10 ** 15), max: 10 ** 15 });
  const int = fc.option(fc.maxSafeInteger());
  const text = fc.option(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constant('['),
    ),
  );
  const json = fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(int, grams, text, json)), (rows) => {
      const bytes = createJsonBytes();
      bytes.raw('[');
      for (const [number, weight, name, values] of rows) {
        bytes.open();
        bytes.int(number);
        const start = bytes.length;
        bytes.kg(weight);
        bytes.again(start, bytes.length);
        bytes.text(name);
        bytes.values(values);
        bytes.made(new TextEncoder().encode('"made",1'));
        bytes.close();
      }
      bytes.raw(']');
      const expected = rows.map(([number, weight, name, values]) => {
        const kg = weight === 0 ? 0 : weight / 1000;
        return [number === 0 ? 0 : number, kg, kg, name, ...values, 'made', 1];
      });
      expect(read(bytes.take())).toBe(JSON.stringify(expected));
      expect(bytes.length).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('the edges of its digits', () => {
  const bytes = createJsonBytes();
  const powers = Array.from({ length: 16 }, (_, zeros) => 10 ** zeros);
  const ints = [0, ...powers.flatMap((power) => [power - 1, power]), Number.MAX_SAFE_INTEGER, -1];
  bytes.raw('[');
  for (const value of ints) bytes.int(value);
  bytes.raw(']');
  expect(JSON.parse(read(bytes.take()))).toEqual(ints);
  bytes.raw('[');
  for (const grams of [0, 1, 10, 100, 1000, 1010, 999_999_999_999, -1500]) bytes.kg(grams);
  bytes.raw(']');
  expect(read(bytes.take())).toBe('[0,0.001,0.01,0.1,1,1.01,999999999.999,-1.5]');
});
