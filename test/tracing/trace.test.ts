import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createUuidTable } from '../../src/core/uuid-table.ts';
import { readLineage } from '../../src/features/tracing/lineage.queries.ts';
import { streamColumns } from '../../src/features/tracing/trace.columns.ts';
import { readFamily, readMovements } from '../../src/features/tracing/trace.reading.ts';
import { TraceLine, TraceView } from '../../src/features/tracing/trace.schemas.ts';
import { browserAsset } from '../../src/platform/browser-assets.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aStockedFirm, kg } from '../support/story.ts';
import { aJourney } from './support.ts';

const database = useDatabase();

/** What stands where: the lot's number or 'processing', the kind of place, kilograms, the source's. */
function standing(trace: TraceView, direction = 'forward') {
  const [lots, places] = [
    new Map(trace.lots.map(({ id, number }) => [id, number])),
    new Map(trace.places.map(({ id, kind }) => [id, kind])),
  ];
  return trace.nodes
    .filter((node) => node.direction === direction)
    .map(({ lotId, placeId, netWeightKg, source }) => [
      lots.get(lotId ?? '') ?? 'processing',
      places.get(placeId ?? '') ?? 'loss',
      netWeightKg,
      [source.leastKg, source.mostKg],
    ]);
}

test('a trace tells where all of a lot is now, by the gram, and that it is all', async () => {
  const { app, regulator, lotId, number, child, stall } = await aJourney(database());
  const sent = await app.get(`/api/lots/${lotId}/trace`, regulator);
  expect(sent.status).toBe(200);
  const trace = TraceView.parse(sent.body);
  expect(new Set(standing(trace))).toEqual(
    new Set([
      [number, 'inbound', 0, [0, 0]],
      [number, 'dock', 500, [500, 500]],
      [number, 'dock', 300, [300, 300]],
      [number, 'transit', 0, [0, 0]],
      ['processing', 'loss', 10, [10, 10]],
      [child.number, 'room', 190, [190, 190]],
    ]),
  );
  const forward = trace.edges.filter(({ direction }) => direction === 'forward');
  expect(forward.map(({ act, netWeightKg }) => [act, netWeightKg])).toEqual([
    ['declared', 1000],
    ['received', 1000],
    ['shipped', 300],
    ['delivered', 300],
    ['processed', 200],
    ['made', 190],
  ]);
  expect(trace.balance?.source).toEqual(kg(1000, 100));
  expect(trace.balance?.balances).toBe(true);
  const sums = trace.balance?.where.filter(({ source }) => source.mostKg > 0);
  expect(sums?.map(({ where, source }) => [where, source.leastKg, source.mostKg])).toEqual([
    ['stored', 990, 990],
    ['processed', 10, 10],
  ]);
  expect(trace.places.find(({ premises }) => premises?.id === stall.id)).toMatchObject({
    premises: { divisionId: '442000-Z1', address: expect.any(String) },
  });
  expect(trace.bound).toBeNull();
});

test('backward tells what a product was made of, and how much of it', async () => {
  const { app, regulator, number, child } = await aJourney(database());
  const body = { sources: [{ kind: 'lot', id: child.lotId }], directions: ['backward'] };
  const sent = await app.post('/api/traces', body, regulator);
  const trace = TraceView.parse(sent.body);
  const lots = new Map(trace.lots.map(({ id, number: name }) => [id, name]));
  const through = trace.nodes.map(({ lotId, through: { leastKg, mostKg } }) => [
    lots.get(lotId ?? '') ?? 'processing',
    [leastKg, mostKg],
  ]);
  // Of 200 kg that went in, 190 came out: which ten were lost nobody knows, 190 are its own.
  expect(through).toEqual([
    [child.number, [190, 190]],
    [number, [190, 190]],
    [number, [190, 190]],
    ['processing', [190, 190]],
  ]);
});

