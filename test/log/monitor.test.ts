import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { toBase64 } from '../../src/domain/signed-note.ts';
import * as cosigners from '../../src/features/log/cosigners.store.ts';
import { lastCheckpoint } from '../../src/features/log/log.store.ts';
import { registerProduct } from '../../src/features/products/products.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { integrateAll } from './support.ts';

const database = useDatabase();

let firm: Awaited<ReturnType<typeof anOrganisation>>;
let neighbour: Awaited<ReturnType<typeof anOrganisation>>;
let guangdong: PersonActor;
let fujian: PersonActor;
let country: PersonActor;
/** How many were in the log after each signing. */
const sizes: number[] = [];
let missed = 0;

/** One event, `lateMinutes` after what it tells of. */
async function record(owner: PersonActor, at: string, lateMinutes: number): Promise<void> {
  const now = new Date(at);
  await registerProduct(ctxFor(database(), owner, now), {
    code: unique('ART-'),
    nameZh: '冻虾',
    nameEn: 'Frozen shrimp',
    category: 'fish',
    hsCode: '0303130000',
    storageClass: 'frozen',
    shelfLifeDays: 720,
    occurredAt: new Date(now.getTime() - lateMinutes * 60_000).toISOString(),
  });
}

async function sign(at: string): Promise<void> {
  await integrateAll(database(), new Date(at));
  sizes.push((await lastCheckpoint(database()))?.size ?? 0);
}

beforeAll(async () => {
  firm = await anOrganisation(database(), 'operator', '440300');
  neighbour = await anOrganisation(database(), 'operator', '350200');
  const officer = async (divisionId: string, jurisdiction: string) => ({
    ...(await anOrganisation(database(), 'regulator', divisionId)).member('auditor'),
    jurisdiction,
  });
  guangdong = await officer('440000', 'CN/440000/');
  fujian = await officer('350000', 'CN/350000/');
  country = await officer('CN', 'CN/');
  const owner = firm.member('owner');
  await record(owner, '2026-11-20T09:00:00Z', 2 * 60 + 59);
  await record(owner, '2026-11-20T09:00:00Z', 30 * 60);
  await record(owner, '2026-11-20T09:00:00Z', 59);
  await record(neighbour.member('owner'), '2026-11-20T09:00:00Z', 100 * 60);
  await sign('2026-11-20T09:30:00Z');
  // Waits for three hours.
  await record(owner, '2026-11-21T01:00:00Z', 0);
  await sign('2026-11-21T04:00:00Z');
  // A day without anything to sign is no pause.
  await record(owner, '2026-11-22T07:00:00Z', 0);
  const { rows } = await sql<{ seq: number }>`
    select nextval(pg_get_serial_sequence('event', 'seq')) as seq
  `.execute(database());
  missed = Number(rows[0]?.seq);
  await record(owner, '2026-11-22T07:05:00Z', 0);
  await sign('2026-11-22T07:10:00Z');
  await record(owner, '2026-11-22T07:30:00Z', 5 * 60);
  await record(owner, '2026-11-22T07:40:00Z', 0);
});

const monitorOf = async (actor: PersonActor) => {
  const answer = await createTestApp(database()).get('/api/log/monitor', actor);
  expect(answer.status).toBe(200);
  return answer.body;
};

test('its numbers are those of a case made by hand', async () => {
  const [first = 0, second = 0, third = 0] = sizes;
  const monitor = await monitorOf(guangdong);
  expect([second - first, third - second]).toEqual([1, 2]);
  expect(monitor).toMatchObject({
    origin: 'frostmark.test/log',
    at: testNow.toISOString(),
    since: '2026-10-23T16:00:00.000Z',
    size: third,
    checkpoint: { size: third, signedAt: '2026-11-22T07:10:00.000Z', ageSeconds: 110 * 60 },
    pending: { events: 2, hasMore: false, oldestAt: '2026-11-22T07:30:00.000Z' },
    gaps: [{ first: missed, last: missed, since: '2026-11-22T07:10:00.000Z' }],
    witnesses: [],
    lastVerification: null,
  });
  expect(monitor.growth).toHaveLength(30);
  expect(monitor.growth.slice(-4)).toEqual([
    { day: '2026-11-19', entries: 0 },
    { day: '2026-11-20', entries: first },
    { day: '2026-11-21', entries: 1 },
    { day: '2026-11-22', entries: 2 },
  ]);
  expect(monitor.growth[0]).toEqual({ day: '2026-10-24', entries: 0 });
  expect(monitor.pauses).toEqual([
    {
      began: '2026-11-22T07:10:00.000Z',
      ended: null,
      waitingSince: '2026-11-22T07:30:00.000Z',
      waitedHours: 1.5,
    },
    {
      began: '2026-11-20T09:30:00.000Z',
      ended: '2026-11-21T04:00:00.000Z',
      waitingSince: '2026-11-21T01:00:00.000Z',
      waitedHours: 3,
    },
  ]);
});

