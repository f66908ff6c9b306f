import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { Flow, OutsideSale, Spot } from '../../domain/recall-books.ts';

/**
 * The lots of a recall: the named ones and all that is made of them, also what is recorded late. The
 * one place where this is resolved; everything that counts or tells asks here.
 */
export async function lotsInScope(db: Db, recallId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('recall_lot')
    .select('lot_id')
    .where('recall_id', '=', recallId)
    .orderBy('lot_id')
    .execute();
  return rows.map(({ lot_id }) => lot_id);
}

export type Party = { orgId: string; nameZh: string; nameEn: string; lotId: string; since: Date };

/** Who holds or held any of the lots, or has it on the way, and since when that is known here. */
export async function partiesOf(db: Db, lotIds: readonly string[], until: Date): Promise<Party[]> {
  const { rows } = await sql<Party>`
    select p.org_id as "orgId", o.name_zh as "nameZh", o.name_en as "nameEn",
      p.lot_id as "lotId", p.since
    from lot_party p join organisation o on o.id = p.org_id
    where p.lot_id = any(${lotIds}::uuid[]) and p.since <= ${until}
    order by 1, 4
  `.execute(db);
  return rows;
}

export type TimedFlow = Flow & { at: Date };

type FlowRow = {
  lotId: string;
  grams: number;
  pieces: number;
  at: Date;
  fromOrgId: string | null;
  fromKind: Spot['kind'] | null;
  fromTo: string | null;
  fromReturning: boolean | null;
  toOrgId: string | null;
  toKind: Spot['kind'] | null;
  toTo: string | null;
  toReturning: boolean | null;
};

/** Every movement of the lots up to a moment, between places as their firms. */
export async function flowsOf(
  db: Db,
  lotIds: readonly string[],
  until: Date,
): Promise<TimedFlow[]> {
  const { rows } = await sql<FlowRow>`
    select m.lot_id as "lotId", m.grams, m.pieces, m.occurred_at as at,
      f.org_id as "fromOrgId", f.kind as "fromKind", fs.to_org_id as "fromTo",
      fs.purpose = 'return' as "fromReturning",
      t.org_id as "toOrgId", t.kind as "toKind", ts.to_org_id as "toTo",
      ts.purpose = 'return' as "toReturning"
    from movement m
    left join place f on f.id = m.from_place
    left join shipment fs on fs.id = m.from_place
    left join place t on t.id = m.to_place
    left join shipment ts on ts.id = m.to_place
    where m.lot_id = any(${lotIds}::uuid[]) and m.occurred_at <= ${until}
  `.execute(db);
  return rows.map(({ lotId, grams, pieces, at, ...ends }) => ({
    lotId,
    grams,
    pieces,
    at,
    from: spotOf(ends.fromOrgId, ends.fromKind, ends.fromTo, ends.fromReturning),
    to: spotOf(ends.toOrgId, ends.toKind, ends.toTo, ends.toReturning),
  }));
}

function spotOf(
  orgId: string | null,
  kind: Spot['kind'] | null,
  toOrgId: string | null,
  returning: boolean | null,
): Spot | null {
  if (orgId === null || kind === null) return null;
  return { orgId, kind, toOrgId, returning: returning === true };
}

export type TimedSale = OutsideSale & { at: Date; buyerName: string | null };

/** Sales to firms that are not in the system: here their names are all there is. */
export async function outsideSalesOf(
  db: Db,
  lotIds: readonly string[],
  until: Date,
): Promise<TimedSale[]> {
  const { rows } = await sql<TimedSale>`
    select lot_id as "lotId", org_id as "orgId", grams, pieces, sold_at as at,
      buyer_name as "buyerName"
    from sale
    where lot_id = any(${lotIds}::uuid[]) and buyer_kind = 'firm' and sold_at <= ${until}
    order by sold_at, event_id, line
  `.execute(db);
  return rows;
}

export type Standing = {
  orgId: string;
  lotId: string;
  placeId: string;
  premisesId: string | null;
  grams: number;
  pieces: number;
};

/** What of the lots stands in rooms, on docks or under way, by place. */
export async function standingOf(db: Db, lotIds: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select p.org_id as "orgId", s.lot_id as "lotId", s.place_id as "placeId",
      p.premises_id as "premisesId", s.grams, s.pieces
    from stock s join place p on p.id = s.place_id
    where s.lot_id = any(${lotIds}::uuid[]) and p.kind in ('room', 'dock', 'transit')
      and (s.grams > 0 or s.pieces > 0)
    order by 2, 3
  `.execute(db);
  return rows;
}

/** The first positive result that stands against one of the lots, as far as it was reported by then. */
export async function firstPositive(
  db: Db,
  lotIds: readonly string[],
  by: Date,
): Promise<{ id: string; at: Date } | undefined> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select t.id, t.recorded_at as at
    from sample_lot sl
    join pool_sample ps on ps.sample_id = sl.sample_id
    join test t on t.pool_id = ps.pool_id
    where sl.lot_id = any(${lotIds}::uuid[]) and t.result = 'positive'
      and t.superseded_by is null and t.recorded_at <= ${by}
    order by t.recorded_at, t.id
    limit 1
  `.execute(db);
  return rows[0];
}

/** What lots are called. */
export async function namesOf(
  db: Db,
  lotIds: readonly string[],
): Promise<Map<string, { number: string; productZh: string; productEn: string }>> {
  const rows = await db
    .selectFrom('lot')
    .innerJoin('product', 'product.id', 'lot.product_id')
    .select([
      'lot.id',
      'lot.number',
      'product.name_zh as productZh',
      'product.name_en as productEn',
    ])
    .where(sql<boolean>`lot.id = any(${lotIds}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
