import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import {
  recordDisinfection,
  recordDisinfections,
} from '../../src/features/evidence/disinfections.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, anOrganisation, aProduct, somePremises, unique } from '../support/factories.ts';
import { aStockedFirm, kg } from '../support/story.ts';
import { aRegulator, aScene, eventTypesOf, shifted } from './support.ts';

const database = useDatabase();

const anAgent = {
  agent: '二氧化氯消毒剂',
  productLicenceNo: '粤卫消证字(2020)第0001号',
  concentration: 500.5,
  concentrationUnit: 'clo2_mg_l',
  ratio: '1:100',
  workerNo: 'W01',
};

async function aCrew() {
  const app = createTestApp(database());
  const scene = await aScene(database());
  const prepare = async (overrides: Record<string, unknown> = {}) =>
    app.post(
      '/api/disinfectants',
      { ...anAgent, occurredAt: shifted(testNow, -600), ...overrides },
      scene.owner,
    );
  const disinfectantId: string = (await prepare()).body.id;
  const job = {
    disinfectantId,
    premisesId: scene.premises.id,
    object: 'outer_package',
    method: 'spray',
    contactMinutes: 30,
    temperatureC: -18.5,
    sixSides: true,
    workerNo: 'W02',
    startedAt: shifted(testNow, -90),
    occurredAt: shifted(testNow, -30),
  } as const;
  const aJob = (overrides: Record<string, unknown> = {}) => ({
    ...job,
    certificateNo: unique('XD2026-'),
    lots: [{ lotId: scene.lotId, ...kg(1000, 100) }],
    ...overrides,
  });
  const record = async (overrides: Record<string, unknown> = {}) =>
    app.post('/api/disinfections', aJob(overrides), scene.owner);
  const ruleOf = async (overrides: Record<string, unknown>) => {
    const { status, body } = await record(overrides);
    return status === 201 ? 'recorded' : [status, body.errors[0].field, body.errors[0].rule];
  };
  return { app, ...scene, disinfectantId, prepare, job, aJob, record, ruleOf };
}

test('a disinfection tells agent, concentration, contact, people and the goods covered', async () => {
  const { app, owner, lotId, record } = await aCrew();
  const sent = await record({ lots: [{ lotId, ...kg(999.5, 100) }] });
  expect(sent.status).toBe(201);
  const { body } = await app.get(`/api/disinfections/${sent.body.id}`, owner);
  expect(body).toMatchObject({
    object: 'outer_package',
    contactMinutes: 30,
    temperatureC: -18.5,
    sixSides: true,
    workerNo: 'W02',
    startedAt: shifted(testNow, -90),
    endedAt: shifted(testNow, -30),
    disinfectant: { concentration: 500.5, concentrationUnit: 'clo2_mg_l', workerNo: 'W01' },
    lots: [{ lotId, netWeightKg: 999.5, pieces: 100, repeatReason: null }],
  });
  expect(await eventTypesOf(database(), lotId)).toContain('evidence.disinfected');
});

test('an agent prepared more than 24 hours before is stale, to the minute', async () => {
  const { prepare, ruleOf } = await aCrew();
  const prepared = async (minutes: number) =>
    (await prepare({ occurredAt: shifted(testNow, minutes) })).body.id;
  const startedAt = shifted(testNow, -90);
  expect(await ruleOf({ startedAt, disinfectantId: await prepared(-90 - 1441) })).toEqual([
    422,
    'disinfectantId',
    'disinfectant.stale',
  ]);
  expect(await ruleOf({ startedAt, disinfectantId: await prepared(-89) })).toEqual([
    422,
    'startedAt',
    'disinfectant.not_ready',
  ]);
  expect(await ruleOf({ startedAt, disinfectantId: await prepared(-90 - 1440) })).toBe('recorded');
});

test('the same goods are disinfected twice only with a reason', async () => {
  const { lotId, record, ruleOf } = await aCrew();
  const line = { lotId, ...kg(400, 40) };
  expect((await record({ lots: [line] })).status).toBe(201);
  expect(await ruleOf({ lots: [line] })).toEqual([
    422,
    'lots.0.repeatReason',
    'disinfection.repeated',
  ]);
  expect(await ruleOf({ lots: [{ ...line, repeatReason: '另一部分货物' }] })).toBe('recorded');
});

