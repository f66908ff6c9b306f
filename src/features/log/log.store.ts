import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { toHex } from '../../domain/hex.ts';
import type { LoggedEvent } from '../../domain/log-entry.ts';

/**
 * The log's own tables. They are no projections of the journal: salts and signatures can't be made again, so
 * a rebuild leaves them alone.
 */

/**
 * Numbers of the journal, both ends included, that were not there yet. `xid`: a transaction of the sequencer
 * that began when they had been missed for long enough; when all older ones have ended, they will not come.
 */
export type Gap = { first: number; last: number; since: number; xid: number | null };

export type LogState = {
  size: number;
  /** All committed events up to here are in the log, but for the gaps. */
  seq: number;
  gaps: readonly Gap[];
  auditedAt: Date | null;
};

const stateColumns = sql`size, seq, gaps, audited_at as "auditedAt"`;

export async function readState(db: Db): Promise<LogState> {
  const { rows } = await sql<LogState>`select ${stateColumns} from log_state`.execute(db);
  const [state] = rows;
  if (!state) throw new Error('The log has lost its state');
  return state;
}

export type Turn = { state: LogState; xmin: number; xid: number };

/**
 * The state, locked until the transaction ends; undefined: another process integrates. `xmin` is the oldest
 * transaction under way: what ended before it shows in whatever is read from here on. `xid` is this one.
 */
export async function takeTurn(tx: Db): Promise<Turn | undefined> {
  const { rows } = await sql<LogState & { xmin: string; xid: string }>`
    select ${stateColumns}, pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
      pg_current_xact_id()::text as xid
    from log_state for update skip locked
  `.execute(tx);
  const [row] = rows;
  if (!row) {
    // Throws where there is no state at all, which looks like another's turn.
    await readState(tx);
    return undefined;
  }
  const { xmin, xid, ...state } = row;
  return { state, xmin: Number(xmin), xid: Number(xid) };
}

/** Whether a turn would find anything: asked often, so without a lock or a transaction of its own. */
export async function hasWork(db: Db): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select gaps <> '[]' or coalesce((select max(seq) from event) > seq, false) as has
    from log_state
  `.execute(db);
  return rows[0]?.has !== false;
}

const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const eventColumns = sql`e.seq, e.id, e.command_id as "commandId", e.type, e.version,
  e.org_id as "orgId", e.actor_id as "actorId", ${moment('e.occurred_at')} as "occurredAt",
  ${moment('e.recorded_at')} as "recordedAt", e.reason, e.corrects, e.body::text as "bodyText",
  (select coalesce(json_agg(l.lot_id order by l.lot_id), '[]') from event_lot l
    where l.seq = e.seq) as lots`;

/** Committed events after a number, and whichever of the missing ones have come; in the journal's order. */
export async function eventsAfter(
  db: Db,
  after: number,
  missing: readonly { first: number; last: number }[],
  limit: number,
): Promise<LoggedEvent[]> {
  const { rows } = await sql<LoggedEvent>`
    with next as materialized (
      (select seq from event where seq > ${after} order by seq limit ${limit})
      union
      -- Looked up one by one, whatever is believed of the table's size: there may be thousands.
      (select e.seq
      from json_to_recordset(${JSON.stringify(missing)}::json) as m(first bigint, last bigint)
      cross join lateral (select seq from event where seq >= m.first and seq <= m.last
        order by seq limit ${limit}) e
      limit ${limit})
    )
    select ${eventColumns}
    from next n cross join lateral (select * from event where seq = n.seq offset 0) e
    order by e.seq
  `.execute(db);
  return rows;
}

/** Events whose leaves are in this part of the log, by their index. Erased ones are not there. */
export async function eventsOfLeaves(
  db: Db,
  indexes: readonly number[],
): Promise<Map<number, LoggedEvent>> {
  const { rows } = await sql<LoggedEvent & { index: number }>`
    select f.idx as index, ${eventColumns}
    from log_leaf f join event e on e.seq = f.seq
    where f.idx = any(${[...indexes]}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ index, ...event }) => [index, event]));
}

