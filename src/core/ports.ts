import type { NoteKey } from '../domain/signed-note.ts';
import type { Fault } from '../domain/text.ts';
import type { UnitNumbers } from '../domain/unit-code.ts';

/** What the runtime must lend the application. Entries choose the implementations. */

/** Bytes by key. Keys are lower-case paths (`sha256/ab/ab12…`); content never changes under one. */
export interface FileStore {
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** Undefined when there is no such key. */
  get(key: string): Promise<StoredFile | undefined>;
  /** For readiness: throws when the store can't be reached. */
  check(): Promise<void>;
}

export type StoredFile = {
  body: ReadableStream<Uint8Array>;
  size: number;
  mediaType: string;
};

export interface Metrics {
  request(route: string, method: string, status: number, seconds: number): void;
  command(name: string, outcome: 'done' | 'replayed' | 'refused' | 'failed'): void;
  gateRefusal(transition: string, requirement: string): void;
  /** Prometheus text exposition format 0.0.4. */
  expose(): Promise<{ contentType: string; body: string }>;
}

/** Structured log. Fields never hold personal data: ids and counts only. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Text messages to telephones. Numbers are E.164; a rejection means it may not have been sent. */
export interface Sms {
  send(number: string, text: string): Promise<void>;
}

/** One cell as a person sees it; dates arrive as ISO `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss`. */
export type SheetCell = string;

/** `row` is the row number that the spreadsheet program shows (1 = header). */
export type SheetRow = { row: number; cells: SheetCell[] };

export type SheetFormat = 'xlsx' | 'csv';

export type SheetColumn = {
  zh: string;
  en: string;
  required: boolean;
  note?: string;
  width?: number;
  choices?: readonly string[];
};

/** What is wrong with one cell. `column` counts from 0; undefined means the whole row. */
export type SheetFault = { row: number; column: number | undefined; message: string };

/** How a column of a workbook shows its values; moments in the time of Asia/Shanghai. */
export type SheetLook = 'text' | 'wrapped' | 'count' | 'kg' | 'degrees' | 'moment';

/** Null leaves a cell empty. Text stays text, whatever it begins with. */
export type TypedCell = string | number | Date | null;

/** A sheet of a workbook for reading and reckoning, not for filling in. */
export type WorkbookSheet = {
  /** At most 31 characters. */
  name: string;
  columns: readonly { zh: string; en: string; look: SheetLook; width?: number }[];
  rows: Iterable<readonly TypedCell[]> | AsyncIterable<readonly TypedCell[]>;
};

/** Reading and writing spreadsheets in bounded memory. */
export interface Sheets {
  /** Tells the format by content, not by name. Throws AppError `sheet.unreadable` on anything else. */
  read(source: ReadableStream<Uint8Array>): AsyncIterable<SheetRow>;
  /** An empty form to fill in: one header row `中文 English`, notes, sample rows. */
  template(
    format: SheetFormat,
    columns: readonly SheetColumn[],
    sample: readonly SheetCell[][],
  ): ReadableStream<Uint8Array>;
  /** The same rows again, faulty cells marked and explained in a last column `错误 Errors`. */
  markUp(
    source: ReadableStream<Uint8Array>,
    faults: readonly SheetFault[],
  ): ReadableStream<Uint8Array>;
  write(format: SheetFormat, rows: AsyncIterable<SheetCell[]>): ReadableStream<Uint8Array>;
  /** XLSX of several sheets, each with a header `中文 English` that stays in sight and filters. */
  workbook(sheets: readonly WorkbookSheet[]): ReadableStream<Uint8Array>;
}

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Wraps data keys; its own keys never leave it, so that one in an HSM or a cloud fits. `context` has
 * to be the same when unwrapped: a wrapped key put in another organisation's place opens nothing.
 */
export interface Kms {
  /** Of the key that wraps from now on. Older ones only unwrap. */
  readonly keyId: string;
  wrap(dataKey: Bytes, context: string): Promise<Bytes>;
  /** Throws when it has no such key, or the key or the context is another. */
  unwrap(keyId: string, wrapped: Bytes, context: string): Promise<Bytes>;
}

/** Keyed digests, for finding what is stored encrypted. Its key is not one of the Kms. */
export interface Pepper {
  digest(text: string): Promise<string>;
}

export type PersonalKeys = { kms: Kms; pepper: Pepper };

/** Of a series: what its codes are made with. */
export type SeriesKey = { number: number; keyVersion: number };

