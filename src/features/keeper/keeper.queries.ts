import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { LotEntry, LotKind } from '../../domain/lots.ts';
import type { PlaceKind, PremisesKind, PremisesState } from '../../domain/places.ts';
import type { SampleKind } from '../../domain/samples.ts';
import type { StorageClass } from '../../domain/storage-class.ts';

/** A store at which somebody may act. */
export type Store = {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  kind: PremisesKind;
  divisionId: string;
  state: PremisesState;
  handlesImports: boolean;
};

export async function ownStores(
  db: Db,
  orgId: string,
  limit: readonly string[] | undefined,
): Promise<Store[]> {
  const { rows } = await sql<Store>`
    select id, code, name_zh as "nameZh", name_en as "nameEn", kind, division_id as "divisionId",
      state, handles_imports as "handlesImports"
    from premises
    where org_id = ${orgId}
      and (${limit === undefined}::boolean or id = any(${[...(limit ?? [])]}::uuid[]))
    order by state <> 'normal', code
  `.execute(db);
  return rows;
}

/** Whether the firm's journal has a command, by the id that its device gave it. */
export async function findOwnCommand(
  db: Db,
  orgId: string,
  id: string,
): Promise<{ id: string; recordedAt: Date } | undefined> {
  return db
    .selectFrom('command')
    .select(['id', 'recorded_at as recordedAt'])
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .executeTakeFirst();
}

type Named = { id: string; nameZh: string; nameEn: string };

export type LotCarried = {
  id: string;
  orgId: string;
  number: string;
  kind: LotKind;
  entry: LotEntry | null;
  productId: string;
  nameZh: string;
  nameEn: string;
  storageClass: StorageClass;
  originCountry: string;
  productionDate: string;
  expiryDate: string;
  containerNo: string | null;
  sealNo: string | null;
  destinationPremisesId: string | null;
  inboundPlaceId: string;
  declaredAt: string;
  grams: number;
  pieces: number;
};

export type StoreRow = {
  rooms:
    | (Named & { code: string | null; kind: PlaceKind; temperatureClass: StorageClass | null })[]
    | null;
  virtual: { id: string; kind: PlaceKind }[] | null;
  lots: LotCarried[] | null;
  stock: { lotId: string; placeId: string; grams: number; pieces: number }[] | null;
  shipments:
    | {
        id: string;
        number: string;
        fromPremisesId: string;
        toPremisesId: string;
        fromNameZh: string;
        fromNameEn: string;
        toNameZh: string;
        toNameEn: string;
        vehiclePlate: string | null;
        state: 'in_transit' | 'mismatched';
        shippedAt: string;
        lines: { lotId: string; grams: number; pieces: number }[];
      }[]
    | null;
  destinations:
    | (Named & {
        orgNameZh: string;
        orgNameEn: string;
        own: boolean;
        state: PremisesState;
        handlesImports: boolean;
      })[]
    | null;
  products: (Named & { code: string; storageClass: StorageClass; shelfLifeDays: number })[] | null;
  codes: { code: string; lotId: string; state: 'issued' | 'active' | 'void' }[] | null;
  samples:
    | { id: string; number: string; kind: SampleKind; takenAt: string; lotIds: string[] | null }[]
    | null;
  disinfectants:
    | { id: string; agent: string; workerNo: string | null; preparedAt: string }[]
    | null;
  laboratories: Named[] | null;
};

/**
 * All that a keeper can have before him at one store: what stands there, is declared for it, is under way
 * from or to it, and what it sold lately, which may come back. Nothing of other stores' goods.
 */
