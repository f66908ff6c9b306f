import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { TraceView } from '../../src/features/tracing/trace.schemas.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aProduct, somePremises } from '../support/factories.ts';
import { aReceivedLot, aStockedFirm, type Firm, kg, placeIn } from '../support/story.ts';

/** What other systems got wrong, each by the name of a complaint about them. */

const database = useDatabase();

async function aStage() {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const portions = await aProduct(database(), firm.owner);
  const regulator = (await anOrganisation(database(), 'regulator')).member('inspector');
  return { app, firm, portions, regulator };
}
type Stage = Awaited<ReturnType<typeof aStage>>;

async function aPartner() {
  const buyer = (await anOrganisation(database(), 'market')).member('owner');
  const shop = await somePremises(database(), buyer, { kind: 'market' });
  return { buyer, shop, shopDock: await placeIn(database(), shop.id, 'dock') };
}

async function post(app: TestApp, path: string, body: unknown, actor: PersonActor) {
  const sent = await app.post(path, body, actor);
  if (sent.status >= 300) throw new Error(`${path}: ${JSON.stringify(sent.body)}`);
  return sent.body;
}

async function ask({ app, regulator }: Stage, body: object): Promise<TraceView> {
  const sent = await app.post('/api/traces', { directions: ['forward'], ...body }, regulator);
  expect([sent.status, sent.body]).toMatchObject([200, {}]);
  return TraceView.parse(sent.body);
}
const ofLot = (id: string) => ({ sources: [{ kind: 'lot', id }] });

/** Kilograms of the source's that stand of a lot in a kind of place; certain ones as one number. */
function where(trace: TraceView, names: Record<string, string>) {
  const kinds = new Map(trace.places.map(({ id, kind }) => [id, kind]));
  const lots = new Map(Object.entries(names).map(([name, id]) => [id, name]));
  const sums: Record<string, [number, number]> = {};
  for (const { lotId, placeId, source } of trace.nodes) {
    if (source.mostKg === 0) continue;
    const key = `${lots.get(lotId ?? '') ?? 'loss'} ${kinds.get(placeId ?? '') ?? 'processing'}`;
    const [least, most] = sums[key] ?? [0, 0];
    sums[key] = [least + source.leastKg, most + source.mostKg];
  }
  const short = ([least, most]: [number, number]) => (least === most ? least : [least, most]);
  return Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, short(sum)]));
}

/** What moved, by the name of the act and its kilograms; those of the source's where that differs. */
function acts(trace: TraceView, act: string) {
  return trace.edges
    .filter((edge) => edge.act === act)
    .map(({ netWeightKg, source: { leastKg, mostKg } }) =>
      leastKg === netWeightKg ? netWeightKg : [netWeightKg, leastKg, mostKg],
    );
}

type Portion = [lotId: string, placeId: string, weight: number];
async function repack(
  { app, firm, portions }: Stage,
  inputs: readonly Portion[],
  outputs: readonly number[],
  occurredAt?: string,
): Promise<string[]> {
  const went = inputs.reduce((sum, [, , weight]) => sum + weight, 0);
  const came = outputs.reduce((sum, weight) => sum + weight, 0);
  const body = {
    premisesId: firm.premises.id,
    inputs: inputs.map(([lotId, placeId, weight]) => ({ lotId, placeId, quantity: kg(weight, 1) })),
    outputs: outputs.map((weight) => ({
      productId: portions,
      productionDate: '2026-11-21',
      placeId: firm.frozen,
      quantity: kg(weight, 1),
    })),
    lossWeightKg: went - came,
    ...(occurredAt !== undefined && { occurredAt }),
  };
  const made = await post(app, '/api/processings', body, firm.owner);
  return made.lots.map(({ lotId }: { lotId: string }) => lotId);
}

async function moveAt(
  { app, firm }: Stage,
  lotId: string,
  weight: number,
  [fromPlaceId, toPlaceId]: readonly string[],
  occurredAt: string,
) {
  const lines = [{ lotId, fromPlaceId, toPlaceId, quantity: kg(weight, 1) }];
  await post(app, '/api/moves', { premisesId: firm.premises.id, lines, occurredAt }, firm.owner);
}

