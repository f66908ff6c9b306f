import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatShanghai, isIsoDate, parseShanghai, shanghaiDate } from './business-time.ts';

const instants = fc.date({
  min: new Date('1992-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The calendar counted by hand, without Date. */
function isReal(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1 && day >= 1 && day <= (lengths[month - 1] ?? 0);
}

test('the business day turns at 16:00 UTC', () => {
  expect(shanghaiDate(new Date('2022-06-30T15:59:59.999Z'))).toBe('2022-06-30');
  expect(shanghaiDate(new Date('2022-06-30T16:00:00Z'))).toBe('2022-07-01');
  expect(formatShanghai(new Date('2022-06-30T16:05:59Z'))).toBe('2022-07-01 00:05');
});

test('dates and times agree with the time zone database', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      expect(formatShanghai(instant)).toBe(clock.format(instant));
      expect(shanghaiDate(instant)).toBe(clock.format(instant).slice(0, 10));
    }),
  );
});

test('what is printed reads back to the minute, and ISO to the millisecond', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const minute = Math.floor(instant.getTime() / 60_000) * 60_000;
      expect(parseShanghai(formatShanghai(instant))?.getTime()).toBe(minute);
      expect(parseShanghai(instant.toISOString())?.getTime()).toBe(instant.getTime());
      expect(parseShanghai(shanghaiDate(instant))?.getTime()).toBeLessThanOrEqual(minute);
    }),
  );
});

test.each([
  ['2022-06-30', '2022-06-29T16:00:00.000Z'],
  ['2022-06-30 08:30', '2022-06-30T00:30:00.000Z'],
  ['2022-06-30 08:30:15', '2022-06-30T00:30:15.000Z'],
  ['2022-06-30T08:30', '2022-06-30T00:30:00.000Z'],
  [' 2022-06-30T08:30:00+08:00 ', '2022-06-30T00:30:00.000Z'],
  ['2022-06-30T08:30:00.123456Z', '2022-06-30T08:30:00.123Z'],
  ['2022-06-30T08:30-03:30', '2022-06-30T12:00:00.000Z'],
  ['2024-02-29 23:59', '2024-02-29T15:59:00.000Z'],
])('"%s" is %s', (text, iso) => {
  expect(parseShanghai(text)?.toISOString()).toBe(iso);
});

test.each([
  '',
  '2022-02-29',
  '2022-02-30 08:00',
  '2022-13-01',
  '2022-00-10',
  '2022-06-31T00:00:00Z',
  '2022-06-30 24:00',
  '2022-06-30 08:60',
  '2022-06-30 08:30:60',
  '2022-6-30',
  '2022/06/30',
  '20220630',
  '2022-06-30 8:30',
  '2022-06-30T08:30+0800',
  '2022-06-30T08:30+24:00',
  '2022-06-30Z',
  '0000-01-01',
  '2022-06-30  08:30',
  '２０２２-06-30',
])('"%s" is no time', (text) => {
  expect(parseShanghai(text)).toBeUndefined();
});

test('a date is taken exactly when the calendar has it', () => {
  const two = (n: number) => String(n).padStart(2, '0');
  for (const year of [0, 1, 99, 1900, 2000, 2022, 2024, 2100, 9999]) {
    for (let month = 0; month <= 13; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        expect(isIsoDate(text), text).toBe(isReal(year, month, day));
      }
    }
  }
  expect(isIsoDate('2022-06-30T00:00')).toBe(false);
  expect(isIsoDate('2022-06-30\n')).toBe(false);
});
