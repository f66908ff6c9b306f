import { sql } from 'kysely';
import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import type { PersonalKeys } from '../../src/core/ports.ts';
import { rewrapDataKeys } from '../../src/features/people/people.service.ts';
import { createKeyRing } from '../../src/platform/personal-keys.ts';
import { compareWithRebuilt } from '../../src/rebuild.ts';
import { createTestApp, ctxFor, testKeys, type TestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises } from '../support/factories.ts';
import { aStockedFirm, kg, shipFrom } from '../support/story.ts';
import { aWorker, eventsOf } from './support.ts';

const database = useDatabase();
const reason = '本人要求删除 Asked for by the worker';

async function aFirm() {
  const org = await anOrganisation(database());
  return { ...org, owner: org.member('owner') };
}

async function nameOf(app: TestApp, owner: PersonActor, workerNo: string) {
  const body = { fields: ['name'], reason };
  return app.post(`/api/workers/${workerNo}/disclosure`, body, owner);
}

test('erasing removes the row and leaves every trace record with its worker number', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const workerNo = await aWorker(app, firm.owner, { duty: 'driver' });
  const other = await aWorker(app, firm.owner);
  const away = await somePremises(database(), firm.owner);
  const shipped = await shipFrom(app, firm, away.id, kg(10, 1), {
    driverWorkerNo: workerNo,
  });
  expect(shipped.status).toBe(201);
  const bare = await app.post(`/api/workers/${workerNo}/erasure`, {}, firm.owner);
  expect(bare.body.errors[0].field).toBe('reason');
  const erased = await app.post(`/api/workers/${workerNo}/erasure`, { reason }, firm.owner);
  expect(erased.status).toBe(200);
  expect((await nameOf(app, firm.owner, workerNo)).status).toBe(404);
  expect((await nameOf(app, firm.owner, other)).status).toBe(200);
  const shipment = await database()
    .selectFrom('shipment')
    .select('driver_worker_no')
    .where('id', '=', shipped.body.shipmentId)
    .executeTakeFirstOrThrow();
  expect(shipment.driver_worker_no).toBe(workerNo);
  const [event] = await eventsOf(database(), 'people.worker_erased', workerNo);
  expect(event).toMatchObject({
    reason,
    body: { orgId: firm.orgId, workerNo, because: 'request' },
  });
  expect(await database.owned(compareWithRebuilt)).toEqual([]);
});

test('with the last worker of an organisation its data key goes too', async () => {
  const app = createTestApp(database());
  const { owner, orgId } = await aFirm();
  const workerNo = await aWorker(app, owner);
  const keys = async () =>
    database()
      .selectFrom('personal.data_key')
      .select('org_id')
      .where('org_id', '=', orgId)
      .execute();
  expect(await keys()).toHaveLength(1);
  await app.post(`/api/workers/${workerNo}/erasure`, { reason }, owner);
  expect(await keys()).toEqual([]);
  const events = await eventsOf(database(), 'people.key_destroyed');
  expect(events.map(({ body }) => body)).toContainEqual({ orgId });
  expect((await nameOf(app, owner, await aWorker(app, owner))).body.name).toBe('张三丰');
});

test('a firm’s owner alone can destroy its key; then nobody reads its rows again', async () => {
  const app = createTestApp(database());
  const { owner, member } = await aFirm();
  const bystander = await aFirm();
  const theirs = await aWorker(app, bystander.owner);
  const workerNo = await aWorker(app, owner);
  const path = '/api/workers/key-destruction';
  const body = { reason, confirm: 'DESTROY' };
  expect((await app.post(path, { reason }, owner)).status).toBe(422);
  expect((await app.post(path, body, member('quality'))).status).toBe(403);
  const regulator = await anOrganisation(database(), 'regulator');
  expect((await app.post(path, body, regulator.member('inspector'))).status).toBe(403);
  expect((await app.post(path, body, owner)).status).toBe(200);
  const read = await nameOf(app, owner, workerNo);
  expect(read.body.code).toBe('people.key_destroyed');
  const listed = await app.get('/api/workers', owner);
  expect(listed.body.items).toMatchObject([{ workerNo, name: null, phone: null, readable: false }]);
  // A new worker gets a new key, which opens nothing old.
  const next = await aWorker(app, owner);
  expect((await nameOf(app, owner, next)).status).toBe(200);
  expect((await nameOf(app, owner, workerNo)).body.code).toBe('people.altered');
  expect((await nameOf(app, bystander.owner, theirs)).status).toBe(200);
});

