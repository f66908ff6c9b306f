import { expect, test } from 'vitest';

import { readBarcode } from '../../src/domain/barcode-reading.ts';
import { tableOf, toCsv, toTabs } from '../../web/scanner/table.ts';

const at = Date.UTC(2026, 10, 22, 17, 30, 5);

function row(text: string, symbology: string | null) {
  const reading = readBarcode({ text, symbology, ownHosts: [] });
  const read = { key: reading.key, text, symbology, firstAt: at, lastAt: at, times: 2 };
  return { read, reading };
}

function cellsOf(text: string, symbology: string | null): Record<string, string> {
  const [names = [], values = []] = tableOf([row(text, symbology)]);
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

test('a row has the fields of the symbol, and the time of the place', () => {
  expect(cellsOf('010950600013435231020012501727060010L7', ']C1')).toMatchObject({
    first_read: '2026-11-23T01:30:05+08:00',
    times: '2',
    symbology: ']C1',
    kind: 'gs1',
    gtin: '09506000134352',
    net_weight: '12.50',
    expiry: '2027-06-30',
    lot: 'L7',
    text: '010950600013435231020012501727060010L7',
  });
  expect(cellsOf('hello', null)).toMatchObject({ symbology: 'typed', kind: 'text', code: '' });
});

test('what a label holds is no formula, no row and no column of its own', () => {
  const csv = toCsv(
    tableOf([row('=HYPERLINK("http://evil.example","x")', ']Q1'), row('a\n,b', ']Q1')]),
  );
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
  expect(csv).toContain('"a\n,b"');
  const lines = toTabs(tableOf([row('a\n\tb', ']Q1')])).split('\n');
  expect(lines).toHaveLength(2);
  expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1);
});

test('separators of GS1, which no font has, are shown', () => {
  expect(cellsOf('0109506000134352' + '10A\u001d21B', ']d2')['text']).toContain('10A␝21B');
});
