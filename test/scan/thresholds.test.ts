import { beforeAll, expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { loadDefaultThresholds } from '../../src/features/scan/thresholds.service.ts';
import { eventsOf } from '../people/support.ts';
import { createTestApp, ctxFor, type TestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, longAgo } from '../support/factories.ts';
import { aStockedFirm } from '../support/story.ts';

const database = useDatabase();
const system = { kind: 'system' } as const;

beforeAll(async () => {
  await loadDefaultThresholds(ctxFor(database(), system, longAgo));
});

const many = (scans: number) => ({ reason: 'many', scans, perPiece: 0 });
const inShenzhen = (numbers: object) => ({
  level: 'lot',
  divisionId: '440300',
  numbers,
  source: '深市监〔2026〕1 号',
});

async function set(app: TestApp, actor: PersonActor, body: object) {
  return app.post('/api/scan-thresholds', { reason: '试行', ...body }, actor);
}

const supervisorOf = async () =>
  (await anOrganisation(database(), 'regulator')).member('supervisor');

async function listed(app: TestApp, query = '') {
  const { member } = await anOrganisation(database());
  const { body } = await app.get(`/api/scan-thresholds?limit=200${query}`, member('viewer'));
  return body.items as { id: string; level: string; divisionId: string; numbers: object }[];
}

test('what is shipped covers every level and reason, says that it is a guess, and comes once', async () => {
  const items = await listed(createTestApp(database()));
  expect(items).toHaveLength(12);
  for (const item of items) expect(item).toMatchObject({ divisionId: 'CN', effectiveTo: null });
  expect(await loadDefaultThresholds(ctxFor(database(), system))).toBe(0);
});

test('a supervisor sets a city’s threshold from now on; the page and the lot go by it', async () => {
  const app = createTestApp(database());
  const { lotId, owner } = await aStockedFirm(database());
  const { body } = await app.post(`/api/lots/${lotId}/code`, {}, owner);
  await app.post(`/api/lots/${lotId}/code/activate`, {}, owner);
  const scan = async () => {
    const accept = { accept: 'application/json' };
    const sent = await app.send('GET', `/t/${body.code}`, undefined, undefined, accept);
    await app.tally.flush();
    return sent.body.notices;
  };
  for (let n = 0; n < 3; n += 1) expect(await scan()).toEqual([]);
  const supervisor = await supervisorOf();
  const done = await set(app, supervisor, { add: [inShenzhen(many(3))] });
  expect(done.status).toBe(201);
  expect(await eventsOf(database(), 'scan.thresholds_set')).toContainEqual(
    expect.objectContaining({ actor_id: supervisor.userId, reason: '试行' }),
  );
  app.clock.now = new Date(app.clock.now.getTime() + 10_000);
  expect(await scan()).toEqual([{ kind: 'copy', warning: { reason: 'many', scans: 3, limit: 3 } }]);
  const { body: onLot } = await app.get(`/api/lots/${lotId}/scans`, owner);
  expect(onLot.warnings).toMatchObject([{ code: body.code, warnings: [{ reason: 'many' }] }]);
  expect(await listed(app, '&divisionId=440308&level=lot')).toHaveLength(5);

  const [id] = done.body.ids;
  expect((await set(app, supervisor, { end: [{ thresholdId: id }] })).status).toBe(201);
  app.clock.now = new Date(app.clock.now.getTime() + 10_000);
  expect(await scan()).toEqual([]);
  const again = await set(app, supervisor, { end: [{ thresholdId: id }] });
  expect(again.body.code).toBe('policy.rule_ended');
});

test('nobody sets a threshold beside one that stands, in the past, elsewhere, or without the right', async () => {
  const app = createTestApp(database());
  const supervisor = await supervisorOf();
  const places = { reason: 'places', hours: 24, cities: 3, provinces: 1, perPiece: 0 };
  const one = { ...inShenzhen(places), level: 'case' };
  expect((await set(app, supervisor, { add: [one] })).status).toBe(201);
  const codeOf = async (body: object, actor = supervisor) =>
    (await set(app, actor, body)).body.code;
  expect(await codeOf({ add: [one] })).toBe('threshold.overlaps');
  const past = { ...one, level: 'pack', effectiveFrom: '2026-01-01T00:00:00Z' };
  expect(await codeOf({ add: [past] })).toBe('policy.retroactive');
  expect(await codeOf({ add: [{ ...one, divisionId: '350200' }] })).toBe(
    'policy.outside_jurisdiction',
  );
  const inspector = (await anOrganisation(database(), 'regulator')).member('inspector');
  expect(await codeOf({ add: [one] }, inspector)).toBe('auth.forbidden');
  const owner = (await anOrganisation(database())).member('owner');
  expect(await codeOf({ add: [one] }, owner)).toBe('auth.forbidden');
  for (const numbers of [
    many(0),
    { ...places, cities: 1 },
    { ...places, scans: 1 },
    { reason: 'x' },
  ]) {
    expect((await set(app, supervisor, { add: [inShenzhen(numbers)] })).status).toBe(422);
  }
});
