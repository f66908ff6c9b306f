import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkUscc } from './uscc.ts';

const values = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1];

/** GB 32100-2015 with the printed weight table instead of powers: the sum must be 0 mod 31. */
function fitsPrintedTable(code: string): boolean {
  const sum = Array.from(code).reduce((s, c, i) => s + values.indexOf(c) * (weights[i] ?? 0), 0);
  return sum % 31 === 0;
}

const letter = fc.constantFrom(...values);
const formed = fc
  .tuple(
    fc.array(letter, { minLength: 2, maxLength: 2 }),
    fc.integer({ min: 100000, max: 999999 }).map(String),
    fc.array(letter, { minLength: 10, maxLength: 10 }),
  )
  .map(([head, place, tail]) => head.join('') + place + tail.join(''));

test.each(['91350200MA2YJ1XR9G', '91440101MA5CJQ4N59'])('%s is valid', (code) => {
  expect(checkUscc(code)).toEqual({ ok: true, value: code });
});

test.each([
  ['91350100M0001TGQXM', '1'],
  ['91350211M0000XUF46', 'R'],
  ['91350203M0001FUE2P', 'J'],
  ['91350203M0001QAY9B', '9'],
])('%s was issued with a failing check character and is only doubted', (code, expected) => {
  const checked = checkUscc(code);
  expect(checked).toMatchObject({
    ok: true,
    value: code,
    warning: { code: 'uscc.check_digit' },
  });
  expect(checked.ok && checked.warning?.message.zh).toContain(`应为 ${expected}`);
  expect(checked.ok && checked.warning?.message.en).toContain(`call for ${expected}`);
});

test('lower case and outer spaces are forgiven', () => {
  expect(checkUscc(' 91350200ma2yj1xr9g\n')).toEqual({ ok: true, value: '91350200MA2YJ1XR9G' });
});

test.each([
  ['one short', '91350200MA2YJ1XR9'],
  ['one long', '91350200MA2YJ1XR9G0'],
  ['a letter I', '9135020IMA2YJ1XR9G'],
  ['a letter O', '91350200MA2YJ1XROG'],
  ['a letter in the region code', '9135A200MA2YJ1XR9G'],
  ['an inner space', '91350200 MA2YJ1XR9G'],
  ['full-width digits', '９1350200MA2YJ1XR9G'],
  ['all zeros', '0'.repeat(18)],
  ['nothing', ''],
])('%s is refused', (_name, code) => {
  expect(checkUscc(code)).toMatchObject({ ok: false, fault: { code: 'uscc.form' } });
});

test('the fault names the place that does not fit, or the length', () => {
  const place = checkUscc('9135A200MA2YJ1XR9G');
  expect(!place.ok && place.fault.message.zh).toContain('现第 5 位不符');
  const length = checkUscc('91350200MA2YJ1XR9');
  expect(!length.ok && length.fault.message.en).toContain('this one has 17 characters');
});

test('the check character agrees with the printed weight table on every formed code', () => {
  fc.assert(
    fc.property(formed, (code) => {
      const checked = checkUscc(code);
      expect(checked.ok).toBe(true);
      expect(checked.ok && checked.warning === undefined).toBe(fitsPrintedTable(code));
    }),
  );
});

test('exactly one last character fits each body', () => {
  fc.assert(
    fc.property(formed, (code) => {
      const fitting = values.filter((last) => {
        const checked = checkUscc(code.slice(0, 17) + last);
        return checked.ok && checked.warning === undefined;
      });
      expect(fitting).toHaveLength(1);
    }),
  );
});
