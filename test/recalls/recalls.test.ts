import { expect, test } from 'vitest';

import { activeHolds } from '../../src/features/oversight/oversight.service.ts';
import { eventTypesOf, holdsOf, shifted } from '../evidence/support.ts';
import { aCity, processed, reason } from '../oversight/support.ts';
import { testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { kg, shipFrom } from '../support/story.ts';

const database = useDatabase();

async function aRecall() {
  const city = await aCity(database());
  const { app, firm, regulator } = city;
  const db = database();
  const child = await processed(db, app, firm, { lotId: firm.lotId, placeId: firm.dock }, 500);
  const grandchild = await processed(db, app, firm, { lotId: child, placeId: firm.frozen }, 200);
  const open = async (overrides: object = {}, actor = regulator) =>
    app.post(
      '/api/recalls',
      {
        number: unique('粤市监召〔2026〕'),
        class: 1,
        kind: 'ordered',
        ...reason,
        lotIds: [firm.lotId],
        ...overrides,
      },
      actor,
    );
  const close = async (id: string, overrides: object = {}, actor = regulator) =>
    app.post(
      `/api/recalls/${id}/close`,
      { reason: '已完成', releaseHolds: true, ...overrides },
      actor,
    );
  return { ...city, child, grandchild, open, close };
}

test('a recall takes in everything made of the lots and stops all of it', async () => {
  const { app, firm, regulator, child, grandchild, open } = await aRecall();
  const sent = await open();
  expect(sent.status).toBe(201);
  const family = [firm.lotId, child, grandchild].sort();
  expect(sent.body.lotIds).toEqual(family);
  for (const lotId of family) {
    expect(await holdsOf(database(), lotId)).toMatchObject([
      { kind: 'recall', recall_id: sent.body.id, released_at: null },
    ]);
    expect((await eventTypesOf(database(), lotId)).slice(-2)).toEqual([
      'oversight.recall_opened',
      'oversight.lots_held',
    ]);
  }
  const read = await app.get(`/api/recalls/${sent.body.id}`, regulator);
  expect(read.body).toMatchObject({ class: 1, kind: 'ordered', closedAt: null, lotIds: family });
});

test('a recall of a descendant leaves its ancestor alone', async () => {
  const { firm, child, grandchild, open } = await aRecall();
  const { lotIds } = (await open({ lotIds: [child] })).body;
  expect(lotIds).toEqual([child, grandchild].sort());
  expect(await holdsOf(database(), firm.lotId)).toEqual([]);
});

test('closing a recall releases its holds or keeps them, as the authority decides', async () => {
  const { app, firm, regulator, child, hold, open, close } = await aRecall();
  await hold([child]);
  const { id } = (await open()).body;
  expect((await close(id)).status).toBe(200);
  expect(await activeHolds(database(), [firm.lotId])).toEqual([]);
  expect(await activeHolds(database(), [child])).toMatchObject([{ kind: 'regulator' }]);
  const again = await close(id);
  expect([again.status, again.body.code]).toEqual([409, 'recall.closed_already']);

  const kept = (await open()).body.id;
  const listed = async (query: string) =>
    (await app.get(`/api/recalls?${query}`, firm.owner)).body.items.map(
      (one: { id: string }) => one.id,
    );
  expect(await listed('active=true')).toEqual([kept]);
  expect(await listed('active=false')).toEqual([id]);
  // Opened in the same moment of the test's clock: either may come first.
  expect(new Set(await listed(''))).toEqual(new Set([kept, id]));
  const unexplained = await close(kept, { releaseHolds: false });
  expect([unexplained.status, unexplained.body.code]).toEqual([409, 'recall.not_disposed']);
  expect(unexplained.body.details).toEqual({ lots: 3, netWeightKg: 1000, pieces: 100 });
  await close(kept, { releaseHolds: false, undisposedReason: '留作证据' });
  expect(await activeHolds(database(), [firm.lotId])).toMatchObject([{ kind: 'recall' }]);
  const read = await app.get(`/api/recalls/${kept}`, regulator);
  expect(read.body.closedAt).toBe(testNow.toISOString());
});

test('a drill finds the goods and stops none of them', async () => {
  const { app, firm, stranger, open, close } = await aRecall();
  const drill = (await open({ kind: 'mock' })).body;
  expect(drill.lotIds).toHaveLength(3);
  expect(await activeHolds(database(), drill.lotIds)).toEqual([]);
  expect((await shipFrom(app, firm, stranger.premises.id, kg(1, 0))).status).toBe(201);
  expect((await close(drill.id)).status).toBe(200);
});

test('a firm sees recalls of lots that it handles, and of these only its own', async () => {
  const { app, firm, stranger, open } = await aRecall();
  const { id } = (await open({ lotIds: [firm.lotId, stranger.lotId] })).body;
  expect((await app.get(`/api/recalls/${id}`, stranger.owner)).body.lotIds).toEqual([
    stranger.lotId,
  ]);
  expect((await app.get(`/api/recalls/${id}`, firm.owner)).body.lotIds).toHaveLength(3);
  const outsider = (await anOrganisation(database())).member('owner');
  expect((await app.get(`/api/recalls/${id}`, outsider)).status).toBe(404);
  expect((await app.get('/api/recalls', outsider)).body.items).toEqual([]);
  const listed = await app.get(`/api/recalls?lotId=${stranger.lotId}`, stranger.owner);
  expect(listed.body.items).toMatchObject([{ id }]);
});

test('who opens a recall needs the right, a number of its own, and times that can be', async () => {
  const { app, firm, open, close } = await aRecall();
  expect((await open({}, firm.member('keeper'))).status).toBe(403);
  const order = await open({}, firm.owner);
  expect(order.body.errors[0]).toMatchObject({ field: 'kind', rule: 'recall.authority_orders' });
  const number = unique('召回');
  const { id } = (await open({ number })).body;
  expect((await open({ number })).body.code).toBe('recall.number_taken');
  const unnumbered = await open({ number: undefined });
  expect(unnumbered.body.errors[0]).toMatchObject({ field: 'number', rule: 'recall.order_number' });
  const drill = await open({ number: undefined, kind: 'mock' });
  const { body } = await app.get(`/api/recalls/${drill.body.id}`, firm.owner);
  expect(body.number).toMatch(/^RC\d{8}-[0-9A-F]{6}$/);
  expect((await close(id, {}, firm.owner)).status).toBe(403);
  const early = await close(id, { occurredAt: shifted(testNow, -1) });
  expect(early.body.code).toBe('recall.before_opened');
  const before = await open({ occurredAt: '2026-11-20T08:00:00.000Z' });
  expect(before.body.errors[0]).toMatchObject({ field: 'occurredAt', rule: 'time.before_lot' });
  const unknown = await open({ lotIds: ['0192f0c0-0000-7000-8000-000000000000'] });
  expect(unknown.body.errors[0].field).toBe('lotIds.0');
});

test('a repack at the same moment is in the recall or stopped by it', async () => {
  const { app, firm, open } = await aRecall();
  const from = { lotId: firm.lotId, placeId: firm.dock };
  const [recall, late] = await Promise.all([
    open(),
    processed(database(), app, firm, from, 10).catch(() => undefined),
  ]);
  expect(recall.status).toBe(201);
  if (late !== undefined) {
    expect(await activeHolds(database(), [late])).not.toEqual([]);
    expect(recall.body.lotIds).toContain(late);
  }
});
