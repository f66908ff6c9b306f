import { authorize, orgOf } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { FileStore, SheetFormat, Sheets, StoredFile } from '../../core/ports.ts';
import type { Language, Text } from '../../domain/text.ts';
import { disinfectionsKind } from './disinfections.kind.ts';
import * as errors from './imports.errors.ts';
import { type Column, type Kind, wordsOf } from './imports.kind.ts';
import { type Mend, mendedRows } from './imports.mends.ts';
import { runImport, type Sheet, type Tally } from './imports.run.ts';
import type { ImportKind, ImportMode } from './imports.schemas.ts';
import { type Fault, remarkColumn, sampleRemark } from './imports.sheet.ts';
import { survey } from './imports.units.ts';
import { lotsKind } from './lots.kind.ts';
import { receiptsKind } from './receipts.kind.ts';
import { shipmentsKind } from './shipments.kind.ts';
import { testsKind } from './tests.kind.ts';

const kinds: Record<ImportKind, Kind> = {
  lots: lotsKind,
  receipts: receiptsKind,
  shipments: shipmentsKind,
  tests: testsKind,
  disinfections: disinfectionsKind,
};

export type ImportDeps = { sheets: Sheets; files: FileStore; maxMegabytes?: number };

export type Progress = { rows: number; of: number };

export type ImportResult = Omit<Tally, 'faults'> & {
  kind: ImportKind;
  mode: ImportMode;
  /** Whether the rows counted as done are in the journal now. */
  recorded: boolean;
  faults: readonly Fault[];
  /** The id of a copy of the file with its faults marked. */
  markedUpId: string | undefined;
};

export type ImportOptions = {
  onProgress?: (progress: Progress) => void;
  language?: Language;
  /** Cells to take instead of those of the sheet. */
  mends?: readonly Mend[];
  /** Ends the import between chunks; what is not kept by then is undone. */
  signal?: AbortSignal;
};

/**
 * Imports a spreadsheet: each row, or group of rows, is a command of its own with an id made from
 * its content, so that the same file again changes nothing.
 */
export async function importSheet(
  ctx: Ctx,
  deps: ImportDeps,
  kindName: ImportKind,
  mode: ImportMode,
  source: ReadableStream<Uint8Array>,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const kind = kinds[kindName];
  authorize(ctx.actor, 'imports:run');
  authorize(ctx.actor, kind.permission);
  const { onProgress = () => {}, language = 'zh', signal } = options;
  // Read to its end before anything is locked: a slow sender holds up nobody else.
  const bytes = await readWhole(source, deps.maxMegabytes ?? 50);
  const { mends = [] } = options;
  const read = () => deps.sheets.read(streamOf(bytes));
  const open = () => (mends.length === 0 ? read() : mendedRows(read(), mends));
  const { of, unfit } = await foresee(kind, bytes, open);
  const sheet: Sheet = { open, unfit };
  const { tally, recorded } = await runImport(ctx, kind, mode, sheet, (rows) => {
    if (signal?.aborted) throw errors.abandoned();
    onProgress({ rows, of: Math.max(of, rows) });
  });
  if (tally.rows !== of) onProgress({ rows: tally.rows, of: tally.rows });
  const markedUpId =
    tally.faults.length === 0 ? undefined : await markUp(ctx, deps, bytes, tally.faults, language);
  return { ...tally, kind: kindName, mode, recorded, markedUpId };
}

async function readWhole(
  source: ReadableStream<Uint8Array>,
  megabytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = source.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > megabytes * 1024 * 1024) {
      await reader.cancel();
      throw errors.uploadTooLarge(megabytes);
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

const pieceBytes = 262_144;

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at >= bytes.byteLength) controller.close();
        else controller.enqueue(bytes.subarray(at, (at += pieceBytes)));
      },
    },
    { highWaterMark: 0 },
  );
}

/** How many rows are to come: exactly where they are read beforehand, else by the lines of text. */
async function foresee(
  kind: Kind,
  bytes: Uint8Array,
  open: Sheet['open'],
): Promise<{ of: number; unfit: Sheet['unfit'] }> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (kind.groupBy !== undefined || isZip) {
    const { rows, unfit } = await survey(open(), kind);
    return { of: rows, unfit };
  }
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  const unended = bytes.at(-1) === 10 ? 1 : 0;
  return { of: Math.max(0, lines - unended), unfit: new Map() };
}

const mediaTypes: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

async function markUp(
  ctx: Ctx,
  { sheets, files }: ImportDeps,
  bytes: Uint8Array,
  faults: readonly Fault[],
  language: Language,
): Promise<string> {
  const id = uuidv7(ctx.now);
  const told = faults.map(({ row, column, message }) => ({
    row,
    column,
    message: message[language],
  }));
  const copy = new Uint8Array(
    await new Response(asBody(sheets.markUp(streamOf(bytes), told))).arrayBuffer(),
  );
  const format = copy[0] === 0x50 && copy[1] === 0x4b ? 'xlsx' : 'csv';
  await files.put(keyOf(orgOf(ctx.actor), id), copy, mediaTypes[format]);
  return id;
}

/** Our streams lie on plain memory; the type of Response asks for a word to that. */
function asBody(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return stream as ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** The organisation is part of the key, so that nobody else's request can reach it. */
function keyOf(orgId: string, id: string): string {
  return `imports/${orgId}/${id}`;
}

export async function readMarkedUp(ctx: Ctx, files: FileStore, id: string): Promise<StoredFile> {
  authorize(ctx.actor, 'imports:run');
  const file = await files.get(keyOf(orgOf(ctx.actor), id.toLowerCase()));
  if (!file) throw errors.markedUpNotFound();
  return file;
}

/** The form to fill in, with choices and samples in the reader's language. */
export function template(
  ctx: Ctx,
  sheets: Sheets,
  kindName: ImportKind,
  format: SheetFormat,
  language: Language,
): { body: ReadableStream<Uint8Array>; mediaType: string } {
  authorize(ctx.actor, 'read');
  const { columns, samples } = kinds[kindName];
  const all = Object.entries(columns);
  const titles = all.map(([, column]) => titleOf(column, language));
  const rows = samples.map((sample) => [
    ...all.map(([field]) => wordsOf(sample[field] ?? '', language)),
    sampleRemark[language],
  ]);
  const last = { ...remarkColumn, required: false, note: remarkNote[language], width: 22 };
  const body = sheets.template(format, [...titles, last], rows);
  return { body, mediaType: mediaTypes[format] };
}

const remarkNote: Text = {
  zh: `不导入;以“${sampleRemark.zh}”开头的行会跳过`,
  en: `Not imported; rows that begin with “${sampleRemark.en}” here are skipped`,
};

function titleOf({ zh, en, required, note, choices, width }: Column, language: Language) {
  return {
    zh,
    en,
    required,
    ...(note && { note: note[language] }),
    ...(choices && { choices: choices.map((choice) => choice[language]) }),
    ...(width !== undefined && { width }),
  };
}
