import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { parseTraceCode } from '../../src/domain/trace-code.ts';
import { placeHold } from '../../src/features/oversight/orders.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, anOrganisation } from '../support/factories.ts';
import { aStockedFirm } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

test('a lot gets one code, checked by its own check character, with links to page and symbols', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aLot(database());
  const path = `/api/lots/${lotId}/code`;
  expect((await app.get(path, owner)).body.code).toBe('code.none');
  const issued = await app.post(path, {}, owner);
  expect(issued.status).toBe(201);
  const { code } = issued.body;
  expect(parseTraceCode(code)).toEqual({ ok: true, value: code });
  expect(issued.body).toMatchObject({
    state: 'issued',
    lotId,
    activatedAt: null,
    links: {
      page: `https://trace.test/t/${code}`,
      qrSvg: `https://trace.test/t/${code}/qr.svg`,
      qrPng: `https://trace.test/t/${code}/qr.png`,
    },
  });
  expect((await app.get(path, owner)).body).toEqual(issued.body);
  const again = await app.post(path, {}, owner);
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({ code: 'code.exists', details: { code } });
  const events = await database()
    .selectFrom('event')
    .innerJoin('event_lot', 'event_lot.seq', 'event.seq')
    .select('type')
    .where('event_lot.lot_id', '=', lotId)
    .orderBy('event.seq')
    .execute();
  expect(events.map(({ type }) => type)).toEqual(['lots.declared', 'codes.issued']);
});

test('an issue command sent twice gives the same code', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aLot(database());
  const body = { eventId: uuidv7(testNow) };
  const first = await app.post(`/api/lots/${lotId}/code`, body, owner);
  const second = await app.post(`/api/lots/${lotId}/code`, body, owner);
  expect(second.status).toBe(201);
  expect(second.body).toEqual(first.body);
});

test('a code is activated once, and a void one makes room for another', async () => {
  const app = createTestApp(database());
  const { owner, lotId, premises } = await aStockedFirm(database());
  const path = `/api/lots/${lotId}/code`;
  const first = (await app.post(path, {}, owner)).body.code;
  const activated = await app.post(`${path}/activate`, {}, owner);
  expect(activated.body).toMatchObject({ state: 'active', activatedAt: testNow.toISOString() });
  const event = await database()
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'codes.activated')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(event.body).toMatchObject({ code: first, lotId, premisesId: premises.id });
  expect((await app.post(`${path}/activate`, {}, owner)).body.code).toBe('code.already_active');
  const voided = await app.post(`${path}/void`, { reason: '标签印错' }, owner);
  expect(voided.body).toMatchObject({ state: 'void', voidReason: '标签印错' });
  expect((await app.post(`${path}/activate`, {}, owner)).body.code).toBe('code.already_void');
  const second = await app.post(path, {}, owner);
  expect(second.status).toBe(201);
  expect(second.body.code).not.toBe(first);
  expect((await app.get(path, owner)).body.code).toBe(second.body.code);
});

test('a lot on hold gets no code into force', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aStockedFirm(database());
  await app.post(`/api/lots/${lotId}/code`, {}, owner);
  const regulator = await anOrganisation(database(), 'regulator');
  await placeHold(ctxFor(database(), regulator.member('inspector')), {
    lotIds: [lotId],
    reasonZh: '抽检中',
    reasonEn: 'Being checked',
  });
  const refused = await app.post(`/api/lots/${lotId}/code/activate`, {}, owner);
  expect(refused.status).toBe(409);
  expect((await app.get(`/api/lots/${lotId}/code`, owner)).body.state).toBe('issued');
});

test('another firm’s lot does not exist, a viewer may not issue, and time runs forwards', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aLot(database());
  const stranger = await anOrganisation(database());
  const path = `/api/lots/${lotId}/code`;
  expect((await app.post(path, {}, stranger.member('owner'))).status).toBe(404);
  expect((await app.get(path, stranger.member('owner'))).status).toBe(404);
  expect((await app.post(path, {}, { ...owner, role: 'viewer' })).status).toBe(403);
  expect(
    (await app.post(`${path}/void`, { reason: 'x' }, { ...owner, role: 'viewer' })).status,
  ).toBe(403);
  expect((await app.post(`${path}/activate`, {}, { ...owner, role: 'viewer' })).status).toBe(403);
  const early = await app.post(path, { occurredAt: '2026-01-01T00:00:00Z' }, owner);
  expect(early.body.errors[0]).toMatchObject({ field: 'occurredAt', rule: 'time.too_early' });
  const late = await app.post(path, { occurredAt: '2026-12-01T00:00:00Z' }, owner);
  expect(late.body.errors[0]).toMatchObject({ field: 'occurredAt', rule: 'time.future' });
});

test('only the firm that issued a code may activate or void it', async () => {
  const { app, lotId, owner, buyer } = await aJourney(database());
  await app.post(`/api/lots/${lotId}/code`, {}, owner);
  expect((await app.get(`/api/lots/${lotId}/code`, buyer)).status).toBe(200);
  const activated = await app.post(`/api/lots/${lotId}/code/activate`, {}, buyer);
  const voided = await app.post(`/api/lots/${lotId}/code/void`, { reason: 'x' }, buyer);
  expect([activated.body.code, voided.body.code]).toEqual(['code.not_issuer', 'code.not_issuer']);
  expect([activated.status, voided.status]).toEqual([403, 403]);
});

test('two people who issue at once get one code', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aLot(database());
  const sent = await Promise.all(
    Array.from({ length: 5 }, async () => app.post(`/api/lots/${lotId}/code`, {}, owner)),
  );
  expect(sent.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(sent.filter(({ status }) => status === 409)).toHaveLength(4);
});
