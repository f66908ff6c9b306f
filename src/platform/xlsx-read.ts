import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';

import type { SheetRow } from '../core/ports.ts';
import { sheetUnreadable, unreadableAs, wanted } from './sheets-errors.ts';
import { rowCounter, tooManyColumns } from './sheets-limits.ts';
import type { SheetLimits } from './sheets-limits.ts';
import { drained, openArchive } from './xlsx-archive.ts';
import type { Archive, XmlHandlers } from './xlsx-archive.ts';
import { columnOf, lookOf, numberText, unescapeText } from './xlsx-cells.ts';
import type { NumberLook } from './xlsx-cells.ts';

/** Filled rows of the first visible worksheet. */
export async function* readXlsx(handle: FileHandle, limits: SheetLimits): AsyncGenerator<SheetRow> {
  try {
    const archive = await openArchive(handle, limits);
    const workbook = await readWorkbook(archive, limits);
    yield* sheetRows(archive, workbook, limits);
  } catch (error) {
    throw unreadableAs(
      { zh: 'Excel 文件已损坏或不完整。', en: 'The Excel file is damaged or incomplete.' },
      error,
    );
  }
}

type Workbook = {
  sheetPath: string;
  strings: readonly string[];
  looks: readonly NumberLook[];
  date1904: boolean;
};

type Relation = { type: string; path: string };

async function readWorkbook(archive: Archive, limits: SheetLimits): Promise<Workbook> {
  const top = await readRelations(archive, '');
  const path = [...top.values()].find(({ type }) => type === 'officeDocument')?.path;
  if (path === undefined || !archive.has(path) || !path.endsWith('.xml')) throw notWorkbook();

  const relations = await readRelations(archive, path);
  let date1904 = false;
  const sheets: { path: string; visible: boolean }[] = [];
  await drained(
    archive.parse(path, {
      open(name, attributes) {
        if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
        if (name !== 'sheet') return;
        const relation = relations.get(relationId(attributes));
        if (relation?.type !== 'worksheet') return;
        sheets.push({
          path: relation.path,
          visible: (attributes['state'] ?? 'visible') === 'visible',
        });
      },
    }),
  );
  const sheet = sheets.find(({ visible }) => visible) ?? sheets[0];
  if (sheet === undefined) throw notWorkbook();

  const partOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type && archive.has(relation.path))
      ?.path;
  return {
    sheetPath: sheet.path,
    strings: await readStrings(archive, partOf('sharedStrings'), limits),
    looks: await readLooks(archive, partOf('styles')),
    date1904,
  };
}

function notWorkbook(): Error {
  return sheetUnreadable({
    zh: `这个压缩文件不是 Excel 工作簿（.xlsb、.ods、.docx 不支持）。${wanted.zh}`,
    en: `This archive is not an Excel workbook (.xlsb, .ods and .docx won't do). ${wanted.en}`,
  });
}

function relationId(attributes: Record<string, string>): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? '' : (attributes[name] ?? '');
}

