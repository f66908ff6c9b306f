import { type Actor, authorize, orgOf, personOf, type PersonActor } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { uuidv7 } from '../../core/ids.ts';
import { lendable } from '../../domain/permissions.ts';
import * as errors from './keys.errors.ts';
import { keyIssued, keyRevoked, keyRotated } from './keys.events.ts';
import * as queries from './keys.queries.ts';
import type { IssueKey, RevokeKey, RotateKey } from './keys.schemas.ts';
import { newSecret } from './keys.secret.ts';
import { endKey, insertKey, replaceSecret } from './keys.store.ts';

const hour = 3_600_000;
const day = 24 * hour;
const mostKeys = 100;

type Shown = { id: string; secret: string; expiresAt: string };

export async function issueKey(ctx: Ctx, input: IssueKey): Promise<Shown> {
  const id = uuidv7(ctx.now);
  const secret = newSecret(id);
  const command = { id: input.eventId, name: 'issueKey', input };
  // The journal keeps the result, so the secret is no part of it.
  const made = await commit(ctx, 'keys:write', command, async (tx) => {
    const person = personOf(ctx.actor);
    const scopes = demandLendable(person, input.scopes);
    const premisesIds = await demandPremises(tx, person, input.premisesIds);
    if ((await queries.countKeysInForce(tx, person.orgId, ctx.now)) >= mostKeys) {
      throw errors.tooManyKeys(mostKeys);
    }
    const expiresAt = new Date(ctx.now.getTime() + input.expiresInDays * day);
    await insertKey(tx, {
      id,
      orgId: person.orgId,
      name: input.name,
      scopes,
      premisesIds,
      createdBy: person.userId,
      createdAt: ctx.now,
      expiresAt,
      hash: secret.hash,
    });
    const body = { keyId: id, scopes, premisesIds, expiresAt: expiresAt.toISOString() };
    return { result: { id, expiresAt: body.expiresAt }, events: [happened(keyIssued, body)] };
  });
  if (made.id !== id) throw errors.shownAlready(made.id);
  return { ...made, secret: secret.text };
}

function demandLendable(person: PersonActor, asked: IssueKey['scopes']): string[] {
  const offered = lendable(person.orgKind);
  const refused = asked.flatMap((scope, index) =>
    offered.includes(scope) ? [] : [{ index, scope }],
  );
  if (refused.length > 0) throw errors.scopesNotLendable(refused, offered);
  return [...new Set(asked)].sort();
}

/** Premises of the firm, and no further than who makes the key may act. */
async function demandPremises(
  tx: Db,
  person: PersonActor,
  asked: readonly string[] | undefined,
): Promise<string[] | null> {
  const own = person.premisesIds;
  if (asked === undefined && own !== undefined) throw errors.beyondOwnPremises();
  if (asked === undefined) return null;
  const known = await queries.premisesOf(tx, person.orgId, asked);
  const unknown = asked.flatMap((id, index) =>
    known.has(id) && (own === undefined || own.includes(id)) ? [] : [index],
  );
  if (unknown.length > 0) throw errors.premisesUnknown(unknown);
  return [...new Set(asked)].sort();
}

/** A new secret for the same key; the one used so far goes on for a while. */
export async function rotateKey(ctx: Ctx, id: string, input: RotateKey): Promise<Shown> {
  const secret = newSecret(id);
  const rotationId = uuidv7(ctx.now);
  const command = { id: input.eventId, name: 'rotateKey', input: { ...input, id } };
  const made = await commit(ctx, 'keys:write', command, async (tx) => {
    const key = await demandKey(tx, ctx.actor, id);
    if (key.revoked_at !== null) throw errors.keyOver('revoked');
    if (key.expires_at <= ctx.now) throw errors.keyOver('expired');
    const earlierUntil = new Date(ctx.now.getTime() + input.overlapHours * hour);
    const expiresAt =
      input.expiresInDays === undefined
        ? key.expires_at
        : new Date(ctx.now.getTime() + input.expiresInDays * day);
    const { now } = ctx;
    await replaceSecret(tx, { keyId: id, hash: secret.hash, now, earlierUntil, expiresAt });
    const body = {
      keyId: id,
      earlierSecretUntil: earlierUntil.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
    const result = { id, rotationId, expiresAt: body.expiresAt };
    return { result, events: [happened(keyRotated, body)] };
  });
  if (made.rotationId !== rotationId) throw errors.shownAlready(id);
  return { id, secret: secret.text, expiresAt: made.expiresAt };
}

/** Ends a key at once: nothing is exchanged any more, and its tokens are known as revoked. */
export async function revokeKey(ctx: Ctx, id: string, input: RevokeKey): Promise<{ id: string }> {
  const command = { id: input.eventId, name: 'revokeKey', input: { ...input, id } };
  return commit(ctx, 'keys:write', command, async (tx) => {
    const key = await demandKey(tx, ctx.actor, id);
    if (key.revoked_at !== null) throw errors.keyOver('revoked');
    await endKey(tx, id, ctx.now);
    return { result: { id }, events: [happened(keyRevoked, { keyId: id })] };
  });
}

async function demandKey(tx: Db, actor: Actor, id: string) {
  const key = await queries.lockKey(tx, personOf(actor).orgId, id);
  if (!key) throw errors.keyNotFound();
  return key;
}

export async function listKeys(ctx: Ctx, filter: { before?: string | undefined; limit: number }) {
  authorize(ctx.actor, 'keys:write');
  return queries.listKeys(ctx.whole, orgOf(ctx.actor), { ...filter, now: ctx.now });
}