/** Events that were passed over: there should be none. Reads the whole of both. */
export async function unlogged(db: Db, upTo: number): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select e.seq from event e
    where e.seq <= ${upTo} and not exists (select from log_leaf f where f.seq = e.seq)
    order by e.seq limit 1000
  `.execute(db);
  return rows.map(({ seq }) => seq);
}

export type NewLeaf = {
  idx: number;
  seq: number;
  salt: string;
  commitment: string;
  recorded_at: string;
  late_hours: number;
};

export type Leaf = {
  index: number;
  salt: Uint8Array | null;
  commitment: Uint8Array;
  recordedAt: string;
  lateHours: number;
};

const leafColumns = sql`idx as index, salt, commitment, ${moment('recorded_at')} as "recordedAt",
  late_hours as "lateHours"`;

export async function leavesBetween(db: Db, from: number, until: number): Promise<Leaf[]> {
  const { rows } = await sql<Leaf>`
    select ${leafColumns} from log_leaf where idx >= ${from} and idx < ${until} order by idx
  `.execute(db);
  return rows;
}

/** By the journal's numbers, in the order of the log. */
export async function leavesOfEvents(
  db: Db,
  seqs: readonly number[],
): Promise<(Leaf & { seq: number })[]> {
  const { rows } = await sql<Leaf & { seq: number }>`
    select seq, ${leafColumns} from log_leaf where seq = any(${[...seqs]}::bigint[]) order by idx
  `.execute(db);
  return rows;
}

export type TileRow = { level: number; index: number; hashes: Uint8Array };

export async function readTileRows(
  db: Db,
  tiles: readonly { level: number; index: number }[],
): Promise<TileRow[]> {
  const { rows } = await sql<TileRow>`
    select t.level, t.idx as index, t.hashes
    from json_to_recordset(${JSON.stringify(tiles)}::json) as r(level int2, index bigint)
    join log_tile t on t.level = r.level and t.idx = r.index
  `.execute(db);
  return rows;
}

/** What a step of the sequencer adds; hashes in hex, as arrays of bytes are costly to send. */
export type Growth = {
  leaves: readonly NewLeaf[];
  tiles: readonly { level: number; index: number; hashes: string }[];
  state: LogState;
  checkpoint: StoredCheckpoint | undefined;
};

/** In one statement: the database is asked once, whatever is added. */
export async function keepGrowth(tx: Db, growth: Growth): Promise<void> {
  const { leaves, tiles, state, checkpoint } = growth;
  await sql`
    with leaf as (
      insert into log_leaf (idx, seq, salt, commitment, recorded_at, late_hours)
      select idx, seq, decode(salt, 'hex'), decode(commitment, 'hex'), recorded_at, late_hours
      from json_to_recordset(${JSON.stringify(leaves)}::json) as r(
        idx bigint, seq bigint, salt text, commitment text, recorded_at timestamptz,
        late_hours int4)
    ), tile as (
      insert into log_tile (level, idx, hashes)
      select level, index, decode(hashes, 'hex')
      from json_to_recordset(${JSON.stringify(tiles)}::json) as r(
        level int2, index bigint, hashes text)
      on conflict (level, idx) do update set hashes = excluded.hashes
    ), signed as (
      insert into log_checkpoint (size, root, signed_at, note)
      select size, decode(root, 'hex'), signed_at, note
      from json_to_recordset(${JSON.stringify(checkpoint ? [toRow(checkpoint)] : [])}::json) as r(
        size bigint, root text, signed_at timestamptz, note text)
    )
    update log_state set size = ${state.size}, seq = ${state.seq},
      gaps = ${JSON.stringify(state.gaps)}::jsonb, audited_at = ${state.auditedAt}::timestamptz
  `.execute(tx);
}

function toRow({ size, root, signedAt: signed_at, note }: StoredCheckpoint) {
  return { size, root: toHex(root), signed_at, note };
}

export type StoredCheckpoint = { size: number; root: Uint8Array; signedAt: Date; note: string };

/** The newest, with the lines of those who cosigned it. */
export async function lastCheckpoint(
  db: Db,
): Promise<(StoredCheckpoint & { cosignatures: string[] }) | undefined> {
  const { rows } = await sql<StoredCheckpoint & { cosignatures: string[] }>`
    select c.size, c.root, c.signed_at as "signedAt", c.note,
      (select coalesce(json_agg(s.line order by s.witness), '[]') from log_cosignature s
        where s.size = c.size) as cosignatures
    from log_checkpoint c order by c.size desc limit 1
  `.execute(db);
  return rows[0];
}

/** The newest that a witness cosigned and that has so many leaves at least. */
export async function lastCosigned(
  db: Db,
  least: number,
  witnesses: readonly string[],
): Promise<(StoredCheckpoint & { cosignatures: string[] }) | undefined> {
  const { rows } = await sql<StoredCheckpoint & { cosignatures: string[] }>`
    select c.size, c.root, c.signed_at as "signedAt", c.note,
      (select json_agg(s.line order by s.witness) from log_cosignature s where s.size = c.size)
        as cosignatures
    from log_checkpoint c
    where c.size = (select s.size from log_cosignature s
      where s.size >= ${least} and s.witness = any(${[...witnesses]}::text[])
      order by s.size desc limit 1)
  `.execute(db);
  return rows[0];
}

/**
 * Of the checkpoints of these hours the last of each minute stays, and the last that was cosigned: a busy log
 * signs two a second, and each proves what those before it do. What a verifier told of stays too.
 */
export async function thinCheckpoints(tx: Db, from: Date, until: Date): Promise<void> {
  await sql`
    with thinned as (
      select size from (
        select c.size, row_number() over (
          partition by date_trunc('minute', c.signed_at), s.size is not null
          order by c.size desc) as n
        from log_checkpoint c
        left join (select distinct size from log_cosignature) s on s.size = c.size
        where c.signed_at >= ${from} and c.signed_at < ${until}
          and not exists (select from log_verification v where v.size = c.size)) c
      where n > 1
    ), uncosigned as (
      delete from log_cosignature where size in (select size from thinned)
    )
    delete from log_checkpoint where size in (select size from thinned)
  `.execute(tx);
}

/** The same tree, signed by others as well: what was signed stays as it is. */
export async function replaceNote(tx: Db, size: number, note: string): Promise<void> {
  await sql`update log_checkpoint set note = ${note} where size = ${size}`.execute(tx);
}
