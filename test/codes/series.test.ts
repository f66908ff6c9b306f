import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { uuidv7 } from '../../src/core/ids.ts';
import { lostCodeKeys } from '../../src/features/codes/series.service.ts';
import { createUnitCodes } from '../../src/platform/unit-codes.ts';
import { createTestApp, testCodes, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, aProduct } from '../support/factories.ts';
import { aStockedFirm, kg, placeIn } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

async function numberOf(seriesId: string) {
  const { number, key_version: keyVersion } = await database()
    .selectFrom('code_series')
    .select(['number', 'key_version'])
    .where('id', '=', seriesId)
    .executeTakeFirstOrThrow();
  return { number, keyVersion };
}

const codeOf = async (seriesId: string, serial: number) =>
  testCodes.make(await numberOf(seriesId), serial);

/** A journey whose lot carries case codes, in force. */
async function aLabelledJourney() {
  const journey = await aJourney(database());
  const { owner, lotId, post } = journey;
  const issued = await post(`/api/lots/${lotId}/series`, { level: 'case', count: 100 }, owner);
  const seriesId = issued.id as string;
  await post(`/api/series/${seriesId}/activate`, {}, owner);
  const unit = async (serial: number, actor: PersonActor = owner) =>
    journey.app.get(`/api/units/${await codeOf(seriesId, serial)}`, actor);
  return { ...journey, seriesId, unit };
}

test('ten million codes are one row, issued once and in force once the proofs are there', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aStockedFirm(database());
  const body = { level: 'pack', count: 10_000_000, eventId: uuidv7(testNow) };
  const issued = await app.post(`/api/lots/${lotId}/series`, body, owner);
  expect(issued.status).toBe(201);
  expect(issued.body).toMatchObject({
    lotId,
    orgId: owner.orgId,
    level: 'pack',
    first: 1,
    last: 10_000_000,
    keyVersion: 1,
    state: 'issued',
    activatedAt: null,
    parts: [{ first: 1, last: 10_000_000, state: 'in_use', lotId }],
  });
  expect((await app.post(`/api/lots/${lotId}/series`, body, owner)).body.id).toBe(issued.body.id);
  const rows = await database()
    .selectFrom('code_series')
    .select('id')
    .where('lot_id', '=', lotId)
    .execute();
  expect(rows).toHaveLength(1);
  const path = `/api/series/${issued.body.id}`;
  const activated = await app.post(`${path}/activate`, {}, owner);
  expect(activated.body).toMatchObject({ state: 'active', activatedAt: testNow.toISOString() });
  expect((await app.post(`${path}/activate`, {}, owner)).body.code).toBe('series.already_active');
  expect((await app.get(path, owner)).body).toEqual(activated.body);
  const unit = await app.get(`/api/units/${await codeOf(issued.body.id, 10_000_000)}`, owner);
  expect(unit.body).toMatchObject({ serial: 10_000_000, level: 'pack', state: 'active', lotId });
  const beyond = await codeOf(issued.body.id, 10_000_001);
  expect((await app.get(`/api/units/${beyond}`, owner)).body.code).toBe('unit.not_found');
});

test('people who issue at once get series of their own', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aLot(database());
  const all = await Promise.all(
    Array.from({ length: 8 }, async () =>
      app.post(`/api/lots/${lotId}/series`, { level: 'case', count: 10 }, owner),
    ),
  );
  expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
  const numbers = await Promise.all(all.map(async ({ body }) => (await numberOf(body.id)).number));
  expect(new Set(numbers).size).toBe(8);
  const listed = await app.get(`/api/lots/${lotId}/series`, owner);
  expect(listed.body.items).toHaveLength(8);
});

test('a part is voided, with a reason, and stays void', async () => {
  const { app, owner, seriesId, unit } = await aLabelledJourney();
  const path = `/api/series/${seriesId}/void`;
  const voided = await app.post(path, { first: 11, last: 20, reason: '标签受潮' }, owner);
  expect(voided.body.parts).toMatchObject([
    { first: 1, last: 10, state: 'in_use' },
    { first: 11, last: 20, state: 'void', reason: '标签受潮' },
    { first: 21, last: 100, state: 'in_use' },
  ]);
  const again = await app.post(path, { first: 5, last: 15, reason: 'x' }, owner);
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({
    code: 'series.not_in_use',
    details: { first: 11, last: 15, state: 'void' },
  });
  expect((await unit(11)).body).toMatchObject({
    state: 'void',
    history: [{ kind: 'void', reason: '标签受潮' }],
  });
  expect((await unit(10)).body).toMatchObject({ state: 'active', history: [] });
  for (const [first, last] of [
    [0, 5],
    [90, 101],
    [7, 6],
  ]) {
    const wrong = await app.post(path, { first, last, reason: 'x' }, owner);
    expect(wrong.body.errors[0]).toMatchObject({ field: 'last', rule: 'series.span' });
  }
});

