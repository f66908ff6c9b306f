import { expect, test } from 'vitest';

import { daysLate, deadlineFor } from './amendment-deadlines.ts';

test.for([
  ['2026-11-22', '2026-11-22', 0],
  ['2026-11-20', '2026-11-22', 0],
  ['2026-11-19', '2026-11-22', 1],
  ['2026-10-31', '2026-11-03', 1],
  ['2024-02-28', '2024-03-01', 0],
  ['2025-11-22', '2026-11-22', 363],
] as const)('changed on %s, told on %s: %i days late', ([happenedOn, filedOn, late]) => {
  expect(daysLate(happenedOn, filedOn, 2)).toBe(late);
});

test('the nearest division in force on that day decides', () => {
  expect(deadlineFor('CN/310000/310100/', '2026-11-22')?.path).toBe('CN/310000/');
  expect(deadlineFor('CN/440000/440300/', '2026-11-22')?.path).toBe('CN/');
  expect(deadlineFor('CN/310000/', '2015-09-30')).toBeUndefined();
});
