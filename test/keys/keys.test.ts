import { expect, test } from 'vitest';

import { lendable } from '../../src/domain/permissions.ts';
import { readSecret } from '../../src/features/keys/keys.secret.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises } from '../support/factories.ts';
import {
  aKey,
  aToken,
  days,
  eventsOf,
  exchange,
  hours,
  later,
  minutes,
  withToken,
} from './support.ts';

const database = useDatabase();

async function aFirm(kind: Parameters<typeof anOrganisation>[1] = 'operator') {
  const app = createTestApp(database());
  const org = await anOrganisation(database(), kind);
  return { app, org, owner: org.member(kind === 'regulator' ? 'supervisor' : 'owner') };
}

test('an owner makes a key; its secret is shown once and stands nowhere in the database', async () => {
  const { app, owner } = await aFirm();
  const made = await app.post(
    '/api/keys',
    { name: '金蝶 ERP', scopes: ['read', 'lots:declare'] },
    owner,
  );
  expect(made.status).toBe(201);
  const { id, secret, expiresAt } = made.body;
  expect(secret).toMatch(/^fmk_[0-9a-f]{32}_[0-9a-z]{46}$/);
  expect(secret).toContain(id.replaceAll('-', ''));
  expect(new Date(expiresAt).getTime() - app.clock.now.getTime()).toBe(days(90));

  const { body } = await app.get('/api/keys', owner);
  expect(body.items).toEqual([
    {
      id,
      name: '金蝶 ERP',
      scopes: ['lots:declare', 'read'],
      premisesIds: null,
      createdBy: owner.userId,
      createdAt: app.clock.now.toISOString(),
      expiresAt,
      lastUsedAt: null,
      earlierSecretUntil: null,
      state: 'active',
      revokedAt: null,
    },
  ]);

  const events = await eventsOf(database(), id);
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    type: 'key.issued',
    actor_id: owner.userId,
    body: { keyId: id, scopes: ['lots:declare', 'read'], premisesIds: null, expiresAt },
  });
  const journal = await database().selectFrom('command').selectAll().execute();
  const kept = await database().selectFrom('auth_program_secret').selectAll().execute();
  const random = secret.split('_')[2];
  expect(JSON.stringify([journal, events, kept, body])).not.toContain(random);
  expect(JSON.stringify([journal, events])).not.toContain('金蝶');
  expect(kept.find((row) => row.key_id === id)?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('no two secrets are alike, and a mistyped one is told by its checksum', async () => {
  const { app, owner } = await aFirm();
  const secrets: string[] = [];
  for (let count = 0; count < 5; count += 1)
    secrets.push((await aKey(app, owner, ['read'])).secret);
  expect(new Set(secrets.map((secret) => secret.split('_')[2])).size).toBe(5);
  for (const secret of secrets) {
    expect(readSecret(secret)).toBeDefined();
    for (let at = 0; at < secret.length; at += 1) {
      const other = secret[at] === '7' ? '8' : '7';
      expect(readSecret(secret.slice(0, at) + other + secret.slice(at + 1))).toBeUndefined();
    }
  }
});

test('a scope that the organisation cannot lend is refused, naming the field and what it can lend', async () => {
  for (const kind of [
    'operator',
    'importer',
    'laboratory',
    'disinfection',
    'market',
    'regulator',
  ] as const) {
    const { app, owner } = await aFirm(kind);
    const offered = lendable(kind);
    for (const scope of ['policy:write', 'keys:write', 'members:write', 'people:read'] as const) {
      expect(offered, kind).not.toContain(scope);
    }
    const beyond = kind === 'regulator' ? 'custody:write' : 'organisations:register';
    const refused = await app.post('/api/keys', { name: 'x', scopes: ['read', beyond] }, owner);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ field: 'scopes.1', rule: 'key.scope_not_lendable' }),
    ]);
    expect(refused.body.title).toContain('read');
    expect((await app.post('/api/keys', { name: 'x', scopes: offered }, owner)).status).toBe(201);
  }
  const { app, owner } = await aFirm();
  const unknown = await app.post('/api/keys', { name: 'x', scopes: ['everything'] }, owner);
  expect(unknown.body.errors[0].field).toBe('scopes.0');
});

