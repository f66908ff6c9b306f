import { authorize, personOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import * as errors from './accounts.errors.ts';
import {
  factorBegun,
  factorEnrolled,
  factorPassed,
  factorRemoved,
  recoveryCodesMade,
  sessionsEnded,
} from './accounts.events.ts';
import { findUsername } from './accounts.queries.ts';
import { countAttempt, forgetAttempts } from './auth-attempts.ts';
import {
  beginFactor,
  deleteFactor,
  holdSession,
  makeRecoveryCodes,
  useRecoveryCode,
  useTotp,
} from './auth-factors.ts';
import { lockMembers } from './auth-members.ts';
import { endSessions, type OpenedSession, passSession, wantsFactor } from './auth-sessions.ts';
import { aSecret, enrolmentUri } from './auth-totp.ts';
import type { Auth } from './auth.ts';
import { demandPassword } from './self.service.ts';

/** A secret for the person's authenticator. Nothing changes before a code of it has been sent. */
export async function beginEnrolment(auth: Auth, ctx: Ctx, password: string) {
  const { userId } = personOf(ctx.actor);
  await demandPassword(auth, ctx, password);
  const secret = aSecret();
  // The result is kept with the command, and so must not hold the secret.
  const command = { name: 'beginSecondFactor', input: { userId } };
  await commit(ctx, 'self:account', command, async (tx) => {
    const begun = await beginFactor(tx, auth.vault, { userId, secret, now: ctx.now });
    if (!begun) throw errors.factorStands();
    return { result: null, events: [happened(factorBegun, { userId })] };
  });
  return { secret, uri: enrolmentUri(secret, await findUsername(ctx.whole, userId)) };
}

type Enrolled = { recoveryCodes: string[]; session: OpenedSession };

/** From now on this person signs in with a code too. Sessions begun without one end. */
export async function confirmEnrolment(
  auth: Auth,
  ctx: Ctx,
  sessionId: string,
  code: string,
): Promise<Enrolled> {
  const { userId } = personOf(ctx.actor);
  const enrolled: Partial<Enrolled> = {};
  await withCode(ctx, userId, async () => {
    const command = { name: 'confirmSecondFactor', input: { userId } };
    await commit(ctx, 'self:account', command, async (tx) => {
      const attempt = { userId, code, now: ctx.now };
      if (!(await useTotp(tx, auth.vault, attempt, 'begun'))) throw errors.wrongCode();
      enrolled.recoveryCodes = await makeRecoveryCodes(tx, auth.vault, userId);
      const sessionIds = await endSessions(tx, userId, { keep: sessionId });
      enrolled.session = await demandSession(tx, sessionId);
      return {
        result: null,
        events: [
          happened(factorEnrolled, { userId }),
          happened(sessionsEnded, { userId, sessionIds }),
        ],
      };
    });
  });
  const { recoveryCodes, session } = enrolled;
  if (recoveryCodes === undefined || session === undefined) throw errors.sessionNotFound();
  return { recoveryCodes, session };
}

/** The second step of signing in: a code of the authenticator, or one of those kept for its loss. */
export async function passFactor(
  auth: Auth,
  ctx: Ctx,
  sessionId: string,
  code: string,
): Promise<OpenedSession> {
  const { userId } = personOf(ctx.actor);
  const passed: { session?: OpenedSession } = {};
  await withCode(ctx, userId, async () => {
    const command = { name: 'passSecondFactor', input: { userId, sessionId } };
    await commit(ctx, 'self:account', command, async (tx) => {
      const by = await useCode(auth, tx, { userId, code, now: ctx.now });
      passed.session = await demandSession(tx, sessionId);
      return { result: null, events: [happened(factorPassed, { userId, sessionId, by })] };
    });
  });
  if (passed.session === undefined) throw errors.sessionNotFound();
  return passed.session;
}

async function useCode(
  { vault }: Auth,
  tx: Db,
  attempt: { userId: string; code: string; now: Date },
): Promise<'totp' | 'recovery'> {
  if (/^\d{6}$/.test(attempt.code)) {
    if (await useTotp(tx, vault, attempt, 'confirmed')) return 'totp';
  } else if (await useRecoveryCode(tx, vault, attempt)) {
    return 'recovery';
  }
  throw errors.wrongCode();
}

/** Tries are counted outside the command, which a wrong code undoes. */
async function withCode(ctx: Ctx, userId: string, work: () => Promise<void>): Promise<void> {
  authorize(ctx.actor, 'self:account');
  const wait = await countAttempt(ctx.whole, 'second_factor', userId, ctx.now);
  if (wait !== null) throw errors.tooManyTries(wait);
  await work();
  await forgetAttempts(ctx.whole, 'second_factor', userId);
}

async function demandSession(tx: Db, sessionId: string): Promise<OpenedSession> {
  const session = await passSession(tx, sessionId);
  if (session === undefined) throw errors.sessionNotFound();
  return session;
}

type Proof = { password: string; code: string };

export async function renewRecoveryCodes(auth: Auth, ctx: Ctx, { password, code }: Proof) {
  const { userId } = personOf(ctx.actor);
  await demandPassword(auth, ctx, password);
  let codes: string[] = [];
  await withCode(ctx, userId, async () => {
    const command = { name: 'renewRecoveryCodes', input: { userId } };
    await commit(ctx, 'self:account', command, async (tx) => {
      await useCode(auth, tx, { userId, code, now: ctx.now });
      codes = await makeRecoveryCodes(tx, auth.vault, userId);
      return { result: null, events: [happened(recoveryCodesMade, { userId })] };
    });
  });
  return codes;
}

/** For another telephone, or to do without where that is allowed. */
export async function removeFactor(
  auth: Auth,
  ctx: Ctx,
  sessionId: string,
  { password, code }: Proof,
): Promise<void> {
  const { userId, orgKind } = personOf(ctx.actor);
  await demandPassword(auth, ctx, password);
  await withCode(ctx, userId, async () => {
    const command = { name: 'removeSecondFactor', input: { userId } };
    await commit(ctx, 'self:account', command, async (tx) => {
      await useCode(auth, tx, { userId, code, now: ctx.now });
      const events = await forgetFactor(tx, userId, sessionId);
      if (wantsFactor(orgKind, auth.secondFactor)) await holdSession(tx, sessionId);
      return { result: null, events };
    });
  });
}

/** For a member who lost both authenticator and recovery codes: its leader knows it in person. */
export async function resetFactor(ctx: Ctx, userId: string): Promise<void> {
  const command = { name: 'resetSecondFactor', input: { userId } };
  await commit(ctx, 'members:write', command, async (tx) => {
    const person = personOf(ctx.actor);
    const members = await lockMembers(tx, person.orgId);
    if (!members.has(userId)) throw errors.memberNotFound();
    if (userId === person.userId) throw errors.ownFactor();
    return { result: null, events: await forgetFactor(tx, userId) };
  });
}

async function forgetFactor(
  tx: Db,
  userId: string,
  keep?: string,
): Promise<readonly [NewEvent, ...NewEvent[]]> {
  if (!(await deleteFactor(tx, userId))) throw errors.noFactor();
  const sessionIds = await endSessions(tx, userId, { keep });
  return [happened(factorRemoved, { userId }), happened(sessionsEnded, { userId, sessionIds })];
}
