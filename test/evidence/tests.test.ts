import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { reportTest, reportTests } from '../../src/features/evidence/tests.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { aPcr, aRegulator, aScene, eventTypesOf, holdsOf, sampled, shifted } from './support.ts';

const database = useDatabase();

async function aLaboratory() {
  const app = createTestApp(database());
  const scene = await aScene(database());
  const sampleId = await sampled(app, scene, [scene.lotId], {
    occurredAt: shifted(testNow, -120),
  });
  const report = async (overrides: Record<string, unknown> = {}) =>
    app.post('/api/tests', aPcr({ sampleId, ...overrides }), scene.technician);
  const supersede = async (supersedes: string, overrides: Record<string, unknown> = {}) =>
    app.post('/api/tests', aPcr({ supersedes, ...overrides }), scene.technician);
  return { app, ...scene, scene, sampleId, report, supersede };
}

test('a single sample gets its pool of one with its first test, and keeps it', async () => {
  const { app, sampleId, lotId, report, owner } = await aLaboratory();
  const first = await report({ value: '36.5' });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ poolId: sampleId, holdIds: [] });
  const second = await report({ analyte: 'asfv' });
  expect(second.body.poolId).toBe(sampleId);
  const list = async (query: string) =>
    (await app.get(`/api/tests?lotId=${lotId}${query}`, owner)).body.items;
  expect(await list('')).toHaveLength(2);
  expect((await list('&analyte=sars_cov_2'))[0]).toMatchObject({
    analyte: 'sars_cov_2',
    result: 'negative',
    value: '36.5',
    sampleIds: [sampleId],
    lotIds: [lotId],
    supersededBy: null,
  });
  expect(await holdsOf(database(), lotId)).toEqual([]);
  expect(await eventTypesOf(database(), lotId)).toContain('evidence.test_reported');
});

test.each(['positive', 'suspect'])('a %s pool holds every lot in it at once', async (result) => {
  const { app, scene, sampleId, lotId, lot, technician } = await aLaboratory();
  const [second, third] = [await lot(), await lot()];
  const sampleIds = [sampleId, await sampled(app, scene, [second, lotId])];
  const { id: poolId } = (
    await app.post('/api/pools', { number: unique('P-'), sampleIds }, technician)
  ).body;
  const sent = await app.post('/api/tests', aPcr({ poolId, result }), technician);
  expect(sent.status).toBe(201);
  for (const held of [lotId, second]) {
    const [hold, ...others] = await holdsOf(database(), held);
    expect(hold).toMatchObject({ kind: 'test', test_id: sent.body.id, released_at: null });
    expect(sent.body.holdIds).toContain(hold?.id);
    expect(others).toEqual([]);
    expect((await eventTypesOf(database(), held)).slice(-2)).toEqual([
      'evidence.test_reported',
      'oversight.lots_held',
    ]);
  }
  expect(await holdsOf(database(), third)).toEqual([]);
});

test('negative and invalid results hold nothing', async () => {
  const { lotId, report } = await aLaboratory();
  expect((await report()).body.holdIds).toEqual([]);
  expect((await report({ result: 'invalid' })).body.holdIds).toEqual([]);
  expect(await holdsOf(database(), lotId)).toEqual([]);
});

test('a new result supersedes the earlier one, once, and both stay', async () => {
  const { app, report, supersede, owner, lotId } = await aLaboratory();
  const suspect = (await report({ result: 'suspect', occurredAt: shifted(testNow, -60) })).body.id;
  const negative = await supersede(suspect, { occurredAt: shifted(testNow, -30) });
  expect(negative.status).toBe(201);
  const again = await supersede(suspect);
  expect([again.status, again.body.code]).toEqual([409, 'test.superseded_already']);
  expect(again.body.details).toEqual({ supersededBy: negative.body.id });
  const positive = await supersede(negative.body.id, { result: 'positive' });
  expect(positive.status).toBe(201);
  const chain = (await app.get(`/api/tests?lotId=${lotId}`, owner)).body.items;
  expect(chain.map((t: { result: string }) => t.result).sort()).toEqual([
    'negative',
    'positive',
    'suspect',
  ]);
  expect((await app.get(`/api/tests/${suspect}`, owner)).body).toMatchObject({
    supersedes: null,
    supersededBy: negative.body.id,
  });
});

