import { actsAt, authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { Kms, PersonalKeys } from '../../core/ports.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Duty } from '../../domain/duties.ts';
import {
  digestIdentity,
  makeDataKey,
  openDataKey,
  type PersonalField,
  rewrap,
  seal,
  type WrappedKey,
} from './people.crypto.ts';
import * as errors from './people.errors.ts';
import {
  keyDestroyed,
  keysRewrapped,
  workerAmended,
  workerErased,
  workerRegistered,
} from './people.events.ts';
import * as queries from './people.queries.ts';
import { openWorker, type Person } from './people.reading.ts';
import type { AmendWorker, DestroyKey, EraseWorker, RegisterWorker } from './people.schemas.ts';
import * as store from './people.store.ts';

/**
 * A command as the journal may keep it. A plain hash of a name and a number could be tried out, so
 * what stands for the input is a digest with the pepper.
 */
async function commandOf(
  keys: PersonalKeys,
  name: string,
  input: { eventId?: string | undefined; workerNo: string },
) {
  const { eventId, workerNo } = input;
  const text = canonicalJson(JSON.parse(JSON.stringify(input)));
  const content = await keys.pepper.digest(JSON.stringify(['frostmark.command', name, text]));
  return { id: eventId, name, input: { workerNo, content } };
}

export async function registerWorker(keys: PersonalKeys, ctx: Ctx, input: RegisterWorker) {
  const command = await commandOf(keys, 'registerWorker', input);
  return commit(ctx, 'people:write', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const { workerNo, name, phone = null, identity = null } = input;
    await demandPlace(tx, ctx, orgId, input.premisesId ?? null);
    const held =
      (await store.takeKey(tx, orgId)) ??
      (await store.putKey(tx, await makeDataKey(keys.kms, orgId), ctx.now));
    if (await queries.workerExists(tx, orgId, workerNo)) throw errors.workerTaken();
    const facts: Facts = {
      orgId,
      workerNo,
      version: 1,
      premisesId: input.premisesId ?? null,
      duty: input.duty,
      activeSince: input.activeSince,
      activeUntil: input.activeUntil ?? null,
      registeredAt: ctx.now,
    };
    const row = await toRow(keys, held, facts, { name, phone, identity }, ctx.now);
    await store.insertWorker(tx, row);
    const body = { ...eventFacts(facts), fields: givenFields({ name, phone, identity }) };
    return { result: { orgId, workerNo }, events: [happened(workerRegistered, body)] };
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, ['worker_pkey']) ? errors.workerTaken() : error;
  });
}

export async function amendWorker(
  keys: PersonalKeys,
  ctx: Ctx,
  workerNo: string,
  input: AmendWorker,
) {
  const command = await commandOf(keys, 'amendWorker', { ...input, workerNo });
  return commit(ctx, 'people:write', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const held = await store.takeKey(tx, orgId);
    const row = await queries.lockWorker(tx, ctx.actor, orgId, workerNo);
    if (!row) throw errors.workerNotFound();
    if (!held) throw errors.keyDestroyed();
    const known = await openWorker(await openDataKey(keys.kms, held), row);
    const person: Person = {
      name: input.name ?? known.name,
      phone: input.phone === undefined ? known.phone : input.phone,
      identity: input.identity === undefined ? known.identity : input.identity,
    };
    const facts: Facts = {
      orgId,
      workerNo,
      version: row.version + 1,
      premisesId: input.premisesId === undefined ? row.premises_id : input.premisesId,
      // Duties come in through a schema of these alone.
      duty: input.duty ?? (row.duty as Duty),
      activeSince: input.activeSince ?? row.active_since,
      activeUntil: input.activeUntil === undefined ? row.active_until : input.activeUntil,
      registeredAt: row.registered_at,
    };
    await demandPlace(tx, ctx, orgId, facts.premisesId);
    await store.replaceWorker(tx, await toRow(keys, held, facts, person, ctx.now));
    const fields = (['name', 'phone', 'identity'] as const).filter(
      (field) => input[field] !== undefined,
    );
    const body = { ...eventFacts(facts), fields };
    return { result: { orgId, workerNo }, events: [happened(workerAmended, body)] };
  });
}

async function demandPlace(tx: Db, ctx: Ctx, orgId: string, premisesId: string | null) {
  if (premisesId === null) {
    const limited = ctx.actor.kind !== 'system' && ctx.actor.premisesIds !== undefined;
    if (limited) throw errors.unknownPremises();
    return;
  }
  const own = await queries.ownsPremises(tx, orgId, premisesId);
  if (!own || !actsAt(ctx.actor, premisesId)) throw errors.unknownPremises();
}

type Facts = {
  orgId: string;
  workerNo: string;
  version: number;
  premisesId: string | null;
  duty: Duty;
  activeSince: string;
  activeUntil: string | null;
  registeredAt: Date;
};

