import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { createTestApp, testCodes } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';
import { serverUrl } from '../support/servers.ts';
import { aReceivedLot, kg, shipFrom, whereIs } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';
import { aCity, processed, reason } from './support.ts';

const database = useDatabase();

/** A city where things other than lots can be held, and every way of taking goods out tried. */
async function aBusyCity() {
  const city = await aCity(database());
  const { app, firm, stranger, regulator } = city;
  const order = async (things: object, actor: PersonActor = regulator) =>
    app.post('/api/holds', { ...reason, ...things }, actor);
  const free = async (id: string, more: object = {}, actor: PersonActor = regulator) =>
    app.post(`/api/hold-orders/${id}/release`, { reason: '已处理', ...more }, actor);
  const line = (placeId: string, quantity = kg(10, 1)) => ({
    lotId: firm.lotId,
    placeId,
    quantity,
  });
  const { premises, owner } = firm;
  const take = {
    ship: async (placeId: string, quantity?: object) =>
      app.post(
        '/api/shipments',
        {
          fromPremisesId: premises.id,
          toPremisesId: stranger.premises.id,
          purpose: 'transfer',
          lines: [{ ...line(placeId), ...(quantity && { quantity }) }],
        },
        owner,
      ),
    move: async (fromPlaceId: string, toPlaceId: string) =>
      app.post(
        '/api/moves',
        {
          premisesId: premises.id,
          lines: [{ lotId: firm.lotId, fromPlaceId, toPlaceId, quantity: kg(10, 1) }],
        },
        owner,
      ),
    sell: async (placeId: string) =>
      app.post(
        '/api/sales',
        { premisesId: premises.id, buyer: { kind: 'consumer' }, lines: [line(placeId)] },
        owner,
      ),
    destroy: async (placeId: string, documentNo?: string) =>
      app.post(
        '/api/destructions',
        {
          premisesId: premises.id,
          method: 'incineration',
          reason: '超期',
          lines: [line(placeId)],
          ...(documentNo && { documentNo }),
        },
        owner,
      ),
  };
  return { ...city, order, free, take };
}

const rulesOf = (sent: { body: { errors?: { rule: string }[] } }) =>
  (sent.body.errors ?? []).map(({ rule }) => rule);

test('nothing leaves a held room but under an order’s number or into another that is held', async () => {
  const { app, firm, order, free, take } = await aBusyCity();
  expect((await take.move(firm.dock, firm.frozen)).status).toBe(201);
  const held = await order({ placeIds: [firm.dock] });
  expect(held.status).toBe(201);
  for (const sent of [
    await take.ship(firm.dock),
    await take.sell(firm.dock),
    await take.destroy(firm.dock),
    await take.move(firm.dock, firm.frozen),
  ]) {
    expect([sent.status, rulesOf(sent)]).toEqual([409, ['custody.held']]);
  }
  await expect(
    processed(database(), app, firm, { lotId: firm.lotId, placeId: firm.dock }, 10),
  ).rejects.toThrow('custody.held');
  // The same lot in another room is nobody's concern, and what comes in is held from then on.
  expect((await take.ship(firm.frozen, kg(5, 0))).status).toBe(201);
  expect((await take.move(firm.frozen, firm.dock)).status).not.toBe(201);
  expect((await take.destroy(firm.dock, '深市监销〔2026〕3号')).status).toBe(201);
  const quarantine = await order({ placeIds: [firm.frozen] });
  expect((await take.move(firm.dock, firm.frozen)).status).toBe(201);
  expect((await take.ship(firm.frozen, kg(5, 0))).status).toBe(409);
  await free(quarantine.body.orderId);
  expect((await take.ship(firm.frozen, kg(5, 0))).status).toBe(201);
  expect((await free(held.body.orderId)).body).toMatchObject({ released: 1, kept: [] });
  expect((await take.ship(firm.dock)).status).toBe(201);
});

test('goods that come into held premises are held there; the lot goes on elsewhere', async () => {
  const { app, firm, stranger, order } = await aBusyCity();
  const sent = await shipFrom(app, firm, stranger.premises.id, kg(100, 10));
  await order({ premisesIds: [stranger.premises.id] });
  const receipt = await app.post(
    `/api/shipments/${sent.body.shipmentId}/receipt`,
    { lines: [{ lotId: firm.lotId, stated: kg(100, 10) }] },
    stranger.owner,
  );
  expect(receipt.status).toBe(201);
  const onward = async () =>
    app.post(
      '/api/shipments',
      {
        fromPremisesId: stranger.premises.id,
        toPremisesId: firm.premises.id,
        purpose: 'return',
        lines: [{ lotId: firm.lotId, placeId: stranger.dock, quantity: kg(10, 1) }],
      },
      stranger.owner,
    );
  expect(rulesOf(await onward())).toEqual(['custody.held']);
  const gate = await app.get(
    `/api/lots/${firm.lotId}/gate?transition=ship&premisesId=${stranger.premises.id}`,
    stranger.owner,
  );
  expect(gate.body.allowed).toBe(false);
  expect(gate.body.holds).toMatchObject([{ en: expect.stringContaining('a place that is held') }]);
  expect((await shipFrom(app, firm, stranger.premises.id, kg(10, 1))).status).toBe(201);
});

