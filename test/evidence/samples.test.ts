import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { takeSamples } from '../../src/features/evidence/samples.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, anOrganisation, somePremises, unique } from '../support/factories.ts';
import { aRegulator, aSample, aScene, eventTypesOf, sampled, shifted } from './support.ts';

const database = useDatabase();

async function aBench() {
  const app = createTestApp(database());
  const scene = await aScene(database());
  const take = async (overrides: Record<string, unknown> = {}) =>
    app.post('/api/samples', aSample(scene, [scene.lotId], overrides), scene.owner);
  const ruleOf = async (overrides: Record<string, unknown>) => {
    const { status, body } = await take(overrides);
    return status === 201 ? 'taken' : [status, body.errors[0].field, body.errors[0].rule];
  };
  return { app, ...scene, scene, take, ruleOf };
}

test('a product sample belongs to the history of its lots and goes to one laboratory', async () => {
  const { app, lotId, take, owner, technician } = await aBench();
  const sent = await take({ kind: 'product_inner', samplerWorkerNo: 'w07', spot: '3 号库' });
  expect(sent.status).toBe(201);
  const path = `/api/samples/${sent.body.id}`;
  expect((await app.get(path, owner)).body).toMatchObject({
    kind: 'product_inner',
    samplerWorkerNo: 'W07',
    lotIds: [lotId],
    takenAt: testNow.toISOString(),
  });
  expect(await eventTypesOf(database(), lotId)).toContain('evidence.sample_taken');
  expect((await app.get(path, technician)).body).toMatchObject({
    lotIds: [lotId],
    samplerWorkerNo: null,
  });
  const otherLaboratory = (await anOrganisation(database(), 'laboratory')).member('quality');
  expect((await app.get(path, otherLaboratory)).status).toBe(404);
  expect((await app.get('/api/samples', otherLaboratory)).body.items).toEqual([]);
});

test('a personnel sample names a worker by number, never by name or phone, and no lot', async () => {
  const { app, lotId, owner, technician, take, ruleOf } = await aBench();
  const personnel = { kind: 'personnel', lotIds: [] };
  const sent = await take({ ...personnel, workerNo: 'W0042' });
  expect(sent.status).toBe(201);
  const path = `/api/samples/${sent.body.id}`;
  expect((await app.get(path, owner)).body.workerNo).toBe('W0042');
  expect((await app.get(path, technician)).body.workerNo).toBeNull();
  expect(await ruleOf(personnel)).toEqual([422, 'workerNo', 'sample.worker_missing']);
  expect(await ruleOf({ ...personnel, workerNo: '张三' })).toEqual([
    422,
    'workerNo',
    'worker.form',
  ]);
  expect(await ruleOf({ ...personnel, workerNo: '13800138000' })).toEqual([
    422,
    'workerNo',
    'worker.form',
  ]);
  expect(await ruleOf({ kind: 'personnel', workerNo: 'W1', lotIds: [lotId] })).toEqual([
    422,
    'lotIds',
    'sample.lots_not_wanted',
  ]);
  expect(await ruleOf({ workerNo: 'W1' })).toEqual([422, 'workerNo', 'sample.worker_not_wanted']);
});

test('what a sample refers to has to exist and to belong together', async () => {
  const { owner, firm, premises, ruleOf } = await aBench();
  const elsewhere = await somePremises(database(), owner);
  const foreign = (await aLot(database())).lotId;
  const stranger = await anOrganisation(database());
  const strange = await somePremises(database(), stranger.member('owner'));
  expect(await ruleOf({ lotIds: [] })).toEqual([422, 'lotIds', 'sample.lots_missing']);
  expect(await ruleOf({ lotIds: [foreign] })).toEqual([422, 'lotIds.0', 'lot.unknown']);
  expect(await ruleOf({ laboratoryOrgId: firm.orgId })).toEqual([
    422,
    'laboratoryOrgId',
    'sample.laboratory',
  ]);
  expect(await ruleOf({ premisesId: strange.id })).toEqual([422, 'premisesId', 'premises.unknown']);
  expect(await ruleOf({ placeId: elsewhere.rooms[0] })).toEqual([422, 'placeId', 'place.unknown']);
  expect(await ruleOf({ placeId: premises.rooms[0] })).toBe('taken');
  expect(await ruleOf({ kind: 'environment', lotIds: [], spot: '门把手' })).toBe('taken');
});

