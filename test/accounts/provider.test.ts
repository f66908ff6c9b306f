import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { testSettings } from '../support/app.ts';
import { aPassword } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { anInstance, aStaff, codeOf, cookieOf, eventsOf, minutes } from './support.ts';

const database = useDatabase();

const callback = `${testSettings.publicUrl}/api/session/provider/callback`;
let program: ChildProcess;
let issuer: string;

beforeAll(async () => {
  const script = fileURLToPath(new URL('provider.child.ts', import.meta.url));
  program = spawn(process.execPath, [script, callback], { stdio: ['ignore', 'pipe', 'ignore'] });
  issuer = await new Promise<string>((resolve, reject) => {
    program.stdout?.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
    program.once('exit', () => reject(new Error('The provider ended')));
  });
}, 30_000);
afterAll(() => program.kill());

const settings = () => ({
  oidc: { issuer, clientId: 'frostmark', clientSecret: 'a secret/with:signs' },
});

function anInstanceNow(options: object = {}) {
  const one = anInstance(database(), { ...settings(), ...options });
  // The provider's clock can't be moved.
  one.passTime(Date.now() - one.clock.now.getTime());
  return one;
}

/** A browser at the provider: follows it, fills its forms in, and stops where it leads back to us. */
async function atProvider(url: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  const visit = async (at: string, form?: Record<string, string>): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return answer;
  };
  let [at, form]: [string, Record<string, string> | undefined] = [url, undefined];
  for (let step = 0; step < 12; step += 1) {
    const answer = await visit(at, form);
    form = undefined;
    const next = answer.headers.get('location');
    if (next !== null) {
      at = new URL(next, at).href;
      if (at.startsWith(callback)) return at.slice(testSettings.publicUrl.length);
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
    at = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', at).href;
    form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt };
  }
  throw new Error('The provider never led back');
}

type Instance = ReturnType<typeof anInstance>;

async function begun({ app }: Instance) {
  const { response } = await app.get('/api/session/provider');
  expect(response.status).toBe(302);
  return { url: response.headers.get('location') ?? '', cookie: cookieOf(response) };
}

const back = async ({ app }: Instance, path: string, cookie: string) =>
  app.send('GET', path, undefined, undefined, { cookie });

let counter = 0;
const anIdentity = () => {
  counter += 1;
  return `citizen-${counter}`;
};

async function linked(one: Instance, login: string) {
  const staff = await aStaff(database(), one.auth, 'operator', ['owner']);
  const person = staff.who('owner');
  const session = await one.signIn(person.username);
  const asked = await session.post('/api/account/provider', { password: aPassword });
  const path = await atProvider(asked.body.url, login);
  const cookie = `${session.cookie}; ${cookieOf(asked.response)}`;
  return { person, session, cookie, path, answer: await back(one, path, cookie) };
}

test('an identity that was linked while signed in signs its person in, and no other', async () => {
  const one = anInstanceNow();
  const login = anIdentity();
  const { person, session, answer } = await linked(one, login);
  expect(answer.response.headers.get('location')).toBe('/');
  expect(answer.status).toBe(303);

  const there = await begun(one);
  const path = await atProvider(there.url, login);
  const signedIn = await back(one, path, there.cookie);
  expect(signedIn.status).toBe(303);
  const me = await one.as(cookieOf(signedIn.response)).get('/api/session');
  expect(me.body).toMatchObject({ userId: person.userId, role: 'owner' });

  const stranger = await begun(one);
  const strange = await back(one, await atProvider(stranger.url, anIdentity()), stranger.cookie);
  expect(codeOf(strange)).toEqual([403, 'auth.provider_unlinked']);
  expect(strange.response.headers.getSetCookie().join()).not.toContain('session_token');

  expect((await session.del('/api/account/provider')).status).toBe(204);
  const later = await begun(one);
  const gone = await back(one, await atProvider(later.url, login), later.cookie);
  expect(codeOf(gone)).toEqual([403, 'auth.provider_unlinked']);
  expect((await eventsOf(database(), person.userId)).map(({ type }) => type)).toEqual([
    'accounts.member_added',
    'accounts.provider_linked',
    'accounts.provider_unlinked',
  ]);
  const rows = await database().selectFrom('event').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(login);
});

