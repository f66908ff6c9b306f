import { beforeAll, expect, test } from 'vitest';

import { RecallReport } from '../../src/features/recalls/recalls.schemas.ts';
import { aPdf } from '../evidence/files.samples.ts';
import { aPcr, sampled } from '../evidence/support.ts';
import { processed } from '../oversight/support.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { kg } from '../support/story.ts';
import { aTrade, at, said, withHolidays } from './support.ts';

const database = useDatabase();

beforeAll(async () => withHolidays(database()));

test('a recall from a positive result to its closing, to the kilogram', async () => {
  const trade = await aTrade(database());
  const { app, firm, buyer, other, regulator, done, of, later } = trade;
  const { lotId } = firm;
  await trade.receive(buyer, await trade.ship(buyer, 300, 30), 300, 30);
  await trade.sell(buyer, 50, 5);
  const child = await processed(database(), app, firm, { lotId, placeId: firm.dock }, 200);
  const underWay = await trade.ship(other, 100, 10);

  const laboratory = await anOrganisation(database(), 'laboratory');
  const sampleId = await sampled(app, { ...firm, laboratory }, [lotId]);
  const positive = aPcr({ sampleId, result: 'positive' });
  const { id: testId } = await done('/api/tests', positive, laboratory.member('quality'));

  later('2026-11-23T12:00:00');
  const opened = await trade.open();
  expect(opened.status).toBe(201);
  const recall = of(opened.body.id);
  const read = (await recall.read(regulator)).body;
  expect(read).toMatchObject({
    knownFrom: 'test',
    knownAt: at('2026-11-23T09:00:00').toISOString(),
    responsibleOrgId: firm.orgId,
    drill: false,
    drillText: null,
  });
  const row = await database()
    .selectFrom('recall')
    .select('known_test_id')
    .where('id', '=', opened.body.id)
    .executeTakeFirst();
  expect(row?.known_test_id).toBe(testId);
  const dues = (clock: { deadlines: { step: string; dueAt: string; state: string }[] }) =>
    clock.deadlines.map(({ step, dueAt, state }) => [step, dueAt, state]);
  const startBy = at('2026-11-24T09:00:00').toISOString();
  const end = at('2026-12-07T23:59:59.999').toISOString();
  expect(dues(read.clock)).toEqual([
    ['start', startBy, 'met'],
    ['plan', startBy, 'open'],
    ['progress', at('2026-11-30T23:59:59.999').toISOString(), 'open'],
    ['finish', end, 'open'],
    ['summary', end, 'open'],
  ]);

  // Everybody who has or had any of it is told, also who has it only on its way.
  const told = (await recall.read(regulator, '/notices')).body.items;
  expect(told.map(({ orgId }: { orgId: string }) => orgId).sort()).toEqual(
    [firm.orgId, buyer.orgId, other.orgId].sort(),
  );
  expect((await recall.read(buyer.owner, '/notices')).body.items).toMatchObject([
    {
      orgId: buyer.orgId,
      answered: false,
      receivedAt: null,
      dueAt: at('2026-11-24T12:00:00').toISOString(),
    },
  ]);
  expect((await recall.figures()).effectiveness).toEqual({
    accountedKg: 0,
    distributedKg: 1000,
    percent: 0,
  });

  expect((await recall.send('receipt', {}, buyer.owner)).status).toBe(200);
  expect((await recall.send('receipt', {}, buyer.owner)).body.code).toBe('recall.received_already');
  const answer = {
    lines: [said(lotId, 'here', 240, 24), said(lotId, 'consumers', 50, 5)],
  };
  expect((await recall.send('answers', answer, buyer.owner)).body.number).toBe(1);
  const own = {
    lines: [
      said(lotId, 'here', 400, 60),
      said(lotId, 'sold_on', 300, 30, { toOrgId: buyer.orgId }),
      said(lotId, 'sold_on', 100, 10, { shipmentId: underWay }),
      said(lotId, 'processed', 200, 0),
      said(child, 'here', 200, 0),
    ],
  };
  expect((await recall.send('answers', own, firm.owner)).status).toBe(201);
  expect((await recall.noticeOf(firm.orgId)).lots).toMatchObject([
    { disagreements: [] },
    { disagreements: [] },
  ]);
  expect((await recall.noticeOf(buyer.orgId)).lots[0]).toMatchObject({
    came: { netWeightKg: 300, pieces: 30 },
    books: { here: { netWeightKg: 250, pieces: 25 } },
    disagreements: [
      {
        fate: 'here',
        answered: { netWeightKg: 240, pieces: 24 },
        booked: { netWeightKg: 250, pieces: 25 },
        difference: { netWeightKg: -10, pieces: -1 },
      },
    ],
  });
  expect(await recall.figures()).toMatchObject({
    effectiveness: { accountedKg: 990, distributedKg: 1000, percent: 99 },
    disagreeing: 1,
    answered: 2,
    minutesToFirstNotice: 180,
    where: { consumers: { netWeightKg: 50 }, in_transit: { netWeightKg: 100 } },
  });

  // It is amended by a later answer; the first one stays on record.
  const amended = { lines: [said(lotId, 'here', 250, 25), said(lotId, 'consumers', 50, 5)] };
  expect((await recall.send('answers', amended, buyer.owner)).body.number).toBe(2);
  expect((await recall.read(buyer.owner, '/answers')).body.items).toHaveLength(2);
  expect((await recall.figures()).effectiveness).toMatchObject({ accountedKg: 1000 });

  // What was on its way comes in: it is somebody else's to account for, without anybody's doing.
  await trade.receive(other, underWay, 100, 10);
  expect((await recall.figures()).effectiveness).toMatchObject({ accountedKg: 900, percent: 90 });
  later('2026-11-24T12:00:01');
  const overdue = (await recall.read(regulator, '/notices?overdue=true')).body.items;
  expect(overdue).toMatchObject([{ orgId: other.orgId, overdue: true }]);
  await recall.send('answers', { lines: [said(lotId, 'here', 100, 10)] }, other.owner);
  expect((await recall.read(regulator, '/notices?overdue=true')).body.items).toEqual([]);

  // The firm reports, with the figures of that moment.
  const report = { step: 'plan', textZh: '召回计划', textEn: 'Plan of the recall' };
  expect((await recall.send('reports', report, other.owner)).body.code).toBe('recall.not_reporter');
  expect((await recall.send('reports', report, firm.owner)).status).toBe(201);
  expect(dues((await recall.read(regulator)).body.clock)[1]).toEqual(['plan', startBy, 'late']);

  // Every kilogram is closed with evidence of its kind, and once.
  const dispose = async (line: object, actor = buyer.owner) =>
    recall.send('disposals', { lines: [{ lotId, ...line }] }, actor);
  const eventId = await trade.destroy(buyer, 250, 25);
  const burnt = { placeId: buyer.dock, outcome: 'destroyed', evidence: { eventId } };
  expect((await dispose({ ...burnt, quantity: kg(250, 25) }, other.owner)).body.code).toBe(
    'recall.evidence_unfit',
  );
  expect((await dispose({ ...burnt, quantity: kg(200, 20) })).status).toBe(201);
  const twice = await dispose({ ...burnt, quantity: kg(50.001, 5) });
  expect(twice.body.errors[0]).toMatchObject({
    field: 'lines.0.quantity',
    rule: 'recall.disposed_twice',
  });
  expect((await dispose({ ...burnt, quantity: kg(50, 5) })).status).toBe(201);
  const stored = await app.send('POST', '/api/files', aPdf('feed'), firm.owner, {
    'content-type': 'application/pdf',
  });
  const feed = {
    placeId: firm.dock,
    outcome: 'downgraded',
    quantity: kg(400, 60),
    evidence: { fileSha256: stored.body.sha256 },
  };
  expect((await dispose(feed, firm.owner)).status).toBe(201);
  expect((await dispose({ ...feed, quantity: kg(0.001, 0) }, firm.owner)).body.code).toBe(
    'recall.disposed_twice',
  );

  later('2026-11-24T14:00:00');
  const early = { reason: '完成', releaseHolds: false };
  const tooEarly = await recall.send('close', early, regulator);
  expect([tooEarly.status, tooEarly.body.details]).toEqual([
    409,
    { lots: 2, netWeightKg: 300, pieces: 10 },
  ]);
  const othersEvent = await trade.destroy(other, 100, 10);
  const gone = { placeId: other.dock, outcome: 'destroyed', evidence: { eventId: othersEvent } };
  expect((await dispose({ ...gone, quantity: kg(100, 10) }, other.owner)).status).toBe(201);

  // The rest is let go by the authority, by its hold.
  const held = await database()
    .selectFrom('hold')
    .select('id')
    .where('lot_id', '=', child)
    .where('recall_id', '=', opened.body.id)
    .executeTakeFirstOrThrow();
  const free = {
    lotId: child,
    placeId: firm.frozen,
    outcome: 'released',
    quantity: kg(200, 0),
    evidence: { holdId: held.id },
  };
  expect((await dispose(free, firm.owner)).body.code).toBe('recall.authority_disposes');
  expect((await dispose(free, regulator)).body.code).toBe('recall.evidence_unfit');
  await done(`/api/holds/${held.id}/release`, { reason: '检测合格' }, regulator);
  expect((await dispose(free, regulator)).status).toBe(201);
  expect((await recall.figures()).undisposed).toEqual({ netWeightKg: 0, pieces: 0 });

  expect((await recall.send('close', early, regulator)).status).toBe(200);
  const late = await recall.send('answers', amended, buyer.owner);
  expect([late.status, late.body.code]).toEqual([409, 'recall.closed_already']);
  later('2026-11-24T15:00:00');
  const summary = { step: 'summary', textZh: '总结', textEn: 'Summary' };
  expect((await recall.send('reports', summary, firm.owner)).status).toBe(201);
  const filed = (await recall.read(regulator, '/reports')).body.items;
  for (const one of filed) RecallReport.parse(one);
  expect(filed.map(({ step }: { step: string }) => step)).toEqual(['plan', 'closing', 'summary']);
  expect(filed[0].figures).toMatchObject({ effectiveness: { accountedKg: 1000 }, disposed: {} });
  expect(filed[1].figures).toMatchObject({
    effectiveness: { accountedKg: 1000, distributedKg: 1000, percent: 100 },
    undisposed: { netWeightKg: 0 },
    disposed: {
      destroyed: { netWeightKg: 350, pieces: 35 },
      downgraded: { netWeightKg: 400, pieces: 60 },
      released: { netWeightKg: 200, pieces: 0 },
    },
  });
  expect(
    dues((await recall.read(regulator)).body.clock).map(([step, , state]) => [step, state]),
  ).toEqual([
    ['start', 'met'],
    ['plan', 'late'],
    ['progress', 'open'],
    ['finish', 'met'],
    ['summary', 'met'],
  ]);
});

