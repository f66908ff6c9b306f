import { expect, test } from 'vitest';

import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aProduct, somePremises } from '../support/factories.ts';
import { aReceivedLot, aStockedFirm, kg, shipFrom, whereIs } from '../support/story.ts';

const database = useDatabase();

async function aPlant() {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const second = await aReceivedLot(database(), firm.owner, firm.premises.id, firm.productId, {
    originCountry: 'CL',
  });
  const fillet = await aProduct(database(), firm.owner, { nameEn: 'Portions' });
  const output = (netWeightKg: number, pieces: number, more: object = {}) => ({
    productId: fillet,
    productionDate: '2026-11-22',
    placeId: firm.frozen,
    quantity: kg(netWeightKg, pieces),
    ...more,
  });
  const body = {
    premisesId: firm.premises.id,
    inputs: [
      { lotId: firm.lotId, placeId: firm.dock, quantity: kg(600, 60) },
      { lotId: second.lotId, placeId: firm.dock, quantity: kg(400, 40) },
    ],
    outputs: [output(500, 1000), output(450, 900)],
    lossWeightKg: 50,
  };
  const process = (more: object = {}) =>
    app.post('/api/processings', { ...body, ...more }, firm.owner);
  return { app, ...firm, second, output, body, process };
}

test('several lots in, several out: parents, quantities and the loss are explicit', async () => {
  const { lotId, second, process } = await aPlant();
  const sent = await process();
  expect(sent.status).toBe(201);
  const [first] = sent.body.lots;
  expect(await whereIs(database(), lotId)).toEqual({
    dock: [400_000, 40],
    processed: [600_000, 60],
  });
  expect(await whereIs(database(), first.lotId)).toEqual({ room: [500_000, 1000] });
  const parents = await database()
    .selectFrom('lot_parent')
    .select(['parent_id', 'grams'])
    .where('child_id', '=', first.lotId)
    .orderBy('grams')
    .execute();
  expect(parents).toEqual([
    { parent_id: second.lotId, grams: 400_000 },
    { parent_id: lotId, grams: 600_000 },
  ]);
  const child = await database()
    .selectFrom('lot')
    .select(['kind', 'origin_country'])
    .where('id', '=', first.lotId)
    .executeTakeFirst();
  expect(child).toEqual({ kind: 'processed', origin_country: 'ZZ' });
});

test('processing cannot create weight, and the loss is stated to the gram', async () => {
  const { process, output } = await aPlant();
  const created = await process({ outputs: [output(1000.001, 1)], lossWeightKg: 0 });
  expect(created.body.errors[0]).toMatchObject({
    field: 'outputs',
    rule: 'process.exceeds_inputs',
  });
  const vague = await process({ lossWeightKg: 49 });
  expect(vague.body.errors[0]).toMatchObject({ field: 'lossWeightKg', rule: 'process.loss' });
  expect(vague.body.errors[0].message).toContain(' 50 kg');
});

test('repacking renews no shelf life', async () => {
  const { process, output, productId } = await aPlant();
  const renewed = await process({
    outputs: [output(1000, 100, { productId, expiryDate: '2029-01-01' })],
    lossWeightKg: 0,
  });
  expect(renewed.body.errors[0]).toMatchObject({
    field: 'outputs.0.expiryDate',
    rule: 'process.shelf_life',
  });
});

test('a processing record is voided as a whole, and only while its products are untouched', async () => {
  const { app, owner, lotId, frozen, premises, process } = await aPlant();
  const eventId = crypto.randomUUID();
  const sent = await process({ eventId });
  const voided = { corrects: eventId, kind: 'voided', reason: '录入错误' };
  const sale = await app.post(
    '/api/sales',
    {
      premisesId: premises.id,
      buyer: { kind: 'consumer' },
      lines: [{ lotId: sent.body.lots[0].lotId, placeId: frozen, quantity: kg(1, 2) }],
    },
    owner,
  );
  expect(sale.status).toBe(201);
  expect((await app.post('/api/corrections', voided, owner)).body.code).toBe('custody.not_enough');
  const back = await app.post(
    '/api/returns',
    {
      premisesId: premises.id,
      reason: '顾客退货',
      lines: [{ lotId: sent.body.lots[0].lotId, quantity: kg(1, 2), placeId: frozen }],
    },
    owner,
  );
  expect(back.status).toBe(201);
  expect((await app.post('/api/corrections', voided, owner)).status).toBe(201);
  expect(await whereIs(database(), lotId)).toEqual({ dock: [1_000_000, 100] });
  expect(await whereIs(database(), sent.body.lots[0].lotId)).toEqual({});
});

