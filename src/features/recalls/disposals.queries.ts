import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { Quantity } from '../../domain/quantity.ts';

const none: Quantity = { grams: 0, pieces: 0 };

/** How much of the lot the firm destroyed out of the place by this event, by its newest word on it. */
export async function destroyedBy(
  db: Db,
  of: { orgId: string; eventId: string; lotId: string; placeId: string },
): Promise<Quantity> {
  const { rows } = await sql<Quantity>`
    select coalesce(sum(coalesce(c.grams, m.grams)), 0)::bigint as grams,
      coalesce(sum(coalesce(c.pieces, m.pieces)), 0)::bigint as pieces
    from event e
    join movement m on m.event_id = e.id
    left join lateral (
      select r.grams, r.pieces
      from correction k
      join event ke on ke.id = k.event_id,
        json_to_recordset(k.lines) as r(line int4, grams bigint, pieces bigint)
      where k.corrected_id = e.id and r.line = m.line
      order by ke.seq desc limit 1
    ) c on true
    where e.id = ${of.eventId} and e.type = 'custody.destroyed' and e.org_id = ${of.orgId}
      and m.lot_id = ${of.lotId} and m.from_place = ${of.placeId}
  `.execute(db);
  return rows[0] ?? none;
}

/** How much of the lot was taken back by its receiver out of this return of the firm's. */
export async function returnedBy(
  db: Db,
  of: { orgId: string; shipmentId: string; lotId: string; placeId: string },
): Promise<Quantity> {
  const { rows } = await sql<Quantity>`
    select coalesce(sum(case when m.from_place = s.id then m.grams else -m.grams end), 0)::bigint
        as grams,
      coalesce(sum(case when m.from_place = s.id then m.pieces else -m.pieces end), 0)::bigint
        as pieces
    from shipment s
    join movement m on m.lot_id = ${of.lotId} and s.id in (m.from_place, m.to_place)
    join place other
      on other.id = case when m.from_place = s.id then m.to_place else m.from_place end
    where s.id = ${of.shipmentId} and s.purpose = 'return' and s.from_org_id = ${of.orgId}
      and s.to_org_id <> s.from_org_id and other.org_id = s.to_org_id
      and exists (select from movement sent where sent.lot_id = ${of.lotId}
        and sent.to_place = s.id and sent.from_place = ${of.placeId})
  `.execute(db);
  return rows[0] ?? none;
}

export type Used = { recallId?: string; orgId?: string; lotId: string; placeId?: string } & (
  | { eventId: string }
  | { shipmentId: string }
  | { standing: true }
);

/** What earlier disposals have already used of it. */
export async function usedOf(db: Db, used: Used): Promise<Quantity> {
  let query = db
    .selectFrom('recall_disposal')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('grams'), eb.lit(0)).as('grams'),
      eb.fn.coalesce(eb.fn.sum<number>('pieces'), eb.lit(0)).as('pieces'),
    ])
    .where('lot_id', '=', used.lotId);
  if (used.placeId !== undefined) query = query.where('place_id', '=', used.placeId);
  if ('eventId' in used) query = query.where('event_id', '=', used.eventId);
  else if ('shipmentId' in used) query = query.where('shipment_id', '=', used.shipmentId);
  else {
    query = query
      .where('recall_id', '=', used.recallId ?? '')
      .where('outcome', 'in', ['downgraded', 'released']);
  }
  const row = await query.executeTakeFirst();
  return row ? { grams: Number(row.grams), pieces: Number(row.pieces) } : none;
}

export async function ownsPaper(
  db: Db,
  orgId: string,
  paper: { documentId?: string | undefined; fileSha256?: string | undefined },
): Promise<boolean> {
  if (paper.documentId !== undefined) {
    const row = await db
      .selectFrom('document')
      .select('id')
      .where('id', '=', paper.documentId)
      .where('org_id', '=', orgId)
      .where('state', '<>', 'void')
      .executeTakeFirst();
    return row !== undefined;
  }
  const row = await db
    .selectFrom('file')
    .select('sha256')
    .where('sha256', '=', paper.fileSha256 ?? '')
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this is a released hold of the recall, on the lot or on one that it was made of. */
export async function freedBy(
  db: Db,
  of: { recallId: string; holdId: string; lotId: string },
): Promise<boolean> {
  const { rows } = await sql`
    with recursive line (id) as (
      select ${of.lotId}::uuid
      union
      select p.parent_id from line join lot_parent p on p.child_id = line.id
    )
    select from hold h
    where h.id = ${of.holdId} and h.recall_id = ${of.recallId} and h.released_at is not null
      and h.lot_id in (select id from line)
  `.execute(db);
  return rows.length > 0;
}
