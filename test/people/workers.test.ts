import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { createPepper } from '../../src/platform/personal-keys.ts';
import { createTestApp, person, testKeys, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises } from '../support/factories.ts';
import { aNumber, aWorker, aWorkerBody, eventsOf, tablesWith } from './support.ts';

const database = useDatabase();
const reason = '核查 GZ-118 号案件 Case GZ-118';

async function aFirm() {
  const org = await anOrganisation(database());
  return { ...org, owner: org.member('owner') };
}

/** Of another division than the firms of these tests, unless the path says otherwise. */
async function aRegulator(jurisdiction: string) {
  const { orgId } = await anOrganisation(database(), 'regulator');
  return { ...person(orgId, 'regulator', 'inspector'), jurisdiction };
}

test('a worker is registered, and the event names fields and no values', async () => {
  const app = createTestApp(database());
  const { owner, orgId } = await aFirm();
  const workerNo = await aWorker(app, owner);
  const [event] = await eventsOf(database(), 'people.worker_registered', workerNo);
  expect(event?.body).toEqual({
    orgId,
    workerNo,
    premisesId: null,
    duty: 'keeper',
    activeSince: '2026-01-05',
    activeUntil: null,
    fields: ['name', 'phone', 'identity'],
  });
});

test('lists are masked', async () => {
  const app = createTestApp(database());
  const { owner, orgId, member } = await aFirm();
  const workerNo = await aWorker(app, owner);
  const bare = await aWorker(app, owner, { phone: undefined, identity: undefined, name: 'Li Lei' });
  for (const actor of [owner, member('quality')]) {
    const { status, body } = await app.get('/api/workers', actor);
    expect(status).toBe(200);
    expect(body.items).toContainEqual({
      orgId,
      workerNo,
      name: '张*',
      phone: '138****5678',
      identityKind: 'resident_id',
      identity: '1101**********002X',
      duty: 'keeper',
      premisesId: null,
      activeSince: '2026-01-05',
      activeUntil: null,
      readable: true,
    });
    expect(body.items.find((item: { workerNo: string }) => item.workerNo === bare)).toMatchObject({
      name: 'L*',
      phone: null,
      identityKind: 'none',
      identity: null,
    });
  }
});

test('keepers, viewers, auditors, system administrators and other firms see no list', async () => {
  const app = createTestApp(database());
  const { owner, member } = await aFirm();
  await aWorker(app, owner);
  for (const role of ['keeper', 'viewer'] as const) {
    expect((await app.get('/api/workers', member(role))).status).toBe(403);
    expect((await app.post('/api/workers', aWorkerBody(), member(role))).status).toBe(403);
  }
  const auditor = { ...(await aRegulator('CN/')), role: 'auditor' as const };
  expect((await app.get('/api/workers', auditor)).status).toBe(403);
  const admin = person(uuidv7(testNow), 'system', 'system_admin');
  expect((await app.get('/api/workers', admin)).status).toBe(403);
  const other = await aFirm();
  expect((await app.get('/api/workers', other.owner)).body.items).toEqual([]);
});

test('a list goes page by page and by who is at work', async () => {
  const app = createTestApp(database());
  const { owner } = await aFirm();
  const here = await aWorker(app, owner);
  const left = await aWorker(app, owner, { activeUntil: '2026-02-01' });
  const active = await app.get('/api/workers?active=true', owner);
  expect(active.body.items.map((one: { workerNo: string }) => one.workerNo)).toEqual([here]);
  const gone = await app.get('/api/workers?active=false', owner);
  expect(gone.body.items.map((one: { workerNo: string }) => one.workerNo)).toEqual([left]);
  const first = await app.get('/api/workers?limit=1', owner);
  const next = await app.get(`/api/workers?limit=1&cursor=${first.body.nextCursor}`, owner);
  expect(
    [...first.body.items, ...next.body.items].map((one: { workerNo: string }) => one.workerNo),
  ).toEqual([here, left].sort());
});

test('reading in full asks for a reason, which may hold no number of a person', async () => {
  const app = createTestApp(database());
  const { owner, orgId } = await aFirm();
  const workerNo = await aWorker(app, owner);
  const path = `/api/workers/${workerNo}/disclosure`;
  const bare = await app.post(path, { fields: ['name'] }, owner);
  expect(bare.body.errors[0].field).toBe('reason');
  for (const text of ['给 13812345678 打电话', `查 ${aNumber}`, '电话 138 1234 5678']) {
    const refused = await app.post(path, { fields: ['name'], reason: text }, owner);
    expect(refused.body.errors[0]).toMatchObject({ rule: 'people.reason_personal' });
  }
  expect(await eventsOf(database(), 'people.worker_disclosed', workerNo)).toEqual([]);
  const read = await app.post(path, { fields: ['name', 'phone', 'identity'], reason }, owner);
  expect(read.body).toEqual({
    orgId,
    workerNo,
    name: '张三丰',
    phone: '13812345678',
    identity: { kind: 'resident_id', number: aNumber },
  });
  const [event] = await eventsOf(database(), 'people.worker_disclosed', workerNo);
  expect(event).toMatchObject({
    actor_id: owner.userId,
    reason,
    body: { orgId, workerNo, fields: ['name', 'phone', 'identity'] },
  });
});

