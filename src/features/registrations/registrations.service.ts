import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { doubtsOf, overrideOf } from '../../core/fields.ts';
import { sha256Hex } from '../../core/hash.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { FileStore } from '../../core/ports.ts';
import { countTry, type Limit } from '../../core/rate-limit.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import type { Licence } from '../../domain/licences.ts';
import { checkUscc } from '../../domain/uscc.ts';
import { type Auth, prepareLeader } from '../accounts/accounts.service.ts';
import { keepBytes } from '../evidence/files.service.ts';
import { findDivisionPath } from '../premises/premises.service.ts';
import * as errors from './registrations.errors.ts';
import {
  type Application,
  registrationAccountMade,
  registrationFileAdded,
  registrationResubmitted,
  registrationSubmitted,
} from './registrations.events.ts';
import * as queries from './registrations.queries.ts';
import type { OwnerAccount, SubmitRegistration } from './registrations.schemas.ts';
import { endToken, insertToken } from './registrations.store.ts';
import { newToken, tokenHash } from './registrations.token.ts';

/*
 * What an applicant does. It has no account: the context is the installation's, and the follow-up token
 * says which registration it may touch.
 */

/** No longer than sign-in's window, after which the counters are swept; a park may share one address. */
const submissionsPerAddress: Limit = { seconds: 300, most: 5 };
const followUpsPerAddress: Limit = { seconds: 60, most: 60 };
const tokenMs = 180 * 24 * 3_600_000;
const mostFiles = 20;

type Asked = { address: string | undefined };

async function demandRate(ctx: Ctx, name: string, limit: Limit, { address }: Asked) {
  // Hashed: an address is a person's, and this table is not for them.
  const key = `registration|${await sha256Hex(`${name}|${address ?? ''}`)}`;
  const wait = await countTry(ctx.whole, { id: uuidv7(ctx.now), key }, limit, ctx.now);
  if (wait !== null) throw errors.tooManyRegistrations(wait);
}

export async function submitRegistration(ctx: Ctx, asked: Asked, input: SubmitRegistration) {
  await demandRate(ctx, 'submit', submissionsPerAddress, asked);
  const id = uuidv7(ctx.now);
  const token = newToken();
  const expiresAt = new Date(ctx.now.getTime() + tokenMs);
  // The journal keeps the result, so the token is no part of it.
  await commit(ctx, 'registration:amend', { name: 'submitRegistration', input }, async (tx) => {
    const body = await decideApplication(ctx, tx, id, input);
    const { hash } = token;
    await insertToken(tx, { registrationId: id, hash, createdAt: ctx.now, expiresAt });
    return { result: { id }, events: [happened(registrationSubmitted, body)] };
  });
  return { id, token: token.text, tokenExpiresAt: expiresAt.toISOString() };
}

async function decideApplication(
  ctx: Ctx,
  tx: Db,
  id: string,
  input: SubmitRegistration,
): Promise<Application> {
  const override = overrideOf(doubtsOf([['uscc', input.uscc, checkUscc]]), input.overrideReason);
  if ((await findDivisionPath(tx, input.divisionId)) === undefined) throw errors.unknownDivision();
  const holder = await queries.holderOf(tx, input.uscc, id);
  if (holder === 'organisation') throw errors.usccRegistered();
  if (holder === 'pending') throw errors.usccPending();
  return {
    id,
    kind: input.kind,
    nameZh: input.nameZh,
    nameEn: input.nameEn,
    uscc: input.uscc,
    usccOverrideReason: override?.reason ?? null,
    divisionId: input.divisionId,
    address: input.address,
    licences: demandInForce(ctx.now, input.licences),
  };
}

export function demandInForce(now: Date, licences: SubmitRegistration['licences']): Licence[] {
  const today = shanghaiDate(now);
  return licences.map(({ kind, number, validUntil = null }, index) => {
    if (validUntil !== null && validUntil < today) {
      throw errors.licenceExpired(`licences.${index}.validUntil`);
    }
    return { kind, number, validUntil };
  });
}

