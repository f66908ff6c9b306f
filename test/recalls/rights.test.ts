import { beforeAll, expect, test } from 'vitest';

import { activeHolds } from '../../src/features/oversight/oversight.service.ts';
import { shippedYears } from '../../src/features/reference/business-days-data.ts';
import { loadMissingBusinessYears } from '../../src/features/reference/business-days.service.ts';
import { holdsOf } from '../evidence/support.ts';
import { processed } from '../oversight/support.ts';
import { ctxFor, person } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { aStockedFirm, kg } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';
import { aTrade, at, said, withHolidays } from './support.ts';

const database = useDatabase();

beforeAll(async () => withHolidays(database()));

test('a drill takes its whole course, stops nothing and is marked wherever it appears', async () => {
  const trade = await aTrade(database());
  const { app, firm, buyer, regulator, of, later } = trade;
  const { lotId } = firm;
  const opened = await trade.open({ kind: 'mock', class: 3 }, firm.owner);
  expect(opened.status).toBe(201);
  const recall = of(opened.body.id);
  const drill = { drill: true, drillText: { en: 'A drill: no goods are stopped' } };
  expect(await activeHolds(database(), [lotId])).toEqual([]);

  // Goods go on moving; what is shipped and made meanwhile joins the drill by itself.
  await trade.receive(buyer, await trade.ship(buyer, 300, 30), 300, 30);
  const late = await processed(database(), app, firm, { lotId, placeId: firm.dock }, 200);
  const read = (await recall.read(firm.owner)).body;
  expect(read).toMatchObject({ ...drill, kind: 'mock', knownFrom: 'opening' });
  expect(read.lotIds).toEqual([lotId, late].sort());
  expect(read.clock.deadlines[3]).toMatchObject({
    step: 'finish',
    dueAt: at('2027-01-04T23:59:59.999').toISOString(),
    holidaysNotPublished: [2027],
    calendarText: { en: 'Holidays of 2027 are not published: weekends only.' },
  });
  expect((await recall.read(buyer.owner, '/notices')).body.items).toMatchObject([
    { ...drill, orgId: buyer.orgId },
  ]);
  const listed = await app.get(`/api/recalls?lotId=${lotId}`, buyer.owner);
  expect(listed.body.items).toMatchObject([drill]);

  await recall.send('answers', { lines: [said(lotId, 'here', 300, 30)] }, buyer.owner);
  const own = [
    said(lotId, 'here', 500, 70),
    said(lotId, 'sold_on', 300, 30, { toOrgId: buyer.orgId }),
    said(lotId, 'processed', 200, 0),
    said(late, 'here', 200, 0),
  ];
  await recall.send('answers', { lines: own }, firm.owner);
  expect((await recall.read(buyer.owner, '/answers')).body.items).toMatchObject([drill]);
  expect(await recall.figures(firm.owner)).toMatchObject({
    answered: 2,
    effectiveness: { accountedKg: 1000, distributedKg: 1000, percent: 100 },
    // The firm runs the drill and still sees no other's quantities, but in the sum.
    byHolder: [{ orgId: firm.orgId }],
  });
  const line = {
    lotId,
    placeId: buyer.dock,
    outcome: 'downgraded',
    quantity: kg(1, 0),
    evidence: { documentId: opened.body.id },
  };
  expect((await recall.send('disposals', { lines: [line] }, buyer.owner)).body.code).toBe(
    'recall.drill',
  );
  const report = { step: 'plan', textZh: '演练计划', textEn: 'Plan of the drill' };
  expect((await recall.send('reports', report, firm.owner)).status).toBe(201);
  later('2026-11-24T09:00:00');
  const closing = { reason: '演练完成', releaseHolds: false };
  expect((await recall.send('close', closing, buyer.owner)).body.code).toBe('recall.opener_closes');
  expect((await recall.send('close', closing, firm.owner)).status).toBe(200);
  const reports = (await recall.read(firm.owner, '/reports')).body.items;
  expect(reports).toMatchObject([
    { ...drill, step: 'plan' },
    { ...drill, step: 'closing', figures: { effectiveness: { percent: 100 } } },
  ]);
  expect((await recall.read(regulator)).body).toMatchObject({ ...drill });
  expect(await holdsOf(database(), lotId)).toEqual([]);
});

