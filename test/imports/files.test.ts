import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';

import { uuidv7 } from '../../src/core/ids.ts';
import { letterOf } from '../../src/features/imports/imports.sheet.ts';
import { workbook } from '../platform/workbook.ts';
import { createTestApp, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { aFirm, bytesOf, cellsOf, commandsOf, csv, importFile, lotRow, xlsx } from './support.ts';

const database = useDatabase();

async function zipOf(parts: Record<string, Buffer>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(parts)) zip.addBuffer(content, path);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Uint8Array.from(Buffer.concat(chunks));
}

test.each(['lots', 'receipts', 'shipments', 'tests', 'disinfections'])(
  'the template of %s has headers in both languages, and its samples are skipped',
  async (kind) => {
    const app = createTestApp(database());
    const { owner } = await anOrganisation(database()).then((org) => ({
      owner: org.member('owner'),
    }));
    for (const format of ['xlsx', 'csv']) {
      const sent = await app.get(`/api/imports/${kind}/template?format=${format}`, owner);
      expect(sent.status).toBe(200);
      expect(sent.response.headers.get('content-disposition')).toContain(`${kind}.${format}`);
      const file = await bytesOf(sent.response.body);
      const [headers = [], ...samples] = await cellsOf(file);
      expect(headers.at(-1)).toBe('备注 Remark');
      expect(headers.every((header) => /[\u4e00-\u9fff].* [A-Z]/.test(header))).toBe(true);
      expect(samples.length).toBeGreaterThan(0);
      const read = await importFile(app, kind, 'all_or_nothing', file, owner);
      expect(read.body).toMatchObject({ rows: 0, faultCount: 0, recorded: false });
    }
  },
);

test('the samples of a template are in the reader’s language and can be read back', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  for (const lang of ['zh', 'en']) {
    const sent = await app.get(`/api/imports/lots/template?format=csv&lang=${lang}`, firm.owner);
    const file = new TextDecoder().decode(await bytesOf(sent.response.body));
    const used = file.replaceAll(/示例.*?\r|Sample \(.*?\r/g, '\r');
    const bytes = new TextEncoder().encode(used);
    const { body } = await importFile(app, 'lots', 'dry_run', bytes, firm.owner);
    // Nothing is wrong with them but codes that this firm does not have.
    expect(body.rows).toBe(2);
    expect(new Set(body.faults.map(({ rule }: { rule: string }) => rule))).toEqual(
      new Set(['product.unknown', 'premises.unknown']),
    );
  }
});

test('progress comes in lines while the import runs, and the result last', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const rows = Array.from({ length: 1500 }, () => lotRow(firm));
  const sent = await importFile(app, 'lots', 'good_rows', csv(rows), firm.owner, {
    accept: 'application/x-ndjson',
  });
  expect(sent.response.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = (await sent.response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.slice(0, -1)).toEqual([
    { progress: { rows: 0, of: 1500 } },
    { progress: { rows: 1000, of: 1500 } },
    { progress: { rows: 1500, of: 1500 } },
  ]);
  expect(lines.at(-1).result).toMatchObject({ rows: 1500, done: 1500, recorded: true });
});

test('who goes away during all or nothing leaves nothing behind', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const rows = Array.from({ length: 3000 }, () => lotRow(firm));
  const sent = await importFile(app, 'lots', 'all_or_nothing', csv(rows), firm.owner, {
    accept: 'application/x-ndjson',
  });
  await sent.response.body?.cancel();
  // Waits for what is left of the first: were it kept, its rows would be repeated here.
  const again = await importFile(app, 'lots', 'all_or_nothing', csv(rows), firm.owner);
  expect(again.body).toMatchObject({ done: 3000, repeated: 0, recorded: true });
});

test('what is no spreadsheet gets a status of its own, also when lines were asked for', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const before = await commandsOf(database(), firm);
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const other = await zipOf({ 'word/document.xml': Buffer.from('<w/>') });
  for (const file of [picture, other, new Uint8Array(0)]) {
    for (const accept of ['application/json', 'application/x-ndjson']) {
      const { status, body } = await importFile(app, 'lots', 'good_rows', file, firm.owner, {
        accept,
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      });
      expect([status, body.code]).toEqual([422, 'sheet.unreadable']);
    }
  }
  expect(await commandsOf(database(), firm)).toBe(before);
});

test('a zip bomb is given up before it unfolds', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const row = `<row><c t="inlineStr"><is><t>${'A'.repeat(1000)}</t></is></c></row>`;
  const file = await zipOf({
    '_rels/.rels': Buffer.from(
      `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': Buffer.from(
      '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="s.xml"/></Relationships>`,
    ),
    'xl/s.xml': Buffer.from(`<worksheet><sheetData>${row.repeat(310_000)}</sheetData></worksheet>`),
  });
  expect(file.length).toBeLessThan(2_000_000);
  const { status, body } = await importFile(app, 'lots', 'dry_run', file, firm.owner);
  expect([status, body.code]).toEqual([413, 'sheet.too_big']);
});

test('a form, JSON and an oversized body are refused by name', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const file = csv([lotRow(firm)]);
  for (const type of ['multipart/form-data; boundary=x', 'application/json', 'image/png']) {
    const sent = await importFile(app, 'lots', 'dry_run', file, firm.owner, {
      'content-type': type,
    });
    expect([sent.status, sent.body.code]).toEqual([415, 'import.unsupported']);
  }
  const big = await importFile(app, 'lots', 'dry_run', file, firm.owner, {
    'content-type': 'text/csv',
    'content-length': String(60 * 1024 * 1024),
  });
  expect(big.status).toBe(413);
  const mode = await app.send('POST', '/api/imports/lots?mode=perhaps', file, firm.owner);
  expect(mode.status).toBe(422);
});

