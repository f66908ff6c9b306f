import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type HoldList, isPacked, judgeOffline, packIds } from './hold-list.ts';

const at = new Date('2026-11-22T09:00:00Z');
const iat = at.getTime() / 1000;
const [held, clear, partly, foreign] = ['a', 'b', 'c', 'd'].map(
  (digit) => `${digit.repeat(8)}-0000-7000-8000-000000000000`,
) as [string, string, string, string];

const list: HoldList = {
  serial: 7,
  iat,
  exp: iat + 86_400,
  lots: { held: packIds([held]), clear: packIds([clear]), partly: packIds([partly]) },
  units: ['0000000000000000000A'],
  places: { held: packIds([held]), clear: packIds([clear]) },
};

test('a lot may move only when the list says so of each', () => {
  expect(judgeOffline(list, at, { lotIds: [clear] })).toBe('not_held');
  expect(judgeOffline(list, at, { lotIds: [clear, held] })).toBe('held');
  expect(judgeOffline(list, at, { lotIds: [foreign, held] })).toBe('held');
  expect(judgeOffline(list, at, { lotIds: [clear, foreign] })).toBe('unknown');
  expect(judgeOffline(list, at, { lotIds: [partly] })).toBe('unknown');
  expect(judgeOffline(list, at, { lotIds: [] })).toBe('unknown');
});

test('a unit is judged by itself, then by its lot', () => {
  const [unit = ''] = list.units;
  expect(judgeOffline(list, at, { unit, lotId: clear })).toBe('held');
  expect(judgeOffline(list, at, { unit: 'B', lotId: partly })).toBe('not_held');
  expect(judgeOffline(list, at, { unit: 'B', lotId: held })).toBe('held');
  expect(judgeOffline(list, at, { unit: 'B', lotId: clear })).toBe('not_held');
  expect(judgeOffline(list, at, { unit: 'B' })).toBe('unknown');
});

test('a place is held, free or not on the list', () => {
  expect(judgeOffline(list, at, { placeId: held })).toBe('held');
  expect(judgeOffline(list, at, { placeId: clear })).toBe('not_held');
  expect(judgeOffline(list, at, { placeId: foreign })).toBe('unknown');
});

test('past its end, and by a clock that was put back, a list says nothing', () => {
  const when = (seconds: number) =>
    judgeOffline(list, new Date((iat + seconds) * 1000), { lotIds: [clear] });
  expect([when(86_399), when(86_400), when(-120), when(-121)]).toEqual([
    'not_held',
    'too_old',
    'not_held',
    'too_old',
  ]);
});

test('packed ids are found, and no others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 40 }), fc.uuid(), (ids, other) => {
      const packed = packIds(ids);
      for (const id of ids) expect(isPacked(id.toUpperCase(), packed)).toBe(true);
      expect(isPacked(other, packed)).toBe(ids.includes(other));
    }),
  );
});

test('whatever is held is never called free, mixed in whatever way', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 }),
      fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      fc.array(fc.nat(19), { minLength: 1, maxLength: 5 }),
      (ids, isHeld, asked) => {
        const wanted = asked.flatMap((index) => ids[index] ?? []);
        const of = (flag: boolean) => ids.filter((_, index) => isHeld[index] === flag);
        const lots = { held: packIds(of(true)), clear: packIds(of(false)), partly: '' };
        const verdict = judgeOffline({ ...list, lots }, at, { lotIds: wanted });
        const any = wanted.some((id) => of(true).includes(id));
        expect(verdict).toBe(any ? 'held' : wanted.length === 0 ? 'unknown' : 'not_held');
      },
    ),
  );
});
