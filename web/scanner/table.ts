import type { BarcodeReading } from '../../src/domain/barcode-reading.ts';
import { csvCell } from '../../src/domain/csv-cell.ts';
import type { ReadingFieldName } from '../../src/domain/element-reading.ts';
import type { Read } from './reads.ts';

const named = [
  'gtin',
  'content',
  'sscc',
  'lot',
  'serial',
  'production',
  'packed',
  'best_before',
  'expiry',
  'net_weight',
  'pieces',
  'container',
] as const satisfies readonly ReadingFieldName[];

const header = ['first_read', 'last_read', 'times', 'symbology', 'kind', 'code', ...named, 'text'];

export type TableRow = { read: Read; reading: BarcodeReading };

/** Names of columns are for programs, the same in both languages. */
export function tableOf(rows: readonly TableRow[]): string[][] {
  return [
    header,
    ...rows.map(({ read, reading }) => [
      shanghai(read.firstAt),
      shanghai(read.lastAt),
      String(read.times),
      read.symbology ?? 'typed',
      reading.kind,
      reading.code ?? '',
      ...named.map((name) => reading.fields.find((field) => field.name === name)?.value ?? ''),
      shown(read.text),
    ]),
  ];
}

/** UTF-8 with BOM, since Excel guesses wrong without. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** As spreadsheets take it from the clipboard. */
export function toTabs(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]/g, ' ')).join('\t'))
    .join('\n');
}

/** Group separators of GS1 have no sign of their own. */
export function shown(text: string): string {
  return text.replaceAll('\u001d', '␝');
}

const offsetMs = 8 * 60 * 60 * 1000;

function shanghai(at: number): string {
  return `${new Date(at + offsetMs).toISOString().slice(0, 19)}+08:00`;
}