// Names and places of parts are the writer's choice; only the relations say which is which.
async function readRelations(archive: Archive, owner: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(owner);
  const path = posix.join(folder, '_rels', `${posix.basename(owner)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(path)) {
    if (owner === '') throw notWorkbook();
    return relations;
  }
  await drained(
    archive.parse(path, {
      open(name, attributes) {
        if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
        const target = attributes['Target'] ?? '';
        relations.set(attributes['Id'] ?? '', {
          type: posix.basename(attributes['Type'] ?? ''),
          path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
        });
      },
    }),
  );
  return relations;
}

async function readStrings(
  archive: Archive,
  path: string | undefined,
  limits: SheetLimits,
): Promise<string[]> {
  const strings: string[] = [];
  if (path === undefined) return strings;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await drained(
    archive.parse(
      path,
      {
        open(name) {
          if (name === 'si') text = '';
          else if (name === 'rPh') inPhonetic = true;
          else if (name === 't') inText = !inPhonetic;
        },
        text(piece) {
          if (inText) text += piece;
        },
        close(name) {
          if (name === 't') inText = false;
          else if (name === 'rPh') inPhonetic = false;
          else if (name === 'si') strings.push(unescapeText(text));
        },
      },
      limits.sharedBytes,
    ),
  );
  return strings;
}

async function readLooks(archive: Archive, path: string | undefined): Promise<NumberLook[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  if (path === undefined) return [];
  let inCellFormats = false;
  await drained(
    archive.parse(path, {
      open(name, attributes) {
        if (name === 'numFmt') {
          codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        } else if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'xf' && inCellFormats) formats.push(Number(attributes['numFmtId'] ?? 0));
      },
      close(name) {
        if (name === 'cellXfs') inCellFormats = false;
      },
    }),
  );
  return formats.map((id) => lookOf(id, codes.get(id)));
}

type OpenCell = {
  column: number;
  type: string;
  style: number;
  text: string;
  formula: string;
  /** An empty result is one. */
  hasValue: boolean;
};

async function* sheetRows(
  archive: Archive,
  workbook: Workbook,
  limits: SheetLimits,
): AsyncGenerator<SheetRow> {
  const count = rowCounter(limits);
  let ready: SheetRow[] = [];
  let row = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  let column = -1;
  let filled = false;
  let inValue = false;
  let inFormula = false;
  let inPhonetic = false;
  let ended = false;

  const handlers: XmlHandlers = {
    open(name, attributes) {
      if (name === 'c') {
        const address = attributes['r'];
        column = address === undefined ? column + 1 : columnOf(address);
        const style = Number(attributes['s'] ?? 0);
        const type = attributes['t'] ?? 'n';
        cell = { column, type, style, text: '', formula: '', hasValue: false };
      } else if (name === 'f') inFormula = cell !== undefined;
      else if (name === 'v' || name === 't') {
        inValue = cell !== undefined && !inPhonetic;
        if (cell) cell.hasValue = true;
      } else if (name === 'rPh') inPhonetic = true;
      else if (name === 'row') {
        const given = attributes['r'];
        row = given === undefined ? row + 1 : Number(given);
        if (!Number.isSafeInteger(row) || row < 1) throw new Error('a row without a number');
        cells = [];
        column = -1;
        filled = false;
      }
    },
    text(piece) {
      if (inValue && cell !== undefined) cell.text += piece;
      else if (inFormula && cell !== undefined) cell.formula += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'f') inFormula = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'c' && cell !== undefined) {
        // A formula that no program has worked out yet says nothing but itself.
        const bare = cell.formula === '' || cell.hasValue ? '' : `=${unescapeText(cell.formula)}`;
        const text = cell.text === '' ? bare : cellText(cell, workbook);
        if (text !== '') {
          if (cell.column < 0) throw new Error('a cell without a place');
          if (cell.column >= limits.columns) throw tooManyColumns(limits, row);
          while (cells.length < cell.column) cells.push('');
          cells[cell.column] = text;
          filled ||= text.trim() !== '';
        }
        cell = undefined;
      } else if (name === 'row' && filled) {
        count(row);
        ready.push({ row, cells });
      } else if (name === 'sheetData') ended = true;
    },
    done: () => ended,
  };

  for await (const _ of archive.parse(workbook.sheetPath, handlers)) {
    yield* ready;
    ready = [];
  }
}

function cellText(cell: OpenCell, { strings, looks, date1904 }: Workbook): string {
  const { type, text } = cell;
  switch (type) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'b':
      return text === '1' || text === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return text;
    case 'd':
      return text.replace(/(?:\.\d+)?Z?$/, '').replace(/T00:00:00$/, '');
    case 'n':
      return numberText(text, looks[cell.style] ?? { kind: 'plain' }, date1904);
    default:
      return unescapeText(text);
  }
}
