import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkContainer, compactContainer } from './container.ts';

// ISO 6346 annex A, table of letter values, as printed.
const letterValues: Record<string, number> = Object.fromEntries(
  'A10 B12 C13 D14 E15 F16 G17 H18 I19 J20 K21 L23 M24 N25 O26 P27 Q28 R29 S30 T31 U32 V34 W35 X36 Y37 Z38'
    .split(' ')
    .map((entry) => [entry.slice(0, 1), Number(entry.slice(1))]),
);

function tableDigit(body: string): number {
  const sum = Array.from(body).reduce((s, c, i) => s + (letterValues[c] ?? Number(c)) * 2 ** i, 0);
  return sum % 11 === 10 ? 0 : sum % 11;
}

const letter = fc.constantFrom(...Object.keys(letterValues));
const body = fc
  .tuple(
    letter,
    letter,
    letter,
    fc.constantFrom('U', 'J', 'Z'),
    fc.integer({ min: 0, max: 999999 }),
  )
  .map(([a, b, c, category, serial]) => a + b + c + category + String(serial).padStart(6, '0'));

test.each(['CSQU3054383', 'CBHU3202732', 'MSCU0000060'])('%s is valid', (code) => {
  expect(checkContainer(code)).toEqual({ ok: true, value: code });
});

test.each(['CSQU 305438 3', 'csqu305438-3', ' CSQU-305438-3\n', 'CSQU 305438–3'])(
  '"%s" is stored compact',
  (text) => {
    expect(checkContainer(text)).toEqual({ ok: true, value: 'CSQU3054383' });
    expect(compactContainer(text)).toBe('CSQU3054383');
  },
);

test('a failing check digit is only doubted, and the right one is named', () => {
  const checked = checkContainer('CSQU3054384');
  expect(checked).toMatchObject({
    ok: true,
    value: 'CSQU3054384',
    warning: { code: 'container.check_digit' },
  });
  expect(checked.ok && checked.warning?.message.zh).toContain('应为 3');
});

test.each([
  '',
  'CSQU305438',
  'CSQU30543833',
  'CSQX3054383',
  'CS1U3054383',
  'CſQU3054383',
  '1234567',
])('"%s" is refused', (text) => {
  expect(checkContainer(text)).toMatchObject({ ok: false, fault: { code: 'container.form' } });
});

test('a missing check digit is named as such', () => {
  const checked = checkContainer('CSQU305438');
  expect(!checked.ok && checked.fault.message.en).toContain('boxed');
});

test('the digit agrees with the printed letter table for every number', () => {
  fc.assert(
    fc.property(body, fc.integer({ min: 0, max: 9 }), (code, last) => {
      const checked = checkContainer(`${code}${last}`);
      expect(checked.ok && checked.warning === undefined).toBe(tableDigit(code) === last);
    }),
  );
});
