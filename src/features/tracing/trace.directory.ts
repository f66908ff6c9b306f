import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isAtAnEnd, isPlaceOf, type Viewer } from '../../core/viewer.ts';
import type { LotKind } from '../../domain/lots.ts';
import type { PlaceKind } from '../../domain/places.ts';
import type { Text } from '../../domain/text.ts';
import type { TracedLot, TracedPlace, TracedShipment } from './traced.ts';

/** Names for what a trace came upon, each read once, as one JSON value for thousands of rows. */

export type FoundPlace = {
  id: string;
  kind: PlaceKind;
  code: string | null;
  name: Text;
  orgId: string;
  premisesId: string | null;
  /** Whether the reader may know of it. */
  seen: boolean;
};

export type FoundShipment = Omit<TracedShipment, 'from' | 'to'> & {
  from: Ends;
  to: Ends;
};
type Ends = { premisesId: string; orgId: string };

type PlaceRow = [
  id: string,
  kind: PlaceKind,
  code: string | null,
  zh: string,
  en: string,
  orgId: string,
  premisesId: string | null,
  seen: boolean,
  shipment: ShipmentRow | null,
];
type ShipmentRow = [
  number: string,
  state: TracedShipment['state'],
  purpose: TracedShipment['purpose'],
  fromOrg: string,
  fromPremises: string,
  toOrg: string,
  toPremises: string,
  plate: string | null,
  shippedAt: string,
  receivedAt: string | null,
];

export async function readPlaces(db: Db, viewer: Viewer, ids: readonly string[]) {
  const { rows } = await sql<{ found: PlaceRow[] | null }>`
    select json_agg(json_build_array(pl.id, pl.kind, pl.code, pl.name_zh, pl.name_en, pl.org_id,
      pl.premises_id,
      coalesce(${isPlaceOf(viewer, 'pl')} or (s.id is not null and ${isAtAnEnd(viewer, 's')}), false),
      case when s.id is null then null else json_build_array(s.number, s.state, s.purpose,
        s.from_org_id, s.from_premises_id, s.to_org_id, s.to_premises_id, s.vehicle_plate,
        s.shipped_at, s.received_at) end)) as found
    from unnest(${[...ids]}::uuid[]) as asked (id)
    join place pl on pl.id = asked.id
    left join shipment s on s.id = pl.id
  `.execute(db);
  const places: FoundPlace[] = [];
  const shipments: FoundShipment[] = [];
  for (const row of rows[0]?.found ?? []) {
    const [id, kind, code, zh, en, orgId, premisesId, seen, shipment] = row;
    places.push({ id, kind, code, name: { zh, en }, orgId, premisesId, seen });
    if (shipment) shipments.push(toShipment(id, shipment));
  }
  return { places, shipments };
}

function toShipment(id: string, row: ShipmentRow): FoundShipment {
  const [number, state, purpose, fromOrg, fromPremises, toOrg, toPremises, plate, shipped, got] =
    row;
  return {
    id,
    number,
    state,
    purpose,
    from: { premisesId: fromPremises, orgId: fromOrg },
    to: { premisesId: toPremises, orgId: toOrg },
    vehiclePlate: plate,
    shippedAt: new Date(shipped),
    receivedAt: got === null ? null : new Date(got),
  };
}

export type Premises = NonNullable<TracedPlace['premises']>;

export async function readPremises(db: Db, ids: readonly string[]): Promise<Premises[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Premises>`
    select p.id, json_build_object('zh', p.name_zh, 'en', p.name_en) as name, p.kind, p.address,
      p.division_id as "divisionId", json_build_object('zh', d.name_zh, 'en', d.name_en) as division,
      p.longitude, p.latitude
    from premises p join division d on d.id = p.division_id
    where p.id = any(${[...ids]}::uuid[])
  `.execute(db);
  return rows;
}

export async function readOrganisations(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; name: Text }>`
    select id, json_build_object('zh', name_zh, 'en', name_en) as name from organisation
    where id = any(${[...ids]}::uuid[])
  `.execute(db);
  return rows;
}

export type FoundLot = Omit<TracedLot, 'product' | 'organisation'> & {
  productId: string;
  orgId: string;
};

type LotRow = [
  id: string,
  number: string,
  kind: LotKind,
  productId: string,
  orgId: string,
  declaredAt: string,
  grams: number,
  pieces: number,
];

export async function readLots(db: Db, ids: readonly string[]): Promise<FoundLot[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ found: LotRow[] | null }>`
    select json_agg(json_build_array(l.id, l.number, l.kind, l.product_id, l.org_id, l.declared_at,
      l.declared_grams, l.declared_pieces)) as found
    from unnest(${[...ids]}::uuid[]) as asked (id) join lot l on l.id = asked.id
  `.execute(db);
  return (rows[0]?.found ?? []).map(
    ([id, number, kind, productId, orgId, declaredAt, declaredGrams, declaredPieces]) => ({
      id,
      number,
      kind,
      productId,
      orgId,
      declaredAt: new Date(declaredAt),
      declaredGrams,
      declaredPieces,
    }),
  );
}

export async function readProducts(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; name: Text }>`
    select id, json_build_object('zh', name_zh, 'en', name_en) as name from product
    where id = any(${[...ids]}::uuid[])
  `.execute(db);
  return rows;
}

export type FoundSale = {
  lotId: string;
  seq: number;
  line: number;
  orgId: string;
  premisesId: string;
  buyerKind: 'consumer' | 'firm';
  buyerName: string | null;
};

/** Who bought what was sold of these lots. */
export async function readSales(db: Db, lotIds: readonly string[]): Promise<FoundSale[]> {
  if (lotIds.length === 0) return [];
  const { rows } = await sql<{ found: FoundSale[] | null }>`
    select json_agg(json_build_object('lotId', s.lot_id, 'seq', m.seq, 'line', s.line,
      'orgId', s.org_id, 'premisesId', s.premises_id, 'buyerKind', s.buyer_kind,
      'buyerName', s.buyer_name)) as found
    from sale s join movement m on m.event_id = s.event_id and m.line = s.line
    where s.lot_id = any(${[...lotIds]}::uuid[])
  `.execute(db);
  return rows[0]?.found ?? [];
}
