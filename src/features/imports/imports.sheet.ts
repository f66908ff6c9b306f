import type { SheetRow } from '../../core/ports.ts';
import type { Text } from '../../domain/text.ts';
import { plain } from './imports.cells.ts';
import * as errors from './imports.errors.ts';
import type { CellFault, Column, Columns, Line } from './imports.kind.ts';

/** Ignored by the import: for people's own words, and for the samples of a template. */
export const remark = 'remark';
export const remarkColumn: Text = { zh: '备注', en: 'Remark' };
export const sampleRemark: Text = { zh: '示例(导入时跳过)', en: 'Sample (skipped)' };

/** A fault in its place on the sheet. */
export type Fault = {
  row: number;
  /** Counted from 0; undefined when it is about the whole row. */
  column: number | undefined;
  header: string | undefined;
  field: string | undefined;
  rule: string;
  message: Text;
  value: string | undefined;
  /** What the row calls its goods: who mends it looks for that. */
  lot?: string | undefined;
};

export type Header = {
  row: number;
  texts: readonly string[];
  /** The field of each column of the sheet; undefined where the sheet has no header. */
  fields: readonly (string | undefined)[];
  indexOf: ReadonlyMap<string, number>;
};

function keyOf(words: string): string {
  return plain(words)
    .toLowerCase()
    .replace(/[\s*_:()（）·-]/g, '');
}

function fieldsByName(columns: Columns): Map<string, string> {
  const known = new Map<string, string>();
  const all: Record<string, Text & Pick<Column, 'once'>> = { ...columns, [remark]: remarkColumn };
  for (const [field, { zh, en, once = [] }] of Object.entries(all)) {
    const before = once.flatMap((words) => [`${words} ${en}`, words]);
    for (const words of [`${zh} ${en}`, zh, en, field, zh.replace(/[((].*$/, ''), ...before]) {
      if (!known.has(keyOf(words))) known.set(keyOf(words), field);
    }
  }
  return known;
}

/** Which column is which, whatever their order; what is unknown, repeated or missing is named. */
export function readHeader(
  first: SheetRow | undefined,
  columns: Columns,
): { header: Header; faults: Fault[] } {
  const { row, cells } = first ?? { row: 1, cells: [] };
  const known = fieldsByName(columns);
  const indexOf = new Map<string, number>();
  const faults: Fault[] = [];
  const fault = (column: number | undefined, told: { rule: string; message: Text }) => {
    const header = column === undefined ? undefined : cells[column];
    faults.push({ row, column, header, field: undefined, value: header, ...told });
  };
  const fields = cells.map((cell, column) => {
    if (cell.trim() === '') return undefined;
    const field = known.get(keyOf(cell));
    const first = field === undefined ? undefined : indexOf.get(field);
    if (field === undefined) fault(column, errors.unknownColumn(cell.slice(0, 60), names(columns)));
    else if (first === undefined) indexOf.set(field, column);
    else fault(column, errors.repeatedColumn(cell, letterOf(first)));
    return field;
  });
  if (indexOf.size === 0) {
    faults.length = 0;
    fault(undefined, errors.noHeader());
  } else {
    for (const [field, column] of Object.entries(columns)) {
      if (column.required && !indexOf.has(field)) fault(undefined, errors.missingColumn(column));
    }
  }
  return { header: { row, texts: cells, fields, indexOf }, faults };
}

function names(columns: Columns): Text {
  const all = Object.values(columns);
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
}

/** Letters of a column as spreadsheet programs show them: 0 → A, 26 → AA. */
export function letterOf(column: number): string {
  const higher = Math.floor(column / 26);
  return (higher > 0 ? letterOf(higher - 1) : '') + String.fromCharCode(65 + (column % 26));
}

export function isSample({ cells }: SheetRow, header: Header): boolean {
  const words = cells[header.indexOf.get(remark) ?? -1]?.trim() ?? '';
  return words.startsWith(sampleRemark.zh) || words.startsWith(sampleRemark.en);
}

/** What one cell of a row says; undefined when it is empty or can't be read. */
export function valueOf(
  { cells }: SheetRow,
  header: Header,
  columns: Columns,
  field: string,
): unknown {
  const cell = cells[header.indexOf.get(field) ?? -1] ?? '';
  const read = cell.trim() === '' ? undefined : columns[field]?.read(cell);
  return read?.ok === true ? read.value : undefined;
}

/** What a spreadsheet program shows where a formula has no result. */
const formulaErrors = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

function formulaIn(cell: string) {
  if (cell.startsWith('=') && cell.length > 1) return errors.bareFormula();
  return formulaErrors.test(cell.trim()) ? errors.brokenFormula() : undefined;
}

/** Reads the cells of a row, each by its column, in the order in which the kind declares them. */
export function lineReader(header: Header, columns: Columns) {
  const plan = Object.entries(columns).map(([field, column]): [string, Column, number] => [
    field,
    column,
    header.indexOf.get(field) ?? -1,
  ]);
  const width = header.fields.findLastIndex((field) => field !== undefined) + 1;

  return (row: SheetRow): { line: Line; faults: CellFault[] } => {
    const { cells } = row;
    const values: Record<string, unknown> = {};
    const faults: CellFault[] = [];
    for (const [field, column, index] of plan) {
      const cell = cells[index] ?? '';
      if (cell.trim() === '') {
        if (column.required) faults.push({ line: 0, field, ...errors.emptyCell() });
        continue;
      }
      const formula = formulaIn(cell);
      if (formula) {
        faults.push({ line: 0, field, ...formula });
        continue;
      }
      const read = column.read(cell);
      if (read.ok) values[field] = read.value;
      else {
        const { code, message } = read.fault;
        faults.push({ line: 0, field, rule: code, message });
      }
    }
    const strays = cells.some((cell, index) => {
      const nameless = index >= width || header.fields[index] === undefined;
      return nameless && cell.trim() !== '';
    });
    if (strays) faults.push({ line: 0, field: undefined, ...errors.cellBeyondHeader() });
    return { line: { row: row.row, values, textOf: textOf(cells, header) }, faults };
  };
}

function textOf(cells: readonly string[], header: Header): Line['textOf'] {
  return (field) => cells[header.indexOf.get(field) ?? -1] ?? '';
}

/** Puts a fault of a unit where the sheet shows it. */
export function placeFault(fault: CellFault, lines: readonly Line[], header: Header): Fault {
  const line = lines[fault.line];
  const { field, rule, message } = fault;
  const column = field === undefined ? undefined : header.indexOf.get(field);
  return {
    row: line?.row ?? header.row,
    column,
    header: column === undefined ? undefined : header.texts[column],
    field,
    rule,
    message,
    value: field === undefined ? undefined : line?.textOf(field).slice(0, 200),
    lot: line && lotOf(line, header),
  };
}

/** A declaration calls its own number `number`; every other sheet's `number` is of a paper. */
function lotOf({ textOf: say }: Line, { indexOf }: Header): string | undefined {
  const own = indexOf.has('lotNumber') ? 'lotNumber' : 'number';
  return [own, 'supplierLotNo']
    .map((field) => say(field).trim().slice(0, 60))
    .find((text) => text !== '');
}
