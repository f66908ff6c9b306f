import { expect, test } from 'vitest';

import { changeRole, removeMember } from '../../src/features/accounts/members.service.ts';
import { createTestApp, ctxFor } from '../support/app.ts';
import { aPassword, withoutSignIn } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises, unique } from '../support/factories.ts';
import { serverUrl } from '../support/servers.ts';
import { anInstance, aStaff, codeOf, eventsOf } from './support.ts';

const database = useDatabase();

const product = () => ({
  code: unique('ART-'),
  nameZh: '冻三文鱼柳',
  nameEn: 'Frozen salmon',
  category: 'fish',
  hsCode: '0303130000',
  storageClass: 'frozen',
  shelfLifeDays: 720,
});

async function aFirm(roles = ['owner', 'keeper', 'viewer'] as const) {
  const one = anInstance(database());
  const other = anInstance(database());
  const staff = await aStaff(database(), one.auth, 'operator', roles);
  const owner = await one.signIn(staff.who('owner').username);
  return { one, other, staff, owner };
}

test('a role changed in mid-session counts at the next request, in the other process too', async () => {
  const { other, staff, owner } = await aFirm();
  const keeper = staff.who('keeper');
  const session = await other.signIn(keeper.username);
  expect((await session.post('/api/products', product())).status).toBe(201);

  const changed = await owner.post(`/api/members/${keeper.userId}/role`, { role: 'viewer' });
  expect(changed.status).toBe(200);
  expect(codeOf(await session.post('/api/products', product()))).toEqual([403, 'auth.forbidden']);
  expect((await session.get('/api/session')).body).toMatchObject({ role: 'viewer' });
  expect((await session.get('/api/products')).status).toBe(200);

  const back = await owner.post(`/api/members/${keeper.userId}/role`, { role: 'keeper' });
  expect(back.status).toBe(200);
  expect((await session.post('/api/products', product())).status).toBe(201);
  expect((await eventsOf(database(), keeper.userId)).map(({ type }) => type)).toEqual([
    'accounts.member_added',
    'accounts.role_changed',
    'accounts.role_changed',
  ]);
});

test('a removed member is out at the next request everywhere, and can not sign in again', async () => {
  const { other, staff, owner } = await aFirm();
  const keeper = staff.who('keeper');
  const session = await other.signIn(keeper.username);
  expect((await owner.del(`/api/members/${keeper.userId}`)).status).toBe(204);
  expect(codeOf(await session.get('/api/session'))).toEqual([401, 'auth.required']);
  const again = await other.signIn(keeper.username);
  expect(codeOf(again)).toEqual([401, 'auth.wrong_credentials']);
  const [, left] = await eventsOf(database(), keeper.userId);
  expect(left).toMatchObject({
    type: 'accounts.member_left',
    actor_id: staff.who('owner').userId,
    body: { how: 'removed' },
  });
  expect(codeOf(await owner.del(`/api/members/${keeper.userId}`))).toEqual([
    404,
    'account.member_not_found',
  ]);
});

test('a member limited to some premises acts for those alone; a leader, or a stranger’s store, can not be', async () => {
  const { other, staff, owner } = await aFirm();
  const premises = await somePremises(database(), staff.member('owner'));
  const stranger = await somePremises(
    database(),
    (await anOrganisation(database())).member('owner'),
  );
  const keeper = staff.who('keeper');
  const session = await other.signIn(keeper.username);
  const path = `/api/members/${keeper.userId}/premises`;
  expect((await owner.post(path, { premisesIds: [premises.id] })).status).toBe(200);
  expect((await session.get('/api/session')).body.premisesIds).toEqual([premises.id]);
  const list = await owner.get('/api/members');
  expect(list.body.items).toContainEqual(
    expect.objectContaining({ userId: keeper.userId, premisesIds: [premises.id] }),
  );

  const odd = await owner.post(path, { premisesIds: [premises.id, stranger.id] });
  expect(odd.body.errors[0]).toMatchObject({
    field: 'premisesIds.1',
    rule: 'account.premises_unknown',
  });
  expect((await owner.post(path, { premisesIds: [] })).status).toBe(422);
  const self = `/api/members/${staff.who('owner').userId}/premises`;
  const leader = await owner.post(self, { premisesIds: [premises.id] });
  expect(leader.body.code).toBe('account.not_limitable');

  expect((await owner.post(path, { premisesIds: null })).status).toBe(200);
  expect((await session.get('/api/session')).body.premisesIds).toBe(null);
  const told = (await eventsOf(database(), keeper.userId)).slice(1);
  expect(told.map(({ body }) => body)).toMatchObject([
    { premisesIds: [premises.id] },
    { premisesIds: null },
  ]);
});

test('a new member may be limited from the start, and its event names no person', async () => {
  const { owner, staff } = await aFirm();
  const premises = await somePremises(database(), staff.member('owner'));
  const person = { username: unique('k'), displayName: '李四', password: aPassword };
  const added = await owner.post('/api/members', {
    ...person,
    role: 'keeper',
    premisesIds: [premises.id],
  });
  expect(added.status).toBe(201);
  const [event] = await eventsOf(database(), added.body.userId);
  expect(event).toMatchObject({
    type: 'accounts.member_added',
    body: { role: 'keeper', premisesIds: [premises.id], orgId: staff.orgId },
  });
  const commands = await database().selectFrom('command').selectAll().execute();
  const events = await database().selectFrom('event').selectAll().execute();
  const journal = JSON.stringify([commands, events]);
  for (const secret of [person.username, person.displayName, person.password]) {
    expect(journal).not.toContain(secret);
  }
});

