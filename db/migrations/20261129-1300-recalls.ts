import { type Kysely, sql } from 'kysely';

import {
  letReadersSelect,
  makePolicies,
  makeSights,
  type Policies,
  type Sight,
} from '../policies.ts';

/** The legal clock of recalls, what holders answer, what became of the goods, and the reports on it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeCalendar(db);
  await widenRecall(db);
  await takeInLateLots(db);
  await makeAnswers(db);
  await makeReports(db);
  // What the updates raised has to have run before the tables may be altered.
  await sql`set constraints all immediate`.execute(db);
  await sql`
    alter table recall alter column known_at set not null, alter column known_from set not null,
      alter column recorded_at set not null
  `.execute(db);
  await sql`alter table recall_lot alter column named drop default`.execute(db);
  // A firm's numbers are its own, and say nothing of anybody else's.
  await sql`alter table recall drop constraint recall_number_key`.execute(db);
  await sql`
    alter table recall add constraint recall_number_key unique (org_id, number)
  `.execute(db);
  await makeSights(db, sights);
  await makePolicies(db, policies);
  for (const table of shared) await letReadersSelect(db, table);
}

async function makeCalendar(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table business_year (
      year int4 primary key,
      edition text not null,
      source text not null,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create table business_day (
      date date primary key,
      year int4 not null,
      kind text not null check (kind in ('off', 'work')),
      name_zh text not null,
      name_en text not null
    )
  `.execute(db);
}

async function widenRecall(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table recall
      -- When the risk was known: the clock starts here.
      add column known_at timestamptz,
      add column known_from text check (known_from in ('stated', 'test', 'opening')),
      add column known_test_id uuid,
      -- The firm whose goods these are, which reports on the recall.
      add column responsible_org_id uuid,
      add column recorded_at timestamptz,
      add column closed_recorded_at timestamptz
  `.execute(db);
  await sql`
    update recall r set known_at = opened_at, known_from = 'opening',
      recorded_at = (select min(e.recorded_at) from event e
        where e.type = 'oversight.recall_opened' and (e.body ->> 'id')::uuid = r.id),
      closed_recorded_at = (select min(e.recorded_at) from event e
        where e.type = 'oversight.recall_closed' and (e.body ->> 'id')::uuid = r.id)
  `.execute(db);
  // Whether it was named or made of what was named.
  await sql`alter table recall_lot add column named boolean not null default true`.execute(db);
}

/** What was made of recalled lots while the recall was open belongs to it. */
async function takeInLateLots(db: Kysely<unknown>): Promise<void> {
  await sql`
    with recursive span as (
      select (o.body ->> 'id')::uuid as id, o.seq as opened, (
        select min(c.seq) from event c
        where c.type = 'oversight.recall_closed' and c.body ->> 'id' = o.body ->> 'id') as closed
      from event o where o.type = 'oversight.recall_opened'
    ), late (recall_id, lot_id) as (
      select recall_id, lot_id from recall_lot
      union
      select late.recall_id, p.child_id
      from late
      join span on span.id = late.recall_id
      join lot_parent p on p.parent_id = late.lot_id
      join event e on e.id = p.event_id
      where e.seq > span.opened and (span.closed is null or e.seq < span.closed)
    )
    insert into recall_lot (recall_id, lot_id, named)
    select recall_id, lot_id, false from late on conflict do nothing
  `.execute(db);
}

async function makeAnswers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recall_receipt (
      recall_id uuid not null,
      org_id uuid not null,
      received_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (recall_id, org_id)
    )
  `.execute(db);
  await sql`
    create table recall_answer (
      id uuid primary key,
      recall_id uuid not null,
      org_id uuid not null,
      -- Counts a firm's answers: for each lot the latest that names it stands.
      number int4 not null,
      answered_at timestamptz not null,
      recorded_at timestamptz not null,
      constraint recall_answer_number_key unique (recall_id, org_id, number)
    )
  `.execute(db);
  await sql`
    create table recall_answer_line (
      answer_id uuid not null,
      line int4 not null,
      recall_id uuid not null,
      org_id uuid not null,
      number int4 not null,
      lot_id uuid not null,
      fate text not null check (fate in ('here', 'sold_on', 'consumers', 'destroyed', 'returned',
        'processed', 'not_found')),
      grams bigint not null check (grams >= 0),
      pieces bigint not null check (pieces >= 0),
      to_org_id uuid,
      shipment_id uuid,
      -- A firm that is not in the system.
      to_name text,
      primary key (answer_id, line)
    )
  `.execute(db);
  await sql`
    create index recall_answer_line_recall_idx on recall_answer_line (recall_id, org_id)
  `.execute(db);
  await sql`
    create table recall_disposal (
      id uuid not null,
      line int4 not null,
      recall_id uuid not null,
      -- Whose goods, and who says so.
      org_id uuid not null,
      by_org_id uuid not null,
      lot_id uuid not null,
      place_id uuid not null,
      outcome text not null check (outcome in ('returned', 'destroyed', 'downgraded', 'released')),
      grams bigint not null check (grams >= 0),
      pieces bigint not null check (pieces >= 0),
      document_id uuid,
      file_sha256 text,
      event_id uuid,
      shipment_id uuid,
      hold_id uuid,
      note text,
      disposed_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (id, line)
    )
  `.execute(db);
  await sql`create index recall_disposal_recall_idx on recall_disposal (recall_id)`.execute(db);
  await sql`
    create index recall_disposal_event_idx on recall_disposal (event_id) where event_id is not null
  `.execute(db);
}

async function makeReports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recall_report (
      id uuid primary key,
      recall_id uuid not null,
      org_id uuid not null,
      step text not null check (step in ('plan', 'progress', 'summary', 'closing')),
      text_zh text not null,
      text_en text not null,
      -- As they were at that moment, as far as whoever filed it may see them.
      figures jsonb not null,
      filed_at timestamptz not null,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`create index recall_report_recall_idx on recall_report (recall_id, id)`.execute(db);
}

/** Whose recall it is: who opened it, or an authority above. */
const sights: readonly Sight[] = [
  [
    'runs_recall(recall uuid)',
    'exists (select from public.recall r where r.id = recall and r.org_id = wall.org())',
    'exists (select from public.recall r where r.id = recall and wall.of_org(r.org_id))',
  ],
];

/** A holder's word is its own, its authority's, and the authority's that recalls. */
const ofHolder = {
  firm: 'org_id = wall.org()',
  bureau: 'wall.of_org(org_id) or wall.runs_recall(recall_id)',
};

const policies: Policies = {
  recall_receipt: ofHolder,
  recall_answer: ofHolder,
  recall_answer_line: ofHolder,
  recall_disposal: ofHolder,
  recall_report: ofHolder,
};

const shared = ['business_year', 'business_day'];

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [...Object.keys(policies), ...shared]) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  await sql`drop function wall.runs_recall`.execute(db);
  await sql`alter table recall drop constraint recall_number_key`.execute(db);
  await sql`alter table recall add constraint recall_number_key unique (number)`.execute(db);
  await sql`delete from recall_lot where not named`.execute(db);
  await sql`set constraints all immediate`.execute(db);
  await sql`alter table recall_lot drop column named`.execute(db);
  await sql`
    alter table recall drop column known_at, drop column known_from, drop column known_test_id,
      drop column responsible_org_id, drop column recorded_at, drop column closed_recorded_at
  `.execute(db);
}
