import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { UnitCodes } from '../core/ports.ts';
import type { Text } from '../domain/text.ts';
import { demoPassword, demoPeople } from './accounts.ts';
import type { DemoSummary } from './demo.ts';
import { firmFacts } from './firms.ts';
import { usccOf } from './settle-in.ts';
import { marks } from './stories.ts';

export async function isEmpty(db: Kysely<Database>): Promise<boolean> {
  const some = await db
    .selectFrom('organisation')
    .select('id')
    .where('kind', '<>', 'system')
    .limit(1)
    .executeTakeFirst();
  return some === undefined;
}

/** By the demo's own authority, which no installation at work would register. */
export async function isDemo(db: Kysely<Database>): Promise<boolean> {
  const regulator = firmFacts.find(({ key }) => key === 'regulator');
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where('uscc', '=', regulator ? usccOf(regulator) : '')
    .executeTakeFirst();
  return row !== undefined;
}

export async function describeDemo(
  db: Kysely<Database>,
  unitCodes: UnitCodes | undefined,
): Promise<DemoSummary> {
  const [organisations, premises, products, lots, scanCodes] = [
    await countOf(db, 'organisation'),
    await countOf(db, 'premises'),
    await countOf(db, 'product'),
    await countOf(db, 'lot'),
    [...(await codesToScan(db)), ...(await unitsToScan(db, unitCodes))],
  ];
  const accounts = demoPeople.flatMap(({ username, firm, role, what }) =>
    firmFacts
      .filter(({ key }) => key === firm)
      .map(({ kind, nameZh, nameEn }) => ({
        username,
        password: demoPassword,
        role,
        orgKind: kind,
        organisation: { zh: nameZh, en: nameEn },
        what,
      })),
  );
  return { accounts, scanCodes, organisations, premises, products, lots };
}

async function countOf(
  db: Kysely<Database>,
  table: 'organisation' | 'premises' | 'product' | 'lot',
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

const shown: readonly { number: string; what: Text }[] = [
  {
    number: `FM______-${marks.complete}A`,
    what: { zh: '证件齐全的进口鱼柳', en: 'imported fish, everything in order' },
  },
  {
    number: `FM______-${marks.held}A`,
    what: { zh: '混检阳性，封存', en: 'held: a pooled test was positive' },
  },
  { number: `FM______-${marks.recalled}A`, what: { zh: '召回', en: 'recalled' } },
  {
    number: `FMQW-${marks.recalled}A`,
    what: { zh: '由召回批次加工而成', en: 'made from the recalled lot' },
  },
  {
    number: `FMQW-${marks.mixed}A`,
    what: { zh: '三国原料的加工品', en: 'made from lots of three countries' },
  },
  { number: `FM______-${marks.expired}A`, what: { zh: '已过保质期', en: 'past its shelf life' } },
  {
    number: `FM______-${marks.inactive}A`,
    what: { zh: '尚未启用:检验检疫证明待出具', en: 'not active yet: its certificate is awaited' },
  },
];

async function codesToScan(db: Kysely<Database>): Promise<DemoSummary['scanCodes']> {
  const found: { code: string; what: Text }[] = [];
  for (const { number, what } of shown) {
    const row = await db
      .selectFrom('trace_code')
      .innerJoin('lot', 'lot.id', 'trace_code.lot_id')
      .select('trace_code.code')
      .where('lot.number', 'like', number)
      .where('trace_code.state', '<>', 'void')
      .executeTakeFirst();
    if (row) found.push({ code: row.code, what });
  }
  return found;
}

/** A case of the first lot: what each carton carries, beside the lot's code. */
async function unitsToScan(
  db: Kysely<Database>,
  unitCodes: UnitCodes | undefined,
): Promise<DemoSummary['scanCodes']> {
  const series = await db
    .selectFrom('code_series')
    .innerJoin('lot', 'lot.id', 'code_series.lot_id')
    .select(['code_series.number', 'key_version'])
    .where('lot.number', 'like', `FM______-${marks.complete}A`)
    .where('activated_at', 'is not', null)
    .executeTakeFirst();
  if (!series || !unitCodes) return [];
  const code = unitCodes.make({ number: series.number, keyVersion: series.key_version }, 7);
  return [
    { code, what: { zh: '同批的第 7 箱(单件码)', en: 'case 7 of the first lot, by its own code' } },
  ];
}
