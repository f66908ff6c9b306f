import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { allIdentifiers } from './application-identifiers.ts';
import { itemLink, parseDigitalLink, restrictedFault, writeDigitalLink } from './digital-link.ts';
import { gs1CheckDigit, isRestrictedCirculation, makeRestrictedGtin } from './gs1.ts';
import type { Pair, Refused } from './identified-values.ts';

const gtin = '09506000134352';
const host = 'https://trace.example';

function faultOf(found: { ok: true } | Refused) {
  return found.ok ? undefined : { field: found.field, code: found.fault.code };
}

const setOf82 = Array.from(
  `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`,
);
const ai10 = fc
  .string({ unit: fc.constantFrom(...setOf82), minLength: 1, maxLength: 20 })
  .filter((text) => text !== '.' && text !== '..');
const realGtin = fc
  .stringMatching(/^\d{13}$/)
  .map((body) => `${body}${gs1CheckDigit(body)}`)
  .filter((one) => !isRestrictedCirculation(one) && !/^0+$/.test(one));

test('whatever lot and serial GS1 allows come back from their link as they went in', () => {
  fc.assert(
    fc.property(realGtin, ai10, ai10, (item, lot, serial) => {
      const written = itemLink({ gtin: item, lot, serial }, host);
      expect(written.ok).toBe(true);
      if (!written.ok) return;
      // As a server sees it: a client has put the address in order on the way.
      const link = parseDigitalLink(new URL(written.uri).href);
      expect(link).toMatchObject({
        ok: true,
        pairs: [
          { ai: '01', value: item },
          { ai: '10', value: lot },
          { ai: '21', value: serial },
        ],
        doubts: [],
      });
    }),
  );
});

test('the canonical form of a link is its own canonical form', () => {
  const attribute = fc.constantFrom<Pair>(
    { ai: '17', value: '270131' },
    { ai: '3103', value: '010000' },
    { ai: '7006', value: '260105' },
    { ai: '422', value: '578' },
    { ai: '240', value: 'A/B 1'.replace(' ', '?') },
  );
  const attributes = fc.uniqueArray(attribute, { selector: ({ ai }) => ai });
  fc.assert(
    fc.property(realGtin, ai10, attributes, (item, lot, rest) => {
      const pairs = [{ ai: '01', value: item }, { ai: '10', value: lot }, ...rest];
      const written = writeDigitalLink(pairs, host);
      const once = parseDigitalLink(written.ok ? written.uri : '');
      const twice = parseDigitalLink(once.ok ? once.canonical : '');
      expect(once.ok && twice.ok).toBe(true);
      if (!once.ok || !twice.ok) return;
      expect(twice.canonical).toBe(once.canonical);
      expect(new Set(once.pairs.map((pair) => JSON.stringify(pair)))).toEqual(
        new Set(pairs.map(({ ai, value }) => JSON.stringify({ ai, value }))),
      );
    }),
  );
});

test('no text whatever makes the parser throw, and each refusal speaks both languages', () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ maxLength: 30 }).map((tail) => `${host}/01/${gtin}/10/${tail}`),
    fc.string({ maxLength: 30 }).map((tail) => `${host}/01/${gtin}?${tail}`),
  );
  fc.assert(
    fc.property(noise, (text) => {
      const found = parseDigitalLink(text);
      if (found.ok) return;
      expect(found.fault.message.zh).toMatch(/[。]$/);
      expect(found.fault.message.en).toMatch(/\.$/);
    }),
  );
});

