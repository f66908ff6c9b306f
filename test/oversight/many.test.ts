import { expect, test } from 'vitest';

import { process } from '../../src/features/custody/processing.service.ts';
import { activeHolds } from '../../src/features/oversight/oversight.service.ts';
import { ctxFor } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { serverUrl } from '../support/servers.ts';
import { kg, whereIs } from '../support/story.ts';
import { aCity, reason } from './support.ts';

const database = useDatabase();

const outputsOfOne = 50;

/** Makes so many lots of a firm's, a gram of product in each; the journal keeps how. */
async function manyOf(city: Awaited<ReturnType<typeof aCity>>, count: number): Promise<string[]> {
  const { firm } = city;
  const made: string[] = [];
  while (made.length < count) {
    const { lots } = await process(ctxFor(database(), firm.owner), {
      premisesId: firm.premises.id,
      inputs: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(outputsOfOne / 1000, 0) }],
      outputs: Array.from({ length: outputsOfOne }, () => ({
        productId: firm.productId,
        productionDate: '2026-11-22',
        placeId: firm.frozen,
        quantity: kg(0.001, 0),
      })),
      lossWeightKg: 0,
    });
    made.push(...lots.map(({ lotId }) => lotId));
  }
  return made;
}

const ships = async (city: Awaited<ReturnType<typeof aCity>>, lotId: string) => {
  const { app, firm, stranger } = city;
  const sent = await app.post(
    '/api/shipments',
    {
      fromPremisesId: firm.premises.id,
      toPremisesId: stranger.premises.id,
      purpose: 'transfer',
      lines: [{ lotId, placeId: firm.frozen, quantity: kg(0.001, 0) }],
    },
    firm.owner,
  );
  return sent.status === 201;
};

test('a hold on thousands of descendants stops the next shipment at once, by one event', async () => {
  const city = await aCity(database());
  const { app, firm, regulator } = city;
  const count = serverUrl ? 10_000 : 500;
  const lots = await manyOf(city, count);
  const [first = '', ...others] = lots;
  const last = others.at(-1) ?? '';
  expect(await ships(city, first)).toBe(true);
  // One by one they are named, as a trace finds them; and the lot that they were made of.
  const body = { ...reason, lotIds: lots, question: { trace: firm.lotId } };
  const started = performance.now();
  const placed = await app.post('/api/holds', body, regulator);
  const took = performance.now() - started;
  expect(placed.status).toBe(201);
  expect(placed.body.holdIds).toHaveLength(count);
  expect(await ships(city, first)).toBe(false);
  expect(await ships(city, last)).toBe(false);
  const events = await database()
    .selectFrom('event')
    .select('type')
    .where('type', '=', 'oversight.hold_ordered')
    .execute();
  expect(events).toHaveLength(1);
  const read = await app.get(`/api/hold-orders/${placed.body.orderId}`, regulator);
  expect(read.body).toMatchObject({ held: count, standingKg: count / 1000 });
  // Generous for busy machines: row by row it would be minutes.
  expect(took).toBeLessThan(20_000);

  const path = `/api/hold-orders/${placed.body.orderId}/release`;
  const some = lots.slice(0, 100);
  const part = await app.post(path, { reason: '查清', lotIds: some }, regulator);
  expect(part.body).toMatchObject({ released: 100, kept: [] });
  expect([await ships(city, last), await ships(city, some.at(-1) ?? '')]).toEqual([false, true]);

  const root = await app.post('/api/holds', { ...reason, lotIds: [firm.lotId] }, regulator);
  expect(root.status).toBe(201);
  expect(await ships(city, some.at(-2) ?? '')).toBe(false);
}, 300_000);

test('a hold is found through forty generations', async () => {
  const city = await aCity(database());
  const { firm, hold } = city;
  let from = { lotId: firm.lotId, placeId: firm.dock };
  for (let generation = 0; generation < 40; generation += 1) {
    const { lots } = await process(ctxFor(database(), firm.owner), {
      premisesId: firm.premises.id,
      inputs: [{ ...from, quantity: kg(1, 0) }],
      outputs: [
        {
          productId: firm.productId,
          productionDate: '2026-11-22',
          placeId: firm.frozen,
          quantity: kg(1, 0),
        },
      ],
      lossWeightKg: 0,
    });
    from = { lotId: lots[0]?.lotId ?? '', placeId: firm.frozen };
  }
  expect(await ships(city, from.lotId)).toBe(true);
  await hold([firm.lotId]);
  expect(await activeHolds(database(), [from.lotId])).toMatchObject([{ reach: 'ancestor' }]);
  expect(await ships(city, from.lotId)).toBe(false);
  // Reading whole tables once for each generation took seconds.
  const started = performance.now();
  await activeHolds(database(), [from.lotId]);
  expect(performance.now() - started).toBeLessThan(1_000);
}, 60_000);

test.runIf(serverUrl)(
  'no shipment slips past an order on its room, its lot’s ancestor or its units',
  async () => {
    const city = await aCity(database());
    const { app, firm, stranger, regulator } = city;
    const lots = await manyOf(city, 100);
    const series = await app.post(
      `/api/lots/${firm.lotId}/series`,
      { level: 'case', count: 100 },
      firm.owner,
    );
    const things = [
      { placeIds: [firm.frozen] },
      { lotIds: [firm.lotId] },
      { premisesIds: [firm.premises.id] },
    ];
    for (const thing of things) {
      const work = Array.from({ length: 21 }, async (_, index) => {
        // Each has a lot of its own to ship, so that only the hold can refuse it.
        if (index !== 10) return ships(city, lots.pop() ?? '');
        return app.post('/api/holds', { ...reason, ...thing }, regulator);
      });
      const sent = await Promise.all(work);
      const [order] = sent.filter((one) => typeof one !== 'boolean');
      expect(order?.status).toBe(201);
      const events = await database()
        .selectFrom('event')
        .select('type')
        .where('org_id', 'in', [firm.orgId, regulator.orgId])
        .orderBy('seq')
        .execute();
      const types = events.map(({ type }) => type);
      expect(types.slice(types.lastIndexOf('oversight.hold_ordered'))).not.toContain(
        'custody.shipped',
      );
      expect(await ships(city, lots.pop() ?? '')).toBe(false);
      const path = `/api/hold-orders/${order?.body.orderId}/release`;
      expect((await app.post(path, { reason: '查清' }, regulator)).status).toBe(200);
    }
    const units = [{ seriesId: series.body.id, first: 1, last: 100 }];
    const fromDock = async () =>
      app.post(
        '/api/shipments',
        {
          fromPremisesId: firm.premises.id,
          toPremisesId: stranger.premises.id,
          purpose: 'transfer',
          lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(1, 0) }],
        },
        firm.owner,
      );
    const sent = await Promise.all([
      ...Array.from({ length: 8 }, fromDock),
      app.post('/api/holds', { ...reason, units }, regulator),
    ]);
    expect(sent.at(-1)?.status).toBe(201);
    expect((await fromDock()).status).toBe(409);
    const stood = await whereIs(database(), firm.lotId);
    expect(stood['dock']?.[0]).toBeGreaterThan(0);
  },
  120_000,
);
