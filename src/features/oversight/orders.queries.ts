import { type Selectable, sql } from 'kysely';

import type { HoldOrderTable, HoldPlaceTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import {
  isAtAnEnd,
  isAtPremises,
  isOfOrg,
  isPlaceOf,
  knowsLot,
  type Viewer,
} from '../../core/viewer.ts';
import type { PlaceScope } from '../../domain/recalls.ts';

export type HoldOrder = Selectable<HoldOrderTable>;
export type HeldPlaceRow = Selectable<HoldPlaceTable>;

export type Place = {
  scope: PlaceScope;
  id: string;
  premisesId: string | null;
  orgId: string;
  /** Whether goods can still be there: not on a shipment that has come to its end. */
  open: boolean;
};

/** What an order names of places, as far as its author may know of them. */
export async function visiblePlaces(
  db: Db,
  viewer: Viewer,
  named: {
    placeIds: readonly string[];
    premisesIds: readonly string[];
    shipmentIds: readonly string[];
  },
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select 'place' as scope, p.id, p.premises_id as "premisesId", p.org_id as "orgId", true as open
    from place p
    where p.id = any(${named.placeIds}::uuid[]) and p.kind in ('room', 'dock')
      and ${isPlaceOf(viewer, 'p')}
    union all
    select 'premises', p.id, p.id, p.org_id, true
    from premises p
    where p.id = any(${named.premisesIds}::uuid[]) and ${isAtPremises(viewer, 'p.id')}
    union all
    select 'shipment', s.id, null, s.from_org_id, s.state in ('in_transit', 'mismatched')
    from shipment s
    where s.id = any(${named.shipmentIds}::uuid[]) and ${isAtAnEnd(viewer, 's')}
  `.execute(db);
  return rows;
}

/** Waits for what takes goods out of them, which key-share-locks its places. */
export async function lockPlaces(
  tx: Db,
  placeIds: readonly string[],
  premisesIds: readonly string[],
): Promise<void> {
  if (placeIds.length === 0 && premisesIds.length === 0) return;
  await sql`
    select id from place
    where id = any(${placeIds}::uuid[]) or premises_id = any(${premisesIds}::uuid[])
    order by id for update
  `.execute(tx);
}

/** Lots that shared a tube with one of these: what holds these holds them too. */
export async function poolMates(db: Db, lotIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct theirs.lot_id as id
    from sample_lot ours
    join pool_sample mine on mine.sample_id = ours.sample_id
    join pool_sample other on other.pool_id = mine.pool_id
    join sample_lot theirs on theirs.sample_id = other.sample_id
    where ours.lot_id = any(${lotIds}::uuid[]) and theirs.lot_id <> all(${lotIds}::uuid[])
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** A row of `p`, a hold on a place: of the keeper, and of who may know of the shipment. */
function seesPlace(viewer: Viewer) {
  return sql<boolean>`case when p.scope = 'shipment'
    then exists (select from shipment s where s.id = p.place_id and ${isAtAnEnd(viewer, 's')})
    else ${viewer.sees === 'jurisdiction' ? isAtPremises(viewer, 'p.premises_id') : isOfOrg(viewer, 'p.keeper_org_id')} end`;
}

/** A row of `o`, an order: of who placed it, and of whoever handles something that it covers. */
function seesOrder(viewer: Viewer) {
  return sql<boolean>`(${isOfOrg(viewer, 'o.org_id')}
    or exists (select from hold h where h.order_id = o.id and ${knowsLot(viewer, 'h.lot_id')})
    or exists (select from hold_unit u where u.order_id = o.id and ${knowsLot(viewer, 'u.lot_id')})
    or exists (select from hold_place p where p.order_id = o.id and ${seesPlace(viewer)}))`;
}

/** `own`: placed by the viewer, or by an authority of its subtree. */
export type SeenOrder = HoldOrder & { own: boolean; active: boolean };

const active = sql<boolean>`(
  exists (select from hold h where h.order_id = o.id and h.released_at is null)
  or exists (select from hold_unit u where u.order_id = o.id and u.released_at is null)
  or exists (select from hold_place p where p.order_id = o.id and p.released_at is null))`;

export async function lockOrder(
  tx: Db,
  viewer: Viewer,
  id: string,
): Promise<SeenOrder | undefined> {
  const { rows } = await sql<SeenOrder>`
    select o.*, ${isOfOrg(viewer, 'o.org_id')} as own, ${active} as active
    from hold_order o where o.id = ${id} and ${seesOrder(viewer)} for update of o
  `.execute(tx);
  return rows[0];
}

export type OrderFilter = {
  active?: boolean | undefined;
  lotId?: string | undefined;
  placeId?: string | undefined;
  premisesId?: string | undefined;
  before?: string | undefined;
  limit: number;
};

export async function listOrders(
  db: Db,
  viewer: Viewer,
  filter: OrderFilter & { id?: string },
): Promise<SeenOrder[]> {
  const { lotId, placeId, premisesId } = filter;
  const when = [
    filter.id !== undefined && sql`o.id = ${filter.id}`,
    filter.before !== undefined && sql`o.id < ${filter.before}`,
    filter.active !== undefined && sql`${active} = ${filter.active}`,
    lotId !== undefined &&
      sql`(${knowsLot(viewer, 'asked.id')} and (
        exists (select from hold h where h.order_id = o.id and h.lot_id = asked.id)
        or exists (select from hold_unit u where u.order_id = o.id and u.lot_id = asked.id)))`,
    placeId !== undefined &&
      sql`exists (select from hold_place p where p.order_id = o.id and ${seesPlace(viewer)}
        and (p.place_id = ${placeId} or (p.place_id is null and p.premises_id = (
          select premises_id from place where id = ${placeId}))))`,
    premisesId !== undefined &&
      sql`exists (select from hold_place p where p.order_id = o.id and ${seesPlace(viewer)}
        and p.premises_id = ${premisesId})`,
  ].filter((one) => one !== false);
  const { rows } = await sql<SeenOrder>`
    select o.*, ${isOfOrg(viewer, 'o.org_id')} as own, ${active} as active
    from hold_order o cross join (select ${lotId ?? null}::uuid as id) asked
    where ${sql.join([...when, seesOrder(viewer)], sql` and `)}
    order by o.id desc limit ${filter.limit + 1}
  `.execute(db);
  return rows;
}

export type Totals = { covered: number; held: number; grams: number };

/**
 * What orders cover, how much of that is still held, and what of it and of what was made of it
 * stands in rooms, on docks and under way, as far as the viewer may know. By order.
 */
export async function totalsOf(
  whole: Db,
  viewer: Viewer,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, Totals>> {
  const { rows } = await sql<Totals & { orderId: string }>`
    with recursive asked as (
      select unnest(${[...orderIds]}::uuid[]) as order_id
    ), item as (
      select h.order_id, h.lot_id, h.released_at
      from asked join hold h on h.order_id = asked.order_id and ${knowsLot(viewer, 'h.lot_id')}
    ), family (order_id, id) as (
      select order_id, lot_id from item where released_at is null
      union
      select f.order_id, p.child_id
      from family f, lateral (
        select child_id from lot_parent where parent_id = f.id offset 0) p
    ), places (order_id, id) as (
      select p.order_id, pl.id
      from asked join hold_place p on p.order_id = asked.order_id and p.released_at is null
      join place pl on pl.id = p.place_id or (p.place_id is null and pl.premises_id = p.premises_id)
    ), thing as (
      select order_id, released_at from item
      union all
      select u.order_id, u.released_at
      from asked join hold_unit u on u.order_id = asked.order_id and ${knowsLot(viewer, 'u.lot_id')}
      union all
      select p.order_id, p.released_at
      from asked join hold_place p on p.order_id = asked.order_id and ${seesPlace(viewer)}
    ), counted as (
      select order_id, count(*)::int4 as covered,
        (count(*) filter (where released_at is null))::int4 as held
      from thing group by order_id
    ), standing as (
      select f.order_id, s.place_id, s.grams from family f join stock s on s.lot_id = f.id
      union all
      select places.order_id, s.place_id, s.grams
      from places join stock s on s.place_id = places.id
      left join family f on f.order_id = places.order_id and f.id = s.lot_id
      where f.id is null
    ), summed as (
      select s.order_id, sum(s.grams)::bigint as grams
      from standing s
      join place here on here.id = s.place_id and here.kind in ('room', 'dock', 'transit')
      where ${isPlaceOf(viewer, 'here')} group by s.order_id
    )
    select asked.order_id as "orderId", coalesce(covered, 0) as covered, coalesce(held, 0) as held,
      coalesce(grams, 0) as grams
    from asked left join counted using (order_id) left join summed using (order_id)
  `.execute(whole);
  return new Map(rows.map(({ orderId, ...totals }) => [orderId, totals]));
}

export type FirstThing = {
  what: Item['what'];
  lotId: string | null;
  lotNumber: string | null;
  productZh: string | null;
  productEn: string | null;
};

/** The first of what each order covers, by name. By order. */
export async function firstThings(
  whole: Db,
  viewer: Viewer,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, FirstThing>> {
  const { rows } = await sql<FirstThing & { orderId: string }>`
    select asked.order_id as "orderId", item.what, item.lot_id as "lotId",
      l.number as "lotNumber", p.name_zh as "productZh", p.name_en as "productEn"
    from unnest(${[...orderIds]}::uuid[]) as asked (order_id)
    cross join lateral (
      (select h.id, 'lot' as what, h.lot_id from hold h
        where h.order_id = asked.order_id and ${knowsLot(viewer, 'h.lot_id')} order by h.id limit 1)
      union all
      (select u.id, 'units', u.lot_id from hold_unit u
        where u.order_id = asked.order_id and ${knowsLot(viewer, 'u.lot_id')} order by u.id limit 1)
      union all
      (select p.id, p.scope, null from hold_place p
        where p.order_id = asked.order_id and ${seesPlace(viewer)} order by p.id limit 1)
      order by 1 limit 1
    ) item
    left join lot l on l.id = item.lot_id left join product p on p.id = l.product_id
  `.execute(whole);
  return new Map(rows.map(({ orderId, ...first }) => [orderId, first]));
}

export type Item = {
  id: string;
  what: 'lot' | 'units' | PlaceScope;
  lotId: string | null;
  /** The firm that declared the lot. */
  declaredBy: string | null;
  seriesId: string | null;
  firstSerial: number | null;
  lastSerial: number | null;
  placeId: string | null;
  premisesId: string | null;
  releasedAt: Date | null;
  releaseReason: string | null;
  clearingTestId: string | null;
};

/** Of an order that the viewer may see: those things that it handles. */
export async function listItems(
  db: Db,
  viewer: Viewer,
  orderId: string,
  filter: { after?: string | undefined; limit: number },
): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select item.*, l.org_id as "declaredBy" from (
      select h.id, 'lot' as what, h.lot_id as "lotId", null::uuid as "seriesId",
        null::int4 as "firstSerial", null::int4 as "lastSerial", null::uuid as "placeId",
        null::uuid as "premisesId", h.released_at as "releasedAt",
        h.release_reason as "releaseReason", h.clearing_test_id as "clearingTestId"
      from hold h where h.order_id = ${orderId} and ${knowsLot(viewer, 'h.lot_id')}
      union all
      select u.id, 'units', u.lot_id, u.series_id, u.first_serial, u.last_serial, null, null,
        u.released_at, u.release_reason, null
      from hold_unit u where u.order_id = ${orderId} and ${knowsLot(viewer, 'u.lot_id')}
      union all
      select p.id, p.scope, null, null, null, null, p.place_id, p.premises_id, p.released_at,
        p.release_reason, null
      from hold_place p where p.order_id = ${orderId} and ${seesPlace(viewer)}
    ) item
    left join lot l on l.id = item."lotId"
    where ${filter.after ?? null}::uuid is null or item.id > ${filter.after ?? null}::uuid
    order by item.id limit ${filter.limit + 1}
  `.execute(db);
  return rows;
}

export type Releasable = {
  id: string;
  what: 'lot' | 'units' | 'place';
  lotId: string | null;
  /** One of the named tests that clears the lot of what it is held for. */
  clearingTestId: string | null;
};

/** What of an order is still held, each lot with a named test that clears it. */
export async function lockHeldItems(
  tx: Db,
  orderId: string,
  clearingTestIds: readonly string[],
): Promise<Releasable[]> {
  const { rows } = await sql<Releasable>`
    with held as (
      select id, lot_id, test_id from hold
      where order_id = ${orderId} and released_at is null order by id for update
    ), named as materialized (
      select t.id, t.pool_id, t.analyte, t.tested_at from test t
      where t.id = any(${clearingTestIds}::uuid[]) and t.result = 'negative'
        and t.superseded_by is null
    ), cleared as (
      select held.id, min(n.id::text)::uuid as test_id
      from named n
      join pool_sample ps on ps.pool_id = n.pool_id
      join sample_lot sl on sl.sample_id = ps.sample_id
      join held on held.lot_id = sl.lot_id
      left join test t on t.id = held.test_id
      where held.test_id is null or (t.analyte = n.analyte and t.tested_at <= n.tested_at)
      group by held.id
    )
    select held.id, 'lot' as what, held.lot_id as "lotId", cleared.test_id as "clearingTestId"
    from held left join cleared on cleared.id = held.id
    union all
    select id, 'units', lot_id, null from hold_unit
    where order_id = ${orderId} and released_at is null
    union all
    select id, 'place', null, null from hold_place
    where order_id = ${orderId} and released_at is null
    order by 1
  `.execute(tx);
  return rows;
}
