import { type Kysely, sql } from 'kysely';

/** The public log: a leaf for each event, tiles of hashes, signed checkpoints, and who has seen them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table log_leaf (
      idx bigint primary key,
      seq bigint not null constraint log_leaf_seq_key unique,
      -- Null once it was erased with the event: the entry stays and says nothing.
      salt bytea,
      commitment bytea not null,
      recorded_at timestamptz not null,
      late_hours int4 not null
    )
  `.execute(db);
  await sql`
    -- A tile that is not full grows in its row; a full one never changes.
    create table log_tile (
      level int2 not null,
      idx bigint not null,
      hashes bytea not null,
      primary key (level, idx)
    )
  `.execute(db);
  await sql`
    create table log_checkpoint (
      size bigint primary key,
      root bytea not null,
      signed_at timestamptz not null,
      note text not null
    )
  `.execute(db);
  await sql`create index log_checkpoint_signed_idx on log_checkpoint (signed_at)`.execute(db);
  await sql`
    create index log_leaf_late_idx on log_leaf (recorded_at) where late_hours > 0
  `.execute(db);
  await sql`
    create table log_cosignature (
      size bigint not null references log_checkpoint (size),
      witness text not null,
      line text not null,
      seen_at timestamptz not null,
      primary key (size, witness)
    )
  `.execute(db);
  await sql`
    -- Who is asked to cosign: the largest size of this log that it has, and when it may be asked again.
    create table log_cosigner (
      name text primary key,
      size bigint not null,
      seen_at timestamptz,
      -- Whoever asks moves this on first: an answer is waited for in no transaction and under no lock.
      next_at timestamptz not null,
      asked_at timestamptz,
      failures int4 not null,
      fault text
    )
  `.execute(db);
  await sql`
    -- What verifiers of the whole log told.
    create table log_verification (
      id uuid primary key,
      org_id uuid not null,
      size bigint not null,
      root text not null,
      verdict text not null check (verdict in ('ok', 'failed')),
      problems int4 not null,
      checked_at timestamptz not null,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create index log_verification_recorded_idx on log_verification (recorded_at)
  `.execute(db);
  await sql`
    -- Checkpoints of others' logs that this installation has cosigned: never a smaller one after.
    create table log_witnessed (
      origin text primary key,
      size bigint not null,
      root bytea not null,
      note text not null,
      seen_at timestamptz not null
    )
  `.execute(db);
  await sql`
    -- How far the journal is in the log, and which of its numbers were missing then.
    create table log_state (
      id int4 primary key check (id = 1),
      size bigint not null,
      seq bigint not null,
      gaps jsonb not null,
      audited_at timestamptz
    )
  `.execute(db);
  // What reads the journal in its order asks for the lots of each event.
  await sql`create index event_lot_seq_idx on event_lot (seq) include (lot_id)`.execute(db);
  await sql`insert into log_state (id, size, seq, gaps) values (1, 0, 0, '[]')`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index event_lot_seq_idx`.execute(db);
  for (const table of tables) await sql`drop table ${sql.table(table)}`.execute(db);
}

const tables = [
  'log_state',
  'log_witnessed',
  'log_verification',
  'log_cosigner',
  'log_cosignature',
  'log_checkpoint',
  'log_tile',
  'log_leaf',
];
