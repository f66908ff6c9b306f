import { AppError } from '../core/errors.ts';
import type { Text } from '../domain/text.ts';

/** Not a spreadsheet that we can read; the message says what to do instead. */
export function sheetUnreadable(message: Text, cause?: unknown): AppError {
  return new AppError({ kind: 'invalid', code: 'sheet.unreadable', message, cause });
}

/** A spreadsheet beyond what one import may hold. */
export function sheetTooBig(message: Text): AppError {
  return new AppError({ kind: 'too_large', code: 'sheet.too_big', message });
}

export const wanted: Text = {
  zh: '请上传 .xlsx 工作簿，或逗号、分号、制表符分隔的 .csv 文本。',
  en: 'Upload an .xlsx workbook, or .csv text separated by commas, semicolons or tabs.',
};

/** For faults that parsers report in their own words: those go into `cause` only. */
export function unreadableAs(what: Text, error: unknown): AppError {
  if (error instanceof AppError) return error;
  return sheetUnreadable({ zh: `${what.zh}${wanted.zh}`, en: `${what.en} ${wanted.en}` }, error);
}