test('a superseding negative does not release the hold by itself', async () => {
  const { lotId, report, supersede } = await aLaboratory();
  const { id } = (await report({ result: 'positive' })).body;
  expect((await supersede(id)).status).toBe(201);
  expect(await holdsOf(database(), lotId)).toMatchObject([{ released_at: null }]);
});

test('two that supersede the same result at once: one of them does', async () => {
  const { report, technician, lotId } = await aLaboratory();
  const { id } = (await report({ result: 'suspect' })).body;
  const ctx = ctxFor(database(), technician);
  const input = { supersedes: id, analyte: 'sars_cov_2', method: 'rt_pcr' } as const;
  const tried = await Promise.allSettled([
    reportTest(ctx, { ...input, result: 'negative' }),
    reportTest(ctx, { ...input, result: 'positive' }),
  ]);
  const refused = tried.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused).toMatchObject([{ reason: { code: 'test.superseded_already' } }]);
  expect(await holdsOf(database(), lotId)).not.toEqual([]);
});

test('two first tests of one sample at once share its pool', async () => {
  const { sampleId, technician } = await aLaboratory();
  const ctx = ctxFor(database(), technician);
  const both = await Promise.all(
    (['sars_cov_2', 'asfv'] as const).map(async (analyte) =>
      reportTest(ctx, { sampleId, analyte, method: 'rt_pcr', result: 'negative' }),
    ),
  );
  expect(both.map(({ poolId }) => poolId)).toEqual([sampleId, sampleId]);
});

test('wrong times are refused', async () => {
  const { app, report, supersede, sampleId, technician } = await aLaboratory();
  const ruleOf = (sent: { body: { errors: { field: string; rule: string }[] } }) =>
    sent.body.errors[0]?.rule;
  expect(ruleOf(await report({ occurredAt: shifted(testNow, -121) }))).toBe('test.before_sample');
  expect(ruleOf(await report({ occurredAt: shifted(testNow, 5) }))).toBe('time.future');
  const { id } = (await report()).body;
  const earlier = await supersede(id, { occurredAt: shifted(testNow, -1) });
  expect(ruleOf(earlier)).toBe('test.before_superseded');
  const pool = { number: unique('P-'), sampleIds: [sampleId], occurredAt: shifted(testNow, -30) };
  const poolId = (await app.post('/api/pools', pool, technician)).body.id;
  const body = aPcr({ poolId, occurredAt: shifted(testNow, -31) });
  expect(ruleOf(await app.post('/api/tests', body, technician))).toBe('test.before_sample');
});

test('a late report of an earlier test is as good as any', async () => {
  const { report } = await aLaboratory();
  expect((await report()).status).toBe(201);
  const late = await report({ analyte: 'asfv', occurredAt: shifted(testNow, -100) });
  expect(late.status).toBe(201);
});

test('results are written as their analyte demands', async () => {
  const { report } = await aLaboratory();
  const fault = async (overrides: Record<string, unknown>) => {
    const { status, body } = await report(overrides);
    return status === 201 ? 'reported' : [body.errors[0].field, body.errors[0].rule];
  };
  expect(await fault({ method: 'culture' })).toEqual(['method', 'test.method']);
  expect(await fault({ analyte: 'coliforms', method: 'plate_count' })).toEqual([
    'value',
    'test.value',
  ]);
  expect(await fault({ analyte: 'coliforms', method: 'plate_count', value: '<10' })).toBe(
    'reported',
  );
  expect(await fault({ analyte: 'plutonium' })).toEqual(['analyte', 'format.invalid_value']);
  expect(await fault({ poolId: uuidv7(testNow) })).toEqual(['sampleId', 'test.target']);
  expect(await fault({ sampleId: undefined })).toEqual(['sampleId', 'test.target']);
});

test('a laboratory reports only what was sent to it', async () => {
  const { app, sampleId, report } = await aLaboratory();
  const other = await aLaboratory();
  const foreign = await app.post('/api/tests', aPcr({ sampleId }), other.technician);
  expect(foreign.body.errors).toMatchObject([{ field: 'sampleId', rule: 'test.unknown_target' }]);
  const { id } = (await report()).body;
  const superseding = await other.supersede(id);
  expect(superseding.body.errors[0]).toMatchObject({ field: 'supersedes' });
  expect((await app.get(`/api/tests/${id}`, other.technician)).status).toBe(404);
  expect((await app.get(`/api/tests/${id}`, other.owner)).status).toBe(404);
  expect((await app.get(`/api/tests/${id}`, await aRegulator(database()))).status).toBe(200);
});

