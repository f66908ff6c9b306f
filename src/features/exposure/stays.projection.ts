import { sql } from 'kysely';

import type { RecordedEvent } from '../../core/events.ts';
import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import * as custody from '../custody/custody.events.ts';

export const stayTables = ['stay'] as const;

/** A lot at a place that a movement began or ended at. */
type Touched = { lotId: string; placeId: string | null; at: Date };

type Line = { lotId: string; fromPlace?: string | null; toPlace?: string | null };

function endsOf(lines: readonly Line[], at: Date): Touched[] {
  return lines.flatMap(({ lotId, fromPlace, toPlace }) =>
    [fromPlace, toPlace].map((placeId) => ({ lotId, placeId: placeId ?? null, at })),
  );
}

/** Each lot and place once; `past` where more than the latest moment may have changed. */
function distinct(touched: readonly Touched[], past: boolean) {
  const found = new Map<string, { lotId: string; placeId: string; at: Date; past: boolean }>();
  for (const { lotId, placeId, at } of touched) {
    if (placeId === null) continue;
    const key = `${lotId}/${placeId}`;
    const known = found.get(key);
    const several = known !== undefined && known.at.getTime() !== at.getTime();
    found.set(key, { lotId, placeId, at, past: past || several || (known?.past ?? false) });
  }
  return [...found.values()];
}

/**
 * Brings the stays of these lots in these rooms and docks to what the movements say, by what stands of each after its newest
 * correction. What came last and neither began nor ended a stay changes none, which is the usual case and reads no movement.
 */
async function refresh(tx: ProjectionTx, touched: readonly Touched[], past = false): Promise<void> {
  const keys = distinct(touched, past);
  if (keys.length === 0) return;
  await sql`
    with due as materialized (
      select s.lot_id, s.place_id
      from (
        select * from json_to_recordset(${JSON.stringify(keys)}::json) as r(
          "lotId" uuid, "placeId" uuid, at timestamptz, past boolean)
        -- Cuts nothing off: it tells the planner that they are few.
        limit ${keys.length}
      ) r
      join place p on p.id = r."placeId" and p.kind in ('room', 'dock')
      join stock s on s.lot_id = r."lotId" and s.place_id = r."placeId"
      where r.past or s.last_at <> r.at
        or (s.grams > 0 or s.pieces > 0) <> exists (
          select from stay y
          where y.lot_id = s.lot_id and y.place_id = s.place_id and y.ended = 'infinity')
    ), moved as (
      select m.* from due d join movement m on m.lot_id = d.lot_id and m.from_place = d.place_id
      union
      select m.* from due d join movement m on m.lot_id = d.lot_id and m.to_place = d.place_id
    ), standing as (
      select m.lot_id, m.from_place, m.to_place, m.occurred_at as at,
        coalesce(r.grams, m.grams) as grams, coalesce(r.pieces, m.pieces) as pieces
      from moved m
      left join lateral (
        select c.lines from correction c join event e on e.id = c.event_id
        where c.corrected_id = m.event_id order by e.seq desc limit 1
      ) newest on true
      left join lateral json_to_recordset(newest.lines) as r(
        line int4, grams bigint, pieces bigint) on r.line = m.line
      where not exists (select from correction c where c.event_id = m.event_id)
    ), balances as (
      select d.lot_id, d.place_id, s.at,
        sum(sum(case s.to_place when d.place_id then s.grams else -s.grams end)) over w as grams,
        sum(sum(case s.to_place when d.place_id then s.pieces else -s.pieces end)) over w as pieces
      from due d
      join standing s on s.lot_id = d.lot_id and d.place_id in (s.from_place, s.to_place)
      group by d.lot_id, d.place_id, s.at
      window w as (partition by d.lot_id, d.place_id order by s.at)
    ), turns as (
      -- Below zero is not empty: a history put right may lack what was there all the same.
      select lot_id, place_id, at, there, lag(there, 1, false) over w as before
      from balances cross join lateral (select grams <> 0 or pieces <> 0 as there) t
      window w as (partition by lot_id, place_id order by at)
    ), spans as (
      select lot_id, place_id, there, at as began, lead(at, 1, 'infinity') over (
        partition by lot_id, place_id order by at) as ended
      from turns where there <> before
    ), removed as (
      delete from stay y using due d
      where y.lot_id = d.lot_id and y.place_id = d.place_id and not exists (
        select from spans s where s.there
          and s.lot_id = y.lot_id and s.place_id = y.place_id and s.began = y.began)
    )
    insert into stay as y (lot_id, place_id, began, ended)
    select lot_id, place_id, began, ended from spans where there
    on conflict (lot_id, place_id, began) do update set ended = excluded.ended
    where y.ended <> excluded.ended
  `.execute(tx);
}

type Lined = { lines: readonly Line[] };

async function followLines(
  tx: ProjectionTx,
  events: readonly RecordedEvent<Lined>[],
): Promise<void> {
  await refresh(
    tx,
    events.flatMap(({ body, occurredAt }) => endsOf(body.lines, occurredAt)),
  );
}

/** Run after custody's own, which write the movements that these read. */
export const stayProjections: readonly Projection[] = [
  on(custody.received, followLines),
  on(custody.moved, followLines),
  on(custody.shipped, followLines),
  on(custody.shipmentReceived, followLines),
  on(custody.shipmentSettled, followLines),
  on(custody.sold, followLines),
  on(custody.returned, followLines),
  on(custody.destroyed, followLines),
  on(custody.processed, async (tx, events) =>
    refresh(
      tx,
      events.flatMap(({ body: { inputs, outputs }, occurredAt }) => [
        ...endsOf(inputs, occurredAt),
        ...endsOf(
          outputs.map(({ lot, toPlace }) => ({ lotId: lot.lotId, toPlace })),
          occurredAt,
        ),
      ]),
    ),
  ),
  on(custody.counted, async (tx, events) =>
    refresh(
      tx,
      events.flatMap(({ body: { placeId, lines }, occurredAt }) =>
        lines.map(({ lotId }) => ({ lotId, placeId, at: occurredAt })),
      ),
    ),
  ),
  // What stands of the corrected movements changes at their own moment, also where nothing moves now.
  on(custody.corrected, async (tx, events) => {
    const { rows } = await sql<Touched>`
      select distinct m.lot_id as "lotId", p.id as "placeId", m.occurred_at as at
      from movement m join place p on p.id in (m.from_place, m.to_place)
      where m.event_id = any(${events.map(({ body }) => body.correctedId)}::uuid[])
    `.execute(tx);
    await refresh(tx, rows, true);
  }),
];
