import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type CodeRange, segmentsOf, successorOf } from './code-ranges.ts';

const most = 40;

const ranges = fc
  .array(fc.record({ first: fc.integer({ min: 1, max: most }), length: fc.nat(15) }), {
    maxLength: 12,
  })
  .map((all) => all.map(({ first, length }, at) => aRange(at, first, first + length)));

function aRange(sequence: number, first: number, last: number): CodeRange {
  const at = new Date(0);
  const whose = { orgId: 'org', lotId: 'lot', successor: null, reason: null, at };
  return { id: String(sequence), sequence, first, last, kind: 'moved', ...whose };
}

test('each serial is decided by the newest range over it, one by one', () => {
  fc.assert(
    fc.property(ranges, fc.integer({ min: 1, max: most }), fc.nat(most), (all, first, length) => {
      const last = first + length;
      const segments = segmentsOf({ first, last }, all);
      const listed = segments.flatMap((segment) =>
        Array.from({ length: segment.last - segment.first + 1 }, (_, n) => [
          segment.first + n,
          segment.range?.id ?? null,
        ]),
      );
      const expected = Array.from({ length: length + 1 }, (_, n) => {
        const serial = first + n;
        const over = all.filter((range) => range.first <= serial && serial <= range.last);
        return [serial, over.at(-1)?.id ?? null];
      });
      expect(listed).toEqual(expected);
    }),
  );
});

test('old and new labels pair off when there are as many of both', () => {
  const range = { ...aRange(1, 11, 20), kind: 'replaced' as const };
  const onto = (first: number, last: number) => ({ seriesId: 's', first, last });
  expect(successorOf({ ...range, successor: onto(1, 10) }, 13)).toBe(3);
  expect(successorOf({ ...range, successor: onto(1, 30) }, 13)).toBeNull();
  expect(successorOf(range, 13)).toBeNull();
});
