import { type Kysely, sql } from 'kysely';

type Watched = { table: string; on: string; when?: string };

/**
 * What speaks for or against goods on a scan's page. A lot's steps, names and new papers are not
 * here: a page that is some seconds behind with those misleads nobody, and receipts need not wait.
 */
const watched: readonly Watched[] = [
  { table: 'hold', on: 'insert or update or delete' },
  { table: 'recall', on: 'insert or update or delete' },
  { table: 'recall_lot', on: 'insert or delete' },
  { table: 'test', on: 'insert or update or delete' },
  // Who shares a tube with a lot is held with it.
  { table: 'pool_sample', on: 'insert or delete' },
  {
    table: 'lot',
    on: 'update of withdrawn_at',
    when: 'old.withdrawn_at is distinct from new.withdrawn_at',
  },
  { table: 'trace_code', on: 'update or delete' },
  { table: 'code_series', on: 'update or delete' },
  { table: 'code_range', on: 'insert or update or delete' },
  {
    table: 'document',
    on: 'update',
    when: 'row (old.state, old.visibility) is distinct from row (new.state, new.visibility)',
  },
  { table: 'document_file', on: 'update or delete' },
];

/** Counts what changed on anybody's page. Processes remember answers while it stands still. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table scan_generation (n bigint not null)`.execute(db);
  await sql`insert into scan_generation (n) values (0)`.execute(db);
  await sql`
    -- Once for a transaction, however many rows: the row below would grow a version for each.
    create function scan_changed() returns trigger language plpgsql as $$
    begin
      if current_setting('frostmark.scan_changed', true) is distinct from 'yes' then
        update public.scan_generation set n = n + 1;
        perform set_config('frostmark.scan_changed', 'yes', true);
      end if;
      return null;
    end $$
  `.execute(db);
  for (const { table, on, when } of watched) await watch(db, table, on, when);
}

/**
 * Deferred: the one row that all such transactions change is locked at the very end of each, so that
 * no long one keeps the others waiting and none waits for a second lock while it holds this.
 */
async function watch(db: Kysely<unknown>, table: string, on: string, when?: string) {
  await sql`
    create constraint trigger scan_changed after ${sql.raw(on)} on ${sql.table(table)}
    deferrable initially deferred for each row
    ${sql.raw(when === undefined ? '' : `when (${when})`)}
    execute function scan_changed()
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const { table } of watched) {
    await sql`drop trigger scan_changed on ${sql.table(table)}`.execute(db);
  }
  await sql`drop function scan_changed`.execute(db);
  await sql`drop table scan_generation`.execute(db);
}
