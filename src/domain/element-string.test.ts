import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  parseBracketed,
  parseElementString,
  separator,
  toElementString,
} from './element-string.ts';
import { readScanned } from './scanned-text.ts';

const carton = [
  { ai: '01', value: '09506000134352' },
  { ai: '10', value: 'AB-1' },
  { ai: '17', value: '270131' },
  { ai: '3103', value: '010000' },
];

test.for(['', ']C1', ']d2', ']Q3', ']e0'])('a symbol marked %j gives its fields', (mark) => {
  const body = `010950600013435210AB-1${separator}172701313103010000`;
  expect(parseElementString(mark === '' ? `${separator}${body}` : `${mark}${body}`)).toMatchObject({
    ok: true,
    pairs: carton,
    doubts: [],
  });
});

test('fields go into a symbol and come back, however they are ordered', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(carton, { minLength: 1 }), (pairs) => {
      expect(parseElementString(toElementString(pairs))).toMatchObject({ ok: true, pairs });
    }),
  );
});

test('the line under a symbol reads like the symbol, also with brackets in a lot number', () => {
  const found = parseBracketed('(01)09506000134352(10)AB(5)1(17)270131');
  expect(found).toMatchObject({ ok: true, pairs: [{}, { ai: '10', value: 'AB(5)1' }, {}] });
});

test('a lone lot is read, with the doubt that it lacks its GTIN', () => {
  const found = parseElementString(`]C110AB-1`);
  expect(found.ok && found.doubts.map(({ field, fault }) => [field, fault.code])).toEqual([
    ['10', 'ai.alone'],
  ]);
});

test.for<[string, string]>([
  ['6901234567892', '06901234567892'],
  ['036000291452', '00036000291452'],
  ['40170725', '00000040170725'],
  [']E06901234567892', '06901234567892'],
  ['19506000134359', '19506000134359'],
])('the barcode %s is a GTIN', ([text, gtin]) => {
  const found = readScanned(text);
  expect(found).toMatchObject({ ok: true, kind: 'gtin', pairs: [{ ai: '01', value: gtin }] });
});

test.for<[string, string]>([
  ['04252614', '042100005264'],
  ['01234505', '012000003455'],
  ['01234543', '012340000053'],
  ['01234531', '012300000451'],
])('the UPC-E %s is the UPC-A %s', ([short, long]) => {
  const expanded = readScanned(short, 'upc_e');
  expect(expanded.ok ? expanded.pairs : expanded.fault).toEqual([
    { ai: '01', value: long.padStart(14, '0') },
  ]);
});

test('a scanner’s bare digits, brackets and links all end as the same fields', () => {
  const fields = [carton[0], carton[1]];
  for (const text of [
    '010950600013435210AB-1',
    ']d2010950600013435210AB-1',
    '(01)09506000134352(10)AB-1',
    'https://example.com/01/09506000134352/10/AB-1',
    'https://example.com/gtin/9506000134352/lot/AB-1/',
  ]) {
    expect(readScanned(text), text).toMatchObject({ ok: true, pairs: fields });
  }
});

test.for<[string, string]>([
  ['6901234567893', 'gtin.check_digit'],
  [']C101095060001343', 'ai.length'],
  ['你好', 'scanned.unknown'],
  ['', 'scanned.unknown'],
  ['(1)2', 'elements.brackets'],
  [']C1', 'elements.unmarked'],
  ['https://example.com/', 'link.no_key'],
])('%j is refused as %s', ([text, code]) => {
  const found = readScanned(text);
  expect(found.ok ? '' : found.fault.code).toBe(code);
});