test('goods are destroyed with a reason, and counted with the variance recorded', async () => {
  const { app, owner, lotId, dock, premises } = await aPlant();
  const gone = await app.post(
    '/api/destructions',
    {
      premisesId: premises.id,
      reason: '包装破损',
      method: '焚烧',
      lines: [{ lotId, placeId: dock, quantity: kg(10, 1) }],
    },
    owner,
  );
  expect(gone.status).toBe(201);
  const count = (netWeightKg: number, pieces: number) =>
    app.post(
      '/api/counts',
      {
        premisesId: premises.id,
        placeId: dock,
        lines: [{ lotId, counted: kg(netWeightKg, pieces) }],
      },
      owner,
    );
  expect((await count(985, 99)).body.variances).toEqual([{ lotId, grams: -5000, pieces: 0 }]);
  expect(await whereIs(database(), lotId)).toEqual({
    dock: [985_000, 99],
    destroyed: [10_000, 1],
    lost: [5000, 0],
  });
  await count(992, 99);
  const books = await database()
    .selectFrom('stock_count')
    .select(['counted_grams', 'unbooked_grams'])
    .where('lot_id', '=', lotId)
    .orderBy('counted_grams')
    .execute();
  expect(books).toEqual([
    { counted_grams: 985_000, unbooked_grams: 0 },
    { counted_grams: 992_000, unbooked_grams: 2000 },
  ]);
  expect((await whereIs(database(), lotId))['dock']).toEqual([990_000, 99]);
});

test('a correction books the difference and leaves the earlier event as it was', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const other = await somePremises(database(), (await anOrganisation(database())).member('owner'));
  const eventId = crypto.randomUUID();
  await shipFrom(app, firm, other.id, kg(300, 30), { eventId });
  const correct = (more: object) =>
    app.post('/api/corrections', { corrects: eventId, reason: '称重错误', ...more }, firm.owner);
  const body = async () =>
    (
      await database()
        .selectFrom('event')
        .select('body')
        .where('id', '=', eventId)
        .executeTakeFirstOrThrow()
    ).body;
  const before = await body();

  const more = await correct({ kind: 'replaced', lines: [{ line: 0, quantity: kg(350, 35) }] });
  expect(more.status).toBe(201);
  expect(await whereIs(database(), firm.lotId)).toEqual({
    dock: [650_000, 65],
    transit: [350_000, 35],
  });
  const less = await correct({ kind: 'replaced', lines: [{ line: 0, quantity: kg(100, 40) }] });
  expect(less.status).toBe(201);
  expect((await whereIs(database(), firm.lotId))['transit']).toEqual([100_000, 40]);
  expect((await correct({ kind: 'voided' })).status).toBe(201);
  expect(await whereIs(database(), firm.lotId)).toEqual({ dock: [1_000_000, 100] });
  expect((await correct({ kind: 'voided' })).body.code).toBe('correction.not_possible');
  expect(await body()).toEqual(before);
});

test('another firm’s event cannot be corrected', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const stranger = await aStockedFirm(database());
  const event = await database()
    .selectFrom('event')
    .select('id')
    .where('org_id', '=', firm.orgId)
    .where('type', '=', 'custody.received')
    .executeTakeFirstOrThrow();
  const sent = await app.post(
    '/api/corrections',
    { corrects: event.id, kind: 'voided', reason: 'x' },
    stranger.owner,
  );
  expect(sent.body.errors[0]).toMatchObject({ field: 'corrects', rule: 'correction.unknown' });
});
