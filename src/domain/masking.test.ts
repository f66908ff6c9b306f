import fc from 'fast-check';
import { expect, test } from 'vitest';

import { maskIdentity, maskName, maskPhone } from './masking.ts';

test.each([
  [maskName, '张三', '张*'],
  [maskName, '欧阳娜娜', '欧*'],
  [maskName, '𠮷田', '𠮷*'],
  [maskPhone, '13812345678', '138****5678'],
  [maskPhone, '83000000', '********'],
  [maskIdentity, '11010519491231002X', '1101**********002X'],
  [maskIdentity, 'E12345678', 'E******78'],
  [maskIdentity, 'E1234', '*****'],
])('%o hides the middle of %s', (mask, text, masked) => {
  expect(mask(text)).toBe(masked);
});

test('at least four characters of every number are hidden, and none that was not there shows', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{5,18}$/), (number) => {
      for (const masked of [maskPhone(number), maskIdentity(number)]) {
        expect(masked).toHaveLength(number.length);
        expect(Array.from(masked).filter((one) => one === '*').length).toBeGreaterThan(3);
      }
    }),
  );
});