test('only the fields asked for are read, and each reading leaves an event of its own', async () => {
  const app = createTestApp(database());
  const { owner, orgId } = await aFirm();
  const workerNo = await aWorker(app, owner);
  const body = { fields: ['phone'], reason };
  for (let time = 1; time <= 2; time += 1) {
    const read = await app.post(`/api/workers/${workerNo}/disclosure`, body, owner);
    expect(read.body).toEqual({ orgId, workerNo, phone: '13812345678' });
    expect(await eventsOf(database(), 'people.worker_disclosed', workerNo)).toHaveLength(time);
  }
});

test('the event is on record before the key is opened', async () => {
  const { owner } = await aFirm();
  const workerNo = await aWorker(createTestApp(database()), owner);
  const recorded: number[] = [];
  const app = createTestApp(database(), {
    personal: {
      ...testKeys,
      kms: {
        ...testKeys.kms,
        unwrap: async (...args) => {
          recorded.push((await eventsOf(database(), 'people.worker_disclosed', workerNo)).length);
          return testKeys.kms.unwrap(...args);
        },
      },
    },
  });
  const path = `/api/workers/${workerNo}/disclosure`;
  expect((await app.post(path, { fields: ['name'], reason }, owner)).status).toBe(200);
  expect(recorded).toEqual([1]);
});

test('a reading that can’t be recorded answers nothing', async () => {
  const app = createTestApp(database());
  const { owner } = await aFirm();
  const workerNo = await aWorker(app, owner);
  await database.owned(async (db) => {
    await sql`
      create function refuse_disclosure() returns trigger language plpgsql as
        $$ begin raise exception 'the journal is full'; end $$
    `.execute(db);
    await sql`
      create trigger refuse_disclosure before insert on event for each row
      when (new.type = 'people.worker_disclosed') execute function refuse_disclosure()
    `.execute(db);
  });
  try {
    const path = `/api/workers/${workerNo}/disclosure`;
    const sent = await app.post(path, { fields: ['name'], reason }, owner);
    expect(sent.status).toBe(500);
    expect(JSON.stringify(sent.body)).not.toContain('张三丰');
  } finally {
    await database.owned(async (db) => {
      await sql`drop function refuse_disclosure cascade`.execute(db);
    });
  }
});

test('another firm’s worker does not exist', async () => {
  const app = createTestApp(database());
  const mine = await aFirm();
  const other = await aFirm();
  const workerNo = await aWorker(app, mine.owner);
  const own = { fields: ['name'], reason };
  const path = `/api/workers/${workerNo}`;
  for (const body of [own, { ...own, orgId: mine.orgId }]) {
    expect((await app.post(`${path}/disclosure`, body, other.owner)).status).toBe(404);
  }
  expect((await app.post(`${path}/erasure`, { reason }, other.owner)).status).toBe(404);
  expect((await app.post(`${path}/amendment`, { duty: 'driver' }, other.owner)).status).toBe(404);
  expect(await eventsOf(database(), 'people.worker_disclosed', workerNo)).toEqual([]);
  expect((await app.post(`${path}/disclosure`, own, mine.member('quality'))).status).toBe(403);
});

test('a regulator reads workers of its subtree, by premises before the seat of the firm', async () => {
  const app = createTestApp(database());
  const { owner, orgId } = await aFirm();
  const away = await somePremises(database(), owner, { divisionId: '350200' });
  const seated = await aWorker(app, owner);
  const elsewhere = await aWorker(app, owner, { premisesId: away.id });
  const guangdong = await aRegulator('CN/440000/');
  const fujian = await aRegulator('CN/350000/');
  const read = async (workerNo: string, actor: typeof guangdong) => {
    const body = { orgId, fields: ['name'], reason };
    return (await app.post(`/api/workers/${workerNo}/disclosure`, body, actor)).status;
  };
  expect(await read(seated, guangdong)).toBe(200);
  expect(await read(seated, fujian)).toBe(404);
  expect(await read(elsewhere, guangdong)).toBe(404);
  expect(await read(elsewhere, fujian)).toBe(200);
  const listed = await app.get('/api/workers?limit=200', fujian);
  const numbers = listed.body.items.map((one: { workerNo: string }) => one.workerNo);
  expect(numbers).toEqual([elsewhere]);
  expect((await app.post('/api/workers', aWorkerBody(), guangdong)).status).toBe(403);
});

