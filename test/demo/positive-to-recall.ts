import type { Kysely } from 'kysely';
import { expect } from 'vitest';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { FiguresOfMoment } from '../../src/features/exposure/exposure.schemas.ts';
import type { RecallNoticeView } from '../../src/features/recalls/recalls.schemas.ts';
import { TraceView } from '../../src/features/tracing/trace.schemas.ts';
import { createTestApp, person } from '../support/app.ts';

/**
 * The duty officer's evening, over HTTP and with nothing but what the demo ships: a tube is positive; where
 * the goods are, what else was touched, everything held, and a drill of the recall from its opening to
 * its summary.
 */
export async function fromPositiveToMockRecall(db: Kysely<Database>): Promise<void> {
  const app = createTestApp(db);
  const organisations = await db.selectFrom('organisation').select(['id', 'kind']).execute();
  const kindOf = new Map(organisations.map(({ id, kind }) => [id, kind]));
  const regulator = organisations.find(({ kind }) => kind === 'regulator');
  const officer = person(regulator?.id ?? '', 'regulator', 'inspector');
  const ownerOf = (orgId: string) => person(orgId, kindOf.get(orgId) ?? 'operator', 'owner');
  const get = async (path: string, actor: PersonActor = officer) => {
    const sent = await app.get(path, actor);
    if (sent.status >= 300) throw new Error(`${path}: ${JSON.stringify(sent.body)}`);
    return sent.body;
  };
  const post = async (path: string, body: unknown, actor: PersonActor = officer) => {
    const sent = await app.post(path, body, actor);
    if (sent.status >= 300) throw new Error(`${path}: ${JSON.stringify(sent.body)}`);
    return sent.body;
  };

  // The positive tube has stopped its lots already, all three of them.
  const { items: holds } = (await get('/api/holds?active=true&limit=200')) as {
    items: { kind: string; lotId: string }[];
  };
  const lotIds = holds.filter(({ kind }) => kind === 'test').map(({ lotId }) => lotId);
  expect(lotIds.length).toBeGreaterThanOrEqual(3);

  // Where they are, to the kilogram: as much as the books have anywhere, and nothing unexplained.
  const sources = lotIds.map((id) => ({ kind: 'lot', id }));
  const trace = TraceView.parse(await post('/api/traces', { sources }));
  expect(trace.bound).toBeNull();
  expect(trace.balance?.balances).toBe(true);
  const sumOf = (list: readonly number[]) => Math.round(list.reduce((a, b) => a + b, 0) * 1000);
  const told = sumOf(trace.balance?.where.map(({ source }) => source.leastKg) ?? []);
  const declared = trace.lots.filter(({ id }) => lotIds.includes(id));
  expect(told).toBe(sumOf(declared.map((lot) => lot.declared.netWeightKg)));
  const stored = trace.balance?.where.find(({ where }) => where === 'stored');
  expect(stored?.source.leastKg).toBeGreaterThan(0);
  const forward = trace.nodes.filter(({ direction }) => direction === 'forward');
  const premises = new Set(
    forward
      .filter(({ netWeightKg }) => netWeightKg > 0)
      .map(({ placeId }) => trace.places.find(({ id }) => id === placeId)?.premises?.id),
  );
  expect(premises.size).toBeGreaterThanOrEqual(2);

  // What else could be touched, with the tonnage that each choice would hold.
  const question = { lotIds, hypothesis: { hoursAfter: 24 } };
  const found = (await post('/api/exposures', question)) as {
    exposures: { lotId: string; class: number }[];
    figures: FiguresOfMoment;
  };
  expect(found.exposures.length).toBeGreaterThan(0);
  expect(found.figures.union.stored.netWeightKg).toBeGreaterThan(0);
  expect(found.figures.whatIf.length).toBeGreaterThan(1);
  await post('/api/exposures/assessments', { ...question, note: '封存一、二级接触批次' });

  // Held everywhere at once, and its next shipment is refused.
  const close = found.exposures.filter((one) => one.class <= 2).map(({ lotId }) => lotId);
  expect(close.length).toBeGreaterThan(0);
  const order = await post('/api/holds', {
    number: '岭南冷监封〔演示〕9号',
    reasonZh: '与检出阳性批次同库',
    reasonEn: 'Stored with a lot that tested positive',
    lotIds: close,
    question,
  });
  const standing = await db
    .selectFrom('stock')
    .innerJoin('place', 'place.id', 'stock.place_id')
    .select(['stock.lot_id', 'stock.place_id', 'place.org_id', 'place.premises_id'])
    .where('stock.lot_id', 'in', close)
    .where('stock.grams', '>', 1000)
    .where('place.kind', 'in', ['room', 'dock'])
    .executeTakeFirstOrThrow();
  const elsewhere = await db
    .selectFrom('premises')
    .select('id')
    .where('handles_imports', '=', true)
    .where('state', '=', 'normal')
    .where('id', '<>', standing.premises_id ?? '')
    .executeTakeFirstOrThrow();
  const refused = await app.post(
    '/api/shipments',
    {
      fromPremisesId: standing.premises_id,
      toPremisesId: elsewhere.id,
      purpose: 'transfer',
      lines: [
        {
          lotId: standing.lot_id,
          placeId: standing.place_id,
          quantity: { netWeightKg: 1, pieces: 0 },
        },
      ],
    },
    ownerOf(standing.org_id),
  );
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    409,
    expect.stringMatching(/gate\.hold/),
  ]);
  const held = await get(`/api/hold-orders/${order.orderId}`);
  expect(held.standingKg).toBeGreaterThan(0);

  // The drill: notices go to every holder, each answers from its books, every step is reported.
  const { id } = await post('/api/recalls', {
    number: '岭南冷监召〔演练〕9号',
    class: 1,
    kind: 'mock',
    reasonZh: '李斯特菌阳性演练',
    reasonEn: 'Drill after a positive for Listeria',
    lotIds,
  });
  const { items: notices } = (await get(`/api/recalls/${id}/notices`)) as {
    items: RecallNoticeView[];
  };
  expect(notices.length).toBeGreaterThanOrEqual(2);
  for (const { orgId, lots } of notices) {
    const holder = ownerOf(orgId);
    await post(`/api/recalls/${id}/receipt`, {}, holder);
    const lines = lots.flatMap(({ lotId, books }) =>
      Object.entries(books)
        .filter(([, { netWeightKg, pieces }]) => netWeightKg > 0 || pieces > 0)
        .map(([fate, quantity]) => ({
          lotId,
          fate,
          quantity,
          ...(fate === 'sold_on' && { toName: '见运单' }),
        })),
    );
    if (lines.length > 0) await post(`/api/recalls/${id}/answers`, { lines }, holder);
  }
  const figures = await get(`/api/recalls/${id}/effectiveness`);
  expect(figures).toMatchObject({ disagreeing: 0, effectiveness: { percent: 100 } });
  await post(`/api/recalls/${id}/reports`, { step: 'plan', textZh: '召回计划', textEn: 'Plan' });
  await post(`/api/recalls/${id}/close`, { reason: '演练完成', releaseHolds: false });
  await post(`/api/recalls/${id}/reports`, { step: 'summary', textZh: '总结', textEn: 'Summary' });
  const recall = await get(`/api/recalls/${id}`);
  expect(recall).toMatchObject({ drill: true, closedAt: expect.any(String) });
  const met = recall.clock.deadlines as { step: string; state: string }[];
  expect(met.filter(({ state }) => state === 'late')).toEqual([]);
}
