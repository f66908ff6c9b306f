import { mkdtemp, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { SheetFormat } from '../core/ports.ts';
import { sheetUnreadable, wanted } from './sheets-errors.ts';
import { tooManyBytes } from './sheets-limits.ts';
import type { SheetLimits } from './sheets-limits.ts';
import { chunksOf } from './streams.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type Spooled = {
  handle: FileHandle;
  format: SheetFormat;
  encoding: TextEncoding;
  dispose(): Promise<void>;
};

const headBytes = 4096;

/** Lays the upload down in a temporary file: a ZIP's directory is at its end, so it can't be streamed. */
export async function spool(
  source: ReadableStream<Uint8Array>,
  limits: SheetLimits,
): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), 'frostmark-sheet-'));
  const handle = await open(join(folder, 'upload'), 'wx+', 0o600);
  // Unlinked at once, so that nothing is left when the process dies. Windows may refuse until closed.
  const unlink = () => rm(folder, { recursive: true, force: true }).catch(() => undefined);
  await unlink();
  const dispose = async () => {
    await handle.close();
    await unlink();
  };
  try {
    const { head, isUtf8 } = await copy(source, handle, limits);
    return { handle, dispose, ...recognise(head, isUtf8) };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function copy(
  source: ReadableStream<Uint8Array>,
  handle: FileHandle,
  limits: SheetLimits,
): Promise<{ head: Uint8Array; isUtf8: boolean }> {
  let head = new Uint8Array(0);
  let size = 0;
  const isUtf8 = utf8Check();
  for await (const chunk of chunksOf(source)) {
    size += chunk.byteLength;
    if (size > limits.uploadBytes) throw tooManyBytes(limits.uploadBytes);
    if (head.byteLength < headBytes) head = joined(head, chunk).slice(0, headBytes);
    isUtf8.add(chunk);
    await handle.writeFile(chunk);
  }
  return { head, isUtf8: isUtf8.end() };
}

// The whole file decides: the first Chinese word may stand on the last page.
function utf8Check(): { add(chunk: Uint8Array): void; end(): boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let valid = true;
  const feed = (chunk?: Uint8Array) => {
    if (!valid) return;
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      valid = false;
    }
  };
  return {
    add: feed,
    end: () => {
      feed();
      return valid;
    },
  };
}

function recognise(
  head: Uint8Array,
  isUtf8: boolean,
): { format: SheetFormat; encoding: TextEncoding } {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return { format: 'xlsx', encoding: 'utf-8' };
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) throw oldOrLocked();
  if (startsWith(head, [0xff, 0xfe])) return { format: 'csv', encoding: 'utf-16le' };
  if (startsWith(head, [0xfe, 0xff])) return { format: 'csv', encoding: 'utf-16be' };
  if (head.byteLength === 0) {
    throw sheetUnreadable({ zh: '文件是空的。', en: 'The file is empty.' });
  }
  if (!looksLikeText(head)) throw notSheet();
  return { format: 'csv', encoding: isUtf8 ? 'utf-8' : 'gb18030' };
}

function looksLikeText(head: Uint8Array): boolean {
  // Tab, line feed, form feed and carriage return are the only control characters of a text.
  if (head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte))) return false;
  const start = new TextDecoder('latin1').decode(head.subarray(0, 64));
  // Web pages and XML are what some programs save under the name .xls.
  return !/^(?:\u00ef\u00bb\u00bf)?\s*<|^%PDF-|^\{\\rtf/.test(start);
}

function oldOrLocked(): Error {
  return sheetUnreadable({
    zh: '这是旧版 .xls 文件，或设有打开密码的工作簿。请在 Excel 中取消密码，并另存为“Excel 工作簿 (.xlsx)”后再上传。',
    en: 'This is an old .xls file or a workbook with a password. In Excel remove the password, save it as “Excel Workbook (.xlsx)” and upload that.',
  });
}

function notSheet(): Error {
  return sheetUnreadable({
    zh: `文件不是表格。${wanted.zh}`,
    en: `The file is not a spreadsheet. ${wanted.en}`,
  });
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(left.byteLength + right.byteLength);
  both.set(left);
  both.set(right, left.byteLength);
  return both;
}