test('a held shipment is taken in only where it stays held', async () => {
  const { app, firm, stranger, order, free } = await aBusyCity();
  const sent = await shipFrom(app, firm, stranger.premises.id, kg(100, 10));
  const { shipmentId } = sent.body;
  const held = await order({ shipmentIds: [shipmentId] });
  expect(held.status).toBe(201);
  const receive = async () =>
    app.post(
      `/api/shipments/${shipmentId}/receipt`,
      { lines: [{ lotId: firm.lotId, stated: kg(100, 10), placeId: stranger.frozen }] },
      stranger.owner,
    );
  expect(rulesOf(await receive())).toEqual(['custody.held']);
  expect(await whereIs(database(), firm.lotId)).toMatchObject({ transit: [100_000, 10] });
  const own = await order({ placeIds: [stranger.frozen] }, stranger.owner);
  expect(own.status).toBe(201);
  // The firm's own hold is weaker: it could be lifted by the firm the next minute.
  expect(rulesOf(await receive())).toEqual(['custody.held']);
  await order({ placeIds: [stranger.frozen] });
  expect((await receive()).status).toBe(201);
  const over = await order({ shipmentIds: [shipmentId] });
  expect(rulesOf(over)).toEqual(['hold.not_under_way']);
  expect((await free(held.body.orderId)).status).toBe(200);
});

test('a firm holds its own places and stops nobody else’s goods', async () => {
  const { app, firm, stranger, regulator, order, free } = await aBusyCity();
  const sent = await shipFrom(app, firm, stranger.premises.id, kg(100, 10));
  const line = { lotId: firm.lotId, stated: kg(100, 10) };
  const path = `/api/shipments/${sent.body.shipmentId}/receipt`;
  expect((await app.post(path, { lines: [line] }, stranger.owner)).status).toBe(201);
  const foreign = await order({ placeIds: [firm.dock] }, stranger.owner);
  expect(rulesOf(foreign)).toEqual(['hold.unknown_thing']);
  const theirs = await order({ shipmentIds: [sent.body.shipmentId] }, stranger.owner);
  expect(rulesOf(theirs)).toEqual(['hold.not_own_place']);
  expect(rulesOf(await order({ lotIds: [firm.lotId] }, stranger.owner))).toEqual([
    'hold.not_own_lot',
  ]);
  expect((await order({ placeIds: [stranger.dock] }, stranger.member('keeper'))).status).toBe(403);
  const own = await order({ placeIds: [stranger.dock] }, stranger.owner);
  expect(own.status).toBe(201);
  expect((await shipFrom(app, firm, stranger.premises.id, kg(10, 1))).status).toBe(201);
  const { orderId } = own.body;
  expect((await free(orderId, {}, regulator)).body.code).toBe('hold.holder_releases');
  expect((await free(orderId, {}, firm.owner)).status).toBe(404);
  expect((await free(orderId, {}, stranger.owner)).status).toBe(200);
  expect((await free(orderId, {}, stranger.owner)).body.code).toBe('hold_order.nothing_released');
});