test('goods made of disinfected goods count as disinfected', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const agent = { ...anAgent, occurredAt: shifted(testNow, -600) };
  const disinfectantId = (await app.post('/api/disinfectants', agent, firm.owner)).body.id;
  const send = async (lotId: string, more: object = {}) =>
    app.post(
      '/api/disinfections',
      {
        disinfectantId,
        certificateNo: unique('XD2026-'),
        premisesId: firm.premises.id,
        object: 'pallet',
        method: 'machine',
        contactMinutes: 10,
        sixSides: true,
        workerNo: 'W02',
        startedAt: shifted(testNow, -60),
        lots: [{ lotId, ...kg(100, 10), ...more }],
      },
      firm.owner,
    );
  expect((await send(firm.lotId)).status).toBe(201);
  const processed = await app.post(
    '/api/processings',
    {
      premisesId: firm.premises.id,
      inputs: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(500, 50) }],
      outputs: [
        {
          productId: await aProduct(database(), firm.owner),
          productionDate: '2026-11-22',
          placeId: firm.frozen,
          quantity: kg(500, 50),
        },
      ],
      lossWeightKg: 0,
      occurredAt: shifted(testNow, -61),
    },
    firm.owner,
  );
  const child = processed.body.lots[0].lotId;
  expect((await send(child)).body.code).toBe('disinfection.repeated');
  expect((await send(child, { repeatReason: '分装后再次消毒' })).status).toBe(201);
});

test('not more is covered than the lot has', async () => {
  const { lotId, ruleOf } = await aCrew();
  const code = 'lot.less_declared';
  expect(await ruleOf({ lots: [{ lotId, ...kg(1000.001, 100) }] })).toEqual([
    422,
    'lots.0.netWeightKg',
    code,
  ]);
  expect(await ruleOf({ lots: [{ lotId, ...kg(1000, 101) }] })).toEqual([
    422,
    'lots.0.pieces',
    code,
  ]);
});

test('goods are named when goods are disinfected, and only then', async () => {
  const { ruleOf } = await aCrew();
  expect(await ruleOf({ lots: [] })).toEqual([422, 'lots', 'disinfection.lots_missing']);
  expect(await ruleOf({ object: 'floor' })).toEqual([422, 'lots', 'disinfection.lots_not_wanted']);
  expect(await ruleOf({ object: 'room', lots: [] })).toBe('recorded');
});

test('wrong times are refused', async () => {
  const { ruleOf } = await aCrew();
  expect(await ruleOf({ startedAt: shifted(testNow, -30) })).toEqual([
    422,
    'startedAt',
    'disinfection.span',
  ]);
  expect(await ruleOf({ contactMinutes: 61 })).toEqual([
    422,
    'contactMinutes',
    'disinfection.contact',
  ]);
  expect(await ruleOf({ occurredAt: shifted(testNow, 5) })).toEqual([
    422,
    'occurredAt',
    'time.future',
  ]);
});

test('goods are not disinfected before they were declared', async () => {
  const { prepare, ruleOf } = await aCrew();
  const occurredAt = '2026-11-20T06:00:00.000Z';
  const { id } = (await prepare({ occurredAt })).body;
  const times = { startedAt: '2026-11-20T08:00:00.000Z', occurredAt: '2026-11-20T09:30:00.000Z' };
  expect(await ruleOf({ disinfectantId: id, ...times })).toEqual([
    422,
    'startedAt',
    'time.before_lot',
  ]);
});

test('another firm’s agent, premises and lots do not exist', async () => {
  const { ruleOf } = await aCrew();
  const other = await aCrew();
  const strange = await somePremises(database(), other.owner);
  expect(await ruleOf({ disinfectantId: other.disinfectantId })).toEqual([
    422,
    'disinfectantId',
    'disinfectant.unknown',
  ]);
  expect(await ruleOf({ premisesId: strange.id })).toEqual([422, 'premisesId', 'premises.unknown']);
  const { lotId } = await aLot(database());
  expect(await ruleOf({ lots: [{ lotId, ...kg(1, 1) }] })).toEqual([
    422,
    'lots.0.lotId',
    'lot.unknown',
  ]);
});

