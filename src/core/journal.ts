import { type Kysely, sql, type Transaction } from 'kysely';

import type { Database } from '../../db/types.ts';
import { isRetryable, isUniqueViolation } from './database-errors.ts';
import type { EventDef, RecordedEvent } from './events.ts';
import type { Metrics } from './ports.ts';

declare const projecting: unique symbol;

/** The only type that write queries accept. The journal alone makes one, and only for projectors. */
export type ProjectionTx = Transaction<Database> & { readonly [projecting]: true };

export type Projection = {
  readonly def: EventDef;
  readonly apply: (tx: ProjectionTx, events: readonly RecordedEvent[]) => Promise<void>;
};

/**
 * Binds a projector to its event type. It gets events in journal order, one or many, and must give
 * the same rows either way: imports pass thousands at once, a rebuild passes others.
 */
export function on<B>(
  def: EventDef<B>,
  apply: (tx: ProjectionTx, events: readonly RecordedEvent<B>[]) => Promise<void>,
): Projection {
  // The registry pairs each type with its own body, which the type system can't follow.
  return { def, apply } as unknown as Projection;
}

const parts: unique symbol = Symbol('journal');

type Parts = {
  db: Kysely<Database> | Transaction<Database>;
  projections: ReadonlyMap<string, readonly Projection[]>;
  metrics: Metrics | undefined;
};

/** Opaque to features: what it holds is reached only through this module. */
export type Journal = { readonly [parts]: Parts };

export function createJournal(
  db: Kysely<Database>,
  projections: readonly Projection[],
  metrics?: Metrics,
): Journal {
  return { [parts]: { db, projections: byType(projections), metrics } };
}

function byType(projections: readonly Projection[]): Map<string, Projection[]> {
  const map = new Map<string, Projection[]>();
  for (const projection of projections) {
    const { type } = projection.def;
    map.set(type, [...(map.get(type) ?? []), projection]);
  }
  return map;
}

export function metricsOf(journal: Journal): Metrics | undefined {
  return journal[parts].metrics;
}

const maxTries = 4;

/**
 * Runs `work` in one transaction: a new one, retried when the database asks for it, or, inside
 * `inOneTransaction`, a savepoint of the surrounding one.
 */
export async function transact<T>(
  journal: Journal,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  const { db } = journal[parts];
  if (isTransaction(db)) return atSavepoint(db, work);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= maxTries || !isRetryable(error)) throw error;
      await backOff(attempt);
    }
  }
}

function isTransaction(db: Kysely<Database> | Transaction<Database>): db is Transaction<Database> {
  return db.isTransaction;
}

async function atSavepoint<T>(
  tx: Transaction<Database>,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  await sql`savepoint command`.execute(tx);
  try {
    const result = await work(tx);
    await sql`release savepoint command`.execute(tx);
    return result;
  } catch (error) {
    // Released too: savepoints nest by name, and an outer one must be the latest again.
    await sql`rollback to savepoint command`.execute(tx);
    await sql`release savepoint command`.execute(tx);
    throw error;
  }
}