test('whoever scans sees a real recall first, with its kind and firm, and never a drill', async () => {
  const { app, lotId, owner, orgId, codeOf, post } = await aJourney(database());
  const code = await codeOf(lotId);
  const page = async () => (await app.send('GET', `/t/${code}?lang=en`)).response.text();
  const facts = { class: 1, reasonZh: '检出李斯特菌', reasonEn: 'Listeria', lotIds: [lotId] };
  await post('/api/recalls', { ...facts, kind: 'mock', number: 'DRILL-1' }, owner);
  expect(await page()).not.toMatch(/DRILL-1|Listeria|drill/i);
  await post('/api/recalls', { ...facts, kind: 'voluntary', number: 'RC-9' }, owner);
  const firm = await database()
    .selectFrom('organisation')
    .select(['name_zh', 'name_en'])
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow();
  const { body } = await app.send('GET', `/t/${code}`, undefined, undefined, {
    accept: 'application/json',
  });
  expect(body.verdict).toBe('recalled');
  expect(body.notices[0]).toMatchObject({
    kind: 'recall',
    number: 'RC-9',
    class: 1,
    recallKind: 'voluntary',
    firm: { zh: firm.name_zh, en: firm.name_en },
  });
  const shown = await page();
  expect(shown).toContain('Voluntary recall');
  expect(shown).toContain(firm.name_en);
  expect(shown).not.toContain('DRILL-1');
});

test('a firm recalls what it declared, and leaves the rest of the deciding to the authority', async () => {
  const trade = await aTrade(database());
  const { firm, buyer, regulator, open, of } = trade;
  await trade.receive(buyer, await trade.ship(buyer, 100, 10), 100, 10);
  const others = await open({ kind: 'voluntary' }, buyer.owner);
  expect(others.body.errors).toMatchObject([{ field: 'lotIds.0', rule: 'recall.not_own_lot' }]);
  const theirs = await open({ kind: 'voluntary', responsibleOrgId: buyer.orgId }, firm.owner);
  expect(theirs.body.code).toBe('recall.responsible_unfit');
  expect((await open({ kind: 'voluntary' }, firm.member('keeper'))).status).toBe(403);

  const known = { knownAt: '2026-11-22T08:00:00+08:00' };
  const opened = await open({ kind: 'withdrawal', class: 1, ...known }, firm.member('quality'));
  const recall = of(opened.body.id);
  const { clock, ...read } = (await recall.read(firm.owner)).body;
  expect(read).toMatchObject({
    kind: 'withdrawal',
    knownFrom: 'stated',
    responsibleOrgId: firm.orgId,
  });
  // Known for 25 hours: a class I recall began too late.
  expect(clock.deadlines[0]).toMatchObject({ step: 'start', state: 'late' });
  expect(await activeHolds(database(), [firm.lotId])).toMatchObject([{ kind: 'recall' }]);

  for (const more of [{ releaseHolds: true }, { releaseHolds: false, undisposedReason: '留存' }]) {
    const sent = await recall.send('close', { reason: '完成', ...more }, firm.owner);
    expect([sent.status, sent.body.code]).toEqual([403, 'recall.authority_releases']);
  }
  expect(
    (await recall.send('close', { reason: '完成', releaseHolds: true }, regulator)).status,
  ).toBe(200);
  const [closing] = (await recall.read(regulator, '/reports')).body.items;
  expect(closing.figures).toMatchObject({
    undisposed: { netWeightKg: 0 },
    disposed: { released: { netWeightKg: 1000, pieces: 100 } },
  });
  const after = { ...known, knownAt: '2026-11-23T08:59:00+08:00' };
  const wrong = await open({ ...after, occurredAt: '2026-11-23T08:00:00+08:00' });
  expect(wrong.body.code).toBe('recall.known_after_opening');
});

