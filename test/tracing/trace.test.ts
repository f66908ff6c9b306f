import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readLineage } from '../../src/features/tracing/lineage.queries.ts';
import { TraceView } from '../../src/features/tracing/tracing.schemas.ts';
import { useDatabase } from '../support/database.ts';
import { aStockedFirm, createTestApp, kg } from '../support/story.ts';
import { aJourney } from './support.ts';

const database = useDatabase();

test('a trace shows both directions, the way between firms and where all of it is now', async () => {
  const { app, regulator, lotId, child, premises, stall, shipmentId } = await aJourney(database());
  const sent = await app.get(`/api/lots/${lotId}/trace`, regulator);
  expect(sent.status).toBe(200);
  const trace = TraceView.parse(sent.body);
  expect(trace.lots.map(({ id, relation }) => [id, relation])).toEqual([
    [lotId, 'self'],
    [child.lotId, 'descendant'],
  ]);
  expect(trace.madeOf).toMatchObject([
    { parentId: lotId, childId: child.lotId, netWeightKg: 200, pieces: 20 },
  ]);
  expect(trace.shipments).toMatchObject([
    {
      shipmentId,
      lotId,
      from: { id: premises.id },
      to: { id: stall.id },
      state: 'matched',
      outcome: 'agreed',
      shipped: kg(300, 30),
      stated: kg(300, 30),
    },
  ]);
  const where = trace.stock.map(({ lotId: id, place, netWeightKg }) =>
    [id === lotId ? 'parent' : 'child', place.kind, netWeightKg].join(' '),
  );
  const expected = ['parent dock 500', 'parent dock 300', 'parent processed 200', 'child room 190'];
  expect(new Set(where)).toEqual(new Set(expected));
  const back = await app.get(`/api/lots/${child.lotId}/trace`, regulator);
  expect(back.body.lots.map((lot: { relation: string }) => lot.relation)).toEqual([
    'ancestor',
    'self',
  ]);
});

test('a buyer sees its own stock and its shipment, not the seller’s', async () => {
  const { app, buyer, lotId, child } = await aJourney(database());
  const { body } = await app.get(`/api/lots/${lotId}/trace`, buyer);
  expect(body.lots.map(({ id }: { id: string }) => id)).toEqual([lotId]);
  expect(body.shipments).toHaveLength(1);
  expect(body.stock).toMatchObject([
    { lotId, netWeightKg: 300, organisation: { id: buyer.orgId } },
  ]);
  expect(JSON.stringify(body)).not.toContain(child.lotId);
});

test('forward and backward traces agree, whatever is made of whatever', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const lots = [firm.lotId];
  const edges: [number, number][] = [];
  // Each step makes a lot of one or two earlier ones: 1 kg of each, so that nothing runs out.
  const steps = fc.sample(fc.tuple(fc.nat(), fc.nat()), { numRuns: 12, seed: 42 });
  const placeOf = (index: number) => (index === 0 ? firm.dock : firm.frozen);
  for (const [a, b] of steps) {
    const parents = [...new Set([a % lots.length, b % lots.length])];
    const weight = 0.1;
    const sent = await app.post(
      '/api/processings',
      {
        premisesId: firm.premises.id,
        inputs: parents.map((index) => ({
          lotId: lots[index],
          placeId: placeOf(index),
          quantity: kg(index === 0 ? 80 : weight, 0),
        })),
        outputs: [
          {
            productId: firm.productId,
            productionDate: '2026-11-22',
            placeId: firm.frozen,
            quantity: kg(parents.reduce((sum, i) => sum + (i === 0 ? 80_000 : 100), 0) / 1000, 0),
          },
        ],
        lossWeightKg: 0,
      },
      firm.owner,
    );
    if (sent.status !== 201) continue;
    edges.push(...parents.map((parent): [number, number] => [parent, lots.length]));
    lots.push(sent.body.lots[0].lotId);
  }
  expect(edges.length).toBeGreaterThan(8);
  // The oracle: reachability over the edges, closed by repetition.
  const below = lots.map((_, index) => new Set([index]));
  for (const _ of lots) {
    for (const [parent, child] of edges) {
      for (const descendant of below[child] ?? []) below[parent]?.add(descendant);
    }
  }
  for (const [x, lotId] of lots.entries()) {
    const { relationOf } = await readLineage(database(), { sees: 'all' }, lotId);
    for (const [y, other] of lots.entries()) {
      if (x === y) continue;
      const expected = below[x]?.has(y) ? 'descendant' : below[y]?.has(x) ? 'ancestor' : undefined;
      expect([x, y, relationOf.get(other)]).toEqual([x, y, expected]);
    }
  }
});
