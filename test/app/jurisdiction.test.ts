import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aUscc, unique } from '../support/factories.ts';
import { aStockedFirm } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

/** Inspectors of a city, its neighbour, the province over both, and a city far away. */
async function bureaus() {
  const bureau = async (jurisdiction: string): Promise<PersonActor> => ({
    ...(await anOrganisation(database(), 'regulator')).member('inspector'),
    jurisdiction,
  });
  return {
    shenzhen: await bureau('CN/440000/440300/'),
    zhongshan: await bureau('CN/440000/442000/'),
    guangdong: await bureau('CN/440000/'),
    xiamen: await bureau('CN/350000/350200/'),
  };
}

/** Firm and market are registered in Shenzhen, the market's stall is in Zhongshan. */
async function aChainIntoZhongshan() {
  const journey = await aJourney(database());
  return { ...journey, firm: journey, ...(await bureaus()) };
}

test('a regulator sees a lot that touches its subtree, and none other', async () => {
  const { app, firm, shenzhen, zhongshan, guangdong, xiamen } = await aChainIntoZhongshan();
  for (const actor of [shenzhen, zhongshan, guangdong]) {
    expect((await app.get(`/api/lots/${firm.lotId}`, actor)).status).toBe(200);
  }
  for (const path of ['', '/history', '/trace', '/gate?transition=ship', '/code']) {
    const seen = await app.get(`/api/lots/${firm.lotId}${path}`, xiamen);
    expect([path, seen.status]).toEqual([path, 404]);
  }
  const elsewhere = await aStockedFirm(database());
  expect((await app.get(`/api/lots/${elsewhere.lotId}`, zhongshan)).status).toBe(404);
  const list = await app.get('/api/lots?limit=200', zhongshan);
  expect(list.body.items.map(({ id }: { id: string }) => id)).toContain(firm.lotId);
  expect(list.body.items.map(({ id }: { id: string }) => id)).not.toContain(elsewhere.lotId);
  expect((await app.get('/api/lots', xiamen)).body.items).toEqual([]);
});

test("of the chain beyond its subtree it learns who and where, not the neighbour's quantities", async () => {
  const { app, firm, zhongshan, shenzhen } = await aChainIntoZhongshan();
  const history = await app.get(`/api/lots/${firm.lotId}/history`, zhongshan);
  const received = history.body.items.find(
    (entry: { type: string }) => entry.type === 'custody.received',
  );
  expect(received.premises).toMatchObject([{ id: firm.premises.id }]);
  expect(received.organisation).toMatchObject({ id: firm.orgId });
  expect(received.lines).toMatchObject([{ netWeightKg: null, pieces: null, to: null }]);
  const shipped = history.body.items.find(
    (entry: { type: string }) => entry.type === 'custody.shipped',
  );
  expect(shipped.lines[0].netWeightKg).not.toBeNull();
  const whole = await app.get(`/api/lots/${firm.lotId}/history`, shenzhen);
  expect(whole.body.items).toHaveLength(history.body.items.length);
  expect(whole.body.items.find(isReceipt).lines[0].netWeightKg).toBe(1000);

  const stock = await app.get(`/api/stock?lotId=${firm.lotId}`, zhongshan);
  const theirs = stock.body.items.filter(
    ({ premisesId }: { premisesId: string | null }) => premisesId === firm.premises.id,
  );
  expect(theirs).toEqual([]);
  const trace = await app.get(`/api/lots/${firm.lotId}/trace`, zhongshan);
  const placesShown = trace.body.places.map(
    ({ premises }: { premises: { id: string } | null }) => premises?.id,
  );
  expect(placesShown).not.toContain(firm.premises.id);
  const beyond = trace.body.balance.where.find((sum: { where: string }) => sum.where === 'beyond');
  expect(beyond.netWeightKg).toBeGreaterThan(0);
  expect((await app.get(`/api/premises/${firm.premises.id}`, zhongshan)).body.rooms).toEqual([]);
});