test('the last leader can neither go nor be demoted before handing over', async () => {
  const { one, staff, owner } = await aFirm();
  const [self, heir] = [staff.who('owner'), staff.who('keeper')];
  const last = [409, 'account.last_leader'];
  expect(codeOf(await owner.post(`/api/members/${self.userId}/role`, { role: 'viewer' }))).toEqual(
    last,
  );
  expect(codeOf(await owner.del(`/api/members/${self.userId}`))).toEqual(last);
  expect(codeOf(await owner.post('/api/account/leave', { password: aPassword }))).toEqual(last);

  const still = await owner.post('/api/members/hand-over', { userId: heir.userId, role: 'owner' });
  expect(still.body.code).toBe('account.hand_over_role');
  const mine = await owner.post('/api/members/hand-over', { userId: self.userId, role: 'viewer' });
  expect(mine.body.code).toBe('account.hand_over_to_another');
  const done = await owner.post('/api/members/hand-over', { userId: heir.userId, role: 'viewer' });
  expect(done.status).toBe(200);
  expect(codeOf(await owner.get('/api/members'))).toEqual([403, 'auth.forbidden']);
  const next = await one.signIn(heir.username);
  expect((await next.get('/api/members')).body.items).toHaveLength(3);
  expect((await eventsOf(database(), heir.userId)).at(-1)?.body).toMatchObject({
    from: 'keeper',
    to: 'owner',
  });

  const wrong = await owner.post('/api/account/leave', { password: 'not my password' });
  expect(wrong.body.code).toBe('account.wrong_password');
  expect((await owner.post('/api/account/leave', { password: aPassword })).status).toBe(204);
  expect((await owner.get('/api/session')).status).toBe(401);
  expect((await eventsOf(database(), self.userId)).at(-1)).toMatchObject({
    type: 'accounts.member_left',
    body: { how: 'left' },
  });
});

test.skipIf(!serverUrl)('two leaders who go in the same moment: one stays', async () => {
  const { one } = await aFirm();
  const staff = await aStaff(database(), one.auth, 'operator', ['owner', 'quality']);
  const [a, b] = [staff.who('owner'), staff.who('quality')];
  const ctxOf = (userId: string) => ctxFor(database(), { ...staff.member('owner'), userId });
  await changeRole(ctxOf(a.userId), b.userId, 'owner');
  const gone = await Promise.allSettled([
    removeMember(ctxOf(a.userId), a.userId),
    removeMember(ctxOf(b.userId), b.userId),
  ]);
  expect(gone.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('each kind of organisation has its own roles and its own leader', async () => {
  const one = anInstance(database());
  const bureau = await aStaff(database(), one.auth, 'regulator', ['supervisor', 'inspector']);
  const supervisor = await one.signIn(bureau.who('supervisor').username);
  const path = `/api/members/${bureau.who('inspector').userId}/role`;
  expect((await supervisor.post(path, { role: 'auditor' })).status).toBe(200);
  const keeper = await supervisor.post(path, { role: 'keeper' });
  expect(keeper.body.errors[0]).toMatchObject({ rule: 'account.role_not_for_kind' });
  expect(codeOf(await supervisor.post(path, { role: 'auditor' }))).toEqual([
    409,
    'account.already_so',
  ]);
});

test('only the leader manages members, and only those of its own organisation', async () => {
  const { one, owner } = await aFirm();
  const neighbour = await aStaff(database(), one.auth, 'operator', ['owner', 'keeper']);
  const theirs = neighbour.who('keeper').userId;
  const stub = createTestApp(database(), { auth: withoutSignIn(one.auth) });
  const calls = [
    ['POST', `/api/members/${theirs}/role`, { role: 'viewer' }],
    ['POST', `/api/members/${theirs}/premises`, { premisesIds: null }],
    ['DELETE', `/api/members/${theirs}`, undefined],
    ['POST', '/api/members/hand-over', { userId: theirs, role: 'viewer' }],
  ] as const;
  for (const [method, path, body] of calls) {
    for (const role of ['keeper', 'quality', 'viewer'] as const) {
      const refused = await stub.send(method, path, body, neighbour.member(role));
      expect(codeOf(refused), `${method} ${path} ${role}`).toEqual([403, 'auth.forbidden']);
    }
    const strange = await (method === 'DELETE' ? owner.del(path) : owner.post(path, body));
    expect(codeOf(strange), path).toEqual([404, 'account.member_not_found']);
  }
});

test('a bureau opens accounts in its own divisions alone', async () => {
  const { one } = await aFirm();
  const stub = createTestApp(database(), { auth: withoutSignIn(one.auth) });
  const firm = await anOrganisation(database());
  const inspector = (await anOrganisation(database(), 'regulator')).member('inspector');
  const body = { username: unique('o'), displayName: '王五', password: aPassword };
  const path = `/api/organisations/${firm.orgId}/members`;
  const elsewhere = { ...inspector, jurisdiction: 'CN/350000/' };
  expect((await stub.post(path, body, elsewhere)).status).toBe(404);
  expect((await stub.post(path, body, inspector)).status).toBe(201);
});
