import { type Selectable, sql } from 'kysely';

import type { ShipmentLineTable, ShipmentTable } from '../../../db/types.ts';
import { type Actor, premisesLimitOf } from '../../core/actor.ts';
import type { Db } from '../../core/context.ts';
import { isAtAnEnd, isPlaceOf, viewerOf } from '../../core/viewer.ts';
import type { PlaceKind, PremisesKind, PremisesState } from '../../domain/places.ts';
import type { StorageClass } from '../../domain/storage-class.ts';

export type Shipment = Selectable<ShipmentTable>;
export type ShipmentLine = Selectable<ShipmentLineTable>;

export type KnownLot = {
  id: string;
  orgId: string;
  number: string;
  kind: 'import' | 'domestic' | 'processed';
  productId: string;
  storageClass: StorageClass;
  originCountry: string;
  expiryDate: string;
  containerNo: string | null;
  sealNo: string | null;
  destinationPremisesId: string | null;
  inboundPlaceId: string;
  declaredAt: string;
};

export type KnownPlace = {
  id: string;
  premisesId: string | null;
  kind: PlaceKind;
  temperatureClass: StorageClass | null;
};

export type KnownPremises = {
  id: string;
  orgId: string;
  kind: PremisesKind;
  divisionId: string;
  state: PremisesState;
  handlesImports: boolean;
};

/**
 * Everything that a command names, in one round trip: lots that the firm handles, its own places
 * with those of the named premises, and the premises themselves.
 */
export async function readScene(
  db: Db,
  orgId: string,
  wanted: { lotIds: readonly string[]; premisesIds: readonly string[] },
): Promise<{ lots: KnownLot[]; places: KnownPlace[]; premises: KnownPremises[] }> {
  const { rows } = await sql<{ kind: 'lot' | 'place' | 'premises'; row: unknown }>`
    select 'lot' as kind, json_build_object('id', l.id, 'orgId', l.org_id, 'number', l.number,
        'kind', l.kind, 'productId', l.product_id, 'storageClass', l.storage_class,
        'originCountry', l.origin_country, 'expiryDate', l.expiry_date,
        'containerNo', l.container_no, 'sealNo', l.seal_no,
        'destinationPremisesId', l.destination_premises_id, 'declaredAt', l.declared_at,
        'inboundPlaceId', i.id) as row
      -- The limit cuts nothing off: it tells the planner that they are few.
      from (select id from unnest(${wanted.lotIds}::uuid[]) as a (id)
        limit ${wanted.lotIds.length}) asked
      join lot l on l.id = asked.id
      join lot_party party on party.lot_id = l.id and party.org_id = ${orgId}
      join place i on i.org_id = l.org_id and i.kind = 'inbound'
    union all
    select 'place', json_build_object('id', p.id, 'premisesId', p.premises_id, 'kind', p.kind,
        'temperatureClass', p.temperature_class)
      from place p
      where p.org_id = ${orgId}
        and (p.premises_id = any(${wanted.premisesIds}::uuid[])
          or p.kind in ('processed', 'sold', 'destroyed', 'lost'))
    union all
    select 'premises', json_build_object('id', p.id, 'orgId', p.org_id, 'kind', p.kind,
        'divisionId', p.division_id, 'state', p.state, 'handlesImports', p.handles_imports)
      from premises p where p.id = any(${wanted.premisesIds}::uuid[])
  `.execute(db);
  const of = <T>(kind: string) =>
    // Each kind's shape is the one built in the statement above.
    rows.filter((row) => row.kind === kind).map(({ row }) => row as T);
  return {
    lots: of<KnownLot>('lot'),
    places: of<KnownPlace>('place'),
    premises: of<KnownPremises>('premises'),
  };
}

export type StockRow = {
  lotId: string;
  placeId: string;
  grams: number;
  pieces: number;
  lastAt: Date;
};

/**
 * Locks the stock rows that a command takes from, in one order for everybody. The key-share lock on
 * lot and place keeps a hold from being placed in the meantime and hinders no other shipment.
 */
