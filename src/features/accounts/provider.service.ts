import { z } from 'zod';

import { type PersonActor, personOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import * as errors from './accounts.errors.ts';
import { providerLinked, providerUnlinked, signedIn } from './accounts.events.ts';
import { findByProvider, linkProvider, type Outsider, unlinkProvider } from './auth-oidc.ts';
import { findPerson, type OpenedSession } from './auth-sessions.ts';
import { aToken } from './auth-vault.ts';
import type { Auth } from './auth.ts';
import { openFor } from './phone.service.ts';
import { demandPassword } from './self.service.ts';

/** `userId`: who wants to link; without one, who comes back signs in. */
const flowSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  userId: z.uuid().nullable(),
  until: z.number(),
});

export const flowSeconds = 600;
const sealedFor = 'oidc flow';

type Begun = { url: string; sealed: string };

/** Sends the browser to the provider; `sealed` is the cookie by which it is known again. */
export async function beginSignIn(auth: Auth, now: Date): Promise<Begun> {
  return begin(auth, now, null);
}

export async function beginLink(auth: Auth, ctx: Ctx, password: string): Promise<Begun> {
  await demandPassword(auth, ctx, password);
  return begin(auth, ctx.now, personOf(ctx.actor).userId);
}

async function begin(auth: Auth, now: Date, userId: string | null): Promise<Begun> {
  const { oidc } = demandProvider(auth);
  const flow = { state: aToken(), nonce: aToken(), verifier: aToken() };
  const until = now.getTime() + flowSeconds * 1000;
  const sealed = await auth.vault.seal(sealedFor, JSON.stringify({ ...flow, userId, until }));
  return { url: await oidc.authorizeUrl(flow), sealed };
}

function demandProvider({ provider }: Auth) {
  if (provider === undefined) throw errors.providerNotOffered();
  return provider;
}

type Return = {
  code?: string | undefined;
  state?: string | undefined;
  /** Providers that follow RFC 9207 name themselves. */
  iss?: string | undefined;
  sealed: string | undefined;
};

/** Who comes back from the provider, and what for. */
export async function comeBack(
  auth: Auth,
  now: Date,
  { code, state, iss, sealed }: Return,
): Promise<{ outsider: Outsider; linkTo: string | null }> {
  const { oidc, issuer } = demandProvider(auth);
  const text = await auth.vault.open(sealedFor, sealed ?? '').catch(() => 'null');
  const flow = flowSchema.safeParse(JSON.parse(text));
  if (!flow.success || code === undefined || flow.data.state !== state) {
    throw errors.providerRefused();
  }
  if ((iss ?? issuer) !== issuer) throw errors.providerRefused();
  if (flow.data.until <= now.getTime()) throw errors.providerRefused();
  const subject = await oidc.redeem(code, flow.data);
  return { outsider: { issuer, subject }, linkTo: flow.data.userId };
}

/** Never makes an account: an identity signs in the person who linked it. */
export async function signInByProvider(
  auth: Auth,
  { db, now }: { db: Db; now: Date },
  ctxAs: (actor: PersonActor) => Ctx,
  input: { outsider: Outsider; userAgent: string },
): Promise<OpenedSession> {
  const userId = await findByProvider(db, auth.vault, input.outsider);
  const actor = userId === undefined ? undefined : await findPerson(db, userId);
  if (actor === undefined) throw errors.providerUnlinked();
  const opened: { session?: OpenedSession } = {};
  const command = { name: 'signInByProvider', input: { userId: actor.userId } };
  await commit(ctxAs(actor), 'self:account', command, async (tx) => {
    const session = await openFor(tx, auth, actor.userId, input.userAgent, now);
    opened.session = session;
    const body = { userId: actor.userId, sessionId: session.id, by: 'provider' as const };
    return { result: null, events: [happened(signedIn, body)] };
  });
  if (opened.session === undefined) throw errors.noOrganisation();
  return opened.session;
}

export async function linkOutsider(auth: Auth, ctx: Ctx, outsider: Outsider): Promise<void> {
  const { userId } = personOf(ctx.actor);
  await commit(ctx, 'self:account', { name: 'linkProvider', input: { userId } }, async (tx) => {
    const linked = await linkProvider(tx, auth.vault, { ...outsider, userId, now: ctx.now });
    if (!linked) throw errors.providerTaken();
    return { result: null, events: [happened(providerLinked, { userId })] };
  });
}

export async function unlinkOutsider(ctx: Ctx): Promise<void> {
  const { userId } = personOf(ctx.actor);
  await commit(ctx, 'self:account', { name: 'unlinkProvider', input: { userId } }, async (tx) => {
    if (!(await unlinkProvider(tx, userId))) throw errors.noProvider();
    return { result: null, events: [happened(providerUnlinked, { userId })] };
  });
}
