import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';

import { parse } from 'csv-parse';

import type { SheetRow } from '../core/ports.ts';
import { csvCell, formulaPattern } from '../domain/csv-cell.ts';
import { unreadableAs } from './sheets-errors.ts';
import { rowCounter, tooManyColumns } from './sheets-limits.ts';
import type { SheetLimits } from './sheets-limits.ts';
import type { TextEncoding } from './sheets-spool.ts';
import { nodeChunks } from './streams.ts';

// An unclosed quote would otherwise swallow the rest of the file into one cell.
const maxRecordChars = 1_000_000;

/** Filled rows of delimited text; numbered as Excel numbers them, blank lines counted. */
export async function* readCsv(
  handle: FileHandle,
  encoding: TextEncoding,
  limits: SheetLimits,
): AsyncGenerator<SheetRow> {
  const count = rowCounter(limits);
  let row = 0;
  try {
    const text = decoded(handle, encoding);
    const first = await text.next();
    if (first.done === true) return;
    const { delimiter, rest } = separatorOf(first.value);
    const records = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: maxRecordChars,
    });
    // Errors reach us through `records`; the callback only keeps pipeline from throwing.
    pipeline(Readable.from(prefixed(rest, text)), records, () => undefined);
    for await (const record of records as AsyncIterable<string[]>) {
      row += 1;
      if (row > 1_048_576) count(row);
      const cells = trimmedEnd(record.map(importedCell));
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (cells.length > limits.columns) throw tooManyColumns(limits, row);
      count(row);
      yield { row, cells };
    }
  } catch (error) {
    throw unreadableAs(
      {
        zh: `第 ${row + 1} 行附近无法读取：引号没有成对，或文字编码不对。`,
        en: `Unreadable near row ${row + 1}: a quotation mark isn't closed, or the text encoding is wrong.`,
      },
      error,
    );
  }
}

async function* decoded(handle: FileHandle, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const bytes = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 262_144 });
  for await (const chunk of nodeChunks(bytes)) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

async function* prefixed(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function separatorOf(text: string): { delimiter: string; rest: string } {
  // Excel's own hint line, which Excel doesn't show as a row.
  const hint = /^"?sep=(.)"?\r?\n/.exec(text);
  if (hint?.[1] !== undefined) return { delimiter: hint[1], rest: text.slice(hint[0].length) };
  const header = /^(?:"[^"]*"|[^"\r\n])*/.exec(text.trimStart())?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = [',', ';', '\t'].map((mark) => ({ mark, times: header.split(mark).length }));
  const best = counts.reduce((left, right) => (right.times > left.times ? right : left));
  return { delimiter: best.mark, rest: text };
}

const oddPattern = /^[\t'=]|\t$/;

function importedCell(cell: string): string {
  if (!oddPattern.test(cell)) return cell;
  // `="00123"` and a tab at either end are how people keep Excel from changing digits.
  const text = cell.replace(/^\t+|\t+$/g, '');
  const wrapped = /^="([^"]*)"$/.exec(text);
  if (wrapped?.[1] !== undefined) return wrapped[1];
  return text.startsWith("'") && formulaPattern.test(text) ? text.slice(1) : text;
}

function trimmedEnd(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length);
}

const flushChars = 65_536;

/** UTF-8 with BOM (Excel guesses wrong without), formulas defused. */
export async function* writeCsv(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '\ufeff';
  for await (const cells of rows) {
    text += `${cells.map(csvCell).join(',')}\r\n`;
    if (text.length < flushChars) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}
