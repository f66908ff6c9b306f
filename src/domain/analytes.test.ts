import { expect, test } from 'vitest';

import { analyteCodes, analytes, demandsHold, testFault } from './analytes.ts';

const test1 = {
  analyte: 'sars_cov_2',
  method: 'rt_pcr',
  result: 'negative',
  value: undefined,
} as const;

test('every analyte has a method', () => {
  for (const code of analyteCodes) expect(analytes[code].methods.length).toBeGreaterThan(0);
});

test('a method that cannot find the analyte is refused', () => {
  expect(testFault(test1)).toBeUndefined();
  expect(testFault({ ...test1, method: 'icp_ms' })).toMatchObject({ field: 'method' });
});

test('a count needs its number, unless the test failed', () => {
  const count = {
    analyte: 'aerobic_plate_count',
    method: 'plate_count',
    result: 'negative',
  } as const;
  expect(testFault({ ...count, value: undefined })).toMatchObject({ field: 'value' });
  expect(testFault({ ...count, result: 'invalid', value: undefined })).toBeUndefined();
  for (const value of ['<10', '3600', '0.5'])
    expect(testFault({ ...count, value })).toBeUndefined();
  for (const value of ['many', '-1', '1e9', '']) {
    expect(testFault({ ...count, value })).toMatchObject({ code: 'test.value' });
  }
});

test('positive and suspect results hold, the others do not', () => {
  expect(
    ['negative', 'positive', 'suspect', 'invalid'].map((r) => demandsHold(r as never)),
  ).toEqual([false, true, true, false]);
});