test('a key lives from one to four hundred days', async () => {
  const { app, owner } = await aFirm();
  for (const expiresInDays of [0, 401, 1.5]) {
    const body = { name: 'x', scopes: ['read'], expiresInDays };
    const refused = await app.post('/api/keys', body, owner);
    expect(refused.body.errors[0].field).toBe('expiresInDays');
  }
  const { secret } = await aKey(app, owner, ['read'], { expiresInDays: 1 });
  expect((await exchange(app, secret)).status).toBe(200);
  later(app, days(1));
  expect((await exchange(app, secret)).status).toBe(401);
  expect((await app.get('/api/keys', owner)).body.items[0].state).toBe('expired');
});

test('only owners and supervisors have to do with keys, and a program never', async () => {
  const { app, org, owner } = await aFirm();
  const { id } = await aKey(app, owner, ['read']);
  const { token } = await aToken(app, owner, lendable('operator'));
  const body = { name: 'x', scopes: ['read'] };
  for (const role of ['keeper', 'quality', 'viewer'] as const) {
    const actor = org.member(role);
    expect((await app.post('/api/keys', body, actor)).status).toBe(403);
    expect((await app.get('/api/keys', actor)).status).toBe(403);
    expect((await app.post(`/api/keys/${id}/rotation`, {}, actor)).status).toBe(403);
    expect((await app.post(`/api/keys/${id}/revocation`, {}, actor)).status).toBe(403);
  }
  const { app: other, org: regulator } = await aFirm('regulator');
  for (const role of ['inspector', 'auditor'] as const) {
    expect((await other.post('/api/keys', body, regulator.member(role))).status).toBe(403);
  }
  expect((await withToken(app, token, 'POST', '/api/keys', body)).status).toBe(403);
  expect((await withToken(app, token, 'GET', '/api/keys')).status).toBe(403);
  expect((await withToken(app, token, 'POST', `/api/keys/${id}/rotation`, {})).status).toBe(403);
});

test('another firm’s key does not exist', async () => {
  const { app, owner } = await aFirm();
  const { id, secret } = await aKey(app, owner, ['read']);
  const stranger = (await anOrganisation(database())).member('owner');
  for (const act of ['rotation', 'revocation']) {
    const refused = await app.post(`/api/keys/${id}/${act}`, {}, stranger);
    expect(refused.status).toBe(404);
    expect(refused.body.code).toBe('key.not_found');
  }
  expect((await app.get('/api/keys', stranger)).body.items).toEqual([]);
  expect((await exchange(app, secret)).status).toBe(200);
});

test('a rotated key has two secrets for the overlap, never three', async () => {
  const { app, owner } = await aFirm();
  const first = await aKey(app, owner, ['read']);
  const path = `/api/keys/${first.id}/rotation`;
  const second = await app.post(path, {}, owner);
  expect(second.status).toBe(201);
  expect(second.body.id).toBe(first.id);
  expect(second.body.secret).not.toBe(first.secret);
  expect((await exchange(app, first.secret)).status).toBe(200);
  expect((await exchange(app, second.body.secret)).status).toBe(200);
  const until = new Date(app.clock.now.getTime() + hours(24)).toISOString();
  expect((await app.get('/api/keys', owner)).body.items[0].earlierSecretUntil).toBe(until);
  expect((await eventsOf(database(), first.id)).at(-1)).toMatchObject({
    type: 'key.rotated',
    body: { keyId: first.id, earlierSecretUntil: until },
  });

  later(app, hours(23));
  expect((await exchange(app, first.secret)).status).toBe(200);
  later(app, hours(1));
  expect((await exchange(app, first.secret)).status).toBe(401);
  expect((await exchange(app, second.body.secret)).status).toBe(200);

  const third = await app.post(path, { overlapHours: 168 }, owner);
  const fourth = await app.post(path, { overlapHours: 168, expiresInDays: 400 }, owner);
  expect((await exchange(app, second.body.secret)).status).toBe(401);
  expect((await exchange(app, third.body.secret)).status).toBe(200);
  expect((await exchange(app, fourth.body.secret)).status).toBe(200);
  const expiresAt = new Date(app.clock.now.getTime() + days(400)).toISOString();
  expect(fourth.body.expiresAt).toBe(expiresAt);

  const fifth = await app.post(path, { overlapHours: 0 }, owner);
  expect((await exchange(app, fourth.body.secret)).status).toBe(401);
  expect((await exchange(app, fifth.body.secret)).status).toBe(200);
  const tooLong = await app.post(path, { overlapHours: 169 }, owner);
  expect(tooLong.body.errors[0].field).toBe('overlapHours');
});

