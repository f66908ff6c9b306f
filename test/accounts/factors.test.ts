import { expect, test } from 'vitest';

import { codeOfStep, stepAt, toBase32 } from '../../src/features/accounts/auth-totp.ts';
import { aPassword } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { anInstance, aStaff, codeOf, cookieOf, eventsOf, minutes } from './support.ts';

const database = useDatabase();

type Instance = ReturnType<typeof anInstance>;

const required = { secondFactor: 'required' } as const;

async function aBureau() {
  const one = anInstance(database(), required);
  const staff = await aStaff(database(), one.auth, 'regulator', ['supervisor', 'inspector']);
  return { one, staff, inspector: staff.who('inspector') };
}

const codeNow = async (secret: string, { clock }: Instance) =>
  codeOfStep(secret, stepAt(clock.now));

/** Signs in, sets an authenticator up and lets the step pass that this used. */
async function enrolled(one: Instance, username: string) {
  const session = await one.signIn(username);
  const begun = await session.post('/api/account/second-factor', { password: aPassword });
  const { secret } = begun.body;
  const code = await codeNow(secret, one);
  const confirmed = await session.post('/api/account/second-factor/confirmation', { code });
  const { recoveryCodes } = confirmed.body;
  one.passTime(minutes(1));
  return { secret, recoveryCodes, begun, confirmed, ...one.as(cookieOf(confirmed.response)) };
}

test('the codes are those of RFC 6238', async () => {
  const secret = toBase32(new TextEncoder().encode('12345678901234567890'));
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ] as const) {
    expect(await codeOfStep(secret, stepAt(new Date(seconds * 1000)))).toBe(code);
  }
});

test('a regulator without a second factor may do nothing but set one up', async () => {
  const { one, inspector } = await aBureau();
  const session = await one.signIn(inspector.username);
  expect(session.body).toMatchObject({ secondFactor: 'enrol', permissions: [] });
  for (const path of ['/api/lots', '/api/organisations', '/api/members', '/api/account/sessions']) {
    const refused = await session.get(path);
    expect(codeOf(refused), path).toEqual([403, 'auth.second_factor_required']);
    expect(refused.body.details).toEqual({ step: 'enrol' });
    expect(refused.body.title).toContain('POST /api/account/second-factor');
  }
  const body = { password: aPassword };
  expect((await session.post('/api/account/leave', body)).status).toBe(403);
  expect((await session.post('/api/session/second-factor', { code: '123456' })).status).toBe(403);

  const wrong = await session.post('/api/account/second-factor', { password: 'not it at all' });
  expect(wrong.body.code).toBe('account.wrong_password');
  const begun = await session.post('/api/account/second-factor', body);
  expect(begun.body.uri).toBe(
    `otpauth://totp/Frostmark:${inspector.username}?secret=${begun.body.secret}` +
      '&issuer=Frostmark&algorithm=SHA1&digits=6&period=30',
  );
  expect((await session.get('/api/lots')).status).toBe(403);
  const path = '/api/account/second-factor/confirmation';
  expect((await session.post(path, { code: '000000' })).body.code).toBe('auth.wrong_code');
  const code = await codeNow(begun.body.secret, one);
  const confirmed = await session.post(path, { code });
  expect(confirmed.body.recoveryCodes).toHaveLength(10);
  const strong = one.as(cookieOf(confirmed.response));
  expect((await strong.get('/api/lots')).status).toBe(200);
  expect((await session.get('/api/lots')).status).toBe(401);
  expect((await eventsOf(database(), inspector.userId)).map(({ type }) => type)).toEqual([
    'accounts.member_added',
    'accounts.factor_begun',
    'accounts.factor_enrolled',
    'accounts.sessions_ended',
  ]);
});

test('from then on signing in takes a code, and each code only once, in both processes', async () => {
  const { one, inspector } = await aBureau();
  const { secret } = await enrolled(one, inspector.username);
  const other = anInstance(database(), required);
  other.passTime(minutes(1));
  const first = await one.signIn(inspector.username);
  const second = await other.signIn(inspector.username);
  expect(first.body).toMatchObject({ secondFactor: 'verify', permissions: [] });
  expect((await first.get('/api/lots')).body.details).toEqual({ step: 'verify' });
  const enrol = await first.post('/api/account/second-factor', { password: aPassword });
  expect(codeOf(enrol)).toEqual([403, 'auth.second_factor_required']);

  const code = await codeNow(secret, one);
  const passed = await first.post('/api/session/second-factor', { code });
  expect(passed.body).toMatchObject({ secondFactor: 'passed', role: 'inspector' });
  expect(passed.body.permissions).toContain('oversight:hold');
  const replayed = await second.post('/api/session/second-factor', { code });
  expect(codeOf(replayed)).toEqual([422, 'auth.wrong_code']);
  const earlier = await codeOfStep(secret, stepAt(one.clock.now) - 1);
  expect((await second.post('/api/session/second-factor', { code: earlier })).status).toBe(422);
  expect((await first.get('/api/session')).status).toBe(401);
  const strong = one.as(cookieOf(passed.response));
  expect((await strong.get('/api/lots')).status).toBe(200);
  expect(codeOf(await strong.post('/api/session/second-factor', { code }))).toEqual([
    409,
    'auth.no_factor_due',
  ]);
  other.passTime(minutes(1));
  const next = await codeNow(secret, other);
  expect((await second.post('/api/session/second-factor', { code: next })).status).toBe(200);
  expect((await eventsOf(database(), inspector.userId)).at(-1)).toMatchObject({
    type: 'accounts.factor_passed',
    body: { by: 'totp' },
  });
});