test('a certificate number is used once in a firm', async () => {
  const { lot, record } = await aCrew();
  const certificateNo = unique('XD2026-');
  expect((await record({ certificateNo })).status).toBe(201);
  const lots = [{ lotId: await lot(), ...kg(10, 1) }];
  const again = await record({ certificateNo, lots });
  expect([again.status, again.body.code]).toEqual([409, 'disinfection.certificate_taken']);
});

test('a disinfection firm works on others’ premises, which see what it did there', async () => {
  const { app, premises, owner, job } = await aCrew();
  const firm = await anOrganisation(database(), 'disinfection');
  const crew = firm.member('keeper');
  const agent = { ...anAgent, occurredAt: shifted(testNow, -600) };
  const disinfectantId = (await app.post('/api/disinfectants', agent, crew)).body.id;
  const body = {
    ...job,
    disinfectantId,
    premisesId: premises.id,
    object: 'room',
    certificateNo: unique('XD2026-'),
  };
  const sent = await app.post('/api/disinfections', body, crew);
  expect(sent.status).toBe(201);
  const seen = await app.get(`/api/disinfections/${sent.body.id}`, owner);
  expect(seen.body.workerNo).toBeNull();
  expect(seen.body.disinfectant.workerNo).toBeNull();
  const stranger = (await anOrganisation(database())).member('owner');
  expect((await app.get(`/api/disinfections/${sent.body.id}`, stranger)).status).toBe(404);
  const regulator = await aRegulator(database());
  expect((await app.get(`/api/disinfections/${sent.body.id}`, regulator)).body.workerNo).toBe(
    'W02',
  );
});

test('an agent needs a person, a possible concentration and a time that has come', async () => {
  const { prepare } = await aCrew();
  const rule = async (overrides: Record<string, unknown>) =>
    (await prepare(overrides)).body.errors[0].field;
  expect(await rule({ workerNo: undefined })).toBe('workerNo');
  expect(await rule({ concentration: 100.1, concentrationUnit: 'paa_percent' })).toBe(
    'concentration',
  );
  expect(await rule({ concentration: 0.0001 })).toBe('concentration');
  expect(await rule({ occurredAt: shifted(testNow, 5) })).toBe('occurredAt');
});

test('two disinfections of one lot at once: the second needs its reason', async () => {
  const { owner, aJob } = await aCrew();
  const ctx = ctxFor(database(), owner);
  const tried = await Promise.allSettled(
    [aJob(), aJob()].map(async (input) => recordDisinfection(ctx, input)),
  );
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('many at once: the good ones are recorded, the others reported', async () => {
  const { owner, aJob, lot } = await aCrew();
  const lots = [{ lotId: await lot(), ...kg(10, 1) }];
  const items = [aJob({ lots }), aJob({ lots }), aJob({ contactMinutes: 600 }), aJob()].map(
    (input) => ({ id: uuidv7(testNow), input }),
  );
  const ctx = ctxFor(database(), owner);
  const batch = await recordDisinfections(ctx, items);
  expect(batch.done).toBe(2);
  expect(batch.refused.map(({ error }) => error.code)).toEqual([
    'disinfection.repeated',
    'disinfection.contact',
  ]);
  expect(await recordDisinfections(ctx, items)).toMatchObject({ done: 0, repeated: 2 });
});

test('a laboratory disinfects nothing', async () => {
  const { app, technician } = await aCrew();
  expect((await app.post('/api/disinfectants', anAgent, technician)).status).toBe(403);
});

test('disinfections of a lot are listed to who handles it', async () => {
  const { app, lotId, owner, record } = await aCrew();
  const { id } = (await record()).body;
  const ids = async (actor: typeof owner) =>
    (await app.get(`/api/disinfections?lotId=${lotId}`, actor)).body.items.map(
      (item: { id: string }) => item.id,
    );
  expect(await ids(owner)).toEqual([id]);
  expect(await ids((await anOrganisation(database())).member('owner'))).toEqual([]);
  expect((await app.get('/api/disinfectants', owner)).body.items).toHaveLength(1);
});
