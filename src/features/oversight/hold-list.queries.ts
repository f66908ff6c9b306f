import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';

/** Whose list: a firm's, and where the right to act is limited, of these premises. */
export type Ground = { orgId: string; premisesIds: readonly string[] | null };

export type Covered = {
  lots: string[] | null;
  places: { id: string; held: boolean }[] | null;
  units:
    | {
        lotId: string;
        number: number;
        keyVersion: number;
        first: number;
        last: number;
      }[]
    | null;
};

/**
 * What a firm can have before it: lots that stand with it, that are declared for it and that are
 * under way from or to it; its rooms, premises and shipments; and the held units of those lots.
 */
export async function readCovered(db: Db, { orgId, premisesIds }: Ground): Promise<Covered> {
  const mine = (premises: string) =>
    sql<boolean>`(${premisesIds}::uuid[] is null or ${sql.ref(premises)} = any(${premisesIds}::uuid[]))`;
  const { rows } = await sql<Covered>`
    with room as materialized (
      select p.id, p.premises_id from place p
      where p.org_id = ${orgId} and p.kind in ('room', 'dock') and ${mine('p.premises_id')}
    ), way as materialized (
      select s.id from shipment s
      where s.state in ('in_transit', 'mismatched')
        and ((s.from_org_id = ${orgId} and ${mine('s.from_premises_id')})
          or (s.to_org_id = ${orgId} and ${mine('s.to_premises_id')}))
    ), covered as materialized (
      select s.lot_id from room join stock s on s.place_id = room.id
      where s.grams > 0 or s.pieces > 0
      union
      select l.lot_id from way join shipment_line l on l.shipment_id = way.id
      union
      select l.id from premises p join lot l on l.destination_premises_id = p.id
      join place i on i.org_id = l.org_id and i.kind = 'inbound'
      join stock s on s.lot_id = l.id and s.place_id = i.id and (s.grams > 0 or s.pieces > 0)
      where p.org_id = ${orgId} and ${mine('p.id')}
    ), spot (id, premises_id) as (
      select id, premises_id from room
      union all
      select id, null from way
      union all
      select p.id, p.id from premises p where p.org_id = ${orgId} and ${mine('p.id')}
    )
    select
      (select json_agg(lot_id) from covered) as lots,
      (select json_agg(json_build_object('id', spot.id, 'held', exists (
          select from hold_place hp where hp.released_at is null and (hp.place_id = spot.id
            or (hp.place_id is null and hp.premises_id = spot.premises_id)))))
        from spot) as places,
      (select json_agg(json_build_object('lotId', u.lot_id, 'number', s.number,
          'keyVersion', s.key_version, 'first', u.first_serial, 'last', u.last_serial))
        from covered join hold_unit u on u.lot_id = covered.lot_id and u.released_at is null
        join code_series s on s.id = u.series_id) as units
  `.execute(db);
  return rows[0] ?? { lots: null, places: null, units: null };
}

export async function nextSerial(db: Db): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select nextval('hold_list_serial')::text as n
  `.execute(db);
  return Number(rows[0]?.n);
}