async function backOff(attempt: number): Promise<void> {
  const milliseconds = 5 * 2 ** attempt * (0.5 + Math.random());
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * The same journal, bound to one open transaction: every `commit` inside is a savepoint of it.
 * Metrics hear what happened in it once it is kept.
 */
export async function inOneTransaction<T>(
  journal: Journal,
  work: (bound: Journal, tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  const { projections, metrics } = journal[parts];
  let told: (() => void)[] = [];
  const result = await transact(journal, async (tx) => {
    told = [];
    const held = metrics && holdBack(metrics, told);
    return work({ [parts]: { db: tx, projections, metrics: held } }, tx);
  });
  for (const tell of told) tell();
  return result;
}

function holdBack(metrics: Metrics, told: (() => void)[]): Metrics {
  return {
    ...metrics,
    command: (...args) => void told.push(() => metrics.command(...args)),
    gateRefusal: (...args) => void told.push(() => metrics.gateRefusal(...args)),
  };
}

/** A command with what it made happen. `result` is answered again when the command is repeated. */
export type Done = {
  commandId: string;
  orgId: string | null;
  actorId: string | null;
  name: string;
  inputHash: string;
  result: unknown;
  recordedAt: Date;
  events: readonly {
    id: string;
    type: string;
    version: number;
    occurredAt: Date;
    reason: string | null;
    corrects: string | null;
    body: unknown;
    bodyText: string;
    lots: readonly string[];
  }[];
};

/** Thrown by `append` when one of the commands is in the journal already. */
export class AlreadyDone extends Error {
  override readonly name = 'AlreadyDone';
}

/** Appends commands with their events in one statement, then lets the projectors write. */
export async function append(
  journal: Journal,
  tx: Transaction<Database>,
  commands: readonly Done[],
): Promise<void> {
  const commandRows = commands.map((command) => ({
    id: command.commandId,
    org_id: command.orgId,
    name: command.name,
    input_hash: command.inputHash,
    result: command.result,
    recorded_at: command.recordedAt,
  }));
  const eventRows: string[] = [];
  const lotRows: { event_id: string; lot_id: string }[] = [];
  let ordinal = 0;
  for (const command of commands) {
    for (const event of command.events) {
      ordinal += 1;
      eventRows.push(eventRow(command, event, ordinal));
      for (const lotId of new Set(event.lots)) lotRows.push({ event_id: event.id, lot_id: lotId });
    }
  }
  try {
    await sql`
      with c as (
        insert into command (id, org_id, name, input_hash, result, recorded_at)
        select id, org_id, name, input_hash, result, recorded_at
        from json_to_recordset(${JSON.stringify(commandRows)}::json) as r(
          id uuid, org_id uuid, name text, input_hash text, result json, recorded_at timestamptz)
      ), e as (
        insert into event (id, command_id, type, version, org_id, actor_id, occurred_at,
          recorded_at, reason, corrects, body)
        select id, command_id, type, version, org_id, actor_id, occurred_at, recorded_at, reason,
          corrects, body
        from json_to_recordset(${`[${eventRows.join(',')}]`}::json) as r(
          n int4, id uuid, command_id uuid, type text, version int2, org_id uuid, actor_id text,
          occurred_at timestamptz, recorded_at timestamptz, reason text, corrects uuid, body json)
        order by n
        returning seq, id
      )
      insert into event_lot (lot_id, seq)
      select l.lot_id, e.seq
      from json_to_recordset(${JSON.stringify(lotRows)}::json) as l(event_id uuid, lot_id uuid)
      join e on e.id = l.event_id
    `.execute(tx);
  } catch (error) {
    if (isUniqueViolation(error, ['command_pkey', 'event_id_key'])) throw new AlreadyDone();
    throw error;
  }
  await project(journal, tx, commands.flatMap(toRecorded));
}

/** Built by hand around `bodyText`, so that the canonical text lands in the table unchanged. */
function eventRow(command: Done, event: Done['events'][number], n: number): string {
  const { bodyText } = event;
  const row = JSON.stringify({
    n,
    id: event.id,
    command_id: command.commandId,
    type: event.type,
    version: event.version,
    org_id: command.orgId,
    actor_id: command.actorId,
    occurred_at: event.occurredAt,
    recorded_at: command.recordedAt,
    reason: event.reason,
    corrects: event.corrects,
  });
  return `${row.slice(0, -1)},"body":${bodyText}}`;
}

function toRecorded(command: Done): RecordedEvent[] {
  const { commandId, orgId, actorId, recordedAt } = command;
  return command.events.map(({ id, type, occurredAt, reason, corrects, body }) => ({
    id,
    commandId,
    orgId,
    actorId,
    occurredAt,
    recordedAt,
    reason,
    corrects,
    type,
    body,
  }));
}

/** Runs the projectors over events in order, neighbours of one type together. */
export async function project(
  journal: Journal,
  tx: Transaction<Database>,
  events: readonly RecordedEvent[],
): Promise<void> {
  let start = 0;
  for (let end = 1; end <= events.length; end += 1) {
    const type = events[start]?.type;
    if (type === undefined || events[end]?.type === type) continue;
    const run = events.slice(start, end);
    for (const { apply } of journal[parts].projections.get(type) ?? []) {
      await apply(asProjectionTx(tx), run);
    }
    start = end;
  }
}

/** Only here: whoever holds a ProjectionTx is a projector run by the journal. */
function asProjectionTx(tx: Transaction<Database>): ProjectionTx {
  return tx as ProjectionTx;
}

/** The declared event of a type, for reading the journal back. */
export function eventDefOf(journal: Journal, type: string): EventDef | undefined {
  return journal[parts].projections.get(type)?.[0]?.def;
}
