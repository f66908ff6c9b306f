import { expect, test } from 'vitest';

import { bookmarkAfter } from '../../src/features/alerts/watch.service.ts';
import { testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aDeclarationNo, anOrganisation, aProduct } from '../support/factories.ts';
import { kg, shipFrom } from '../support/story.ts';
import { aTown, declares, done, raisedBy, type Town } from './support.ts';

const database = useDatabase();

/** A firm sells to nobody in particular: an alert about its own records alone. */
async function aNamelessSale(town: Town, netWeightKg = 100) {
  const { app, first } = town;
  const eventId = crypto.randomUUID();
  const sale = {
    eventId,
    premisesId: first.premises.id,
    buyer: { kind: 'firm', name: '散客' },
    lines: [{ lotId: first.lotId, placeId: first.dock, quantity: kg(netWeightKg, 10) }],
  };
  done(await app.post('/api/sales', sale, first.owner));
  return eventId;
}

async function aCrossDeclaration(town: Town) {
  const item = { declarationNo: aDeclarationNo(), declarationItem: kg(1000, 100) };
  const lotId = await declares(town, town.first, { ...item, quantity: kg(1000, 100) });
  const other = await declares(town, town.second, { ...item, quantity: kg(1000, 100) });
  return { lotId, other };
}

const eventsOf = async (id: string) => {
  const rows = await database()
    .selectFrom('alert_note as n')
    .innerJoin('event as e', 'e.id', 'n.event_id')
    .select(['e.type', 'e.reason'])
    .where('n.alert_id', '=', id)
    .orderBy('e.seq')
    .execute();
  return rows.map(({ type }) => type);
};

test('an officer takes an alert, dismisses it with a reason and opens it again; all of it is told', async () => {
  const town = await aTown(database());
  const { app, inspector, bureau, first } = town;
  await aNamelessSale(town);
  const { id } = await raisedBy(town, 'buyer_unnamed', first.lotId);
  const act = async (what: string, body: object = {}) =>
    app.post(`/api/alerts/${id}/${what}`, body, inspector);
  expect(done(await act('take'))).toEqual({ id, state: 'in_hand' });
  const taken = done(await app.get(`/api/alerts/${id}`, inspector));
  expect(taken.owner).toEqual({ orgId: bureau.orgId, userId: inspector.userId });
  expect((await act('dismiss')).status).toBe(422);
  expect(done(await act('dismiss', { reason: '零售柜台误选' })).state).toBe('dismissed');
  expect((await act('settle', { reason: '再结一次' })).body.code).toBe('alert.closed_already');
  expect((await act('take')).status).toBe(409);
  expect(done(await act('reopen', { reason: '又有投诉' })).state).toBe('open');
  expect((await act('reopen', { reason: '再开' })).body.code).toBe('alert.not_closed');
  expect(done(await act('settle', { reason: '已立案' })).state).toBe('settled');
  const read = done(await app.get(`/api/alerts/${id}`, inspector));
  expect(read).toMatchObject({ state: 'settled', reason: '已立案' });
  expect(read.history.map((one: { what: string }) => one.what)).toEqual([
    'raised',
    'taken',
    'dismissed',
    'reopened',
    'settled',
  ]);
  expect(await eventsOf(id)).toEqual([
    'alerts.raised',
    'alerts.taken',
    'alerts.closed',
    'alerts.reopened',
    'alerts.closed',
  ]);
});