type Partner = Awaited<ReturnType<typeof aPartner>>;
async function deliver(
  { app, firm }: { app: TestApp; firm: Firm },
  { buyer, shop }: Partner,
  weight: number,
  received = weight,
): Promise<string> {
  const sent = await post(
    app,
    '/api/shipments',
    {
      fromPremisesId: firm.premises.id,
      toPremisesId: shop.id,
      purpose: 'sale',
      lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(weight, 1) }],
    },
    firm.owner,
  );
  const lines = [{ lotId: firm.lotId, stated: kg(received, 1) }];
  await post(app, `/api/shipments/${sent.shipmentId}/receipt`, { lines }, buyer);
  return sent.shipmentId;
}

async function sendBack(
  { app, firm }: Stage,
  { buyer, shop, shopDock }: Partner,
  toPremisesId: string,
  weight: number,
) {
  const { lotId } = firm;
  const lines = [{ lotId, placeId: shopDock, quantity: kg(weight, 1) }];
  const body = { fromPremisesId: shop.id, toPremisesId, purpose: 'return', lines };
  const { shipmentId } = await post(app, '/api/shipments', body, buyer);
  const arrived = { lines: [{ lotId, stated: kg(weight, 1) }] };
  await post(app, `/api/shipments/${shipmentId}/receipt`, arrived, firm.owner);
}

test('all input lots of a batch are shown, each with its own quantity (frappe/erpnext #50279)', async () => {
  const stage = await aStage();
  const { firm } = stage;
  const more = async () =>
    (await aReceivedLot(database(), firm.owner, firm.premises.id, firm.productId)).lotId;
  const [b, c] = [await more(), await more()];
  const inputs: Portion[] = [
    [firm.lotId, firm.dock, 100],
    [b, firm.dock, 50],
    [c, firm.dock, 25],
  ];
  const [child = ''] = await repack(stage, inputs, [175]);
  const back = await ask(stage, { ...ofLot(child), directions: ['backward'] });
  expect(new Set(acts(back, 'processed'))).toEqual(new Set([100, 50, 25]));
  expect(new Set(back.lots.map(({ id }) => id))).toEqual(new Set([child, firm.lotId, b, c]));
  for (const [lotId, , weight] of inputs) {
    const trace = await ask(stage, ofLot(lotId));
    expect(acts(trace, 'made')).toEqual([[175, weight, weight]]);
    expect(trace.balance?.balances).toBe(true);
  }
});

test('a lot split over two receipts is counted by what each took (odoo/odoo #6839)', async () => {
  const stage = await aStage();
  const [one, other] = [await aPartner(), await aPartner()];
  await deliver(stage, one, 300);
  await deliver(stage, other, 200);
  const { lotId } = stage.firm;
  const trace = await ask(stage, ofLot(lotId));
  const held = [one.shopDock, other.shopDock, stage.firm.dock].map(
    (place) => trace.nodes.find(({ placeId }) => placeId === place)?.source,
  );
  expect(held).toEqual([300, 200, 500].map((weight) => ({ leastKg: weight, mostKg: weight })));
  expect(trace.balance?.source.netWeightKg).toBe(1000);
});

test('a customer’s return goes on in the trace, and is made into something (odoo/odoo #17884)', async () => {
  const stage = await aStage();
  const { app, firm } = stage;
  const { lotId, dock, premises, owner } = firm;
  const lines = [{ lotId, placeId: dock, quantity: kg(1000, 100) }];
  const buyer = { kind: 'firm', name: '食堂' };
  await post(app, '/api/sales', { premisesId: premises.id, buyer, lines }, owner);
  const back = { premisesId: premises.id, reason: '退货', lines: [{ lotId, quantity: kg(40, 4) }] };
  await post(app, '/api/returns', back, owner);
  const [child = ''] = await repack(stage, [[lotId, dock, 40]], [38]);
  const trace = await ask(stage, ofLot(lotId));
  expect(acts(trace, 'returned')).toEqual([40]);
  expect(where(trace, { lot: lotId, child })).toEqual({
    'lot sold': 960,
    'child room': 38,
    'loss processing': 2,
  });
});

