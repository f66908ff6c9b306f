import { expect, test } from 'vitest';

import { createTestApp } from '../support/app.ts';
import { withoutSignIn } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { somePremises, unique } from '../support/factories.ts';
import { anInstance, aStaff, codeOf, cookieOf, eventsOf, minutes } from './support.ts';

const database = useDatabase();

async function aFirm() {
  const one = anInstance(database());
  const other = anInstance(database());
  const staff = await aStaff(database(), one.auth, 'operator', ['owner', 'keeper']);
  const owner = await one.signIn(staff.who('owner').username);
  const accept = async (token: string, more: object = {}, instance = one) =>
    instance.app.post('/api/session/invitation', {
      token,
      username: unique('guest'),
      displayName: '赵六',
      password: 'a password of my own',
      ...more,
    });
  return { one, other, staff, owner, accept };
}

const gone = [410, 'account.invitation_void'];

test('who holds an invitation joins on its terms, chooses name and password, and is signed in', async () => {
  const { one, staff, owner, accept } = await aFirm();
  const premises = await somePremises(database(), staff.member('owner'));
  const terms = { role: 'quality', premisesIds: [premises.id] };
  const invited = await owner.post('/api/invitations', terms);
  expect(invited.status).toBe(201);
  expect(invited.body.token.length * 6).toBeGreaterThan(128);
  expect(invited.body.expiresAt).toBe('2026-11-25T09:00:00.000Z');
  const open = (await owner.get('/api/invitations')).body.items;
  expect(open).toMatchObject([{ id: invited.body.id, ...terms }]);

  const username = unique('guest');
  const joined = await accept(invited.body.token, { username });
  expect(joined.body).toMatchObject({ ...terms, displayName: '赵六', secondFactor: 'passed' });
  const session = one.as(cookieOf(joined.response));
  expect((await session.get('/api/session')).body).toEqual(joined.body);
  expect((await one.signIn(username, 'a password of my own')).status).toBe(200);
  expect((await owner.get('/api/invitations')).body.items).toEqual([]);
  const [event] = await eventsOf(database(), joined.body.userId);
  expect(event).toMatchObject({
    type: 'accounts.member_added',
    actor_id: joined.body.userId,
    body: { ...terms, invitationId: invited.body.id, orgId: staff.orgId },
  });
});

test('an invitation is good once, in whichever process, and not at all once it is out of date', async () => {
  const { one, other, owner, accept } = await aFirm();
  const { token } = (await owner.post('/api/invitations', { role: 'viewer' })).body;
  const answers = await Promise.all([accept(token), accept(token, {}, other)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 410]));
  expect(codeOf(await accept(token))).toEqual(gone);
  expect(codeOf(await accept('x'.repeat(43)))).toEqual(gone);

  const short = { role: 'viewer', expiresInHours: 1 };
  const late = (await owner.post('/api/invitations', short)).body;
  one.passTime(minutes(60));
  expect(codeOf(await accept(late.token))).toEqual(gone);
});

test('a name that is taken or a short password leaves the invitation good', async () => {
  const { staff, owner, accept } = await aFirm();
  const { token } = (await owner.post('/api/invitations', { role: 'viewer' })).body;
  const taken = await accept(token, { username: staff.who('keeper').username });
  expect(codeOf(taken)).toEqual([409, 'account.username_taken']);
  expect((await accept(token, { password: 'short' })).body.errors[0].field).toBe('password');
  const more = await accept(token, { role: 'owner' });
  expect(more.body.code).toBe('request.invalid_json');
  expect((await accept(token)).body).toMatchObject({ role: 'viewer' });
});

test('an invitation can be taken back, and is when its inviter is no leader any more', async () => {
  const { one, staff, owner, accept } = await aFirm();
  const first = (await owner.post('/api/invitations', { role: 'viewer' })).body;
  expect((await owner.del(`/api/invitations/${first.id}`)).status).toBe(204);
  expect(codeOf(await accept(first.token))).toEqual(gone);
  expect(codeOf(await owner.del(`/api/invitations/${first.id}`))).toEqual([
    404,
    'account.invitation_not_found',
  ]);

  const second = (await owner.post('/api/invitations', { role: 'owner' })).body;
  const heir = staff.who('keeper').userId;
  const handed = { userId: heir, role: 'viewer' };
  expect((await owner.post('/api/members/hand-over', handed)).status).toBe(200);
  expect(codeOf(await accept(second.token))).toEqual(gone);

  const stranger = await aFirm();
  const third = (await stranger.owner.post('/api/invitations', { role: 'viewer' })).body;
  const next = await one.signIn(staff.who('keeper').username);
  expect((await next.del(`/api/invitations/${third.id}`)).status).toBe(404);
  expect((await next.get('/api/invitations')).body.items).toEqual([]);
  const events = await database()
    .selectFrom('event')
    .select(['type', 'body'])
    .where('type', 'like', 'accounts.invitation%')
    .execute();
  const revoked = events.map(({ body }) => (body as { invitationId: string }).invitationId);
  expect(revoked).toEqual(expect.arrayContaining([first.id, second.id]));
});

test('neither the token nor what the guest chose stands anywhere in the journal', async () => {
  const { owner, accept } = await aFirm();
  const { token } = (await owner.post('/api/invitations', { role: 'viewer' })).body;
  const username = unique('guest');
  expect((await accept(token, { username })).status).toBe(201);
  const rows = [
    await database().selectFrom('command').selectAll().execute(),
    await database().selectFrom('event').selectAll().execute(),
    await database().selectFrom('auth_invitation').selectAll().execute(),
  ];
  for (const secret of [token, username, '赵六'])
    expect(JSON.stringify(rows)).not.toContain(secret);
});

test('only the leader invites, for roles of its kind and premises of its own', async () => {
  const { one, staff, owner } = await aFirm();
  const stub = createTestApp(database(), { auth: withoutSignIn(one.auth) });
  for (const role of ['keeper', 'quality', 'viewer'] as const) {
    const invited = await stub.post('/api/invitations', { role: 'viewer' }, staff.member(role));
    expect(codeOf(invited)).toEqual([403, 'auth.forbidden']);
    expect((await stub.get('/api/invitations', staff.member(role))).status).toBe(403);
  }
  const inspector = await owner.post('/api/invitations', { role: 'inspector' });
  expect(inspector.body.errors[0].rule).toBe('account.role_not_for_kind');
  const premises = await somePremises(database(), (await aFirm()).staff.member('owner'));
  const limited = { role: 'keeper', premisesIds: [premises.id] };
  expect((await owner.post('/api/invitations', limited)).body.code).toBe(
    'account.premises_unknown',
  );
});

test('an invited inspector starts by setting up a second factor', async () => {
  const one = anInstance(database());
  const strict = anInstance(database(), { secondFactor: 'required' });
  const bureau = await aStaff(database(), one.auth, 'regulator', ['supervisor']);
  const supervisor = await one.signIn(bureau.who('supervisor').username);
  const { token } = (await supervisor.post('/api/invitations', { role: 'inspector' })).body;
  const joined = await strict.app.post('/api/session/invitation', {
    token,
    username: unique('guest'),
    displayName: '赵六',
    password: 'a password of my own',
  });
  expect(joined.body).toMatchObject({ secondFactor: 'enrol', permissions: [] });
  const session = strict.as(cookieOf(joined.response));
  expect(codeOf(await session.get('/api/lots'))).toEqual([403, 'auth.second_factor_required']);
});
