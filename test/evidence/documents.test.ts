import fc from 'fast-check';
import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { linkLots, recordDocument } from '../../src/features/evidence/documents.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aDeclarationNo, aLot, anOrganisation, unique } from '../support/factories.ts';
import { aStockedFirm, kg, shipFrom } from '../support/story.ts';
import { aRegulator, aScene, eventTypesOf } from './support.ts';

const database = useDatabase();

function aCertificate(overrides: Record<string, unknown> = {}) {
  return {
    kind: 'quarantine_certificate',
    number: unique('CERT-'),
    issuer: '深圳海关',
    issuedOn: '2026-11-19',
    ...overrides,
  };
}

async function aDesk() {
  const app = createTestApp(database());
  const scene = await aScene(database());
  const record = async (overrides: Record<string, unknown> = {}) =>
    app.post('/api/documents', aCertificate(overrides), scene.owner);
  const act = async (id: string, what: 'state' | 'lots' | 'files', body: unknown) =>
    app.post(`/api/documents/${id}/${what}`, body, scene.owner);
  const read = async (id: string) => (await app.get(`/api/documents/${id}`, scene.owner)).body;
  return { app, ...scene, record, act, read };
}

test('a certificate is recorded for its lots and belongs to their history', async () => {
  const { lotId, record, read } = await aDesk();
  const sent = await record({ number: ' cert-0042 ', coversKg: 1500, lots: [{ lotId }] });
  expect(sent.status).toBe(201);
  expect(await read(sent.body.id)).toMatchObject({
    number: 'CERT-0042',
    state: 'issued',
    issuedOn: '2026-11-19',
    coversKg: 1500,
    coveredKg: 1000,
    lots: [{ lotId, netWeightKg: 1000 }],
    states: [{ state: 'issued' }],
  });
  expect(await eventTypesOf(database(), lotId)).toContain('evidence.document_recorded');
});

test('a document used up covers no further lot, and says what is left', async () => {
  const { lot, lotId, record, act, read } = await aDesk();
  const other = await lot();
  const { id } = (await record({ coversKg: 1200.5, lots: [{ lotId }] })).body;
  const refused = await act(id, 'lots', { lots: [{ lotId: other }] });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({
    code: 'document.used_up',
    errors: [{ field: 'lots.0.netWeightKg' }],
    details: { leftKg: 200.5, wantedKg: 1000 },
  });
  const linked = await act(id, 'lots', { lots: [{ lotId: other, netWeightKg: 200.5 }] });
  expect(linked.status).toBe(200);
  expect((await read(id)).coveredKg).toBe(1200.5);
  const again = await act(id, 'lots', { lots: [{ lotId: other, netWeightKg: 1 }] });
  expect([again.status, again.body.code]).toEqual([409, 'document.lot_linked']);
});

