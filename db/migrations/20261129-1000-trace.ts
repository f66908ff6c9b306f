import { type Kysely, sql } from 'kysely';

/** What a trace reads of a movement: its place in the journal, and what stands of it by all that is known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table movement
      add column seq bigint,
      -- The quantity after the newest correction; zero where a movement only books a correction.
      add column net_grams bigint check (net_grams >= 0),
      add column net_pieces bigint check (net_pieces >= 0)
  `.execute(db);
  await sql`
    update movement m set seq = e.seq, net_grams = m.grams, net_pieces = m.pieces
    from event e where e.id = m.event_id
  `.execute(db);
  await sql`
    update movement m set net_grams = 0, net_pieces = 0
    where exists (select from correction c where c.event_id = m.event_id)
  `.execute(db);
  await sql`
    update movement m set net_grams = x.grams, net_pieces = x.pieces
    from (
      select distinct on (c.corrected_id) c.corrected_id, c.lines
      from correction c join event e on e.id = c.event_id
      order by c.corrected_id, e.seq desc
    ) newest, json_to_recordset(newest.lines) as x(line int4, grams bigint, pieces bigint)
    where m.event_id = newest.corrected_id and m.line = x.line
  `.execute(db);
  await sql`
    alter table movement
      alter column seq set not null,
      alter column net_grams set not null,
      alter column net_pieces set not null
  `.execute(db);
  // All that a sweep reads, in the order in which it reads.
  await sql`drop index movement_lot_idx`.execute(db);
  await sql`
    create index movement_lot_idx on movement (lot_id, occurred_at, seq, line)
      include (from_place, to_place, net_grams, net_pieces)
  `.execute(db);
  await sql`
    alter table lot_parent
      add column seq bigint,
      -- All that its processing took in, of whatever lot.
      add column total_grams bigint,
      add column total_pieces bigint
  `.execute(db);
  await sql`
    update lot_parent p set seq = e.seq, total_grams = t.grams, total_pieces = t.pieces
    from event e, (
      select event_id, child_id, sum(grams) as grams, sum(pieces) as pieces
      from lot_parent group by event_id, child_id) t
    where e.id = p.event_id and t.event_id = p.event_id and t.child_id = p.child_id
  `.execute(db);
  await sql`
    alter table lot_parent
      alter column seq set not null,
      alter column total_grams set not null,
      alter column total_pieces set not null
  `.execute(db);
  await sql`drop index lot_parent_parent_idx`.execute(db);
  await sql`
    create index lot_parent_parent_idx on lot_parent (parent_id, child_id)
      include (seq, total_grams, total_pieces)
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index lot_parent_parent_idx`.execute(db);
  await sql`create index lot_parent_parent_idx on lot_parent (parent_id, child_id)`.execute(db);
  await sql`
    alter table lot_parent drop column seq, drop column total_grams, drop column total_pieces
  `.execute(db);
  await sql`drop index movement_lot_idx`.execute(db);
  await sql`create index movement_lot_idx on movement (lot_id, occurred_at)`.execute(db);
  await sql`
    alter table movement drop column seq, drop column net_grams, drop column net_pieces
  `.execute(db);
}
