import type { LabelPress, PressedLabel, Typeface } from '../../core/ports.ts';
import { qrPng, qrSvg } from '../../core/qr.ts';
import { alphabet } from '../../domain/code-text.ts';
import { formatUnitCode } from '../../domain/unit-code.ts';
import * as errors from './labels.errors.ts';
import { type LabelSize, layOut, type Plate } from './labels.layout.ts';
import { labelPng, labelSvg, ownWordsOf } from './labels.picture.ts';
import type { Format, Layout } from './labels.schemas.ts';
import { chinese, english, type LabelFacts, type Unit } from './labels.words.ts';
import { type Dpi, zplWriter } from './labels.zpl.ts';

/** Bytes of a file, and the last label that is in what has come until then, when that is known. */
export type Piece = { bytes: Uint8Array; last: number | null };

export type Sheet = {
  format: Format;
  layout: Layout | null;
  dpi: Dpi | null;
  facts: LabelFacts;
  title: string;
  /** Distinguishes the print from others in a printer's memory. */
  name: string;
  first: number;
  last: number;
  unit: (serial: number) => Unit;
  /** Reprints that occur in it. */
  reprints: readonly number[];
};

/** What a format can be laid out as; the first is taken when nothing is asked for. */
export const layoutsOf: Record<Format, readonly Layout[]> = {
  pdf: ['a4-24', 'a4-40', '60x40', '100x70'],
  zpl: ['60x40', '100x70'],
  svg: ['60x40', '100x70', 'qr'],
  png: ['60x40', '100x70', 'qr'],
  csv: [],
};

type Grid = { columns: number; rows: number };

/** Labels as they are sold: sheets of A4 without margins, and rolls. */
export const sizes: Record<Exclude<Layout, 'qr'>, LabelSize & Grid> = {
  'a4-24': { width: 70, height: 37.125, padding: 4, largestSymbol: 24, columns: 3, rows: 8 },
  'a4-40': { width: 52.5, height: 29.7, padding: 3, largestSymbol: 20, columns: 4, rows: 10 },
  '60x40': { width: 60, height: 40, padding: 3.5, largestSymbol: 24, columns: 1, rows: 1 },
  '100x70': { width: 100, height: 70, padding: 5, largestSymbol: 36, columns: 1, rows: 1 },
};
const batch = 500;

export const mediaTypes: Record<Format | 'zip', string> = {
  pdf: 'application/pdf',
  zpl: 'application/vnd.zebra-zpl; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
};

/** Several pictures come in one archive. */
export function fileKindOf({ format, first, last }: Sheet): Format | 'zip' {
  return (format === 'svg' || format === 'png') && first !== last ? 'zip' : format;
}

/** A file piece by piece: whoever takes one lets the next be made, and no more than that is held. */
export function render(sheet: Sheet, press: LabelPress | undefined): AsyncIterable<Piece> {
  switch (sheet.format) {
    case 'csv':
      return csv(sheet);
    case 'zpl':
      return zpl(sheet, press);
    case 'pdf':
      if (!press) throw errors.notHere();
      return pdf(sheet, press);
    case 'svg':
    case 'png':
      if (!press && (sheet.layout !== 'qr' || sheet.first !== sheet.last)) throw errors.notHere();
      return pictures(sheet, press);
  }
}

function* unitsOf({ first, last, unit }: Sheet, count: number): Generator<Unit[]> {
  for (let from = first; from <= last; from += count) {
    const length = Math.min(count, last - from + 1);
    yield Array.from({ length }, (_, at) => unit(from + at));
  }
}

const encoder = new TextEncoder();

/** For a printing house: UTF-8 with a mark, by which Excel knows it. None of the cells needs quotes. */
async function* csv(sheet: Sheet): AsyncGenerator<Piece> {
  let head = '\uFEFFserial,code,printed,link,reprint\r\n';
  for (const units of unitsOf(sheet, batch)) {
    let text = head;
    for (const { serial, code, link, reprint } of units) {
      text += `${serial},${code},${formatUnitCode(code)},${link},${reprint}\r\n`;
    }
    head = '';
    yield { bytes: encoder.encode(text), last: units.at(-1)?.serial ?? null };
  }
}

