import { type Kysely, sql } from 'kysely';

/** A lot is found by how its number begins, which an index of the database's own order can't tell. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index lot_number_search_idx`.execute(db);
  await sql`
    create index lot_number_search_idx on lot (number_key text_pattern_ops)
    where number_key is not null
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index lot_number_search_idx`.execute(db);
  await sql`
    create index lot_number_search_idx on lot (number_key) where number_key is not null
  `.execute(db);
}
