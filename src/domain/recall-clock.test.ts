import { expect, test } from 'vitest';

import { shippedYears } from '../features/reference/business-days-data.ts';
import type { BusinessCalendar } from './business-days.ts';
import { type RecallClass, recallDeadlines } from './recall-clock.ts';

const years = shippedYears();
const calendar: BusinessCalendar = {
  years: new Set(years.map(({ year }) => year)),
  special: new Map(years.flatMap(({ days }) => days.map(({ date, kind }) => [date, kind]))),
};

const at = (shanghai: string) => new Date(`${shanghai}+08:00`);

/** Known on the Thursday before the Spring Festival of 2026, opened three hours later. */
const facts = (grade: RecallClass) => ({
  class: grade,
  knownAt: at('2026-02-12T09:00:00'),
  openedAt: at('2026-02-12T12:00:00'),
  closedAt: null,
  filed: {},
});

test.for([
  // 13 and 14 (a Saturday worked), 24 to 27 and 28 (a Saturday worked), 2 to 4 March.
  [1, '2026-02-13T09:00:00', '2026-02-26T23:59:59.999', '2026-03-04T23:59:59.999'],
  [2, '2026-02-14T09:00:00', '2026-03-04T23:59:59.999', '2026-03-18T23:59:59.999'],
  [3, '2026-02-15T09:00:00', '2026-03-11T23:59:59.999', '2026-04-01T23:59:59.999'],
] as const)(
  'class %i over a Spring Festival and two make-up Saturdays',
  ([grade, start, half, end]) => {
    const deadlines = recallDeadlines(facts(grade), at('2026-02-12T12:00:00'), calendar);
    expect(
      deadlines.map(({ step, dueAt, basis, unpublished }) => [step, dueAt, basis, unpublished]),
    ).toEqual([
      ['start', at(start), 'law', []],
      ['plan', at(start), 'law', []],
      ['progress', at(half), 'platform', []],
      ['finish', at(end), 'law', []],
      ['summary', at(end), 'platform', []],
    ]);
  },
);

test('a step is open until its last millisecond, then overdue; done in time or late', () => {
  const finish = (closedAt: Date | null, now: Date) =>
    recallDeadlines({ ...facts(1), closedAt }, now, calendar).find(({ step }) => step === 'finish')
      ?.state;
  const due = at('2026-03-04T23:59:59.999');
  const after = new Date(due.getTime() + 1);
  expect([finish(null, due), finish(null, after)]).toEqual(['open', 'overdue']);
  expect([finish(due, after), finish(after, after)]).toEqual(['met', 'late']);
  // As of a moment before it was done, it was not.
  expect(finish(after, due)).toBe('open');
});

test('the day of the opening is the one in Shanghai', () => {
  // 23:30 UTC on Thursday is Friday there.
  const late = { ...facts(1), openedAt: new Date('2026-11-19T23:30:00Z') };
  const early = { ...facts(1), openedAt: new Date('2026-11-19T15:30:00Z') };
  const end = (one: typeof late) =>
    recallDeadlines(one, one.openedAt, calendar).find(({ step }) => step === 'finish')?.dueAt;
  expect(end(early)).toEqual(at('2026-12-03T23:59:59.999'));
  expect(end(late)).toEqual(at('2026-12-04T23:59:59.999'));
});