test('of a lot with held units as many pieces stay behind, and the units say so themselves', async () => {
  const journey = await aJourney(database());
  const { app, owner, lotId, post, regulator, premises, stall, dock } = journey;
  const issued = await post(`/api/lots/${lotId}/series`, { level: 'case', count: 100 }, owner);
  const seriesId: string = issued.id;
  await post(`/api/series/${seriesId}/activate`, {}, owner);
  const { number } = await database()
    .selectFrom('code_series')
    .select('number')
    .where('id', '=', seriesId)
    .executeTakeFirstOrThrow();
  const scan = async (serial: number, remembered = createTestApp(database())) => {
    const code = testCodes.make({ number, keyVersion: 1 }, serial);
    const accept = { accept: 'application/json' };
    return (await remembered.send('GET', `/t/${code}`, undefined, undefined, accept)).body;
  };
  const scanMemory = { seconds: 60, entries: 10, megabytes: 1 };
  const remembered = createTestApp(database(), { scanMemory });
  expect((await scan(7, remembered)).verdict).toBe('complete');
  const units = [
    { seriesId, first: 5, last: 12 },
    { seriesId, first: 10, last: 14 },
  ];
  const { orderId } = await post('/api/holds', { ...reason, units }, regulator);
  const shown = await scan(7, remembered);
  expect(shown.verdict).toBe('on_hold');
  expect(shown.notices[0]).toEqual({ kind: 'hold', cause: 'unit' });
  expect((await scan(15)).verdict).toBe('complete');

  // 500 kg in 50 cases stand on the dock; ten different cases are held, of 10 kg each.
  const ship = async (quantity: object) =>
    app.post(
      '/api/shipments',
      {
        fromPremisesId: premises.id,
        toPremisesId: stall.id,
        purpose: 'sale',
        lines: [{ lotId, placeId: dock, quantity }],
      },
      owner,
    );
  expect((await ship(kg(390, 41))).status).toBe(409);
  expect((await ship(kg(401, 40))).status).toBe(409);
  expect((await ship(kg(400, 40))).status).toBe(201);
  expect(rulesOf(await ship(kg(1, 0)))).toEqual(['custody.held']);
  for (const [path, body] of [
    ['void', { first: 14, last: 20, reason: '标签损坏' }],
    ['move', { first: 5, last: 5, toLotId: journey.child.lotId }],
  ] as const) {
    const sent = await app.post(`/api/series/${seriesId}/${path}`, body, owner);
    expect(sent.body.code).toBe('hold.units_held');
  }
  await post(`/api/hold-orders/${orderId}/release`, { reason: '查清' }, regulator);
  expect((await scan(7, remembered)).verdict).toBe('complete');
  expect((await ship(kg(100, 10))).status).toBe(201);
});

