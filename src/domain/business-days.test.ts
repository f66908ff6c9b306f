import fc from 'fast-check';
import { expect, test } from 'vitest';

import { shippedYears } from '../features/reference/business-days-data.ts';
import {
  type BusinessCalendar,
  endOfDay,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBetween,
} from './business-days.ts';

const years = shippedYears();
const calendar: BusinessCalendar = {
  years: new Set(years.map(({ year }) => year)),
  special: new Map(years.flatMap(({ days }) => days.map(({ date, kind }) => [date, kind]))),
};
const weekends: BusinessCalendar = { years: new Set(), special: new Map() };

test.for([
  // Over the Spring Festival of 2026 (15 to 23 February), with 14 and 28 February worked.
  ['2026-02-13', 1, '2026-02-14'],
  ['2026-02-13', 2, '2026-02-24'],
  ['2026-02-12', 10, '2026-03-04'],
  // Over the National Day of 2025 (1 to 8 October), with Saturday 11 October worked.
  ['2025-09-30', 1, '2025-10-09'],
  ['2025-09-30', 3, '2025-10-11'],
  ['2025-09-30', 4, '2025-10-13'],
  // 1 February 2020 was a Saturday that was to be worked until the festival was lengthened.
  ['2020-01-23', 1, '2020-02-03'],
  // Sunday 4 January 2026 was worked.
  ['2025-12-31', 1, '2026-01-04'],
  // No holiday on the way.
  ['2026-11-22', 10, '2026-12-04'],
] as const)('from %s, %i working days end on %s', ([from, days, end]) => {
  expect(workingDaysAfter(from, days, calendar)).toEqual({ date: end, unpublished: [] });
});

test('a year whose holidays are not published counts weekends only, and is named', () => {
  expect(workingDaysAfter('2026-12-25', 10, calendar)).toEqual({
    date: '2027-01-08',
    unpublished: [2027],
  });
});

/** 全国年节及纪念日放假办法: 11 days a year, 13 since 2025. Those of early 2020 were lengthened by two. */
test('in each year, days off less days worked in exchange are the statutory holidays', () => {
  for (const { year, days } of years) {
    const onWeekdays = days.filter(
      ({ date, kind }) => kind === 'off' && isWorkingDay(date, weekends),
    );
    const worked = days.filter(({ kind }) => kind === 'work');
    for (const { date } of worked)
      expect([date, isWorkingDay(date, weekends)]).toEqual([date, false]);
    const statutory = year >= 2025 ? 13 : 11;
    expect([year, onWeekdays.length - worked.length]).toEqual([
      year,
      statutory + (year === 2020 ? 2 : 0),
    ]);
    expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
  }
});

const someDay = fc
  .integer({ min: 0, max: 2400 })
  .map((n) => new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));

test('n working days after a day ends on a working day with n of them on the way', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 40 }), (from, n) => {
      const { date } = workingDaysAfter(from, n, calendar);
      expect(isWorkingDay(date, calendar)).toBe(true);
      let counted = 0;
      for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(date); at += 86_400_000) {
        if (isWorkingDay(new Date(at).toISOString().slice(0, 10), calendar)) counted += 1;
      }
      expect(counted).toBe(n);
    }),
  );
});

test('days add up: n and then m is n + m', () => {
  fc.assert(
    fc.property(
      someDay,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      (from, n, m) => {
        const half = workingDaysAfter(from, n, calendar).date;
        expect(workingDaysAfter(half, m, calendar).date).toBe(
          workingDaysAfter(from, n + m, calendar).date,
        );
      },
    ),
  );
});

test('a day ends at midnight in Shanghai', () => {
  expect(endOfDay('2026-02-14').toISOString()).toBe('2026-02-14T15:59:59.999Z');
});

test('as many working days lie between a day and a deadline as the deadline was given', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 40 }), (from, n) => {
      const { date } = workingDaysAfter(from, n, calendar);
      expect(workingDaysBetween(from, date, calendar)).toBe(n);
      expect(workingDaysBetween(date, from, calendar)).toBe(-n);
    }),
  );
  expect(workingDaysBetween('2026-03-04', '2026-03-04', calendar)).toBe(0);
});
