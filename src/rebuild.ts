import { type Kysely, sql, type Transaction } from 'kysely';

import type { Database } from '../db/types.ts';
import type { EventDef, RecordedEvent } from './core/events.ts';
import { createJournal, eventDefOf, project } from './core/journal.ts';
import { projectedTables, projections } from './projections.ts';

const batchSize = 1000;

/** Empties the projections and writes them anew from the journal, in one transaction. */
export async function rebuild(db: Kysely<Database>): Promise<{ events: number }> {
  return db.transaction().execute(async (tx) => {
    await sql`set constraints all deferred`.execute(tx);
    await sql`alter table event_lot disable trigger append_only`.execute(tx);
    for (const table of projectedTables) await sql`delete from ${sql.table(table)}`.execute(tx);
    const events = await replay(tx);
    await sql`alter table event_lot enable trigger append_only`.execute(tx);
    return { events };
  });
}

export type Difference = { table: string; onlyLive: number; onlyRebuilt: number; example: string };

/**
 * Rebuilds into a schema of its own and compares row by row, as text. Changes nothing: everything
 * happens in a transaction that is rolled back.
 */
export async function compareWithRebuilt(db: Kysely<Database>): Promise<Difference[]> {
  const found: Difference[] = [];
  await db
    .transaction()
    .execute(async (tx) => {
      await sql`create schema rebuilt`.execute(tx);
      for (const table of projectedTables) {
        const [live, copy] = [sql.id('public', table), sql.id('rebuilt', table)];
        await sql`create table ${copy} (like ${live} including all)`.execute(tx);
      }
      await sql`set local search_path = rebuilt, public`.execute(tx);
      await replay(tx);
      for (const table of projectedTables) {
        const difference = await compareTable(tx, table);
        if (difference) found.push(difference);
      }
      throw new RollBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error;
    });
  return found;
}

class RollBack extends Error {}

async function compareTable(
  tx: Transaction<Database>,
  table: string,
): Promise<Difference | undefined> {
  const [live, copy] = [sql.id('public', table), sql.id('rebuilt', table)];
  const rows = await sql<{ side: 'live' | 'rebuilt'; row: string }>`
    with l as (select t::text as row, count(*) as n from ${live} t group by 1),
         r as (select t::text as row, count(*) as n from ${copy} t group by 1)
    select 'live' as side, row from (select * from l except select * from r) a
    union all
    select 'rebuilt' as side, row from (select * from r except select * from l) b
  `.execute(tx);
  if (rows.rows.length === 0) return undefined;
  return {
    table,
    onlyLive: rows.rows.filter(({ side }) => side === 'live').length,
    onlyRebuilt: rows.rows.filter(({ side }) => side === 'rebuilt').length,
    example: rows.rows
      .slice(0, 4)
      .map(({ side, row }) => `${side}: ${row}`)
      .join('\n'),
  };
}

/** Runs the live projectors over the whole journal, in order. */
async function replay(tx: Transaction<Database>): Promise<number> {
  const journal = createJournal(tx, projections);
  let after = 0;
  let count = 0;
  for (;;) {
    const rows = await tx
      .selectFrom('event')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(batchSize)
      .execute();
    const last = rows.at(-1);
    if (!last) return count;
    const lotRows: { seq: number; lot_id: string }[] = [];
    const events = rows.map((row): RecordedEvent => {
      const def = eventDefOf(journal, row.type);
      const body = def ? readBody(def, row.version, row.body) : row.body;
      for (const lot_id of new Set(def?.lots(body) ?? [])) lotRows.push({ seq: row.seq, lot_id });
      return {
        id: row.id,
        commandId: row.command_id,
        orgId: row.org_id,
        actorId: row.actor_id,
        occurredAt: row.occurred_at,
        recordedAt: row.recorded_at,
        reason: row.reason,
        corrects: row.corrects,
        type: row.type,
        body,
      };
    });
    await sql`
      insert into event_lot (lot_id, seq)
      select lot_id, seq from json_to_recordset(${JSON.stringify(lotRows)}::json)
        as r(seq bigint, lot_id uuid)
    `.execute(tx);
    await project(journal, tx, events);
    count += rows.length;
    after = last.seq;
  }
}

/** Strict on purpose: a body that its own schema refuses is found here, not in production. */
function readBody(def: EventDef, version: number, body: unknown): unknown {
  const lifted = version < def.version && def.lift ? def.lift(version, body) : body;
  return def.body.parse(lifted);
}
