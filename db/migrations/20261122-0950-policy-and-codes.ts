import { type Kysely, sql } from 'kysely';

/** Rules as dated rows, modes in force, trace codes, and the steps that a scan shows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table policy_rule (
      id uuid primary key,
      set_code text not null,
      code text not null,
      title_zh text not null,
      title_en text not null,
      source text not null,
      -- 'any' holds in both modes.
      mode text not null check (mode in ('any', 'normal', 'emergency')),
      division_id text not null,
      transition text not null check (transition in ('receive', 'ship', 'sell', 'activate')),
      lot_kinds json,
      categories json,
      storage_classes json,
      origins json,
      premises_kinds json,
      entries json,
      requirement json not null,
      effective_from timestamptz not null,
      effective_to timestamptz,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`create index policy_rule_transition_idx on policy_rule (transition)`.execute(db);
  await sql`
    create table policy_mode (
      id uuid primary key,
      division_id text not null,
      mode text not null check (mode in ('normal', 'emergency')),
      reason_zh text not null,
      reason_en text not null,
      effective_from timestamptz not null,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create table trace_code (
      code text primary key,
      lot_id uuid not null,
      org_id uuid not null,
      state text not null check (state in ('issued', 'active', 'void')),
      issued_at timestamptz not null,
      activated_at timestamptz,
      voided_at timestamptz,
      void_reason text
    )
  `.execute(db);
  await sql`create index trace_code_lot_idx on trace_code (lot_id)`.execute(db);
  // Goods carry one code at a time; a void one makes room for the next.
  await sql`
    create unique index trace_code_lot_key on trace_code (lot_id) where state <> 'void'
  `.execute(db);
  await sql`
    -- A lot's way as a consumer may see it: which kind of place in which city, never a buyer.
    create table lot_step (
      lot_id uuid not null,
      event_id uuid not null,
      kind text not null check (kind in
        ('received', 'shipped', 'processed', 'sold', 'returned', 'destroyed')),
      premises_kind text,
      division_id text,
      occurred_at timestamptz not null,
      -- False once a correction says that it did not.
      happened boolean not null,
      primary key (lot_id, event_id, kind)
    )
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['lot_step', 'trace_code', 'policy_mode', 'policy_rule']) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
}