test('no order of links ever covers more than the paper says', async () => {
  const db = database();
  const { owner, lot } = await aScene(db);
  const lots = await Promise.all(Array.from({ length: 5 }, async () => lot()));
  const ctx = ctxFor(db, owner);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3000 }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 5, maxLength: 5 }),
      async (covers, weights) => {
        const { id } = await recordDocument(ctx, {
          kind: 'quarantine_certificate',
          issuer: '深圳海关',
          number: unique('PROP-'),
          coversKg: covers,
        });
        let left = covers;
        for (const [index, weight] of weights.entries()) {
          const line = { lotId: lots[index] ?? '', netWeightKg: weight };
          const accepted = await linkLots(ctx, id, { lots: [line] }).then(
            () => true,
            () => false,
          );
          expect(accepted).toBe(weight <= left);
          if (accepted) left -= weight;
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('links at the same moment do not overdraw a document', async () => {
  const db = database();
  const { owner, lot } = await aScene(db);
  const lots = await Promise.all(Array.from({ length: 8 }, async () => lot()));
  const ctx = ctxFor(db, owner);
  const { id } = await recordDocument(ctx, {
    kind: 'quarantine_certificate',
    issuer: '深圳海关',
    number: unique('RACE-'),
    coversKg: 3000,
  });
  const tried = await Promise.allSettled(
    lots.map(async (lotId) => linkLots(ctx, id, { lots: [{ lotId }] })),
  );
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
});

test('a lot is not covered by more than was declared for it, nor by nothing', async () => {
  const { lotId, record } = await aDesk();
  const more = await record({ lots: [{ lotId, netWeightKg: 1000.001 }] });
  expect(more.body.errors[0]).toMatchObject({
    field: 'lots.0.netWeightKg',
    rule: 'lot.less_declared',
  });
  const nothing = await record({ lots: [{ lotId, netWeightKg: 0 }] });
  expect([nothing.status, nothing.body.errors[0].field]).toEqual([422, 'lots.0.netWeightKg']);
  const twice = await record({ lots: [{ lotId }, { lotId }] });
  expect(twice.body.errors[0]).toMatchObject({ field: 'lots.1.lotId', rule: 'lot.twice' });
});

test('a number is recorded once per issuer and kind', async () => {
  const { record } = await aDesk();
  const number = unique('CERT-');
  expect((await record({ number })).status).toBe(201);
  const again = await record({ number: number.toLowerCase() });
  expect([again.status, again.body.errors[0].field]).toEqual([409, 'number']);
  expect((await record({ number, issuer: '广州海关' })).status).toBe(201);
});

test('an import without a paper waits for it, or was lawfully not requested', async () => {
  const { lotId, record, act, read } = await aDesk();
  const noNumber = { number: undefined, issuedOn: undefined, lots: [{ lotId }] };
  expect((await record(noNumber)).body.errors[0]).toMatchObject({
    field: 'number',
    rule: 'document.number_missing',
  });
  const pending = await record({ ...noNumber, state: 'pending' });
  expect(pending.status).toBe(201);
  expect((await record({ ...noNumber, state: 'pending' })).status).toBe(201);
  expect((await record({ ...noNumber, state: 'not_requested' })).status).toBe(201);
  const { id } = pending.body;
  const early = await act(id, 'state', { state: 'issued' });
  expect(early.body.errors[0].rule).toBe('document.number_missing');
  const issued = { state: 'issued', number: unique('CERT-'), issuedOn: '2026-11-21' };
  expect((await act(id, 'state', issued)).status).toBe(200);
  expect((await read(id)).states.map((s: { state: string }) => s.state)).toEqual([
    'pending',
    'issued',
  ]);
  expect(await eventTypesOf(database(), lotId)).toContain('evidence.document_state_changed');
});

test('void is final', async () => {
  const { lotId, record, act } = await aDesk();
  const { id } = (await record()).body;
  expect((await act(id, 'state', { state: 'void', reason: '海关作废' })).status).toBe(200);
  for (const state of ['issued', 'pending', 'void']) {
    const back = await act(id, 'state', { state });
    expect(back.body.errors[0]).toMatchObject({ field: 'state', rule: 'document.transition' });
  }
  const linked = await act(id, 'lots', { lots: [{ lotId }] });
  expect([linked.status, linked.body.code]).toEqual([422, 'document.void']);
});

test('numbers and dates are checked by kind', async () => {
  const { record } = await aDesk();
  const rules = async (overrides: Record<string, unknown>) => {
    const { status, body } = await record(overrides);
    return status === 201 ? 'recorded' : body.errors[0].rule;
  };
  expect(await rules({ number: 'A1' })).toBe('certificate.form');
  expect(await rules({ kind: 'customs_declaration', number: 'CERT-1234' })).toBe(
    'declaration.form',
  );
  expect(await rules({ kind: 'customs_declaration', number: aDeclarationNo() })).toBe('recorded');
  expect(await rules({ issuedOn: '2026-11-23' })).toBe('document.date');
  expect(await rules({ issuedOn: '2026-11-19', validUntil: '2026-11-18' })).toBe('document.date');
  expect(await rules({ issuer: 'a\u202Eb' })).toBe('text.characters');
});

test('a document is not linked before its lot existed, nor in the future', async () => {
  const { lotId, record } = await aDesk();
  const lots = [{ lotId }];
  const early = await record({ lots, occurredAt: '2026-11-20T08:59:59.000Z' });
  expect(early.body.errors[0]).toMatchObject({ field: 'occurredAt', rule: 'time.before_lot' });
  const late = await record({ lots, occurredAt: '2026-11-22T09:03:00.000Z' });
  expect(late.body.errors[0]).toMatchObject({ field: 'occurredAt', rule: 'time.future' });
});

test('another firm’s lots and documents do not exist', async () => {
  const { app, record, lotId } = await aDesk();
  const stranger = (await anOrganisation(database())).member('owner');
  const foreign = (await aLot(database())).lotId;
  const unknown = await record({ lots: [{ lotId }, { lotId: foreign }] });
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors).toMatchObject([{ field: 'lots.1.lotId', rule: 'lot.unknown' }]);
  const { id } = (await record({ lots: [{ lotId }] })).body;
  expect((await app.get(`/api/documents/${id}`, stranger)).status).toBe(404);
  const change = await app.post(`/api/documents/${id}/state`, { state: 'void' }, stranger);
  expect(change.status).toBe(404);
  expect((await app.get('/api/documents', stranger)).body.items).toEqual([]);
  expect((await app.get(`/api/documents/${id}`, await aRegulator(database()))).status).toBe(200);
});

test('who receives a lot sees its documents, but no other lots of them', async () => {
  const app = createTestApp(database());
  const sender = await aStockedFirm(database());
  const receiver = await aStockedFirm(database());
  const other = (await aLot(database(), { owner: sender.owner })).lotId;
  const lots = [{ lotId: sender.lotId }, { lotId: other }];
  const { id } = (await app.post('/api/documents', aCertificate({ lots }), sender.owner)).body;
  expect((await app.get(`/api/documents/${id}`, receiver.owner)).status).toBe(404);
  expect((await shipFrom(app, sender, receiver.premises.id, kg(300, 30))).status).toBe(201);
  const seen = (await app.get(`/api/documents/${id}`, receiver.owner)).body;
  expect(seen.lots).toEqual([{ lotId: sender.lotId, netWeightKg: 1000 }]);
  expect(seen.coveredKg).toBeNull();
  const listed = await app.get(`/api/documents?lotId=${sender.lotId}`, receiver.owner);
  expect(listed.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
  const linked = await app.post(`/api/documents/${id}/lots`, { lots }, receiver.owner);
  expect(linked.status).toBe(404);
});

test('a list is read page by page, newest first', async () => {
  const { app, owner, record } = await aDesk();
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.push((await record()).body.id);
  const seen: string[] = [];
  let path = '/api/documents?limit=2';
  for (;;) {
    const { body } = await app.get(path, owner);
    seen.push(...body.items.map((item: { id: string }) => item.id));
    if (body.nextCursor === null) break;
    path = `/api/documents?limit=2&cursor=${body.nextCursor}`;
  }
  expect(seen).toEqual([...ids].sort().reverse());
});

test('a document sent twice is recorded once', async () => {
  const { record } = await aDesk();
  const body = { eventId: uuidv7(testNow), number: unique('CERT-') };
  const first = await record(body);
  expect((await record(body)).body).toEqual(first.body);
  expect((await record({ ...body, issuer: '别的海关' })).body.code).toBe('command.id_taken');
});

test('viewers and regulators record nothing', async () => {
  const { app, firm } = await aDesk();
  for (const actor of [firm.member('viewer'), await aRegulator(database())]) {
    expect((await app.post('/api/documents', aCertificate(), actor)).status).toBe(403);
  }
});