export async function readStore(
  db: Db,
  {
    orgId,
    premisesId,
    now,
    most,
    isLimited,
  }: { orgId: string; premisesId: string; now: Date; most: number; isLimited: boolean },
): Promise<StoreRow | undefined> {
  const { rows } = await sql<StoreRow>`
    with room as materialized (
      select id, code, kind, name_zh, name_en, temperature_class from place
      where premises_id = ${premisesId} and kind in ('room', 'dock')
    ), way as materialized (
      select s.* from shipment s
      where s.state in ('in_transit', 'mismatched')
        and ((s.from_org_id = ${orgId} and s.from_premises_id = ${premisesId})
          or (s.to_org_id = ${orgId} and s.to_premises_id = ${premisesId}))
    ), held as materialized (
      select s.lot_id, s.place_id, s.grams, s.pieces, 1 as rank from room join stock s on s.place_id = room.id
      where s.grams > 0 or s.pieces > 0
      union all
      select s.lot_id, s.place_id, s.grams, s.pieces, 1 from way join stock s on s.place_id = way.id
      where s.grams > 0 or s.pieces > 0
      union all
      select l.id, s.place_id, s.grams, s.pieces, 1
      from lot l
      join place i on i.org_id = l.org_id and i.kind = 'inbound'
      join stock s on s.lot_id = l.id and s.place_id = i.id and (s.grams > 0 or s.pieces > 0)
      where l.withdrawn_at is null and (l.destination_premises_id = ${premisesId}
        or (l.destination_premises_id is null and l.org_id = ${orgId}))
      union all
      select * from (
        select s.lot_id, s.place_id, s.grams, s.pieces, 2 from place p join stock s on s.place_id = p.id
        where p.org_id = ${orgId} and p.kind = 'sold' and (s.grams > 0 or s.pieces > 0)
          and s.last_at > ${now}::timestamptz - interval '60 days'
          -- Goods come back to any store of the firm; who is limited to some knows of theirs.
          and (not ${isLimited}::boolean or exists (select from movement m join room on room.id = m.from_place
            where m.lot_id = s.lot_id and m.to_place = s.place_id))
        order by s.last_at desc limit 300) sold
    ), carried as materialized (
      select lot_id as id from held group by lot_id order by min(rank), lot_id desc limit ${most}
    )
    select
      (select json_agg(json_build_object('id', id, 'code', code, 'kind', kind, 'nameZh', name_zh,
          'nameEn', name_en, 'temperatureClass', temperature_class) order by kind, code) from room) as rooms,
      (select json_agg(json_build_object('id', id, 'kind', kind)) from place
        where org_id = ${orgId} and kind in ('processed', 'sold', 'destroyed', 'lost')) as virtual,
      (select json_agg(json_build_object('id', l.id, 'orgId', l.org_id, 'number', l.number, 'kind', l.kind,
          'entry', l.entry, 'productId', l.product_id, 'nameZh', p.name_zh, 'nameEn', p.name_en,
          'storageClass', l.storage_class, 'originCountry', l.origin_country,
          'productionDate', l.production_date, 'expiryDate', l.expiry_date,
          'containerNo', l.container_no, 'sealNo', l.seal_no,
          'destinationPremisesId', l.destination_premises_id, 'inboundPlaceId', i.id,
          'declaredAt', l.declared_at, 'grams', l.declared_grams, 'pieces', l.declared_pieces)
          order by l.expiry_date, l.id)
        from carried join lot l on l.id = carried.id join product p on p.id = l.product_id
        join place i on i.org_id = l.org_id and i.kind = 'inbound') as lots,
      (select json_agg(json_build_object('lotId', held.lot_id, 'placeId', held.place_id,
          'grams', held.grams, 'pieces', held.pieces))
        from held join carried on carried.id = held.lot_id) as stock,
      (select json_agg(json_build_object('id', way.id, 'number', way.number,
          'fromPremisesId', way.from_premises_id, 'toPremisesId', way.to_premises_id,
          'fromNameZh', f.name_zh, 'fromNameEn', f.name_en, 'toNameZh', t.name_zh, 'toNameEn', t.name_en,
          'vehiclePlate', way.vehicle_plate, 'state', way.state, 'shippedAt', way.shipped_at,
          'lines', (select json_agg(json_build_object('lotId', sl.lot_id, 'grams', sl.shipped_grams,
              'pieces', sl.shipped_pieces) order by sl.lot_id)
            from shipment_line sl where sl.shipment_id = way.id)) order by way.shipped_at)
        from way join premises f on f.id = way.from_premises_id
        join premises t on t.id = way.to_premises_id) as shipments,
      (select json_agg(json_build_object('id', p.id, 'nameZh', p.name_zh, 'nameEn', p.name_en,
          'orgNameZh', o.name_zh, 'orgNameEn', o.name_en, 'own', p.org_id = ${orgId}, 'state', p.state,
          'handlesImports', p.handles_imports) order by known.last desc nulls last, p.code)
        from (
          select s.to_premises_id as id, max(s.shipped_at) as last from shipment s
          where s.from_org_id = ${orgId} and s.shipped_at > ${now}::timestamptz - interval '90 days'
          group by s.to_premises_id
          union
          select id, null from premises where org_id = ${orgId}
            and id not in (select to_premises_id from shipment where from_org_id = ${orgId}
              and shipped_at > ${now}::timestamptz - interval '90 days')
        ) known join premises p on p.id = known.id join organisation o on o.id = p.org_id
        where p.id <> ${premisesId}) as destinations,
      (select json_agg(json_build_object('id', id, 'code', code, 'nameZh', name_zh, 'nameEn', name_en,
          'storageClass', storage_class, 'shelfLifeDays', shelf_life_days) order by code)
        from (select * from product where org_id = ${orgId} order by code limit 500) own) as products,
      (select json_agg(json_build_object('code', c.code, 'lotId', c.lot_id, 'state', c.state))
        from carried join trace_code c on c.lot_id = carried.id) as codes,
      (select json_agg(json_build_object('id', s.id, 'number', s.number, 'kind', s.kind,
          'takenAt', s.taken_at, 'lotIds', (select json_agg(sl.lot_id) from sample_lot sl
            where sl.sample_id = s.id)) order by s.taken_at)
        from sample s
        where s.org_id = ${orgId} and s.premises_id = ${premisesId}
          and s.taken_at > ${now}::timestamptz - interval '30 days'
          and not exists (select from pool_sample ps join test t on t.pool_id = ps.pool_id
            where ps.sample_id = s.id)) as samples,
      (select json_agg(json_build_object('id', id, 'agent', agent, 'workerNo', worker_no,
          'preparedAt', prepared_at) order by prepared_at desc)
        from disinfectant where org_id = ${orgId}
          and prepared_at > ${now}::timestamptz - interval '24 hours') as disinfectants,
      (select json_agg(json_build_object('id', id, 'nameZh', name_zh, 'nameEn', name_en))
        from (select id, name_zh, name_en from organisation where kind = 'laboratory'
          order by id limit 100) labs) as laboratories
  `.execute(db);
  return rows[0];
}
