import { randomBytes } from 'node:crypto';

import PDFDocument from 'pdfkit';

import type { SeriesKey, UnitCodes } from '../src/core/ports.ts';
import { darkRuns, qrSymbol, qrText } from '../src/core/qr.ts';
import { alphabet } from '../src/domain/code-text.ts';
import { layOut } from '../src/features/labels/labels.layout.ts';
import { wordsOf } from '../src/features/labels/labels.picture.ts';
import { render, type Sheet, sizes } from '../src/features/labels/labels.render.ts';
import { chinese, type LabelFacts } from '../src/features/labels/labels.words.ts';
import { openLabelFont } from '../src/platform/label-font.ts';
import { createLabelPress } from '../src/platform/label-press.ts';
import { createUnitCodes } from '../src/platform/unit-codes.ts';
import type { Bench } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';

/** What the issue asks of ZPL and CSV, in labels a second. */
const wanted = 2000;

const facts: LabelFacts = {
  nameZh: '冷冻去头鲳鱼段（单冻）',
  nameEn: 'Frozen pomfret, headless',
  spec: '10 kg/箱',
  lotNumber: 'FM261120-47AG0J',
  productionDate: '2026-09-01',
  expiryDate: '2028-08-21',
  storageClass: 'frozen',
  level: 'case',
};

type Made = { codes: UnitCodes; key: SeriesKey };

function sheetOf({ codes, key }: Made, format: Sheet['format'], labels: number): Sheet {
  const linkStart = qrText('https://trace.example.cn', '');
  return {
    format,
    layout: format === 'pdf' ? 'a4-24' : format === 'zpl' ? '60x40' : null,
    dpi: format === 'zpl' ? 203 : null,
    facts,
    title: 'bench',
    name: 'BENCH',
    first: 1,
    last: labels,
    unit: (serial) => {
      const code = codes.make(key, serial);
      return { serial, code, link: linkStart + code, reprint: 0 };
    },
    reprints: [],
  };
}

const press = createLabelPress();

/** Per second of a core, all threads of the process counted: what else the machine does takes nothing. */
async function rateOf(labels: number, work: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage();
  const bytes = await work();
  if (bytes < labels * 20) throw new Error(`${bytes} bytes are not ${labels} labels`);
  const { user, system } = process.cpuUsage(before);
  return (labels * 1e6) / (user + system);
}

async function bytesOf(sheet: Sheet): Promise<number> {
  let bytes = 0;
  for await (const piece of render(sheet, press)) bytes += piece.bytes.length;
  return bytes;
}

/** The same codes and as many bytes, and nothing else. */
async function bareText({ codes, key }: Made, labels: number, bytes: number): Promise<number> {
  const filler = 'x'.repeat(Math.max(0, Math.round(bytes / labels) - 20));
  const encoder = new TextEncoder();
  let written = 0;
  for (let from = 1; from <= labels; from += 500) {
    let text = '';
    for (let serial = from; serial < from + 500; serial += 1) {
      text += filler + codes.make(key, serial);
    }
    written += encoder.encode(text).length;
    // A turn of the loop to each piece, as a stream has it.
    await Promise.resolve();
  }
  return written;
}

/** The same page by nothing but pdfkit's own calls: its text, and a path of rectangles for a symbol. */
async function barePdf(sheet: Sheet): Promise<number> {
  const size = sizes['a4-24'];
  const points = 72 / 25.4;
  const texts = [...chinese.lines(facts), chinese.level[facts.level], `${alphabet}-…`];
  const font = await openLabelFont(texts);
  const plate = layOut(size, facts, chinese, (text) => font.widthOf(text));
  const doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  let bytes = 0;
  doc.on('data', (chunk: Uint8Array) => (bytes += chunk.length));
  const ended = new Promise((resolve) => doc.once('end', resolve));
  for (const [file, one] of font.fonts) doc.registerFont(file, Buffer.from(one));
  for (let serial = sheet.first; serial <= sheet.last; serial += 1) {
    const at = (serial - sheet.first) % (size.columns * size.rows);
    if (at === 0) doc.addPage();
    const left = (at % size.columns) * size.width;
    const top = Math.floor(at / size.columns) * size.height;
    const unit = sheet.unit(serial);
    for (const words of wordsOf(plate, unit)) {
      let x = (left + words.x) * points;
      const y = (top + words.y) * points;
      for (const run of font.runsOf(words.text)) {
        doc.font(run.file).fontSize(words.size * points);
        doc.text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic' });
        x += doc.widthOfString(run.text);
      }
    }
    const symbol = qrSymbol(unit.link);
    const square = (plate.symbol.side / symbol.size) * points;
    const start = {
      x: (left + plate.symbol.x) * points,
      y: (top + plate.symbol.y) * points,
    };
    for (const { row, column, length } of darkRuns(symbol)) {
      doc.rect(start.x + column * square, start.y + row * square, length * square, square);
    }
    doc.fill('black');
    if (at === size.columns * size.rows - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  doc.end();
  await ended;
  return bytes;
}

export const labels: Bench = {
  name: 'labels',
  about: 'labels as ZPL, CSV and PDF: against 2,000 a second, a bare loop, and pdfkit alone',

  async prepare({ quick }): Promise<Contest[]> {
    const made: Made = {
      codes: createUnitCodes(`1:${randomBytes(32).toString('base64url')}`),
      key: { number: 7, keyVersion: 1 },
    };
    const many = quick ? 20_000 : 100_000;
    const pages = quick ? 20 : 50;
    const texts = await Promise.all(
      (['zpl', 'csv'] as const).map(async (format): Promise<Contest[]> => {
        const sheet = sheetOf(made, format, many);
        const bytes = await bytesOf(sheet);
        const ours = async () => rateOf(many, async () => bytesOf(sheet));
        const unit = 'labels/s';
        return [
          { name: `${format}.rate`, bound: 1, unit, ours, floor: async () => wanted },
          {
            name: `${format}.bare`,
            bound: 0.4,
            unit,
            ours,
            floor: async () => rateOf(many, async () => bareText(made, many, bytes)),
            notes: { bytes: String(Math.round(bytes / many)) },
          },
        ];
      }),
    );
    const sheet = sheetOf(made, 'pdf', pages * 24);
    const pdf: Contest = {
      name: 'pdf',
      bound: 0.8,
      unit: 'labels/s',
      ours: async () => rateOf(pages * 24, async () => bytesOf(sheet)),
      floor: async () => rateOf(pages * 24, async () => barePdf(sheet)),
      notes: { pages: String(pages) },
    };
    return [...texts.flat(), pdf];
  },
};
