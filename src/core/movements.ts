import { sql } from 'kysely';

import type { ProjectionTx } from './journal.ts';

/** Quantity going from one place to another; null is the world outside the books. */
export type Movement = {
  eventId: string;
  line: number;
  lotId: string;
  fromPlace: string | null;
  toPlace: string | null;
  grams: number;
  pieces: number;
  occurredAt: Date;
};

/**
 * The double entry: writes movements and moves stock by their sums, in one statement; notes the divisions touched. Rows that
 * exist are updated first, since an upsert would check the negative side of a move on its own.
 * The check constraint refuses any stock below zero. `standing`: false for movements that only book
 * what is put right by `standingQuantities`.
 */
export async function applyMovements(
  tx: ProjectionTx,
  movements: readonly Movement[],
  { standing = true }: { standing?: boolean } = {},
): Promise<void> {
  const moved = movements.filter(({ grams, pieces }) => grams > 0 || pieces > 0);
  if (moved.length === 0) return;
  const counts = sql`${standing ? 1 : 0}::bigint`;
  await sql`
    with m as materialized (
      select * from json_to_recordset(${JSON.stringify(moved)}::json) as r(
        "eventId" uuid, line int4, "lotId" uuid, "fromPlace" uuid, "toPlace" uuid,
        grams bigint, pieces bigint, "occurredAt" timestamptz)
      -- Cuts nothing off: it tells the planner that they are few, or it would read all of stock.
      limit ${moved.length}
    ), written as (
      insert into movement (event_id, line, lot_id, from_place, to_place, grams, pieces, occurred_at,
        seq, net_grams, net_pieces)
      select "eventId", line, "lotId", "fromPlace", "toPlace", grams, pieces, "occurredAt",
        e.seq, grams * ${counts}, pieces * ${counts}
      from m join event e on e.id = m."eventId"
    ), d as materialized (
      select lot_id, place_id, sum(grams)::bigint as grams, sum(pieces)::bigint as pieces,
        max(at) as at
      from (
        select "lotId" as lot_id, "toPlace" as place_id, grams, pieces, "occurredAt" as at from m
        union all
        select "lotId", "fromPlace", -grams, -pieces, "occurredAt" from m
      ) both_sides
      where place_id is not null
      group by lot_id, place_id
    ), touched as (
      -- Whoever oversees a place that the lot came to may know of it.
      insert into lot_division (lot_id, division_id)
      select distinct d.lot_id, premises.division_id
      from d join place on place.id = d.place_id join premises on premises.id = place.premises_id
      order by 1, 2
      on conflict do nothing
    ), updated as (
      update stock s
      set grams = s.grams + d.grams, pieces = s.pieces + d.pieces,
        last_at = greatest(s.last_at, d.at)
      from d
      where s.lot_id = d.lot_id and s.place_id = d.place_id
      returning s.lot_id, s.place_id
    )
    insert into stock (lot_id, place_id, grams, pieces, last_at)
    select lot_id, place_id, grams, pieces, at from d
    where not exists (
      select from updated u where u.lot_id = d.lot_id and u.place_id = d.place_id)
    order by lot_id, place_id
  `.execute(tx);
}

/** After a correction: what stands of the movements of the event that it put right. */
export async function standingQuantities(
  tx: ProjectionTx,
  eventId: string,
  lines: readonly { line: number; grams: number; pieces: number }[],
): Promise<void> {
  await sql`
    update movement m set net_grams = r.grams, net_pieces = r.pieces
    from json_to_recordset(${JSON.stringify(lines)}::json) as r(
      line int4, grams bigint, pieces bigint)
    where m.event_id = ${eventId} and m.line = r.line
  `.execute(tx);
}
