import { sql } from 'kysely';

import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import { toHex } from '../domain/hex.ts';
import type { Permission } from '../domain/permissions.ts';
import { sha256Now } from '../domain/sha256.ts';
import { actorIdOf, authorize } from './actor.ts';
import type { Ctx, Db } from './context.ts';
import { AppError } from './errors.ts';
import type { NewEvent } from './events.ts';
import { uuidv7 } from './ids.ts';
import { AlreadyDone, append, type Done, metricsOf, transact } from './journal.ts';

/** What a verb decided: at least one event, and what its caller is told. */
export type Outcome<R> = { result: R; events: readonly [NewEvent, ...NewEvent[]] };

/** A command as it came in. The same id with the same input happens once. */
export type Command = { id?: string | undefined; name: string; input: unknown };

/**
 * The only way to change data: authorize, decide, journal and project in one transaction.
 * A verb that forgets its event does not compile; whatever fails undoes the whole.
 * Repeated with the same id and input it answers as it did the first time (409 with another input).
 */
export async function commit<R>(
  ctx: Ctx,
  permission: Permission,
  command: Command,
  decide: (tx: Db) => Promise<Outcome<R>>,
): Promise<R> {
  const metrics = metricsOf(ctx.journal);
  const commandId = command.id ?? uuidv7(ctx.now);
  try {
    authorize(ctx.actor, permission);
    const inputHash = hashInput(command);
    const { result, again } = await transact(ctx.journal, async (tx) => {
      const outcome = await decide(tx);
      await append(ctx.journal, tx, [toDone(ctx, command.name, commandId, inputHash, outcome)]);
      return { result: outcome.result, again: false };
    }).catch(async (error: unknown) => ({
      result: await answerAgain<R>(ctx, command, commandId, inputHash, error),
      again: true,
    }));
    metrics?.command(command.name, again ? 'replayed' : 'done');
    return result;
  } catch (error) {
    metrics?.command(command.name, error instanceof AppError ? 'refused' : 'failed');
    throw error;
  }
}

/**
 * Looks for the command only once something went wrong: the usual command is new and pays nothing.
 * A repeated one either met its own row in the journal or was refused because it has happened.
 */
async function answerAgain<R>(
  ctx: Ctx,
  command: Command,
  commandId: string,
  inputHash: string,
  error: unknown,
): Promise<R> {
  const repeated = error instanceof AlreadyDone;
  if (!repeated && !(error instanceof AppError)) throw error;
  const earlier = command.id === undefined ? undefined : await findCommand(ctx, commandId);
  if (earlier === undefined) throw repeated ? idTaken(commandId) : error;
  const orgId = ctx.actor.kind === 'system' ? null : ctx.actor.orgId;
  const same =
    earlier.org_id === orgId && earlier.name === command.name && earlier.input_hash === inputHash;
  if (!same) throw idTaken(commandId);
  // The stored result was written by the same verb for the same input.
  return earlier.result as R;
}

/**
 * One of many commands. Where its id was made from its content, `hash` stands for that content and
 * saves hashing the input anew.
 */
export type BulkCommand<I> = { id: string; input: I; hash?: string };

/** One row of a bulk command, as decided. */
export type Decided<R> = BulkCommand<unknown> & { outcome: Outcome<R> };

/**
 * Many commands of one kind in one transaction and few statements, for imports. `decide` gets the
 * commands that are not in the journal yet and answers for those it accepts.
 */
export async function commitMany<I, R>(
  ctx: Ctx,
  permission: Permission,
  name: string,
  commands: readonly BulkCommand<I>[],
  decide: (tx: Db, fresh: readonly BulkCommand<I>[]) => Promise<readonly Decided<R>[]>,
): Promise<{ done: number; repeated: number }> {
  authorize(ctx.actor, permission);
  const once = async () => commitFresh(ctx, name, commands, decide);
  // The same file sent twice at once: whoever comes second finds the rows of the first.
  return once().catch((error: unknown) => {
    if (error instanceof AlreadyDone) return once();
    throw error;
  });
}

async function commitFresh<I, R>(
  ctx: Ctx,
  name: string,
  commands: readonly BulkCommand<I>[],
  decide: (tx: Db, fresh: readonly BulkCommand<I>[]) => Promise<readonly Decided<R>[]>,
): Promise<{ done: number; repeated: number }> {
  return transact(ctx.journal, async (tx) => {
    const ids = commands.map(({ id }) => id);
    const known = await sql<{ id: string }>`
      select id from command where id = any(${ids}::uuid[])
    `.execute(tx);
    const knownIds = new Set(known.rows.map(({ id }) => id));
    const fresh = commands.filter(({ id }) => !knownIds.has(id));
    if (fresh.length === 0) return { done: 0, repeated: knownIds.size };
    const decided = await decide(tx, fresh);
    const done = decided.map(({ id, input, hash, outcome }) =>
      toDone(ctx, name, id, hash ?? hashInput({ name, input }), outcome),
    );
    if (done.length > 0) await append(ctx.journal, tx, done);
    const metrics = metricsOf(ctx.journal);
    for (let count = 0; count < done.length; count += 1) metrics?.command(name, 'done');
    return { done: done.length, repeated: knownIds.size };
  });
}

function toDone(
  ctx: Ctx,
  name: string,
  commandId: string,
  inputHash: string,
  outcome: Outcome<unknown>,
): Done {
  const { actor } = ctx;
  return {
    commandId,
    orgId: actor.kind === 'system' ? null : actor.orgId,
    actorId: actorIdOf(actor),
    name,
    inputHash,
    result: outcome.result,
    recordedAt: ctx.now,
    events: outcome.events.map((event, index) => ({
      // The first event carries the client's id, so that a device can name what it recorded.
      id: index === 0 ? commandId : uuidv7(ctx.now),
      type: event.type,
      version: event.version,
      occurredAt: event.occurredAt ?? ctx.now,
      reason: event.reason ?? null,
      corrects: event.corrects ?? null,
      body: event.body,
      bodyText: canonicalJson(asJson(event.body)),
      lots: event.lots,
    })),
  };
}

/** Bodies and inputs come out of zod schemas of JSON types: nothing else can be in them. */
function asJson(value: unknown): Json {
  return value as Json;
}

function hashInput({ name, input }: { name: string; input: unknown }): string {
  const text = canonicalJson(asJson(JSON.parse(JSON.stringify(input ?? null))));
  return toHex(sha256Now(`${name}\n${text}`));
}

async function findCommand(ctx: Ctx, id: string) {
  return ctx.whole
    .selectFrom('command')
    .select(['org_id', 'name', 'input_hash', 'result'])
    .where('id', '=', id)
    .executeTakeFirst();
}

function idTaken(id: string): AppError {
  return new AppError({
    kind: 'conflict',
    code: 'command.id_taken',
    message: {
      zh: `事件编号 ${id} 已用于另一内容。请为新操作生成新的编号(UUID)。`,
      en: `Event id ${id} was used for something else. Make a new id (UUID) for a new action.`,
    },
    issues: [
      {
        field: 'eventId',
        rule: 'command.id_taken',
        message: { zh: '编号重复', en: 'This id is taken' },
      },
    ],
  });
}
