import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

import type { WorkbookSheet } from '../../src/core/ports.ts';
import { kilograms } from '../../src/features/tracing/present-facts.ts';
import { traceWorkbook } from '../../src/features/tracing/present-workbook.ts';
import type { Trace } from '../../src/features/tracing/traced.ts';
import { createSheets } from '../../src/platform/sheets.ts';
import { cellsOf } from '../platform/workbook.ts';
import { aTrace } from './fabricated.ts';

const sheets = createSheets();
const workbookOf = (trace: Trace) => traceWorkbook(trace, 'ab12');
const open = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer);

async function bytesOf(pages: readonly WorkbookSheet[]): Promise<Buffer> {
  return Buffer.from(await new Response(sheets.workbook(pages)).arrayBuffer());
}

async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await open(bytes, { lazyEntries: true });
  const read = promisify(zip.openReadStream.bind(zip) as typeof zip.openReadStream);
  const parts = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      (async () => {
        parts.set(entry.fileName, (await buffer(await read(entry))).toString('utf8'));
        zip.readEntry();
      })().catch(reject);
    });
    zip.once('end', resolve).once('error', reject).readEntry();
  });
  return parts;
}

/** Each sheet by itself, as the project's own reader reads it. */
async function readBack(pages: readonly WorkbookSheet[]): Promise<Map<string, string[][]>> {
  const read = new Map<string, string[][]>();
  for (const page of pages) read.set(page.name, await cellsOf(await bytesOf([page])));
  return read;
}

test('a trace becomes six sheets whose figures come back exact', async () => {
  const trace = aTrace(60);
  const read = await readBack(workbookOf(trace));
  expect([...read.keys()]).toEqual([
    '概要 Summary',
    '批次 Lots',
    '现存 Where it is now',
    '流向 Movements',
    '销售 Sales',
    '在途与差异 Transit, unaccounted',
  ]);
  const rows = (name: string) => read.get(name)?.slice(1) ?? [];
  expect(rows('批次 Lots')).toHaveLength(trace.lots.size);
  expect(rows('流向 Movements')).toHaveLength(trace.edges.length);
  expect(rows('销售 Sales')).toHaveLength(trace.sales.length);
  expect(rows('流向 Movements').map((row) => Math.round(Number(row[9]) * 1000))).toEqual(
    trace.edges.map(({ grams }) => grams),
  );
  const standingThere = trace.nodes.filter(({ grams }) => grams > 0);
  expect(rows('现存 Where it is now')).toHaveLength(standingThere.length);
  const kgThere = rows('现存 Where it is now').reduce(
    (sum, row) => sum + Math.round(Number(row[11]) * 1000),
    0,
  );
  expect(kgThere).toBe(standingThere.reduce((sum, { grams }) => sum + grams, 0));
});

test('moments are those of Shanghai, to the second, and the header says so', async () => {
  const trace = aTrace(10);
  const [header = [], first = []] = (await readBack(workbookOf(trace))).get('流向 Movements') ?? [];
  expect(header[1]).toBe('时间（北京时间） Time (Asia/Shanghai)');
  const at = trace.edges[0]?.at ?? new Date(0);
  const shanghai = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
  expect(first[1]).toBe(shanghai);
});

test('the summary says whether the sums hold, and warns when they do not', async () => {
  const trace = aTrace(40);
  const said = async (balances: boolean) => {
    const balance = trace.balance && { ...trace.balance, balances };
    const rows = (await readBack(workbookOf({ ...trace, balance }))).get('概要 Summary') ?? [];
    return rows.flat().join(' ');
  };
  expect(await said(true)).toContain('Balances: the source lies within the sum');
  expect(await said(false)).toContain('Does not balance');
  const bounded = workbookOf({ ...trace, bound: { kind: 'nodes', limit: 40 } });
  const text = (await readBack(bounded)).get('概要 Summary')?.flat().join(' ');
  expect(text).toContain('The bound of 40 nodes was reached');
});

test('names that look like formulas stay text', async () => {
  const trace = aTrace(10);
  const evil = '=HYPERLINK("http://x","y")';
  const lots = new Map([...trace.lots].map(([id, lot]) => [id, { ...lot, number: evil }]));
  const parts = await partsOf(await bytesOf(workbookOf({ ...trace, lots })));
  const page = parts.get('xl/worksheets/sheet2.xml') ?? '';
  expect(page).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(');
  expect([...parts.values()].join('')).not.toMatch(/<f[ >]/);
});

test('each sheet keeps its header in sight, filters by it and states its widths', async () => {
  const parts = await partsOf(await bytesOf(workbookOf(aTrace(10))));
  for (let sheet = 1; sheet <= 6; sheet += 1) {
    const xml = parts.get(`xl/worksheets/sheet${sheet}.xml`) ?? '';
    expect(xml).toContain('state="frozen"');
    expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/);
    expect(xml).toContain('customWidth="1"');
  }
});

test('whatever trace, every number in the workbook is a number and every sheet has its shape', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.nat(10_000),
      fc.boolean(),
      async (size, seed, backward) => {
        for (const { columns, rows } of workbookOf(aTrace(size, { seed, backward }))) {
          for await (const row of rows) {
            expect(row.length).toBeLessThanOrEqual(columns.length);
            for (const [at, cell] of row.entries()) {
              const look = columns[at]?.look;
              if (look === 'kg' || look === 'count')
                expect(cell === null || Number.isFinite(cell)).toBe(true);
              if (look === 'text' || look === 'wrapped') expect(typeof cell).toBe('string');
            }
          }
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('kilograms are written exactly, however many', () => {
  expect([0, 5, 1000, 1_234_500, 25_000_000, 999_999_999_999].map(kilograms)).toEqual([
    '0',
    '0.005',
    '1',
    '1,234.5',
    '25,000',
    '999,999,999.999',
  ]);
  fc.assert(
    fc.property(fc.nat(), (grams) => {
      expect(Math.round(Number(kilograms(grams).replaceAll(',', '')) * 1000)).toBe(grams);
    }),
  );
});