test('a holder sees its own notice, answers and disposals, and nobody else’s', async () => {
  const trade = await aTrade(database());
  const { firm, buyer, other, regulator, open, of } = trade;
  await trade.receive(buyer, await trade.ship(buyer, 100, 10), 100, 10);
  await trade.receive(other, await trade.ship(other, 200, 20), 200, 20);
  const { id } = (await open()).body;
  const recall = of(id);
  await recall.send('answers', { lines: [said(firm.lotId, 'here', 100, 10)] }, buyer.owner);
  for (const part of ['/answers', '/disposals', '/reports']) {
    expect((await recall.read(other.owner, part)).body.items).toEqual([]);
    expect((await recall.read(firm.owner, part)).body.items).toEqual([]);
  }
  const seen = (await recall.read(other.owner, '/notices')).body.items;
  expect(seen.map(({ orgId }: { orgId: string }) => orgId)).toEqual([other.orgId]);
  const sums = await recall.read(other.owner, '/effectiveness');
  expect([sums.status, sums.body.code]).toEqual([403, 'recall.own_notice_only']);
  expect((await recall.figures(firm.owner)).byHolder).toMatchObject([{ orgId: firm.orgId }]);
  expect((await recall.figures(regulator)).byHolder).toHaveLength(3);

  // An authority elsewhere does not know of it; one that did not open it sees its own firms.
  const bureau = (await anOrganisation(database(), 'regulator')).orgId;
  const elsewhere = { ...person(bureau, 'regulator', 'inspector'), jurisdiction: 'CN/350000/' };
  const stranger = (await aStockedFirm(database())).owner;
  for (const actor of [elsewhere, stranger]) {
    for (const part of ['', '/notices', '/answers', '/disposals', '/reports', '/effectiveness']) {
      expect([part, (await recall.read(actor, part)).status]).toEqual([part, 404]);
    }
  }
  const yantian = {
    ...person(bureau, 'regulator', 'inspector'),
    jurisdiction: 'CN/440000/440300/440308/',
  };
  const local = (await recall.read(yantian, '/notices')).body.items;
  expect(local).toEqual([]);
  for (const reader of [
    { org: other.orgId },
    { org: firm.orgId },
    { path: yantian.jurisdiction },
  ]) {
    const rows = await database
      .seenBy(reader)
      .selectFrom('recall_answer_line')
      .select('org_id')
      .where('recall_id', '=', id)
      .execute();
    expect(rows).toEqual([]);
  }
});

test('an answer names lots of its notice and says to whom; bad lines leave nothing behind', async () => {
  const trade = await aTrade(database());
  const { firm, buyer, regulator, open, of } = trade;
  await trade.receive(buyer, await trade.ship(buyer, 100, 10), 100, 10);
  const { id } = (await open()).body;
  const recall = of(id);
  const good = said(firm.lotId, 'here', 100, 10);
  const answer = async (line: object, actor = buyer.owner) =>
    recall.send('answers', { lines: [good, line] }, actor);
  const elsewhere = await aStockedFirm(database());
  const nobody = '0192f0c0-0000-7000-8000-000000000000';
  for (const [line, field, rule] of [
    [said(elsewhere.lotId, 'here', 1, 0), 'lotId', 'recall.lot_not_yours'],
    [said(firm.lotId, 'sold_on', 1, 0), 'fate', 'recall.sold_to_whom'],
    [said(firm.lotId, 'consumers', 1, 0, { toName: '某店' }), 'fate', 'recall.sold_to_whom'],
    [said(firm.lotId, 'sold_on', 1, 0, { toOrgId: nobody }), 'toOrgId', 'recall.no_such_firm'],
    [
      said(firm.lotId, 'sold_on', 1, 0, { shipmentId: nobody }),
      'shipmentId',
      'recall.shipment_unfit',
    ],
    [said(firm.lotId, 'here', 0.0001, 0), 'quantity.netWeightKg', 'weight.kg'],
  ] as const) {
    const sent = await answer(line);
    expect(sent.status).toBe(422);
    expect(sent.body.errors[0]).toMatchObject({ field: `lines.1.${field}`, rule });
  }
  expect((await recall.read(buyer.owner, '/answers')).body.items).toEqual([]);
  expect(await recall.noticeOf(buyer.orgId)).toMatchObject({ receivedAt: null });
  expect((await answer(good, buyer.member('viewer'))).status).toBe(403);
  expect((await answer(good, regulator)).status).toBe(403);
  expect((await answer(good, elsewhere.owner)).status).toBe(404);
  expect((await recall.send('receipt', {}, buyer.member('viewer'))).status).toBe(403);

  // Sent twice by a device, it is one answer.
  const eventId = crypto.randomUUID();
  const once = { eventId, lines: [good] };
  const [first, second] = [
    await recall.send('answers', once, buyer.owner),
    await recall.send('answers', once, buyer.owner),
  ];
  expect(second.body).toEqual(first.body);
  expect((await recall.read(buyer.owner, '/answers')).body.items).toHaveLength(1);
  const events = await database()
    .selectFrom('event')
    .select('type')
    .where('command_id', '=', eventId)
    .orderBy('seq')
    .execute();
  expect(events.map(({ type }) => type)).toEqual(['recalls.answered', 'recalls.notice_received']);
});

