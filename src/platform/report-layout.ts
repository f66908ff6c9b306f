import type { PrintedReport, ReportBlock, ReportColumn } from '../core/ports.ts';
import { mapMarks } from './report-map.ts';

/** What is drawn, in points from the top left corner of an A4 page. */
export type Mark =
  | { kind: 'words'; text: string; x: number; y: number; size: number; ink: Ink; bold?: boolean }
  | { kind: 'rule'; x: number; y: number; toX: number; toY: number; ink: Ink; width: number }
  | { kind: 'box'; x: number; y: number; width: number; height: number; ink: Ink }
  | { kind: 'dot'; x: number; y: number; radius: number; ink: Ink };
export type Ink = 'ink' | 'soft' | 'line' | 'shade' | 'accent' | 'warning' | 'paper';

export type Measure = (text: string, size: number) => number;

export const paper = { width: 595.28, height: 841.89 };
const margin = { side: 48, top: 52, bottom: 60 };
const wide = paper.width - 2 * margin.side;
const floor = paper.height - margin.bottom;
const leading = 1.42;

/** Pages of marks; the number of pages has to be known before the first is drawn. */
export function layOut(report: PrintedReport, measure: Measure): Mark[][] {
  const sheet = new Map<number, Mark[]>();
  const page = { at: 0, y: margin.top };
  const put = (...marks: Mark[]) => {
    const known = sheet.get(page.at);
    if (known) known.push(...marks);
    else sheet.set(page.at, [...marks]);
  };
  const desk: Desk = {
    measure,
    put,
    get y() {
      return page.y;
    },
    down: (by) => void (page.y += by),
    room: (needed) => page.y + needed <= floor,
    turn() {
      page.at += 1;
      page.y = margin.top;
    },
    need(height) {
      if (!desk.room(height) && page.y > margin.top) desk.turn();
    },
  };
  put({ kind: 'box', x: margin.side, y: page.y - 12, width: 36, height: 3, ink: 'accent' });
  lines(desk, report.title, { size: 20, ink: 'ink', bold: true });
  desk.down(6);
  for (const [at, block] of report.blocks.entries()) {
    // A heading at the foot of a page belongs on the next.
    if (block.kind === 'heading') desk.need(report.blocks[at + 1]?.kind === 'map' ? 260 : 90);
    layBlock(desk, block);
  }
  const pages = page.at + 1;
  return Array.from({ length: pages }, (_, at) => [
    ...(sheet.get(at) ?? []),
    ...footMarks(report, at + 1, pages, measure),
  ]);
}

type Desk = {
  measure: Measure;
  put: (...marks: Mark[]) => void;
  readonly y: number;
  down: (by: number) => void;
  room: (needed: number) => boolean;
  /** To the next page. */
  turn: () => void;
  /** To the next page unless that much fits here. */
  need: (height: number) => void;
};

type Type = { size: number; ink: Ink; bold?: boolean };

function footMarks(report: PrintedReport, page: number, pages: number, measure: Measure): Mark[] {
  const number = report.pageOf(page, pages);
  const y = paper.height - 34;
  const right = paper.width - margin.side;
  return [
    { kind: 'rule', x: margin.side, y: y - 12, toX: right, toY: y - 12, ink: 'line', width: 0.6 },
    { kind: 'words', text: report.foot, x: margin.side, y, size: 6.5, ink: 'soft' },
    { kind: 'words', text: number, x: right - measure(number, 8), y, size: 8, ink: 'soft' },
  ];
}

function layBlock(desk: Desk, block: ReportBlock): void {
  switch (block.kind) {
    case 'heading':
      desk.down(14);
      lines(desk, block.text, { size: 12.5, ink: 'accent', bold: true });
      return desk.down(4);
    case 'paragraph': {
      const ink = { quiet: 'soft', warning: 'warning', plain: 'ink' } as const;
      const tone = block.tone ?? 'plain';
      lines(desk, block.text, {
        size: tone === 'quiet' ? 8.5 : 9.5,
        ink: ink[tone],
        bold: tone === 'warning',
      });
      return desk.down(5);
    }
    case 'figures':
      return figures(desk, block.items);
    case 'facts':
      return facts(desk, block.items);
    case 'table':
      return table(desk, block.columns, block.rows);
    case 'map':
      desk.need(216);
      desk.put(
        ...mapMarks(block, { x: margin.side, y: desk.y, width: wide, height: 200 }, desk.measure),
      );
      return desk.down(212);
  }
}

/** Flowing text over the whole width. */
function lines(desk: Desk, text: string, type: Type): void {
  for (const line of broken(text, wide, type.size, desk.measure)) {
    desk.need(type.size * leading);
    desk.down(type.size * leading);
    desk.put({ kind: 'words', text: line, x: margin.side, y: desk.y - type.size * 0.36, ...type });
  }
}

const figuresAbreast = 3;

function figures(desk: Desk, items: readonly { name: string; value: string; note?: string }[]) {
  const gap = 10;
  const width = (wide - gap * (figuresAbreast - 1)) / figuresAbreast;
  for (let at = 0; at < items.length; at += figuresAbreast) {
    const height = 58;
    desk.need(height + gap);
    for (const [column, item] of items.slice(at, at + figuresAbreast).entries()) {
      const x = margin.side + column * (width + gap);
      const inner = width - 20;
      const size = fitting(item.value, inner, 14, desk.measure);
      desk.put({ kind: 'box', x, y: desk.y, width, height, ink: 'shade' });
      desk.put({ kind: 'box', x, y: desk.y, width: 3, height, ink: 'accent' });
      const words = { kind: 'words', x: x + 12 } as const;
      desk.put({ ...words, text: item.name, y: desk.y + 15, size: 8, ink: 'soft' });
      desk.put({ ...words, text: item.value, y: desk.y + 34, size, ink: 'ink', bold: true });
      const note = item.note ?? '';
      const small = fitting(note, inner, 7.5, desk.measure);
      desk.put({ ...words, text: note, y: desk.y + 49, size: small, ink: 'soft' });
    }
    desk.down(height + gap);
  }
}

