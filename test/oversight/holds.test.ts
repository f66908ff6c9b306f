import { expect, test } from 'vitest';

import { activeHolds } from '../../src/features/oversight/oversight.service.ts';
import { aPcr, eventTypesOf, holdsOf, sampled, shifted } from '../evidence/support.ts';
import { testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { serverUrl } from '../support/servers.ts';
import { aReceivedLot, kg, shipFrom } from '../support/story.ts';
import { aCity, processed } from './support.ts';

const database = useDatabase();

test('a regulator holds a lot, which then goes nowhere until it is released', async () => {
  const { app, firm, stranger, hold, release } = await aCity(database());
  const held = await hold([firm.lotId]);
  expect(held.status).toBe(201);
  const ship = async () => shipFrom(app, firm, stranger.premises.id, kg(10, 1));
  expect((await ship()).status).not.toBe(201);
  expect((await release(held.body.holdIds[0])).status).toBe(200);
  expect((await ship()).status).toBe(201);
  expect((await eventTypesOf(database(), firm.lotId)).slice(-3)).toEqual([
    'oversight.hold_ordered',
    'oversight.holds_released',
    'custody.shipped',
  ]);
});

test('who handles a lot reads its holds; others see none', async () => {
  const { app, firm, regulator, stranger, hold } = await aCity(database());
  const [id] = (await hold([firm.lotId])).body.holdIds;
  const list = async (actor: typeof regulator, query = '') =>
    (await app.get(`/api/holds?lotId=${firm.lotId}${query}`, actor)).body.items;
  expect(await list(firm.owner)).toMatchObject([
    { id, kind: 'regulator', reasonEn: 'Wrong labels', releasedAt: null },
  ]);
  expect(await list(regulator, '&active=true')).toHaveLength(1);
  expect(await list(regulator, '&active=false')).toHaveLength(0);
  expect(await list(stranger.owner)).toEqual([]);
  expect((await app.get(`/api/holds/${id}`, firm.owner)).status).toBe(200);
  expect((await app.get(`/api/holds/${id}`, stranger.owner)).status).toBe(404);
});

test('a firm holds the lots that it declared, and releases them itself', async () => {
  const { app, firm, regulator, stranger, hold, release } = await aCity(database());
  expect((await shipFrom(app, firm, stranger.premises.id, kg(10, 1))).status).toBe(201);
  const foreign = await hold([stranger.lotId, firm.lotId], stranger.owner);
  expect(foreign.body.errors).toMatchObject([{ field: 'lotIds.1', rule: 'hold.not_own_lot' }]);
  const unknown = await hold([stranger.lotId], firm.owner);
  expect(unknown.body.errors).toMatchObject([{ field: 'lotIds.0', rule: 'lot.unknown' }]);
  expect((await hold([firm.lotId], firm.member('keeper'))).status).toBe(403);

  const quality = firm.member('quality');
  const [id] = (await hold([firm.lotId], quality)).body.holdIds;
  expect(await holdsOf(database(), firm.lotId)).toMatchObject([{ kind: 'owner' }]);
  const refused = await release(id, regulator);
  expect([refused.status, refused.body.code]).toEqual([403, 'hold.holder_releases']);
  expect((await release(id, stranger.owner)).status).toBe(403);
  expect((await release(id, quality)).status).toBe(200);
  const again = await release(id, quality);
  expect([again.status, again.body.code]).toEqual([409, 'hold.released_already']);
});

test('what the authority holds, the authority releases', async () => {
  const { firm, stranger, hold, release } = await aCity(database());
  const [id] = (await hold([firm.lotId])).body.holdIds;
  const refused = await release(id, firm.owner);
  expect([refused.status, refused.body.code]).toEqual([403, 'hold.authority_releases']);
  expect((await release(id, stranger.owner)).status).toBe(404);
  const early = await release(id, undefined, { occurredAt: shifted(testNow, -1) });
  expect(early.body.code).toBe('hold.before_placed');
});

test('a hold is not placed before the lot existed', async () => {
  const { firm, hold } = await aCity(database());
  const early = await hold([firm.lotId], undefined, { occurredAt: '2026-11-20T08:00:00.000Z' });
  expect(early.body.errors[0]).toMatchObject({ field: 'occurredAt', rule: 'time.before_lot' });
});

test('a hold on a test is released by naming a test that clears the lot', async () => {
  const { app, firm, release } = await aCity(database());
  const laboratory = await anOrganisation(database(), 'laboratory');
  const scene = { ...firm, laboratory };
  const technician = laboratory.member('quality');
  const second = await aReceivedLot(database(), firm.owner, firm.premises.id, firm.productId);
  const sampleId = await sampled(app, scene, [firm.lotId], { occurredAt: shifted(testNow, -180) });
  const otherId = await sampled(app, scene, [second.lotId]);
  const report = async (body: Record<string, unknown>) =>
    (await app.post('/api/tests', aPcr(body), technician)).body;
  const positive = await report({
    sampleId,
    result: 'positive',
    occurredAt: shifted(testNow, -60),
  });
  const id: string = positive.holdIds[0];
  const code = async (clearingTestId?: string) =>
    (await release(id, undefined, { clearingTestId })).body.code;

  expect(await code()).toBe('hold.clearing_test_missing');
  expect(await code(positive.id)).toBe('hold.clearing_test_unfit');
  const ofOtherLot = await report({ sampleId: otherId });
  expect(await code(ofOtherLot.id)).toBe('hold.clearing_test_unfit');
  const ofOtherAnalyte = await report({ sampleId, analyte: 'asfv' });
  expect(await code(ofOtherAnalyte.id)).toBe('hold.clearing_test_unfit');
  const earlier = await report({ sampleId, occurredAt: shifted(testNow, -61) });
  expect(await code(earlier.id)).toBe('hold.clearing_test_unfit');
  const overtaken = await report({ sampleId });
  await report({ supersedes: overtaken.id, result: 'invalid' });
  expect(await code(overtaken.id)).toBe('hold.clearing_test_unfit');

  const negative = await report({ supersedes: positive.id });
  expect((await release(id, firm.owner, { clearingTestId: negative.id })).status).toBe(403);
  expect((await release(id, undefined, { clearingTestId: negative.id })).status).toBe(200);
  expect((await app.get(`/api/holds/${id}`, firm.owner)).body).toMatchObject({
    kind: 'test',
    testId: positive.id,
    clearingTestId: negative.id,
    releaseReason: '已处理',
  });
  expect(await activeHolds(database(), [firm.lotId])).toEqual([]);
});

test('a hold reaches what is made of the lot, and what shared a tube with it', async () => {
  const { app, firm, regulator, hold } = await aCity(database());
  const db = database();
  const laboratory = await anOrganisation(db, 'laboratory');
  const scene = { ...firm, laboratory };
  const mate = await aReceivedLot(db, firm.owner, firm.premises.id, firm.productId);
  const apart = await aReceivedLot(db, firm.owner, firm.premises.id, firm.productId);
  const from = { lotId: firm.lotId, placeId: firm.dock };
  const child = await processed(db, app, firm, from, 500);
  const grandchild = await processed(db, app, firm, { lotId: child, placeId: firm.frozen }, 200);
  const sampleIds = [
    await sampled(app, scene, [firm.lotId]),
    await sampled(app, scene, [mate.lotId]),
  ];
  await app.post('/api/pools', { number: unique('P-'), sampleIds }, firm.owner);

  await hold([firm.lotId], regulator);
  const asked = [firm.lotId, child, grandchild, mate.lotId, apart.lotId];
  const reached = async () =>
    Object.fromEntries((await activeHolds(db, asked)).map(({ lotId, reach }) => [lotId, reach]));
  expect(await reached()).toEqual({
    [firm.lotId]: 'own',
    [child]: 'ancestor',
    [grandchild]: 'ancestor',
    [mate.lotId]: 'pool_mate',
  });
  const sent = await app.post(
    '/api/shipments',
    {
      fromPremisesId: firm.premises.id,
      toPremisesId: (await aCity(db)).firm.premises.id,
      purpose: 'transfer',
      lines: [{ lotId: grandchild, placeId: firm.frozen, quantity: kg(1, 0) }],
    },
    firm.owner,
  );
  expect(sent.status).not.toBe(201);
  expect(await activeHolds(db, [])).toEqual([]);
});

test('a firm’s hold on its own goods does not reach another firm’s through a shared tube', async () => {
  const { app, firm, stranger, hold } = await aCity(database());
  const laboratory = await anOrganisation(database(), 'laboratory');
  const samples = [];
  for (const one of [firm, stranger]) {
    const scene = { ...one, laboratory };
    samples.push(await sampled(app, scene, [one.lotId]));
  }
  const pool = { number: unique('P-'), sampleIds: samples };
  await app.post('/api/pools', pool, laboratory.member('quality'));
  await hold([firm.lotId], firm.owner);
  expect(await activeHolds(database(), [stranger.lotId])).toEqual([]);
  await hold([firm.lotId]);
  expect(await activeHolds(database(), [stranger.lotId])).toMatchObject([{ reach: 'pool_mate' }]);
});

test('no shipment slips past a hold that is being placed', async () => {
  const { app, firm, stranger, hold } = await aCity(database());
  const tries = serverUrl ? 20 : 3;
  const work = Array.from({ length: tries }, async (_, index) =>
    index === Math.floor(tries / 2)
      ? hold([firm.lotId])
      : shipFrom(app, firm, stranger.premises.id, kg(1, 0)),
  );
  const sent = await Promise.all(work);
  expect(sent.every(({ status }) => status < 500)).toBe(true);
  const events = await eventTypesOf(database(), firm.lotId);
  const heldAt = events.indexOf('oversight.hold_ordered');
  expect(heldAt).toBeGreaterThan(0);
  expect(events.slice(heldAt)).not.toContain('custody.shipped');
});

test('of a positive tube each lot is cleared by its own re-test, whatever becomes of its mates', async () => {
  const { app, firm, regulator, release } = await aCity(database());
  const laboratory = await anOrganisation(database(), 'laboratory');
  const scene = { ...firm, laboratory };
  const technician = laboratory.member('quality');
  const mate = await aReceivedLot(database(), firm.owner, firm.premises.id, firm.productId);
  const sampleIds = [
    await sampled(app, scene, [firm.lotId], { occurredAt: shifted(testNow, -180) }),
    await sampled(app, scene, [mate.lotId], { occurredAt: shifted(testNow, -180) }),
  ];
  const pool = { number: unique('P-'), sampleIds, occurredAt: shifted(testNow, -120) };
  const made = await app.post('/api/pools', pool, technician);
  const positive = await app.post(
    '/api/tests',
    aPcr({ poolId: made.body.id, result: 'positive', occurredAt: shifted(testNow, -90) }),
    technician,
  );
  expect(positive.body.holdIds).toHaveLength(2);
  const again = await sampled(app, scene, [firm.lotId], { occurredAt: shifted(testNow, -60) });
  const negative = await app.post('/api/tests', aPcr({ sampleId: again }), technician);
  const own = (await activeHolds(database(), [firm.lotId])).find(({ reach }) => reach === 'own');
  const released = await release(own?.holdId ?? '', regulator, {
    clearingTestId: negative.body.id,
  });
  expect(released.status).toBe(200);
  expect(await activeHolds(database(), [firm.lotId])).toEqual([]);
  expect(await activeHolds(database(), [mate.lotId])).toMatchObject([{ reach: 'own' }]);
});
