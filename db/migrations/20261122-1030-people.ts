import { type Kysely, sql } from 'kysely';

/**
 * Who a worker number stands for: outside the journal, encrypted, in a schema of its own, so that it
 * can be erased and granted apart from the trade records that carry the number.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema personal`.execute(db);
  await sql`
    create table personal.data_key (
      org_id uuid primary key,
      -- Which key-encryption key wrapped it.
      kek_id text not null,
      wrapped text not null,
      created_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create table personal.worker (
      org_id uuid not null,
      worker_no text not null,
      version int4 not null check (version > 0),
      premises_id uuid,
      duty text not null,
      active_since date not null,
      active_until date,
      name_sealed text not null,
      phone_sealed text,
      identity_kind text not null check (identity_kind in ('none', 'resident_id', 'passport')),
      identity_sealed text,
      identity_digest text,
      registered_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (org_id, worker_no),
      check (active_until is null or active_until >= active_since),
      check ((identity_kind = 'none') = (identity_sealed is null)),
      check ((identity_kind = 'none') = (identity_digest is null))
    )
  `.execute(db);
  await sql`
    create index worker_identity_idx on personal.worker (identity_digest)
    where identity_digest is not null
  `.execute(db);
  await sql`create index worker_premises_idx on personal.worker (premises_id)`.execute(db);

  await sql`
    create table retention_rule (
      id uuid primary key,
      kind text not null,
      days int4 not null check (days >= 0),
      action text not null check (action in ('delete', 'detach', 'aggregate', 'keep')),
      basis_zh text not null,
      basis_en text not null,
      source text not null,
      -- Came with the product; nobody here has read it yet.
      shipped boolean not null,
      effective_from timestamptz not null,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create unique index retention_rule_kind_key on retention_rule (kind, effective_from)
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table retention_rule`.execute(db);
  await sql`drop table personal.worker`.execute(db);
  await sql`drop table personal.data_key`.execute(db);
  await sql`drop schema personal`.execute(db);
}