test('a right limited to some premises reaches the workers of those alone', async () => {
  const app = createTestApp(database());
  const { owner, member } = await aFirm();
  const [here, there] = [
    await somePremises(database(), owner),
    await somePremises(database(), owner),
  ];
  const near = await aWorker(app, owner, { premisesId: here.id });
  const far = await aWorker(app, owner, { premisesId: there.id });
  const limited = { ...member('owner'), premisesIds: [here.id] };
  const body = { fields: ['name'], reason };
  expect((await app.post(`/api/workers/${near}/disclosure`, body, limited)).status).toBe(200);
  expect((await app.post(`/api/workers/${far}/disclosure`, body, limited)).status).toBe(404);
  const moved = await app.post(`/api/workers/${near}/amendment`, { premisesId: there.id }, limited);
  expect(moved.status).toBe(422);
  expect((await app.post('/api/workers', aWorkerBody(), limited)).status).toBe(422);
});

test('an identity number is found by its digest, within sight only, and the search is recorded', async () => {
  const app = createTestApp(database());
  const { owner, orgId } = await aFirm();
  const other = await aFirm();
  const number = '440308199001011236';
  const checked = { kind: 'passport', number: 'G87654321' };
  const workerNo = await aWorker(app, owner, { identity: checked });
  const sought = async (identity: unknown, actor = owner) =>
    app.post('/api/workers/search', { identity, reason }, actor);
  const found = await sought({ kind: 'passport', number: ' g87654321 ' });
  expect(found.body.items).toMatchObject([{ workerNo, name: '张*', identity: 'G******21' }]);
  expect((await sought(checked, other.owner)).body.items).toEqual([]);
  expect((await sought({ kind: 'resident_id', number })).status).toBe(422);
  const events = await eventsOf(database(), 'people.worker_sought');
  expect(events.map(({ body }) => body)).toEqual([
    { by: 'passport', found: [{ orgId, workerNo }] },
    { by: 'passport', found: [] },
  ]);
  const bare = await app.post('/api/workers/search', { identity: checked }, owner);
  expect(bare.body.errors[0].field).toBe('reason');
});

test('an amendment changes what it names, seals all anew and is recorded', async () => {
  const app = createTestApp(database());
  const { owner, orgId } = await aFirm();
  const workerNo = await aWorker(app, owner);
  const sealedOf = async () =>
    database()
      .selectFrom('personal.worker')
      .selectAll()
      .where('worker_no', '=', workerNo)
      .executeTakeFirstOrThrow();
  const before = await sealedOf();
  const change = { phone: '13900001111', identity: null, activeUntil: '2026-11-01' };
  const sent = await app.post(`/api/workers/${workerNo}/amendment`, change, owner);
  expect(sent.status).toBe(200);
  const after = await sealedOf();
  expect(after).toMatchObject({ version: 2, identity_kind: 'none', identity_digest: null });
  expect(after.name_sealed).not.toBe(before.name_sealed);
  const fields = ['name', 'phone', 'identity'];
  const read = await app.post(`/api/workers/${workerNo}/disclosure`, { fields, reason }, owner);
  expect(read.body).toMatchObject({ name: '张三丰', phone: '13900001111', identity: null });
  const [event] = await eventsOf(database(), 'people.worker_amended', workerNo);
  expect(event?.body).toMatchObject({ orgId, fields: ['phone', 'identity'] });
  const early = { activeUntil: '2025-01-01' };
  const refused = await app.post(`/api/workers/${workerNo}/amendment`, early, owner);
  expect(refused.body.errors[0]).toMatchObject({ rule: 'people.left_before_came' });
});

test('sent twice a registration happens once; a number is never given to a second person', async () => {
  const app = createTestApp(database());
  const { owner } = await aFirm();
  const body = { ...aWorkerBody(), eventId: uuidv7(testNow) };
  const first = await app.post('/api/workers', body, owner);
  expect((await app.post('/api/workers', body, owner)).body).toEqual(first.body);
  const changed = await app.post('/api/workers', { ...body, name: '李四' }, owner);
  expect(changed.body.code).toBe('command.id_taken');
  const second = await app.post('/api/workers', aWorkerBody({ workerNo: body.workerNo }), owner);
  expect(second.status).toBe(409);
  expect(second.body.code).toBe('people.worker_taken');
});