/** Whose registration the token opens. */
async function demandToken(ctx: Ctx, asked: Asked & { token: string | undefined }) {
  await demandRate(ctx, 'follow', followUpsPerAddress, asked);
  const hash = tokenHash(asked.token);
  const found =
    hash === undefined ? undefined : await queries.findByToken(ctx.whole, hash, ctx.now);
  if (!found) throw errors.tokenRefused();
  return found;
}

export type Follower = Asked & { token: string | undefined };

export async function readOwnRegistration(ctx: Ctx, follower: Follower) {
  const registration = await demandToken(ctx, follower);
  return { registration, files: await queries.listFiles(ctx.whole, registration.id) };
}

export async function resubmitRegistration(
  ctx: Ctx,
  follower: Follower,
  input: SubmitRegistration,
): Promise<{ id: string }> {
  const { id } = await demandToken(ctx, follower);
  const command = { name: 'resubmitRegistration', input: { ...input, id } };
  return commit(ctx, 'registration:amend', command, async (tx) => {
    const { state } = await lock(tx, id);
    if (state !== 'returned') throw errors.wrongState(state, 'returned');
    const body = await decideApplication(ctx, tx, id, input);
    return { result: { id }, events: [happened(registrationResubmitted, body)] };
  });
}

async function lock(tx: Db, id: string): Promise<queries.Registration> {
  const registration = await queries.lockRegistration(tx, id);
  if (!registration) throw errors.registrationNotFound();
  return registration;
}

/** Files can be sent until the registration is decided: the first of them come after it. */
export async function demandFilesOpen(ctx: Ctx, follower: Follower): Promise<{ id: string }> {
  const { id, state } = await demandToken(ctx, follower);
  if (state !== 'submitted' && state !== 'returned') throw errors.filesClosed();
  if ((await queries.listFiles(ctx.whole, id)).length >= mostFiles) {
    throw errors.tooManyFiles(mostFiles);
  }
  return { id };
}

export async function addRegistrationFile(
  ctx: Ctx,
  id: string,
  files: FileStore,
  declaredType: string | undefined,
  bytes: Uint8Array<ArrayBuffer>,
) {
  const facts = await keepBytes(files, declaredType, bytes);
  const known = await queries.listFiles(ctx.whole, id);
  if (known.some(({ sha256 }) => sha256 === facts.sha256)) return facts;
  const command = { name: 'addRegistrationFile', input: { id, sha256: facts.sha256 } };
  return commit(ctx, 'registration:amend', command, async (tx) => {
    const registration = await lock(tx, id);
    const open = registration.state === 'submitted' || registration.state === 'returned';
    if (!open) throw errors.filesClosed();
    const kept = await queries.listFiles(tx, id);
    if (kept.length >= mostFiles) throw errors.tooManyFiles(mostFiles);
    return { result: facts, events: [happened(registrationFileAdded, { id, ...facts })] };
  });
}

/** Once: the token ends with it. */
export async function makeOwnerAccount(
  auth: Auth,
  ctx: Ctx,
  follower: Follower,
  input: OwnerAccount,
): Promise<{ userId: string; orgId: string }> {
  const { id } = await demandToken(ctx, follower);
  const decideLeader = await prepareLeader(auth, ctx, input);
  // Neither name nor password: the journal keeps a hash of what it is given here.
  const command = { name: 'makeOwnerAccount', input: { id } };
  return commit(ctx, 'registration:amend', command, async (tx) => {
    const { state, org_id: orgId } = await lock(tx, id);
    if (orgId === null) throw errors.wrongState(state, 'opened');
    const { result, events } = await decideLeader(tx, orgId);
    const { userId } = result;
    await endToken(tx, id);
    const made = happened(registrationAccountMade, { id, orgId, userId });
    return { result: { userId, orgId }, events: [...events, made] };
  });
}
