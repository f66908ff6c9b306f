import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkIdentity, checkResidentId } from './identity-number.ts';

// GB 11643-1999 with the weight table as it is printed.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const characters = Array.from('10X98765432');
function lastOf(body: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body.charAt(i)), 0);
  return characters[sum % 11] ?? '';
}

const bodies = fc
  .tuple(
    fc.constantFrom('110105', '440308', '650100', '830000'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, born, sequence]) => {
    const date = born.toISOString().slice(0, 10).replaceAll('-', '');
    return `${region}${date}${String(sequence).padStart(3, '0')}`;
  });

test('the number printed in the standard is right, in either case and with outer spaces', () => {
  expect(checkResidentId('11010519491231002X')).toEqual({ ok: true, value: '11010519491231002X' });
  expect(checkResidentId(' 11010519491231002x')).toEqual({ ok: true, value: '11010519491231002X' });
  expect(checkResidentId('440524188001010014')).toMatchObject({ ok: false });
});

test('the check character agrees with the printed weight table, and only one fits', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const fitting = characters.filter((last) => checkResidentId(body + last).ok);
      expect(fitting).toEqual([lastOf(body)]);
    }),
  );
});

test('a digit mistyped or two neighbours swapped is always found', () => {
  fc.assert(
    fc.property(bodies, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const number = body + lastOf(body);
      const digit = String((Number(number.charAt(at)) + by) % 10);
      expect(checkResidentId(number.slice(0, at) + digit + number.slice(at + 1)).ok).toBe(false);
      const [a, b] = [number.charAt(at), number.charAt(at + 1)];
      if (a === b) return;
      expect(checkResidentId(number.slice(0, at) + b + a + number.slice(at + 2)).ok).toBe(false);
    }),
  );
});

test.each([
  ['one short', '11010519491231002', 'identity.form'],
  ['fifteen digits', '110105491231002', 'identity.form'],
  ['an X inside', '1101051949123100X2', 'identity.form'],
  ['no such province', '99010519491231002X', 'identity.parts'],
  ['no such day', '11010519490231002X', 'identity.parts'],
  ['another last character', '110105194912310021', 'identity.check_digit'],
])('%s is refused', (_name, text, code) => {
  expect(checkResidentId(text)).toMatchObject({ ok: false, fault: { code } });
});

test('a passport has letters and digits in one spelling', () => {
  expect(checkIdentity('passport', ' e12345678')).toEqual({ ok: true, value: 'E12345678' });
  expect(checkIdentity('passport', 'E-1').ok).toBe(false);
});
