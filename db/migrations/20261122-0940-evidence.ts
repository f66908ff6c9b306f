import { type Kysely, sql } from 'kysely';

/** What is known about lots: documents, samples, tests, disinfections; holds and recalls. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table document (
      id uuid primary key,
      org_id uuid not null,
      kind text not null check (kind in ('customs_declaration', 'quarantine_certificate',
        'nat_report', 'disinfection_certificate', 'out_certificate', 'origin_certificate',
        'sales_voucher', 'other')),
      -- None yet while it is pending, none at all when it was not requested.
      number text,
      issuer text not null,
      issued_on date,
      valid_until date,
      state text not null check (state in ('pending', 'issued', 'not_requested', 'void')),
      -- How much the paper covers; null when it names no quantity.
      covers_grams bigint,
      covered_grams bigint not null,
      recorded_at timestamptz not null,
      constraint document_number_key unique (org_id, kind, issuer, number),
      constraint document_issued_number check (state <> 'issued' or number is not null),
      constraint document_covers check (covers_grams is null or covered_grams <= covers_grams)
    )
  `.execute(db);
  await sql`create index document_number_idx on document (number)`.execute(db);
  await sql`
    create index document_number_search_idx on document (translate(upper(number), ' -', ''))
  `.execute(db);
  await sql`
    create table document_state (
      document_id uuid not null,
      event_id uuid not null,
      state text not null,
      recorded_at timestamptz not null,
      primary key (document_id, event_id)
    )
  `.execute(db);
  await sql`
    create table document_lot (
      document_id uuid not null,
      lot_id uuid not null,
      grams bigint not null,
      event_id uuid not null,
      recorded_at timestamptz not null,
      primary key (document_id, lot_id)
    )
  `.execute(db);
  await sql`create index document_lot_lot_idx on document_lot (lot_id)`.execute(db);
  await sql`
    create table document_file (
      document_id uuid not null,
      sha256 text not null,
      media_type text not null,
      size int8 not null,
      public boolean not null,
      event_id uuid not null,
      primary key (document_id, sha256)
    )
  `.execute(db);
  await sql`create index document_file_sha256_idx on document_file (sha256)`.execute(db);
  await sql`
    -- Which organisation has put which bytes into the store. The bytes are outside the journal.
    create table file (
      org_id uuid not null,
      sha256 text not null,
      media_type text not null,
      size int8 not null,
      uploaded_at timestamptz not null,
      primary key (org_id, sha256)
    )
  `.execute(db);
  await sql`
    create table sample (
      id uuid primary key,
      org_id uuid not null,
      number text not null,
      kind text not null check (kind in ('personnel', 'product_surface', 'product_inner',
        'product_outer', 'environment', 'vehicle')),
      premises_id uuid not null,
      place_id uuid,
      worker_no text,
      sampler_worker_no text,
      spot text,
      laboratory_org_id uuid not null,
      taken_at timestamptz not null,
      recorded_at timestamptz not null,
      constraint sample_number_key unique (org_id, number)
    )
  `.execute(db);
  await sql`create index sample_laboratory_idx on sample (laboratory_org_id, id)`.execute(db);
  await sql`
    create table sample_lot (
      sample_id uuid not null,
      lot_id uuid not null,
      primary key (sample_id, lot_id)
    )
  `.execute(db);
  await sql`create index sample_lot_lot_idx on sample_lot (lot_id)`.execute(db);
  await sql`
    create table pool (
      -- A pool of one sample, made when a test of it is reported, has the sample's id.
      id uuid primary key,
      org_id uuid not null,
      number text,
      made_at timestamptz not null,
      recorded_at timestamptz not null,
      constraint pool_number_key unique (org_id, number)
    )
  `.execute(db);
  await sql`
    create table pool_sample (
      pool_id uuid not null,
      sample_id uuid not null,
      primary key (pool_id, sample_id)
    )
  `.execute(db);
  await sql`create index pool_sample_sample_idx on pool_sample (sample_id)`.execute(db);
  await sql`
    create table test (
      id uuid primary key,
      org_id uuid not null,
      pool_id uuid not null,
      analyte text not null,
      method text not null,
      result text not null check (result in ('negative', 'positive', 'suspect', 'invalid')),
      value text,
      report_no text,
      supersedes uuid,
      superseded_by uuid,
      superseded_at timestamptz,
      tested_at timestamptz not null,
      recorded_at timestamptz not null,
      constraint test_supersedes_key unique (supersedes)
    )
  `.execute(db);
  await sql`create index test_pool_idx on test (pool_id)`.execute(db);
  await sql`
    create table disinfectant (
      id uuid primary key,
      org_id uuid not null,
      agent text not null,
      product_licence_no text,
      concentration_milli int8 not null check (concentration_milli > 0),
      concentration_unit text not null,
      ratio text,
      worker_no text,
      prepared_at timestamptz not null,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create table disinfection (
      id uuid primary key,
      org_id uuid not null,
      disinfectant_id uuid not null,
      certificate_no text not null,
      premises_id uuid not null,
      place_id uuid,
      object text not null,
      method text not null,
      contact_minutes int4 not null check (contact_minutes > 0),
      temperature_centi_c int4,
      six_sides boolean not null,
      worker_no text,
      started_at timestamptz not null,
      ended_at timestamptz not null,
      recorded_at timestamptz not null,
      constraint disinfection_certificate_key unique (org_id, certificate_no)
    )
  `.execute(db);
  await sql`
    create index disinfection_certificate_search_idx
      on disinfection (translate(upper(certificate_no), ' -', ''))
  `.execute(db);
  await sql`
    create table disinfection_lot (
      disinfection_id uuid not null,
      lot_id uuid not null,
      grams bigint not null,
      pieces bigint not null,
      repeat_reason text,
      primary key (disinfection_id, lot_id)
    )
  `.execute(db);
  await sql`create index disinfection_lot_lot_idx on disinfection_lot (lot_id)`.execute(db);
  await sql`
    create table hold (
      id uuid primary key,
      lot_id uuid not null,
      kind text not null check (kind in ('test', 'regulator', 'owner', 'recall')),
      org_id uuid,
      reason_zh text not null,
      reason_en text not null,
      test_id uuid,
      recall_id uuid,
      placed_at timestamptz not null,
      recorded_at timestamptz not null,
      released_at timestamptz,
      release_reason text,
      clearing_test_id uuid
    )
  `.execute(db);
  await sql`create index hold_lot_idx on hold (lot_id)`.execute(db);
  await sql`create index hold_open_idx on hold (lot_id) where released_at is null`.execute(db);
  await sql`create index hold_recall_idx on hold (recall_id) where recall_id is not null`.execute(
    db,
  );
  await sql`
    create table recall (
      id uuid primary key,
      number text not null unique,
      org_id uuid not null,
      class int2 not null check (class in (1, 2, 3)),
      kind text not null check (kind in ('voluntary', 'ordered', 'mock', 'withdrawal')),
      reason_zh text not null,
      reason_en text not null,
      opened_at timestamptz not null,
      closed_at timestamptz
    )
  `.execute(db);
  await sql`
    create table recall_lot (
      recall_id uuid not null,
      lot_id uuid not null,
      primary key (recall_id, lot_id)
    )
  `.execute(db);
  await sql`create index recall_lot_lot_idx on recall_lot (lot_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'recall_lot',
    'recall',
    'hold',
    'disinfection_lot',
    'disinfection',
    'disinfectant',
    'test',
    'pool_sample',
    'pool',
    'sample_lot',
    'sample',
    'file',
    'document_file',
    'document_lot',
    'document_state',
    'document',
  ]) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
}
