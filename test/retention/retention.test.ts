import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { uuidv7 } from '../../src/core/ids.ts';
import {
  loadDefaultRetentionRules,
  runDailyRetention,
} from '../../src/features/retention/retention.service.ts';
import { compareWithRebuilt } from '../../src/rebuild.ts';
import { aWorker, eventsOf } from '../people/support.ts';
import { createTestApp, ctxFor, person, type TestApp, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, longAgo, somePremises, unique } from '../support/factories.ts';

const database = useDatabase();
const admin = person(uuidv7(testNow), 'system', 'system_admin');
const system = { kind: 'system' } as const;
const dayMs = 86_400_000;

beforeAll(async () => {
  await loadDefaultRetentionRules(ctxFor(database(), system, longAgo));
});

type Item = { kind: string; count: number; subjects: string[] };

async function previewOf(app: TestApp, kind: string): Promise<Item & { digest: string }> {
  const { status, body } = await app.post('/api/retention/preview', undefined, admin);
  expect(status).toBe(200);
  const item = body.items.find((one: Item) => one.kind === kind);
  return { ...item, digest: body.digest };
}

const run = async (app: TestApp, digest: string, actor: PersonActor = admin) =>
  app.post('/api/retention/run', { digest }, actor);

async function aSample(app: TestApp, owner: PersonActor, premisesId: string, workerNo = 'W-1') {
  const laboratory = await anOrganisation(database(), 'laboratory');
  const sent = await app.post(
    '/api/samples',
    {
      number: unique('RY-'),
      kind: 'personnel',
      workerNo,
      premisesId,
      laboratoryOrgId: laboratory.orgId,
    },
    owner,
  );
  expect(sent.status).toBe(201);
  return String(sent.body.id);
}

const workerOf = async (sampleId: string) =>
  (
    await database()
      .selectFrom('sample')
      .select('worker_no')
      .where('id', '=', sampleId)
      .executeTakeFirstOrThrow()
  ).worker_no;

test('the shipped rules name their basis in both languages and say that no lawyer read them', async () => {
  const app = createTestApp(database());
  const { member } = await anOrganisation(database());
  const { body } = await app.get('/api/retention/rules?limit=200', member('viewer'));
  expect(body.items.map((one: Item) => one.kind).sort()).toEqual([
    'consumer_report',
    'consumer_scan',
    'health_emergency',
    'health_routine',
    'import_copy',
    'scan_hour',
    'security_audit',
    'sign_in_limit',
    'sign_in_session',
    'worker_identity',
  ]);
  for (const rule of body.items) {
    expect(rule).toMatchObject({ shipped: true, inForce: true });
    expect(rule.source).toMatch(/《.+》第.+条.*法务.*lawyer/);
    for (const text of [rule.basisZh, rule.what.zh, rule.from.zh]) expect(text).toMatch(/[一-鿿]/);
    for (const text of [rule.basisEn, rule.what.en, rule.from.en])
      expect(text).toMatch(/^[ -~’]+$/);
  }
  expect(await loadDefaultRetentionRules(ctxFor(database(), system))).toBe(0);
});

test('only a system administrator previews, runs and sets times', async () => {
  const app = createTestApp(database());
  const { member } = await anOrganisation(database());
  const digest = '0'.repeat(64);
  const others = [
    member('owner'),
    (await anOrganisation(database(), 'regulator')).member('supervisor'),
    person(admin.orgId, 'system', 'security_admin'),
    person(admin.orgId, 'system', 'audit_admin'),
  ];
  for (const actor of others) {
    expect((await app.post('/api/retention/preview', undefined, actor)).status).toBe(403);
    expect((await run(app, digest, actor)).status).toBe(403);
    expect((await app.post('/api/retention/rules', {}, actor)).status).toBe(403);
  }
});

test('who left two years ago is shown, then erased; who left yesterday stays', async () => {
  const app = createTestApp(database());
  const { member, orgId } = await anOrganisation(database());
  const owner = member('owner');
  const times = { activeSince: '2020-01-01' };
  const old = await aWorker(app, owner, { ...times, activeUntil: '2024-11-01' });
  const recent = await aWorker(app, owner, { ...times, activeUntil: '2026-11-21' });
  const working = await aWorker(app, owner, times);
  const preview = await previewOf(app, 'worker_identity');
  expect(preview.subjects).toEqual([`${orgId}/${old}`]);
  expect((await app.get('/api/workers', owner)).body.items).toHaveLength(3);
  const done = await run(app, preview.digest);
  expect(done.status).toBe(200);
  expect(done.body.done).toContainEqual(
    expect.objectContaining({ kind: 'worker_identity', action: 'delete', count: 1 }),
  );
  const left = (await app.get('/api/workers', owner)).body.items;
  expect(left.map((one: { workerNo: string }) => one.workerNo)).toEqual([recent, working].sort());
  const [erased] = await eventsOf(database(), 'people.worker_erased', old);
  expect(erased).toMatchObject({ body: { orgId, workerNo: old, because: 'retention' } });
  const ran = (await eventsOf(database(), 'retention.ran')).at(-1);
  expect(ran?.body).toMatchObject({ digest: preview.digest });
  expect(JSON.stringify(ran?.body)).not.toContain(old);
  expect((await previewOf(app, 'worker_identity')).count).toBe(0);
});

