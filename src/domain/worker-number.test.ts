import { expect, test } from 'vitest';

import { checkWorkerNumber } from './worker-number.ts';

test('an employer’s number is kept in one spelling', () => {
  expect(checkWorkerNumber(' w-0042 ')).toEqual({ ok: true, value: 'W-0042' });
  expect(checkWorkerNumber('Ｗ０１')).toEqual({ ok: true, value: 'W01' });
});

test.each([
  '张三',
  '13800138000',
  '11010519491231002X',
  '110105491231002',
  '',
  'A B',
  'x'.repeat(25),
])('%s is no worker number', (text) => {
  expect(checkWorkerNumber(text).ok).toBe(false);
});