function eventFacts({ orgId, workerNo, premisesId, duty, activeSince, activeUntil }: Facts) {
  return { orgId, workerNo, premisesId, duty, activeSince, activeUntil };
}

function givenFields(person: Person): PersonalField[] {
  return (['name', 'phone', 'identity'] as const).filter((field) => person[field] !== null);
}

async function toRow(
  keys: PersonalKeys,
  held: WrappedKey,
  facts: Facts,
  { name, phone, identity }: Person,
  now: Date,
): Promise<queries.WorkerRow> {
  const { orgId, workerNo, version, activeSince, activeUntil } = facts;
  if (activeUntil !== null && activeUntil < activeSince) throw errors.leftBeforeCame();
  const key = await openDataKey(keys.kms, held);
  const put = async (field: PersonalField, text: string | undefined) =>
    text === undefined ? null : seal(key, { orgId, workerNo, version }, field, text);
  return {
    org_id: orgId,
    worker_no: workerNo,
    version,
    premises_id: facts.premisesId,
    duty: facts.duty,
    active_since: activeSince,
    active_until: activeUntil,
    name_sealed: await seal(key, { orgId, workerNo, version }, 'name', name),
    phone_sealed: await put('phone', phone ?? undefined),
    identity_kind: identity?.kind ?? 'none',
    identity_sealed: await put('identity', identity?.number),
    identity_digest: identity && (await digestIdentity(keys.pepper, identity)),
    registered_at: facts.registeredAt,
    changed_at: now,
  };
}

/** The row goes; what the worker number did stays on record under the number alone. */
export async function eraseWorker(ctx: Ctx, workerNo: string, input: EraseWorker) {
  const command = { id: input.eventId, name: 'eraseWorker', input: { ...input, workerNo } };
  return commit(ctx, 'people:write', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const row = await queries.findWorker(tx, ctx.actor, orgId, workerNo);
    if (!row) throw errors.workerNotFound();
    const { events } = await eraseWithin(tx, [{ orgId, workerNo }], 'request', input.reason);
    const [first, ...others] = events;
    if (!first) throw errors.workerNotFound();
    return { result: { orgId, workerNo }, events: [first, ...others] };
  });
}

/** Part of another command: its caller returns the events with its own. */
export async function eraseWithin(
  tx: Db,
  workers: readonly store.WorkerId[],
  because: 'request' | 'retention',
  reason: string,
): Promise<{ erased: number; events: NewEvent[] }> {
  if (workers.length === 0) return { erased: 0, events: [] };
  const { erased, keys } = await store.deleteWorkers(tx, workers);
  const events = [
    ...erased.map(({ orgId, workerNo }) =>
      happened(workerErased, { orgId, workerNo, because }, { reason }),
    ),
    ...keys.map((orgId) => happened(keyDestroyed, { orgId }, { reason })),
  ];
  return { erased: erased.length, events };
}

/** Crypto-erasure: every row of the organisation stays and none can be read again. */
export async function destroyKey(ctx: Ctx, input: DestroyKey) {
  // Both rights: of a firm's people its owner alone has the two.
  authorize(ctx.actor, 'people:read');
  const command = { id: input.eventId, name: 'destroyPersonalKey', input };
  return commit(ctx, 'people:write', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    if (ctx.actor.kind !== 'system' && ctx.actor.premisesIds !== undefined) {
      throw errors.workerNotFound();
    }
    if (!(await store.deleteKey(tx, orgId))) throw errors.workerNotFound();
    const meta = { reason: input.reason };
    return { result: { orgId }, events: [happened(keyDestroyed, { orgId }, meta)] };
  });
}

/** At a start with a new key-encryption key. Afterwards the old one opens nothing any more. */
export async function rewrapDataKeys(kms: Kms, ctx: Ctx): Promise<number> {
  const keyId = kms.keyId;
  const old = await ctx.whole
    .selectFrom('personal.data_key')
    .select('org_id')
    .where('kek_id', '!=', keyId)
    .limit(1)
    .execute();
  if (old.length === 0) return 0;
  const command = { id: uuidv7(ctx.now), name: 'rewrapDataKeys', input: { keyId } };
  return commit(ctx, 'reference:load', command, async (tx) => {
    const held = await store.takeKeysNotOf(tx, keyId);
    for (const key of held) await store.replaceKey(tx, await rewrap(kms, key));
    const body = { keyId, keys: held.length };
    return { result: held.length, events: [happened(keysRewrapped, body)] };
  });
}

/** For retention: who left before that day. */
export async function workersWhoLeft(db: Db, before: Date): Promise<store.WorkerId[]> {
  return queries.workersWhoLeft(db, shanghaiDate(before));
}
