import { Readable } from 'node:stream';

import { ZipFile } from 'yazl';

import { nodeChunks } from './streams.ts';
import { columnName } from './xlsx-cells.ts';

/** Places in `cellXfs` of the one style sheet that every workbook of ours has. */
export const xlsxStyle = {
  number: 0,
  text: 1,
  header: 2,
  fault: 3,
  sample: 4,
  wrapped: 5,
  count: 6,
  kg: 7,
  degrees: 8,
  moment: 9,
} as const;
export type XlsxStyle = (typeof xlsxStyle)[keyof typeof xlsxStyle];

export type XlsxCell = { text: string; style: XlsxStyle };

export type XlsxSheet = {
  name: string;
  widths: readonly number[];
  hidden?: boolean;
  validations?: readonly XlsxValidation[];
  /** Arrows in the header by which people pick rows. */
  filtered?: boolean;
  rows:
    | AsyncIterable<{ row: number; cells: readonly XlsxCell[] }>
    | Iterable<{ row: number; cells: readonly XlsxCell[] }>;
};

/** A drop-down list (`choices` names a range) or just a note shown beside a selected cell. */
export type XlsxValidation = { column: number; note?: string; title?: string; choices?: string };

/** A column's width in characters, Chinese ones counted twice. */
export function widthFor(header: string): number {
  const wide = /[\u2e80-\uffef]/g;
  return Math.max(12, header.length + (header.match(wide)?.length ?? 0) + 2);
}

/** A workbook, produced only as fast as it is read. */
export async function* writeXlsx(sheets: readonly XlsxSheet[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const parts = sheets.map((sheet) => Readable.from(sheetXml(sheet)));
  zip.addBuffer(Buffer.from(contentTypes(sheets)), '[Content_Types].xml');
  zip.addBuffer(Buffer.from(topRelations), '_rels/.rels');
  zip.addBuffer(Buffer.from(workbookXml(sheets)), 'xl/workbook.xml');
  zip.addBuffer(Buffer.from(workbookRelations(sheets)), 'xl/_rels/workbook.xml.rels');
  zip.addBuffer(Buffer.from(stylesXml), 'xl/styles.xml');
  for (const [index, part] of parts.entries()) {
    zip.addReadStream(part, `xl/worksheets/sheet${index + 1}.xml`, { compressionLevel: 4 });
  }
  const output = zip.outputStream;
  if (!(output instanceof Readable)) throw new TypeError('yazl no longer gives a node:stream');
  zip.on('error', (error: Error) => output.destroy(error));
  // yazl listens to no errors of its sources: the reader would wait for ever.
  for (const part of parts) part.on('error', (error) => output.destroy(error));
  zip.end();
  try {
    yield* nodeChunks(output);
  } finally {
    // Whoever reads `rows` from a file must have stopped before our caller closes it.
    await Promise.all(parts.map(closed));
  }
}

async function closed(part: Readable): Promise<void> {
  part.destroy();
  if (!part.closed) await new Promise((resolve) => part.once('close', resolve));
}

const flushChars = 65_536;
const spreadsheetml = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

async function* sheetXml(sheet: XlsxSheet): AsyncGenerator<Buffer> {
  let xml =
    `${declaration}<worksheet xmlns="${spreadsheetml}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `${columnsXml(sheet.widths)}<sheetData>`;
  let [last, widest] = [1, 1];
  for await (const { row, cells } of sheet.rows) {
    last = row;
    widest = Math.max(widest, cells.length);
    xml += `<row r="${row}">${cells.map((cell, column) => cellXml(cell, row, column)).join('')}</row>`;
    if (xml.length < flushChars) continue;
    yield Buffer.from(xml);
    xml = '';
  }
  const filter =
    sheet.filtered === true ? `<autoFilter ref="A1:${columnName(widest - 1)}${last}"/>` : '';
  yield Buffer.from(
    `${xml}</sheetData>${filter}${validationsXml(sheet.validations ?? [])}</worksheet>`,
  );
}

function columnsXml(widths: readonly number[]): string {
  if (widths.length === 0) return '';
  // The style makes also the still empty cells of the column text.
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${xlsxStyle.text}" customWidth="1"/>`,
  );
  return `<cols>${columns.join('')}</cols>`;
}

const numeric: ReadonlySet<XlsxStyle> = new Set([
  xlsxStyle.number,
  xlsxStyle.count,
  xlsxStyle.kg,
  xlsxStyle.degrees,
  xlsxStyle.moment,
]);

function cellXml({ text, style }: XlsxCell, row: number, column: number): string {
  const place = `r="${columnName(column)}${row}"${style === xlsxStyle.number ? '' : ` s="${style}"`}`;
  if (text === '') return style === xlsxStyle.number ? '' : `<c ${place}/>`;
  if (numeric.has(style)) return `<c ${place}><v>${escapeXml(text)}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${cellContent(text)}</t></is></c>`;
}

const maxCellChars = 32_767;

function cellContent(text: string): string {
  return escapeXml(text.slice(0, maxCellChars).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

function validationsXml(validations: readonly XlsxValidation[]): string {
  if (validations.length === 0) return '';
  const items = validations.map(({ column, note, title, choices }) => {
    const name = columnName(column);
    const prompt =
      note === undefined
        ? ''
        : ` promptTitle="${escapeXml((title ?? '').slice(0, 32))}" prompt="${escapeXml(note.slice(0, 255))}"`;
    const list = choices === undefined ? '' : `<formula1>${escapeXml(choices)}</formula1>`;
    return (
      `<dataValidation${choices === undefined ? '' : ' type="list"'} allowBlank="1" showInputMessage="1"` +
      ` showErrorMessage="1"${prompt} sqref="${name}2:${name}1048576">${list}</dataValidation>`
    );
  });
  return `<dataValidations count="${items.length}">${items.join('')}</dataValidations>`;
}

// eslint-disable-next-line no-control-regex -- exactly the characters that XML can't hold
const unwritable = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]/g;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(
      unwritable,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

const topRelations =
  `${declaration}<Relationships xmlns="${packaging}/relationships">` +
  `<Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function contentTypes(sheets: readonly XlsxSheet[]): string {
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const worksheets = sheets.map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${main}.worksheet+xml"/>`,
  );
  return (
    `${declaration}<Types xmlns="${packaging}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${worksheets.join('')}</Types>`
  );
}

function workbookXml(sheets: readonly XlsxSheet[]): string {
  const items = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="${spreadsheetml}" xmlns:r="${relationships}"><sheets>${items.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: readonly XlsxSheet[]): string {
  const items = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return (
    `${declaration}<Relationships xmlns="${packaging}/relationships">${items.join('')}` +
    `<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`
  );
}

// Format 49 is `@`: what is typed stays as typed, so long numbers keep their digits.
const wrap = '<alignment vertical="top" wrapText="1"/>';
const stylesXml =
  `${declaration}<styleSheet xmlns="${spreadsheetml}">` +
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.000"/>' +
  '<numFmt numFmtId="165" formatCode="0.000000"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font>' +
  '<font><sz val="11"/><color rgb="FF808080"/><name val="Calibri"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFF9999"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  `<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${wrap}</xf>` +
  '<xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>' +
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${wrap}</xf>` +
  // 3 is `#,##0`.
  [3, 164, 165, 166]
    .map(
      (format) =>
        `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    )
    .join('') +
  '</cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
