import { type Kysely, sql } from 'kysely';

import { both, letReadersSelect, makePolicies, ofLot } from '../policies.ts';

/** How often codes are scanned, from where on that looks copied, and what consumers report. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeCounters(db);
  await makeThresholds(db);
  await makeReports(db);
  await makePolicies(db, policies);
  await letReadersSelect(db, 'scan_threshold');
}

const policies = {
  scan_total: ofLot('scan_total.lot_id'),
  scan_hour: both('exists (select from scan_total t where t.code = scan_hour.code)'),
  consumer_report: {
    firm: 'org_id = wall.org()',
    bureau: 'wall.sees_lot(lot_id)',
  },
};

async function makeCounters(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Only codes that were issued, and only once they were scanned.
    create table scan_total (
      code text primary key,
      -- Where the code belonged when it was last scanned: units move when goods are repacked.
      lot_id uuid not null,
      level text not null check (level in ('lot', 'case', 'pack')),
      first_hour timestamptz not null,
      scans bigint not null
    ) with (fillfactor = 80)
  `.execute(db);
  await sql`create index scan_total_lot_idx on scan_total (lot_id)`.execute(db);
  await sql`
    create table scan_hour (
      code text not null,
      hour timestamptz not null,
      -- A division no finer than a city; empty where the edge named none.
      region text not null,
      scans integer not null,
      primary key (code, hour, region)
    ) with (fillfactor = 80)
  `.execute(db);
  // For what is too old: rows come in the order of time, so a few pages tell where to look.
  await sql`create index scan_hour_hour_idx on scan_hour using brin (hour)`.execute(db);
  await sql`
    -- The last batch of each process that counts: one sent again after a lost answer adds nothing.
    create table scan_writer (
      id uuid primary key,
      batch bigint not null,
      at timestamptz not null
    )
  `.execute(db);
}

async function makeThresholds(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table scan_threshold (
      id uuid primary key,
      level text not null check (level in ('lot', 'case', 'pack')),
      reason text not null check (reason in ('many', 'places', 'after_sold', 'after_destroyed')),
      division_id text not null,
      numbers jsonb not null,
      source text not null,
      effective_from timestamptz not null,
      effective_to timestamptz,
      recorded_at timestamptz not null
    )
  `.execute(db);
}

async function makeReports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table consumer_report (
      id uuid primary key,
      lot_id uuid not null,
      -- Of the firm that declared the lot.
      org_id uuid not null,
      code text not null,
      kind text not null check (kind in ('label', 'damaged', 'expired', 'thawed', 'ill', 'other')),
      state text not null check (state in ('filed', 'examining', 'upheld', 'unfounded')),
      filed_at timestamptz not null,
      answer_zh text,
      answer_en text,
      answered_at timestamptz,
      erased_at timestamptz
    )
  `.execute(db);
  await sql`create index consumer_report_lot_idx on consumer_report (lot_id, id)`.execute(db);
  await sql`
    -- What a person wrote and photographed: outside the journal, so that it can be erased.
    create table personal.report (
      report_id uuid primary key,
      receipt_hash text not null unique,
      text text,
      photo_sha256 text,
      photo_type text,
      photo_size bigint
    )
  `.execute(db);
  await sql`
    grant select, insert, update, delete on personal.report to frostmark_service
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['personal.report', 'consumer_report', 'scan_threshold', 'scan_writer']) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  await sql`drop table scan_hour`.execute(db);
  await sql`drop table scan_total`.execute(db);
}
