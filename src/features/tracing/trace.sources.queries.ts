import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isOfOrg, isPlaceOf, type Viewer } from '../../core/viewer.ts';

type Stay = { lotId: string; placeId: string };

/** Which of these places the viewer may know, with the name of where they are. */
export async function knownPlaces(
  db: Db,
  viewer: Viewer,
  asked: { placeId?: string; premisesId?: string },
) {
  const { placeId = null, premisesId = null } = asked;
  const { rows } = await sql<{ id: string; zh: string; en: string }>`
    select pl.id, coalesce(p.name_zh || ' ', '') || pl.name_zh as zh,
      coalesce(p.name_en || ', ', '') || pl.name_en as en
    from place pl left join premises p on p.id = pl.premises_id
    where (pl.id = ${placeId}::uuid or pl.premises_id = ${premisesId}::uuid)
      and pl.kind in ('room', 'dock') and ${isPlaceOf(viewer, 'pl')}
    order by pl.id
  `.execute(db);
  return rows;
}

/** Lots that stood at these places at one moment, or came until another. */
export async function lotsAt(
  db: Db,
  placeIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<Stay[]> {
  if (placeIds.length === 0) return [];
  const { rows } = await sql<Stay>`
    with crossed as (
      select lot_id, to_place as place_id, net_grams as grams, net_pieces as pieces, occurred_at
      from movement where to_place = any(${[...placeIds]}::uuid[]) and occurred_at <= ${to}
      union all
      select lot_id, from_place, -net_grams, -net_pieces, occurred_at
      from movement where from_place = any(${[...placeIds]}::uuid[]) and occurred_at <= ${to}
    )
    select lot_id as "lotId", place_id as "placeId" from crossed
    group by lot_id, place_id
    having sum(grams) filter (where occurred_at < ${from}) > 0
      or sum(pieces) filter (where occurred_at < ${from}) > 0
      or bool_or(occurred_at >= ${from} and (grams > 0 or pieces > 0))
    order by lot_id, place_id
  `.execute(db);
  return rows;
}

/** What records say that a worker of a firm handled: loads driven, goods disinfected or sampled. */
export async function handledBy(
  db: Db,
  worker: { orgId: string; workerNo: string; from: Date; to: Date },
) {
  const { orgId, workerNo, from, to } = worker;
  const { rows } = await sql<{
    kind: 'shipment' | 'disinfection' | 'sample';
    id: string;
    premisesId: string | null;
    placeId: string | null;
    lotId: string;
    from: Date;
    to: Date;
  }>`
    select 'shipment' as kind, s.id, null::uuid as "premisesId", s.id as "placeId",
      l.lot_id as "lotId", s.shipped_at as "from", s.shipped_at as "to"
    from shipment s join shipment_line l on l.shipment_id = s.id
    where s.from_org_id = ${orgId} and s.driver_worker_no = ${workerNo}
      and s.shipped_at between ${from} and ${to}
    union all
    select 'disinfection', d.id, d.premises_id, d.place_id, l.lot_id, d.started_at, d.ended_at
    from disinfection d join disinfection_lot l on l.disinfection_id = d.id
    where d.org_id = ${orgId} and d.worker_no = ${workerNo}
      and d.started_at between ${from} and ${to}
    union all
    select 'sample', s.id, s.premises_id, s.place_id, l.lot_id, s.taken_at, s.taken_at
    from sample s join sample_lot l on l.sample_id = s.id
    where s.org_id = ${orgId} and s.sampler_worker_no = ${workerNo}
      and s.taken_at between ${from} and ${to}
    order by 1, 2, 5
  `.execute(db);
  return rows;
}

export async function roomsOf(db: Db, premisesId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('place')
    .select('id')
    .where('premises_id', '=', premisesId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function isEmployerKnown(db: Db, viewer: Viewer, orgId: string): Promise<boolean> {
  const { rows } = await sql`
    select from organisation o where o.id = ${orgId} and ${isOfOrg(viewer, 'o.id')}
  `.execute(db);
  return rows.length > 0;
}
