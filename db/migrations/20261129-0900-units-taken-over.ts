import { type Kysely, sql } from 'kysely';

/** Whose goods units were until a part of a series went over: only what came from another lot counts as taken. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table code_range add column from_lot_id uuid`.execute(db);
  await sql`
    update code_range r set from_lot_id = coalesce((
      select (e.body->>'fromLotId')::uuid
      from event_lot l join event e on e.seq = l.seq
      where l.lot_id = r.lot_id and e.type in ('codes.units_moved', 'codes.units_replaced')
        and (e.body->>'rangeId')::uuid = r.id), r.lot_id)
  `.execute(db);
  // What the update raised has to have run before the table may be altered.
  await sql`set constraints all immediate`.execute(db);
  await sql`alter table code_range alter column from_lot_id set not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table code_range drop column from_lot_id`.execute(db);
}
