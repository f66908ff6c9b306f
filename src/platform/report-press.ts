import PDFDocument from 'pdfkit';

import type { PrintedReport, ReportBlock, ReportPress } from '../core/ports.ts';
import { openLabelFont } from './label-font.ts';
import { figure, type Pen, penOf, readyOf } from './pdf-pen.ts';
import { type Ink, layOut, type Mark, paper } from './report-layout.ts';

export function createReportPress(): ReportPress {
  return { pdf: pressReport };
}

/** Printed in grey they still differ. */
const inks: Record<Ink, string> = {
  ink: '0.06 0.15 0.18',
  soft: '0.29 0.38 0.42',
  line: '0.80 0.85 0.87',
  shade: '0.94 0.96 0.97',
  accent: '0.04 0.34 0.44',
  warning: '0.63 0.09 0.11',
  paper: '1 1 1',
};

async function* pressReport(report: PrintedReport): AsyncGenerator<Uint8Array> {
  const font = await openLabelFont(lettersOf(report));
  const widths = new Map<string, number>();
  const widthOf = (letter: string) => {
    const known = widths.get(letter) ?? font.widthOf(letter);
    widths.set(letter, known);
    return known;
  };
  // Letter by letter, as they are written: nothing is kerned.
  const measure = (text: string, size: number) => {
    let width = 0;
    for (const letter of text) width += widthOf(letter);
    return width * size;
  };
  const pages = layOut(report, measure);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: report.title, Producer: 'Frostmark' },
    lang: report.language === 'zh' ? 'zh-CN' : 'en',
  });
  const made: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => made.push(chunk));
  const ended = new Promise((resolve, reject) => doc.once('end', resolve).once('error', reject));
  const pen = penOf(doc, font);
  for (const marks of pages) {
    doc.addPage();
    pen.showFonts();
    // The page's own y goes downwards; letters want it upwards.
    doc.addContent(`q 1 0 0 -1 0 ${paper.height} cm`);
    doc.addContent(marks.map((mark) => drawn(pen, mark)).join('\n'));
    doc.addContent('Q');
    doc.flushPages();
    await readyOf(doc);
    yield Buffer.concat(made.splice(0));
  }
  doc.end();
  await ended;
  yield Buffer.concat(made.splice(0));
}

function drawn(pen: Pen, mark: Mark): string {
  const ink = inks[mark.ink];
  const up = (y: number) => figure(paper.height - y);
  switch (mark.kind) {
    case 'words': {
      if (mark.text === '') return '';
      // The family is cut to one weight: what shall stand out gets a thin outline.
      const weight = mark.bold === true ? `2 Tr ${figure(mark.size / 40)} w` : '0 Tr';
      return `${ink} rg ${ink} RG ${weight} ${pen.write(mark, paper.height)}`;
    }
    case 'rule':
      return `${ink} RG ${mark.width} w ${figure(mark.x)} ${up(mark.y)} m ${figure(mark.toX)} ${up(mark.toY)} l S`;
    case 'box':
      return `${ink} rg ${figure(mark.x)} ${up(mark.y + mark.height)} ${figure(mark.width)} ${figure(mark.height)} re f`;
    case 'dot':
      // A line of no length with round ends.
      return `q 1 J ${ink} RG ${figure(mark.radius * 2)} w ${figure(mark.x)} ${up(mark.y)} m ${figure(mark.x)} ${up(mark.y)} l S Q`;
  }
}

/** Every text of the report, and what the press adds to it. */
function lettersOf({ title, foot, pageOf, blocks }: PrintedReport): string[] {
  return ['0123456789.°EN km-', title, foot, pageOf(0, 0), ...blocks.flatMap(textsOf)];
}

function textsOf(block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'figures':
      return block.items.flatMap(({ name, value, note = '' }) => [name, value, note]);
    case 'facts':
      return block.items.flatMap(({ name, value }) => [name, value]);
    case 'table':
      return [...block.columns.map(({ name }) => name), ...block.rows.flat()];
    case 'map':
      return [block.north, ...block.points.map(({ label }) => label)];
  }
}