async function* zpl(sheet: Sheet, press: LabelPress | undefined): AsyncGenerator<Piece> {
  const typeface = press && (await press.typeface(wordsToSet(sheet)));
  const words = typeface ? chinese : english;
  const writer = zplWriter({
    plate: layOut(
      sizeOf(sheet),
      sheet.facts,
      words,
      typeface ? (text) => typeface.widthOf(text) : roughWidth,
    ),
    dpi: sheet.dpi ?? 203,
    sampleLink: sheet.unit(sheet.first).link,
    name: sheet.name,
    reprints: sheet.reprints,
    typeface,
  });
  let head = writer.before;
  for (const units of unitsOf(sheet, batch)) {
    let text = head;
    for (const unit of units) text += writer.label(unit);
    head = '';
    yield { bytes: encoder.encode(text), last: units.at(-1)?.serial ?? null };
  }
  if (writer.after !== '') yield { bytes: encoder.encode(writer.after), last: sheet.last };
}

async function* pdf(sheet: Sheet, press: LabelPress): AsyncGenerator<Piece> {
  const size = sizeOf(sheet);
  const { columns, rows, width, height } = size;
  const typeface = await press.typeface(wordsToSet(sheet));
  const plate = layOut(size, sheet.facts, chinese, (text) => typeface.widthOf(text));
  const cells = Array.from({ length: columns * rows }, (_, at) => ({
    x: (at % columns) * width,
    y: Math.floor(at / columns) * height,
  }));
  let last: number | null = null;
  async function* pages(): AsyncGenerator<PressedLabel[]> {
    for (const units of unitsOf(sheet, cells.length)) {
      last = units.at(-1)?.serial ?? null;
      yield units.map((unit) => pressed(plate, unit));
    }
  }
  const chunks = press.pdf({
    title: sheet.title,
    page: { width: columns * width, height: rows * height },
    label: { width, height },
    cells,
    fixed: plate.fixed,
    alphabet: wordsToSet({ ...sheet, facts: undefined }).join(''),
    pages: pages(),
  });
  for await (const bytes of chunks) yield { bytes, last };
}

function pressed(plate: Plate, unit: Unit): PressedLabel {
  return { words: ownWordsOf(plate, unit), symbol: { text: unit.link, ...plate.symbol } };
}

async function* pictures(sheet: Sheet, press: LabelPress | undefined): AsyncGenerator<Piece> {
  const draw = await drawing(sheet, press);
  if (fileKindOf(sheet) !== 'zip') {
    yield { bytes: await draw(sheet.unit(sheet.first)), last: sheet.last };
    return;
  }
  if (!press) throw errors.notHere();
  let last: number | null = null;
  async function* files() {
    for (const [unit] of unitsOf(sheet, 1)) {
      if (!unit) continue;
      last = unit.serial;
      yield { name: `${formatUnitCode(unit.code)}.${sheet.format}`, bytes: await draw(unit) };
    }
  }
  for await (const bytes of press.zip(files())) yield { bytes, last };
}

type Draw = (unit: Unit) => Promise<Uint8Array>;

async function drawing(sheet: Sheet, press: LabelPress | undefined): Promise<Draw> {
  const isSvg = sheet.format === 'svg';
  if (sheet.layout === 'qr') {
    return async ({ link }) => (isSvg ? encoder.encode(qrSvg(link)) : qrPng(link));
  }
  if (!press) throw errors.notHere();
  const typeface: Typeface = await press.typeface(wordsToSet(sheet));
  const plate = layOut(sizeOf(sheet), sheet.facts, chinese, (text) => typeface.widthOf(text));
  return async (unit) =>
    isSvg ? encoder.encode(labelSvg(plate, unit, typeface)) : labelPng(plate, unit, typeface);
}

function sizeOf({ layout }: Sheet) {
  return sizes[layout === null || layout === 'qr' ? '60x40' : layout];
}

/** Every text that may stand on a label, and the letters of which codes are made. */
function wordsToSet({
  facts,
  reprints,
}: {
  facts: LabelFacts | undefined;
  reprints: readonly number[];
}): string[] {
  const { level, lines, reprint } = chinese;
  return [
    ...(facts ? [...lines(facts), level[facts.level]] : []),
    ...reprints.map(reprint),
    `${alphabet}-…`,
  ];
}

/** Of the font that printers have. */
function roughWidth(text: string): number {
  return text.length * 0.55;
}