test('a revoked key is over: no exchange, no rotation, no second revocation, no hash kept', async () => {
  const { app, owner } = await aFirm();
  const { id, secret } = await aKey(app, owner, ['read']);
  const revoked = await app.post(`/api/keys/${id}/revocation`, {}, owner);
  expect(revoked.status).toBe(200);
  expect((await exchange(app, secret)).status).toBe(401);
  expect((await app.post(`/api/keys/${id}/rotation`, {}, owner)).body.code).toBe('key.revoked');
  expect((await app.post(`/api/keys/${id}/revocation`, {}, owner)).body.code).toBe('key.revoked');
  const { items } = (await app.get('/api/keys', owner)).body;
  expect(items[0]).toMatchObject({ state: 'revoked', revokedAt: app.clock.now.toISOString() });
  expect((await eventsOf(database(), id)).map(({ type }) => type)).toEqual([
    'key.issued',
    'key.revoked',
  ]);
  const hashes = await database()
    .selectFrom('auth_program_secret')
    .select('hash')
    .where('key_id', '=', id)
    .execute();
  expect(hashes).toEqual([]);
});

test('sent again with the same event id, a key is made once and its secret not shown again', async () => {
  const { app, owner } = await aFirm();
  const body = { eventId: crypto.randomUUID(), name: 'x', scopes: ['read'] };
  const made = await app.post('/api/keys', body, owner);
  const again = await app.post('/api/keys', body, owner);
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({ code: 'key.shown_already', details: { id: made.body.id } });
  expect((await app.get('/api/keys', owner)).body.items).toHaveLength(1);
  expect((await exchange(app, made.body.secret)).status).toBe(200);

  const rotation = { eventId: crypto.randomUUID() };
  const path = `/api/keys/${made.body.id}/rotation`;
  const rotated = await app.post(path, rotation, owner);
  expect((await app.post(path, rotation, owner)).body.code).toBe('key.shown_already');
  expect((await exchange(app, rotated.body.secret)).status).toBe(200);
});

test('a key is limited to premises of its own firm, and to those of who makes it', async () => {
  const { app, owner } = await aFirm();
  const here = await somePremises(database(), owner);
  const there = await somePremises(database(), owner);
  const stranger = (await anOrganisation(database())).member('owner');
  const theirs = await somePremises(database(), stranger);
  const body = (premisesIds: string[]) => ({ name: 'x', scopes: ['read'], premisesIds });
  const refused = await app.post('/api/keys', body([here.id, theirs.id]), owner);
  expect(refused.body.errors).toEqual([
    expect.objectContaining({ field: 'premisesIds.1', rule: 'premises.unknown' }),
  ]);
  const bound = { ...owner, premisesIds: [here.id] };
  expect((await app.post('/api/keys', body([there.id]), bound)).status).toBe(422);
  const wide = await app.post('/api/keys', { name: 'x', scopes: ['read'] }, bound);
  expect(wide.body.errors[0].field).toBe('premisesIds');
  expect((await app.post('/api/keys', body([here.id]), bound)).status).toBe(201);
});

test('a firm has no more than a hundred keys in force', async () => {
  const { app, owner } = await aFirm();
  const { id } = await aKey(app, owner, ['read']);
  for (let count = 1; count < 100; count += 1) await aKey(app, owner, ['read']);
  const refused = await app.post('/api/keys', { name: 'x', scopes: ['read'] }, owner);
  expect(refused.body.code).toBe('key.too_many');
  await app.post(`/api/keys/${id}/revocation`, {}, owner);
  await aKey(app, owner, ['read']);
  const page = await app.get('/api/keys?limit=60', owner);
  const next = await app.get(`/api/keys?limit=60&cursor=${page.body.nextCursor}`, owner);
  expect(page.body.items.length + next.body.items.length).toBe(101);
});

test('the list tells the last use to the minute, written at most once a minute', async () => {
  const { app, owner } = await aFirm();
  const { token } = await aToken(app, owner, ['read']);
  const lastUse = async () => (await app.get('/api/keys', owner)).body.items[0].lastUsedAt;
  expect(await lastUse()).toBe('2026-11-22T09:00:00.000Z');
  later(app, 59_000);
  await withToken(app, token, 'GET', '/api/countries');
  expect(await lastUse()).toBe('2026-11-22T09:00:00.000Z');
  later(app, minutes(2) + 2_000);
  await withToken(app, token, 'GET', '/api/countries');
  expect(await lastUse()).toBe('2026-11-22T09:03:00.000Z');
});