export async function lockStock(
  db: Db,
  rows: readonly { lotId: string; placeId: string }[],
): Promise<StockRow[]> {
  const result = await sql<StockRow>`
    select s.lot_id as "lotId", s.place_id as "placeId", s.grams, s.pieces, s.last_at as "lastAt"
    from stock s
    join lot l on l.id = s.lot_id
    join place p on p.id = s.place_id
    where (s.lot_id, s.place_id) in (
      select * from unnest(${rows.map(({ lotId }) => lotId)}::uuid[],
        ${rows.map(({ placeId }) => placeId)}::uuid[]))
    order by s.lot_id, s.place_id
    for update of s for key share of l, p
  `.execute(db);
  return result.rows;
}

/** The least that a place has held of a lot from a moment on: what a back-dated command may take. */
export async function leastSince(
  db: Db,
  lotId: string,
  placeId: string,
  moment: Date,
): Promise<{ grams: number; pieces: number }> {
  const { rows } = await sql<{ grams: number; pieces: number }>`
    with flow as (
      select occurred_at as at,
        case when to_place = ${placeId} then grams else -grams end as grams,
        case when to_place = ${placeId} then pieces else -pieces end as pieces
      from movement
      where lot_id = ${lotId} and (to_place = ${placeId} or from_place = ${placeId})
    ), balance as (
      -- Default frame: movements of one moment count together.
      select at, sum(grams) over (order by at) as grams, sum(pieces) over (order by at) as pieces
      from flow
    ), opening as (
      select coalesce(sum(grams), 0) as grams, coalesce(sum(pieces), 0) as pieces
      from flow where at <= ${moment}
    )
    select least(o.grams, coalesce(min(b.grams), o.grams))::bigint as grams,
      least(o.pieces, coalesce(min(b.pieces), o.pieces))::bigint as pieces
    from opening o left join balance b on b.at > ${moment}
    group by o.grams, o.pieces
  `.execute(db);
  return rows[0] ?? { grams: 0, pieces: 0 };
}

export async function findShipment(db: Db, actor: Actor, id: string) {
  return db
    .selectFrom('shipment')
    .selectAll()
    .where('id', '=', id)
    .where(isEndOf(actor))
    .executeTakeFirst();
}

/** Either end of a shipment, which for one limited to some premises has to be one of those. */
function isEndOf(actor: Actor) {
  const limit = premisesLimitOf(actor);
  if (actor.kind === 'system' || limit === undefined) return isAtAnEnd(viewerOf(actor), 'shipment');
  const { orgId } = actor;
  return sql<boolean>`(
    (from_org_id = ${orgId} and from_premises_id = any(${limit}::uuid[]))
    or (to_org_id = ${orgId} and to_premises_id = any(${limit}::uuid[])))`;
}