test('a repack takes labelled units along, to a lot made of theirs and to no other', async () => {
  const { app, owner, buyer, seriesId, child, unit, lotId } = await aLabelledJourney();
  const path = `/api/series/${seriesId}/move`;
  const moved = await app.post(path, { first: 1, last: 20, toLotId: child.lotId }, owner);
  expect(moved.body.parts).toMatchObject([
    { first: 1, last: 20, state: 'in_use', lotId: child.lotId },
    { first: 21, last: 100, state: 'in_use', lotId },
  ]);
  expect((await unit(20)).body).toMatchObject({ lotId: child.lotId, state: 'active' });
  expect((await unit(21)).body).toMatchObject({ lotId });
  // The buyer knows the lot, not what was made of it, and is not told the old lot for it.
  expect((await unit(21, buyer)).body).toMatchObject({ lotId });
  expect((await unit(20, buyer)).body.code).toBe('unit.not_found');
  const shown = await app.get(`/api/series/${seriesId}`, buyer);
  expect(shown.body.parts).toMatchObject([{ last: 20, lotId: null }, { lotId }]);
  const back = await app.post(path, { first: 1, last: 5, toLotId: lotId }, owner);
  expect(back.body.code).toBe('series.not_made_from');
  const mixed = await app.post(path, { first: 15, last: 25, toLotId: child.lotId }, owner);
  expect(mixed.body.code).toBe('series.several_lots');
  const other = await aLot(database());
  const foreign = await app.post(path, { first: 30, last: 31, toLotId: other.lotId }, owner);
  expect(foreign.status).toBe(404);
  const history = await app.get(`/api/lots/${child.lotId}/history`, owner);
  expect(JSON.stringify(history.body)).toContain('serials 1–20');
  const why = { first: 1, last: 1, reason: '客户退货' };
  await app.post(`/api/series/${seriesId}/void`, why, owner);
  const seen = (await app.get(`/api/series/${seriesId}`, buyer)).body.parts;
  expect(seen[0]).toMatchObject({ state: 'void', lotId: null, reason: null });
});

test('old codes name the new ones that took their place, one by one where there are as many', async () => {
  const { app, owner, seriesId, child, post, unit, lotId } = await aLabelledJourney();
  const packs = await post(`/api/lots/${child.lotId}/series`, { level: 'pack', count: 400 }, owner);
  const path = `/api/series/${seriesId}/replace`;
  const successor = { seriesId: packs.id, first: 1, last: 10 };
  await post(path, { first: 1, last: 10, successor }, owner);
  expect((await unit(3)).body).toMatchObject({
    state: 'replaced',
    lotId: child.lotId,
    successorCode: await codeOf(packs.id, 3),
  });
  // Twenty cases became the other 390 packs: together, not one by one.
  const rest = { seriesId: packs.id, first: 11, last: 400 };
  await post(path, { first: 11, last: 20, successor: rest }, owner);
  expect((await unit(12)).body).toMatchObject({ state: 'replaced', successorCode: null });
  const again = await app.post(path, { first: 10, last: 10, successor }, owner);
  expect(again.body.code).toBe('series.not_in_use');
  const same = { seriesId, first: 50, last: 60 };
  const onto = await app.post(path, { first: 30, last: 40, successor: same }, owner);
  expect(onto.body.errors[0]).toMatchObject({ rule: 'series.same' });
  const beyond = { seriesId: packs.id, first: 400, last: 401 };
  const far = await app.post(path, { first: 30, last: 31, successor: beyond }, owner);
  expect(far.body.errors[0]).toMatchObject({ field: 'successor.last', rule: 'series.span' });
  // A pack can't become the case that it came out of.
  const reversed = { seriesId, first: 50, last: 50 };
  const wrong = await app.post(
    `/api/series/${packs.id}/replace`,
    { first: 1, last: 1, successor: reversed },
    owner,
  );
  expect(wrong.body.code).toBe('series.not_made_from');
  const listed = await app.get(`/api/lots/${child.lotId}/series`, owner);
  expect(listed.body.items.map((item: { id: string }) => item.id)).toEqual([seriesId, packs.id]);
  expect(listed.body.items[0].lotId).toBe(lotId);
});

