import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import type { Permission } from '../../src/domain/permissions.ts';
import { createTestApp, type Sent, type TestApp, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, anOrganisation, somePremises, unique } from '../support/factories.ts';
import { aReceivedLot, aStockedFirm, kg, placeIn } from '../support/story.ts';
import { aToken, withToken } from './support.ts';

const database = useDatabase();

const scopes: readonly Permission[] = [
  'read',
  'premises:write',
  'custody:write',
  'evidence:sample',
  'evidence:disinfect',
];

type Site = { id: string; dock: string; room: string; lotId: string };
type Caller = (method: string, path: string, body?: unknown) => Promise<Sent>;
type Firm = Awaited<ReturnType<typeof aFirmWithTwoStores>>;

/** A firm with stock in two stores, where somebody may act in the first only. */
async function aFirmWithTwoStores() {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const { owner, productId } = firm;
  const second = await somePremises(database(), owner, { rooms: ['frozen', 'chilled'] });
  const stocked = await aReceivedLot(database(), owner, second.id, productId);
  const here: Site = {
    id: firm.premises.id,
    dock: firm.dock,
    room: firm.frozen,
    lotId: firm.lotId,
  };
  const there: Site = {
    id: second.id,
    dock: await placeIn(database(), second.id, 'dock'),
    room: second.rooms[0] ?? '',
    lotId: stocked.lotId,
  };
  const laboratory = await anOrganisation(database(), 'laboratory');
  const customer = await anOrganisation(database(), 'market');
  const shop = await somePremises(database(), customer.member('owner'), { kind: 'market' });
  const agent = await app.post(
    '/api/disinfectants',
    {
      agent: '二氧化氯',
      concentration: 500,
      concentrationUnit: 'clo2_mg_l',
      workerNo: 'W0042',
      occurredAt: at(-120),
    },
    owner,
  );
  expect(agent.status).toBe(201);
  return { app, owner, productId, here, there, laboratory, shop, disinfectantId: agent.body.id };
}

const at = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000).toISOString();

async function bothKinds(firm: Firm): Promise<[string, Caller][]> {
  const limit = [firm.here.id];
  const { token } = await aToken(firm.app, firm.owner, scopes, { premisesIds: limit });
  const bound: PersonActor = { ...firm.owner, premisesIds: limit };
  return [
    ['a program', (method, path, body) => withToken(firm.app, token, method, path, body)],
    ['a person', (method, path, body) => firm.app.send(method, path, body, bound)],
  ];
}

async function inTransitTo(app: TestApp, firm: Firm, from: Site, to: string): Promise<string> {
  const sent = await app.post('/api/shipments', aShipment(from, to), firm.owner);
  expect(sent.status).toBe(201);
  return sent.body.shipmentId;
}

const aLine = (site: Site) => ({ lotId: site.lotId, placeId: site.dock, quantity: kg(10, 1) });
const aShipment = (from: Site, toPremisesId: string) => ({
  fromPremisesId: from.id,
  toPremisesId,
  purpose: 'transfer',
  lines: [aLine(from)],
});