test('late records are told to who oversees the firm, and to no firm', async () => {
  const own = { records: 2, dayOrMore: 1, worstHours: 30 };
  const other = { records: 1, dayOrMore: 1, worstHours: 100 };
  const seen = async (actor: PersonActor) => {
    const { late } = await monitorOf(actor);
    const byFirm = late.byFirm.map(
      ({ organisation, ...rest }: { organisation: { id: string } }) => [organisation.id, rest],
    );
    return { ...late, byFirm };
  };
  expect(await seen(guangdong)).toEqual({
    records: 2,
    dayOrMore: 1,
    firms: 1,
    byFirm: [[firm.orgId, own]],
  });
  expect((await seen(fujian)).byFirm).toEqual([[neighbour.orgId, other]]);
  expect(await seen(country)).toEqual({
    records: 3,
    dayOrMore: 2,
    firms: 2,
    byFirm: [
      [neighbour.orgId, other],
      [firm.orgId, own],
    ],
  });
  const { jurisdiction: _, ...nowhere } = guangdong;
  expect((await seen(nowhere)).byFirm).toEqual([]);
  for (const role of ['owner', 'viewer'] as const) {
    const refused = await createTestApp(database()).get('/api/log/monitor', firm.member(role));
    expect([refused.status, refused.body.code]).toEqual([403, 'auth.forbidden']);
  }
});

test('witnesses stand there with how far behind they are, or why they are', async () => {
  const size = sizes[1] ?? 0;
  const now = new Date('2026-11-21T04:00:05Z');
  const until = new Date('2026-11-21T04:00:20Z');
  const turn = { now, until };
  await cosigners.takeTurn(database(), 'a.example/w', turn);
  await cosigners.keepCosignature(database(), { name: 'a.example/w', size, line: '—', now });
  await cosigners.takeTurn(database(), 'b.example/w', turn);
  await cosigners.noteFailure(database(), 'b.example/w', { fault: 'fork', nextAt: until });
  const { witnesses } = await monitorOf(guangdong);
  expect(witnesses).toEqual([
    {
      name: 'a.example/w',
      size,
      behind: 2,
      seenAt: now.toISOString(),
      askedAt: now.toISOString(),
      failures: 0,
      fault: null,
    },
    {
      name: 'b.example/w',
      size: 0,
      behind: sizes[2],
      seenAt: null,
      askedAt: now.toISOString(),
      failures: 1,
      fault: 'fork',
    },
  ]);
});

test('what a verifier told last is there, and whether this log signed that root', async () => {
  const app = createTestApp(database());
  const { size, root } = (await lastCheckpoint(database())) ?? { size: 0, root: new Uint8Array() };
  const told = {
    size,
    root: toBase64(root),
    verdict: 'ok',
    problems: 0,
    checkedAt: '2026-11-22T08:30:00.000Z',
  };
  const tell = async (changes: object, actor = guangdong) =>
    app.post('/api/log/verifications', { ...told, ...changes }, actor);
  const last = async () => (await monitorOf(fujian)).lastVerification;

  expect((await tell({})).status).toBe(201);
  expect(await last()).toMatchObject({
    ...told,
    agrees: true,
    recordedAt: testNow.toISOString(),
    organisation: { id: guangdong.orgId },
  });
  app.clock.now = new Date(testNow.getTime() + 1000);
  const another = { root: toBase64(new Uint8Array(32)), verdict: 'failed', problems: 3 };
  expect((await tell(another, country)).status).toBe(201);
  expect(await last()).toMatchObject({ ...another, agrees: false });
  app.clock.now = new Date(testNow.getTime() + 2000);
  // As after an old backup was put back: it is taken, and stands there.
  expect((await tell({ size: 1_000_000, verdict: 'failed', problems: 1 })).status).toBe(201);
  expect(await last()).toMatchObject({ size: 1_000_000, agrees: null });

  const event = await database()
    .selectFrom('event')
    .select(['type', 'org_id', 'occurred_at'])
    .where('type', '=', 'log.verified')
    .orderBy('seq')
    .executeTakeFirst();
  expect(event).toMatchObject({ org_id: guangdong.orgId, occurred_at: new Date(told.checkedAt) });

  const refusals: [object, string][] = [
    [{ problems: 1 }, 'problems'],
    [{ verdict: 'failed' }, 'problems'],
    [{ checkedAt: '2026-11-23T00:00:00Z' }, 'checkedAt'],
    [{ root: 'AAAA' }, 'root'],
    [{ size: -1 }, 'size'],
  ];
  for (const [changes, field] of refusals) {
    const refused = await tell(changes);
    expect([refused.status, refused.body.errors[0]?.field]).toEqual([422, field]);
  }
  expect((await tell({}, firm.member('owner'))).status).toBe(403);
});