test('what is no worker number, identity number or own premises is refused by name', async () => {
  const app = createTestApp(database());
  const { owner } = await aFirm();
  const other = await aFirm();
  const theirs = await somePremises(database(), other.owner);
  const refusal = async (overrides: Record<string, unknown>) =>
    (await app.post('/api/workers', aWorkerBody(overrides), owner)).body.errors[0];
  expect(await refusal({ workerNo: '13812345678' })).toMatchObject({ rule: 'worker.form' });
  const slip = { kind: 'resident_id', number: '110105194912310021' };
  expect(await refusal({ identity: slip })).toMatchObject({
    field: 'identity.number',
    rule: 'identity.check_digit',
  });
  expect(await refusal({ phone: '12' })).toMatchObject({ rule: 'phone.form' });
  expect(await refusal({ premisesId: theirs.id })).toMatchObject({ rule: 'premises.unknown' });
});

test('counts below five are not told', async () => {
  const app = createTestApp(database());
  const { owner, member } = await aFirm();
  const [few, many] = [
    await somePremises(database(), owner),
    await somePremises(database(), owner),
  ];
  for (let n = 0; n < 4; n += 1) await aWorker(app, owner, { premisesId: few.id });
  for (let n = 0; n < 5; n += 1) await aWorker(app, owner, { premisesId: many.id });
  await aWorker(app, owner, { premisesId: few.id, activeUntil: '2026-02-01' });
  const { body } = await app.get('/api/workers/counts', member('viewer'));
  expect(body.items).toEqual(
    [
      { premisesId: few.id, workers: null, suppressed: true },
      { premisesId: many.id, workers: 5, suppressed: false },
    ].sort((a, b) => (a.premisesId < b.premisesId ? -1 : 1)),
  );
});

test('without keys nothing on workers is taken, and the answer says what to set', async () => {
  const app = createTestApp(database(), { personal: undefined });
  const { owner } = await aFirm();
  const sent = await app.post('/api/workers', aWorkerBody(), owner);
  expect(sent.status).toBe(501);
  expect(sent.body).toMatchObject({ code: 'people.not_configured' });
  expect(sent.body.title).toContain('PERSONAL_KEY');
});

test('neither the database nor the log holds a name, a phone or an identity number', async () => {
  const lines: string[] = [];
  const put = (fields: unknown, message: string) =>
    void lines.push(JSON.stringify([fields, message]));
  const app = createTestApp(database(), { log: { info: put, warn: put, error: put } });
  const { owner } = await aFirm();
  const secrets = ['呼延灼华', '17788996655', '440308199001011239', 'X99887766'];
  const [name, phone, number, passport] = secrets;
  const workerNo = await aWorker(app, owner, {
    name,
    phone,
    identity: { kind: 'resident_id', number },
    eventId: uuidv7(testNow),
  });
  const fields = ['name', 'phone', 'identity'];
  const path = `/api/workers/${workerNo}`;
  await app.post(`${path}/disclosure`, { fields, reason }, owner);
  await app.post(
    '/api/workers/search',
    { identity: { kind: 'resident_id', number }, reason },
    owner,
  );
  const amended = { identity: { kind: 'passport', number: passport }, eventId: uuidv7(testNow) };
  expect((await app.post(`${path}/amendment`, amended, owner)).status).toBe(200);
  await app.post('/api/workers', aWorkerBody({ name, phone, workerNo }), owner);
  await app.get('/api/workers', owner);
  const { tables, found } = await tablesWith(database(), secrets);
  expect(tables).toBeGreaterThan(40);
  expect(found).toEqual([]);
  expect(lines.length).toBeGreaterThan(5);
  for (const secret of secrets) expect(lines.join('\n')).not.toContain(secret);
  expect((await tablesWith(database(), [workerNo])).found).toContain('personal.worker');
});

test('what stays of a number can’t be tried out without the pepper', async () => {
  const body = aWorkerBody();
  const traceOf = async (pepper: string) => {
    const { owner, orgId } = await aFirm();
    const personal = { ...testKeys, pepper: createPepper(pepper) };
    expect(
      (await createTestApp(database(), { personal }).post('/api/workers', body, owner)).status,
    ).toBe(201);
    return database()
      .selectFrom('command as c')
      .innerJoin('personal.worker as w', 'w.org_id', 'c.org_id')
      .select(['c.input_hash', 'w.identity_digest'])
      .where('c.org_id', '=', orgId)
      .executeTakeFirstOrThrow();
  };
  const [one, same, other] = [
    await traceOf('p'.repeat(32)),
    await traceOf('p'.repeat(32)),
    await traceOf('q'.repeat(32)),
  ];
  expect(same).toEqual(one);
  expect(other.input_hash).not.toBe(one.input_hash);
  expect(other.identity_digest).not.toBe(one.identity_digest);
});