export type OpenedCode =
  | ({ ok: true; code: string; keyVersion: number } & UnitNumbers)
  | { ok: false; problem: 'form' | 'check' | 'version' | 'forged'; fault: Fault };

/** Makes and opens the codes of single units; no IO, and no row for a code. */
export interface UnitCodes {
  /** The key version that new series take. */
  readonly current: number;
  /** Tells keys of one version apart; undefined for a version that is not held. */
  keyCheck(keyVersion: number): string | undefined;
  /** 20 canonical characters. Throws when the version is not held or a number is out of range. */
  make(series: SeriesKey, serial: number): string;
  /** Of a text that nobody has checked, of any length. */
  open(text: string): OpenedCode;
}

/** A step of a pen around the ink of a letter: in ems from the start of the line, y upwards. */
export type PenStep =
  | readonly ['M' | 'L', x: number, y: number]
  | readonly ['Q', cx: number, cy: number, x: number, y: number]
  | readonly ['C', c1x: number, c1y: number, c2x: number, c2y: number, x: number, y: number]
  | readonly ['Z'];

export type Lettering = { advance: number; steps: readonly PenStep[] };

/** Letters of the texts that it was opened for; others are shown by a sign that says so. */
export interface Typeface {
  /** In ems. */
  widthOf(text: string): number;
  letter(text: string): Lettering;
}

/** Text in mm from the top left corner of a label; `y` is the line that letters stand on. */
export type Words = { text: string; x: number; y: number; size: number };

/** A label of a sheet: what only it says, and its symbol. */
export type PressedLabel = {
  words: readonly Words[];
  symbol: { text: string; x: number; y: number; side: number };
};

export type PressSheet = {
  title: string;
  /** mm */
  page: { width: number; height: number };
  label: { width: number; height: number };
  /** Top left corners, in mm. One batch of labels fills one page, or its beginning. */
  cells: readonly { x: number; y: number }[];
  /** What every label says. */
  fixed: readonly Words[];
  /** Every character that the labels' own words may hold. */
  alphabet: string;
  pages: AsyncIterable<readonly PressedLabel[]>;
};

/** What labels need that not every runtime has: a font, and writers of PDF and ZIP. */
export interface LabelPress {
  typeface(texts: readonly string[]): Promise<Typeface>;
  /** Chunks as pages become ready: after the nth, n pages are out, and at the end the rest. */
  pdf(sheet: PressSheet): AsyncIterable<Uint8Array>;
  /** Chunks as files become ready: after the nth, n files are out. */
  zip(files: AsyncIterable<{ name: string; bytes: Uint8Array }>): AsyncIterable<Uint8Array>;
}

/** A point of a printed map, WGS-84 degrees. `weight` decides how large it looks beside the others. */
export type MapPoint = { label: string; longitude: number; latitude: number; weight: number };

/** What a printed report says, one thing under the other; where it stands is the press's. */
export type ReportBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; tone?: 'quiet' | 'warning' }
  | { kind: 'figures'; items: readonly { name: string; value: string; note?: string }[] }
  | { kind: 'facts'; items: readonly { name: string; value: string }[] }
  | { kind: 'table'; columns: readonly ReportColumn[]; rows: readonly (readonly string[])[] }
  | { kind: 'map'; north: string; points: readonly MapPoint[] };

/** `share` of the width beside the shares of the others. Figures stand at the end of their cell. */
export type ReportColumn = { name: string; share: number; figures?: boolean };

/** A document in one language, A4. */
export type PrintedReport = {
  title: string;
  language: 'zh' | 'en';
  blocks: readonly ReportBlock[];
  /** Under every page, beside its number. */
  foot: string;
  pageOf: (page: number, pages: number) => string;
};

/** What printed reports need that not every runtime has: fonts and a writer of PDF. */
export interface ReportPress {
  /** Chunks as pages become ready. */
  pdf(report: PrintedReport): AsyncIterable<Uint8Array>;
}

/** Whose log is published here, and the keys that verify its checkpoints, the current first. */
export type PublicLog = {
  origin: string;
  keys: () => Promise<readonly NoteKey[]>;
  /** Of the witnesses that are asked to cosign. */
  witnesses?: readonly NoteKey[];
};

/** Who is asked to cosign: a key of type 0x04, and where its `add-checkpoint` is. */
export type NamedWitness = { key: NoteKey; url: string };

export type WitnessAnswer = { status: number; contentType: string; text: string };

/** Posts a text to a witness. Undefined: no answer in time, or none of reasonable length. */
export type AskWitness = (url: string, body: string) => Promise<WitnessAnswer | undefined>;
