import { sheetTooBig } from './sheets-errors.ts';

export type SheetLimits = {
  /** The file as uploaded. */
  uploadBytes: number;
  /** What may come out of the ZIP in all, declared or not. */
  unpackedBytes: number;
  /** XML of the shared-strings table, the only part that stays in memory. */
  sharedBytes: number;
  rows: number;
  columns: number;
};

export const defaultSheetLimits: SheetLimits = {
  uploadBytes: 100_000_000,
  unpackedBytes: 300_000_000,
  sharedBytes: 100_000_000,
  rows: 200_000,
  columns: 500,
};

// Excel's own last row: nothing that a person made goes further.
const lastRow = 1_048_576;

/** Counts filled rows and throws at the first one too many. */
export function rowCounter(limits: SheetLimits): (row: number) => void {
  let filled = 0;
  return (row) => {
    filled += 1;
    if (filled <= limits.rows && row <= lastRow) return;
    throw sheetTooBig({
      zh: `表格超过 ${limits.rows} 行，请拆成几个文件分别导入。`,
      en: `The sheet has more than ${limits.rows} rows; split it into several files.`,
    });
  };
}

export function tooManyColumns(limits: SheetLimits, row: number): Error {
  return sheetTooBig({
    zh: `第 ${row} 行在第 ${limits.columns} 列之后还有内容，请删除多余的列。`,
    en: `Row ${row} has content beyond column ${limits.columns}; delete the columns that are not needed.`,
  });
}

export function tooManyBytes(limit: number): Error {
  const megabytes = Math.round(limit / 1_000_000);
  return sheetTooBig({
    zh: `表格内容超过 ${megabytes} MB，请拆成几个文件分别导入。`,
    en: `The sheet holds more than ${megabytes} MB; split it into several files.`,
  });
}
