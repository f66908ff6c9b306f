import { csvCell } from '../../../../src/domain/csv-cell.ts';

type Column<Row> = {
  title: string;
  text: (row: Row) => string | number;
  /** Where the screen asks the server cell by cell, so does the file. */
  fileText?: (row: Row) => Promise<string>;
};

/** What a table shows, as spreadsheet programs take it. */
export async function csvOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<string> {
  const lines = [columns.map(({ title }) => csvCell(title))];
  for (const row of rows) {
    const cells = columns.map(async ({ text, fileText }) => fileText?.(row) ?? String(text(row)));
    lines.push((await Promise.all(cells)).map(csvCell));
  }
  // Excel takes a file for UTF-8 only if it begins so.
  return `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

export function saveText(name: string, text: string): void {
  saveBlob(name, new Blob([text], { type: 'text/csv' }));
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