test('more imports at once than the memory has room for are put off', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const files = Array.from({ length: 5 }, () => csv([lotRow(firm)]));
  const sent = await Promise.all(
    files.map(async (file) => importFile(app, 'lots', 'good_rows', file, firm.owner)),
  );
  expect(sent.map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([
    200, 200, 200, 429, 429,
  ]);
  const put = sent.find(({ status }) => status === 429);
  expect(put?.response.headers.get('retry-after')).toBe('10');
  const later = await importFile(app, 'lots', 'good_rows', csv([lotRow(firm)]), firm.owner);
  expect(later.body).toMatchObject({ done: 1 });
});

test('a marked-up copy that nobody made is not found', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const sent = await app.get(`/api/imports/files/${uuidv7(testNow)}`, firm.owner);
  expect([sent.status, sent.body.code]).toEqual([404, 'import.file_not_found']);
  expect(
    (await app.get(`/api/imports/files/${uuidv7(testNow)}`, firm.member('viewer'))).status,
  ).toBe(403);
});

/** A workbook of one sheet, each cell as its XML after the address. */
async function sheetOf(rows: readonly (readonly string[])[], after = ''): Promise<Uint8Array> {
  const xml = rows
    .map((cells, at) => {
      const told = cells.map((cell, column) => {
        const address = `${letterOf(column)}${at + 1}`;
        return cell.startsWith('<')
          ? `<c r="${address}">${cell}</c>`
          : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${at + 1}">${told.join('')}</row>`;
    })
    .join('');
  return workbook({
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${xml}</sheetData>${after}</worksheet>`,
  });
}

test('what a workbook merged or left to formulas is told at its cell', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const good = lotRow(firm);
  const headers = Object.keys(good);
  const cells = (changes: Record<string, string>) =>
    headers.map((header) => changes[header] ?? good[header] ?? '');
  const weight = '净重(千克) Net weight (kg) *';
  const pieces = '件数 Pieces *';
  const at = letterOf(headers.indexOf(pieces));
  const file = await sheetOf(
    [
      headers,
      cells({ [weight]: '<f>400+500</f><v>900</v>' }),
      // The two below were merged with it: Excel leaves them empty.
      cells({ [weight]: '<f>SUM(A1:A2)</f>', [pieces]: '<v></v>' }),
      cells({ [weight]: '<f>1/0</f><v>#DIV/0!</v>', [pieces]: '<v></v>' }),
    ],
    `<mergeCells count="1"><mergeCell ref="${at}2:${at}4"/></mergeCells>`,
  );
  const { body } = await importFile(app, 'lots', 'dry_run', file, firm.owner);
  expect(body).toMatchObject({ rows: 3, done: 1, refused: 2 });
  const told = body.faults.map(({ row, column, rule }: Record<string, unknown>) => [
    row,
    column,
    rule,
  ]);
  expect(told).toEqual(
    expect.arrayContaining([
      [3, expect.stringContaining('Net weight'), 'cell.formula'],
      [3, expect.stringContaining('Pieces'), 'cell.required'],
      [4, expect.stringContaining('Net weight'), 'cell.formula_error'],
      [4, expect.stringContaining('Pieces'), 'cell.required'],
    ]),
  );
  expect(JSON.stringify(body.faults)).toContain('unmerge');
});

test('cells that were mended on the way are taken instead of those of the sheet', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const rows = [lotRow(firm), lotRow(firm, { '件数 Pieces *': 'many' })];
  for (const file of [csv(rows), await xlsx(rows)]) {
    const found = (await importFile(app, 'lots', 'dry_run', file, firm.owner)).body;
    expect(found.faults).toMatchObject([{ row: 3, rule: 'cell.whole_number', value: 'many' }]);
    const column = found.faults[0].column.split(' ')[0];
    const mends = encodeURIComponent(JSON.stringify([{ row: 3, column, value: '12' }]));
    const headers = { 'frostmark-mends': mends };
    const sent = await importFile(app, 'lots', 'dry_run', file, firm.owner, headers);
    expect(sent.body).toMatchObject({ rows: 2, done: 2, faultCount: 0 });
    const bad = { 'frostmark-mends': '%7Bnonsense' };
    const refused = await importFile(app, 'lots', 'dry_run', file, firm.owner, bad);
    expect(refused.body.errors[0]).toMatchObject({ rule: 'import.mends' });
  }
  const mends = encodeURIComponent(
    JSON.stringify([
      {
        row: 3,
        column: letterOf(Object.keys(rows[0] ?? {}).indexOf('件数 Pieces *')),
        value: '12',
      },
    ]),
  );
  const real = await importFile(app, 'lots', 'all_or_nothing', csv(rows), firm.owner, {
    'frostmark-mends': mends,
  });
  expect(real.body).toMatchObject({ done: 2, recorded: true });
  const again = await importFile(app, 'lots', 'all_or_nothing', csv(rows), firm.owner, {
    'frostmark-mends': mends,
  });
  expect(again.body).toMatchObject({ repeated: 2, recorded: false });
});
