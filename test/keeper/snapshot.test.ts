import { expect, test } from 'vitest';

import { madeId } from '../../src/domain/made-id.ts';
import { findUnit } from '../../src/domain/unit-digests.ts';
import { loadDefaultRules } from '../../src/features/policy/policy.service.ts';
import { createTestApp, ctxFor, testCodes } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, anOrganisation, longAgo, somePremises } from '../support/factories.ts';
import { aReceivedLot, aStockedFirm, kg, placeIn, shipFrom } from '../support/story.ts';

const database = useDatabase();

async function aStage() {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const partner = await aStockedFirm(database());
  return { app, firm, partner };
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

test('a keeper takes along what stands in the store, is declared for it or under way, and no more', async () => {
  const { app, firm, partner } = await aStage();
  const { premises, owner, productId } = firm;
  const keeper = firm.member('keeper');
  const declared = await aLot(database(), { owner, productId, premisesId: premises.id });
  const elsewhere = await somePremises(database(), owner);
  const other = await aReceivedLot(database(), owner, elsewhere.id, productId);
  const sent = await shipFrom(app, partner, premises.id, kg(100, 10));
  await shipFrom(app, firm, partner.premises.id, kg(40, 4));

  const { status, body } = await app.get(`/api/keeper/snapshot?premisesId=${premises.id}`, keeper);
  expect(status).toBe(200);
  expect(body).toMatchObject({ orgId: firm.orgId, premisesId: premises.id, complete: true });
  expect(idsOf(body.lots)).toEqual([firm.lotId, declared.lotId, partner.lotId].sort());
  expect(idsOf(body.lots)).not.toContain(other.lotId);
  expect(body.stores.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining([premises.id, elsewhere.id]),
  );
  expect(idsOf(body.rooms)).toEqual([firm.dock, firm.frozen, firm.chilled].sort());
  const there = (lotId: string, placeId: string) =>
    body.stock.find(
      (row: { lotId: string; placeId: string }) => row.lotId === lotId && row.placeId === placeId,
    )?.quantity;
  expect(there(firm.lotId, firm.dock)).toEqual(kg(960, 96));
  const inbound = body.lots.find(({ id }: { id: string }) => id === declared.lotId);
  expect(there(declared.lotId, inbound.inboundPlaceId)).toEqual(kg(1000, 100));
  expect(there(partner.lotId, sent.body.shipmentId)).toEqual(kg(100, 10));
  expect(body.shipments).toHaveLength(2);
  expect(body.destinations.map(({ id }: { id: string }) => id)).toEqual([
    partner.premises.id,
    elsewhere.id,
  ]);
  expect(JSON.stringify(body)).not.toContain(partner.dock);
});

test('who is limited to some stores takes along nothing that was sold at others', async () => {
  const { app, firm } = await aStage();
  const { premises, owner, productId } = firm;
  const elsewhere = await somePremises(database(), owner);
  const other = await aReceivedLot(database(), owner, elsewhere.id, productId);
  const sold = async (lotId: string, placeId: string, premisesId: string) => {
    const lines = [{ lotId, placeId, quantity: kg(1000, 100) }];
    const sale = { premisesId, buyer: { kind: 'consumer' }, lines };
    expect((await app.post('/api/sales', sale, owner)).status).toBe(201);
  };
  await sold(firm.lotId, firm.dock, premises.id);
  await sold(other.lotId, await placeIn(database(), elsewhere.id, 'dock'), elsewhere.id);
  const limited = { ...firm.member('keeper'), premisesIds: [premises.id] };
  const own = await app.get('/api/keeper/snapshot', limited);
  expect(idsOf(own.body.lots)).toEqual([firm.lotId]);
  const path = `/api/keeper/snapshot?premisesId=${premises.id}`;
  expect(idsOf((await app.get(path, owner)).body.lots)).toEqual([firm.lotId, other.lotId].sort());
});

test('unit codes are known by digests, and become known of no other goods', async () => {
  const { app, firm, partner } = await aStage();
  const { owner, lotId } = firm;
  const series = await app.post(`/api/lots/${lotId}/series`, { level: 'case', count: 30 }, owner);
  await app.post(
    `/api/series/${series.body.id}/void`,
    { first: 4, last: 5, reason: '破损' },
    owner,
  );
  const snapshot = await app.get(`/api/keeper/snapshot?premisesId=${firm.premises.id}`, owner);
  expect(snapshot.body.units).toEqual([
    { seriesId: series.body.id, lotId, first: 1, last: 3, state: 'issued' },
    { seriesId: series.body.id, lotId, first: 4, last: 5, state: 'void' },
    { seriesId: series.body.id, lotId, first: 6, last: 30, state: 'issued' },
  ]);
  const path = `/api/keeper/units?seriesId=${series.body.id}&first=3&last=30`;
  const { body } = await app.get(path, owner);
  const digests = Uint8Array.from(atob(body.digests), (one) => one.charCodeAt(0));
  const { number, key_version: keyVersion } = await database()
    .selectFrom('code_series')
    .selectAll()
    .where('id', '=', series.body.id)
    .executeTakeFirstOrThrow();
  const code = (n: number) => testCodes.make({ number, keyVersion }, n);
  expect([body.first, findUnit(code(7), digests)]).toEqual([3, 4]);
  expect(findUnit(code(2), digests)).toBeUndefined();
  expect((await app.get(path, partner.owner)).status).toBe(404);
});

test('another firm’s store, one outside one’s limits and an officer’s are refused', async () => {
  const { app, firm, partner } = await aStage();
  const ask = async (id: string, actor = firm.owner) =>
    (await app.get(`/api/keeper/snapshot?premisesId=${id}`, actor)).body.code;
  expect(await ask(partner.premises.id)).toBe('keeper.store_unknown');
  const limited = { ...firm.member('keeper'), premisesIds: [crypto.randomUUID()] };
  expect(await ask(firm.premises.id, limited)).toBe('keeper.store_unknown');
  const officer = (await anOrganisation(database(), 'regulator')).member('inspector');
  expect(await ask(firm.premises.id, officer)).toBe('keeper.firms_only');
  const { body } = await app.get('/api/keeper/snapshot', limited);
  expect(body).toMatchObject({ premisesId: null, stores: [], lots: [] });
});

test('what a command makes has the id that its sender could tell', async () => {
  const { app, firm, partner } = await aStage();
  const ids = Array.from({ length: 4 }, () => crypto.randomUUID());
  const [ship = '', repack = '', sample = '', paper = ''] = ids;
  const sent = await shipFrom(app, firm, partner.premises.id, kg(10, 1), { eventId: ship });
  expect(sent.body.shipmentId).toBe(madeId(ship));
  const line = { lotId: firm.lotId, placeId: firm.dock };
  const output = { productId: firm.productId, productionDate: '2026-11-21', placeId: firm.frozen };
  const made = await app.post(
    '/api/processings',
    {
      eventId: repack,
      premisesId: firm.premises.id,
      inputs: [{ ...line, quantity: kg(20, 2) }],
      outputs: [
        { ...output, quantity: kg(10, 5) },
        { ...output, quantity: kg(10, 5) },
      ],
      lossWeightKg: 0,
    },
    firm.owner,
  );
  expect(made.body.lots.map(({ lotId }: { lotId: string }) => lotId)).toEqual([
    madeId(repack),
    madeId(repack, 1),
  ]);
  const lab = await anOrganisation(database(), 'laboratory');
  const taken = await app.post(
    '/api/samples',
    {
      eventId: sample,
      number: 'S-1',
      kind: 'product_outer',
      premisesId: firm.premises.id,
      laboratoryOrgId: lab.orgId,
      lotIds: [firm.lotId],
    },
    firm.owner,
  );
  expect(taken.body.id).toBe(madeId(sample));
  const recorded = await app.post(
    '/api/documents',
    { eventId: paper, kind: 'sales_voucher', issuer: '买方', number: 'HT-2026-001' },
    firm.owner,
  );
  expect(recorded.body.id).toBe(madeId(paper));
});

test('what one person recorded is not written in another’s name', async () => {
  const { app, firm, partner } = await aStage();
  const body = {
    premisesId: firm.premises.id,
    placeId: firm.dock,
    lines: [{ lotId: firm.lotId, counted: kg(1000, 100) }],
  };
  const keeper = firm.member('keeper');
  const send = async (recorder: string) =>
    app.send('POST', '/api/counts', body, keeper, { 'frostmark-recorded-by': recorder });
  const other = await send(`${firm.owner.userId}@${firm.orgId}`);
  expect([other.status, other.body.code]).toEqual([409, 'auth.other_person']);
  expect((await send(`${keeper.userId}@${partner.orgId}`)).body.code).toBe('auth.other_person');
  expect((await send(`${keeper.userId}@${firm.orgId}`)).status).toBe(201);
});

// The last: from here on the gates of the whole database are closed.
test('it holds the rules of the place with the facts they ask about, and no holds', async () => {
  const { app, firm } = await aStage();
  const output = { productId: firm.productId, productionDate: '2026-11-21', placeId: firm.frozen };
  const made = await app.post(
    '/api/processings',
    {
      premisesId: firm.premises.id,
      inputs: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(20, 2) }],
      outputs: [{ ...output, quantity: kg(20, 4) }],
      lossWeightKg: 0,
    },
    firm.owner,
  );
  await loadDefaultRules(ctxFor(database(), { kind: 'system' }, longAgo));
  const { body } = await app.get(
    `/api/keeper/snapshot?premisesId=${firm.premises.id}`,
    firm.member('keeper'),
  );
  expect(body.rules.length).toBeGreaterThan(3);
  expect(body.divisionPath).toEqual(['CN', '440000', '440300', '440308']);
  const factsOf = (id: string) =>
    body.facts.find(({ lot }: { lot: { id: string } }) => lot.id === id);
  const facts = factsOf(firm.lotId);
  expect(facts.lot).toMatchObject({ id: firm.lotId, declaredKg: 1000 });
  expect(facts.arrivals).toMatchObject([{ premisesId: firm.premises.id, netWeightKg: 1000 }]);
  expect(facts).not.toHaveProperty('holds');
  expect(facts.lot).not.toHaveProperty('orgId');
  // A gate on a device asks nothing about the containers of what its goods were made of.
  expect(facts.lot.containerNo).toEqual(expect.any(String));
  const [{ lotId }] = made.body.lots;
  expect(factsOf(lotId).ancestors).toMatchObject([{ id: firm.lotId, containerNo: null }]);
});