test('a return to another warehouse is found there, and only there', async () => {
  const stage = await aStage();
  const { firm } = stage;
  const partner = await aPartner();
  await deliver(stage, partner, 300);
  const second = await somePremises(database(), firm.owner);
  await sendBack(stage, partner, second.id, 120);
  const trace = await ask(stage, ofLot(firm.lotId));
  const held = Object.fromEntries(
    trace.nodes.map(({ placeId, source }) => [placeId, [source.leastKg, source.mostKg]]),
  );
  expect(held[firm.dock]).toEqual([700, 700]);
  expect(held[partner.shopDock]).toEqual([180, 180]);
  expect(held[await placeIn(database(), second.id, 'dock')]).toEqual([120, 120]);
});

test('what went short on the way is unaccounted for until somebody says what became of it', async () => {
  const stage = await aStage();
  const { app, firm } = stage;
  const shipmentId = await deliver(stage, await aPartner(), 300, 290);
  const sums = async () => {
    const { balance } = await ask(stage, ofLot(firm.lotId));
    const some = balance?.where.filter(({ source }) => source.mostKg > 0) ?? [];
    return Object.fromEntries(some.map(({ where: name, source }) => [name, source.leastKg]));
  };
  expect(await sums()).toEqual({ stored: 990, unaccounted: 10 });
  const lines = [{ lotId: firm.lotId, disposition: 'lost', quantity: kg(10, 0) }];
  const path = `/api/shipments/${shipmentId}/settlement`;
  await post(app, path, { reason: '途中丢失', lines }, firm.owner);
  expect(await sums()).toEqual({ stored: 990, lost: 10 });
});

test('a correction after a sale counts as if it had been written so', async () => {
  const stage = await aStage();
  const { app, firm } = stage;
  const { lotId, dock, premises, owner } = firm;
  const eventId = crypto.randomUUID();
  const lines = [{ lotId, placeId: dock, quantity: kg(500, 50) }];
  const sale = { eventId, premisesId: premises.id, buyer: { kind: 'consumer' }, lines };
  await post(app, '/api/sales', sale, owner);
  const right = [{ line: 0, quantity: kg(50, 5) }];
  const correction = { corrects: eventId, kind: 'replaced', reason: '多写一个零', lines: right };
  await post(app, '/api/corrections', correction, owner);
  const trace = await ask(stage, ofLot(lotId));
  expect(acts(trace, 'sold')).toEqual([50]);
  expect(trace.sales.map(({ netWeightKg }) => netWeightKg)).toEqual([50]);
  expect(where(trace, { lot: lotId })).toEqual({ 'lot dock': 950, 'lot sold': 50 });
  await post(app, '/api/corrections', { corrects: eventId, kind: 'voided', reason: '未售' }, owner);
  const voided = await ask(stage, ofLot(lotId));
  expect(where(voided, { lot: lotId })).toEqual({ 'lot dock': 1000 });
  expect(voided.sales).toEqual([]);
});

test('a voided processing has no part in a trace of either lot', async () => {
  const stage = await aStage();
  const { app, firm } = stage;
  const [child = ''] = await repack(stage, [[firm.lotId, firm.dock, 100]], [95]);
  const { id } = await database()
    .selectFrom('event')
    .select('id')
    .where('type', '=', 'custody.processed')
    .where('org_id', '=', firm.orgId)
    .executeTakeFirstOrThrow();
  const voiding = { corrects: id, kind: 'voided', reason: '误录' };
  await post(app, '/api/corrections', voiding, firm.owner);
  const trace = await ask(stage, ofLot(firm.lotId));
  expect(where(trace, { lot: firm.lotId, child })).toEqual({ 'lot dock': 1000 });
  const back = await ask(stage, { ...ofLot(child), directions: ['backward'] });
  expect(back.edges).toEqual([]);
});

test('the balance of any past date is that of the date, not today’s (frappe/erpnext #41580)', async () => {
  const stage = await aStage();
  const { firm } = stage;
  const { lotId, dock, frozen } = firm;
  const move = (weight: number, occurredAt: string) =>
    moveAt(stage, lotId, weight, [dock, frozen], occurredAt);
  await move(100, '2026-11-22T06:00:00Z');
  // Told later, happened earlier.
  await move(30, '2026-11-22T03:00:00Z');
  const at = async (moment: string) =>
    where(await ask(stage, { ...ofLot(lotId), at: moment }), { lot: lotId });
  expect(await at('2026-11-20T12:00:00Z')).toEqual({ 'lot inbound': 1000 });
  expect(await at('2026-11-21T12:00:00Z')).toEqual({ 'lot dock': 1000 });
  expect(await at('2026-11-22T04:00:00Z')).toEqual({ 'lot dock': 970, 'lot room': 30 });
  expect(await at('2026-11-22T07:00:00Z')).toEqual({ 'lot dock': 870, 'lot room': 130 });
  const early = await ask(stage, { ...ofLot(lotId), at: '2026-11-19T00:00:00Z' });
  expect([early.nodes, early.edges, early.balance?.balances]).toEqual([[], [], true]);
});