/** The size at which a text fits, no larger than the one wanted. */
function fitting(text: string, width: number, size: number, measure: Measure): number {
  const needed = measure(text, size);
  return needed > width ? Math.max(5, (size * width) / needed) : size;
}

function facts(desk: Desk, items: readonly { name: string; value: string }[]): void {
  const size = 9;
  const nameWidth = 118;
  for (const { name, value } of items) {
    const [left, right] = [
      broken(name, nameWidth - 10, size, desk.measure),
      broken(value, wide - nameWidth, size, desk.measure),
    ];
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      desk.need(size * leading);
      desk.down(size * leading);
      const words = { kind: 'words', y: desk.y - size * 0.36, size } as const;
      desk.put({ ...words, text: left[at] ?? '', x: margin.side, ink: 'soft' });
      desk.put({ ...words, text: right[at] ?? '', x: margin.side + nameWidth, ink: 'ink' });
    }
    desk.down(2);
  }
  desk.down(4);
}

const cell = { size: 7.5, pad: 4, line: 7.5 * 1.36 };

function table(
  desk: Desk,
  columns: readonly ReportColumn[],
  rows: readonly (readonly string[])[],
): void {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / shares) * wide);
  const wrap = (texts: readonly string[]) =>
    columns.map((_, at) =>
      broken(texts[at] ?? '', (widths[at] ?? 0) - 2 * cell.pad, cell.size, desk.measure),
    );
  const header = wrap(columns.map(({ name }) => name));
  const headerHeight = heightOf(header);
  const head = () => {
    desk.put({
      kind: 'box',
      x: margin.side,
      y: desk.y,
      width: wide,
      height: headerHeight,
      ink: 'shade',
    });
    cells(desk, columns, widths, header, 'soft');
    desk.down(headerHeight);
  };
  const firstRow = rows[0] ? heightOf(wrap(rows[0])) : 0;
  desk.need(headerHeight + Math.min(firstRow, 120));
  head();
  const whole = floor - margin.top - headerHeight;
  for (const row of rows) {
    let rest = wrap(row);
    for (;;) {
      if (!desk.room(heightOf(rest)) && heightOf(rest) <= whole) {
        desk.turn();
        head();
      }
      // Only what is taller than a page is parted.
      const fit = Math.max(1, Math.floor((floor - desk.y - 2 * cell.pad) / cell.line));
      const part = rest.map((one) => one.slice(0, fit));
      cells(desk, columns, widths, part, 'ink');
      desk.down(heightOf(part));
      const y = desk.y;
      desk.put({
        kind: 'rule',
        x: margin.side,
        y,
        toX: margin.side + wide,
        toY: y,
        ink: 'line',
        width: 0.5,
      });
      rest = rest.map((one) => one.slice(fit));
      if (rest.every((one) => one.length === 0)) break;
      desk.turn();
      head();
    }
  }
  desk.down(8);
}

function heightOf(wrapped: readonly (readonly string[])[]): number {
  return Math.max(1, ...wrapped.map(({ length }) => length)) * cell.line + 2 * cell.pad;
}

function cells(
  desk: Desk,
  columns: readonly ReportColumn[],
  widths: readonly number[],
  wrapped: readonly (readonly string[])[],
  ink: Ink,
): void {
  let x = margin.side;
  for (const [at, column] of columns.entries()) {
    const width = widths[at] ?? 0;
    for (const [line, text] of (wrapped[at] ?? []).entries()) {
      const shift =
        column.figures === true ? width - 2 * cell.pad - desk.measure(text, cell.size) : 0;
      desk.put({
        kind: 'words',
        text,
        x: x + cell.pad + shift,
        y: desk.y + cell.pad + (line + 0.78) * cell.line,
        size: cell.size,
        ink,
        ...(ink === 'soft' && { bold: true }),
      });
    }
    x += width;
  }
}

/** A word or figure with what follows it, or a Chinese sign with the marks that may not begin a line. */
const chunk =
  /\n|[^\s–\u2e80-\uffef]+–?[ \t]*|[–\u2e80-\uffef][，。、；：？！）》」』】”’…]*[ \t]*|\s/gu;

export function broken(text: string, width: number, size: number, measure: Measure): string[] {
  const done: string[] = [];
  let line = '';
  for (const [part] of text.normalize('NFC').matchAll(chunk)) {
    if (part === '\n') {
      done.push(line);
      line = '';
    } else if (measure((line + part).trimEnd(), size) <= width) {
      line += part;
    } else if (measure(part.trimEnd(), size) <= width) {
      done.push(line);
      line = part;
    } else {
      // A word longer than the line: letter by letter.
      for (const letter of part) {
        if (line !== '' && measure(line + letter, size) > width) {
          done.push(line);
          line = '';
        }
        line += letter;
      }
    }
  }
  if (line !== '' || done.length === 0) done.push(line);
  return done.map((one) => one.trimEnd());
}
