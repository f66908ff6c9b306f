import type { SheetCell, SheetColumn, SheetFault, SheetRow, Sheets } from '../core/ports.ts';
import { readCsv, writeCsv } from './csv.ts';
import { defaultSheetLimits } from './sheets-limits.ts';
import type { SheetLimits } from './sheets-limits.ts';
import { spool } from './sheets-spool.ts';
import type { Spooled } from './sheets-spool.ts';
import { toByteStream } from './streams.ts';
import { columnName } from './xlsx-cells.ts';
import { readXlsx } from './xlsx-read.ts';
import { workbookSheets } from './xlsx-typed.ts';
import { widthFor, writeXlsx, xlsxStyle } from './xlsx-write.ts';
import type { XlsxCell, XlsxSheet, XlsxStyle, XlsxValidation } from './xlsx-write.ts';

const dataSheet = '数据 Data';
const errorsHeader = '错误 Errors';

/** Spreadsheets in bounded memory: XLSX over yauzl/saxes/yazl, CSV over csv-parse. */
export function createSheets(limits: SheetLimits = defaultSheetLimits): Sheets {
  return {
    read: (source) => read(source, limits),
    template(format, columns, sample) {
      if (format === 'xlsx') return toByteStream(() => writeXlsx(templateSheets(columns, sample)));
      return toByteStream(() => writeCsv([columns.map(headerText), ...sample]));
    },
    markUp: (source, faults) => toByteStream(() => markedUp(source, faults, limits)),
    write(format, rows) {
      if (format === 'csv') return toByteStream(() => writeCsv(rows));
      return toByteStream(() => exported(rows));
    },
    workbook: (pages) => toByteStream(() => writeXlsx(workbookSheets(pages))),
  };
}

async function* read(
  source: ReadableStream<Uint8Array>,
  limits: SheetLimits,
): AsyncGenerator<SheetRow> {
  const file = await spool(source, limits);
  try {
    yield* rowsOf(file, limits);
  } finally {
    await file.dispose();
  }
}

// A marked-up copy that comes back corrected must read like the file it was made from.
async function* rowsOf(file: Spooled, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const rows =
    file.format === 'xlsx'
      ? readXlsx(file.handle, limits)
      : readCsv(file.handle, file.encoding, limits);
  let first = true;
  let dropped: number | undefined;
  for await (const { row, cells } of rows) {
    if (first && cells.at(-1)?.startsWith(errorsHeader) === true) dropped = cells.length - 1;
    first = false;
    yield { row, cells: dropped === undefined ? cells : withoutColumn(cells, dropped) };
  }
}

function withoutColumn(cells: SheetCell[], column: number): SheetCell[] {
  const rest = cells.toSpliced(column, 1);
  return rest.slice(0, rest.findLastIndex((cell) => cell !== '') + 1);
}

function headerText({ zh, en, required }: SheetColumn): string {
  return `${zh} ${en}${required ? ' *' : ''}`;
}

function templateSheets(
  columns: readonly SheetColumn[],
  sample: readonly SheetCell[][],
): XlsxSheet[] {
  const lists = columns.flatMap(({ choices }) => (choices === undefined ? [] : [choices]));
  const validations: XlsxValidation[] = [];
  let list = 0;
  for (const [column, { zh, en, note, choices }] of columns.entries()) {
    if (note === undefined && choices === undefined) continue;
    const name = columnName(list);
    if (choices !== undefined) list += 1;
    validations.push({
      column,
      ...(note !== undefined && { note, title: `${zh} ${en}` }),
      // A range, not a list in the formula: that one ends at 255 characters and splits at commas.
      ...(choices !== undefined && { choices: `choices!$${name}$1:$${name}$${choices.length}` }),
    });
  }
  const longest = Math.max(0, ...lists.map((choices) => choices.length));
  const form: XlsxSheet = {
    name: dataSheet,
    widths: columns.map((column) => column.width ?? widthFor(headerText(column))),
    validations,
    rows: [
      styledRow(1, columns.map(headerText), xlsxStyle.header),
      ...sample.map((cells, index) => styledRow(index + 2, cells, xlsxStyle.sample)),
    ],
  };
  const sheets = [form, notesSheet(columns)];
  if (longest > 0) {
    const rows = Array.from({ length: longest }, (_, index) =>
      styledRow(
        index + 1,
        lists.map((choices) => choices[index] ?? ''),
        xlsxStyle.text,
      ),
    );
    sheets.push({ name: 'choices', widths: [], hidden: true, rows });
  }
  return sheets;
}

function notesSheet(columns: readonly SheetColumn[]): XlsxSheet {
  const header = ['列 Column', '必填 Required', '说明 Note', '可选值 Choices'];
  const rows = columns.map(({ zh, en, required, note = '', choices = [] }, index) =>
    styledRow(
      index + 2,
      [`${zh} ${en}`, required ? '是 yes' : '', note, choices.join(' | ')],
      xlsxStyle.wrapped,
    ),
  );
  return {
    name: '说明 Notes',
    widths: [32, 14, 60, 60],
    rows: [styledRow(1, header, xlsxStyle.header), ...rows],
  };
}

function styledRow(
  row: number,
  cells: readonly SheetCell[],
  style: XlsxStyle,
): { row: number; cells: XlsxCell[] } {
  return { row, cells: cells.map((text) => ({ text, style })) };
}