test('a buyer sees the codes of what it handles and changes none; a stranger sees none', async () => {
  const { app, owner, buyer, stranger, seriesId, unit, lotId } = await aLabelledJourney();
  expect((await app.get(`/api/series/${seriesId}`, buyer)).status).toBe(200);
  expect((await unit(1, buyer)).status).toBe(200);
  const body = { first: 1, last: 2, reason: 'x' };
  const voided = await app.post(`/api/series/${seriesId}/void`, body, buyer);
  expect(voided.body.code).toBe('series.not_yours');
  expect((await app.post(`/api/series/${seriesId}/activate`, {}, buyer)).status).toBe(403);
  // Nor does it put labels of its own in the place of the importer's on the importer's goods.
  const own = await app.post(
    `/api/lots/${lotId}/series`,
    { level: 'case', count: 9, reason: '换标' },
    buyer,
  );
  const onto = { seriesId: own.body.id, first: 1, last: 9 };
  const path = `/api/series/${seriesId}/replace`;
  const relabelled = await app.post(path, { first: 1, last: 9, successor: onto }, buyer);
  expect(relabelled.body.code).toBe('series.not_yours');
  for (const [method, path, sent] of [
    ['GET', `/api/series/${seriesId}`, undefined],
    ['POST', `/api/series/${seriesId}/void`, body],
    ['POST', `/api/series/${seriesId}/activate`, {}],
  ] as const) {
    const refused = await app.send(method, path, sent, stranger);
    expect(refused.body.code).toBe('series.not_found');
  }
  expect((await unit(1, stranger)).body.code).toBe('unit.not_found');
  const issue = `/api/lots/${lotId}/series`;
  const viewer = { ...owner, role: 'viewer' as const };
  expect((await app.post(issue, { level: 'case', count: 1 }, viewer)).status).toBe(403);
  for (const count of [0, 33_554_432, 1.5]) {
    expect((await app.post(issue, { level: 'case', count }, owner)).status).toBe(422);
  }
});

test('two who void overlapping parts at once: one of them is told what stands in the way', async () => {
  const { app, owner, seriesId } = await aLabelledJourney();
  const sent = await Promise.all(
    [1, 5, 9].map(async (first) =>
      app.post(`/api/series/${seriesId}/void`, { first, last: 50, reason: 'x' }, owner),
    ),
  );
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(sent.filter(({ body }) => body.code === 'series.not_in_use')).toHaveLength(2);
});

test('without keys nothing is issued, and other keys than the printed ones are told by version', async () => {
  const app = createTestApp(database(), { unitCodes: undefined });
  const { owner, lotId } = await aLot(database());
  const path = `/api/lots/${lotId}/series`;
  const refused = await app.post(path, { level: 'case', count: 1 }, owner);
  expect([refused.status, refused.body.code]).toEqual([501, 'series.not_offered']);
  const issued = await createTestApp(database()).post(path, { level: 'case', count: 1 }, owner);
  expect(issued.status).toBe(201);
  expect(await lostCodeKeys(database(), testCodes)).toBeUndefined();
  expect((await lostCodeKeys(database(), undefined))?.en).toMatch(/lacks.*version 1;/);
  const others = createUnitCodes(`1:${'D'.repeat(43)}`);
  expect((await lostCodeKeys(database(), others))?.en).toMatch(/version 1;/);
});

test('codes of a lot whose declaration was withdrawn are neither put into force nor printed', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aLot(database());
  const issued = await app.post(`/api/lots/${lotId}/series`, { level: 'case', count: 10 }, owner);
  const path = `/api/series/${issued.body.id}`;
  const gone = await app.post(`/api/lots/${lotId}/withdrawal`, { reason: '未到货' }, owner);
  expect(gone.status).toBe(200);
  const print = { format: 'csv', first: 1, last: 2 };
  for (const [command, body] of [
    ['activate', {}],
    ['prints', print],
  ] as const) {
    const refused = await app.post(`${path}/${command}`, body, owner);
    expect(refused.body).toMatchObject({ status: 409, code: 'code.lot_withdrawn' });
  }
});