test('a run is refused when what it would do has changed, and with a made-up digest', async () => {
  const app = createTestApp(database());
  const owner = (await anOrganisation(database())).member('owner');
  const times = { activeSince: '2020-01-01', activeUntil: '2023-01-01' };
  const first = await aWorker(app, owner, times);
  const { digest } = await previewOf(app, 'worker_identity');
  const second = await aWorker(app, owner, times);
  const before = await eventsOf(database(), 'retention.ran');
  for (const wrong of [digest, 'f'.repeat(64)]) {
    const refused = await run(app, wrong);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'retention.plan_changed',
      errors: [{ field: 'digest' }],
    });
  }
  const listed = (await app.get('/api/workers', owner)).body.items;
  expect(listed.map((one: { workerNo: string }) => one.workerNo)).toEqual([first, second].sort());
  expect(await eventsOf(database(), 'retention.ran')).toEqual(before);
  expect((await run(app, (await previewOf(app, 'worker_identity')).digest)).status).toBe(200);
  expect((await app.get('/api/workers', owner)).body.items).toEqual([]);
});

test('when an emergency ends, its personnel samples are detached a month later and no sooner', async () => {
  const app = createTestApp(database(), { now: new Date('2026-03-01T01:00:00Z') });
  const regulator = (await anOrganisation(database(), 'regulator')).member('supervisor');
  const { member } = await anOrganisation(database());
  const owner = member('owner');
  const here = await somePremises(database(), owner, { divisionId: '440308' });
  const elsewhere = await somePremises(database(), owner, { divisionId: '350200' });
  const declare = async (mode: 'normal' | 'emergency') => {
    const reasons = { reasonZh: '测试', reasonEn: 'Test' };
    const body = { divisionId: '440308', mode, ...reasons };
    expect((await app.post('/api/policy/modes', body, regulator)).status).toBe(201);
  };
  const at = (date: string) => (app.clock.now = new Date(`${date}T01:00:00Z`));

  const before = await aSample(app, owner, here.id);
  at('2026-03-02');
  await declare('emergency');
  at('2026-03-10');
  const during = await aSample(app, owner, here.id);
  const neighbour = await aSample(app, owner, elsewhere.id);
  at('2026-09-01');
  expect((await previewOf(app, 'health_emergency')).subjects).toEqual([]);
  await declare('normal');
  const after = await aSample(app, owner, here.id);
  at('2026-09-30');
  expect((await previewOf(app, 'health_emergency')).subjects).toEqual([]);
  at('2026-10-02');
  const preview = await previewOf(app, 'health_emergency');
  expect(preview.subjects).toEqual([during]);
  expect((await run(app, preview.digest)).status).toBe(200);
  expect(await workerOf(during)).toBeNull();
  for (const sample of [before, neighbour, after]) expect(await workerOf(sample)).toBe('W-1');
  const read = await app.get(`/api/samples/${during}`, owner);
  expect(read.body.workerNo).toBeNull();
  const detached = await eventsOf(database(), 'retention.samples_detached');
  expect(detached.at(-1)?.body).toMatchObject({ sampleIds: [during] });
  expect(await database.owned(compareWithRebuilt)).toEqual([]);

  at('2027-03-12');
  const routine = await previewOf(app, 'health_routine');
  expect(routine.subjects).toEqual([before, neighbour].sort());
  expect((await run(app, routine.digest)).status).toBe(200);
  expect(await workerOf(after)).toBe('W-1');
});

