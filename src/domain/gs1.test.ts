import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  checkBatchAi10,
  checkGln,
  checkGtin,
  checkSscc,
  gs1CheckDigit,
  isRestrictedCirculation,
  makeRestrictedGtin,
} from './gs1.ts';

/** The same rule read from the left on the key padded to 18 digits, as GS1 prints it. */
function fitsPaddedTable(key: string): boolean {
  const sum = Array.from(key.padStart(18, '0')).reduce(
    (s, digit, i) => s + Number(digit) * (i % 2 === 0 ? 3 : 1),
    0,
  );
  return sum % 10 === 0;
}

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => {
    return d.join('');
  });

test('the check digit of 629104150021 is 3', () => {
  expect(gs1CheckDigit('629104150021')).toBe(3);
  expect(() => gs1CheckDigit('62910415002x')).toThrow(RangeError);
});

test.each([
  ['09506000134352', '09506000134352'],
  ['9506000134352', '09506000134352'],
  ['6291041500213', '06291041500213'],
  ['614141999996', '00614141999996'],
  ['96385074', '00000096385074'],
  [' 9 506000-134352 ', '09506000134352'],
  ['02000000000015', '02000000000015'],
])('GTIN %s is stored as %s', (text, value) => {
  expect(checkGtin(text)).toEqual({ ok: true, value });
});

test('GLN and SSCC vectors are valid', () => {
  expect(checkGln('9506000013435')).toEqual({ ok: true, value: '9506000013435' });
  expect(checkSscc('340123451234567895')).toEqual({ ok: true, value: '340123451234567895' });
});

test.each([
  ['gtin', checkGtin, '09506000134353', '09506000134353'],
  ['gtin', checkGtin, '6291041500214', '06291041500214'],
  ['gln', checkGln, '9506000013436', '9506000013436'],
  ['sscc', checkSscc, '340123451234567890', '340123451234567890'],
] as const)('a %s with a wrong check digit is only doubted', (code, check, text, value) => {
  expect(check(text)).toMatchObject({
    ok: true,
    value,
    warning: { code: `${code}.check_digit` },
  });
});

test.each([
  [checkGtin, '', 'gtin.form'],
  [checkGtin, '123456789', 'gtin.form'],
  [checkGtin, '1234567890123X', 'gtin.form'],
  [checkGtin, '１２３４５６７８', 'gtin.form'],
  [checkGtin, '00000000', 'gtin.zero'],
  [checkGtin, '00000000000000', 'gtin.zero'],
  [checkGln, '950600001343', 'gln.form'],
  [checkGln, '0000000000000', 'gln.zero'],
  [checkSscc, '34012345123456789', 'sscc.form'],
  [checkSscc, '000000000000000000', 'sscc.zero'],
] as const)('%o refuses "%s"', (check, text, code) => {
  expect(check(text)).toMatchObject({ ok: false, fault: { code } });
});

test('the form fault names the lengths allowed and the length found', () => {
  const checked = checkGtin('123');
  expect(!checked.ok && checked.fault.message.en).toContain('8, 12, 13 or 14 digits');
  expect(!checked.ok && checked.fault.message.zh).toContain('现填 3 位');
});

test('the check digit agrees with the left-to-right reading at every length', () => {
  for (const length of [7, 11, 12, 13, 17]) {
    fc.assert(
      fc.property(digits(length), (body) => {
        expect(fitsPaddedTable(`${body}${gs1CheckDigit(body)}`)).toBe(true);
      }),
    );
  }
});

test('a restricted GTIN starts with 02, is valid, restricted and different for each sequence', () => {
  expect(makeRestrictedGtin(1)).toBe('02000000000015');
  const sequence = fc.integer({ min: 0, max: 9_999_999_999 });
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      const code = makeRestrictedGtin(a);
      expect(code.startsWith('02')).toBe(true);
      expect(checkGtin(code)).toEqual({ ok: true, value: code });
      expect(isRestrictedCirculation(code)).toBe(true);
      expect(makeRestrictedGtin(b) === code).toBe(a === b);
    }),
  );
});

test.each([-1, 1.5, 10_000_000_000, Number.NaN])('sequence %d has no restricted GTIN', (n) => {
  expect(() => makeRestrictedGtin(n)).toThrow(RangeError);
});

test('only prefixes 02, 04 and 20–29 of the 13-digit number are restricted', () => {
  for (let prefix = 0; prefix < 100; prefix += 1) {
    const code = `1${String(prefix).padStart(2, '0')}00000000000`;
    const restricted = prefix === 2 || prefix === 4 || (prefix >= 20 && prefix <= 29);
    expect(isRestrictedCirculation(code), code).toBe(restricted);
  }
});

test.each([['L2023-08/15'], ['a'], ['!"%&\'()*+,-./:;<=>?_'], ['A'.repeat(20)]])(
  'AI (10) carries %s',
  (text) => {
    expect(checkBatchAi10(` ${text} `)).toEqual({ ok: true, value: text });
  },
);

test.each([
  [''],
  ['A'.repeat(21)],
  ['L 1'],
  ['批号1'],
  ['A#1'],
  ['A$'],
  ['A@'],
  ['A^'],
  ['A\u001d1'],
])('AI (10) cannot carry "%s"', (text) => {
  expect(checkBatchAi10(text)).toMatchObject({ ok: false, fault: { code: 'batch.form' } });
});

test('exactly 82 characters are allowed in a batch number', () => {
  let allowed = 0;
  for (let point = 0; point < 0x3000; point += 1) {
    if (checkBatchAi10(`a${String.fromCodePoint(point)}a`).ok) allowed += 1;
  }
  expect(allowed).toBe(82);
});
