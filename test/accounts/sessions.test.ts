import { expect, test } from 'vitest';

import { roles } from '../../src/domain/roles.ts';
import { sessionLimits } from '../../src/features/accounts/auth-sessions.ts';
import { aPassword } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { anInstance, aStaff, codeOf, eventsOf, minutes } from './support.ts';

const database = useDatabase();

const hours = (count: number) => minutes(60 * count);

async function someone(role: 'owner' | 'keeper' | 'viewer' | 'inspector' = 'owner') {
  const one = anInstance(database());
  const other = anInstance(database());
  const kind = role === 'inspector' ? 'regulator' : 'operator';
  const staff = await aStaff(database(), one.auth, kind, [role]);
  const person = staff.who(role);
  return { one, other, person, session: await one.signIn(person.username) };
}

test('a person sees where it is signed in and ends one of them, at once in every process', async () => {
  const { other, person, session } = await someone();
  const lost = await other.signIn(person.username);
  other.passTime(minutes(5));
  expect((await lost.get('/api/session')).status).toBe(200);
  const { items } = (await session.get('/api/account/sessions')).body;
  expect(items).toHaveLength(2);
  expect(items.map(({ current }: { current: boolean }) => current)).toEqual([false, true]);
  expect(items[0]).toMatchObject({
    agent: 'Hand-held 7',
    createdAt: '2026-11-22T09:00:00.000Z',
    lastSeenAt: '2026-11-22T09:05:00.000Z',
  });
  expect(Object.keys(items[0]).sort()).toEqual([
    'agent',
    'createdAt',
    'current',
    'id',
    'lastSeenAt',
  ]);

  expect((await session.del(`/api/account/sessions/${items[0].id}`)).status).toBe(204);
  expect((await lost.get('/api/session')).status).toBe(401);
  expect((await session.get('/api/session')).status).toBe(200);
  expect((await eventsOf(database(), person.userId)).at(-1)).toMatchObject({
    type: 'accounts.sessions_ended',
    body: { sessionIds: [items[0].id] },
  });
});

test('all sessions can be ended together; somebody else’s can not', async () => {
  const { one, other, person, session } = await someone();
  const second = await other.signIn(person.username);
  const stranger = await someone();
  const { items } = (await session.get('/api/account/sessions')).body;
  expect(codeOf(await stranger.session.del(`/api/account/sessions/${items[0].id}`))).toEqual([
    404,
    'account.session_not_found',
  ]);
  expect((await session.del('/api/account/sessions')).status).toBe(204);
  expect((await session.get('/api/session')).status).toBe(401);
  expect((await second.get('/api/session')).status).toBe(401);
  expect((await stranger.session.get('/api/session')).status).toBe(200);
  expect((await one.signIn(person.username)).status).toBe(200);
});

test('an own password is changed by who knows the old one, and the other sessions end', async () => {
  const { one, other, person, session } = await someone('viewer');
  const second = await other.signIn(person.username);
  const change = async (currentPassword: string, newPassword: string) =>
    session.post('/api/account/password', { currentPassword, newPassword });
  const wrong = await change('not the password', 'a new one to remember');
  expect(wrong.body.errors[0]).toMatchObject({
    field: 'currentPassword',
    rule: 'account.wrong_password',
  });
  expect((await change(aPassword, 'short')).body.errors[0]).toMatchObject({
    field: 'newPassword',
    rule: 'account.password_length',
  });
  expect((await change(aPassword, 'a new one to remember')).status).toBe(204);
  expect((await session.get('/api/session')).status).toBe(200);
  expect((await second.get('/api/session')).status).toBe(401);
  expect((await one.signIn(person.username)).status).toBe(401);
  expect((await one.signIn(person.username, 'a new one to remember')).status).toBe(200);
  expect((await eventsOf(database(), person.userId)).map(({ type }) => type)).toEqual([
    'accounts.member_added',
    'accounts.password_changed',
    'accounts.sessions_ended',
  ]);
});

test('guessing the old password through an open session is stopped, in both processes together', async () => {
  const { one, other, session } = await someone();
  const guess = async (instance: typeof one) =>
    instance.as(session.cookie).post('/api/account/leave', { password: 'is it this one perhaps' });
  for (let count = 0; count < 5; count += 1) {
    expect((await guess(one)).status).toBe(422);
    expect((await guess(other)).status).toBe(422);
  }
  expect(codeOf(await guess(one))).toEqual([429, 'auth.too_many_tries']);
  expect(codeOf(await guess(other))).toEqual([429, 'auth.too_many_tries']);
  other.passTime(minutes(6));
  expect((await guess(other)).status).toBe(422);
});

test('an unused session ends, a used one goes on, and none outlives its day', async () => {
  const { one, person, session } = await someone('inspector');
  for (let count = 0; count < 15; count += 1) {
    one.passTime(minutes(29));
    expect((await session.get('/api/session')).status, `after ${count}`).toBe(200);
  }
  one.passTime(minutes(31));
  expect((await session.get('/api/session')).status).toBe(401);

  const second = await one.signIn(person.username);
  for (let count = 0; count < 23; count += 1) {
    one.passTime(minutes(20));
    expect((await second.get('/api/session')).status).toBe(200);
  }
  one.passTime(minutes(20));
  expect((await second.get('/api/session')).status).toBe(401);
});

test('a keeper’s hand-held may rest for most of a shift, an owner’s browser may not', async () => {
  const keeper = await someone('keeper');
  keeper.one.passTime(hours(11));
  expect((await keeper.session.get('/api/session')).status).toBe(200);
  keeper.one.passTime(hours(1));
  expect((await keeper.session.get('/api/session')).status).toBe(401);
  const owner = await someone('owner');
  owner.one.passTime(hours(2));
  expect((await owner.session.get('/api/session')).status).toBe(401);
});

test('administrators have the shortest sessions, and every role has limits', () => {
  expect(sessionLimits.security_admin).toEqual({ absolute: hours(4), idle: minutes(15) });
  for (const role of roles) {
    expect(sessionLimits[role].idle).toBeLessThanOrEqual(sessionLimits[role].absolute);
  }
});

test('ended sessions leave no rows behind for long', async () => {
  const { one, person } = await someone();
  one.passTime(hours(13));
  await one.signIn(person.username);
  const rows = await database()
    .selectFrom('auth_session')
    .select('id')
    .where('user_id', '=', person.userId)
    .execute();
  expect(rows).toHaveLength(1);
});