test('a firm reads what concerns its own records and answers; who decided what, and why, it does not', async () => {
  const town = await aTown(database());
  const { app, inspector, first, second } = town;
  await aNamelessSale(town);
  const { id } = await raisedBy(town, 'buyer_unnamed', first.lotId);
  expect(await town.alertsOf('buyer_unnamed', first.lotId, first.owner)).toHaveLength(1);
  const word = { reason: '当日系统故障，买方为市场摊位' };
  done(await app.post(`/api/alerts/${id}/explain`, word, first.owner));
  done(await app.post(`/api/alerts/${id}/take`, {}, inspector));
  done(await app.post(`/api/alerts/${id}/settle`, { reason: '内部线索' }, inspector));
  const read = done(await app.get(`/api/alerts/${id}`, first.owner));
  expect(read).toMatchObject({ state: 'settled', reason: null, owner: { userId: null } });
  expect(read.history.map((one: { reason: string | null }) => one.reason)).toEqual([
    null,
    word.reason,
    null,
    null,
  ]);
  for (const actor of [second.owner, (await anOrganisation(database())).member('owner')]) {
    expect((await app.get(`/api/alerts/${id}`, actor)).status).toBe(404);
    expect((await app.post(`/api/alerts/${id}/explain`, word, actor)).status).toBe(404);
    expect((await app.get('/api/alerts', actor)).body.items).toEqual([]);
  }
  const refused = await app.post(`/api/alerts/${id}/dismiss`, word, first.owner);
  expect(refused.status).toBe(403);
  expect((await app.post(`/api/alerts/${id}/explain`, word, inspector)).status).toBe(403);
});

test('what several firms show together neither of them sees, nor does the wall behind', async () => {
  const town = await aTown(database());
  const { app, first, second } = town;
  const { lotId } = await aCrossDeclaration(town);
  const { id } = await raisedBy(town, 'item_exceeded', lotId);
  for (const { owner, orgId } of [first, second]) {
    expect((await app.get(`/api/alerts/${id}`, owner)).status).toBe(404);
    const seen = database.seenBy({ org: orgId });
    expect(await seen.selectFrom('alert').select('id').execute()).toEqual([]);
    expect(await seen.selectFrom('alert_ref').select('ref').execute()).toEqual([]);
    expect(await seen.selectFrom('alert_note').select('what').execute()).toEqual([]);
    const history = await app.get(`/api/lots/${lotId}/history`, owner);
    expect(JSON.stringify(history.body)).not.toContain('alerts.');
  }
  const here = database.seenBy({ path: 'CN/440000/440300/' });
  expect(await here.selectFrom('alert').select('id').where('id', '=', id).execute()).toHaveLength(
    1,
  );
  const elsewhere = database.seenBy({ path: 'CN/350000/' });
  expect(await elsewhere.selectFrom('alert').select('id').execute()).toEqual([]);
  const abroad = { ...town.inspector, userId: crypto.randomUUID(), jurisdiction: 'CN/350000/' };
  expect((await app.get(`/api/alerts/${id}`, abroad)).status).toBe(404);
  expect((await app.get('/api/alerts', abroad)).body.items).toEqual([]);
});

test('what is in the hands of one authority only that or one above it closes', async () => {
  const town = await aTown(database());
  const { app, first } = town;
  await aNamelessSale(town);
  const { id } = await raisedBy(town, 'buyer_unnamed', first.lotId);
  const province = await anOrganisation(database(), 'regulator', '440000');
  const above = { ...province.member('inspector'), jurisdiction: 'CN/440000/' };
  const city = { ...town.inspector, jurisdiction: 'CN/440000/440300/' };
  done(await app.post(`/api/alerts/${id}/take`, {}, above));
  const why = { reason: '与我无关' };
  const refused = await app.post(`/api/alerts/${id}/dismiss`, why, city);
  expect([refused.status, refused.body.code]).toEqual([403, 'alert.in_other_hands']);
  done(await app.post(`/api/alerts/${id}/dismiss`, why, above));
});

test('a correction that removes the cause resolves the alert', async () => {
  const town = await aTown(database());
  const { app, inspector, first } = town;
  const corrects = await aNamelessSale(town);
  const { id } = await raisedBy(town, 'buyer_unnamed', first.lotId);
  const correct = { corrects, kind: 'voided', reason: '误录' };
  done(await app.post('/api/corrections', correct, first.owner));
  expect(await town.look()).toMatchObject({ alerts: 1 });
  const read = done(await app.get(`/api/alerts/${id}`, inspector));
  expect(read).toMatchObject({ state: 'resolved', history: [{}, { what: 'resolved' }] });
  expect(await town.look()).toMatchObject({ records: 0, alerts: 0 });
});

