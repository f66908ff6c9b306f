import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { OrgKind, Role } from '../../src/domain/roles.ts';
import { createAccount } from '../../src/features/accounts/accounts.service.ts';
import type { AuthOptions } from '../../src/features/accounts/auth-settings.ts';
import type { Auth } from '../../src/features/accounts/auth.ts';
import { createTestApp, ctxFor, type Sent, testNow } from '../support/app.ts';
import { aPassword, realAuth } from '../support/auth.ts';
import { anOrganisation, unique } from '../support/factories.ts';

/** Everything real but the cost of a password, which `session.test.ts` pays. */
const quick = {
  hash: async (password: string) => `hashed ${password}`,
  verify: async ({ hash, password }: { hash: string; password: string }) =>
    hash === `hashed ${password}`,
};

/** An app with the real sign-in, whose clock the test moves. Two of them share a database. */
export function anInstance(db: Kysely<Database>, options: Partial<AuthOptions> = {}) {
  const clock = { now: testNow };
  const auth = realAuth(db, { clock: () => clock.now, password: quick, ...options });
  const app = createTestApp(db, { auth });
  const passTime = (milliseconds: number) => {
    clock.now = new Date(clock.now.getTime() + milliseconds);
    app.clock.now = clock.now;
  };
  const as = (cookie: string) => ({
    get: async (path: string) => app.send('GET', path, undefined, undefined, { cookie }),
    post: async (path: string, body: unknown) =>
      app.send('POST', path, body, undefined, { cookie }),
    del: async (path: string) => app.send('DELETE', path, undefined, undefined, { cookie }),
  });
  const signIn = async (username: string, password = aPassword) => {
    const answer = await app.send('POST', '/api/session', { username, password }, undefined, {
      'user-agent': 'Hand-held 7',
    });
    return { ...answer, cookie: cookieOf(answer.response), ...as(cookieOf(answer.response)) };
  };
  return { app, auth, clock, passTime, as, signIn };
}

export const minutes = (count: number) => count * 60_000;

export const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

/** An organisation with one account for each of the roles, all with the same password. */
export async function aStaff<R extends Role>(
  db: Kysely<Database>,
  auth: Auth,
  kind: Exclude<OrgKind, 'system'>,
  roles: readonly R[],
) {
  const { orgId, member } = await anOrganisation(db, kind);
  const system = ctxFor(db, { kind: 'system' });
  const people = new Map<Role, { userId: string; username: string }>();
  for (const role of roles) {
    const username = unique(role);
    const account = { username, displayName: '某人', password: aPassword, role };
    const { userId } = await createAccount(auth, system, 'members:write', {
      account: { ...account, orgId, orgKind: kind },
      premisesIds: null,
    });
    people.set(role, { userId, username });
  }
  const who = (role: R) => people.get(role) ?? { userId: '', username: '' };
  return { orgId, member, who };
}

/** What the journal says happened to a person, in order, but for signing in. */
export async function eventsOf(db: Kysely<Database>, userId: string) {
  const rows = await db
    .selectFrom('event')
    .select(['type', 'body', 'actor_id'])
    .where('type', 'like', 'accounts.%')
    .orderBy('seq')
    .execute();
  return rows
    .map((row) => ({ ...row, body: row.body as { userId?: string } }))
    .filter(({ type, body }) => body.userId === userId && type !== 'accounts.signed_in');
}

export const codeOf = (sent: Sent) => [sent.status, sent.body?.code];
