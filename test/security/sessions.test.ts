import { UnsecuredJWT } from 'jose';
import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { createAccount } from '../../src/features/accounts/accounts.service.ts';
import { createAuth } from '../../src/features/accounts/auth.ts';
import { hashPassword, verifyPassword } from '../../src/platform/passwords.ts';
import { createTestApp, ctxFor, testSettings } from '../support/app.ts';
import { aPassword, realAuth } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';

/** API2:2023, broken authentication: sessions of people. Tokens of programs: test/keys. */
const database = useDatabase();

const authWith = (secret: string, baseUrl = testSettings.publicUrl) =>
  createAuth({
    db: database(),
    secret,
    baseUrl,
    password: { hash: hashPassword, verify: verifyPassword },
  });

async function aPerson(auth = realAuth(database())) {
  const firm = await anOrganisation(database());
  const username = unique('person');
  await createAccount(auth, ctxFor(database(), { kind: 'system' }), 'members:write', {
    premisesIds: null,
    account: {
      orgId: firm.orgId,
      orgKind: 'operator',
      role: 'keeper',
      username,
      displayName: '张三',
      password: aPassword,
    },
  });
  return { firm, username };
}

async function signedIn(auth = realAuth(database())) {
  const app = createTestApp(database(), { auth });
  const { username, firm } = await aPerson(auth);
  const sent = await app.post('/api/session', { username, password: aPassword });
  expect(sent.status).toBe(200);
  const cookies = sent.response.headers.getSetCookie();
  const jar = Object.fromEntries(
    cookies.map((cookie) => {
      const [pair = ''] = cookie.split(';');
      return [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    }),
  );
  const who = async (one: Record<string, string>, on = app) =>
    on.send('GET', '/api/session', undefined, undefined, { cookie: headerOf(one) });
  return { app, username, firm, cookies, jar, who };
}

const headerOf = (jar: Record<string, string>) =>
  Object.entries(jar)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');

const tokenName = '__Secure-frostmark.session_token';

test('session cookies can’t be read by scripts, sent without https or along from other sites', async () => {
  const { cookies, jar } = await signedIn();
  expect(Object.keys(jar).sort()).toEqual([tokenName]);
  for (const cookie of cookies) {
    const flags = cookie.split(';').map((part) => part.trim().toLowerCase());
    expect(flags).toEqual(expect.arrayContaining(['httponly', 'secure', 'path=/', 'samesite=lax']));
    expect(cookie).not.toMatch(/domain=/i);
  }
});

test('a cookie of another installation, cut, stretched or swapped opens nothing', async () => {
  const one = await signedIn();
  const other = await signedIn();
  const stranger = await signedIn(authWith('another installation’s secret, long enough'));
  const token = one.jar[tokenName] ?? '';
  expect((await one.who({ [tokenName]: token })).status).toBe(200);
  const unsigned = new UnsecuredJWT({ sub: 'owner', role: 'owner' }).encode();
  const cases: Record<string, Record<string, string>> = {
    'half a token': { [tokenName]: token.slice(0, token.length / 2) },
    'a token and more': { [tokenName]: `${token}x` },
    'a token of claims': { [tokenName]: unsigned },
    'a token without its signature': { [tokenName]: token.split('.')[0] ?? '' },
    'a token with another’s signature': {
      [tokenName]: `${token.split('.')[0]}.${(other.jar[tokenName] ?? '').split('.')[1]}`,
    },
    'without the prefix': { 'frostmark.session_token': token },
    'an empty one': { [tokenName]: '' },
    rubbish: { [tokenName]: '%00%ff' },
    'a foreign secret': stranger.jar,
  };
  for (const [name, jar] of Object.entries(cases)) {
    const sent = await one.who(jar);
    expect([name, sent.status]).toEqual([name, 401]);
    expect([name, sent.body.code]).toEqual([name, 'auth.required']);
  }
});

test('a session chosen by somebody else never becomes one’s own', async () => {
  const auth = realAuth(database());
  const app = createTestApp(database(), { auth });
  const attacker = await signedIn(auth);
  const { username } = await aPerson(auth);
  const sent = await app.send(
    'POST',
    '/api/session',
    { username, password: aPassword },
    undefined,
    {
      cookie: headerOf(attacker.jar),
      'sec-fetch-site': 'same-origin',
    },
  );
  expect(sent.status).toBe(200);
  const fresh = sent.response.headers.getSetCookie().join();
  expect(fresh).not.toContain(attacker.jar[tokenName]?.split('.')[0]);
  expect((await attacker.who(attacker.jar)).body.userId).not.toBe(sent.body.userId);
});

test('signing out ends the session in the database, not only in the browser', async () => {
  const { app, jar, who } = await signedIn();
  const sessions = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int4 as n from auth_session
      where token = ${decodeURIComponent(jar[tokenName] ?? '').split('.')[0]}
    `.execute(database());
    return rows[0]?.n;
  };
  expect(await sessions()).toBe(1);
  const out = await app.send('DELETE', '/api/session', undefined, undefined, {
    cookie: headerOf(jar),
  });
  expect(out.status).toBe(204);
  expect(await sessions()).toBe(0);
  expect((await who({ [tokenName]: jar[tokenName] ?? '' })).status).toBe(401);
  for (const cookie of out.response.headers.getSetCookie()) {
    expect(cookie).toMatch(/Max-Age=0/i);
  }
});

test(
  'unknown, wrong and locked: the same words, and as long to wait for',
  { timeout: 60_000 },
  async () => {
    const auth = realAuth(database());
    const app = createTestApp(database(), { auth });
    const { username } = await aPerson(auth);
    const tryOnce = async (name: string) => {
      const started = performance.now();
      const { status, body } = await app.post('/api/session', {
        username: name,
        password: 'wrong one!',
      });
      const { requestId: _, ...rest } = body;
      return { ms: performance.now() - started, said: JSON.stringify([status, rest]) };
    };
    await tryOnce('warm-up');
    const rounds = 7;
    const known: number[] = [];
    const unknown: number[] = [];
    const words = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const one = await tryOnce(username);
      const two = await tryOnce(unique('nobody'));
      known.push(one.ms);
      unknown.push(two.ms);
      words.add(one.said).add(two.said);
    }
    expect([...words]).toHaveLength(1);
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[3] ?? 0;
    // A password hash takes tens of milliseconds: whoever skips it for unknown names is far off.
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
    const nobody = unique('nobody');
    const locked = async (name: string) => {
      let last = '';
      for (let tries = 0; tries < 11; tries += 1) last = (await tryOnce(name)).said;
      return last.replaceAll(/\d+/g, 'N');
    };
    const [theirs, nobodys] = [await locked(username), await locked(nobody)];
    expect(theirs).toBe(nobodys);
    expect(theirs).toContain('N');
    // The right password is not told apart from a wrong one while the name is locked.
    const right = await app.post('/api/session', { username, password: aPassword });
    expect(right.status).toBe(429);
  },
);

test('the lock of a name holds in every process', async () => {
  const [first, second] = [realAuth(database()), realAuth(database())].map((auth) =>
    createTestApp(database(), { auth }),
  );
  const { username } = await aPerson();
  const statuses: number[] = [];
  for (let tries = 0; tries < 12; tries += 1) {
    const app = tries % 2 === 0 ? first : second;
    const sent = await app?.post('/api/session', { username, password: 'wrong one!' });
    statuses.push(sent?.status ?? 0);
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
});