test('a value moved to another worker, field or version is found out and not shown', async () => {
  const app = createTestApp(database());
  const { owner, orgId } = await aFirm();
  const refused = async (workerNo: string) => {
    const read = await nameOf(app, owner, workerNo);
    expect(read.status).toBe(409);
    expect(read.body.code).toBe('people.altered');
    expect(JSON.stringify(read.body)).not.toMatch(/张三丰|李四光|1381234/);
  };
  const [a, b] = [await aWorker(app, owner), await aWorker(app, owner, { name: '李四光' })];
  await sql`
    update personal.worker w set name_sealed = o.name_sealed from personal.worker o
    where w.org_id = ${orgId} and w.worker_no = ${a} and o.org_id = ${orgId} and o.worker_no = ${b}
  `.execute(database());
  await refused(a);
  await sql`
    update personal.worker set name_sealed = phone_sealed
    where org_id = ${orgId} and worker_no = ${b}
  `.execute(database());
  await refused(b);
  const c = await aWorker(app, owner);
  await sql`
    update personal.worker set version = version + 1 where org_id = ${orgId} and worker_no = ${c}
  `.execute(database());
  await refused(c);
  const listed = await app.get('/api/workers', owner);
  expect(listed.body.items.map((one: { readable: boolean }) => one.readable)).toEqual([
    false,
    false,
    false,
  ]);
});

test('another organisation’s data key in the place of one’s own opens nothing', async () => {
  const app = createTestApp(database());
  const [mine, other] = [await aFirm(), await aFirm()];
  const workerNo = await aWorker(app, mine.owner);
  await aWorker(app, other.owner);
  await sql`
    update personal.data_key k set wrapped = o.wrapped from personal.data_key o
    where k.org_id = ${mine.orgId} and o.org_id = ${other.orgId}
  `.execute(database());
  const read = await nameOf(app, mine.owner, workerNo);
  expect(read.status).toBe(500);
  expect(JSON.stringify(read.body)).not.toContain('张三丰');
});

test('a new key-encryption key wraps the data keys anew and touches no row', async () => {
  const { owner, orgId } = await aFirm();
  const workerNo = await aWorker(createTestApp(database()), owner);
  const rows = async () =>
    database()
      .selectFrom('personal.worker')
      .selectAll()
      .orderBy('org_id')
      .orderBy('worker_no')
      .execute();
  const before = await rows();
  const second = 'BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB';
  const both = createKeyRing(`k2:${second}\nk1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`);
  await database().deleteFrom('personal.data_key').where('org_id', '!=', orgId).execute();
  const ctx = ctxFor(database(), { kind: 'system' });
  expect(await rewrapDataKeys(both, ctx)).toBe(1);
  expect(await rewrapDataKeys(both, ctx)).toBe(0);
  expect(await rows()).toEqual(before);
  const [event] = await eventsOf(database(), 'people.keys_rewrapped');
  expect(event?.body).toEqual({ keyId: 'k2', keys: 1 });

  const withKms = (kms: PersonalKeys['kms']) =>
    createTestApp(database(), { personal: { ...testKeys, kms } });
  const newAlone = withKms(createKeyRing(`k2:${second}`));
  expect((await nameOf(newAlone, owner, workerNo)).body.name).toBe('张三丰');
  const oldAlone = withKms(testKeys.kms);
  expect((await nameOf(oldAlone, owner, workerNo)).status).toBe(500);
});

test('a worker registered while the last one is erased stays readable', async () => {
  const app = createTestApp(database());
  const { owner } = await aFirm();
  let last = await aWorker(app, owner);
  for (let round = 0; round < 8; round += 1) {
    const [next, erased] = await Promise.all([
      aWorker(app, owner),
      app.post(`/api/workers/${last}/erasure`, { reason }, owner),
    ]);
    expect(erased.status).toBe(200);
    expect((await nameOf(app, owner, next)).status).toBe(200);
    last = next;
  }
});