function exported(rows: AsyncIterable<SheetCell[]>): AsyncGenerator<Uint8Array> {
  return peeking(rows, (header = [], all) =>
    writeXlsx([{ name: dataSheet, widths: header.map(widthFor), rows: exportedRows(all) }]),
  );
}

async function* exportedRows(
  rows: AsyncIterable<SheetCell[]>,
): AsyncGenerator<{ row: number; cells: XlsxCell[] }> {
  let row = 0;
  for await (const cells of rows) {
    row += 1;
    const usual = row === 1 ? xlsxStyle.header : xlsxStyle.text;
    const styleOf = (text: string) => (row > 1 && isPlainNumber(text) ? xlsxStyle.number : usual);
    yield { row, cells: cells.map((text) => ({ text, style: styleOf(text) })) };
  }
}

// Only what Excel gives back unchanged: sums work, and no leading zero or 16th digit is lost.
function isPlainNumber(text: string): boolean {
  return /^-?\d{1,11}(?:\.\d{1,4})?$/.test(text) && String(Number(text)) === text;
}

async function* markedUp(
  source: ReadableStream<Uint8Array>,
  faults: readonly SheetFault[],
  limits: SheetLimits,
): AsyncGenerator<Uint8Array> {
  const file = await spool(source, limits);
  try {
    const rows = markedRows(rowsOf(file, limits), faults);
    yield* file.format === 'csv' ? writeCsv(markedLines(rows)) : peeking(rows, markedXlsx);
  } finally {
    await file.dispose();
  }
}

/** `cells` with the errors put in at `errorsAt`; `faulty` counts places in `cells`. */
type MarkedRow = SheetRow & { errorsAt: number; faulty: ReadonlySet<number> };

async function* markedRows(
  rows: AsyncIterable<SheetRow>,
  faults: readonly SheetFault[],
): AsyncGenerator<MarkedRow> {
  const byRow = new Map<number, SheetFault[]>();
  for (const fault of faults) {
    const known = byRow.get(fault.row);
    if (known === undefined) byRow.set(fault.row, [fault]);
    else known.push(fault);
  }
  let header: SheetCell[] | undefined;
  for await (const row of rows) {
    const isHeader = header === undefined;
    header ??= row.cells;
    yield markedRow(row, header, byRow.get(row.row) ?? [], isHeader);
  }
  // Nothing to mark in an empty sheet, yet what is wrong with it must be said somewhere.
  if (header === undefined && faults.length > 0) {
    yield markedRow({ row: 1, cells: [] }, [], faults, true);
  }
}

function markedRow(
  { row, cells }: SheetRow,
  header: readonly SheetCell[],
  faults: readonly SheetFault[],
  isHeader: boolean,
): MarkedRow {
  const errorsAt = header.length;
  const columns = faults.flatMap(({ column }) => column ?? [...header.keys()]);
  const messages = faults.map(({ column, message }) =>
    column === undefined ? message : `${columnName(column)} ${header[column] ?? ''}: ${message}`,
  );
  if (isHeader) messages.unshift(errorsHeader);
  const width = Math.max(errorsAt, cells.length, ...columns.map((column) => column + 1));
  const padded = Array.from({ length: width }, (_, column) => cells[column] ?? '');
  return {
    row,
    // Cells to the right of the table move one further; reading back moves them home.
    cells: padded.toSpliced(errorsAt, 0, messages.join('\n')),
    errorsAt,
    faulty: new Set(columns.map((column) => (column < errorsAt ? column : column + 1))),
  };
}

function markedXlsx(
  header: MarkedRow | undefined,
  all: AsyncIterable<MarkedRow>,
): AsyncGenerator<Uint8Array> {
  const widths = (header?.cells ?? []).map((text, column) =>
    column === header?.errorsAt ? 60 : widthFor(text),
  );
  return writeXlsx([{ name: dataSheet, widths, rows: markedSheetRows(all) }]);
}

async function* markedSheetRows(
  rows: AsyncIterable<MarkedRow>,
): AsyncGenerator<{ row: number; cells: XlsxCell[] }> {
  let usual: XlsxStyle = xlsxStyle.header;
  for await (const { row, cells, errorsAt, faulty } of rows) {
    const styleOf = (column: number): XlsxStyle => {
      if (faulty.has(column)) return xlsxStyle.fault;
      return column === errorsAt && usual === xlsxStyle.text ? xlsxStyle.wrapped : usual;
    };
    yield { row, cells: cells.map((text, column) => ({ text, style: styleOf(column) })) };
    usual = xlsxStyle.text;
  }
}

// Blank lines are written again, so that a message about row 7 is still about row 7.
async function* markedLines(rows: AsyncIterable<MarkedRow>): AsyncGenerator<SheetCell[]> {
  let line = 0;
  for await (const { row, cells } of rows) {
    for (line += 1; line < row; line += 1) yield [];
    yield cells;
  }
}

/** Lets `write` see the first item (column widths stand before the rows in the file). */
async function* peeking<T>(
  items: AsyncIterable<T>,
  write: (first: T | undefined, all: AsyncIterable<T>) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    yield* write(first.done === true ? undefined : first.value, resumed(first, iterator));
  } finally {
    // Here, since a writer that was stopped early may not have started on `all`.
    await iterator.return?.();
  }
}

async function* resumed<T>(
  first: IteratorResult<T, unknown>,
  iterator: AsyncIterator<T>,
): AsyncGenerator<T> {
  for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
}
