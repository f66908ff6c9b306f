import { type Kysely, sql } from 'kysely';

import { makePolicies, type Policies } from '../policies.ts';

/** What stood in which room from when to when, and what officers decided on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stay (
      lot_id uuid not null,
      -- A room or a dock. What is under way stands in its shipment.
      place_id uuid not null,
      -- By all that is known of the past.
      began timestamptz not null,
      -- Infinity while something is there: one condition then finds both, in the order of the index.
      ended timestamptz not null check (ended > began),
      primary key (lot_id, place_id, began)
    )
  `.execute(db);
  await sql`create index stay_place_idx on stay (place_id, ended, began) include (lot_id)`.execute(
    db,
  );
  await fillStays(db);
  for (const [name, columns] of Object.entries(touches)) {
    await sql.raw(`create index ${name} on ${columns}`).execute(db);
  }
  await sql`
    create table exposure_assessment (
      id uuid primary key,
      org_id uuid not null,
      actor_id text,
      lot_ids uuid[] not null,
      since timestamptz,
      hypothesis json not null,
      -- What the officer saw, as it was then.
      figures json not null,
      note text not null,
      assessed_at timestamptz not null,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`create index exposure_assessment_org_idx on exposure_assessment (org_id, id)`.execute(
    db,
  );
  await makePolicies(db, policies);
}

/** Who and what else a vehicle or a worker came near. */
const touches = {
  shipment_vehicle_idx: `shipment (vehicle_plate, shipped_at) where vehicle_plate is not null`,
  shipment_driver_idx: `shipment (from_org_id, driver_worker_no, shipped_at)
    where driver_worker_no is not null`,
  sample_sampler_idx: `sample (org_id, sampler_worker_no, taken_at)
    where sampler_worker_no is not null`,
  disinfection_worker_idx: `disinfection (org_id, worker_no, started_at)
    where worker_no is not null`,
};

const policies: Policies = {
  stay: {
    firm: `exists (select from place p where p.id = stay.place_id and p.org_id = wall.org())`,
    bureau: 'wall.sees_stock(place_id)',
  },
  exposure_assessment: { firm: 'false', bureau: 'wall.of_org(org_id)' },
};

/** As the projector keeps them, for what moved before there were any. */
async function fillStays(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into stay (lot_id, place_id, began, ended)
    with standing as (
      select m.event_id, m.line, m.lot_id, m.from_place, m.to_place, m.occurred_at,
        coalesce(r.grams, m.grams) as grams, coalesce(r.pieces, m.pieces) as pieces
      from movement m
      left join lateral (
        select c.lines from correction c join event e on e.id = c.event_id
        where c.corrected_id = m.event_id order by e.seq desc limit 1
      ) newest on true
      left join lateral json_to_recordset(newest.lines) as r(
        line int4, grams bigint, pieces bigint) on r.line = m.line
      where not exists (select from correction c where c.event_id = m.event_id)
    ), sides as (
      select lot_id, to_place as place_id, occurred_at as at, grams, pieces from standing
      union all
      select lot_id, from_place, occurred_at, -grams, -pieces from standing
    ), balances as (
      select s.lot_id, s.place_id, s.at,
        sum(sum(s.grams)) over so_far as grams, sum(sum(s.pieces)) over so_far as pieces
      from sides s join place p on p.id = s.place_id and p.kind in ('room', 'dock')
      group by s.lot_id, s.place_id, s.at
      window so_far as (partition by s.lot_id, s.place_id order by s.at)
    ), turns as (
      select lot_id, place_id, at, there, lag(there, 1, false) over in_time as before
      from balances cross join lateral (select grams <> 0 or pieces <> 0 as there) t
      window in_time as (partition by lot_id, place_id order by at)
    ), spans as (
      select lot_id, place_id, there, at as began, lead(at, 1, 'infinity') over (
        partition by lot_id, place_id order by at) as ended
      from turns where there <> before
    )
    select lot_id, place_id, began, ended from spans where there
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table exposure_assessment`.execute(db);
  for (const index of Object.keys(touches)) await sql`drop index ${sql.ref(index)}`.execute(db);
  await sql`drop table stay`.execute(db);
}
