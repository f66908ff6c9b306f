import { afterAll, beforeAll, expect, test } from 'vitest';

import { createAccount } from '../../src/features/accounts/accounts.service.ts';
import { createPinoLog } from '../../src/platform/log.ts';
import { createTestApp, ctxFor } from '../support/app.ts';
import { aPassword, realAuth } from '../support/auth.ts';
import { aDatabaseAway } from '../support/away.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises, unique } from '../support/factories.ts';
import { readGreeting } from '../support/greeting.ts';
import { aFolder, start, type Started } from '../support/process.ts';

/** What a log must never hold: whoever reads it could act as somebody, or learns who somebody is. */
const database = useDatabase();

const identity = '11010519491231002X';
const phone = '13812345678';
const name = '欧阳小霜';

function listening() {
  const lines: string[] = [];
  const log = createPinoLog({
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  return { lines, log };
}

/** In the forms in which a secret could slip through: as it is, cut short, in base64 and in hex. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const cut = secret.length > 24 ? [secret.slice(0, 16)] : [];
  return [
    secret,
    ...cut,
    encodeURIComponent(secret),
    bytes.toString('hex'),
    bytes.toString('base64'),
  ];
}

function demandSilence(text: string, secrets: Record<string, string>): void {
  expect(Object.keys(secrets).length).toBeGreaterThan(0);
  for (const [what, secret] of Object.entries(secrets)) {
    expect([what, secret.length > 5 || /\p{sc=Han}/u.test(secret)]).toEqual([what, true]);
    const found = formsOf(secret).filter((form) => text.includes(form));
    expect([what, found]).toEqual([what, []]);
  }
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

test('a day with passwords, cookies, keys, tokens and people leaves none of them in the log', async () => {
  const { lines, log } = listening();
  const auth = realAuth(database());
  const app = createTestApp(database(), { auth, log });
  const firm = await anOrganisation(database());
  const { id: premisesId } = await somePremises(database(), firm.member('owner'));
  const username = unique('secretive');
  await createAccount(auth, ctxFor(database(), { kind: 'system' }), 'members:write', {
    premisesIds: null,
    account: {
      orgId: firm.orgId,
      orgKind: 'operator',
      role: 'owner',
      username,
      displayName: name,
      password: aPassword,
    },
  });
  const wrong = 'not the right password';
  await app.post('/api/session', { username, password: wrong });
  await app.post('/api/session', { username: aPassword, password: username });
  const signedIn = await app.post('/api/session', { username, password: aPassword });
  const cookie = cookieOf(signedIn.response);
  expect(cookie.length).toBeGreaterThan(100);
  const send = async (method: string, path: string, body?: unknown) =>
    app.send(method, path, body, undefined, { cookie });
  const keeper = {
    username: unique('keeper'),
    displayName: '慕容小霜',
    password: 'another password!',
  };
  expect((await send('POST', '/api/members', { ...keeper, role: 'keeper' })).status).toBe(201);
  const key = await send('POST', '/api/keys', { name: 'WMS', scopes: ['read'] });
  const bearer = { authorization: `Bearer ${key.body.secret}` };
  const token = await app.send('POST', '/api/token', undefined, undefined, bearer);
  const accessToken: string = token.body.accessToken;
  const asProgram = { authorization: `Bearer ${accessToken}` };
  expect((await app.send('GET', '/api/lots', undefined, undefined, asProgram)).status).toBe(200);
  const spoilt = { authorization: `Bearer ${accessToken}x` };
  await app.send('GET', '/api/lots', undefined, undefined, spoilt);
  const worker = {
    workerNo: unique('W-'),
    name,
    phone,
    identity: { kind: 'resident_id', number: identity },
    duty: 'keeper',
    premisesId,
    activeSince: '2026-01-01',
  };
  expect((await send('POST', '/api/workers', worker)).status).toBe(201);
  await send('POST', '/api/workers', { ...worker, workerNo: identity });
  await send('POST', '/api/workers', { ...worker, phone: `${phone}0000000000` });
  const shown = await send('POST', `/api/workers/${worker.workerNo}/disclosure`, {
    fields: ['name', 'phone', 'identity'],
    reason: 'Telephone call',
  });
  expect(JSON.stringify(shown.body)).toContain(identity);
  await send('POST', '/api/workers/search', { identity: worker.identity, reason: 'Looked for' });
  await send('GET', `/api/workers/${identity}?name=${encodeURIComponent(name)}`);
  await send('GET', `/api/search?q=${identity}`);
  await send('DELETE', '/api/session');
  expect(lines.length).toBeGreaterThan(12);
  demandSilence(lines.join(''), {
    password: aPassword,
    'wrong password': wrong,
    'member’s password': keeper.password,
    username,
    'member’s username': keeper.username,
    'display name': name,
    'member’s name': keeper.displayName,
    ...Object.fromEntries(
      cookie
        .split('; ')
        .map((pair) => [`cookie ${pair.split('=')[0]}`, pair.slice(pair.indexOf('=') + 1)]),
    ),
    key: key.body.secret,
    token: accessToken,
    identity,
    phone,
  });
});

test('what fails inside is logged without what was sent', async () => {
  const { lines, log } = listening();
  const away = aDatabaseAway();
  const app = createTestApp(away, { log, auth: realAuth(away) });
  const sent = await app.post('/api/session', { username: 'secretive', password: aPassword });
  expect(sent.status).toBeGreaterThanOrEqual(500);
  await app.send('POST', '/api/token', undefined, undefined, {
    authorization: 'Bearer fmk_0123456789abcdef0123456789abcdef',
  });
  expect(lines.length).toBeGreaterThan(0);
  demandSilence(lines.join(''), {
    password: aPassword,
    username: 'secretive',
    key: 'fmk_0123456789abcdef0123456789abcdef',
  });
});

const folder = aFolder();
let program: Started | undefined;
const settings = {
  SECRET: 'a secret of this very installation, long',
  METRICS_TOKEN: 'a-token-for-counting-0123',
  PERSONAL_KEY: 'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE',
  PERSONAL_PEPPER: 'a pepper of this very installation, long',
};

beforeAll(async () => {
  const { path } = await folder;
  program = start('src/node.ts', { DATA_DIR: path, DEMO: 'off', LOG_LEVEL: 'debug', ...settings });
  await program.url;
}, 180_000);

afterAll(async () => {
  await program?.stop('SIGKILL');
  await (await folder).remove();
});

test('a process prints none of its settings that are secret, nor what it is sent', async () => {
  if (!program) throw new Error('It did not start');
  const url = await program.url;
  expect(readGreeting(program.printed()).accounts).toEqual([]);
  const headers = {
    'content-type': 'application/json',
    cookie: 'frostmark.session_token=abcdefghijk.lmnop',
  };
  for (const path of ['/api/session', `/api/${identity}`, '/api/token']) {
    const body = JSON.stringify({ username: 'secretive', password: aPassword, name, phone });
    const authorization = 'Bearer fmk_0123456789abcdef0123456789abcdef';
    await fetch(url + path, { method: 'POST', headers: { ...headers, authorization }, body });
  }
  await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${settings.METRICS_TOKEN}` } });
  const { code } = await program.stop();
  expect(code).toBe(0);
  const written = program.printed() + program.logged();
  expect(program.logged()).toContain('"route":"/metrics"');
  demandSilence(written, {
    ...settings,
    PERSONAL_KEY: settings.PERSONAL_KEY.slice(3),
    password: aPassword,
    username: 'secretive',
    cookie: 'abcdefghijk.lmnop',
    key: 'fmk_0123456789abcdef0123456789abcdef',
    identity,
    phone,
    name,
  });
});
