import { expect, test } from 'vitest';

import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises } from '../support/factories.ts';
import { aStockedFirm, kg, shipFrom, whereIs } from '../support/story.ts';

const database = useDatabase();

async function aReceiver() {
  const org = await anOrganisation(database(), 'market');
  const owner = org.member('owner');
  const premises = await somePremises(database(), owner, { kind: 'market' });
  return { ...org, owner, premises };
}

async function underWay() {
  const app = createTestApp(database());
  const sender = await aStockedFirm(database());
  const receiver = await aReceiver();
  const sent = await shipFrom(app, sender, receiver.premises.id, kg(300, 30));
  expect(sent.status).toBe(201);
  const id: string = sent.body.shipmentId;
  const receive = (stated: object, more: object = {}) =>
    app.post(
      `/api/shipments/${id}/receipt`,
      { lines: [{ lotId: sender.lotId, stated, ...more }] },
      receiver.owner,
    );
  const settle = (line: object) =>
    app.post(
      `/api/shipments/${id}/settlement`,
      { reason: '核对后处理', lines: [{ lotId: sender.lotId, ...line }] },
      sender.owner,
    );
  const state = async () => (await app.get(`/api/shipments/${id}`, sender.owner)).body;
  return { app, sender, receiver, id, receive, settle, state };
}

test('what both sides agree on changes hands, and the receiver knows the lot', async () => {
  const { app, sender, receiver, receive, state } = await underWay();
  expect(await whereIs(database(), sender.lotId)).toEqual({
    dock: [700_000, 70],
    transit: [300_000, 30],
  });
  expect((await receive(kg(300, 30))).body.state).toBe('matched');
  expect((await state()).lines[0]).toMatchObject({
    outcome: 'agreed',
    difference: { netWeightKg: 0, pieces: 0 },
  });
  const stock = await app.get(`/api/stock?lotId=${sender.lotId}`, receiver.owner);
  expect(stock.body.items.map((row: { quantity: object }) => row.quantity)).toEqual([kg(300, 30)]);
});

test('shipments are listed from the oldest on, or from the newest', async () => {
  const { app, sender, receiver, id } = await underWay();
  const { shipmentId } = (await shipFrom(app, sender, receiver.premises.id, kg(10, 1))).body;
  const listed = async (query: string) => {
    const { body } = await app.get(`/api/shipments?limit=1${query}`, sender.owner);
    const cursor = encodeURIComponent(body.nextCursor);
    const next = await app.get(`/api/shipments?limit=1${query}&cursor=${cursor}`, sender.owner);
    return [...body.items, ...next.body.items].map((one: { id: string }) => one.id);
  };
  const ids = [id, String(shipmentId)].sort((a, b) => a.localeCompare(b));
  expect(await listed('')).toEqual(ids);
  expect(await listed('&newest=true')).toEqual(ids.toReversed());
});

test('what arrives short stays in transit until the sender settles it', async () => {
  const { sender, receive, settle, state } = await underWay();
  expect((await receive(kg(290, 29))).body.state).toBe('mismatched');
  expect((await state()).lines[0]).toMatchObject({
    outcome: 'short',
    difference: { netWeightKg: -10, pieces: -1 },
  });
  expect((await whereIs(database(), sender.lotId))['transit']).toEqual([10_000, 1]);
  const tooMuch = await settle({ disposition: 'lost', quantity: kg(11, 1) });
  expect(tooMuch.body.code).toBe('custody.not_enough');
  expect((await settle({ disposition: 'lost', quantity: kg(10, 1) })).status).toBe(201);
  expect((await state()).state).toBe('settled');
  expect((await whereIs(database(), sender.lotId))['lost']).toEqual([10_000, 1]);
});

test('a surplus is seen and not booked', async () => {
  const { sender, receive, settle, state } = await underWay();
  await receive(kg(305, 30));
  expect((await state()).lines[0]).toMatchObject({
    outcome: 'over',
    difference: { netWeightKg: 5, pieces: 0 },
  });
  expect(await whereIs(database(), sender.lotId)).toEqual({ dock: [1_000_000, 100] });
  expect((await settle({ disposition: 'explained', quantity: kg(0, 0) })).status).toBe(201);
  expect((await state()).state).toBe('settled');
});