export async function lockShipment(db: Db, id: string): Promise<Shipment | undefined> {
  return db.selectFrom('shipment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function shipmentLines(db: Db, shipmentId: string): Promise<ShipmentLine[]> {
  return db
    .selectFrom('shipment_line')
    .selectAll()
    .where('shipment_id', '=', shipmentId)
    .orderBy('lot_id')
    .execute();
}

export async function shipmentNumberExists(
  db: Db,
  orgId: string,
  number: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('shipment')
    .select('id')
    .where('from_org_id', '=', orgId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listShipments(
  db: Db,
  actor: Actor,
  filter: {
    state?: Shipment['state'] | undefined;
    isNewestFirst?: boolean;
    after?: string | undefined;
    limit: number;
  },
): Promise<Shipment[]> {
  const { isNewestFirst = false } = filter;
  let query = db
    .selectFrom('shipment')
    .selectAll()
    .orderBy('id', isNewestFirst ? 'desc' : 'asc')
    .limit(filter.limit + 1);
  query = query.where(isEndOf(actor));
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.after !== undefined) {
    query = query.where('id', isNewestFirst ? '<' : '>', filter.after);
  }
  return query.execute();
}

export type StockRead = Awaited<ReturnType<typeof listStock>>[number];

/**
 * Place by place, from each no more than a page, and the rest joined to the page alone: whatever the
 * planner believes of a firm's stock, it reads little.
 */
export async function listStock(
  db: Db,
  actor: Actor,
  filter: {
    lotId?: string | undefined;
    premisesId?: string | undefined;
    isStanding?: boolean;
    after?: readonly [placeId: string, lotId: string] | undefined;
    limit: number;
  },
) {
  const { lotId, premisesId, isStanding = false, after } = filter;
  let page = db
    .selectFrom('place')
    .innerJoinLateral(
      (eb) => {
        let held = eb
          .selectFrom('stock')
          .select(['stock.lot_id', 'stock.grams', 'stock.pieces'])
          .whereRef('stock.place_id', '=', 'place.id')
          .where((inner) => inner.or([inner('stock.grams', '>', 0), inner('stock.pieces', '>', 0)]))
          .orderBy('stock.lot_id')
          .limit(filter.limit + 1);
        if (lotId !== undefined) held = held.where('stock.lot_id', '=', lotId);
        if (after) {
          held = held.where((inner) =>
            inner.or([inner('place.id', '>', after[0]), inner('stock.lot_id', '>', after[1])]),
          );
        }
        return held.as('held');
      },
      (join) => join.onTrue(),
    )
    .select([
      'held.lot_id',
      'place.id as place_id',
      'place.premises_id',
      'place.kind',
      'place.code',
      'held.grams',
      'held.pieces',
    ])
    .where(isPlaceOf(viewerOf(actor), 'place'))
    .orderBy('place.id')
    .orderBy('held.lot_id')
    .limit(filter.limit + 1);
  const limit = premisesLimitOf(actor);
  if (limit !== undefined) {
    page = page.where(sql<boolean>`place.premises_id = any(${limit}::uuid[])`);
  }
  if (isStanding) page = page.where('place.premises_id', 'is not', null);
  if (premisesId !== undefined) page = page.where('place.premises_id', '=', premisesId);
  if (after) page = page.where('place.id', '>=', after[0]);
  return db
    .with('page', () => page)
    .selectFrom('page')
    .innerJoin('lot', 'lot.id', 'page.lot_id')
    .innerJoin('product', 'product.id', 'lot.product_id')
    .selectAll('page')
    .select([
      'lot.number',
      'product.name_zh',
      'product.name_en',
      'lot.production_date',
      'lot.expiry_date',
    ])
    .orderBy('page.place_id')
    .orderBy('page.lot_id')
    .execute();
}

export async function readProducts(db: Db, orgId: string, ids: readonly string[]) {
  return db
    .selectFrom('product')
    .select(['id', 'storage_class', 'shelf_life_days'])
    .where('org_id', '=', orgId)
    .where('id', 'in', ids.length > 0 ? ids : [orgId])
    .execute();
}

export async function takenNumbers(
  db: Db,
  orgId: string,
  numbers: readonly string[],
): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await db
    .selectFrom('lot')
    .select('number')
    .where('org_id', '=', orgId)
    .where('number', 'in', numbers)
    .execute();
  return new Set(rows.map(({ number }) => number));
}

/**
 * Locked, so that two corrections of one event are judged one after the other; by its id, since the
 * service may not touch the row.
 */
export async function lockEvent(db: Db, id: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(db);
  return db
    .selectFrom('event')
    .select(['id', 'type', 'org_id', 'body', 'occurred_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function movementsOf(db: Db, eventId: string) {
  return db
    .selectFrom('movement')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('line')
    .execute();
}

/** The newest word on what a corrected event's lines should have been. */
export async function latestCorrection(db: Db, correctedId: string) {
  return db
    .selectFrom('correction')
    .innerJoin('event', 'event.id', 'correction.event_id')
    .select(['correction.kind', 'correction.lines'])
    .where('corrected_id', '=', correctedId)
    .orderBy('event.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}