/** Every verb that names premises, as it is sent for one store. */
const verbs: Record<string, (firm: Firm, site: Site) => Promise<[string, unknown]>> = {
  receive: async ({ owner, productId }, site) => {
    const overrides = { containerNo: 'CSQU3054383', sealNo: 'SL1029384' };
    const { lotId } = await aLot(database(), { owner, productId, premisesId: site.id, overrides });
    const lines = [{ lotId, quantity: kg(1000, 100) }];
    return ['/api/receipts', { premisesId: site.id, ...overrides, lines }];
  },
  'put away': async (_, site) => {
    const { lotId, dock: fromPlaceId, room: toPlaceId } = site;
    const lines = [{ lotId, fromPlaceId, toPlaceId, quantity: kg(10, 1) }];
    return ['/api/moves', { premisesId: site.id, lines }];
  },
  ship: async ({ shop }, site) => ['/api/shipments', aShipment(site, shop.id)],
  sell: async (_, site) => [
    '/api/sales',
    { premisesId: site.id, buyer: { kind: 'consumer' }, lines: [aLine(site)] },
  ],
  'take a return': async ({ app, owner }, site) => {
    const sale = { premisesId: site.id, buyer: { kind: 'consumer' }, lines: [aLine(site)] };
    expect((await app.post('/api/sales', sale, owner)).status).toBe(201);
    const lines = [{ lotId: site.lotId, quantity: kg(10, 1) }];
    return ['/api/returns', { premisesId: site.id, reason: '退货', lines }];
  },
  process: async ({ productId }, site) => [
    '/api/processings',
    {
      premisesId: site.id,
      inputs: [aLine(site)],
      outputs: [
        { productId, productionDate: '2026-11-22', placeId: site.room, quantity: kg(10, 10) },
      ],
      lossWeightKg: 0,
    },
  ],
  destroy: async (_, site) => [
    '/api/destructions',
    { premisesId: site.id, reason: '破损', method: '焚烧', lines: [aLine(site)] },
  ],
  count: async (_, site) => [
    '/api/counts',
    { premisesId: site.id, placeId: site.dock, lines: [{ lotId: site.lotId, counted: kg(9, 1) }] },
  ],
  sample: async ({ laboratory }, site) => [
    '/api/samples',
    {
      number: unique('S-'),
      kind: 'product_outer',
      premisesId: site.id,
      laboratoryOrgId: laboratory.orgId,
      lotIds: [site.lotId],
    },
  ],
  disinfect: async ({ disinfectantId }, site) => [
    '/api/disinfections',
    {
      disinfectantId,
      certificateNo: unique('XD2026-'),
      premisesId: site.id,
      object: 'floor',
      method: 'spray',
      contactMinutes: 30,
      sixSides: false,
      workerNo: 'W0042',
      startedAt: at(-40),
      occurredAt: at(-5),
    },
  ],
};

test.for(Object.keys(verbs))(
  'whoever is limited to one store can %s there, and nowhere else of the firm',
  async (name) => {
    const verb = verbs[name];
    if (verb === undefined) throw new Error(name);
    const firm = await aFirmWithTwoStores();
    for (const [who, call] of await bothKinds(firm)) {
      const [path, body] = await verb(firm, firm.there);
      const refused = await call('POST', path, body);
      expect(refused.status, `${who}: ${JSON.stringify(refused.body)}`).toBe(422);
      expect(refused.body.errors[0].rule).toBe('premises.unknown');
      const asOwner = await firm.app.post(path, body, firm.owner);
      expect(asOwner.status, JSON.stringify(asOwner.body)).toBeLessThan(300);
      const [samePath, own] = await verb(firm, firm.here);
      const done = await call('POST', samePath, own);
      expect(done.status, `${who}: ${JSON.stringify(done.body)}`).toBeLessThan(300);
    }
  },
);

test('stock of other premises is not in the list, nor what stands at none', async () => {
  const firm = await aFirmWithTwoStores();
  await inTransitTo(firm.app, firm, firm.there, firm.shop.id);
  const all = await firm.app.get('/api/stock', firm.owner);
  expect(new Set(all.body.items.map((row: { premisesId: string }) => row.premisesId))).toContain(
    firm.there.id,
  );
  for (const [who, call] of await bothKinds(firm)) {
    const { body } = await call('GET', '/api/stock');
    expect(body.items.length, who).toBeGreaterThan(0);
    for (const row of body.items) expect(row.premisesId, who).toBe(firm.here.id);
    const asked = await call('GET', `/api/stock?premisesId=${firm.there.id}`);
    expect(asked.body.items, who).toEqual([]);
  }
});

