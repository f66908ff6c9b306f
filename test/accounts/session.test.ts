import { expect, test } from 'vitest';

import { createPinoLog } from '../../src/platform/log.ts';
import { createTestApp, testNow, testSettings } from '../support/app.ts';
import { aPassword, realAuth, withoutSignIn } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';

const database = useDatabase();

async function aFirm() {
  const auth = realAuth(database());
  const app = createTestApp(database(), { auth });
  const regulator = await anOrganisation(database(), 'regulator');
  const firm = await anOrganisation(database(), 'operator');
  const username = unique('owner');
  const stub = createTestApp(database(), { auth: withoutSignIn(auth) });
  const opened = await stub.post(
    `/api/organisations/${firm.orgId}/members`,
    { username, displayName: '张三', password: aPassword },
    regulator.member('inspector'),
  );
  return { app, stub, auth, regulator, firm, username, opened };
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

test('a regulator opens a firm, its owner signs in, adds a keeper and sees the list', async () => {
  const { app, opened, username, firm } = await aFirm();
  expect(opened.status).toBe(201);

  const signedIn = await app.post('/api/session', { username, password: aPassword });
  expect(signedIn.status).toBe(200);
  expect(signedIn.body).toMatchObject({
    userId: opened.body.userId,
    displayName: '张三',
    role: 'owner',
    organisation: { id: firm.orgId, kind: 'operator' },
  });
  expect(signedIn.body.permissions).toContain('members:write');
  const cookie = cookieOf(signedIn.response);
  expect(signedIn.response.headers.getSetCookie().join()).toContain('HttpOnly');

  const me = await app.send('GET', '/api/session', undefined, undefined, { cookie });
  expect(me.body).toEqual(signedIn.body);

  const keeper = { username: unique('keeper'), displayName: '李四', password: aPassword };
  const added = await app.send('POST', '/api/members', { ...keeper, role: 'keeper' }, undefined, {
    cookie,
  });
  expect(added.status).toBe(201);
  const list = await app.send('GET', '/api/members', undefined, undefined, { cookie });
  expect(list.body.items).toHaveLength(2);
  expect(list.body.items).toContainEqual(
    expect.objectContaining({ username: keeper.username, displayName: '李四', role: 'keeper' }),
  );
});

test('an unknown user and a wrong password get the same answer', async () => {
  const { app, username } = await aFirm();
  const wrong = await app.post('/api/session', { username, password: 'not the password' });
  const unknown = await app.post('/api/session', {
    username: unique('nobody'),
    password: 'not the password',
  });
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  const { requestId: first, ...one } = wrong.body;
  const { requestId: second, ...other } = unknown.body;
  expect(first).not.toBe(second);
  expect(one).toEqual(other);
  expect(wrong.response.headers.getSetCookie()).toEqual([]);
});

test('too many tries for one name are refused for a while, and the answer says how long', async () => {
  const { app, username } = await aFirm();
  const tries = [];
  for (let count = 0; count < 11; count += 1) {
    tries.push(await app.post('/api/session', { username, password: 'guess number nine' }));
  }
  const last = tries.at(-1);
  expect(last?.status).toBe(429);
  expect(last?.body.code).toBe('auth.too_many_tries');
  expect(Number(last?.response.headers.get('retry-after'))).toBeGreaterThan(0);
  const right = await app.post('/api/session', { username, password: aPassword });
  expect(right.status).toBe(429);
});

test('signing out ends the session also for whoever kept the cookie', async () => {
  const { app, username, auth } = await aFirm();
  const signedIn = await app.post('/api/session', { username, password: aPassword });
  const cookie = cookieOf(signedIn.response);
  const token = cookie.split('; ').find((part) => part.includes('session_token')) ?? '';
  const out = await app.send('DELETE', '/api/session', undefined, undefined, { cookie });
  expect(out.status).toBe(204);
  expect(out.response.headers.getSetCookie().join()).toContain('Max-Age=0');
  const after = await app.send('GET', '/api/session', undefined, undefined, { cookie: token });
  expect(after.status).toBe(401);
  const request = new Request('http://x/', { headers: { cookie: token } });
  expect(await auth.authenticate(request, testNow)).toBe(null);
});

test('signing out without a session is harmless', async () => {
  const { app } = await aFirm();
  const out = await app.send('DELETE', '/api/session');
  expect(out.status).toBe(204);
});

test('a cookie that somebody else signed, or nobody, opens nothing', async () => {
  const { app, username } = await aFirm();
  const signedIn = await app.post('/api/session', { username, password: aPassword });
  const cookie = cookieOf(signedIn.response);
  const [name = '', value = ''] = cookie.split(/=(.*)/);
  const [token = ''] = decodeURIComponent(value).split('.');
  const other = realAuth(database(), { secret: 'another secret of thirty-two characters!' });
  const forged = (await other.cookie(token, 60)).split(';', 1)[0] ?? '';
  for (const bad of [forged, `${name}=${token}`, `${name}=%E0%A4%A`, `${name}=.`, `${name}=`]) {
    const answer = await app.send('GET', '/api/session', undefined, undefined, { cookie: bad });
    expect(answer.status, bad).toBe(401);
  }
  const good = await app.send('GET', '/api/session', undefined, undefined, { cookie });
  expect(good.status).toBe(200);
});

test('only a regulator opens firms, only once, and only firms that exist', async () => {
  const { stub, firm, regulator } = await aFirm();
  const body = () => ({ username: unique('x'), displayName: '王五', password: aPassword });
  const path = `/api/organisations/${firm.orgId}/members`;
  expect((await stub.post(path, body(), firm.member('owner'))).status).toBe(403);
  const again = await stub.post(path, body(), regulator.member('supervisor'));
  expect(again.status).toBe(409);
  expect(again.body.code).toBe('account.organisation_has_members');
  const nowhere = await stub.post(
    '/api/organisations/00000000-0000-7000-8000-000000000000/members',
    body(),
    regulator.member('supervisor'),
  );
  expect(nowhere.status).toBe(404);
});

test('only owners add members and see them; names taken, short passwords and odd roles are named', async () => {
  const { stub, firm, username } = await aFirm();
  const body = { username: unique('x'), displayName: '王五', password: aPassword, role: 'viewer' };
  for (const role of ['keeper', 'quality', 'viewer'] as const) {
    expect((await stub.post('/api/members', body, firm.member(role))).status).toBe(403);
    expect((await stub.get('/api/members', firm.member(role))).status).toBe(403);
  }
  const owner = firm.member('owner');
  const taken = await stub.post('/api/members', { ...body, username }, owner);
  expect(taken.status).toBe(409);
  expect(taken.body.errors[0].field).toBe('username');
  const short = await stub.post('/api/members', { ...body, password: 'short' }, owner);
  expect(short.body.errors[0]).toMatchObject({
    field: 'password',
    rule: 'account.password_length',
  });
  const inspector = await stub.post('/api/members', { ...body, role: 'inspector' }, owner);
  expect(inspector.body.errors[0].rule).toBe('account.role_not_for_kind');
  const other = await anOrganisation(database());
  const seen = await stub.get('/api/members', other.member('owner'));
  expect(seen.body.items).toEqual([]);
});

test('a page of another site can not sign anyone in', async () => {
  const { app, username } = await aFirm();
  const body = { username, password: aPassword };
  const send = async (headers: Record<string, string>) =>
    (await app.send('POST', '/api/session', body, undefined, headers)).status;
  expect(await send({ origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await send({ origin: 'https://evil.test' })).toBe(403);
  expect(await send({ origin: 'null' })).toBe(403);
  expect(await send({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await send({ origin: testSettings.publicUrl })).toBe(200);
  expect(await send({})).toBe(200);
});

test('the log of a sign-in holds no password, no cookie and no name', async () => {
  const lines: string[] = [];
  const log = createPinoLog({
    level: 'debug',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const { username } = await aFirm();
  const app = createTestApp(database(), { auth: realAuth(database()), log });
  const wrong = await app.post('/api/session', { username, password: 'wrong-password-8812' });
  const right = await app.post('/api/session', { username, password: aPassword });
  await app.send('GET', '/api/session?phone=13800138000', undefined, undefined, {
    cookie: cookieOf(right.response),
  });
  await app.send('POST', '/api/members', { phone: '13800138000' }, undefined, {
    cookie: cookieOf(right.response),
  });
  expect([wrong.status, right.status]).toEqual([401, 200]);
  expect(lines).toHaveLength(4);
  const text = lines.join('');
  const token = /session_token=([^;]+)/.exec(cookieOf(right.response))?.[1] ?? 'none';
  for (const secret of [aPassword, 'wrong-password-8812', username, '张三', token, '13800138000']) {
    expect(text).not.toContain(secret);
  }
});
