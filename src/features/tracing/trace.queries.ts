import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isAtAnEnd, isOfOrg, isPlaceOf, type Viewer } from '../../core/viewer.ts';
import type { LotKind } from '../../domain/lots.ts';
import type { PlaceKind } from '../../domain/places.ts';

/** Shipments, and separately stocks, that one trace lists. */
export const maxRows = 5000;

type Name = { zh: string; en: string };

export type TraceRows = {
  lots: {
    id: string;
    number: string;
    kind: LotKind;
    product: Name;
    orgId: string;
    org: Name;
    declaredAt: Date;
  }[];
  madeOf: {
    parentId: string;
    childId: string;
    grams: number;
    pieces: number;
    eventId: string;
    /** Done by the viewer, or where it oversees. */
    own: boolean;
  }[];
  shipments: {
    shipmentId: string;
    number: string;
    lotId: string;
    from: { id: string; name: Name; orgId: string; org: Name };
    to: { id: string; name: Name; orgId: string; org: Name };
    state: 'in_transit' | 'matched' | 'mismatched' | 'settled';
    outcome: 'pending' | 'agreed' | 'short' | 'over' | 'refused';
    shippedGrams: number;
    shippedPieces: number;
    statedGrams: number | null;
    statedPieces: number | null;
    shippedAt: Date;
    receivedAt: Date | null;
  }[];
  stock: {
    lotId: string;
    orgId: string;
    org: Name;
    premises: { id: string; name: Name } | null;
    place: { id: string; kind: PlaceKind; code: string | null; name: Name };
    grams: number;
    pieces: number;
  }[];
};

/** The graph of the lots, with the stock and the shipments that the viewer may know. */
export async function readTrace(
  db: Db,
  viewer: Viewer,
  lotIds: readonly string[],
): Promise<TraceRows> {
  const ids = [...lotIds];
  const lots = await sql<TraceRows['lots'][number]>`
    select l.id, l.number, l.kind, l.org_id as "orgId", l.declared_at as "declaredAt",
      json_build_object('zh', p.name_zh, 'en', p.name_en) as product,
      json_build_object('zh', o.name_zh, 'en', o.name_en) as org
    from lot l join product p on p.id = l.product_id join organisation o on o.id = l.org_id
    where l.id = any(${ids}::uuid[])
    order by l.declared_at, l.id
  `.execute(db);
  const madeOf = await sql<TraceRows['madeOf'][number]>`
    select lp.parent_id as "parentId", lp.child_id as "childId", lp.grams, lp.pieces,
      lp.event_id as "eventId", ${isOfOrg(viewer, 'e.org_id')} as own
    from lot_parent lp join event e on e.id = lp.event_id
    where lp.child_id = any(${ids}::uuid[]) and lp.parent_id = any(${ids}::uuid[])
    order by e.seq, lp.parent_id, lp.child_id
  `.execute(db);
  const end = (premises: string, org: string) => sql`json_build_object(
    'id', ${sql.ref(`${premises}.id`)}, 'orgId', ${sql.ref(`${org}.id`)},
    'name', json_build_object('zh', ${sql.ref(`${premises}.name_zh`)},
      'en', ${sql.ref(`${premises}.name_en`)}),
    'org', json_build_object('zh', ${sql.ref(`${org}.name_zh`)}, 'en', ${sql.ref(`${org}.name_en`)}))`;
  const shipments = await sql<TraceRows['shipments'][number]>`
    select s.id as "shipmentId", s.number, sl.lot_id as "lotId", s.state, sl.outcome,
      ${end('fp', 'fo')} as "from", ${end('tp', 'tu')} as "to",
      sl.shipped_grams as "shippedGrams", sl.shipped_pieces as "shippedPieces",
      sl.stated_grams as "statedGrams", sl.stated_pieces as "statedPieces",
      s.shipped_at as "shippedAt", s.received_at as "receivedAt"
    from shipment_line sl
    join shipment s on s.id = sl.shipment_id
    join premises fp on fp.id = s.from_premises_id join organisation fo on fo.id = s.from_org_id
    join premises tp on tp.id = s.to_premises_id join organisation tu on tu.id = s.to_org_id
    where sl.lot_id = any(${ids}::uuid[])
      and ${isAtAnEnd(viewer, 's')}
    order by s.shipped_at, s.id, sl.lot_id
    limit ${maxRows + 1}
  `.execute(db);
  const stock = await sql<TraceRows['stock'][number]>`
    select st.lot_id as "lotId", o.id as "orgId",
      json_build_object('zh', o.name_zh, 'en', o.name_en) as org,
      case when pr.id is null then null else json_build_object('id', pr.id,
        'name', json_build_object('zh', pr.name_zh, 'en', pr.name_en)) end as premises,
      json_build_object('id', pl.id, 'kind', pl.kind, 'code', pl.code,
        'name', json_build_object('zh', pl.name_zh, 'en', pl.name_en)) as place,
      st.grams, st.pieces
    from stock st
    join place pl on pl.id = st.place_id
    join organisation o on o.id = pl.org_id
    left join premises pr on pr.id = pl.premises_id
    where st.lot_id = any(${ids}::uuid[]) and (st.grams > 0 or st.pieces > 0)
      and ${isPlaceOf(viewer, 'pl')}
    order by st.lot_id, o.id, pl.kind, pl.id
    limit ${maxRows + 1}
  `.execute(db);
  return {
    lots: lots.rows,
    madeOf: madeOf.rows,
    shipments: shipments.rows,
    stock: stock.rows,
  };
}