/** The buyer's own lot, made of some of the thirty cases that it was sent. */
async function aRepack(journey: Awaited<ReturnType<typeof aLabelledJourney>>, pieces: number) {
  const { post, buyer, stall, lotId } = journey;
  const productId = await aProduct(database(), buyer, { nameZh: '分装', nameEn: 'Repacked' });
  const placeId = await placeIn(database(), stall.id, 'dock');
  const quantity = kg(pieces * 10, pieces);
  const made = await post(
    '/api/processings',
    {
      premisesId: stall.id,
      inputs: [{ lotId, placeId, quantity }],
      outputs: [{ productId, productionDate: '2026-11-22', placeId, quantity }],
      lossWeightKg: 0,
    },
    buyer,
  );
  return made.lots[0].lotId as string;
}

test('who repacks goods of another’s label takes over as many as went in, and not one more', async () => {
  const journey = await aLabelledJourney();
  const { app, buyer, seriesId, post } = journey;
  const toLotId = await aRepack(journey, 10);
  const path = `/api/series/${seriesId}/move`;
  const all = await app.post(path, { first: 1, last: 100, toLotId }, buyer);
  expect([all.status, all.body.code]).toEqual([409, 'series.more_than_came']);
  expect(all.body.details).toEqual({ came: 10, taken: 0, count: 100 });
  await post(path, { first: 1, last: 8, toLotId }, buyer);
  const more = await app.post(path, { first: 9, last: 11, toLotId }, buyer);
  expect(more.body.details).toEqual({ came: 10, taken: 8, count: 3 });
  // Nor by putting new labels in their place.
  const own = await post(`/api/lots/${toLotId}/series`, { level: 'case', count: 9 }, buyer);
  const successor = { seriesId: own.id, first: 1, last: 3 };
  const relabelled = { first: 9, last: 11, successor };
  const replaced = await app.post(`/api/series/${seriesId}/replace`, relabelled, buyer);
  expect(replaced.body.code).toBe('series.more_than_came');
  // Relabelled within its lot a unit has not come in a second time.
  const again = { first: 1, last: 2, successor: { seriesId: own.id, first: 1, last: 2 } };
  await post(`/api/series/${seriesId}/replace`, again, buyer);
  await post(path, { first: 9, last: 10, toLotId }, buyer);
});

test('codes in force come to no goods without their proofs; a hold keeps none from being recorded', async () => {
  const journey = await aLabelledJourney();
  const { app, owner, seriesId, child, post, regulator } = journey;
  const words = { reasonZh: '抽检', reasonEn: 'Checked' };
  await post('/api/holds', { lotIds: [child.lotId], ...words }, regulator);
  const path = `/api/series/${seriesId}/move`;
  expect((await app.post(path, { first: 1, last: 2, toLotId: child.lotId }, owner)).status).toBe(
    200,
  );
  const rules = await database()
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'codes.units_moved')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(rules.body).toMatchObject({ gate: { at: testNow.toISOString() } });
  // Moved first and put into force later: the gate is asked for where the units are by then.
  const late = await post(
    `/api/lots/${journey.lotId}/series`,
    { level: 'case', count: 9, reason: '备用' },
    owner,
  );
  await post(`/api/series/${late.id}/move`, { first: 1, last: 2, toLotId: child.lotId }, owner);
  const refused = await app.post(`/api/series/${late.id}/activate`, {}, owner);
  expect(refused.body.code).toBe('gate.unmet');
});

test('more case codes than cases take a reason; void ones make room', async () => {
  const { app, owner, seriesId, lotId, post } = await aLabelledJourney();
  const path = `/api/lots/${lotId}/series`;
  const refused = await app.post(path, { level: 'case', count: 1 }, owner);
  expect([refused.status, refused.body.code]).toEqual([409, 'series.more_than_pieces']);
  expect(refused.body.details).toEqual({ pieces: 100, issued: 100, count: 1 });
  await post(path, { level: 'pack', count: 4000 }, owner);
  await post(`/api/series/${seriesId}/void`, { first: 1, last: 5, reason: '受潮' }, owner);
  await post(path, { level: 'case', count: 5 }, owner);
  expect((await app.post(path, { level: 'case', count: 1 }, owner)).status).toBe(409);
  await post(path, { level: 'case', count: 1, reason: '备用标签' }, owner);
});