test('a shipment that is recorded while the recall is open tells its receiver by itself', async () => {
  const trade = await aTrade(database());
  const { firm, buyer, regulator, done, of, later } = trade;
  const { id } = (await trade.open()).body;
  const recall = of(id);
  const own = { lines: [said(firm.lotId, 'here', 1000, 100)] };
  await recall.send('answers', own, firm.owner);
  expect(await recall.figures()).toMatchObject({ holders: 1, effectiveness: { percent: 100 } });
  expect((await recall.read(buyer.owner)).status).toBe(404);

  const holds = await database()
    .selectFrom('hold')
    .select('id')
    .where('recall_id', '=', id)
    .execute();
  for (const hold of holds) {
    await done(`/api/holds/${hold.id}/release`, { reason: '退回供货方处理' }, regulator);
  }
  later('2026-11-23T15:00:00');
  await trade.receive(buyer, await trade.ship(buyer, 400, 40), 400, 40);
  expect(await recall.noticeOf(buyer.orgId, buyer.owner)).toMatchObject({
    issuedAt: at('2026-11-23T15:00:00').toISOString(),
    answered: false,
    lots: [{ came: { netWeightKg: 400, pieces: 40 } }],
  });
  expect(await recall.figures()).toMatchObject({
    holders: 2,
    answered: 1,
    effectiveness: { accountedKg: 600, distributedKg: 1000, percent: 60 },
  });
  // The firm's answer was right at its moment; what moved since is no disagreement.
  expect((await recall.noticeOf(firm.orgId)).lots[0].disagreements).toEqual([]);

  // The buyer sends some of it back: closed with the shipment, for as much as was taken back.
  const back = await done(
    '/api/shipments',
    {
      fromPremisesId: buyer.premises.id,
      toPremisesId: firm.premises.id,
      purpose: 'return',
      lines: [{ lotId: firm.lotId, placeId: buyer.dock, quantity: kg(100, 10) }],
    },
    buyer.owner,
  );
  const returned = {
    lines: [
      {
        lotId: firm.lotId,
        placeId: buyer.dock,
        outcome: 'returned',
        quantity: kg(100, 10),
        evidence: { shipmentId: back.shipmentId },
      },
    ],
  };
  expect((await recall.send('disposals', returned, buyer.owner)).body.code).toBe(
    'recall.evidence_unfit',
  );
  await done(
    `/api/shipments/${back.shipmentId}/receipt`,
    { lines: [{ lotId: firm.lotId, stated: kg(100, 10) }] },
    firm.owner,
  );
  expect((await recall.send('disposals', returned, buyer.owner)).status).toBe(201);
  expect((await recall.send('disposals', returned, buyer.owner)).body.code).toBe(
    'recall.disposed_twice',
  );
  expect((await recall.noticeOf(buyer.orgId)).lots[0]).toMatchObject({
    books: { here: { netWeightKg: 300 }, returned: { netWeightKg: 100 } },
    disposed: { returned: { netWeightKg: 100 } },
  });
  // What was returned stands with the firm now and is still to be disposed of.
  expect((await recall.figures()).undisposed).toEqual({ netWeightKg: 1000, pieces: 100 });
});
