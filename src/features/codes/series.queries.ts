import { type Selectable, sql } from 'kysely';

import type { CodeRangeTable, CodeSeriesTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import type { CodeRange, SerialSpan } from '../../domain/code-ranges.ts';

export type Series = Selectable<CodeSeriesTable>;

/** Two who issue at once get one number after the other. */
export async function nextNumber(tx: Db): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('code_series', 0))`.execute(tx);
  const { last } = await tx
    .selectFrom('code_series')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  return last === null ? 0 : Number(last) + 1;
}

export async function findSeries(db: Db, id: string): Promise<Series | undefined> {
  return db.selectFrom('code_series').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findSeriesByNumber(db: Db, number: number): Promise<Series | undefined> {
  return db.selectFrom('code_series').selectAll().where('number', '=', number).executeTakeFirst();
}

/** Kept from changing until the transaction ends: who changes its ranges waits here. */
export async function lockSeries(tx: Db, ids: readonly string[]): Promise<Series[]> {
  return tx
    .selectFrom('code_series')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function seriesOfLot(db: Db, lotId: string): Promise<Series[]> {
  return db
    .selectFrom('code_series')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('lot_id', '=', lotId),
        eb(
          'id',
          'in',
          eb.selectFrom('code_range').select('series_id').where('code_range.lot_id', '=', lotId),
        ),
      ]),
    )
    .orderBy('issued_at')
    .orderBy('number')
    .execute();
}

/** What became of the serials of a span, in the order in which it happened. */
export async function rangesOf(db: Db, seriesId: string, span: SerialSpan): Promise<CodeRange[]> {
  const rows = await db
    .selectFrom('code_range')
    .selectAll()
    .where('series_id', '=', seriesId)
    .where('first_serial', '<=', span.last)
    .where('last_serial', '>=', span.first)
    .orderBy('sequence')
    .execute();
  return rows.map(toRange);
}

/** The series that units of any of these lots are of, with all that became of their serials. */
export async function seriesWithRanges(
  db: Db,
  lotIds: readonly string[],
): Promise<(Series & { ranges: CodeRange[] })[]> {
  const ids = sql<string[]>`${[...lotIds]}::uuid[]`;
  const series = await db
    .selectFrom('code_series')
    .selectAll()
    .where(
      sql<boolean>`(lot_id = any(${ids})
        or id in (select series_id from code_range where lot_id = any(${ids})))`,
    )
    .orderBy('issued_at')
    .orderBy('number')
    .execute();
  const known = sql<string[]>`${series.map(({ id }) => id)}::uuid[]`;
  const rows = await db
    .selectFrom('code_range')
    .selectAll()
    .where(sql<boolean>`series_id = any(${known})`)
    .orderBy('sequence')
    .execute();
  return series.map((one) => ({
    ...one,
    ranges: rows.filter((row) => row.series_id === one.id).map(toRange),
  }));
}

/** The ranges whose labels these took the place of. */
export async function replacedBy(
  db: Db,
  seriesId: string,
  span: SerialSpan,
): Promise<(CodeRange & { seriesId: string })[]> {
  const rows = await db
    .selectFrom('code_range')
    .selectAll()
    .where('successor_series_id', '=', seriesId)
    .where('successor_first', '<=', span.last)
    .where('successor_last', '>=', span.first)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({ ...toRange(row), seriesId: row.series_id }));
}

export async function nextSequence(tx: Db, seriesId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('code_range')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('series_id', '=', seriesId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

/** Whether a lot is this one or was made from it, at however many removes. */
export async function descendsFrom(db: Db, lotId: string, ancestorId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive up (id) as (
      select ${lotId}::uuid
      union
      select p.parent_id from up join lot_parent p on p.child_id = up.id
    )
    select exists (select from up where id = ${ancestorId}) as found
  `.execute(db);
  return rows[0]?.found === true;
}

/** How many cases of a lot have a code: issued for it and not void, whoever issued them. */
export async function caseCodesOf(tx: Db, lotId: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select coalesce(sum(s.last_serial - s.first_serial + 1), 0) - coalesce((
        select sum(r.last_serial - r.first_serial + 1) from code_range r
        join code_series o on o.id = r.series_id and o.lot_id = ${lotId} and o.level = 'case'
        where r.kind in ('void', 'replaced')), 0) as n
    from code_series s where s.lot_id = ${lotId} and s.level = 'case'
  `.execute(tx);
  return Number(rows[0]?.n);
}

/** The other lots whose goods units of a series became; those that are void by now do no harm. */
export async function lotsInUse(tx: Db, seriesId: string, lotId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('code_range')
    .select('lot_id')
    .distinct()
    .where('series_id', '=', seriesId)
    .where('kind', '=', 'moved')
    .where('lot_id', '<>', lotId)
    .orderBy('lot_id')
    .execute();
  return rows.map((row) => row.lot_id);
}

/** How many pieces went into a lot, and how many labelled units were taken over into it. */
export async function takenInto(tx: Db, lotId: string): Promise<{ came: number; taken: number }> {
  const { rows } = await sql<{ came: string; taken: string }>`
    select
      (select coalesce(sum(pieces), 0) from lot_parent where child_id = ${lotId}) as came,
      (select coalesce(sum(last_serial - first_serial + 1), 0) from code_range
        where lot_id = ${lotId} and from_lot_id <> lot_id) as taken
  `.execute(tx);
  return { came: Number(rows[0]?.came), taken: Number(rows[0]?.taken) };
}

/** The keys with which codes were printed. */
export async function keysInUse(db: Db): Promise<{ version: number; check: string }[]> {
  return db
    .selectFrom('code_series')
    .select(['key_version as version', 'key_check as check'])
    .distinct()
    .orderBy('key_version')
    .execute();
}

function toRange(row: Selectable<CodeRangeTable>): CodeRange {
  const { successor_series_id: seriesId, successor_first: first, successor_last: last } = row;
  return {
    id: row.id,
    sequence: row.sequence,
    first: row.first_serial,
    last: row.last_serial,
    kind: row.kind,
    orgId: row.org_id,
    lotId: row.lot_id,
    successor:
      seriesId === null || first === null || last === null ? null : { seriesId, first, last },
    reason: row.reason,
    at: row.at,
  };
}