test('a sample is not taken before its lot existed, nor in the future', async () => {
  const { ruleOf } = await aBench();
  expect(await ruleOf({ occurredAt: '2026-11-20T08:59:00.000Z' })).toEqual([
    422,
    'occurredAt',
    'time.before_lot',
  ]);
  expect(await ruleOf({ occurredAt: shifted(testNow, 5) })).toEqual([
    422,
    'occurredAt',
    'time.future',
  ]);
});

test('a sample number is used once in a firm', async () => {
  const { take } = await aBench();
  const number = unique('S-');
  expect((await take({ number })).status).toBe(201);
  const again = await take({ number });
  expect([again.status, again.body.code]).toEqual([409, 'sample.number_taken']);
  const other = await aBench();
  expect((await other.take({ number })).status).toBe(201);
});

test('a regulator samples at any premises; a viewer nowhere', async () => {
  const { app, scene, lotId, firm } = await aBench();
  const sample = aSample(scene, [lotId]);
  expect((await app.post('/api/samples', sample, firm.member('viewer'))).status).toBe(403);
  expect((await app.post('/api/samples', sample, await aRegulator(database()))).status).toBe(201);
});

test('a pool mixes samples at hand and belongs to the history of every lot in it', async () => {
  const { app, scene, lotId, lot, technician, owner } = await aBench();
  const second = await lot();
  const sampleIds = [
    await sampled(app, scene, [lotId]),
    await sampled(app, scene, [lotId, second]),
  ];
  const made = await app.post('/api/pools', { number: unique('P-'), sampleIds }, technician);
  expect(made.status).toBe(201);
  expect(await eventTypesOf(database(), second)).toContain('evidence.pool_made');
  const read = await app.get(`/api/pools/${made.body.id}`, owner);
  expect(read.body.sampleIds).toEqual([...sampleIds].sort());
  const listed = await app.get(`/api/pools?sampleId=${sampleIds[0]}`, owner);
  expect(listed.body.items).toHaveLength(1);
});

test('a pool of two firms’ samples shows each firm its own', async () => {
  const { app, scene, lotId, laboratory, technician, owner } = await aBench();
  const other = { ...(await aScene(database())), laboratory };
  const mine = await sampled(app, scene, [lotId]);
  const theirs = await sampled(app, other, [other.lotId]);
  const body = { number: unique('P-'), sampleIds: [mine, theirs] };
  expect((await app.post('/api/pools', body, owner)).body.errors).toMatchObject([
    { field: 'sampleIds.1', rule: 'sample.unknown' },
  ]);
  const { id } = (await app.post('/api/pools', body, technician)).body;
  expect((await app.get(`/api/pools/${id}`, owner)).body.sampleIds).toEqual([mine]);
  expect((await app.get(`/api/pools/${id}`, technician)).body.sampleIds).toHaveLength(2);
});

test('a pool is made after sampling, for one laboratory, under its own number', async () => {
  const { app, scene, lotId, owner, technician } = await aBench();
  const first = await sampled(app, scene, [lotId]);
  const elsewhere = await anOrganisation(database(), 'laboratory');
  const second = await sampled(app, scene, [lotId], { laboratoryOrgId: elsewhere.orgId });
  const number = unique('P-');
  const make = async (overrides: Record<string, unknown>) =>
    (await app.post('/api/pools', { number, sampleIds: [first], ...overrides }, owner)).body;
  expect((await make({ sampleIds: [first, second] })).code).toBe('pool.laboratories');
  expect((await make({ occurredAt: shifted(testNow, -60) })).code).toBe('pool.before_sample');
  expect((await make({})).id).toBeDefined();
  expect((await make({})).code).toBe('pool.number_taken');
  const foreign = { number: unique('P-'), sampleIds: [second] };
  expect((await app.post('/api/pools', foreign, technician)).status).toBe(422);
});

test('many samples at once: the good ones are recorded, the others reported', async () => {
  const { scene, owner, lotId } = await aBench();
  const number = unique('S-');
  const item = (overrides: Record<string, unknown> = {}) => ({
    id: uuidv7(testNow),
    input: aSample(scene, [lotId], overrides) as Parameters<typeof takeSamples>[1][0]['input'],
  });
  const items = [item({ number }), item({ number }), item(), item({ lotIds: [] })];
  const ctx = ctxFor(database(), owner);
  const first = await takeSamples(ctx, items);
  expect(first).toMatchObject({ done: 2, repeated: 0 });
  expect(first.refused.map(({ id, error }) => [id, error.code])).toEqual([
    [items[1]?.id, 'sample.number_taken'],
    [items[3]?.id, 'sample.lots_missing'],
  ]);
  expect(await takeSamples(ctx, items)).toMatchObject({ done: 0, repeated: 2 });
});
