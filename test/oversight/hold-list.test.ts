import fc from 'fast-check';
import { createLocalJWKSet, compactVerify, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { type HoldList, judgeOffline } from '../../src/domain/hold-list.ts';
import { activeHolds } from '../../src/features/oversight/oversight.service.ts';
import { sampled } from '../evidence/support.ts';
import { type TestApp, testCodes, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { aReceivedLot, kg, shipFrom } from '../support/story.ts';
import { aCity, processed, reason } from './support.ts';

const database = useDatabase();

/** Fetched and verified as a device does, with nothing but the published keys. */
async function fetched(app: TestApp, actor: PersonActor, query = '', known?: string) {
  const headers = known === undefined ? {} : { 'if-none-match': known };
  const path = `/api/hold-list${query}`;
  const { response, status } = await app.send('GET', path, undefined, actor, headers);
  const jws = await response.text();
  const etag = response.headers.get('etag') ?? '';
  if (status !== 200) return { status, etag, jws, list: undefined };
  const keys = createLocalJWKSet((await app.get('/.well-known/jwks.json')).body);
  const { payload } = await compactVerify(jws, keys);
  return { status, etag, jws, list: JSON.parse(new TextDecoder().decode(payload)) as HoldList };
}

async function listOf(...asked: Parameters<typeof fetched>): Promise<HoldList> {
  const { list, status } = await fetched(...asked);
  if (!list) throw new Error(`No list: ${status}`);
  return list;
}

test('the list is signed, ends after a day, and can’t be passed off as a token', async () => {
  const { app, firm, regulator } = await aCity(database());
  const { jws, list, status } = await fetched(app, firm.owner);
  expect(status).toBe(200);
  const iat = testNow.getTime() / 1000;
  expect(list).toMatchObject({ iat, exp: iat + 86_400, org: firm.orgId, premises: null });
  expect(decodeProtectedHeader(jws).typ).toBe('hold-list+jwt');
  const asToken = { authorization: `Bearer ${jws}` };
  expect((await app.send('GET', '/api/lots', undefined, undefined, asToken)).status).toBe(401);
  expect((await app.get('/api/hold-list', regulator)).body.code).toBe('hold_list.firms_only');
  const again = await listOf(app, firm.owner);
  expect(again.serial).toBeGreaterThan(list?.serial ?? Number.POSITIVE_INFINITY);
});

test('lots, their descendants, places, shipments and units are on it, for whom they concern', async () => {
  const { app, firm, stranger, regulator } = await aCity(database());
  const db = database();
  const child = await processed(db, app, firm, { lotId: firm.lotId, placeId: firm.dock }, 100);
  const free = await aReceivedLot(db, firm.owner, firm.premises.id, firm.productId);
  const sent = await shipFrom(app, firm, stranger.premises.id, kg(100, 10));
  const series = await app.post(
    `/api/lots/${free.lotId}/series`,
    { level: 'case', count: 5 },
    firm.owner,
  );
  const order = {
    ...reason,
    lotIds: [firm.lotId],
    placeIds: [firm.chilled],
    shipmentIds: [sent.body.shipmentId],
    units: [{ seriesId: series.body.id, first: 2, last: 3 }],
  };
  const before = await listOf(app, firm.owner);
  expect(judgeOffline(before, testNow, { lotIds: [firm.lotId, child] })).toBe('not_held');
  expect((await app.post('/api/holds', order, regulator)).status).toBe(201);

  const mine = await listOf(app, firm.owner);
  const lot = (list: HoldList, id: string) => judgeOffline(list, testNow, { lotIds: [id] });
  const place = (list: HoldList, placeId: string) => judgeOffline(list, testNow, { placeId });
  expect([lot(mine, firm.lotId), lot(mine, child)]).toEqual(['held', 'held']);
  expect([lot(mine, free.lotId), lot(mine, stranger.lotId)]).toEqual(['unknown', 'unknown']);
  expect([place(mine, firm.chilled), place(mine, firm.dock)]).toEqual(['held', 'not_held']);
  const { number } = await db
    .selectFrom('code_series')
    .select('number')
    .where('id', '=', series.body.id)
    .executeTakeFirstOrThrow();
  const unit = (serial: number) =>
    judgeOffline(mine, testNow, {
      unit: testCodes.make({ number, keyVersion: 1 }, serial),
      lotId: free.lotId,
    });
  expect([unit(1), unit(2), unit(3), unit(4)]).toEqual(['not_held', 'held', 'held', 'not_held']);

  const theirs = await listOf(app, stranger.owner);
  expect(lot(theirs, firm.lotId)).toBe('held');
  expect(place(theirs, sent.body.shipmentId)).toBe('held');
  expect([lot(theirs, child), lot(theirs, stranger.lotId)]).toEqual(['unknown', 'not_held']);
  const ofPremises = await listOf(app, firm.owner, `?premisesId=${firm.premises.id}`);
  expect(lot(ofPremises, child)).toBe('held');
  expect((await fetched(app, firm.owner, `?premisesId=${stranger.premises.id}`)).status).toBe(404);
  const elsewhere = { ...firm.owner, premisesIds: [stranger.premises.id] };
  expect((await fetched(app, elsewhere, `?premisesId=${firm.premises.id}`)).status).toBe(404);
});

test('a device that asks often is told nothing new until something is, or its list grows old', async () => {
  const { app, firm, hold } = await aCity(database());
  const first = await fetched(app, firm.owner);
  expect((await fetched(app, firm.owner, '', first.etag)).status).toBe(304);
  await hold([firm.lotId]);
  const second = await fetched(app, firm.owner, '', first.etag);
  expect(second.status).toBe(200);
  expect((await fetched(app, firm.owner, '', second.etag)).status).toBe(304);
  app.clock.now = new Date(testNow.getTime() + 6 * 3_600_000);
  expect((await fetched(app, firm.owner, '', second.etag)).status).toBe(200);
});

test('the list never calls free what the gate holds', async () => {
  const { app, firm, stranger, regulator } = await aCity(database());
  const db = database();
  const laboratory = await anOrganisation(db, 'laboratory');
  const scene = { ...firm, laboratory };
  const lotIds = [firm.lotId];
  for (let count = 0; count < 2; count += 1) {
    const more = await aReceivedLot(db, firm.owner, firm.premises.id, firm.productId);
    lotIds.push(more.lotId);
  }
  const sampleIds = [];
  for (const id of lotIds.slice(0, 2)) sampleIds.push(await sampled(app, scene, [id]));
  await app.post('/api/pools', { number: unique('P-'), sampleIds }, firm.owner);
  const child = await processed(db, app, firm, { lotId: firm.lotId, placeId: firm.dock }, 100);
  lotIds.push(child, await processed(db, app, firm, { lotId: child, placeId: firm.frozen }, 50));
  await shipFrom(app, firm, stranger.premises.id, kg(10, 1));

  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(lotIds.length - 1), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (picked, byOwner) => {
        const named = picked.flatMap((index) => lotIds[index] ?? []);
        const actor = byOwner ? firm.owner : regulator;
        const sent = await app.post('/api/holds', { ...reason, lotIds: named }, actor);
        expect(sent.status).toBe(201);
        const held = new Set((await activeHolds(db, lotIds)).map(({ lotId }) => lotId));
        for (const one of [firm, stranger]) {
          const list = await listOf(app, one.owner);
          for (const id of lotIds) {
            const verdict = judgeOffline(list, testNow, { lotIds: [id] });
            if (held.has(id)) expect(verdict).not.toBe('not_held');
            else expect(verdict).not.toBe('held');
          }
        }
        const freed = await app.post(
          `/api/hold-orders/${sent.body.orderId}/release`,
          { reason: '查清' },
          actor,
        );
        expect(freed.status).toBe(200);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
