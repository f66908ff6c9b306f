import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { SheetCell } from '../../src/core/ports.ts';
import { registerProduct } from '../../src/features/products/products.service.ts';
import { createSheets } from '../../src/platform/sheets.ts';
import type { TestApp } from '../support/app.ts';
import { ctxFor } from '../support/app.ts';
import { aDeclarationNo, anOrganisation, longAgo, somePremises } from '../support/factories.ts';

export type Row = Record<string, string>;

/** CSV as Excel writes it, from the headers of the first row. */
export function csv(rows: readonly Row[], headers = Object.keys(rows[0] ?? {})): Uint8Array {
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))];
  return new TextEncoder().encode(
    lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join(''),
  );
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export async function xlsx(rows: readonly Row[]): Promise<Uint8Array> {
  const headers = Object.keys(rows[0] ?? {});
  const all: SheetCell[][] = [headers, ...rows.map((row) => headers.map((h) => row[h] ?? ''))];
  return bytesOf(createSheets().write('xlsx', eachOf(all)));
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

export async function bytesOf(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  return new Uint8Array(
    await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  );
}

/** What a spreadsheet program would show. */
export async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  const source = new Blob([Uint8Array.from(bytes)]).stream();
  for await (const { cells } of createSheets().read(source)) rows.push(cells);
  return rows;
}

export async function importFile(
  app: TestApp,
  kind: string,
  mode: string,
  file: Uint8Array,
  actor: PersonActor,
  headers: Record<string, string> = {},
) {
  return app.send('POST', `/api/imports/${kind}?mode=${mode}`, file, actor, headers);
}

/** A firm that operators' sheets speak of by codes. */
export async function aFirm(db: Kysely<Database>) {
  const org = await anOrganisation(db);
  const owner = org.member('owner');
  const premises = await somePremises(db, owner, { rooms: ['frozen', 'chilled'] });
  const product = `SALMON-${premises.code}`;
  await registerProduct(ctxFor(db, owner, longAgo), {
    code: product,
    nameZh: '冻三文鱼柳',
    nameEn: 'Frozen salmon fillet',
    category: 'fish',
    hsCode: '0303130000',
    storageClass: 'frozen',
    shelfLifeDays: 720,
  });
  return { ...org, owner, premises, product };
}

export type Firm = Awaited<ReturnType<typeof aFirm>>;

/** A row of a lots sheet with the headers of the template. */
export function lotRow(firm: Firm, overrides: Row = {}): Row {
  return {
    '批次类型 Lot kind *': '进口',
    '入境方式 Way of entry': '首站在省内',
    '产品编码 Product code *': firm.product,
    '批次号 Lot number': '',
    '供应商批号 Supplier lot number': 'NO-2609-118',
    '生产日期 Production date *': '2026/9/1',
    '净重(千克) Net weight (kg) *': '1,000.5',
    '件数 Pieces *': '100',
    '原产国(地区) Country of origin': '挪威',
    '箱号 Container number': 'CSQU 305438 3',
    '铅封号 Seal number': 'SL1029384',
    '报关单号 Declaration number': aDeclarationNo(),
    '商品项号 Declaration item': '1',
    '目的场所编码 Destination premises': firm.premises.code,
    ...overrides,
  };
}

export async function lotsOf(db: Kysely<Database>, firm: Firm) {
  return db.selectFrom('lot').selectAll().where('org_id', '=', firm.orgId).execute();
}

/** Everything in the journal of an organisation. */
export async function commandsOf(db: Kysely<Database>, firm: { orgId: string }): Promise<number> {
  const { count } = await db
    .selectFrom('command')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('org_id', '=', firm.orgId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
