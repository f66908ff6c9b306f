import { afterEach, expect, test } from 'vitest';

import { inviteFirstAdministrator } from '../../src/features/accounts/invitations.service.ts';
import { ctxFor, createTestApp, testNow } from '../support/app.ts';
import { withoutSignIn } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { aUscc, someDivisions, unique } from '../support/factories.ts';
import { aFolder, start } from '../support/process.ts';
import { serverUrl } from '../support/servers.ts';
import { anInstance, codeOf, cookieOf, eventsOf, minutes } from './support.ts';

const database = useDatabase();

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

const aPerson = () => ({
  username: unique('admin'),
  displayName: '管理员',
  password: 'a password of my own',
});

const call = async (now = testNow) =>
  inviteFirstAdministrator(ctxFor(database(), { kind: 'system' }, now));

test('each start calls the first administrator until there is one; the three are three people', async () => {
  await someDivisions(database());
  const one = anInstance(database());
  const accept = async (token: string, person = aPerson()) =>
    one.app.post('/api/session/invitation', { token, ...person });

  const stale = await call();
  one.passTime(minutes(60));
  expect(codeOf(await accept(stale?.token ?? ''))).toEqual([410, 'account.invitation_void']);
  const [first, second] = [await call(one.clock.now), await call(one.clock.now)];
  const installations = await database()
    .selectFrom('organisation')
    .select('id')
    .where('kind', '=', 'system')
    .execute();
  expect(installations).toHaveLength(1);

  const joined = await accept(first?.token ?? '');
  expect(joined.body).toMatchObject({
    role: 'system_admin',
    organisation: { kind: 'system' },
    permissions: [
      'calendar:write',
      'organisations:register',
      'administrators:invite',
      'self:account',
      'retention:run',
    ],
  });
  expect(codeOf(await accept(second?.token ?? ''))).toEqual([410, 'account.invitation_void']);
  expect(await call(one.clock.now)).toBe(undefined);

  const admin = one.as(cookieOf(joined.response));
  const security = await admin.post('/api/administrators/invitations', { role: 'security_admin' });
  const audit = await admin.post('/api/administrators/invitations', { role: 'audit_admin' });
  const other = await admin.post('/api/administrators/invitations', { role: 'system_admin' });
  expect([security.status, audit.status, other.status]).toEqual([201, 201, 422]);
  const guardian = await accept(security.body.token);
  expect(guardian.body).toMatchObject({ role: 'security_admin' });
  const auditor = await accept(audit.body.token);
  expect(auditor.body.permissions).toContain('audit:read');
  const again = await admin.post('/api/administrators/invitations', { role: 'security_admin' });
  expect(codeOf(again)).toEqual([409, 'account.office_taken']);

  const guard = one.as(cookieOf(guardian.response));
  for (const [userId, role] of [
    [auditor.body.userId, 'security_admin'],
    [joined.body.userId, 'audit_admin'],
    [auditor.body.userId, 'system_admin'],
  ]) {
    const moved = await guard.post(`/api/members/${userId}/role`, { role });
    expect(codeOf(moved), role).toEqual([409, 'account.roles_apart']);
  }
  const handed = { userId: auditor.body.userId, role: 'audit_admin' };
  expect(codeOf(await guard.post('/api/members/hand-over', handed))).toEqual([
    409,
    'account.roles_apart',
  ]);
  expect((await guard.post('/api/invitations', { role: 'system_admin' })).status).toBe(201);
  expect((await guard.del(`/api/members/${joined.body.userId}`)).status).toBe(204);
  expect((await admin.get('/api/session')).status).toBe(401);
  expect(
    codeOf(await guard.post('/api/account/leave', { password: 'a password of my own' })),
  ).toEqual([409, 'account.last_leader']);
  expect((await eventsOf(database(), joined.body.userId)).map(({ type }) => type)).toEqual([
    'accounts.member_added',
    'accounts.member_left',
  ]);
});

test('the system administrator registers a bureau and opens it, and reads nobody’s records', async () => {
  await someDivisions(database());
  const one = anInstance(database());
  const stub = createTestApp(database(), { auth: withoutSignIn(one.auth) });
  const admin = {
    kind: 'person',
    userId: '019354aa-0000-7000-8000-000000000001',
    orgId: '019354aa-0000-7000-8000-000000000002',
    orgKind: 'system',
    role: 'system_admin',
  } as const;
  const body = { kind: 'regulator', nameZh: '监管所', nameEn: 'Bureau', uscc: aUscc() };
  const bureau = await stub.post('/api/organisations', { ...body, divisionId: '440300' }, admin);
  expect(bureau.status).toBe(201);
  const path = `/api/organisations/${bureau.body.id}/members`;
  const person = aPerson();
  expect((await stub.post(path, person, admin)).status).toBe(201);
  const supervisor = await one.signIn(person.username, person.password);
  expect(supervisor.body).toMatchObject({ role: 'supervisor' });
  expect((await stub.get('/api/lots', admin)).status).toBe(403);
  for (const role of ['security_admin', 'audit_admin'] as const) {
    expect((await stub.post(path, aPerson(), { ...admin, role })).status).toBe(403);
  }
  const inspector = { ...admin, orgKind: 'regulator', role: 'inspector' } as const;
  const invited = await stub.post(
    '/api/administrators/invitations',
    { role: 'audit_admin' },
    inspector,
  );
  expect(codeOf(invited)).toEqual([403, 'auth.forbidden']);
});

// It opens a folder, whatever the server.
if (serverUrl === undefined) {
  test(
    'a new installation prints a token to the terminal, not into the log, until it was used',
    { timeout: 180_000 },
    async () => {
      const folder = await aFolder();
      cleanUp.push(folder.remove);
      const begin = async () => {
        const program = start('src/node.ts', { DATA_DIR: folder.path, DEMO: 'off' });
        cleanUp.push(async () => program.stop('SIGKILL'));
        const url = await program.url;
        await expect.poll(() => program.printed()).toContain('Frostmark');
        return { program, url };
      };
      const first = await begin();
      const tokenOf = (text: string) => /^ {4}([\w-]{43})$/m.exec(text)?.[1];
      await expect.poll(() => tokenOf(first.program.printed())).toBeDefined();
      const token = tokenOf(first.program.printed()) ?? '';
      const joined = await fetch(`${first.url}/api/session/invitation`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, ...aPerson() }),
      });
      expect(joined.status).toBe(201);
      expect(await joined.json()).toMatchObject({ role: 'system_admin', secondFactor: 'enrol' });
      expect(first.program.logged()).not.toContain(token);
      expect(await first.program.stop('SIGTERM')).toMatchObject({ code: 0 });

      const second = await begin();
      expect(await second.program.stop('SIGTERM')).toMatchObject({ code: 0 });
      expect(tokenOf(second.program.printed())).toBe(undefined);
    },
  );
}
