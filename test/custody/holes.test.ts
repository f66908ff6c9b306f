import { expect, test } from 'vitest';

import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aProduct, somePremises } from '../support/factories.ts';
import { aStockedFirm, kg, shipFrom, whereIs } from '../support/story.ts';

/** Ways around the rules that a clever hand might try. */
const database = useDatabase();

async function aStage() {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const regulator = (await anOrganisation(database(), 'regulator')).member('inspector');
  const hold = async (lotId: string) =>
    app.post('/api/holds', { lotIds: [lotId], reasonZh: '抽检', reasonEn: 'Check' }, regulator);
  const post = async (path: string, body: object) => app.post(path, body, firm.owner);
  const eventId = crypto.randomUUID();
  const atDock = (quantity: object) => [{ lotId: firm.lotId, placeId: firm.dock, quantity }];
  const correct = async (more: object) =>
    post('/api/corrections', { corrects: eventId, reason: '更正', ...more });
  return { app, firm, hold, post, eventId, atDock, correct };
}

test('a held product is not unmade to free its source', async () => {
  const { firm, hold, post, eventId, atDock, correct } = await aStage();
  const made = await post('/api/processings', {
    eventId,
    premisesId: firm.premises.id,
    inputs: atDock(kg(100, 10)),
    outputs: [
      {
        productId: await aProduct(database(), firm.owner),
        productionDate: '2026-11-22',
        placeId: firm.frozen,
        quantity: kg(100, 10),
      },
    ],
    lossWeightKg: 0,
  });
  expect((await hold(made.body.lots[0].lotId)).status).toBe(201);
  expect((await correct({ kind: 'voided' })).body.code).toBe('custody.held');
});

test('a destruction does not grow over held goods, nor is a return undone', async () => {
  const { firm, hold, post, eventId, atDock, correct } = await aStage();
  await post('/api/destructions', {
    eventId,
    premisesId: firm.premises.id,
    reason: '破损',
    method: '焚烧',
    lines: atDock(kg(1, 0)),
  });
  await hold(firm.lotId);
  const grown = await correct({ kind: 'replaced', lines: [{ line: 0, quantity: kg(900, 90) }] });
  expect(grown.body.code).toBe('custody.held');
});

test('two people who void one record at once undo it once', async () => {
  const { app, firm, post, eventId, atDock, correct } = await aStage();
  const target = await somePremises(database(), (await aStockedFirm(database())).owner);
  await shipFrom(app, firm, target.id, kg(40, 4));
  await post('/api/destructions', {
    premisesId: firm.premises.id,
    reason: '破损',
    method: '焚烧',
    lines: atDock(kg(40, 4)),
  });
  await post('/api/destructions', {
    eventId,
    premisesId: firm.premises.id,
    reason: '破损',
    method: '焚烧',
    lines: atDock(kg(40, 4)),
  });
  const results = await Promise.all([correct({ kind: 'voided' }), correct({ kind: 'voided' })]);
  expect(results.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect((await whereIs(database(), firm.lotId))['destroyed']).toEqual([40_000, 4]);
});

test('more weight with fewer pieces is settled only when the missing pieces are accounted for', async () => {
  const { app, firm } = await aStage();
  const receiver = (await anOrganisation(database(), 'market')).member('owner');
  const market = await somePremises(database(), receiver, { kind: 'market' });
  const sent = await shipFrom(app, firm, market.id, kg(100, 10));
  const path = `/api/shipments/${sent.body.shipmentId}`;
  const lines = [{ lotId: firm.lotId, stated: kg(101, 9) }];
  await app.post(`${path}/receipt`, { lines }, receiver);
  const settle = async (line: object) =>
    app.post(
      `${path}/settlement`,
      { reason: '核对', lines: [{ lotId: firm.lotId, ...line }] },
      firm.owner,
    );
  await settle({ disposition: 'explained', quantity: kg(0, 0) });
  expect((await app.get(path, firm.owner)).body.state).toBe('mismatched');
  expect((await settle({ disposition: 'lost', quantity: kg(0, 1) })).status).toBe(201);
  expect((await app.get(path, firm.owner)).body.state).toBe('settled');
});

test('a voided shipment is closed, and its consignee receives nothing', async () => {
  const { app, firm, eventId, correct } = await aStage();
  const receiver = (await anOrganisation(database(), 'market')).member('owner');
  const market = await somePremises(database(), receiver, { kind: 'market' });
  const sent = await shipFrom(app, firm, market.id, kg(100, 10), { eventId });
  expect((await correct({ kind: 'voided' })).status).toBe(201);
  const lines = [{ lotId: firm.lotId, stated: kg(100, 10) }];
  const receipt = await app.post(
    `/api/shipments/${sent.body.shipmentId}/receipt`,
    { lines },
    receiver,
  );
  expect(receipt.body.code).toBe('shipment.state');
});

test('what was made of imports goes only where imports may', async () => {
  const { app, firm, post, atDock } = await aStage();
  const made = await post('/api/processings', {
    premisesId: firm.premises.id,
    inputs: atDock(kg(100, 10)),
    outputs: [
      {
        productId: await aProduct(database(), firm.owner),
        productionDate: '2026-11-22',
        placeId: firm.frozen,
        quantity: kg(100, 10),
      },
    ],
    lossWeightKg: 0,
  });
  const other = (await anOrganisation(database(), 'market')).member('owner');
  const shop = await app.post(
    '/api/premises',
    {
      code: `SHOP-${Math.floor(Math.random() * 1e6)}`,
      kind: 'shop',
      nameZh: '小店',
      nameEn: 'Shop',
      divisionId: '440308',
      address: '路 2 号',
      handlesImports: false,
    },
    other,
  );
  const child = made.body.lots[0].lotId;
  const sent = await shipFrom(app, firm, shop.body.id, kg(1, 0), {
    lines: [{ lotId: child, placeId: firm.frozen, quantity: kg(1, 0) }],
  });
  expect(sent.body.errors[0].rule).toBe('premises.no_imports');
});

test('a lot that was sold, and one that was made, keep their dates', async () => {
  const { app, firm, post, atDock } = await aStage();
  await post('/api/sales', {
    premisesId: firm.premises.id,
    buyer: { kind: 'consumer' },
    lines: atDock(kg(1, 0)),
  });
  const amended = await app.post(
    `/api/lots/${firm.lotId}/amendment`,
    { reason: '改', expiryDate: '2035-01-01' },
    firm.owner,
  );
  expect(amended.body.code).toBe('lot.shipped');
});

test('a year outside the calendar is refused, not failed on', async () => {
  const { post, firm } = await aStage();
  const sent = await post('/api/sales', {
    occurredAt: '0000-01-01T00:00:00Z',
    premisesId: firm.premises.id,
    buyer: { kind: 'consumer' },
    lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(1, 0) }],
  });
  expect(sent.status).toBe(422);
});
