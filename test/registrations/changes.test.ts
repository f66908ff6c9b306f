import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { type createTestApp, person } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aUscc, unique } from '../support/factories.ts';
import { aCounter, day, eventsAbout } from './support.ts';

const database = useDatabase();

/** A firm that came in by registration, and those who oversee it and don't. */
async function anOpenedFirm() {
  const counter = await aCounter(database());
  const { id } = await counter.submit();
  const { orgId } = (
    await counter.app.post(`/api/registrations/${id}/opening`, {}, counter.inspector)
  ).body;
  return { ...counter, orgId: orgId as string, owner: person(orgId, 'operator', 'owner') };
}

const file = async (
  { app, owner }: { app: ReturnType<typeof createTestApp>; owner: PersonActor },
  change: Record<string, unknown>,
) => app.post('/api/registration-changes', { happenedOn: day(0), ...change }, owner);

test('an opened firm has its licences on record, seen by itself and its regulators', async () => {
  const { app, owner, orgId, inspector, elsewhere } = await anOpenedFirm();
  const path = `/api/organisations/${orgId}/licences`;
  for (const actor of [owner, inspector]) {
    expect((await app.get(path, actor)).body).toMatchObject({
      orgId,
      address: '盐田路 8 号',
      licences: [{ kind: 'business_licence' }, { kind: 'food_business_licence' }],
    });
  }
  const stranger = (await anOrganisation(database())).member('owner');
  for (const actor of [elsewhere, stranger]) expect((await app.get(path, actor)).status).toBe(404);
});

test('a new address is in force at once, licences are kept, and the other way round', async () => {
  const firm = await anOpenedFirm();
  const { app, owner, orgId } = firm;
  const sent = await file(firm, { address: '盐田路 10 号' });
  expect(sent.status).toBe(201);
  expect(sent.body).toMatchObject({ state: 'in_force', lateDays: 0 });
  const read = async () => (await app.get(`/api/organisations/${orgId}/licences`, owner)).body;
  expect(await read()).toMatchObject({ address: '盐田路 10 号', licences: [{}, {}] });
  const licences = [{ kind: 'business_licence', number: 'NEW-1' }];
  await file(firm, { licences });
  expect(await read()).toMatchObject({ address: '盐田路 10 号', licences });
  expect((await eventsAbout(database(), sent.body.id)).map(({ type }) => type)).toEqual([
    'registration.change_filed',
  ]);
});

test('each change says how late it was told; regulators list the late ones of their subtree', async () => {
  const firm = await anOpenedFirm();
  const { app, inspector, elsewhere, orgId, owner } = firm;
  const inTime = await file(firm, { happenedOn: day(-2), address: '甲路 1 号' });
  const late = await file(firm, { happenedOn: day(-7), address: '乙路 2 号' });
  expect([inTime.body.lateDays, late.body.lateDays]).toEqual([0, 5]);
  const list = async (actor: PersonActor, query: string) =>
    (await app.get(`/api/registration-changes?orgId=${orgId}${query}`, actor)).body.items.map(
      (item: { id: string; lateDays: number }) => item.id,
    );
  expect(await list(inspector, '&late=true')).toEqual([late.body.id]);
  expect(await list(inspector, '&late=false')).toEqual([inTime.body.id]);
  expect(new Set(await list(owner, ''))).toEqual(new Set([late.body.id, inTime.body.id]));
  expect(await list(elsewhere, '')).toEqual([]);
  const stranger = (await anOrganisation(database())).member('owner');
  expect(await list(stranger, '')).toEqual([]);
});

test('a new name waits for the regulator, then everybody reads it', async () => {
  const firm = await anOpenedFirm();
  const { app, owner, inspector, elsewhere, orgId } = firm;
  const [nameZh, uscc] = [unique('更名冷链公司'), aUscc()];
  const sent = await file(firm, { nameZh, uscc, address: '丙路 3 号' });
  expect(sent.body).toMatchObject({ state: 'pending' });
  const organisation = async () => (await app.get(`/api/organisations/${orgId}`, owner)).body;
  const before = await organisation();
  expect(before.nameZh).not.toBe(nameZh);
  expect((await app.get(`/api/organisations/${orgId}/licences`, owner)).body.address).toBe(
    '丙路 3 号',
  );
  const second = await file(firm, { nameEn: 'Yet another' });
  expect([second.status, second.body.code]).toEqual([409, 'registration_change.pending']);

  const path = `/api/registration-changes/${sent.body.id}/confirmation`;
  expect((await app.post(path, {}, owner)).status).toBe(403);
  expect((await app.post(path, {}, elsewhere)).status).toBe(404);
  expect((await app.post(path, {}, inspector)).status).toBe(200);
  expect(await organisation()).toMatchObject({ nameZh, uscc, nameEn: before.nameEn });
  expect((await eventsAbout(database(), sent.body.id)).map(({ type }) => type)).toEqual([
    'registration.change_filed',
    'registration.change_confirmed',
  ]);
  const again = await app.post(path, {}, inspector);
  expect([again.status, again.body.code]).toEqual([409, 'registration_change.decided']);
});

test('a rejected change leaves the name as it was', async () => {
  const firm = await anOpenedFirm();
  const { app, owner, inspector, elsewhere, orgId } = firm;
  const nameEn = unique('Other Name ');
  const { id } = (await file(firm, { nameEn })).body;
  const why = { reasonZh: '与执照不符', reasonEn: 'Not what the licence says' };
  const path = `/api/registration-changes/${id}/rejection`;
  expect((await app.post(path, why, owner)).status).toBe(403);
  expect((await app.post(path, why, elsewhere)).status).toBe(404);
  expect((await app.post(path, why, inspector)).status).toBe(200);
  expect((await app.get(`/api/organisations/${orgId}`, owner)).body.nameEn).not.toBe(nameEn);
  const [first] = (await app.get('/api/registration-changes', owner)).body.items;
  expect(first).toMatchObject({ id, state: 'rejected', ...why });
  expect((await file(firm, { nameEn })).status).toBe(201);
});

test('only owners tell changes, of what has happened and differs', async () => {
  const firm = await anOpenedFirm();
  const { app, owner, inspector, orgId } = firm;
  const keeper = person(orgId, 'operator', 'keeper');
  for (const actor of [keeper, inspector]) {
    const sent = await app.post(
      '/api/registration-changes',
      { happenedOn: day(0), address: '丁路' },
      actor,
    );
    expect(sent.status).toBe(403);
  }
  const tomorrow = await file(firm, { happenedOn: day(1), address: '丁路' });
  expect([tomorrow.status, tomorrow.body.code]).toEqual([422, 'registration_change.future']);
  const { nameZh } = (await app.get(`/api/organisations/${orgId}`, owner)).body;
  const same = await file(firm, { nameZh });
  expect([same.status, same.body.code]).toEqual([422, 'registration_change.nothing']);
  const other = await anOpenedFirm();
  const taken = (await app.get(`/api/organisations/${other.orgId}`, owner)).body.uscc;
  expect((await file(firm, { uscc: taken })).body.code).toBe('registration.uscc_registered');
  const expired = { licences: [{ kind: 'other', number: '1', validUntil: day(-1) }] };
  expect((await file(firm, expired)).body.code).toBe('registration.licence_expired');
});
