import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isAtPremises, isOfOrg, type Viewer } from '../../core/viewer.ts';
import type { LotKind } from '../../domain/lots.ts';
import type { PlaceKind } from '../../domain/places.ts';
import type { Text } from '../../domain/text.ts';
import type { TracedPlace, TracedShipment } from './traced.ts';

/** Names for what a trace came upon: one statement for thousands of lots and places. */

/** `seen`: registered, or situated, where the reader may look. */
export type FoundOrganisation = { id: string; name: Text; seen: boolean };
export type FoundPremises = NonNullable<TracedPlace['premises']> & { seen: boolean };

export type FoundPlace = {
  id: string;
  kind: PlaceKind;
  code: string | null;
  name: Text;
  orgId: string;
  premisesId: string | null;
};

/** Moments are milliseconds. */
export type FoundShipment = {
  id: string;
  number: string;
  state: TracedShipment['state'];
  purpose: TracedShipment['purpose'];
  fromOrg: string;
  fromPremises: string;
  toOrg: string;
  toPremises: string;
  shippedAt: number;
  receivedAt: number | null;
  vehiclePlate: string | null;
};

export type FoundLot = {
  number: string;
  kind: LotKind;
  productId: string;
  orgId: string;
  declaredAt: number;
  declaredGrams: number;
  declaredPieces: number;
};

export type FoundSale = {
  lotId: string;
  seq: number;
  line: number;
  orgId: string;
  premisesId: string;
  buyerKind: 'consumer' | 'firm';
  buyerName: string | null;
};

/** Lots, places and shipments with their place in the list that was asked for. */
export type Details = {
  lots: [number, FoundLot][];
  places: [number, FoundPlace][];
  shipments: [number, FoundShipment][];
  sales: FoundSale[];
  premises: FoundPremises[];
  organisations: FoundOrganisation[];
  products: { id: string; name: Text }[];
};

/** Between fields and between rows. No text that people enter may hold control characters. */
const [fieldEnd, rowEnd] = ['\u001F', '\u001E'];

type Packed = {
  lots: string | null;
  shipments: string | null;
  places: [number, FoundPlace][] | null;
  sales: FoundSale[] | null;
  premises: FoundPremises[] | null;
  organisations: FoundOrganisation[] | null;
  products: { id: string; name: Text }[] | null;
};

export async function readDetails(
  db: Db,
  viewer: Viewer,
  // Literals of uuid[].
  asked: { lotIds: string; placeIds: string },
): Promise<Details> {
  const name = (table: string) =>
    sql`json_build_object('zh', ${sql.ref(`${table}.name_zh`)}, 'en', ${sql.ref(`${table}.name_en`)})`;
  const moment = (column: string) =>
    sql`floor(date_part('epoch', ${sql.ref(column)}) * 1000)::bigint`;
  const { rows } = await sql<Packed>`
    with l as materialized (
      select asked.at, l.*
      from unnest(${asked.lotIds}::uuid[]) with ordinality as asked (id, at)
      join lot l on l.id = asked.id
    ), s as materialized (
      select asked.at, s.*
      from unnest(${asked.placeIds}::uuid[]) with ordinality as asked (id, at)
      join shipment s on s.id = asked.id
    ), pl as materialized (
      select asked.at, pl.*
      from unnest(${asked.placeIds}::uuid[]) with ordinality as asked (id, at)
      join place pl on pl.id = asked.id
      where not exists (select from s where s.id = asked.id)
    ), sold as materialized (
      select sale.*, m.seq from l join sale on sale.lot_id = l.id
      join movement m on m.event_id = sale.event_id and m.line = sale.line
    ), premises_ids (id) as (
      select premises_id from pl union select from_premises_id from s
      union select to_premises_id from s union select premises_id from sold
    ), org_ids (id) as (
      select org_id from pl union select from_org_id from s union select to_org_id from s
      union select org_id from l union select org_id from sold
    )
    select
      (select string_agg(concat_ws(${fieldEnd}, at - 1, number, kind, product_id, org_id,
        ${moment('declared_at')}, declared_grams, declared_pieces), ${rowEnd}) from l) as lots,
      (select string_agg(concat_ws(${fieldEnd}, at - 1, id, number, state, purpose, from_org_id,
        from_premises_id, to_org_id, to_premises_id, ${moment('shipped_at')},
        coalesce(${moment('received_at')}, -1), vehicle_plate), ${rowEnd}) from s) as shipments,
      (select json_agg(json_build_array(at - 1, json_build_object('id', id, 'kind', kind,
        'code', code, 'name', ${name('pl')}, 'orgId', org_id, 'premisesId', premises_id)))
        from pl) as places,
      (select json_agg(json_build_object('lotId', lot_id, 'seq', seq, 'line', line, 'orgId', org_id,
        'premisesId', premises_id, 'buyerKind', buyer_kind, 'buyerName', buyer_name))
        from sold) as sales,
      (select json_agg(json_build_object('id', p.id, 'name', ${name('p')}, 'kind', p.kind,
        'address', p.address, 'divisionId', p.division_id, 'division', ${name('d')},
        'longitude', p.longitude, 'latitude', p.latitude, 'seen', ${isAtPremises(viewer, 'p.id')}))
        from premises_ids i join premises p on p.id = i.id
        join division d on d.id = p.division_id) as premises,
      (select json_agg(json_build_object('id', o.id, 'name', ${name('o')},
        'seen', ${isOfOrg(viewer, 'o.id')}))
        from org_ids i join organisation o on o.id = i.id) as organisations,
      (select json_agg(json_build_object('id', p.id, 'name', ${name('p')}))
        from product p where p.id in (select product_id from l)) as products
  `.execute(db);
  const found = rows[0];
  return {
    lots: rowsOf(found?.lots, toLot),
    shipments: rowsOf(found?.shipments, toShipment),
    places: found?.places ?? [],
    sales: found?.sales ?? [],
    premises: found?.premises ?? [],
    organisations: found?.organisations ?? [],
    products: found?.products ?? [],
  };
}

/** Each row with its place in the list. */
function rowsOf<T>(text: string | null | undefined, toRow: (fields: string[]) => T): [number, T][] {
  if (text === null || text === undefined || text === '') return [];
  return text.split(rowEnd).map((row) => {
    const fields = row.split(fieldEnd);
    return [Number(fields[0]), toRow(fields)];
  });
}

function toLot(fields: string[]): FoundLot {
  return {
    number: fields[1] ?? '',
    // Of a column that holds no other.
    kind: fields[2] as LotKind,
    productId: fields[3] ?? '',
    orgId: fields[4] ?? '',
    declaredAt: Number(fields[5]),
    declaredGrams: Number(fields[6]),
    declaredPieces: Number(fields[7]),
  };
}

function toShipment(fields: string[]): FoundShipment {
  const received = Number(fields[10]);
  return {
    id: fields[1] ?? '',
    number: fields[2] ?? '',
    state: fields[3] as FoundShipment['state'],
    purpose: fields[4] as FoundShipment['purpose'],
    fromOrg: fields[5] ?? '',
    fromPremises: fields[6] ?? '',
    toOrg: fields[7] ?? '',
    toPremises: fields[8] ?? '',
    shippedAt: Number(fields[9]),
    receivedAt: received < 0 ? null : received,
    // The last field, which is not there when it is null.
    vehiclePlate: fields[11] ?? null,
  };
}