test('refused goods need a reason and go back to the sender', async () => {
  const { sender, receive, settle, state } = await underWay();
  const silent = await receive(kg(300, 30), { refused: kg(100, 10) });
  expect(silent.body.errors[0].rule).toBe('shipment.refused_too_much');
  await receive(kg(300, 30), { refused: kg(100, 10), refusalReason: '外包装破损' });
  expect((await state()).lines[0]).toMatchObject({ outcome: 'refused', refused: kg(100, 10) });
  await settle({ disposition: 'returned', placeId: sender.dock, quantity: kg(100, 10) });
  expect((await state()).state).toBe('settled');
  const total = await whereIs(database(), sender.lotId);
  expect(total).toEqual({ dock: [1_000_000, 100] });
});

test('each lot is stated once, by the receiver only, and once only', async () => {
  const { app, sender, id, receive } = await underWay();
  const stranger = await aReceiver();
  const body = { lines: [{ lotId: sender.lotId, stated: kg(300, 30) }] };
  const foreign = await app.post(`/api/shipments/${id}/receipt`, body, stranger.owner);
  expect(foreign.status).toBe(404);
  expect((await app.get(`/api/shipments/${id}`, stranger.owner)).status).toBe(404);
  await receive(kg(300, 30));
  expect((await receive(kg(300, 30))).body.code).toBe('shipment.state');
});

test('a firm cannot ship what is not its own, nor more than it has', async () => {
  const app = createTestApp(database());
  const sender = await aStockedFirm(database());
  const other = await aStockedFirm(database());
  const foreign = await shipFrom(
    app,
    { ...sender, lotId: other.lotId },
    other.premises.id,
    kg(1, 1),
  );
  expect(foreign.status).toBe(422);
  expect(foreign.body.errors[0]).toMatchObject({ field: 'lines.0.lotId', rule: 'lot.unknown' });
  const more = await shipFrom(app, sender, other.premises.id, kg(1000, 101));
  expect(more.status).toBe(409);
  expect(more.body.code).toBe('custody.not_enough');
});

test('a back-dated shipment cannot take what was not there at its time', async () => {
  const app = createTestApp(database());
  const sender = await aStockedFirm(database());
  const other = await aReceiver();
  const early = await shipFrom(app, sender, other.premises.id, kg(10, 1), {
    occurredAt: '2026-11-21T08:00:00Z',
  });
  expect(early.status).toBe(422);
  expect(early.body.errors[0].rule).toBe('custody.not_enough_then');
  const later = await shipFrom(app, sender, other.premises.id, kg(900, 90));
  expect(later.status).toBe(201);
  const between = await shipFrom(app, sender, other.premises.id, kg(200, 20), {
    occurredAt: '2026-11-21T10:00:00Z',
  });
  expect(between.status).toBe(409);
});

test('fifty shipments of one lot at once take no more than there is', async () => {
  const app = createTestApp(database());
  const sender = await aStockedFirm(database());
  const receiver = await aReceiver();
  const results = await Promise.all(
    Array.from({ length: 50 }, () => shipFrom(app, sender, receiver.premises.id, kg(30, 3))),
  );
  const statuses = results.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(33);
  expect(statuses.filter((status) => status === 409)).toHaveLength(17);
  expect(await whereIs(database(), sender.lotId)).toEqual({
    dock: [10_000, 1],
    transit: [990_000, 99],
  });
});

test('the same shipment sent ten times at once happens once', async () => {
  const app = createTestApp(database());
  const sender = await aStockedFirm(database());
  const receiver = await aReceiver();
  const eventId = crypto.randomUUID();
  const results = await Promise.all(
    Array.from({ length: 10 }, () =>
      shipFrom(app, sender, receiver.premises.id, kg(600, 60), { eventId }),
    ),
  );
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(results.map(({ body }) => body.shipmentId)).size).toBe(1);
  expect((await whereIs(database(), sender.lotId))['transit']).toEqual([600_000, 60]);
});

test('twenty small shipments at once all go through', async () => {
  const app = createTestApp(database());
  const a = await aStockedFirm(database());
  const receiver = await aReceiver();
  const results = await Promise.all(
    Array.from({ length: 20 }, () => shipFrom(app, a, receiver.premises.id, kg(1, 0))),
  );
  expect(results.every(({ status }) => status === 201)).toBe(true);
});