test('guessing codes is stopped in all processes together, for a while', async () => {
  const { one, inspector } = await aBureau();
  const { secret } = await enrolled(one, inspector.username);
  const other = anInstance(database(), required);
  other.passTime(minutes(1));
  const session = await one.signIn(inspector.username);
  const guess = async (instance: Instance, code: string) =>
    instance.as(session.cookie).post('/api/session/second-factor', { code });
  for (const instance of [one, other, one, other, one]) {
    expect((await guess(instance, '000000')).status).toBe(422);
  }
  const code = await codeNow(secret, one);
  expect(codeOf(await guess(other, code))).toEqual([429, 'auth.too_many_tries']);
  expect(codeOf(await guess(one, code))).toEqual([429, 'auth.too_many_tries']);
  one.passTime(minutes(16));
  expect((await guess(one, await codeNow(secret, one))).status).toBe(200);
});

test('a recovery code signs in once, and new ones void the old', async () => {
  const { one, inspector } = await aBureau();
  const { secret, recoveryCodes } = await enrolled(one, inspector.username);
  const [first = '', second = ''] = recoveryCodes as string[];
  const pass = async (code: string) => {
    const session = await one.signIn(inspector.username);
    return session.post('/api/session/second-factor', { code });
  };
  const passed = await pass(first.toUpperCase().replaceAll('-', ' '));
  expect(passed.status).toBe(200);
  expect((await pass(first)).body.code).toBe('auth.wrong_code');
  const strong = one.as(cookieOf(passed.response));
  const proof = { password: aPassword, code: await codeNow(secret, one) };
  const renewed = await strong.post('/api/account/recovery-codes', proof);
  expect(renewed.body.recoveryCodes).toHaveLength(10);
  expect((await pass(second)).body.code).toBe('auth.wrong_code');
  expect((await pass(renewed.body.recoveryCodes[9])).status).toBe(200);
});

test('neither secrets nor codes stand in the database or the journal as they are', async () => {
  const { one, inspector } = await aBureau();
  const { secret, recoveryCodes } = await enrolled(one, inspector.username);
  const tables = [];
  for (const table of ['auth_factor', 'auth_recovery_code', 'command', 'event'] as const) {
    tables.push(await database().selectFrom(table).selectAll().execute());
  }
  const text = JSON.stringify(tables);
  for (const hidden of [secret, ...recoveryCodes]) expect(text).not.toContain(hidden);
});

test('a factor is given up with password and code; where it is mandatory another has to follow', async () => {
  const { one, inspector } = await aBureau();
  const strong = await enrolled(one, inspector.username);
  const again = await strong.post('/api/account/second-factor', { password: aPassword });
  expect(codeOf(again)).toEqual([409, 'account.factor_stands']);
  const path = '/api/account/second-factor/removal';
  const bad = await strong.post(path, { password: aPassword, code: '000000' });
  expect(bad.body.code).toBe('auth.wrong_code');
  const code = await codeNow(strong.secret, one);
  expect((await strong.post(path, { password: aPassword, code })).status).toBe(204);
  expect((await strong.get('/api/lots')).body.details).toEqual({ step: 'enrol' });
  const next = await strong.post('/api/account/second-factor', { password: aPassword });
  expect(next.status).toBe(201);
});

test('the leader lets a member begin anew who lost everything, no other and not itself', async () => {
  const { one, staff, inspector } = await aBureau();
  await enrolled(one, inspector.username);
  const leader = await enrolled(one, staff.who('supervisor').username);
  const path = (id: string) => `/api/members/${id}/second-factor/reset`;
  expect((await leader.post(path(inspector.userId), undefined)).status).toBe(204);
  const session = await one.signIn(inspector.username);
  expect(session.body.secondFactor).toBe('enrol');
  expect((await eventsOf(database(), inspector.userId)).map(({ type }) => type)).toContain(
    'accounts.factor_removed',
  );
  const self = await leader.post(path(staff.who('supervisor').userId), undefined);
  expect(codeOf(self)).toEqual([409, 'account.own_factor']);
  const stranger = await aBureau();
  expect((await leader.post(path(stranger.inspector.userId), undefined)).status).toBe(404);
  const member = await enrolled(one, inspector.username);
  const refused = await member.post(path(staff.who('supervisor').userId), undefined);
  expect(codeOf(refused)).toEqual([403, 'auth.forbidden']);
});

test('firms are asked for no factor, but who set one up passes it; in the demo nobody has to', async () => {
  const one = anInstance(database(), required);
  const firm = await aStaff(database(), one.auth, 'operator', ['owner']);
  const owner = await one.signIn(firm.who('owner').username);
  expect(owner.body.secondFactor).toBe('passed');
  const strong = await enrolled(one, firm.who('owner').username);
  const session = await one.signIn(firm.who('owner').username);
  expect(session.body.secondFactor).toBe('verify');
  const code = await codeNow(strong.secret, one);
  const proof = { password: aPassword, code };
  expect((await strong.post('/api/account/second-factor/removal', proof)).status).toBe(204);
  expect((await one.signIn(firm.who('owner').username)).body.secondFactor).toBe('passed');

  const demo = anInstance(database(), { secondFactor: 'optional' });
  const bureau = await aStaff(database(), demo.auth, 'regulator', ['inspector']);
  expect((await demo.signIn(bureau.who('inspector').username)).body.secondFactor).toBe('passed');
});