test('a stream tells the same, a line at a time', async () => {
  const { app, regulator, lotId } = await aJourney(database());
  const body = { sources: [{ kind: 'lot', id: lotId }] };
  const whole = TraceView.parse((await app.post('/api/traces', body, regulator)).body);
  const sent = await app.post('/api/traces/stream', body, regulator);
  expect(sent.response.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
  const text = await sent.response.text();
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => TraceLine.parse(JSON.parse(line)));
  expect(lines[0]).toHaveProperty('columns', streamColumns);
  expect(lines.at(-1)).toMatchObject({ end: { balance: whole.balance, bound: null } });
  const table = (name: keyof typeof streamColumns) =>
    lines.flatMap((line) => {
      if (!('direction' in line)) return [];
      const { direction } = line;
      return (line[name] ?? []).map((row) => ({
        ...(['nodes', 'edges', 'sources'].includes(name) && { direction }),
        ...Object.fromEntries(streamColumns[name].map((column, at) => [column, row[at]])),
      }));
    }) as Record<string, unknown>[];
  expect(table('edges')).toEqual(
    whole.edges.map(({ source, at, ...edge }) => ({
      ...edge,
      atMs: Date.parse(at),
      sourceLeastKg: source.leastKg,
      sourceMostKg: source.mostKg,
    })),
  );
  const [lots, places] = [table('lots'), table('places')];
  const idOf = (rows: Record<string, unknown>[], at: unknown) =>
    at === null ? null : rows[at as number]?.['id'];
  expect(table('nodes')).toEqual(
    whole.nodes.map(({ id, direction, seq, netWeightKg, pieces, since, ...node }) => ({
      id,
      direction,
      seq,
      netWeightKg,
      pieces,
      sinceMs: Date.parse(since),
      lot: node.lotId === null ? null : lots.findIndex((lot) => lot['id'] === node.lotId),
      place: node.placeId === null ? null : places.findIndex((at) => at['id'] === node.placeId),
      sourceLeastKg: node.source.leastKg,
      sourceMostKg: node.source.mostKg,
      throughLeastKg: node.through.leastKg,
      throughMostKg: node.through.mostKg,
    })),
  );
  expect(table('nodes').map(({ lot }) => idOf(lots, lot))).toEqual(
    whole.nodes.map((node) => node.lotId),
  );
  const organisations = table('organisations');
  expect(places.map(({ id, organisation }) => [id, idOf(organisations, organisation)])).toEqual(
    whole.places.map((place) => [place.id, place.organisation.id]),
  );
});

test('movements that come along with a small family are those that are read apart', async () => {
  const { lotId } = await aJourney(database());
  for (const direction of ['forward', 'backward'] as const) {
    const tables = { lots: createUuidTable(), places: createUuidTable() };
    const until = new Date(8.64e15 / 100);
    const asked = { lotIds: [lotId], direction, limit: 1000, until, basis: undefined };
    const { moved, order, basis } = await readFamily(database(), tables, asked);
    expect(moved?.movements.seq.length).toBeGreaterThan(0);
    expect(moved).toEqual(await readMovements(database(), tables, order, { until, basis }));
  }
});

test('the same as a workbook, a report to print and a page to move about in', async () => {
  const { regulator, lotId, number, stranger } = await aJourney(database());
  const app = createTestApp(database(), { assets: browserAsset });
  const body = { sources: [{ kind: 'lot', id: lotId }] };
  const begins = { spreadsheet: 'PK', report: '%PDF', picture: '<!doctype html>' };
  for (const [form, begin] of Object.entries(begins)) {
    const sent = await app.post(`/api/traces/${form}`, body, regulator);
    const bytes = Buffer.from(await sent.response.arrayBuffer());
    expect([form, bytes.subarray(0, begin.length).toString().toLowerCase()]).toEqual([
      form,
      begin.toLowerCase(),
    ]);
    expect(sent.response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="trace-/,
    );
    if (form === 'picture') expect(bytes.toString()).toContain(number);
    expect([form, (await app.post(`/api/traces/${form}`, body, stranger)).status]).toEqual([
      form,
      422,
    ]);
  }
});

test('a buyer sees its own part; the seller’s is a sum, and the books balance all the same', async () => {
  const { app, buyer, owner, lotId, child, stranger } = await aJourney(database());
  const { body } = await app.get(`/api/lots/${lotId}/trace`, buyer);
  const trace = TraceView.parse(body);
  expect(trace.lots.map(({ id }) => id)).toEqual([lotId]);
  expect(trace.nodes.map(({ placeId, netWeightKg }) => [placeId !== null, netWeightKg])).toEqual(
    expect.arrayContaining([[true, 300]]),
  );
  expect(trace.places.filter(({ kind }) => kind !== 'transit')).toMatchObject(
    trace.places
      .filter(({ kind }) => kind !== 'transit')
      .map(() => ({ organisation: { id: buyer.orgId } })),
  );
  expect(trace.shipments).toMatchObject([{ from: { organisation: { id: owner.orgId } } }]);
  const beyond = trace.balance?.where.find(({ where }) => where === 'beyond');
  expect(beyond?.source).toEqual({ leastKg: 700, mostKg: 700 });
  expect(trace.balance?.balances).toBe(true);
  expect(JSON.stringify(body)).not.toContain(child.lotId);
  const worker = {
    kind: 'worker',
    organisationId: owner.orgId,
    workerNo: 'W0042',
    from: '2026-11-20T00:00:00Z',
    to: '2026-11-22T09:00:00Z',
  };
  const byWorker = { sources: [worker], directions: ['forward'] };
  expect((await app.post('/api/traces', byWorker, stranger)).status).toBe(404);
  const handled = await app.post('/api/traces', byWorker, owner);
  expect(handled.body.lots.map(({ id }: { id: string }) => id)).toContain(lotId);
  expect((await app.get(`/api/lots/${lotId}/trace`, stranger)).status).toBe(404);
  const asked = await app.post('/api/traces', { sources: [{ kind: 'lot', id: lotId }] }, stranger);
  expect([asked.status, asked.body.errors[0].field]).toEqual([422, 'sources.0.id']);
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