test.runIf(serverUrl)(
  'two who take at once from different rooms leave the held units behind together',
  async () => {
    const { app, firm, stranger, regulator, order } = await aBusyCity();
    const half = { lotId: firm.lotId, fromPlaceId: firm.dock, toPlaceId: firm.frozen };
    const stood = (await whereIs(database(), firm.lotId))['dock'] ?? [0, 0];
    const quantity = kg(stood[0] / 2000, Math.floor(stood[1] / 2));
    const put = { premisesId: firm.premises.id, lines: [{ ...half, quantity }] };
    expect((await app.post('/api/moves', put, firm.owner)).status).toBe(201);
    const series = await app.post(
      `/api/lots/${firm.lotId}/series`,
      { level: 'case', count: 10 },
      firm.owner,
    );
    await order({ units: [{ seriesId: series.body.id, first: 1, last: 10 }] }, regulator);
    const all = async (placeId: string) =>
      shipFrom(app, firm, stranger.premises.id, quantity, {
        lines: [{ lotId: firm.lotId, placeId, quantity }],
      });
    const sent = await Promise.all([all(firm.dock), all(firm.frozen)]);
    expect(sent.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  },
);

test('an order is released in parts, each lot by a test that clears it', async () => {
  const journey = await aJourney(database());
  const { app, owner, lotId, post, regulator, laboratory, sampleOf, premises, productId } = journey;
  const second = await aReceivedLot(database(), owner, premises.id, productId);
  const lotIds = [lotId, second.lotId];
  const sampleIds = [];
  for (const id of lotIds) {
    sampleIds.push((await sampleOf('product_outer', { lotIds: [id] })).id);
  }
  const technician = laboratory.member('quality');
  const pool = await post('/api/pools', { number: unique('P-'), sampleIds }, technician);
  const report = async (body: object) =>
    post(
      '/api/tests',
      { analyte: 'sars_cov_2', method: 'rt_pcr', result: 'negative', ...body },
      technician,
    );
  const positive = await report({ poolId: pool.id, result: 'positive' });
  const listed = await app.get('/api/hold-orders?active=true', owner);
  const order = listed.body.items.find(({ testId }: { testId: string }) => testId === positive.id);
  expect(order).toMatchObject({ kind: 'test', active: true });
  const path = `/api/hold-orders/${order.id}/release`;
  const release = async (more: object) =>
    app.post(path, { reason: '复检阴性', ...more }, regulator);
  expect((await release({})).body.errors).toMatchObject([
    { rule: 'hold.clearing_test_unfit' },
    { rule: 'hold.clearing_test_unfit' },
  ]);
  expect((await app.post(path, { reason: '复检阴性' }, owner)).status).toBe(403);
  const cleared = await report({ sampleId: sampleIds[0] });
  const part = await release({ clearingTestIds: [cleared.id] });
  expect(part.body).toMatchObject({
    released: 1,
    kept: [{ lotId: second.lotId, rule: 'hold.clearing_test_unfit' }],
  });
  const items = await app.get(`/api/hold-orders/${order.id}/items`, owner);
  expect(
    items.body.items.map((item: { lotId: string; clearingTestId: string | null }) => [
      item.lotId,
      item.clearingTestId,
    ]),
  ).toEqual(
    expect.arrayContaining([
      [lotId, cleared.id],
      [second.lotId, null],
    ]),
  );
  const rest = await report({ sampleId: sampleIds[1] });
  const last = await release({ clearingTestIds: [rest.id], lotIds: [second.lotId, lotId] });
  expect(last.body).toMatchObject({
    released: 1,
    kept: [{ lotId, rule: 'hold_order.not_held' }],
  });
  expect((await app.get('/api/hold-orders?active=true', owner)).body.items).toEqual([]);
});

test('in one list each order counts for itself, also what another holds as well', async () => {
  const { app, lotId, post, regulator, dock } = await aJourney(database());
  const of = async (body: object) =>
    (await post('/api/holds', { ...reason, number: '粤封3号', ...body }, regulator)).orderId;
  const ids = [
    await of({ lotIds: [lotId] }),
    await of({ placeIds: [dock] }),
    await of({ lotIds: [lotId], placeIds: [dock] }),
  ];
  const { body } = await app.get('/api/hold-orders?goods=true&limit=200', regulator);
  for (const id of ids) {
    const { covered, standingKg } = (await app.get(`/api/hold-orders/${id}`, regulator)).body;
    expect(standingKg).toBeGreaterThan(0);
    const listed = body.items.find((one: { id: string }) => one.id === id);
    expect(listed.goods).toMatchObject({ covered, standingKg });
  }
});

test('an order says why, what it covers and how much of it stands where', async () => {
  const journey = await aJourney(database());
  const { app, owner, buyer, stranger, lotId, post, regulator, premises, dock } = journey;
  const question = { lotId, direction: 'forward' };
  const body = { ...reason, number: '粤封1号', lotIds: [lotId], placeIds: [dock], question };
  const { orderId, holdIds } = await post('/api/holds', body, regulator);
  const read = async (actor: PersonActor) => app.get(`/api/hold-orders/${orderId}`, actor);
  // 300 kg at the stall; 500 kg and 190 kg of the child with the firm.
  expect((await read(regulator)).body).toMatchObject({
    number: '粤封1号',
    question,
    covered: 2,
    held: 2,
    standingKg: 990,
    active: true,
  });
  expect((await read(owner)).body).toMatchObject({ question: null, covered: 2, standingKg: 690 });
  expect((await read(buyer)).body).toMatchObject({ covered: 1, standingKg: 300 });
  expect((await read(stranger)).status).toBe(404);
  expect((await app.get(`/api/hold-orders/${orderId}/items`, stranger)).status).toBe(404);
  // A list that asks for the goods tells each reader the same, in one answer; it is not asked for by itself.
  const listed = async (actor: PersonActor, query = '&goods=true') => {
    const { body } = await app.get(`/api/hold-orders?limit=200${query}`, actor);
    return body.items.find(({ id }: { id: string }) => id === orderId);
  };
  for (const actor of [regulator, owner, buyer]) {
    const { covered, standingKg } = (await read(actor)).body;
    expect((await listed(actor)).goods).toMatchObject({ covered, standingKg });
    const { body } = await app.get(`/api/hold-orders/${orderId}/items?limit=1`, actor);
    const [first] = body.items;
    // The lot or the place: they were held in the same millisecond.
    const { what, lotId, declaredBy } = first;
    expect(declaredBy).toBe(lotId && owner.orgId);
    const lot = lotId && (await app.get(`/api/lots/${lotId}`, actor)).body;
    const expected = { what, lotId, lotNumber: lot?.number ?? null };
    expect((await listed(actor)).goods.first).toMatchObject(expected);
  }
  expect(await listed(stranger)).toBeUndefined();
  expect((await listed(owner, '')).goods).toBeNull();
  const items = await app.get(`/api/hold-orders/${orderId}/items?limit=1`, owner);
  const next = await app.get(
    `/api/hold-orders/${orderId}/items?limit=1&cursor=${items.body.nextCursor}`,
    owner,
  );
  expect(next.body.nextCursor).toBeNull();
  const both = [...items.body.items, ...next.body.items];
  expect(both).toContainEqual(expect.objectContaining({ id: holdIds[0], what: 'lot', lotId }));
  expect(both).toContainEqual(expect.objectContaining({ what: 'place', placeId: dock }));
  const found = async (query: string, actor = owner) =>
    (await app.get(`/api/hold-orders?${query}`, actor)).body.items.length;
  expect(await found(`lotId=${lotId}`)).toBe(1);
  expect(await found(`placeId=${dock}`)).toBe(1);
  expect(await found(`premisesId=${premises.id}&active=true`)).toBe(1);
  expect(await found('active=false')).toBe(0);
  expect(await found(`placeId=${dock}`, buyer)).toBe(0);
  const nothing = await app.post('/api/holds', reason, regulator);
  expect(rulesOf(nothing)).toEqual(['hold.nothing_named']);
});