test('a shipment between other premises is neither seen, nor received, nor settled', async () => {
  const firm = await aFirmWithTwoStores();
  const { app, owner } = firm;
  const third = await somePremises(database(), owner, { rooms: ['frozen'] });
  const between = await inTransitTo(app, firm, firm.there, third.id);
  const inbound = await inTransitTo(app, firm, firm.there, firm.here.id);
  const lines = [{ lotId: firm.there.lotId, stated: kg(9, 1) }];
  for (const [who, call] of await bothKinds(firm)) {
    expect((await call('GET', `/api/shipments/${between}`)).status, who).toBe(404);
    expect((await call('GET', `/api/shipments/${inbound}`)).status, who).toBe(200);
    const listed = (await call('GET', '/api/shipments')).body.items;
    expect(
      listed.map(({ id }: { id: string }) => id),
      who,
    ).toEqual([inbound]);
    const receipt = await call('POST', `/api/shipments/${between}/receipt`, { lines });
    expect([receipt.status, receipt.body.code], who).toEqual([404, 'shipment.not_found']);
  }
  expect((await app.post(`/api/shipments/${between}/receipt`, { lines }, owner)).status).toBe(201);
  const settlement = {
    reason: '短少',
    lines: [{ lotId: firm.there.lotId, disposition: 'lost', quantity: kg(1, 0) }],
  };
  const [[, program], [, person]] = (await bothKinds(firm)) as [[string, Caller], [string, Caller]];
  for (const call of [program, person]) {
    const refused = await call('POST', `/api/shipments/${between}/settlement`, settlement);
    expect([refused.status, refused.body.code]).toEqual([404, 'shipment.not_found']);
  }
  const done = await app.post(`/api/shipments/${between}/settlement`, settlement, owner);
  expect(done.status).toBeLessThan(300);
  const taken = await program('POST', `/api/shipments/${inbound}/receipt`, {
    lines: [{ lotId: firm.there.lotId, stated: kg(10, 1) }],
  });
  expect(taken.status).toBe(201);
});

test('what happened at other premises is not corrected from here', async () => {
  const firm = await aFirmWithTwoStores();
  for (const [who, call] of await bothKinds(firm)) {
    const sold = async (site: Site) => {
      const eventId = crypto.randomUUID();
      const buyer = { kind: 'consumer' };
      const body = { eventId, premisesId: site.id, buyer, lines: [aLine(site)] };
      expect((await firm.app.post('/api/sales', body, firm.owner)).status).toBe(201);
      return { corrects: eventId, kind: 'voided', reason: '误录' };
    };
    const refused = await call('POST', '/api/corrections', await sold(firm.there));
    expect([refused.status, refused.body.code], who).toEqual([422, 'correction.unknown']);
    const done = await call('POST', '/api/corrections', await sold(firm.here));
    expect(done.status, who).toBe(201);
  }
});

test('other premises get no rooms and no state, and no further premises are opened', async () => {
  const firm = await aFirmWithTwoStores();
  for (const [who, call] of await bothKinds(firm)) {
    const room = {
      code: unique('R'),
      nameZh: '九号库',
      nameEn: 'Nine',
      temperatureClass: 'frozen',
    };
    const state = { state: 'closed', reason: '检修' };
    const other = `/api/premises/${firm.there.id}`;
    expect((await call('POST', `${other}/rooms`, room)).status, who).toBe(404);
    expect((await call('POST', `${other}/state`, state)).status, who).toBe(404);
    const own = `/api/premises/${firm.here.id}`;
    expect((await call('POST', `${own}/rooms`, room)).status, who).toBe(201);
    const opened = await call('POST', '/api/premises', {
      code: unique('P-'),
      kind: 'cold_store',
      nameZh: '新冷库',
      nameEn: 'New store',
      divisionId: '440308',
      address: '测试路 2 号',
      handlesImports: false,
    });
    expect([opened.status, opened.body.code], who).toEqual([403, 'premises.limited']);
  }
});
