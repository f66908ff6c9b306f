import fc from 'fast-check';
import { expect, test } from 'vitest';

import { copyWarnings, type ScanTally, type Threshold } from './scan-warnings.ts';

const start = new Date('2026-11-01T00:00:00Z');
const at = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const now = at(24 * 20);

const threshold = (
  numbers: Threshold['numbers'],
  overrides: Partial<Threshold> = {},
): Threshold => ({
  id: 't',
  level: 'pack',
  divisionId: 'CN',
  numbers,
  effectiveFrom: at(-1000),
  effectiveTo: null,
  ...overrides,
});

const many = (scans: number, perPiece = 0) => threshold({ reason: 'many', scans, perPiece });
const places = (hours: number, cities: number, provinces = 1) =>
  threshold({ reason: 'places', hours, cities, provinces, perPiece: 0 });

const tally = (overrides: Partial<ScanTally> = {}): ScanTally => ({
  level: 'pack',
  pieces: 1_000,
  divisionPath: ['CN', '440000', '440300'],
  scans: 0,
  hours: [],
  soldOutAt: null,
  destroyedAt: null,
  askedAt: null,
  ...overrides,
});

const seen = (...list: [hours: number, region: string | null, scans?: number][]) =>
  tally({
    scans: list.reduce((sum, [, , scans = 1]) => sum + scans, 0),
    hours: list.map(([hours, region, scans = 1]) => ({ hour: at(hours), region, scans })),
  });

test('many: from the number on, and not one before', () => {
  expect(copyWarnings(tally({ scans: 49 }), [many(50)], now)).toEqual([]);
  expect(copyWarnings(tally({ scans: 50 }), [many(50)], now)).toEqual([
    { reason: 'many', scans: 50, limit: 50 },
  ]);
});

test("many: a lot's code may be scanned once for each piece that carries it", () => {
  const rule = threshold({ reason: 'many', scans: 100, perPiece: 2 }, { level: 'lot' });
  const scanned = (scans: number, pieces: number) =>
    copyWarnings(tally({ level: 'lot', scans, pieces }), [rule], now).length;
  expect(scanned(1_999, 1_000)).toBe(0);
  expect(scanned(2_000, 1_000)).toBe(1);
  // Of few pieces the number alone counts.
  expect(scanned(99, 10)).toBe(0);
  expect(scanned(100, 10)).toBe(1);
});

test('places: three cities within the hours, not two and not over weeks', () => {
  const rule = [places(24, 3)];
  const copied = seen([0, '440300'], [3, '350200'], [20, '510100']);
  expect(copyWarnings(copied, rule, now)).toEqual([
    {
      reason: 'places',
      regions: ['350200', '440300', '510100'],
      hours: 24,
      since: at(0).toISOString(),
    },
  ]);
  expect(copyWarnings(seen([0, '440300'], [3, '442000'], [20, '440300']), rule, now)).toEqual([]);
  const slow = seen([0, '440300'], [12, '350200'], [24, '510100'], [36, '440300']);
  expect(copyWarnings(slow, rule, now)).toEqual([]);
});

test('places: no region, and a province of which a city is named, are no further place', () => {
  const rule = [places(24, 3)];
  const vague = seen([0, '440300'], [1, '440000'], [2, '350200'], [3, null], [4, null]);
  expect(copyWarnings(vague, rule, now)).toEqual([]);
  const three = seen([0, '440300'], [1, '350000'], [2, '110000']);
  expect(copyWarnings(three, rule, now)).toMatchObject([
    { regions: ['110000', '350000', '440300'] },
  ]);
});

test('places: as many provinces as the threshold asks for', () => {
  const onePlace = seen([0, '440300'], [1, '442000'], [2, '440100']);
  expect(copyWarnings(onePlace, [places(24, 3, 2)], now)).toEqual([]);
  expect(copyWarnings(onePlace, [places(24, 3, 1)], now)).toHaveLength(1);
});

test('after sold: so many scans so many days after the last was sold', () => {
  const rule = [threshold({ reason: 'after_sold', days: 10, scans: 2, perPiece: 0 })];
  const sold = (soldOutAt: Date, hours: [number, string | null][]) => ({
    ...seen(...hours),
    soldOutAt,
  });
  const late: [number, string | null][] = [
    [24 * 11, null],
    [24 * 12, null],
  ];
  expect(copyWarnings(sold(at(0), late), rule, now)).toEqual([
    { reason: 'after_sold', soldOutAt: at(0).toISOString(), scans: 2 },
  ]);
  expect(copyWarnings(sold(at(0), late.slice(1)), rule, now)).toEqual([]);
  expect(copyWarnings(sold(at(24 * 5), late), rule, now)).toEqual([]);
  expect(copyWarnings(seen(...late), rule, now)).toEqual([]);
});

test('after destroyed: any scan, the present one too; none of an hour that had begun before', () => {
  const rule = [threshold({ reason: 'after_destroyed', hours: 0 })];
  const destroyedAt = new Date(at(5).getTime() + 60_000);
  const scanned = (hour: number) =>
    copyWarnings({ ...seen([hour, null]), destroyedAt }, rule, now).length;
  expect([scanned(4), scanned(5), scanned(6)]).toEqual([0, 0, 1]);
  const asked = (askedAt: Date) => copyWarnings(tally({ destroyedAt, askedAt }), rule, now).length;
  expect([asked(at(5)), asked(destroyedAt)]).toEqual([0, 1]);
});

test('a city sets other numbers than the country, for its level and its time alone', () => {
  const rules = [
    many(50),
    threshold(
      { reason: 'many', scans: 5, perPiece: 0 },
      { divisionId: '440300', effectiveFrom: at(0), effectiveTo: at(48) },
    ),
    threshold({ reason: 'many', scans: 1, perPiece: 0 }, { divisionId: '350200' }),
    threshold({ reason: 'many', scans: 1, perPiece: 0 }, { level: 'case' }),
  ];
  const limitAt = (moment: Date) =>
    copyWarnings(tally({ scans: 100 }), rules, moment).map((one) => 'limit' in one && one.limit);
  expect(limitAt(at(-1))).toEqual([50]);
  expect(limitAt(at(0))).toEqual([5]);
  expect(limitAt(at(47))).toEqual([5]);
  expect(limitAt(at(48))).toEqual([50]);
  expect(copyWarnings(tally({ scans: 100 }), [], now)).toEqual([]);
});

const regions = ['440300', '442000', '350200', '510100', '110000'];

test('places: the same verdict as from every span looked at by itself', () => {
  const hour = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(...regions));
  fc.assert(
    fc.property(
      fc.array(hour, { maxLength: 15 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      (scans, hours, cities, provinces) => {
        const found = copyWarnings(seen(...scans), [places(hours, cities, provinces)], now);
        const expected = scans.some(([from]) => {
          const within = scans.filter(([one]) => one >= from && one < from + hours);
          const there = new Set(within.map(([, region]) => region));
          const above = new Set([...there].map((region) => region.slice(0, 2)));
          return there.size >= cities && above.size >= provinces;
        });
        expect(found.length === 1).toBe(expected);
      },
    ),
  );
});
