import { type RawBuilder, sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isAtPremises, isOfOrg, isPlaceOf, type Viewer } from '../../core/viewer.ts';

/** Proofs that goods from abroad come with. `test`: a negative result that no later one replaced. */
export const evidenceKinds = [
  'customs_declaration',
  'quarantine_certificate',
  'test',
  'disinfection',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

type Condition = RawBuilder<boolean>;

const monthOf = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'Asia/Shanghai', 'YYYY-MM')`;

function isIssued(...kinds: string[]): Condition {
  return sql`exists (
    select from document_lot dl join document d on d.id = dl.document_id
    where dl.lot_id = l.id and d.state = 'issued' and d.kind in (${sql.join(kinds)}))`;
}

const proofs: Readonly<Record<EvidenceKind, Condition>> = {
  customs_declaration: isIssued('customs_declaration'),
  quarantine_certificate: isIssued('quarantine_certificate'),
  test: sql`(${isIssued('nat_report')} or exists (
    select from sample_lot sl
    join pool_sample ps on ps.sample_id = sl.sample_id
    join test t on t.pool_id = ps.pool_id
    where sl.lot_id = l.id and t.result = 'negative' and t.superseded_by is null))`,
  disinfection: sql`(${isIssued('disinfection_certificate')} or exists (
    select from disinfection_lot xl where xl.lot_id = l.id))`,
};

/** Lots with what of them stands in rooms and on docks that the viewer may see. */
function standing(viewer: Viewer) {
  return sql`(
    select s.lot_id, sum(s.grams)::bigint as grams
    from stock s join place p on p.id = s.place_id
    where s.grams > 0 and p.kind in ('room', 'dock') and ${isPlaceOf(viewer, 'p')}
    group by s.lot_id)`;
}

const firmKinds = sql`('operator', 'importer', 'laboratory', 'disinfection', 'market')`;

export type Sum = { lots: number; grams: number };

export async function countFirms(db: Db, viewer: Viewer) {
  const { rows } = await sql<{ kind: string; firms: number }>`
    select o.kind, count(*)::int as firms from organisation o
    where o.kind in ${firmKinds} and ${isOfOrg(viewer, 'o.id')} group by 1 order by 1
  `.execute(db);
  return rows;
}

export async function countPremises(db: Db, viewer: Viewer) {
  const { rows } = await sql<{ kind: string; state: string; premises: number }>`
    select pr.kind, pr.state, count(*)::int as premises from premises pr
    where ${isAtPremises(viewer, 'pr.id')} group by 1, 2 order by 1, 2
  `.execute(db);
  return rows;
}

/** What was registered and opened in each of these months. */
export async function countOpenings(db: Db, viewer: Viewer, months: readonly string[]) {
  const { rows } = await sql<{ month: string; firms: number; premises: number }>`
    select m.month,
      (select count(*)::int from organisation o where o.kind in ${firmKinds}
        and ${isOfOrg(viewer, 'o.id')} and ${monthOf('o.registered_at')} = m.month) as firms,
      (select count(*)::int from premises pr
        where ${isAtPremises(viewer, 'pr.id')} and ${monthOf('pr.opened_at')} = m.month) as premises
    from unnest(array[${sql.join(months)}]::text[]) as m(month) order by 1
  `.execute(db);
  return rows;
}

const groupings = {
  origins: sql.ref('l.origin_country'),
  categories: sql.ref('p.category'),
  classes: sql.ref('l.storage_class'),
} as const;

/** Goods that stand now, the most first. */
export async function sumGoods(db: Db, viewer: Viewer, by: keyof typeof groupings) {
  const { rows } = await sql<Sum & { key: string }>`
    select ${groupings[by]} as key, count(*)::int as lots, sum(st.grams)::bigint as grams
    from ${standing(viewer)} st join lot l on l.id = st.lot_id
    join product p on p.id = l.product_id
    group by 1 order by grams desc, key
  `.execute(db);
  return rows.map((row) => ({ ...row, grams: Number(row.grams) }));
}

/** Of imported lots that stand somewhere: all, and those with each kind of proof. */
export async function sumEvidence(
  db: Db,
  viewer: Viewer,
): Promise<{ all: Sum; kinds: (Sum & { kind: EvidenceKind })[] }> {
  const columns = evidenceKinds.map(
    (kind) => sql`
      count(*) filter (where ${proofs[kind]})::int as ${sql.ref(`${kind}_lots`)},
      coalesce(sum(st.grams) filter (where ${proofs[kind]}), 0)::bigint as ${sql.ref(`${kind}_grams`)}`,
  );
  const { rows } = await sql<Record<string, number>>`
    select count(*)::int as lots, coalesce(sum(st.grams), 0)::bigint as grams, ${sql.join(columns)}
    from ${standing(viewer)} st join lot l on l.id = st.lot_id where l.kind = 'import'
  `.execute(db);
  const row = rows[0] ?? {};
  const sum = (prefix: string) => ({
    lots: Number(row[`${prefix}lots`] ?? 0),
    grams: Number(row[`${prefix}grams`] ?? 0),
  });
  return { all: sum(''), kinds: evidenceKinds.map((kind) => ({ kind, ...sum(`${kind}_`) })) };
}

export type Page = { after?: string | undefined; limit: number };

export type FirmFilter = Page & { kind?: string | undefined; month?: string | undefined };

export async function listFirms(db: Db, viewer: Viewer, filter: FirmFilter) {
  let query = db
    .selectFrom('organisation as o')
    .select(['o.id', 'o.kind', 'o.name_zh', 'o.name_en', 'o.uscc', 'o.division_id'])
    .select('o.registered_at')
    .where(sql<boolean>`o.kind in ${firmKinds}`)
    .where(isOfOrg(viewer, 'o.id'))
    .orderBy('o.id')
    .limit(filter.limit + 1);
  const { after, kind, month } = filter;
  if (after !== undefined) query = query.where('o.id', '>', after);
  if (kind !== undefined) query = query.where(sql<boolean>`o.kind = ${kind}`);
  if (month !== undefined)
    query = query.where(sql<boolean>`${monthOf('o.registered_at')} = ${month}`);
  return query.execute();
}

export type PremisesFilter = FirmFilter & { state?: string | undefined };

export async function listPremises(db: Db, viewer: Viewer, filter: PremisesFilter) {
  const held = sql<number>`coalesce((select sum(s.grams) from stock s join place p on p.id = s.place_id
    where p.premises_id = pr.id and p.kind in ('room', 'dock')), 0)::bigint`;
  let query = db
    .selectFrom('premises as pr')
    .innerJoin('organisation as o', 'o.id', 'pr.org_id')
    .select(['pr.id', 'pr.code', 'pr.kind', 'pr.state', 'pr.name_zh', 'pr.name_en', 'pr.org_id'])
    .select(['pr.division_id', 'pr.address', 'pr.longitude', 'pr.latitude', 'pr.opened_at'])
    .select(['o.name_zh as org_name_zh', 'o.name_en as org_name_en', held.as('grams')])
    .where(isAtPremises(viewer, 'pr.id'))
    .orderBy('pr.id')
    .limit(filter.limit + 1);
  const { after, kind, state, month } = filter;
  if (after !== undefined) query = query.where('pr.id', '>', after);
  if (kind !== undefined) query = query.where(sql<boolean>`pr.kind = ${kind}`);
  if (state !== undefined) query = query.where(sql<boolean>`pr.state = ${state}`);
  if (month !== undefined) query = query.where(sql<boolean>`${monthOf('pr.opened_at')} = ${month}`);
  return query.execute();
}

export type GoodsFilter = Page & {
  originCountry?: string | undefined;
  category?: string | undefined;
  storageClass?: string | undefined;
  imported?: boolean | undefined;
  with?: EvidenceKind | undefined;
  without?: EvidenceKind | undefined;
};

export type Goods = {
  id: string;
  number: string;
  name_zh: string;
  name_en: string;
  category: string;
  storage_class: string;
  origin_country: string;
  expiry_date: string;
  grams: number;
} & Record<EvidenceKind, boolean>;

export async function listGoods(db: Db, viewer: Viewer, filter: GoodsFilter): Promise<Goods[]> {
  const { after, originCountry, category, storageClass, imported } = filter;
  const wanted: Condition[] = [sql`true`];
  if (after !== undefined) wanted.push(sql`l.id > ${after}`);
  if (originCountry !== undefined) wanted.push(sql`l.origin_country = ${originCountry}`);
  if (category !== undefined) wanted.push(sql`p.category = ${category}`);
  if (storageClass !== undefined) wanted.push(sql`l.storage_class = ${storageClass}`);
  if (imported !== undefined) wanted.push(sql`(l.kind = 'import') = ${imported}`);
  if (filter.with !== undefined) wanted.push(proofs[filter.with]);
  if (filter.without !== undefined) wanted.push(sql`not ${proofs[filter.without]}`);
  const shown = evidenceKinds.map((kind) => sql`${proofs[kind]} as ${sql.ref(kind)}`);
  const { rows } = await sql<Goods>`
    select l.id, l.number, p.name_zh, p.name_en, p.category, l.storage_class, l.origin_country,
      to_char(l.expiry_date, 'YYYY-MM-DD') as expiry_date, st.grams, ${sql.join(shown)}
    from ${standing(viewer)} st join lot l on l.id = st.lot_id
    join product p on p.id = l.product_id
    where ${sql.join(wanted, sql` and `)}
    order by l.id limit ${filter.limit + 1}
  `.execute(db);
  return rows.map((row) => ({ ...row, grams: Number(row.grams) }));
}