test('a lot that was repacked twice is followed to the last pack, and back from each', async () => {
  const stage = await aStage();
  const { firm } = stage;
  const [first = '', aside = ''] = await repack(stage, [[firm.lotId, firm.dock, 1000]], [600, 390]);
  const [last = ''] = await repack(stage, [[first, firm.frozen, 600]], [590]);
  const names = { lot: firm.lotId, first, aside, last };
  const trace = await ask(stage, ofLot(firm.lotId));
  expect(where(trace, names)).toEqual({
    'aside room': 390,
    'last room': 590,
    'loss processing': 20,
  });
  // The middle one is used up altogether; where it came from is known all the same.
  for (const lot of [last, first]) {
    const back = await ask(stage, { ...ofLot(lot), directions: ['backward'] });
    const origins = new Set(back.lots.map(({ id }) => id));
    expect(origins).toEqual(
      new Set(lot === last ? [last, first, firm.lotId] : [first, firm.lotId]),
    );
    expect(back.edges.filter(({ act }) => act === 'received').map(({ source }) => source)).toEqual([
      lot === last ? { leastKg: 590, mostKg: 590 } : { leastKg: 600, mostKg: 600 },
    ]);
  }
});

test('what was made beside it is no loss, and what was made elsewhere is not behind it', async () => {
  const stage = await aStage();
  const { firm } = stage;
  const [one = '', beside = ''] = await repack(stage, [[firm.lotId, firm.dock, 100]], [60, 30]);
  const [elsewhere = ''] = await repack(stage, [[firm.lotId, firm.dock, 500]], [500]);
  const back = await ask(stage, { ...ofLot(one), directions: ['backward'] });
  expect(acts(back, 'processed')).toEqual([[100, 60, 60]]);
  const losses = back.nodes.filter(({ kind }) => kind === 'processing');
  expect(losses).toMatchObject([{ netWeightKg: 10, source: { leastKg: 0, mostKg: 0 } }]);
  const ahead = await ask(stage, ofLot(one));
  expect(where(ahead, { one })).toEqual({ 'one room': 60 });
  for (const { lots } of [back, ahead]) {
    const told = lots.map(({ id }) => id);
    expect([told.includes(beside), told.includes(elsewhere)]).toEqual([false, false]);
  }
});

test('goods that came back and went out again are followed round the circle, and counted once', async () => {
  const stage = await aStage();
  const { firm } = stage;
  const partner = await aPartner();
  await deliver(stage, partner, 300);
  await sendBack(stage, partner, firm.premises.id, 300);
  await deliver(stage, partner, 400);
  const trace = await ask(stage, ofLot(firm.lotId));
  expect(acts(trace, 'delivered')).toEqual([300, 300, 400]);
  const held = Object.fromEntries(
    trace.nodes.map(({ placeId, source }) => [placeId, source.leastKg]),
  );
  expect([held[firm.dock], held[partner.shopDock]]).toEqual([600, 400]);
  expect(trace.balance).toMatchObject({ source: { netWeightKg: 1000 }, balances: true });
});

test('what a shipment carried is followed as a range once it stands among others of its lot', async () => {
  const stage = await aStage();
  const { app, firm } = stage;
  const partner = await aPartner();
  await deliver(stage, partner, 300);
  const second = await deliver(stage, partner, 100);
  const sold = [{ lotId: firm.lotId, placeId: partner.shopDock, quantity: kg(350, 1) }];
  const sale = { premisesId: partner.shop.id, buyer: { kind: 'consumer' }, lines: sold };
  await post(app, '/api/sales', sale, partner.buyer);
  const trace = await ask(stage, { sources: [{ kind: 'shipment', id: second }] });
  expect(where(trace, { lot: firm.lotId })).toEqual({ 'lot dock': [0, 50], 'lot sold': [50, 100] });
  expect(trace.balance).toMatchObject({ source: { netWeightKg: 100 }, balances: true });
});