const isReceipt = ({ type }: { type: string }) => type === 'custody.received';

test('evidence of a lot is seen along its chain, and by nobody else', async () => {
  const { app, firm, zhongshan, xiamen } = await aChainIntoZhongshan();
  for (const kind of ['documents', 'samples', 'tests', 'disinfections']) {
    const path = `/api/${kind}?lotId=${firm.lotId}`;
    const seen = (await app.get(path, zhongshan)).body.items;
    expect([kind, seen.length > 0]).toEqual([kind, true]);
    expect((await app.get(path, xiamen)).body.items).toEqual([]);
    const one = `/api/${kind}/${seen[0].id}`;
    expect((await app.get(one, zhongshan)).status).toBe(200);
    expect((await app.get(one, xiamen)).status).toBe(404);
  }
  const samples = await app.get(`/api/samples?lotId=${firm.lotId}`, zhongshan);
  for (const { workerNo, samplerWorkerNo } of samples.body.items) {
    expect([workerNo, samplerWorkerNo]).toEqual([null, null]);
  }
});

test('only who placed a hold, or an authority above it, releases it; the same for a recall', async () => {
  const { app, firm, shenzhen, zhongshan, guangdong, xiamen } = await aChainIntoZhongshan();
  const words = { reasonZh: '标签不符', reasonEn: 'Wrong labels' };
  const unknown = await app.post('/api/holds', { lotIds: [firm.lotId], ...words }, xiamen);
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors).toMatchObject([{ field: 'lotIds.0' }]);
  const held = await app.post('/api/holds', { lotIds: [firm.lotId], ...words }, shenzhen);
  const [id] = held.body.holdIds;
  const release = async (actor: PersonActor) =>
    (await app.post(`/api/holds/${id}/release`, { reason: '已更正' }, actor)).status;
  expect(await release(xiamen)).toBe(404);
  expect(await release(zhongshan)).toBe(403);
  expect(await release(guangdong)).toBe(200);

  const number = unique('RC-');
  const recall = await app.post(
    '/api/recalls',
    { number, class: 2, kind: 'ordered', lotIds: [firm.lotId], ...words },
    shenzhen,
  );
  expect(recall.status).toBe(201);
  const close = async (actor: PersonActor) =>
    (
      await app.post(
        `/api/recalls/${recall.body.id}/close`,
        { reason: '完成', releaseHolds: true },
        actor,
      )
    ).status;
  expect(await close(xiamen)).toBe(404);
  expect(await close(zhongshan)).toBe(403);
  expect(await close(guangdong)).toBe(200);
});

test('firms are registered, and their first account opened, by the authority of their division', async () => {
  const { shenzhen, xiamen } = await bureaus();
  const app = createTestApp(database());
  const firm = {
    kind: 'operator',
    nameZh: unique('新冷库'),
    nameEn: unique('New store '),
    uscc: aUscc(),
    divisionId: '440308',
  };
  const refused = await app.post('/api/organisations', firm, xiamen);
  expect(refused.status).toBe(422);
  expect(refused.body.errors).toMatchObject([
    { field: 'divisionId', rule: 'organisation.outside_jurisdiction' },
  ]);
  const made = await app.post('/api/organisations', firm, shenzhen);
  expect(made.status).toBe(201);
  const account = { username: unique('owner'), displayName: '店主', password: 'a long password' };
  const members = `/api/organisations/${made.body.id}/members`;
  expect((await app.post(members, account, xiamen)).status).toBe(404);
});

test('an inspector without a division sees nothing', async () => {
  const firm = await aJourney(database());
  const { app } = firm;
  const { jurisdiction: _, ...lost } = (await anOrganisation(database(), 'regulator')).member(
    'inspector',
  );
  expect((await app.get('/api/lots', lost)).body.items).toEqual([]);
  expect((await app.get(`/api/lots/${firm.lotId}`, lost)).status).toBe(404);
});
