import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { Permission } from '../../src/domain/permissions.ts';
import { createTestApp, type Sent, type TestApp } from '../support/app.ts';
import { anOrganisation } from '../support/factories.ts';

export const minutes = (n: number) => n * 60_000;
export const hours = (n: number) => minutes(60 * n);
export const days = (n: number) => hours(24 * n);

export function later(app: TestApp, ms: number): void {
  app.clock.now = new Date(app.clock.now.getTime() + ms);
}

/** A key by its owner, as the API gives it. */
export async function aKey(
  app: TestApp,
  owner: PersonActor,
  scopes: readonly Permission[],
  more: Record<string, unknown> = {},
): Promise<{ id: string; secret: string }> {
  const made = await app.post('/api/keys', { name: 'ERP', scopes, ...more }, owner);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body;
}

export async function exchange(app: TestApp, secret: string | undefined): Promise<Sent> {
  const headers: Record<string, string> =
    secret === undefined ? {} : { authorization: `Bearer ${secret}` };
  return app.send('POST', '/api/token', undefined, undefined, headers);
}

/** A token for a fresh key. */
export async function aToken(
  app: TestApp,
  owner: PersonActor,
  scopes: readonly Permission[],
  more: Record<string, unknown> = {},
): Promise<{ id: string; secret: string; token: string }> {
  const key = await aKey(app, owner, scopes, more);
  const { status, body } = await exchange(app, key.secret);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return { ...key, token: body.accessToken };
}

/** As a program sends it. */
export async function withToken(
  app: TestApp,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Sent> {
  return app.send(method, path, body, undefined, { authorization: `Bearer ${token}`, ...headers });
}

export const claimsOf = (token: string) => decodeJwt(token);

export async function eventsOf(db: Kysely<Database>, keyId: string) {
  const rows = await db
    .selectFrom('event')
    .innerJoin('command', 'command.id', 'event.command_id')
    .select(['event.type', 'event.body', 'event.actor_id', 'command.result'])
    .where('event.type', 'like', 'key.%')
    .orderBy('event.seq')
    .execute();
  return rows.filter(({ body }) => JSON.stringify(body).includes(keyId));
}

export async function aFirm(
  db: Kysely<Database>,
  kind: Parameters<typeof anOrganisation>[1] = 'operator',
) {
  const app = createTestApp(db);
  const org = await anOrganisation(db, kind);
  return { app, org, owner: org.member(kind === 'regulator' ? 'supervisor' : 'owner') };
}

/** A token as ours, with something changed; signed with this key unless told otherwise. */
export async function forged(
  signer: { kid: string; privateKey: Parameters<SignJWT['sign']>[0] },
  token: string,
  change: {
    claims?: JWTPayload;
    header?: Record<string, unknown>;
    without?: string[];
    key?: Parameters<SignJWT['sign']>[0];
  },
): Promise<string> {
  const claims: JWTPayload = { ...claimsOf(token), ...change.claims };
  for (const name of change.without ?? []) delete claims[name];
  const header = { alg: 'EdDSA', typ: 'at+jwt', kid: signer.kid, ...change.header };
  return new SignJWT(claims).setProtectedHeader(header).sign(change.key ?? signer.privateKey);
}