test('goods that left before the cause are not followed; those sold after it are, both ways', async () => {
  const stage = await aStage();
  const { app, firm } = stage;
  const { lotId, dock, premises, owner } = firm;
  const [early = ''] = await repack(stage, [[lotId, dock, 200]], [200], '2026-11-22T01:00:00Z');
  const [late = ''] = await repack(stage, [[lotId, dock, 300]], [300], '2026-11-22T05:00:00Z');
  const sale = (weight: number, occurredAt: string) =>
    post(
      app,
      '/api/sales',
      {
        premisesId: premises.id,
        buyer: { kind: 'consumer' },
        lines: [{ lotId, placeId: dock, quantity: kg(weight, 1) }],
        occurredAt,
      },
      owner,
    );
  await sale(100, '2026-11-22T02:00:00Z');
  await sale(400, '2026-11-22T06:00:00Z');
  const since = '2026-11-22T03:00:00Z';
  const trace = await ask(stage, { ...ofLot(lotId), since });
  expect(acts(trace, 'sold')).toEqual([400]);
  expect(acts(trace, 'processed')).toEqual([300]);
  expect(new Set(trace.lots.map(({ id }) => id))).toEqual(new Set([lotId, late]));
  expect(trace.balance).toMatchObject({ source: { netWeightKg: 700 }, balances: true });
  // All of it is gone by now: where it had come from is still asked.
  const back = await ask(stage, { ...ofLot(lotId), since, directions: ['backward'] });
  expect(back.edges.map(({ act }) => act)).toEqual(expect.arrayContaining(['received']));
  const before = await ask(stage, ofLot(early));
  expect(before.lots.map(({ id }) => id)).not.toContain(late);
});

test('a room in a window: what stood there or came in it, not what had left or came later', async () => {
  const stage = await aStage();
  const { firm } = stage;
  const { dock, frozen, premises, owner, productId } = firm;
  const more = async () => (await aReceivedLot(database(), owner, premises.id, productId)).lotId;
  const [left, stood, came, later] = [firm.lotId, await more(), await more(), await more()];
  const move = (lotId: string, hour: string, way = [dock, frozen]) =>
    moveAt(stage, lotId, 10, way, `2026-11-22T0${hour}:00Z`);
  await move(left, '1:00');
  await move(left, '2:00', [frozen, dock]);
  await move(stood, '1:30');
  await move(came, '4:00');
  await move(later, '7:00');
  const window = { from: '2026-11-22T03:00:00Z', to: '2026-11-22T05:00:00Z' };
  const trace = await ask(stage, { sources: [{ kind: 'place', id: frozen, ...window }] });
  expect(where(trace, { left, stood, came, later })).toEqual({ 'stood room': 10, 'came room': 10 });
  expect(trace.balance).toMatchObject({ source: { netWeightKg: 20 }, balances: true });
  // As of a moment before the window nothing had been in it yet.
  const early = { sources: [{ kind: 'place', id: frozen, ...window }], at: '2026-11-22T02:30:00Z' };
  expect((await ask(stage, early)).nodes).toEqual([]);
});

test('a hundred lots at once are the union of each', async () => {
  const stage = await aStage();
  const { firm } = stage;
  const lots = [firm.lotId];
  for (let n = 0; n < 4; n += 1) {
    lots.push((await aReceivedLot(database(), firm.owner, firm.premises.id, firm.productId)).lotId);
  }
  const [a = '', b = '', c = ''] = lots;
  await repack(
    stage,
    [
      [a, firm.dock, 10],
      [b, firm.dock, 10],
    ],
    [20],
  );
  await repack(
    stage,
    [
      [b, firm.dock, 10],
      [c, firm.dock, 10],
    ],
    [20],
  );
  const lotsOf = async (ids: readonly string[]) => {
    const trace = await ask(stage, { sources: ids.map((id) => ({ kind: 'lot', id })) });
    expect(trace.balance?.balances).toBe(true);
    return new Set(trace.lots.map(({ id }) => id));
  };
  const each = await Promise.all(lots.map(async (id) => lotsOf([id])));
  const all = new Set(each.flatMap((some) => [...some]));
  expect(await lotsOf(lots)).toEqual(all);
  expect(all.size).toBe(7);
});