test('what comes back has to be what this browser began: state, cookie, code and time', async () => {
  const one = anInstanceNow();
  const login = anIdentity();
  await linked(one, login);
  const refused = [403, 'auth.provider_refused'];
  const [mine, theirs] = [await begun(one), await begun(one)];
  const path = await atProvider(mine.url, login);
  expect(codeOf(await back(one, path, ''))).toEqual(refused);
  expect(codeOf(await back(one, path, theirs.cookie))).toEqual(refused);
  const strayed = path.replace(/state=[^&]*/, 'state=another');
  expect(codeOf(await back(one, strayed, mine.cookie))).toEqual(refused);
  expect(path).toContain('&iss=');
  const mixedUp = path.replace(/iss=[^&]*/, 'iss=https%3A%2F%2Fother.test');
  expect(codeOf(await back(one, mixedUp, mine.cookie))).toEqual(refused);
  const state = new URL(path, issuer).searchParams.get('state') ?? '';
  const made = `/api/session/provider/callback?code=made-up&state=${state}`;
  expect(codeOf(await back(one, made, mine.cookie))).toEqual(refused);
  const denied = `/api/session/provider/callback?error=access_denied&state=${state}`;
  expect(codeOf(await back(one, denied, mine.cookie))).toEqual(refused);
  expect((await back(one, path, mine.cookie)).status).toBe(303);
  expect(codeOf(await back(one, path, mine.cookie))).toEqual(refused);

  const slow = await begun(one);
  const late = await atProvider(slow.url, login);
  one.passTime(minutes(11));
  expect(codeOf(await back(one, late, slow.cookie))).toEqual(refused);
});

test('nobody links an identity to the account of somebody else, nor one twice', async () => {
  const one = anInstanceNow();
  const login = anIdentity();
  const first = await linked(one, login);
  expect(first.answer.status).toBe(303);
  const second = await linked(one, login);
  expect(codeOf(second.answer)).toEqual([409, 'account.provider_taken']);

  const asked = await first.session.post('/api/account/provider', { password: aPassword });
  const path = await atProvider(asked.body.url, anIdentity());
  const other = `${second.session.cookie}; ${cookieOf(asked.response)}`;
  expect(codeOf(await back(one, path, other))).toEqual([403, 'auth.provider_refused']);
  const wrong = await first.session.post('/api/account/provider', { password: 'not my password' });
  expect(wrong.body.code).toBe('account.wrong_password');
});

test('an identity of the provider is the first step: a regulator still owes the second', async () => {
  const one = anInstanceNow();
  const strict = anInstanceNow({ secondFactor: 'required' });
  const login = anIdentity();
  const bureau = await aStaff(database(), one.auth, 'regulator', ['inspector']);
  const session = await one.signIn(bureau.who('inspector').username);
  const asked = await session.post('/api/account/provider', { password: aPassword });
  const cookie = `${session.cookie}; ${cookieOf(asked.response)}`;
  expect((await back(one, await atProvider(asked.body.url, login), cookie)).status).toBe(303);

  const there = await begun(strict);
  const signedIn = await back(strict, await atProvider(there.url, login), there.cookie);
  const me = strict.as(cookieOf(signedIn.response));
  expect((await me.get('/api/session')).body.secondFactor).toBe('enrol');
  expect(codeOf(await me.get('/api/lots'))).toEqual([403, 'auth.second_factor_required']);
});

test('a provider that is away, or not configured, is said so', async () => {
  const away = anInstanceNow({ oidc: { ...settings().oidc, issuer: 'http://127.0.0.1:9' } });
  expect(codeOf(await away.app.get('/api/session/provider'))).toEqual([
    503,
    'auth.provider_unavailable',
  ]);
  const none = anInstance(database());
  expect(codeOf(await none.app.get('/api/session/provider'))).toEqual([
    501,
    'auth.provider_not_offered',
  ]);
});
