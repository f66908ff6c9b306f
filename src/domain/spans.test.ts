import fc from 'fast-check';
import { expect, test } from 'vitest';

import { joinedSpans, overlap, type Span, timesCovered } from './spans.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 15 }))
  .map(([first, length]): Span => ({ first, last: first + length }));

const numbers = ({ first, last }: Span) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

test('joined spans hold the same numbers, apart from one another', () => {
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const joined = joinedSpans(spans);
      expect(joined.flatMap(numbers)).toEqual(
        [...new Set(spans.flatMap(numbers))].sort((a, b) => a - b),
      );
      for (const [at, { first }] of joined.entries()) {
        expect(first).toBeGreaterThan((joined[at - 1]?.last ?? -2) + 1);
      }
    }),
  );
});

test('an overlap counts numbers', () => {
  fc.assert(
    fc.property(fc.array(span), span, (spans, asked) => {
      const known = new Set(spans.flatMap(numbers));
      const both = numbers(asked).filter((one) => known.has(one));
      expect(overlap(joinedSpans(spans), asked)).toBe(both.length);
    }),
  );
});

test('each number is in a part with as many spans as hold it, and parts differ from their neighbours', () => {
  fc.assert(
    fc.property(span, fc.array(span), (asked, others) => {
      const parts = timesCovered(asked, others);
      const told = parts.flatMap((part) => numbers(part).map((one) => [one, part.times]));
      expect(told).toEqual(
        numbers(asked).map((one) => [
          one,
          others.filter(({ first, last }) => first <= one && one <= last).length,
        ]),
      );
      for (const [at, { times }] of parts.entries()) expect(times).not.toBe(parts[at - 1]?.times);
    }),
  );
});