test('a watch that lost its place reads the journal once more and raises nothing twice', async () => {
  const town = await aTown(database());
  await aNamelessSale(town);
  await raisedBy(town, 'buyer_unnamed', town.first.lotId);
  await database.owned(async (db) => db.updateTable('alert_watch').set({ seq: 0 }).execute());
  const again = await town.look();
  expect(again.records).toBeGreaterThan(50);
  expect(again.alerts).toBe(0);
});

test('a dismissed alert stays so while nothing grows, and opens again when it does', async () => {
  const town = await aTown(database());
  const { app, inspector, second } = town;
  const { lotId } = await aCrossDeclaration(town);
  const { id, facts } = await raisedBy(town, 'item_exceeded', lotId);
  done(await app.post(`/api/alerts/${id}/dismiss`, { reason: '分批申报' }, inspector));
  done(
    await app.post(
      `/api/lots/${lotId}/amendment`,
      { reason: '补录', supplierLotNo: 'NO-77' },
      town.first.owner,
    ),
  );
  await town.look();
  expect(done(await app.get(`/api/alerts/${id}`, inspector)).state).toBe('dismissed');
  const third = await aTown(database());
  const item = { declarationNo: facts.declaration, declarationItem: kg(1000, 100) };
  const more = await declares(third, third.second, { ...item, quantity: kg(500, 50) });
  await town.look();
  const again = done(await app.get(`/api/alerts/${id}`, inspector));
  expect(again).toMatchObject({ state: 'open', excessKg: 1500, owner: null });
  expect(again.firms.map((firm: { id: string }) => firm.id)).toContain(second.orgId);
  done(await app.post(`/api/alerts/${id}/dismiss`, { reason: '已约谈' }, inspector));
  const taken = { reason: '误报' };
  done(await app.post(`/api/lots/${more}/withdrawal`, taken, third.second.owner));
  await town.look();
  const less = done(await app.get(`/api/alerts/${id}`, inspector));
  expect(less).toMatchObject({ state: 'dismissed', excessKg: 1000 });
});

test('thresholds are dated, belong to a division, and the strictest of those touched counts', async () => {
  const town = await aTown(database());
  const { app, bureau, first, second } = town;
  const supervisor = bureau.member('supervisor');
  const set = async (add: object[], actor = supervisor) =>
    app.post('/api/alert-thresholds', { reason: '本地过磅误差', add, end: [] }, actor);
  const one = { rule: 'over_received', divisionId: '440300', most: 50.5, source: '地方通知' };
  expect((await set([{ ...one, most: 0.0001 }])).body).toMatchObject({
    errors: [{ field: 'add.0.most', rule: 'alert_threshold.unit' }],
  });
  expect((await set([{ ...one, rule: 'in_transit_long', most: 1.5 }])).status).toBe(422);
  expect((await set([one], first.owner)).status).toBe(403);
  expect(done(await set([one])).ids).toHaveLength(1);
  expect((await set([one])).body.code).toBe('alert_threshold.overlaps');
  const listed = done(await app.get('/api/alert-thresholds?rule=over_received', first.owner));
  expect(listed.items).toMatchObject([{ ...one, effectiveFrom: testNow.toISOString() }]);
  const { shipmentId } = done(await shipFrom(app, first, second.premises.id, kg(100, 10)));
  const lines = [{ lotId: first.lotId, stated: kg(150, 15) }];
  done(await app.post(`/api/shipments/${shipmentId}/receipt`, { lines }, second.owner));
  await town.look();
  expect(await town.alertsOf('over_received', first.lotId)).toEqual([]);
  const end = [{ thresholdId: listed.items[0].id }];
  done(await app.post('/api/alert-thresholds', { reason: '恢复', add: [], end }, supervisor));
  app.clock.now = new Date(testNow.getTime() + 60_000);
  const settled = { lotId: first.lotId, disposition: 'lost', quantity: kg(0, 0) };
  await app.post(
    `/api/shipments/${shipmentId}/settlement`,
    { reason: '核对', lines: [settled] },
    first.owner,
  );
  const count = { premisesId: first.premises.id, placeId: first.dock };
  const counted = [{ lotId: first.lotId, counted: kg(900, 90) }];
  done(await app.post('/api/counts', { ...count, lines: counted }, first.owner));
  await town.look();
  expect(await town.alertsOf('over_received', first.lotId)).toHaveLength(1);
});