test('two answers of a firm at once are counted one after the other', async () => {
  const { firm, open, of } = await aTrade(database());
  const { id } = (await open()).body;
  const answer = async (weight: number) =>
    of(id).send('answers', { lines: [said(firm.lotId, 'here', weight, 100)] }, firm.owner);
  const sent = await Promise.all([answer(999), answer(1000), answer(998)]);
  expect(sent.map(({ body }) => body.number).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
});

test('a disposal needs the evidence of its kind, of the firm itself', async () => {
  const trade = await aTrade(database());
  const { app, firm, buyer, regulator, open, of } = trade;
  const { id } = (await open()).body;
  const dispose = async (line: object, actor = firm.owner) =>
    of(id).send(
      'disposals',
      { lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(1, 0), ...line }] },
      actor,
    );
  const nobody = '0192f0c0-0000-7000-8000-000000000000';
  const rule = async (line: object, actor = firm.owner) => (await dispose(line, actor)).body.code;
  expect(await rule({ outcome: 'downgraded', evidence: {} })).toBe('recall.evidence');
  expect(await rule({ outcome: 'downgraded', evidence: { eventId: nobody } })).toBe(
    'recall.evidence',
  );
  expect(await rule({ outcome: 'downgraded', evidence: { documentId: nobody } })).toBe(
    'recall.evidence_unfit',
  );
  expect(await rule({ outcome: 'destroyed', evidence: { eventId: nobody } })).toBe(
    'recall.evidence_unfit',
  );
  expect(await rule({ outcome: 'returned', evidence: { shipmentId: nobody } })).toBe(
    'recall.evidence_unfit',
  );
  expect(await rule({ outcome: 'destroyed', evidence: { eventId: nobody } }, regulator)).toBe(
    'recall.authority_disposes',
  );
  expect(
    (await dispose({ outcome: 'destroyed', evidence: { eventId: nobody } }, firm.member('viewer')))
      .status,
  ).toBe(403);
  expect(
    (await dispose({ outcome: 'destroyed', evidence: { eventId: nobody } }, buyer.owner)).status,
  ).toBe(404);

  // What was put right since counts as it was put right.
  const eventId = await trade.destroy({ ...buyer, ...firm }, 100, 10);
  await app.post(
    '/api/corrections',
    {
      corrects: eventId,
      kind: 'replaced',
      reason: '记错',
      lines: [{ line: 0, quantity: kg(60, 6) }],
    },
    firm.owner,
  );
  const burnt = { outcome: 'destroyed', evidence: { eventId } };
  expect(await rule({ ...burnt, quantity: kg(60.001, 6) })).toBe('recall.disposed_twice');
  expect((await dispose({ ...burnt, quantity: kg(60, 6) })).status).toBe(201);
});

test('the holidays of a year are entered as published, and shipped ones leave them alone', async () => {
  const { app, regulator, firm } = await aTrade(database());
  const office = await anOrganisation(database());
  const admin = person(office.orgId, 'system', 'system_admin');
  const day = { kind: 'off', nameZh: '元旦', nameEn: 'New Year' };
  const year = {
    year: 2027,
    source: unique('国办发明电'),
    reason: '国务院已公布',
    days: [{ date: '2027-01-01', ...day }],
  };
  expect((await app.post('/api/business-days', year, regulator)).status).toBe(403);
  expect((await app.post('/api/business-days', year, firm.owner)).status).toBe(403);
  const wrong = { ...year, days: [...year.days, { date: '2026-01-02', ...day }] };
  expect((await app.post('/api/business-days', wrong, admin)).body.errors).toMatchObject([
    { field: 'days.1.date', rule: 'business_day.date' },
  ]);
  expect((await app.post('/api/business-days', year, admin)).status).toBe(201);
  const corrected = { ...year, days: [...year.days, { date: '2027-01-04', ...day }] };
  expect((await app.post('/api/business-days', corrected, admin)).status).toBe(201);
  const listed = (await app.get('/api/business-days', firm.owner)).body.items;
  expect(listed.at(-1)).toMatchObject({ year: 2027, edition: 'entered', days: corrected.days });
  expect(listed).toHaveLength(shippedYears().length + 1);

  const ctx = ctxFor(database(), { kind: 'system' });
  const shipped = shippedYears().map((one) => ({ ...one, year: one.year + 1, days: [] }));
  const again = shipped.filter(({ year: one }) => one === 2027);
  expect(await loadMissingBusinessYears(ctx, again)).toBe(0);
});
