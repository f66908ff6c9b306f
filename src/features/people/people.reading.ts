import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import type { Kms, PersonalKeys } from '../../core/ports.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import type { GivenIdentityKind } from '../../domain/identity-number.ts';
import { isPermitted } from '../../domain/permissions.ts';
import { digestIdentity, openDataKey, unseal } from './people.crypto.ts';
import * as errors from './people.errors.ts';
import { workerDisclosed, workerSought } from './people.events.ts';
import * as queries from './people.queries.ts';
import type { DiscloseWorker, DisclosedWorker, FindWorker } from './people.schemas.ts';

export type Person = {
  name: string;
  phone: string | null;
  identity: { kind: GivenIdentityKind; number: string } | null;
};

/** Null: the key was destroyed, or what is stored is not what was written for this worker. */
export type Shown = { row: queries.WorkerRow; person: Person | null };

export async function openWorker(key: CryptoKey, row: queries.WorkerRow): Promise<Person> {
  const seat = { orgId: row.org_id, workerNo: row.worker_no, version: row.version };
  const { phone_sealed: phone, identity_sealed: number, identity_kind: kind } = row;
  try {
    return {
      name: await unseal(key, seat, 'name', row.name_sealed),
      phone: phone === null ? null : await unseal(key, seat, 'phone', phone),
      identity:
        number === null || kind === 'none'
          ? null
          : { kind, number: await unseal(key, seat, 'identity', number) },
    };
  } catch {
    throw errors.altered();
  }
}

/** Both those who keep the list and those who may read it in full see it masked. */
function authorizeList(ctx: Ctx): void {
  if (isPermitted(ctx.actor, 'people:write')) return;
  authorize(ctx.actor, 'people:read');
}

export async function listWorkers(
  keys: PersonalKeys,
  ctx: Ctx,
  filter: Omit<queries.WorkerFilter, 'today'>,
): Promise<Shown[]> {
  authorizeList(ctx);
  const today = shanghaiDate(ctx.now);
  const rows = await queries.listWorkers(ctx.whole, ctx.actor, { ...filter, today });
  return show(keys.kms, rows);
}

async function show(kms: Kms, rows: readonly queries.KeyedWorker[]): Promise<Shown[]> {
  const opened = new Map<string, Promise<CryptoKey>>();
  const shown: Shown[] = [];
  for (const row of rows) {
    const wrapped = queries.keyOf(row);
    const key = wrapped && (opened.get(row.org_id) ?? openDataKey(kms, wrapped));
    if (key) opened.set(row.org_id, key);
    // One damaged row must not hide the others.
    const person = key ? await openWorker(await key, row).catch(() => null) : null;
    shown.push({ row, person });
  }
  return shown;
}

/** The event is committed before anything is decrypted: no reading without a trace. */
export async function discloseWorker(
  keys: PersonalKeys,
  ctx: Ctx,
  workerNo: string,
  input: DiscloseWorker,
): Promise<DisclosedWorker> {
  const fields = [...new Set(input.fields)];
  const orgId = input.orgId ?? orgOf(ctx.actor);
  let found: queries.KeyedWorker | undefined;
  const command = { name: 'discloseWorker', input: { ...input, orgId, workerNo } };
  await commit(ctx, 'people:read', command, async (tx) => {
    found = await queries.findWorker(tx, ctx.actor, orgId, workerNo);
    if (!found) throw errors.workerNotFound();
    const body = { orgId, workerNo, fields };
    return {
      result: { orgId, workerNo },
      events: [happened(workerDisclosed, body, { reason: input.reason })],
    };
  });
  const wrapped = found && queries.keyOf(found);
  if (!found || !wrapped) throw errors.keyDestroyed();
  const person = await openWorker(await openDataKey(keys.kms, wrapped), found);
  return {
    orgId,
    workerNo,
    ...(fields.includes('name') && { name: person.name }),
    ...(fields.includes('phone') && { phone: person.phone }),
    ...(fields.includes('identity') && { identity: person.identity }),
  };
}

/** By a digest with the pepper: the number itself is neither stored in clear nor kept by the search. */
export async function findWorkers(
  keys: PersonalKeys,
  ctx: Ctx,
  { identity, reason }: FindWorker,
): Promise<Shown[]> {
  const digest = await digestIdentity(keys.pepper, identity);
  let rows: queries.KeyedWorker[] = [];
  const command = { name: 'findWorkers', input: { content: digest, reason } };
  await commit(ctx, 'people:read', command, async (tx) => {
    rows = await queries.findByDigest(tx, ctx.actor, digest);
    const found = rows.map(({ org_id, worker_no }) => ({ orgId: org_id, workerNo: worker_no }));
    return {
      result: { found: found.length },
      events: [happened(workerSought, { by: identity.kind, found }, { reason })],
    };
  });
  return show(keys.kms, rows);
}

export async function countWorkers(
  ctx: Ctx,
  filter: { after?: string | undefined; limit: number },
): Promise<queries.PremisesCount[]> {
  authorize(ctx.actor, 'read');
  const today = shanghaiDate(ctx.now);
  return queries.countWorkers(ctx.whole, ctx.actor, { ...filter, today });
}
