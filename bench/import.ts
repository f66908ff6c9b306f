import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { foundCity, secret } from './data/firms.ts';
import type { Bench, Stage } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';
import { checkpoint, once, type TemporaryDatabase } from './harness/databases.ts';
import { findProgram } from './harness/pgbench.ts';
import { startProduct } from './harness/servers.ts';
import { createSession } from './harness/sessions.ts';

const rowsWanted = 50_000;
const rowsWhenQuick = 5_000;

const headers = {
  kind: '批次类型 Lot kind *',
  entry: '入境方式 Way of entry',
  product: '产品编码 Product code *',
  number: '批次号 Lot number',
  supplierLotNo: '供应商批号 Supplier lot number',
  productionDate: '生产日期 Production date *',
  netWeightKg: '净重(千克) Net weight (kg) *',
  pieces: '件数 Pieces *',
  originCountry: '原产国(地区) Country of origin',
  establishmentHomeNo: '境外企业编号(当地) Establishment number (home)',
  containerNo: '箱号 Container number',
  sealNo: '封条号 Seal number',
  declarationNo: '报关单号 Declaration number',
  declarationItemNo: '商品项号 Declaration item',
  port: '入境口岸 Port',
  destination: '目的场所编码 Destination premises',
};

/** Lots as the first station declares them, twenty to a declaration, no two of a run alike. */
function sheetOf(first: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const index = first + at;
    const declaration = String(Math.floor(index / 20)).padStart(9, '0');
    const row: Record<keyof typeof headers, string> = {
      kind: '进口',
      entry: '首站在省内',
      product: `ART-${index % 3}`,
      number: `L-${index}`,
      supplierLotNo: `SUP-${index}`,
      productionDate: '2026-03-01',
      netWeightKg: '1000.5',
      pieces: '100',
      originCountry: 'NO',
      establishmentHomeNo: 'R-402',
      containerNo: 'CSQU3054383',
      sealNo: `SL${declaration}`,
      declarationNo: `530120261${declaration}`,
      declarationItemNo: String(1 + (index % 20)),
      port: '深圳盐田港',
      destination: 'BENCH-0',
    };
    return Object.values(row).join(',');
  });
  return `\uFEFF${[Object.values(headers).join(','), ...lines].join('\r\n')}\r\n`;
}

async function upload(port: number, cookies: string, sheet: string, rows: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/imports/lots?mode=all_or_nothing`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', cookie: cookies },
    body: sheet,
  });
  const text = await answer.text();
  // All of them, or the rate means nothing.
  if (!answer.ok || !text.includes(`"done":${rows},`)) throw new Error(`The import: ${text}`);
}

/** Runs psql's own commands, which read and write files on this side. */
async function psql(program: string, url: string, script: string): Promise<void> {
  const args = ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--single-transaction', url];
  const child = promisify(execFile)(program, args);
  child.child.stdin?.end(script);
  await child;
}

type Table = { name: string; columns: string };

/**
 * Every table of the product that the import writes, in an order in which their foreign keys hold,
 * with the columns that can be copied: PostgreSQL fills generated ones itself, for either side. The
 * watch's bookmark is moved meanwhile, but not by the import.
 */
async function tablesOf({ url }: TemporaryDatabase): Promise<Table[]> {
  const { rows } = await once(
    url,
    `select relname, string_agg(quote_ident(attname), ', ' order by attnum) as columns
       from pg_class join pg_attribute on attrelid = pg_class.oid
      where relkind = 'r' and relnamespace = 'public'::regnamespace
        and attnum > 0 and not attisdropped and attgenerated = ''
        and relname not like 'auth%' and relname not like 'kysely%' and relname <> 'alert_watch'
      group by relname order by relname`,
  );
  return rows.map(({ relname, columns }) => ({ name: String(relname), columns: String(columns) }));
}

/**
 * The floor: the rows that an import has written, all of them in all tables, copied by psql in one
 * transaction, from text written beforehand, into a database with the same tables, indexes and
 * constraints that holds as much.
 */
async function createCopies(from: TemporaryDatabase, to: TemporaryDatabase, { undo }: Stage) {
  const program = await findProgram('psql');
  const folder = await mkdtemp(join(tmpdir(), 'frostmark-bench-'));
  undo.add(async () => rm(folder, { recursive: true }));
  const tables = await tablesOf(from);
  const ready: string[] = [];
  let count = 0;
  return {
    /** Writes down what has been written since a transaction. */
    async save(since: string): Promise<void> {
      count += 1;
      const files = tables.map((table) => ({
        table,
        path: join(folder, `${count}-${table.name}`),
      }));
      const lines = files.map(
        ({ table, path }) =>
          `\\copy (select ${table.columns} from ${table.name} where age(xmin) <= age('${since}'::xid)) to '${path}'`,
      );
      await psql(program, from.url, `${lines.join('\n')}\n`);
      const filled = files.filter(({ path }) => statSync(path).size > 0);
      ready.push(
        filled
          .map(({ table, path }) => `\\copy ${table.name} (${table.columns}) from '${path}'\n`)
          .join(''),
      );
    },
    async copy(): Promise<void> {
      const script = ready.shift();
      if (script === undefined) throw new Error('No rows to copy');
      await psql(program, to.url, script);
    },
  };
}

async function transactionOf({ url }: TemporaryDatabase): Promise<string> {
  const { rows } = await once(url, 'select pg_current_xact_id()::xid::text as xid');
  return String(rows[0].xid);
}

async function perSecond(rows: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (rows * 1000) / (performance.now() - started);
}

export const importBench: Bench = {
  name: 'import',
  about: 'a CSV of lots through the imports: COPY of all the rows that these write',

  async prepare(stage: Stage): Promise<Contest[]> {
    const { server, undo, quick } = stage;
    const rows = quick ? rowsWhenQuick : rowsWanted;
    const city = await server.create();
    await foundCity(city.url);
    const [ours, floor] = [await server.create(city.name), await server.create(city.name)];
    const product = await startProduct(ours.url, secret, undo);
    const session = createSession(product);
    const copies = await createCopies(ours, floor, stage);

    let imported = 0;
    const importOnce = async (): Promise<number> => {
      const [sheet, cookies] = [sheetOf(imported, rows), await session()];
      imported += rows;
      const since = await transactionOf(ours);
      await checkpoint(ours.url);
      const rate = await perSecond(rows, async () => upload(product.port, cookies, sheet, rows));
      await copies.save(since);
      return rate;
    };
    // One import ahead, so that the floor may go first.
    await importOnce();

    return [
      {
        name: 'lots',
        bound: 0.2,
        unit: 'rows/s',
        rounds: 5,
        ours: importOnce,
        floor: async () => {
          await checkpoint(floor.url);
          return perSecond(rows, async () => copies.copy());
        },
        notes: { rows: String(rows) },
      },
    ];
  },
};