test('expired sessions and old counters of sign-in go, live ones stay', async () => {
  const app = createTestApp(database());
  const ago = (days: number) => new Date(testNow.getTime() - days * dayMs);
  const userId = uuidv7(testNow);
  const orgId = uuidv7(testNow);
  await sql`
    insert into auth_user (id, name, email, email_verified, username, created_at, updated_at)
    values (${userId}, '测试', 'x@users.invalid', false, 'x-user', ${testNow}, ${testNow})
  `.execute(database());
  await sql`
    insert into auth_organization (id, kind, name, slug, created_at)
    values (${orgId}, 'operator', '测试', ${orgId}, ${testNow})
  `.execute(database());
  const ids: string[] = [];
  for (const days of [8, 6, -1]) {
    const id = uuidv7(ago(days));
    ids.push(id);
    await sql`
      insert into auth_session (id, token, user_id, active_organization_id, org_kind, role,
        expires_at, created_at, updated_at, last_seen_at)
      values (${id}, ${id}, ${userId}, ${orgId}, 'operator', 'owner', ${ago(days)}, ${testNow},
        ${testNow}, ${testNow})
    `.execute(database());
    await sql`
      insert into auth_rate_limit (id, key, count, last_request)
      values (${id}, ${id}, 1, ${ago(days - 6).getTime()})
    `.execute(database());
  }
  const [expired, late, live] = ids;
  const sessions = await previewOf(app, 'sign_in_session');
  expect(sessions.subjects).toEqual([expired]);
  expect((await previewOf(app, 'sign_in_limit')).subjects).toEqual([expired]);
  expect((await run(app, sessions.digest)).status).toBe(200);
  const { rows } = await sql<{ id: string }>`
    select id from auth_session order by expires_at
  `.execute(database());
  expect(rows.map(({ id }) => id)).toEqual([late, live]);
  const { rows: limits } = await sql<{ id: string }>`
    select id from auth_rate_limit where id = any(${ids}::uuid[])
  `.execute(database());
  expect(limits).toHaveLength(2);
});

test('what the run does not do says so', async () => {
  const { body } = await createTestApp(database()).post('/api/retention/preview', undefined, admin);
  const idle = body.items.filter((one: { idle: unknown }) => one.idle !== null);
  expect(idle.map((one: Item) => [one.kind, one.count])).toEqual([
    ['security_audit', 0],
    ['consumer_scan', 0],
    ['import_copy', 0],
  ]);
});

test('a time is set from now on and changes what is due; the law’s bounds hold', async () => {
  const app = createTestApp(database());
  const owner = (await anOrganisation(database())).member('owner');
  const times = { activeSince: '2020-01-01', activeUntil: '2026-10-01' };
  const workerNo = await aWorker(app, owner, times);
  const rule = {
    kind: 'worker_identity',
    days: 30,
    basisZh: '本市规定',
    basisEn: 'Municipal rule',
    source: '某市通告 A municipal notice',
    reason: '法务意见 2026-11 Legal advice',
  };
  const set = async (overrides: Record<string, unknown>) =>
    app.post('/api/retention/rules', { ...rule, ...overrides }, admin);
  expect((await set({ kind: 'security_audit', days: 90 })).body.code).toBe('retention.bounds');
  expect((await set({ kind: 'consumer_scan', days: 2 })).body.code).toBe('retention.bounds');
  const past = await set({ effectiveFrom: '2026-11-01T00:00:00Z' });
  expect(past.body.code).toBe('retention.retroactive');
  const later = await set({ effectiveFrom: '2026-12-01T00:00:00Z' });
  expect(later.status).toBe(201);
  const found = async () =>
    (await previewOf(app, 'worker_identity')).subjects.some((one) => one.endsWith(`/${workerNo}`));
  expect(await found()).toBe(false);
  app.clock.now = new Date('2026-12-02T00:00:00Z');
  expect(await found()).toBe(true);
  const again = await set({ effectiveFrom: '2026-12-02T00:00:00Z' });
  expect(again.status).toBe(201);
  expect((await set({ effectiveFrom: '2026-12-02T00:00:00Z' })).body.code).toBe(
    'retention.rule_taken',
  );
  const events = await eventsOf(database(), 'retention.rules_set');
  expect(events.at(-1)).toMatchObject({ reason: rule.reason, actor_id: admin.userId });
});

test('the daily run happens once a day, however many processes ask', async () => {
  const ctx = ctxFor(database(), system, new Date('2027-06-01T02:00:00Z'));
  const both = await Promise.all([runDailyRetention(ctx), runDailyRetention(ctx)]);
  expect(both.filter(Boolean).length).toBeGreaterThan(0);
  expect(await runDailyRetention(ctx)).toBeUndefined();
  const count = async () => (await eventsOf(database(), 'retention.ran')).length;
  const before = await count();
  const next = ctxFor(database(), system, new Date('2027-06-02T02:00:00Z'));
  expect(await runDailyRetention(next)).toBeDefined();
  expect(await count()).toBe(before + 1);
});
