import PDFDocument from 'pdfkit';
import { ZipFile } from 'yazl';

import type { LabelPress, PressedLabel, PressSheet } from '../core/ports.ts';
import { darkRuns, qrSymbol } from '../core/qr.ts';
import { openLabelFont } from './label-font.ts';
import { figure, type Pen, penOf, readyOf } from './pdf-pen.ts';

export function createLabelPress(): LabelPress {
  return { typeface: openLabelFont, pdf: pressPdf, zip: pressZip };
}

const pointsPerMm = 72 / 25.4;

/**
 * Pages leave as soon as they are full. What all labels say is drawn once and only named on each;
 * pdfkit makes the document, its fonts and its pages, and the content of labels is written straight.
 */
async function* pressPdf(sheet: PressSheet): AsyncGenerator<Uint8Array> {
  const { page, cells, fixed } = sheet;
  const font = await openLabelFont([...fixed.map(({ text }) => text), sheet.alphabet]);
  const size: [number, number] = [page.width * pointsPerMm, page.height * pointsPerMm];
  const doc = new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    info: { Title: sheet.title, Producer: 'Frostmark' },
    lang: 'zh-CN',
  });
  // Nobody listens between pages: what a page has made is taken at once.
  const made: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => made.push(chunk));
  const ended = new Promise((resolve, reject) => doc.once('end', resolve).once('error', reject));
  const pen = penOf(doc, font);
  let stamp: Stamp | undefined;
  for await (const labels of sheet.pages) {
    doc.addPage();
    stamp ??= stampOf(doc, pen, sheet);
    pen.showFonts();
    stamp.show();
    // The page's own y goes downwards; letters want it upwards.
    doc.addContent(`q 1 0 0 -1 0 ${size[1]} cm ${pointsPerMm} 0 0 ${pointsPerMm} 0 0 cm`);
    for (const [at, label] of labels.entries()) {
      const cell = cells[at];
      if (!cell) throw new RangeError(`A page has ${cells.length} labels, not ${labels.length}`);
      const bottom = page.height - cell.y - sheet.label.height;
      doc.addContent(
        `q 1 0 0 1 ${figure(cell.x)} ${figure(bottom)} cm /${stamp.name} Do ` +
          `${drawn(pen, label, sheet.label.height)} Q`,
      );
    }
    doc.addContent('Q');
    doc.flushPages();
    await readyOf(doc);
    yield Buffer.concat(made.splice(0));
  }
  doc.end();
  await ended;
  yield Buffer.concat(made.splice(0));
}

function drawn(pen: Pen, { words, symbol }: PressedLabel, height: number): string {
  const letters = words.map((one) => pen.write(one, height)).join(' ');
  const { size, ...modules } = qrSymbol(symbol.text);
  const square = symbol.side / size;
  let path = `q ${figure(square)} 0 0 ${figure(-square)} ${figure(symbol.x)} ${figure(height - symbol.y)} cm`;
  for (const { row, column, length } of darkRuns({ size, ...modules })) {
    path += ` ${column} ${row} ${length} 1 re`;
  }
  return `${letters} ${path} f Q`;
}

type Stamp = { name: string; show: () => void };

function stampOf(doc: PDFKit.PDFDocument, pen: Pen, { fixed, label }: PressSheet): Stamp {
  const name = 'Stamp';
  const content = fixed.map((words) => pen.write(words, label.height)).join('\n');
  const form = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, label.width, label.height],
    Resources: { Font: pen.fonts() },
  });
  form.end(Buffer.from(content, 'latin1'));
  return { name, show: () => void (doc.page.xobjects[name] = form) };
}

async function* pressZip(
  files: AsyncIterable<{ name: string; bytes: Uint8Array }>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const made: Uint8Array[] = [];
  const out = zip.outputStream;
  const ended = new Promise((resolve, reject) => {
    out.on('data', (chunk: Uint8Array) => made.push(chunk)).once('end', resolve);
    zip.once('error', reject);
  });
  for await (const { name, bytes } of files) {
    const mark = zip as unknown as { outputStreamCursor: number };
    const before = mark.outputStreamCursor;
    // Pictures are compressed already; the time is that of the first day a ZIP can tell.
    zip.addBuffer(Buffer.from(bytes), name, { compress: false, mtime: new Date(1980, 0, 1) });
    while (mark.outputStreamCursor < before + bytes.length) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    yield Buffer.concat(made.splice(0));
  }
  zip.end();
  await ended;
  yield Buffer.concat(made.splice(0));
}