describe('tricks', () => {
  test.for<[string, string, string]>([
    ['%2F in a lot is a slash of its number', `${host}/01/${gtin}/10/A%2F1`, 'A/1'],
    ['what is encoded twice is decoded once', `${host}/01/${gtin}/10/A%252F1`, 'A%2F1'],
    ['needless encoding changes nothing', `${host}/01/${gtin}/10/%41%31`, 'A1'],
    ['+ in a path is a plus', `${host}/01/${gtin}/10/A+1`, 'A+1'],
  ])('%s', ([, uri, lot]) => {
    const link = parseDigitalLink(uri);
    expect(link).toMatchObject({ ok: true, pairs: [{ ai: '01' }, { ai: '10', value: lot }] });
  });

  test.for<[string, string, string, string]>([
    ['a NUL', `${host}/01/${gtin}/10/A%00`, '10', 'ai.characters'],
    ['a line break', `${host}/01/${gtin}/10/A%0D%0AB`, '10', 'ai.characters'],
    ['a space', `${host}/01/${gtin}/10/A%20B`, '10', 'ai.characters'],
    ['full-width digits', `${host}/01/${gtin}/10/%EF%BC%91%EF%BC%92`, '10', 'ai.characters'],
    ['a Cyrillic А', `${host}/01/${gtin}/21/%D0%90BC`, '21', 'ai.characters'],
    ['an invisible joiner', `${host}/01/${gtin}/21/A%E2%80%8DB`, '21', 'ai.characters'],
    ['Chinese', `${host}/01/${gtin}/10/批号`, 'link', 'link.characters'],
    ['overlong UTF-8', `${host}/01/${gtin}/10/%C0%AF`, 'link', 'link.percent'],
    ['half a sequence', `${host}/01/${gtin}/10/A%2`, 'link', 'link.percent'],
    ['letters in a GTIN', `${host}/01/0950600013435A`, '01', 'ai.characters'],
    ['a bad check digit', `${host}/01/09506000134353`, '01', 'ai.check_digit'],
    ['a GTIN of 13 digits', `${host}/01/9506000134352`, '01', 'ai.length'],
    ['an over-long lot', `${host}/01/${gtin}/10/${'A'.repeat(21)}`, '10', 'ai.length'],
    ['an over-long link', `${host}/01/${gtin}/10/${'A'.repeat(4000)}`, 'link', 'link.length'],
    ['qualifiers out of order', `${host}/01/${gtin}/21/S/10/L`, 'link', 'link.order'],
    ['a lot twice', `${host}/01/${gtin}/10/L/10/L`, 'link', 'link.order'],
    ['a lot behind the mark', `${host}/01/${gtin}?10=L`, '10', 'link.qualifier_in_query'],
    ['an encoded key there', `${host}/01/${gtin}?%31%30=L`, '10', 'link.qualifier_in_query'],
    ['an encoded identifier', `${host}/01/${gtin}/%31%30/L`, 'link', 'link.no_key'],
    ['a user before the host', `https://me@evil.example/01/${gtin}`, 'link', 'link.host'],
    ['another scheme', `javascript://x/01/${gtin}`, 'link', 'link.scheme'],
    ['an attribute twice', `${host}/01/${gtin}?17=270101&17=270102`, '17', 'link.twice'],
    ['a 13th month', `${host}/01/${gtin}?17=271301`, '17', 'ai.date'],
  ])('%s is refused, by name', ([, uri, field, code]) => {
    expect(faultOf(parseDigitalLink(uri))).toEqual({ field, code });
  });

  test('the refusal of a short GTIN gives the one to write', () => {
    const found = parseDigitalLink(`${host}/01/9506000134352`);
    expect(found.ok ? '' : found.fault.message.en).toContain('09506000134352');
  });
});

test('numbers of a firm’s own never become a link, whatever else is right about them', () => {
  const own = makeRestrictedGtin(42);
  expect(faultOf(itemLink({ gtin: own, lot: 'L1' }, host))).toEqual({
    field: '01',
    code: 'link.restricted',
  });
  expect(restrictedFault(own)?.fault.code).toBe('link.restricted');
  expect(restrictedFault(gtin)).toBeUndefined();
});

test.for([
  [{ gtin: '09506000134353' }, '01', 'ai.check_digit'],
  [{ gtin, lot: '批次1' }, '10', 'ai.characters'],
  [{ gtin, lot: '..' }, '10', 'link.dots'],
  [{ gtin, serial: 'A'.repeat(21) }, '21', 'ai.length'],
] as const)('a label of %j has no link', ([item, field, code]) => {
  expect(faultOf(itemLink(item, host))).toEqual({ field, code });
});

test('a link in capitals, as a QR symbol has it, reads the same', () => {
  const link = parseDigitalLink(`HTTPS://TRACE.EXAMPLE/01/${gtin}/10/L1/21/7Q2MX5T0KZ9RW3N8AB12`);
  expect(link.ok && link.canonical).toBe(
    `https://id.gs1.org/01/${gtin}/10/L1/21/7Q2MX5T0KZ9RW3N8AB12`,
  );
});

test('no identifier is the beginning of another, and each that begins a link has its qualifiers', () => {
  const all = allIdentifiers();
  expect(all.length).toBeGreaterThan(500);
  for (const { ai, key } of all) {
    expect(all.filter((other) => other.ai.startsWith(ai))).toHaveLength(1);
    for (const qualifier of key?.flat() ?? []) {
      expect(all.some((other) => other.ai === qualifier)).toBe(true);
    }
  }
});
