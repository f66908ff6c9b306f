import { authorize, type PersonActor, personOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import type { Sms } from '../../core/ports.ts';
import * as errors from './accounts.errors.ts';
import { phoneLinked, phoneUnlinked, signedIn } from './accounts.events.ts';
import * as queries from './accounts.queries.ts';
import { countAttempt, forgetAttempts } from './auth-attempts.ts';
import {
  findByPhone,
  linkPhone,
  macOf,
  putPhoneCode,
  readPhone,
  unlinkPhone,
  usePhoneCode,
} from './auth-phones.ts';
import { findPerson, insertSession, type OpenedSession } from './auth-sessions.ts';
import type { Auth } from './auth.ts';
import { demandPassword } from './self.service.ts';

function demandSms({ sms }: Auth): Sms {
  if (sms === undefined) throw errors.smsNotOffered();
  return sms;
}

/** Six digits, each as likely as the others. */
function aCode(): string {
  const random = crypto.getRandomValues(new Uint32Array(1));
  return String((random[0] ?? 0) % 1_000_000).padStart(6, '0');
}

const inWords = (code: string) =>
  `【霜印】验证码 ${code},5 分钟内有效,请勿告知他人。Frostmark code ${code}, good for 5 minutes.`;

type Asked = { db: Db; now: Date };

/** Says nothing of whether the number is known, not even by how long it takes. */
export async function askSignInCode(auth: Auth, { db, now }: Asked, number: string): Promise<void> {
  const sms = demandSms(auth);
  const numberMac = await macOf(auth.vault, number);
  await demandPatience(db, 'phone_code', numberMac, now);
  const code = aCode();
  await putPhoneCode(db, auth.vault, { numberMac, userId: null, code, now });
  if ((await findByPhone(db, numberMac)) === undefined) return;
  void sms.send(number, inWords(code)).catch(() => auth.log?.error({}, 'a code was not sent'));
}

/** Judged and used up first; only then does the number's person act. */
export async function signInByPhone(
  auth: Auth,
  { db, now }: Asked,
  ctxAs: (actor: PersonActor) => Ctx,
  input: { number: string; code: string; userAgent: string },
): Promise<OpenedSession> {
  demandSms(auth);
  const numberMac = await macOf(auth.vault, input.number);
  await demandPatience(db, 'phone', numberMac, now);
  const userId = await findByPhone(db, numberMac);
  const actor = userId === undefined ? undefined : await findPerson(db, userId);
  if (actor === undefined) throw errors.wrongPhoneCode();
  const opened: { session?: OpenedSession } = {};
  const command = { name: 'signInByPhone', input: { userId: actor.userId } };
  await commit(ctxAs(actor), 'self:account', command, async (tx) => {
    const attempt = { numberMac, userId: null, code: input.code, now };
    if (!(await usePhoneCode(tx, auth.vault, attempt))) throw errors.wrongPhoneCode();
    const session = await openFor(tx, auth, actor.userId, input.userAgent, now);
    opened.session = session;
    const body = { userId: actor.userId, sessionId: session.id, by: 'phone' as const };
    return { result: null, events: [happened(signedIn, body)] };
  });
  await forgetAttempts(db, 'phone', numberMac);
  if (opened.session === undefined) throw errors.noOrganisation();
  return opened.session;
}

export async function openFor(
  tx: Db,
  { secondFactor: policy }: Auth,
  userId: string,
  userAgent: string,
  now: Date,
): Promise<OpenedSession> {
  const session = await insertSession(tx, { userId, userAgent, policy, now });
  if (session === undefined) throw errors.noOrganisation();
  return session;
}

async function demandPatience(db: Db, what: 'phone' | 'phone_code', mac: string, now: Date) {
  const wait = await countAttempt(db, what, mac, now);
  if (wait !== null) throw errors.tooManyTries(wait);
}

export async function askLinkCode(
  auth: Auth,
  ctx: Ctx,
  input: { number: string; password: string },
): Promise<void> {
  const sms = demandSms(auth);
  await demandPassword(auth, ctx, input.password);
  const { userId } = personOf(ctx.actor);
  const numberMac = await macOf(auth.vault, input.number);
  await demandPatience(ctx.whole, 'phone_code', numberMac, ctx.now);
  const code = aCode();
  await putPhoneCode(ctx.whole, auth.vault, { numberMac, userId, code, now: ctx.now });
  await sms.send(input.number, inWords(code)).catch((cause: unknown) => {
    throw errors.smsFailed(cause);
  });
}

export async function confirmPhone(
  auth: Auth,
  ctx: Ctx,
  { number, code }: { number: string; code: string },
): Promise<void> {
  authorize(ctx.actor, 'self:account');
  const { userId } = personOf(ctx.actor);
  const numberMac = await macOf(auth.vault, number);
  await demandPatience(ctx.whole, 'phone', numberMac, ctx.now);
  const command = { name: 'linkPhone', input: { userId } };
  await commit(ctx, 'self:account', command, async (tx) => {
    const attempt = { numberMac, userId, code, now: ctx.now };
    if (!(await usePhoneCode(tx, auth.vault, attempt))) throw errors.wrongPhoneCode();
    const linked = await linkPhone(tx, auth.vault, { userId, number, now: ctx.now });
    if (!linked) throw errors.phoneTaken();
    return { result: null, events: [happened(phoneLinked, { userId })] };
  });
  await forgetAttempts(ctx.whole, 'phone', numberMac);
}

export async function forgetPhone(ctx: Ctx): Promise<void> {
  const { userId } = personOf(ctx.actor);
  await commit(ctx, 'self:account', { name: 'unlinkPhone', input: { userId } }, async (tx) => {
    if (!(await unlinkPhone(tx, userId))) throw errors.noPhone();
    return { result: null, events: [happened(phoneUnlinked, { userId })] };
  });
}

/** Enough to know it again, not enough to ring it. */
export async function describePhone(auth: Auth, ctx: Ctx): Promise<string | null> {
  authorize(ctx.actor, 'self:account');
  const { userId } = personOf(ctx.actor);
  const sealed = await queries.findPhone(ctx.whole, userId);
  if (sealed === undefined) return null;
  const number = await readPhone(auth.vault, userId, sealed);
  return `${number.slice(0, -8)}****${number.slice(-4)}`;
}
