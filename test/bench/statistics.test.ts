import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isMissed, judge, lineOf, median, spread, tailOf } from '../../bench/harness/statistics.ts';

const contest = { name: 'scan.json', bound: 0.8, unit: 'scans/s', notes: { lots: '1000' } };

test('a line says the measure, its ratio, its bound, both sides and the unit, then the rest', () => {
  const verdict = judge(contest, [
    { ours: 930, floor: 1000 },
    { ours: 94.24, floor: 100 },
    { ours: 1830, floor: 2000 },
  ]);
  expect(lineOf(verdict)).toBe(
    'scan.json ratio=0.93 bound=0.80 ours=930 floor=1000 unit=scans/s lots=1000 rounds=3 spread=±1%',
  );
});

test('small rates keep three digits', () => {
  expect(lineOf(judge(contest, [{ ours: 0.123456, floor: 12.3456 }]))).toContain(
    'ours=0.123 floor=12.3 ',
  );
});

test('the ratio is the median of the rounds, so that one disturbed round changes nothing', () => {
  const calm = { ours: 90, floor: 100 };
  const { ratio } = judge(contest, [calm, calm, { ours: 10, floor: 100 }, calm, calm]);
  expect(ratio).toBe(0.9);
});

test('a machine that becomes slower from round to round does not change the ratio', () => {
  const rounds = [1000, 800, 600, 400, 200].map((floor) => ({ ours: floor * 0.85, floor }));
  expect(judge(contest, rounds).ratio).toBe(0.85);
});

test.each([
  { ours: 80, missed: false, shown: 'ratio=0.80' },
  { ours: 79.99, missed: true, shown: 'ratio=0.79' },
  { ours: 79.4, missed: true, shown: 'ratio=0.79' },
  { ours: 120, missed: false, shown: 'ratio=1.20' },
])('at $ours of 100 against 0.80 the line shows $shown, and so judges it', (each) => {
  const verdict = judge(contest, [{ ours: each.ours, floor: 100 }]);
  expect(lineOf(verdict)).toContain(each.shown);
  expect(isMissed(verdict)).toBe(each.missed);
});

test('a bound with more digits is compared as it is shown', () => {
  const verdict = judge({ ...contest, bound: 1 / 1.3 }, [{ ours: 76.5, floor: 100 }]);
  expect(lineOf(verdict)).toContain('ratio=0.76 bound=0.76');
  expect(isMissed(verdict)).toBe(false);
});

test('a measure that gave no number is missed', () => {
  expect(isMissed({ ratio: Number.NaN, bound: 0.8 })).toBe(true);
});

test('nothing has no median', () => {
  expect(() => median([])).toThrow(RangeError);
});

test('as many values lie above the median as below, in whatever order they come', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(values, (numbers) => {
      const middle = median(numbers);
      const below = numbers.filter((number) => number < middle).length;
      const above = numbers.filter((number) => number > middle).length;
      expect(below).toBeLessThanOrEqual(numbers.length / 2);
      expect(above).toBeLessThanOrEqual(numbers.length / 2);
      expect(median(numbers.toReversed())).toBe(middle);
    }),
  );
});

test('the spread is half of the range, in proportion', () => {
  expect(spread([90, 100, 110])).toBeCloseTo(0.1);
  expect(spread([5, 5])).toBe(0);
});

test('the tail is the 99th of a hundred answers against the fiftieth, and too long a one is a miss', () => {
  const answers = Array.from({ length: 100 }, (_, at) => at + 1).toReversed();
  const tail = tailOf(answers, 2);
  expect(tail).toEqual({ p50: 50, p99: 99, allowed: 2 });
  const good = { ratio: 1, bound: 0.8 };
  expect(isMissed({ ...good, tail })).toBe(false);
  expect(isMissed({ ...good, tail: { ...tail, p99: 101 } })).toBe(true);
  expect(isMissed({ ratio: 0.7, bound: 0.8, tail })).toBe(true);
  expect(() => tailOf([], 2)).toThrow(RangeError);
});
