import { type QueryExecutorProvider, sql } from 'kysely';

import type { Region } from '../../domain/regions.ts';
import type { CodeLevel } from '../../domain/scan-warnings.ts';

/** So many scans of one code in one hour from one region. */
export type Counted = {
  code: string;
  lotId: string;
  level: CodeLevel;
  /** Milliseconds since 1970. */
  hour: number;
  region: Region | null;
  scans: number;
};

/** A batch by its process and number, both of which stay when it has to be sent again. */
export type BatchName = { writer: string; number: number };

/**
 * Adds a batch in one statement, and the same batch only once: whether a statement whose answer was
 * lost had been carried out, nobody can say. In the order of codes, so that two processes never wait
 * for each other in a circle.
 */
export async function addScans(
  db: QueryExecutorProvider,
  counted: readonly Counted[],
  name: BatchName | undefined,
  now: Date,
): Promise<void> {
  const rows = counted.map(({ hour, region, ...row }) => ({
    ...row,
    hour: new Date(hour).toISOString(),
    region: region ?? '',
  }));
  await sql`
    with turn as (
      insert into scan_writer as w (id, batch, at)
      select ${name?.writer ?? null}::uuid, ${name?.number ?? 0}::bigint, ${now}::timestamptz
      where ${name !== undefined}::boolean
      on conflict (id) do update set batch = excluded.batch, at = excluded.at
        where w.batch < excluded.batch
      returning 1
    ), seen as materialized (
      select code, "lotId", level, hour, region, scans
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        code text, "lotId" uuid, level text, hour timestamptz, region text, scans int)
      where ${name === undefined}::boolean or exists (select from turn)
    ), by_hour as (
      insert into scan_hour as h (code, hour, region, scans)
      select code, hour, region, scans from seen order by code, hour, region
      on conflict (code, hour, region) do update set scans = h.scans + excluded.scans
    )
    insert into scan_total as t (code, lot_id, level, first_hour, scans)
    select code, (array_agg("lotId" order by hour desc))[1], min(level), min(hour), sum(scans)
    from seen group by code order by code
    on conflict (code) do update set scans = t.scans + excluded.scans,
      lot_id = excluded.lot_id, first_hour = least(t.first_hour, excluded.first_hour)
  `.execute(db);
}

/** The totals stay: only when and where is forgotten, up to the end of a day (UTC). */
export async function forgetHours(db: QueryExecutorProvider, lastDay: string): Promise<void> {
  const end = new Date(Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000);
  await sql`delete from scan_hour where hour < ${end}`.execute(db);
  await sql`delete from scan_writer where at < ${end}`.execute(db);
}

/** The city of a province that an edge calls so; undefined where the table knows none. */
export async function cityNamed(
  db: QueryExecutorProvider,
  province: Region,
  nameEn: string,
): Promise<Region | undefined> {
  const { rows } = await sql<{ id: Region }>`
    select id from division
    where level = 'city' and parent_id = ${province}
      and translate(lower(name_en), ' ''-', '') = translate(lower(${nameEn}), ' ''-', '')
  `.execute(db);
  return rows.length === 1 ? rows[0]?.id : undefined;
}
