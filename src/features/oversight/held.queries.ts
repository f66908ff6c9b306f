import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isPlaceOf, type Viewer } from '../../core/viewer.ts';
import type { HoldKind } from '../../domain/recalls.ts';

export type HeldPlace = {
  placeId: string;
  orderId: string;
  kind: HoldKind;
  reasonZh: string;
  reasonEn: string;
};

/**
 * Of these places those that are held, themselves or with their whole premises: now, or at `at`.
 * What is recorded late neither slips past a hold nor profits from its release.
 */
export async function heldPlaces(
  db: Db,
  placeIds: readonly string[],
  at: Date,
): Promise<HeldPlace[]> {
  if (placeIds.length === 0) return [];
  const { rows } = await sql<HeldPlace>`
    with held as (
      select p.id as place_id, hp.order_id, hp.released_at
      from place p join hold_place hp on hp.place_id = p.id
      where p.id = any(${placeIds}::uuid[])
      union all
      select p.id, hp.order_id, hp.released_at
      from place p join hold_place hp on hp.premises_id = p.premises_id and hp.place_id is null
      where p.id = any(${placeIds}::uuid[])
    )
    select held.place_id as "placeId", o.id as "orderId", o.kind, o.reason_zh as "reasonZh",
      o.reason_en as "reasonEn"
    from held join hold_order o on o.id = held.order_id
    where held.released_at is null or (o.placed_at <= ${at} and ${at} < held.released_at)
    order by held.place_id, o.placed_at, o.id
  `.execute(db);
  return rows;
}

export type HeldUnits = {
  lotId: string;
  /** How many single units are held; a unit that two orders hold counts once. */
  units: number;
  /** What a piece of the lot weighed when it was declared; null where it has no pieces. */
  gramsEach: number | null;
  reasonZh: string;
  reasonEn: string;
};

/** How many units of each lot are held now. */
export async function heldUnits(db: Db, lotIds: readonly string[]): Promise<HeldUnits[]> {
  if (lotIds.length === 0) return [];
  const { rows } = await sql<HeldUnits>`
    with open as (
      select u.lot_id, u.series_id, range_agg(int8range(u.first_serial, u.last_serial, '[]')) as parts,
        min(u.order_id::text)::uuid as order_id
      from hold_unit u
      where u.lot_id = any(${lotIds}::uuid[]) and u.released_at is null
      group by u.lot_id, u.series_id
    )
    select o.lot_id as "lotId", sum(n.units)::int4 as units,
      case when l.declared_pieces > 0 then l.declared_grams / l.declared_pieces end as "gramsEach",
      min(d.reason_zh) as "reasonZh", min(d.reason_en) as "reasonEn"
    from open o
    join lot l on l.id = o.lot_id
    join hold_order d on d.id = o.order_id
    cross join lateral (
      select sum(upper(part) - lower(part)) as units from unnest(o.parts) as part) n
    group by o.lot_id, l.declared_pieces, l.declared_grams
  `.execute(db);
  return rows;
}

/**
 * What stands of these lots in the rooms of a firm. Whoever takes from a lot with held units waits
 * here for another who does: each would leave enough behind, and both together not.
 */
export async function lockKept(
  tx: Db,
  lotIds: readonly string[],
  orgId: string,
): Promise<Map<string, { grams: number; pieces: number }>> {
  await sql`
    select id from lot where id = any(${lotIds}::uuid[]) order by id for no key update
  `.execute(tx);
  const { rows } = await sql<{ lotId: string; grams: number; pieces: number }>`
    select s.lot_id as "lotId", sum(s.grams)::bigint as grams, sum(s.pieces)::bigint as pieces
    from stock s join place p on p.id = s.place_id
    where s.lot_id = any(${lotIds}::uuid[]) and p.org_id = ${orgId} and p.kind in ('room', 'dock')
    group by s.lot_id
  `.execute(tx);
  return new Map(rows.map(({ lotId, ...kept }) => [lotId, kept]));
}

/** Of these places those where goods are kept: rooms and docks. */
export async function keepingPlaces(db: Db, placeIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from place where id = any(${placeIds}::uuid[]) and kind in ('room', 'dock')
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** The holds on places of the viewer's, in these premises or any, where goods of the lot stand. */
export async function heldStock(
  db: Db,
  viewer: Viewer,
  lotId: string,
  premisesId: string | null = null,
): Promise<Omit<HeldPlace, 'placeId' | 'orderId'>[]> {
  const { rows } = await sql<Omit<HeldPlace, 'placeId' | 'orderId'>>`
    select distinct o.kind, o.reason_zh as "reasonZh", o.reason_en as "reasonEn"
    from stock s
    join place p on p.id = s.place_id
    join hold_place hp on hp.released_at is null
      and (hp.place_id = p.id or (hp.place_id is null and hp.premises_id = p.premises_id))
    join hold_order o on o.id = hp.order_id
    where s.lot_id = ${lotId} and (s.grams > 0 or s.pieces > 0)
      and ${isPlaceOf(viewer, 'p')}
      and (${premisesId}::uuid is null or p.premises_id = ${premisesId}::uuid)
    order by 1, 2
  `.execute(db);
  return rows;
}

/** Whether any unit of a part of a series is held now. */
export async function hasHeldUnits(
  db: Db,
  seriesId: string,
  span: { first: number; last: number },
): Promise<boolean> {
  const { rows } = await sql`
    select from hold_unit where series_id = ${seriesId} and released_at is null
      and first_serial <= ${span.last} and last_serial >= ${span.first}
    limit 1
  `.execute(db);
  return rows.length > 0;
}
