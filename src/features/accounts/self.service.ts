import { authorize, personOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import * as errors from './accounts.errors.ts';
import { passwordChanged, sessionsEnded } from './accounts.events.ts';
import * as queries from './accounts.queries.ts';
import { checkPassword } from './auth-accounts.ts';
import { countAttempt, forgetAttempts } from './auth-attempts.ts';
import { findPasswordHash, replacePassword } from './auth-members.ts';
import { endSessions } from './auth-sessions.ts';
import type { Auth } from './auth.ts';

type Passwords = Pick<Auth, 'passwords'>;

/** Asks again for what a stolen session doesn't know. Answers the hash that it was compared with. */
export async function demandPassword(
  { passwords }: Passwords,
  ctx: Ctx,
  password: string,
  field = 'password',
): Promise<string> {
  authorize(ctx.actor, 'self:account');
  const { userId } = personOf(ctx.actor);
  const wait = await countAttempt(ctx.whole, 'password', userId, ctx.now);
  if (wait !== null) throw errors.tooManyTries(wait);
  const hash = await findPasswordHash(ctx.whole, userId);
  const right = hash !== undefined && (await passwords.verify({ hash, password }));
  if (!right) throw errors.wrongPassword(field);
  await forgetAttempts(ctx.whole, 'password', userId);
  return hash;
}

export async function changePassword(
  auth: Passwords,
  ctx: Ctx,
  sessionId: string | undefined,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { userId } = personOf(ctx.actor);
  const from = await demandPassword(auth, ctx, input.currentPassword, 'currentPassword');
  checkPassword('newPassword', input.newPassword);
  const to = await auth.passwords.hash(input.newPassword);
  // Nothing of a password goes into the journal, not even in the command's hash.
  const command = { name: 'changePassword', input: { userId } };
  await commit(ctx, 'self:account', command, async (tx) => {
    const changed = await replacePassword(tx, { userId, from, to, now: ctx.now });
    if (!changed) throw errors.passwordJustChanged();
    const sessionIds = await endSessions(tx, userId, { keep: sessionId });
    return {
      result: null,
      events: [
        happened(passwordChanged, { userId }),
        happened(sessionsEnded, { userId, sessionIds }),
      ],
    };
  });
}

export async function listSessions(ctx: Ctx) {
  authorize(ctx.actor, 'self:account');
  return queries.listSessions(ctx.whole, personOf(ctx.actor).userId, ctx.now);
}

/** One session, or all of them. */
export async function endOwnSessions(ctx: Ctx, only?: string): Promise<void> {
  const { userId } = personOf(ctx.actor);
  const command = { name: 'endSessions', input: { userId, only } };
  await commit(ctx, 'self:account', command, async (tx) => {
    const sessionIds = await endSessions(tx, userId, only === undefined ? {} : { only });
    if (sessionIds.length === 0) throw errors.sessionNotFound();
    return { result: null, events: [happened(sessionsEnded, { userId, sessionIds })] };
  });
}
