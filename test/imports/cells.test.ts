import { expect, test } from 'vitest';

import { lotEntryNames } from '../../src/domain/lots.ts';
import * as cells from '../../src/features/imports/imports.cells.ts';

test.each([
  ['2026-09-01', '2026-09-01'],
  ['2026/9/1', '2026-09-01'],
  ['2026.9.1', '2026-09-01'],
  ['2026年9月1日', '2026-09-01'],
  ['20260901', '2026-09-01'],
  ['２０２６-０９-０１', '2026-09-01'],
  ['2026-09-01T00:00:00', '2026-09-01'],
  ['2026-02-30', undefined],
  ['1/9/2026', undefined],
  ['2026-09-01 08:00', undefined],
  ['45901', undefined],
])('the date %s', (cell, expected) => {
  const read = cells.date(cell);
  expect(read.ok ? read.value : undefined).toBe(expected);
});

test.each([
  ['2026-11-20 09:30', '2026-11-20T01:30:00.000Z'],
  ['2026-11-20T09:30:15', '2026-11-20T01:30:15.000Z'],
  ['2026年11月20日 9时30分', '2026-11-20T01:30:00.000Z'],
  ['20261120 9:30', '2026-11-20T01:30:00.000Z'],
  ['2026-11-20', '2026-11-19T16:00:00.000Z'],
  ['2026-11-20 25:00', undefined],
  ['yesterday', undefined],
])('the moment %s is of Beijing', (cell, expected) => {
  const read = cells.moment(cell);
  expect(read.ok ? read.value : undefined).toBe(expected);
});

test.each([
  ['1250.5', 1250.5],
  ['1,250.500', 1250.5],
  ['１２５０．５', 1250.5],
  ['1250.5 kg', 1250.5],
  ['500公斤', 500],
  ['0.0001', undefined],
  ['-1', undefined],
  ['1e3', undefined],
])('the weight %s', (cell, expected) => {
  const read = cells.weightKg(cell);
  expect(read.ok ? read.value : undefined).toBe(expected);
});

test.each([
  ['100', 100],
  ['1,000', 1000],
  ['100.0', 100],
  ['100.5', undefined],
  ['-1', undefined],
])('the whole number %s', (cell, expected) => {
  const read = cells.wholeNumber(cell);
  expect(read.ok ? read.value : undefined).toBe(expected);
});

test.each([
  '首站在省内',
  'first_station_in',
  'First station in the province',
  '首站在省内 first_station_in',
])('the choice %s', (cell) => {
  expect(cells.choice(lotEntryNames)(cell)).toEqual({ ok: true, value: 'first_station_in' });
});

test.each(['挪威', 'NO', 'no', 'Norway', 'NO 挪威'])('the country %s', (cell) => {
  expect(cells.country(cell)).toEqual({ ok: true, value: 'NO' });
});

test('a long number that the spreadsheet has ruined is refused with the reason', () => {
  const read = cells.identifier('5.30120E+17');
  expect(read.ok ? '' : read.fault.message.en).toContain('lost its last digits');
  expect(cells.identifier('SL1E5')).toEqual({ ok: true, value: 'SL1E5' });
});
