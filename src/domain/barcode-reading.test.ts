import { expect, test } from 'vitest';

import { readBarcode } from './barcode-reading.ts';
import { withCheck } from './code-text.ts';
import { makeRestrictedGtin } from './gs1.ts';
import { makeTraceCode } from './trace-code.ts';

const lotCode = makeTraceCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
const unitCode = withCheck('1ABCDEFGHJKMNPQRSTV');
const restricted = makeRestrictedGtin(7);
const ownHosts = ['trace.example.cn'];
const gs = '\u001d';

const read = (text: string, symbology: string | null = null) =>
  readBarcode({ text, symbology, ownHosts });

const valuesOf = (text: string, symbology: string | null = null) =>
  Object.fromEntries(read(text, symbology).fields.map(({ name, value }) => [name, value]));

test('our short link is read in the capitals of the symbol and however it is typed', () => {
  for (const text of [
    `HTTPS://TRACE.EXAMPLE.CN/T/${lotCode}`,
    `https://trace.example.cn/t/${lotCode.toLowerCase()}?lang=en`,
    `https://trace.example.cn/cold/t/${lotCode}`,
    `${lotCode.slice(0, 5)}-${lotCode.slice(5)}`,
  ]) {
    expect(read(text, ']Q1')).toMatchObject({
      kind: 'trace_code',
      key: lotCode,
      code: lotCode,
      path: `/t/${lotCode}`,
      warnings: [],
    });
  }
});

test('a code of a single unit is told from that of a lot by its length', () => {
  expect(read(`https://trace.example.cn/t/${unitCode}`)).toMatchObject({
    kind: 'unit_code',
    code: unitCode,
    path: `/t/${unitCode}`,
  });
});

test('our code on the link of another site is shown with that site, and with a warning', () => {
  const reading = read(`https://evil.example/t/${lotCode}`, ']Q1');
  expect(reading.code).toBe(lotCode);
  expect(reading.key).not.toBe(lotCode);
  expect(reading.fields).toContainEqual({ name: 'site', value: 'evil.example' });
  expect(reading.warnings.map(({ code }) => code)).toEqual(['link.elsewhere']);
  expect(
    read(`https://evil.example@trace.example.cn.evil.example/t/${lotCode}`).warnings,
  ).not.toEqual([]);
});

test('a slip in a link of ours is named, and opens nothing', () => {
  const slip = lotCode.slice(0, -1) + (lotCode.endsWith('0') ? '1' : '0');
  const reading = read(`https://trace.example.cn/t/${slip}`);
  expect(reading).toMatchObject({ kind: 'link', code: null, path: null });
  expect(reading.warnings.map(({ code }) => code)).toEqual(['code.check']);
});

test('GS1-128 is taken apart: article, weight, date without a day, lot', () => {
  const text = '010950600013435231020012501727060010L7';
  expect(read(text, ']C1').kind).toBe('gs1');
  expect(valuesOf(text, ']C1')).toEqual({
    gtin: '09506000134352',
    net_weight: '12.50',
    expiry: '2027-06-30',
    lot: 'L7',
  });
  expect(read(text, ']C1').path).toBe('/01/09506000134352/10/L7');
});

test('a separator ends what has no length of its own, in Data Matrix as in GS1-128', () => {
  const text = `01095060001343521727063010AB-123${gs}21XYZ`;
  expect(valuesOf(text, ']d2')).toMatchObject({ lot: 'AB-123', serial: 'XYZ' });
});

test('the same digits in a plain Code 128 are no GS1', () => {
  expect(read('10ABC', ']C0')).toMatchObject({ kind: 'text', fields: [] });
  expect(valuesOf('10ABC', ']C1')).toEqual({ lot: 'ABC' });
});

test('what is typed with brackets is read as GS1', () => {
  expect(valuesOf('(00)106141412345678908')).toEqual({ sscc: '106141412345678908' });
  expect(valuesOf('(01)09506000134352(3103)001250')).toMatchObject({ net_weight: '1.250' });
});

test('a symbol that says GS1 and is none stays a text with the reason', () => {
  const reading = read('0109506000134', ']C1');
  expect(reading.kind).toBe('text');
  expect(reading.warnings).toHaveLength(1);
});

test('a serial that is a code of ours is asked about together with its article, or alone where that is no link', () => {
  expect(read(`010950600013435221${unitCode}`, ']d2')).toMatchObject({
    code: unitCode,
    path: `/01/09506000134352/21/${unitCode}`,
  });
  const link = `/01/09506000134352/10/L7/21/${unitCode}`;
  expect(read(`https://trace.example.cn${link}`, ']Q1')).toMatchObject({
    kind: 'digital_link',
    code: unitCode,
    path: link,
  });
  expect(read(`01${restricted}21${unitCode}`, ']d2').path).toBe(`/t/${unitCode}`);
});

test('a Digital Link of any domain is looked up here', () => {
  const reading = read('https://id.gs1.org/01/09506000134352/10/L%2F7', ']Q1');
  expect(reading).toMatchObject({ kind: 'digital_link', path: '/01/09506000134352/10/L%2F7' });
  expect(valuesOf('https://id.gs1.org/01/09506000134352/10/L%2F7')).toEqual({
    gtin: '09506000134352',
    lot: 'L/7',
    site: 'id.gs1.org',
  });
});

test('EAN and UPC are article numbers of fourteen digits; those of a shop say so', () => {
  expect(valuesOf('6901234567892', ']E0')).toEqual({ gtin: '06901234567892' });
  expect(valuesOf('96385074', ']E4')).toEqual({ gtin: '00000096385074' });
  expect(valuesOf('0036000291452', ']E0')).toEqual({ gtin: '00036000291452' });
  expect(read(restricted.slice(1), ']E0').warnings.map(({ code }) => code)).toContain(
    'gtin.restricted',
  );
});

test('a restricted number never makes a link of ours', () => {
  const reading = read(`01${restricted}10L7`, ']C1');
  expect(reading).toMatchObject({ kind: 'gs1', path: null });
  expect(reading.warnings.map(({ code }) => code)).toEqual(['gtin.restricted']);
});

test('a container number is known by its text, and a wrong check digit is doubted', () => {
  expect(read('CSQU 305438 3', ']C0')).toMatchObject({ kind: 'container', key: 'CSQU3054383' });
  expect(read('CSQU3054384').warnings.map(({ code }) => code)).toEqual(['container.check_digit']);
});

test('typed digits that only look like an article number stay a text', () => {
  expect(read('12345678')).toMatchObject({ kind: 'text' });
  expect(read('12345670')).toMatchObject({ kind: 'gtin' });
});

test('a typed code with a slip is told so; other texts are not', () => {
  const slip = lotCode.slice(0, -1) + (lotCode.endsWith('0') ? '1' : '0');
  expect(read(slip).warnings.map(({ code }) => code)).toEqual(['code.check']);
  expect(read('hello world').warnings).toEqual([]);
});

test('no address is opened that is not ours, whatever the text', () => {
  for (const text of [
    'javascript:alert(1)',
    '//evil.example/t/x',
    'https://',
    'data:text/html,x',
  ]) {
    expect(read(text, ']Q1').path).toBeNull();
  }
});
