import { type Kysely, sql } from 'kysely';

/** The journal: what was asked (command), what happened (event), and whose history it is (event_lot). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table command (
      id uuid primary key,
      org_id uuid,
      name text not null,
      input_hash text not null,
      result json,
      recorded_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create table event (
      -- Drawn while the command holds its locks: events that depend on each other are in order.
      seq bigint generated always as identity primary key,
      id uuid not null constraint event_id_key unique,
      command_id uuid not null references command (id),
      type text not null,
      version int2 not null,
      org_id uuid,
      actor_id text,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      reason text,
      corrects uuid references event (id),
      -- json, not jsonb: the canonical text stays as it was written.
      body json not null
    )
  `.execute(db);
  await sql`create index event_corrects_idx on event (corrects) where corrects is not null`.execute(
    db,
  );
  await sql`
    create table event_lot (
      lot_id uuid not null,
      seq bigint not null references event (seq),
      primary key (lot_id, seq)
    )
  `.execute(db);
  await sql`
    create function journal_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$
  `.execute(db);
  for (const table of ['command', 'event', 'event_lot']) {
    await sql`
      create trigger append_only before update or delete or truncate on ${sql.table(table)}
        for each statement execute function journal_is_append_only()
    `.execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['event_lot', 'event', 'command']) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  await sql`drop function journal_is_append_only`.execute(db);
}