test('the list is filtered by kind, state, firm, lot and time, and paged', async () => {
  const town = await aTown(database());
  const { app, inspector, first } = town;
  await aNamelessSale(town, 10);
  await aNamelessSale(town, 20);
  await aNamelessSale(town, 30);
  await town.look();
  const list = async (query: string) =>
    done(await app.get(`/api/alerts?orgId=${first.orgId}&${query}`, inspector));
  const page = await list('limit=2');
  expect(page.items).toHaveLength(2);
  const rest = await list(`limit=2&cursor=${page.nextCursor}`);
  expect(rest.items).toHaveLength(1);
  expect((await list('kind=broken_chain&state=open')).items).toHaveLength(3);
  expect((await list('kind=surplus')).items).toEqual([]);
  expect((await list('state=settled')).items).toEqual([]);
  expect((await list(`since=2027-01-01T00:00:00Z`)).items).toEqual([]);
  expect((await app.get('/api/alerts?cursor=nonsense', inspector)).status).toBe(422);
  const rules = done(await app.get('/api/alert-rules', first.owner));
  expect(rules.items.length).toBeGreaterThanOrEqual(20);
});

test('a yield is set for one’s own product, from today on, with its bounds the right way round', async () => {
  const { app, first, second } = await aTown(database());
  const id = await aProduct(database(), first.owner);
  const set = async (body: object, actor = first.owner) =>
    app.post(`/api/products/${id}/yields`, body, actor);
  expect((await set({})).body.errors[0].rule).toBe('product.yield_missing');
  const backwards = await set({ leastPermille: 700, mostPermille: 600 });
  expect(backwards.body.errors[0].rule).toBe('product.yield_backwards');
  const past = await set({ mostPermille: 600, effectiveFrom: '2026-01-01' });
  expect(past.body.errors[0].rule).toBe('product.yield_retroactive');
  expect((await set({ mostPermille: 600 }, second.owner)).status).toBe(404);
  expect((await set({ mostPermille: 600 }, first.member('viewer'))).status).toBe(403);
  done(await set({ leastPermille: 450, mostPermille: 600 }));
  done(await set({ mostPermille: 620, effectiveFrom: '2027-01-01' }));
  expect(done(await app.get(`/api/products/${id}/yields`, first.owner)).items).toEqual([
    { leastPermille: null, mostPermille: 620, effectiveFrom: '2027-01-01' },
    { leastPermille: 450, mostPermille: 600, effectiveFrom: '2026-11-22' },
  ]);
});

test('a record that is committed after a later one is looked at all the same', () => {
  const mark = { seq: 10, gaps: [], lookedAt: null };
  const first = bookmarkAfter(mark, [{ seq: 12 }, { seq: 14 }], testNow);
  expect(first).toMatchObject({ seq: 14 });
  expect(first.gaps.map(({ seq }) => seq)).toEqual([11, 13]);
  const second = bookmarkAfter(first, [{ seq: 13 }], testNow);
  expect(second.gaps.map(({ seq }) => seq)).toEqual([11]);
  const later = new Date(testNow.getTime() + 2 * 3_600_000);
  expect(bookmarkAfter(second, [], later).gaps).toEqual([]);
});
