import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  checkCertificateNumber,
  checkDeclarationNumber,
  checkEstablishmentChina,
  checkEstablishmentHome,
  checkHsCode,
  checkSealNumber,
  hsHeading,
} from './customs.ts';

const importNow = { importLot: true, thisYear: 2022 };
const anyNow = { importLot: false, thisYear: 2022 };

test('an import declaration of this year is stored compact', () => {
  expect(checkDeclarationNumber(' 5301 2022 1 000000001 ', importNow)).toEqual({
    ok: true,
    value: '530120221000000001',
  });
});

test.each([
  ['', 'declaration.form'],
  ['530120221', 'declaration.form'],
  ['53012022100000000A', 'declaration.form'],
  ['530120220000000001', 'declaration.not_import'],
  ['530120225000000001', 'declaration.not_import'],
  ['530120231000000001', 'declaration.year'],
  ['530100001000000001', 'declaration.year'],
])('an import lot refuses declaration number "%s" with %s', (text, code) => {
  expect(checkDeclarationNumber(text, importNow)).toMatchObject({ ok: false, fault: { code } });
});

test('a number with the item number attached is told apart', () => {
  const checked = checkDeclarationNumber('530120221000000001002', importNow);
  expect(!checked.ok && checked.fault.message.zh).toContain('项号');
});

test('a lot that is not imported takes both flags and no other', () => {
  expect(checkDeclarationNumber('530120220000000001', anyNow).ok).toBe(true);
  expect(checkDeclarationNumber('530120221000000001', anyNow).ok).toBe(true);
  expect(checkDeclarationNumber('530120227000000001', anyNow)).toMatchObject({
    fault: { code: 'declaration.form' },
  });
});

test('a declaration is taken exactly when its year has begun and its flag is import', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 0, max: 9 }),
      (year, thisYear, flag) => {
        const checked = checkDeclarationNumber(`5316${year}${flag}123456789`, {
          importLot: true,
          thisYear,
        });
        expect(checked.ok).toBe(year <= thisYear && flag === 1);
      },
    ),
  );
});

test('a certificate number is trimmed and upper-case', () => {
  expect(checkCertificateNumber(' ab-2022/0001 ')).toEqual({ ok: true, value: 'AB-2022/0001' });
  expect(checkCertificateNumber('粤检202200001').ok).toBe(true);
});

test.each([
  '',
  '12345',
  'A'.repeat(33),
  '123\u0000456',
  '123\n4567',
  '123\u202e4567',
  '123\ud8004567',
])('certificate number %j is refused', (text) => {
  expect(checkCertificateNumber(text)).toMatchObject({
    ok: false,
    fault: { code: 'certificate.form' },
  });
});

test('a China registration number of the usual shape passes, another is only doubted', () => {
  expect(checkEstablishmentChina('cbra12345678901234')).toEqual({
    ok: true,
    value: 'CBRA12345678901234',
  });
  expect(checkEstablishmentChina('BR-2441')).toMatchObject({
    ok: true,
    value: 'BR-2441',
    warning: { code: 'establishment.form' },
  });
});

test.each(['', 'x'.repeat(41), 'a\u0007b'])('establishment number %j is refused', (text) => {
  const refused = { ok: false, fault: { code: 'establishment.text' } };
  expect(checkEstablishmentChina(text)).toMatchObject(refused);
  expect(checkEstablishmentHome(text)).toMatchObject(refused);
});

test('a home-authority number keeps its case', () => {
  expect(checkEstablishmentHome(' SIF 2441a ')).toEqual({ ok: true, value: 'SIF 2441a' });
});

test('a seal number has 1–30 printable characters', () => {
  expect(checkSealNumber(' SK 123456 ')).toEqual({ ok: true, value: 'SK 123456' });
  for (const text of ['  ', 'x'.repeat(31), 'a\tb']) {
    expect(checkSealNumber(text)).toMatchObject({ ok: false, fault: { code: 'seal.form' } });
  }
});

test('an HS code is stored as digits and knows its heading', () => {
  expect(checkHsCode('0202.30.00 10')).toEqual({ ok: true, value: '0202300010' });
  expect(checkHsCode('0202300010101')).toEqual({ ok: true, value: '0202300010101' });
  expect(hsHeading('0202300010')).toBe('0202');
});

test.each([
  ['', 'hs.form'],
  ['020230', 'hs.form'],
  ['020230001A', 'hs.form'],
  ['0002300010', 'hs.chapter'],
  ['9802300010', 'hs.chapter'],
])('HS code "%s" is refused with %s', (text, code) => {
  expect(checkHsCode(text)).toMatchObject({ ok: false, fault: { code } });
});