test('a firm enters rapid tests of its own, and a laboratory’s result by its report', async () => {
  const { app, sampleId, owner, firm, report } = await aLaboratory();
  const send = async (body: Record<string, unknown>, actor = owner) =>
    app.post('/api/tests', { sampleId, result: 'negative', ...body }, actor);
  const rapid = { analyte: 'salmonella', method: 'rapid_test' };
  expect((await send(rapid)).status).toBe(201);
  expect((await send(aPcr({}))).body.errors[0]).toMatchObject({
    field: 'reportNo',
    rule: 'test.report_missing',
  });
  expect((await send(aPcr({ reportNo: 'HS-2026-0042' }))).status).toBe(201);
  expect((await send(rapid, firm.member('keeper'))).status).toBe(403);
  const positive = (await report({ result: 'positive' })).body.id;
  const whitewash = aPcr({ sampleId: undefined, supersedes: positive, reportNo: 'HS-1' });
  expect((await send(whitewash)).body.code).toBe('test.laboratory_supersedes');
});

test('many results at once: a positive among them holds, a faulty one is reported', async () => {
  const { app, scene, lot, technician } = await aLaboratory();
  const items = [];
  const lots = [];
  for (const result of ['negative', 'positive', 'negative'] as const) {
    const lotId = await lot();
    lots.push(lotId);
    const sampleId = await sampled(app, scene, [lotId]);
    const input = { sampleId, analyte: 'sars_cov_2', method: 'rt_pcr', result } as const;
    items.push({ id: uuidv7(testNow), input });
    items.push({ id: uuidv7(testNow), input: { ...input, analyte: 'asfv' as const } });
  }
  const nowhere = { ...items[0]?.input, sampleId: uuidv7(testNow) } as (typeof items)[0]['input'];
  items.push({ id: uuidv7(testNow), input: nowhere });
  const ctx = ctxFor(database(), technician);
  const batch = await reportTests(ctx, items);
  expect(batch).toMatchObject({ done: 6, repeated: 0 });
  expect(batch.refused.map(({ error }) => error.code)).toEqual(['test.unknown_target']);
  const held = await Promise.all(lots.map(async (id) => (await holdsOf(database(), id)).length));
  expect(held).toEqual([0, 2, 0]);
  expect(await reportTests(ctx, items)).toMatchObject({ done: 0, repeated: 6 });
});

test('the vocabulary of tests can be read', async () => {
  const { app, owner } = await aLaboratory();
  const { body } = await app.get('/api/analytes', owner);
  expect(body.find(({ code }: { code: string }) => code === 'asfv')).toMatchObject({
    name: { zh: '非洲猪瘟病毒' },
    unit: 'Ct',
  });
  expect((await app.get('/api/analytes')).status).toBe(401);
});

test('disinfection firms report no tests', async () => {
  const { app, sampleId } = await aLaboratory();
  const firm = await anOrganisation(database(), 'disinfection');
  expect((await app.post('/api/tests', aPcr({ sampleId }), firm.member('owner'))).status).toBe(403);
});

test('two batches at once that test the same samples are both recorded', async () => {
  const { scene, app, lotId, technician } = await aLaboratory();
  const sampleIds = [await sampled(app, scene, [lotId]), await sampled(app, scene, [lotId])];
  const batch = (analyte: 'sars_cov_2' | 'asfv') =>
    sampleIds.map((sampleId) => ({
      id: uuidv7(testNow),
      input: { sampleId, analyte, method: 'rt_pcr', result: 'negative' } as const,
    }));
  const ctx = ctxFor(database(), technician);
  const both = await Promise.all([
    reportTests(ctx, batch('sars_cov_2')),
    reportTests(ctx, batch('asfv')),
  ]);
  expect(both).toMatchObject([
    { done: 2, refused: [] },
    { done: 2, refused: [] },
  ]);
});
