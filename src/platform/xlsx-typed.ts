import type { SheetLook, TypedCell, WorkbookSheet } from '../core/ports.ts';
import { widthFor, type XlsxCell, type XlsxSheet, xlsxStyle } from './xlsx-write.ts';

/** Sheets with real numbers and moments in them. */
export function workbookSheets(sheets: readonly WorkbookSheet[]): XlsxSheet[] {
  return sheets.map(({ name, columns, rows }) => ({
    name,
    widths: columns.map(({ zh, en, width }) => width ?? widthFor(`${zh} ${en}`)),
    filtered: true,
    rows: typedRows(columns, rows),
  }));
}

async function* typedRows(
  columns: WorkbookSheet['columns'],
  rows: WorkbookSheet['rows'],
): AsyncGenerator<{ row: number; cells: XlsxCell[] }> {
  const header = columns.map(({ zh, en }) => ({ text: `${zh} ${en}`, style: xlsxStyle.header }));
  yield { row: 1, cells: header };
  let row = 1;
  for await (const cells of rows) {
    row += 1;
    yield { row, cells: cells.map((cell, at) => typedCell(cell, columns[at]?.look ?? 'text')) };
  }
}

function typedCell(cell: TypedCell, look: SheetLook): XlsxCell {
  if (cell === null) return { text: '', style: xlsxStyle.text };
  if (typeof cell === 'string') {
    return { text: cell, style: look === 'wrapped' ? xlsxStyle.wrapped : xlsxStyle.text };
  }
  if (cell instanceof Date) return { text: String(serialOf(cell)), style: xlsxStyle.moment };
  if (!Number.isFinite(cell)) throw new RangeError(`Not a number for a sheet: ${cell}`);
  const style = look === 'text' || look === 'wrapped' || look === 'moment' ? 'number' : look;
  return { text: String(cell), style: xlsxStyle[style] };
}

const dayMs = 86_400_000;
/** Asia/Shanghai, without summer time since 1991. */
const offsetMs = 8 * 60 * 60 * 1000;
/** Days from 1899-12-30, where workbooks begin to count, to 1970. */
const daysBefore1970 = 25_569;

/** To the second, so that a reader rounds to the same one. */
function serialOf(moment: Date): number {
  const seconds = Math.floor((moment.getTime() + offsetMs) / 1000);
  return daysBefore1970 + (seconds * 1000) / dayMs;
}
