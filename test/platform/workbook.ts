import { Readable } from 'node:stream';

import { ZipFile } from 'yazl';

import type { SheetRow } from '../../src/core/ports.ts';
import type { SheetLimits } from '../../src/platform/sheets-limits.ts';
import { createSheets } from '../../src/platform/sheets.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const usual = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>` +
    `<Relationship Id="rId3" Type="${office}/styles" Target="/xl/styles.xml"/></Relationships>`,
};

/** A workbook of hand-written parts, in the order given, after and over the usual ones. */
export async function workbook(parts: Record<string, string>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, xml] of Object.entries({ ...usual, ...parts })) {
    zip.addBuffer(Buffer.from(xml), path);
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export function sheet(rows: string): Record<string, string> {
  return { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` };
}

/** In small pieces, as a network delivers. */
export function streamOf(content: Uint8Array | string, piece = 1000): ReadableStream<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.byteLength) controller.close();
      else controller.enqueue(bytes.slice(at, (at += piece)));
    },
  });
}

export async function rowsOf(
  content: Uint8Array | string,
  limits?: SheetLimits,
): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of createSheets(limits).read(streamOf(content))) rows.push(row);
  return rows;
}

export async function cellsOf(content: Uint8Array | string): Promise<string[][]> {
  return (await rowsOf(content)).map(({ cells }) => cells);
}

export async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function* lines(rows: string[][]): AsyncGenerator<string[]> {
  yield* Readable.from(rows) as AsyncIterable<string[]>;
}
