import { type RawBuilder, sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { Region } from '../../domain/regions.ts';
import type { CodeLevel, HourOfScans, ScanTally } from '../../domain/scan-warnings.ts';
import type { Text } from '../../domain/text.ts';

/** What the scan's own statement reads for the tally; moments are milliseconds since 1970. */
export type TallyFacts = {
  pieces: number;
  /** Of the division of the firm that declared the lot. */
  path: string;
  total: { firstHour: number; scans: number } | null;
  hours: readonly (readonly [hour: number, region: string, scans: number])[] | null;
  /** Null as long as none of the lot was sold or destroyed. */
  ends: Ends | null;
};

type Ends = {
  soldAt: number | null;
  destroyedAt: number | null;
  /** Grams and pieces together: whether there is any. */
  sold: number;
  elsewhere: number;
};

/** A moment as whole milliseconds, which JSON carries without a time zone. */
export function millis(column: string): RawBuilder<number> {
  return sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
}

/** The newest: a code with more of them than this is past every threshold anyway. */
const mostHours = 200;

/** Where the lot `lot` ended, once anything of it did: read only then. */
const ends = (lot: string): RawBuilder<unknown> => sql`
  select json_build_object('soldAt', ${millis('e.sold_at')},
    'destroyedAt', ${millis('e.destroyed_at')}, 'sold', w.sold, 'elsewhere', w.elsewhere)
  from (
    select max(occurred_at) filter (where kind = 'sold') as sold_at,
      max(occurred_at) filter (where kind = 'destroyed') as destroyed_at
    from lot_step where lot_id = ${sql.ref(lot)} and kind in ('sold', 'destroyed') and happened
    having count(*) > 0
  ) e, lateral (
    select coalesce(sum(s.grams + s.pieces) filter (where p.kind = 'sold'), 0)::bigint as sold,
      coalesce(sum(s.grams + s.pieces) filter (
        where p.kind not in ('sold', 'destroyed', 'lost', 'processed')), 0)::bigint as elsewhere
    from stock s join place p on p.id = s.place_id
    where s.lot_id = ${sql.ref(lot)}
  ) w`;

/** For the statement of a scan: `code` is the column that was asked for, `lot` and `org` aliases. */
export const tallyFacts = (code: string, lot: string, org: string): RawBuilder<unknown> => sql`
  json_build_object(
    'pieces', ${sql.ref(`${lot}.declared_pieces`)},
    'path', (select home.path from division home where home.id = ${sql.ref(`${org}.division_id`)}),
    'total', (
      select json_build_object('firstHour', ${millis('t.first_hour')}, 'scans', t.scans)
      from scan_total t where t.code = ${sql.ref(code)}),
    'hours', (
      select json_agg(json_build_array(${millis('h.hour')}, h.region, h.scans))
      from (
        select hour, region, scans from scan_hour
        where scan_hour.code = ${sql.ref(code)}
        order by hour desc limit ${sql.lit(mostHours)}) h),
    'ends', (${ends(`${lot}.id`)}))`;

export function toTally(facts: TallyFacts, level: CodeLevel, askedAt: Date | null): ScanTally {
  return {
    level,
    pieces: facts.pieces,
    divisionPath: facts.path.split('/').filter((id) => id !== ''),
    scans: facts.total?.scans ?? 0,
    hours: (facts.hours ?? []).map(([hour, region, scans]): HourOfScans => ({
      hour: new Date(hour),
      region: region === '' ? null : region,
      scans,
    })),
    ...endedAt(facts.ends),
    askedAt,
  };
}

function endedAt(found: Ends | null): Pick<ScanTally, 'soldOutAt' | 'destroyedAt'> {
  if (!found || found.elsewhere > 0) return { soldOutAt: null, destroyedAt: null };
  const { soldAt, destroyedAt, sold } = found;
  return {
    soldOutAt: sold > 0 && soldAt !== null ? new Date(soldAt) : null,
    destroyedAt: sold === 0 && destroyedAt !== null ? new Date(destroyedAt) : null,
  };
}

export type CodeTally = { code: string; level: CodeLevel; tally: TallyFacts };

/**
 * The codes of a lot that were scanned most or in most regions, which no other can outdo. They are
 * read with the eyes of who asks, the lot's own end from the whole.
 */
export async function talliesOfLot(db: Db, lotId: string, limit: number): Promise<CodeTally[]> {
  const { rows } = await sql<CodeTally>`
    with own as materialized (
      select code, level, scans from scan_total where lot_id = ${lotId}
    ), suspects as (
      (select code from own order by scans desc, code limit ${limit})
      union
      (select h.code from own join scan_hour h on h.code = own.code
        group by h.code having count(distinct h.region) > 1
        order by count(distinct h.region) desc, h.code limit ${limit})
    )
    select own.code, own.level, ${tallyFacts('own.code', 'l', 'o')} as tally
    from own
    join suspects on suspects.code = own.code
    join lot l on l.id = ${lotId}
    join organisation o on o.id = l.org_id
    order by own.scans desc, own.code
  `.execute(db);
  return rows;
}

export type LotScans = {
  codes: number;
  scans: number;
  first_hour: Date | null;
};

export async function totalOfLot(db: Db, lotId: string): Promise<LotScans> {
  const { rows } = await sql<LotScans>`
    select count(*) as codes, coalesce(sum(scans), 0)::bigint as scans,
      min(first_hour) as first_hour
    from scan_total where lot_id = ${lotId}
  `.execute(db);
  return rows[0] ?? { codes: 0, scans: 0, first_hour: null };
}

export type HourOfLot = {
  hour: Date;
  /** Empty where the edge named none. */
  region: Region;
  scans: number;
};

/** The newest hours of all codes of a lot together. */
export async function hoursOfLot(db: Db, lotId: string, limit: number): Promise<HourOfLot[]> {
  const { rows } = await sql<HourOfLot>`
    select h.hour, h.region, sum(h.scans)::bigint as scans
    from scan_total t join scan_hour h on h.code = t.code
    where t.lot_id = ${lotId}
    group by h.hour, h.region
    order by h.hour desc, h.region limit ${limit}
  `.execute(db);
  return rows;
}

export type RegionOfLot = {
  /** Empty where the edge named none. */
  region: Region;
  name_zh: string;
  name_en: string;
  scans: number;
};

export async function regionsOfLot(db: Db, lotId: string): Promise<RegionOfLot[]> {
  const { rows } = await sql<RegionOfLot>`
    select r.region, coalesce(d.name_zh, r.region) as name_zh,
      coalesce(d.name_en, r.region) as name_en, r.scans
    from (
      select h.region, sum(h.scans)::bigint as scans
      from scan_total t join scan_hour h on h.code = t.code
      where t.lot_id = ${lotId}
      group by h.region) r
    left join division d on d.id = r.region
    order by r.scans desc, r.region
  `.execute(db);
  return rows;
}

/** What a region of a scan is called. */
export async function regionNames(db: Db): Promise<Map<Region, Text>> {
  const rows = await db
    .selectFrom('division')
    .select(['id', 'name_zh', 'name_en'])
    .where('level', 'in', ['province', 'city'])
    .execute();
  return new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }]));
}

/** The days (UTC) of the hours that are kept of before a moment, whole days only. */
export async function daysBefore(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct to_char(hour at time zone 'UTC', 'YYYY-MM-DD') as day
    from scan_hour
    where hour < date_trunc('day', ${before}::timestamptz at time zone 'UTC') at time zone 'UTC'
    order by 1
  `.execute(db);
  return rows.map(({ day }) => day);
}
