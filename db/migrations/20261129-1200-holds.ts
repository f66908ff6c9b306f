import { type Kysely, sql } from 'kysely';

import { makePolicies, makeSights, ofLot, type Policies } from '../policies.ts';

/** A decision to hold is one order that covers lots, units and places. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hold_order (
      id uuid primary key,
      number text,
      kind text not null check (kind in ('test', 'regulator', 'owner', 'recall')),
      org_id uuid not null,
      reason_zh text not null,
      reason_en text not null,
      test_id uuid,
      recall_id uuid,
      -- What was asked when these things were found, where a search found them.
      question json,
      placed_at timestamptz not null,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create table hold_unit (
      id uuid primary key,
      order_id uuid not null,
      series_id uuid not null,
      first_serial int4 not null,
      last_serial int4 not null,
      -- Held units stay with the lot that they were of: their codes can't be moved.
      lot_id uuid not null,
      released_at timestamptz,
      release_reason text,
      check (first_serial <= last_serial)
    )
  `.execute(db);
  await sql`create index hold_unit_order_idx on hold_unit (order_id)`.execute(db);
  await sql`create index hold_unit_lot_idx on hold_unit (lot_id)`.execute(db);
  await sql`
    create index hold_unit_open_idx on hold_unit (series_id, first_serial)
      where released_at is null
  `.execute(db);
  await sql`
    create table hold_place (
      id uuid primary key,
      order_id uuid not null,
      scope text not null check (scope in ('place', 'premises', 'shipment')),
      -- Null for whole premises: also rooms that are added later are held.
      place_id uuid,
      -- Null for a shipment, which is a place of its own.
      premises_id uuid,
      keeper_org_id uuid not null,
      released_at timestamptz,
      release_reason text,
      check ((scope = 'premises') = (place_id is null)),
      check ((scope = 'shipment') = (premises_id is null))
    )
  `.execute(db);
  await sql`create index hold_place_order_idx on hold_place (order_id)`.execute(db);
  await sql`create index hold_place_place_idx on hold_place (place_id)`.execute(db);
  await sql`create index hold_place_premises_idx on hold_place (premises_id)`.execute(db);
  await sql`create index hold_place_keeper_idx on hold_place (keeper_org_id)`.execute(db);
  await giveOrders(db);
  for (const table of ['hold_unit', 'hold_place']) {
    await sql`
      create constraint trigger scan_changed after insert or update or delete on ${sql.table(table)}
      deferrable initially deferred for each row execute function scan_changed()
    `.execute(db);
  }
  await makeSights(db, [
    [
      'sees_hold_order(hold_order uuid, org uuid)',
      `org = wall.org()
       or exists (select from public.hold h
         where h.order_id = hold_order and wall.sees_lot(h.lot_id))
       or exists (select from public.hold_unit u
         where u.order_id = hold_order and wall.sees_lot(u.lot_id))
       or exists (select from public.hold_place p where p.order_id = hold_order
         and (p.keeper_org_id = wall.org()
           or (p.scope = 'shipment' and wall.sees_shipment(p.place_id))))`,
      `wall.of_org(org)
       or exists (select from public.hold h
         where h.order_id = hold_order and wall.sees_lot(h.lot_id))
       or exists (select from public.hold_unit u
         where u.order_id = hold_order and wall.sees_lot(u.lot_id))
       or exists (select from public.hold_place p where p.order_id = hold_order
         and case when p.scope = 'shipment' then wall.sees_shipment(p.place_id)
           else wall.sees_place(p.keeper_org_id, p.premises_id) end)`,
    ],
  ]);
  await makePolicies(db, policies);
  await sql`create sequence hold_list_serial`.execute(db);
  await sql`grant usage on sequence hold_list_serial to frostmark_service`.execute(db);
}

const policies: Policies = {
  hold_order: {
    firm: 'org_id = wall.org() or wall.sees_hold_order(id, org_id)',
    bureau: 'wall.sees_hold_order(id, org_id)',
  },
  hold_unit: ofLot('hold_unit.lot_id'),
  hold_place: {
    firm: `keeper_org_id = wall.org() or (scope = 'shipment' and wall.sees_shipment(place_id))`,
    bureau: `case when scope = 'shipment' then wall.sees_shipment(place_id)
      else wall.sees_place(keeper_org_id, premises_id) end`,
  },
};

/** Each earlier decision was one event, whose id becomes the order's. */
async function giveOrders(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hold add column order_id uuid`.execute(db);
  await sql`
    insert into hold_order (id, kind, org_id, reason_zh, reason_en, test_id, recall_id, placed_at,
      recorded_at)
    select id, body ->> 'kind', (body ->> 'orgId')::uuid, body ->> 'reasonZh', body ->> 'reasonEn',
      (body ->> 'testId')::uuid, (body ->> 'recallId')::uuid, occurred_at, recorded_at
    from event where type = 'oversight.lots_held'
  `.execute(db);
  await sql`
    update hold h set order_id = e.id
    from event e, json_array_elements(e.body -> 'holds') held
    where e.type = 'oversight.lots_held' and (held ->> 'id')::uuid = h.id
  `.execute(db);
  // What the update raised has to have run before the table may be altered.
  await sql`set constraints all immediate`.execute(db);
  await sql`alter table hold alter column order_id set not null`.execute(db);
  await sql`create index hold_order_idx on hold (order_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop sequence hold_list_serial`.execute(db);
  for (const table of ['hold_order', 'hold_unit', 'hold_place']) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  await sql`drop function wall.sees_hold_order(uuid, uuid)`.execute(db);
  await sql`alter table hold drop column order_id`.execute(db);
}
