import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { createTestApp, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aUscc, someDivisions, unique } from '../support/factories.ts';

const database = useDatabase();

function anOrganisationBody(overrides: Record<string, unknown> = {}) {
  return {
    kind: 'operator',
    nameZh: '深圳盐田冷链有限公司',
    nameEn: 'Yantian Cold Chain',
    uscc: aUscc(),
    divisionId: '440300',
    ...overrides,
  };
}

test('a regulator registers an organisation, and its virtual places exist', async () => {
  const app = createTestApp(database());
  const { member } = await anOrganisation(database(), 'regulator');
  const sent = await app.post('/api/organisations', anOrganisationBody(), member('inspector'));
  expect(sent.status).toBe(201);
  const places = await database()
    .selectFrom('place')
    .select('kind')
    .where('org_id', '=', sent.body.id)
    .orderBy('kind')
    .execute();
  expect(places.map(({ kind }) => kind)).toEqual([
    'destroyed',
    'inbound',
    'lost',
    'processed',
    'sold',
  ]);
});

test('an operator may not register organisations', async () => {
  const app = createTestApp(database());
  const { member } = await anOrganisation(database());
  const sent = await app.post('/api/organisations', anOrganisationBody(), member('owner'));
  expect(sent.status).toBe(403);
  expect(sent.body.code).toBe('auth.forbidden');
});

test('a failing check digit is a warning that a person overrides with a reason', async () => {
  const app = createTestApp(database());
  const { member } = await anOrganisation(database(), 'regulator');
  const body = anOrganisationBody({ uscc: '91350100M0001TGQXM' });
  const refused = await app.post('/api/organisations', body, member('inspector'));
  expect(refused.status).toBe(422);
  expect(refused.body.code).toBe('identifier.doubtful');
  expect(refused.body.errors[0].field).toBe('uscc');
  const overrideReason = '执照原件如此 (seen on the licence)';
  const sent = await app.post(
    '/api/organisations',
    { ...body, overrideReason },
    member('inspector'),
  );
  expect(sent.status).toBe(201);
  const read = await app.get(`/api/organisations/${sent.body.id}`, member('inspector'));
  expect(read.body.usccOverrideReason).toBe(overrideReason);
});

test('a command sent twice happens once, and with another body it is a conflict', async () => {
  const app = createTestApp(database());
  const { member } = await anOrganisation(database(), 'regulator');
  const actor = member('inspector');
  const body = { ...anOrganisationBody(), eventId: uuidv7(testNow) };
  const first = await app.post('/api/organisations', body, actor);
  const second = await app.post('/api/organisations', body, actor);
  expect(second.status).toBe(201);
  expect(second.body).toEqual(first.body);
  const other = await app.post('/api/organisations', { ...body, nameZh: '别的公司' }, actor);
  expect(other.status).toBe(409);
  expect(other.body.code).toBe('command.id_taken');
  const events = await database()
    .selectFrom('event')
    .select('id')
    .where('id', '=', body.eventId)
    .execute();
  expect(events).toHaveLength(1);
});

test('unknown fields, wrong lengths and unknown divisions are named', async () => {
  const app = createTestApp(database());
  const { member } = await anOrganisation(database(), 'regulator');
  const actor = member('inspector');
  const short = await app.post('/api/organisations', anOrganisationBody({ uscc: '123' }), actor);
  expect(short.status).toBe(422);
  expect(short.body.errors[0]).toMatchObject({ field: 'uscc', rule: 'uscc.form' });
  const nowhere = await app.post(
    '/api/organisations',
    anOrganisationBody({ divisionId: '999999' }),
    actor,
  );
  expect(nowhere.body.errors[0]).toMatchObject({ field: 'divisionId', rule: 'division.unknown' });
  const chinese = await app.send(
    'POST',
    '/api/organisations?lang=zh',
    anOrganisationBody({ kind: 'x' }),
    actor,
  );
  expect(chinese.body.errors[0].field).toBe('kind');
  expect(chinese.body.errors[0].message).toMatch(/[一-鿿]/);
});

test('rooms can be added to own premises only; another firm’s do not exist', async () => {
  const app = createTestApp(database());
  const mine = await anOrganisation(database());
  const other = await anOrganisation(database());
  const opened = await app.post(
    '/api/premises',
    {
      code: unique('P-'),
      kind: 'cold_store',
      nameZh: '一号冷库',
      nameEn: 'Cold store 1',
      divisionId: '442000-Z1',
      address: '火炬路 1 号',
      handlesImports: true,
    },
    mine.member('owner'),
  );
  expect(opened.status).toBe(201);
  const room = { code: 'A1', nameZh: 'A1 库', nameEn: 'Room A1', temperatureClass: 'frozen' };
  const path = `/api/premises/${opened.body.id}/rooms`;
  expect((await app.post(path, room, other.member('owner'))).status).toBe(404);
  expect((await app.post(path, room, mine.member('owner'))).status).toBe(201);
  expect((await app.post(path, room, mine.member('owner'))).status).toBe(409);
  const read = await app.get(`/api/premises/${opened.body.id}`, mine.member('viewer'));
  expect(read.body.rooms.map((r: { code: string }) => r.code)).toEqual(['DOCK', 'A1']);
});

test('a recorded event can be neither changed nor removed', async () => {
  await someDivisions(database());
  const change = sql`update event set reason = 'x'`;
  await expect(change.execute(database())).rejects.toThrow('permission denied');
  await expect(database().deleteFrom('event').execute()).rejects.toThrow('permission denied');
  await expect(sql`truncate event cascade`.execute(database())).rejects.toThrow(
    'permission denied',
  );
});
