import { expect, test } from 'vitest';

import { emergencyEnd } from './retention.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const row = (divisionId: string, mode: 'normal' | 'emergency', from: string) => ({
  divisionId,
  mode,
  effectiveFrom: day(from),
  recordedAt: day(from),
});
const path = ['CN', '440000', '440300'];
const modes = [
  row('440000', 'emergency', '2026-01-10'),
  row('440000', 'normal', '2026-03-10'),
  row('440000', 'emergency', '2026-05-10'),
];
const now = day('2026-06-01');

test('what was done in normal times has no emergency', () => {
  expect(emergencyEnd(modes, path, day('2026-01-09'), now)).toBeUndefined();
  expect(emergencyEnd(modes, path, day('2026-04-01'), now)).toBeUndefined();
  expect(emergencyEnd(modes, ['CN', '350000'], day('2026-02-01'), now)).toBeUndefined();
});

test('an emergency ends once, whatever comes later; one that lasts has no end', () => {
  expect(emergencyEnd(modes, path, day('2026-02-01'), now)).toEqual(day('2026-03-10'));
  expect(emergencyEnd(modes, path, day('2026-02-01'), day('2026-03-01'))).toBeNull();
  expect(emergencyEnd(modes, path, day('2026-05-20'), now)).toBeNull();
});

test('a city’s own emergency outlasts the province’s', () => {
  const own = [...modes, row('440300', 'emergency', '2026-02-01')];
  expect(emergencyEnd(own, path, day('2026-02-10'), now)).toBeNull();
  const ended = [...own, row('440300', 'normal', '2026-04-20')];
  expect(emergencyEnd(ended, path, day('2026-02-10'), now)).toEqual(day('2026-04-20'));
});
