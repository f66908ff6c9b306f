import { expect, test } from 'vitest';

import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, anOrganisation, somePremises } from '../support/factories.ts';
import { aStockedFirm, kg, whereIs } from '../support/story.ts';

const database = useDatabase();

async function anArrival(overrides: Record<string, unknown> = {}) {
  const app = createTestApp(database());
  const lot = await aLot(database());
  const body = {
    premisesId: lot.premisesId,
    containerNo: 'CSQU 305438-3',
    sealNo: 'sl1029384',
    lines: [{ lotId: lot.lotId, quantity: kg(400.5, 40) }],
    ...overrides,
  };
  return { app, ...lot, body };
}

test('goods arrive on the dock when container and seal are the declared ones', async () => {
  const { app, owner, lotId, body } = await anArrival();
  expect((await app.post('/api/receipts', body, owner)).status).toBe(201);
  expect(await whereIs(database(), lotId)).toEqual({
    inbound: [599_500, 60],
    dock: [400_500, 40],
  });
});

test('what stands in premises can be told from what has yet to come', async () => {
  const { app, owner, lotId, body } = await anArrival();
  await app.post('/api/receipts', body, owner);
  const kinds = async (query: string): Promise<string[]> => {
    const list = await app.get(`/api/stock?lotId=${lotId}${query}`, owner);
    return list.body.items.map(({ placeKind }: { placeKind: string }) => placeKind).toSorted();
  };
  expect(await kinds('')).toEqual(['dock', 'inbound']);
  expect(await kinds('&standing=false')).toEqual(['dock', 'inbound']);
  expect(await kinds('&standing=true')).toEqual(['dock']);
});

test.each([
  ['containerNo', 'CBHU3202732', 'custody.container_differs'],
  ['sealNo', 'OTHER', 'custody.seal_differs'],
])('a different %s stops the receipt', async (field, value, rule) => {
  const { app, owner, lotId, body } = await anArrival();
  const sent = await app.post('/api/receipts', { ...body, [field]: value }, owner);
  expect(sent.status).toBe(422);
  expect(sent.body.errors[0]).toMatchObject({ field, rule });
  expect(await whereIs(database(), lotId)).toEqual({ inbound: [1_000_000, 100] });
});

test('more than was declared does not arrive', async () => {
  const { app, owner, lotId, body } = await anArrival();
  const sent = await app.post(
    '/api/receipts',
    { ...body, lines: [{ lotId, quantity: kg(1000.001, 100) }] },
    owner,
  );
  expect(sent.status).toBe(409);
  expect(sent.body.errors[0].field).toBe('lines.0.quantity');
  expect(sent.body.errors[0].message).toContain('1,000 kg');
});

test('premises that the lot was not declared for, and strangers, are refused', async () => {
  const { app, owner, body } = await anArrival();
  const other = await somePremises(database(), owner);
  const elsewhere = await app.post('/api/receipts', { ...body, premisesId: other.id }, owner);
  expect(elsewhere.body.code).toBe('custody.other_destination');
  const stranger = await anOrganisation(database());
  const foreign = await app.post('/api/receipts', body, stranger.member('keeper'));
  expect(foreign.status).toBe(422);
  expect(foreign.body.errors[0]).toMatchObject({ field: 'premisesId', rule: 'premises.unknown' });
});

test('a receipt before the lot was declared, or in the future, is refused', async () => {
  const { app, owner, body } = await anArrival();
  const before = await app.post(
    '/api/receipts',
    { ...body, occurredAt: '2026-11-19T00:00:00Z' },
    owner,
  );
  expect(before.body.errors[0]).toMatchObject({ field: 'occurredAt', rule: 'time.before_lot' });
  const ahead = await app.post(
    '/api/receipts',
    { ...body, occurredAt: '2026-11-22T10:00:00Z' },
    owner,
  );
  expect(ahead.body.errors[0].rule).toBe('time.future');
});

test('closed premises take nothing in', async () => {
  const { app, owner, premisesId, body } = await anArrival();
  await app.post(`/api/premises/${premisesId}/state`, { state: 'closed', reason: '检修' }, owner);
  const sent = await app.post('/api/receipts', body, owner);
  expect(sent.body.errors[0].rule).toBe('premises.closed');
});

test('frozen goods are put away into a frozen room, and refused by a chilled one', async () => {
  const app = createTestApp(database());
  const { owner, premises, lotId, dock, frozen, chilled } = await aStockedFirm(database());
  const put = (toPlaceId: string) =>
    app.post(
      '/api/moves',
      {
        premisesId: premises.id,
        lines: [{ lotId, fromPlaceId: dock, toPlaceId, quantity: kg(1000, 100) }],
      },
      owner,
    );
  const warm = await put(chilled);
  expect(warm.status).toBe(422);
  expect(warm.body.errors[0]).toMatchObject({
    field: 'lines.0.toPlaceId',
    rule: 'place.temperature_class',
  });
  expect((await put(frozen)).status).toBe(201);
  expect(await whereIs(database(), lotId)).toEqual({ room: [1_000_000, 100] });
});

test('a viewer records nothing', async () => {
  const { app, lotId, body } = await anArrival();
  const lot = await database()
    .selectFrom('lot')
    .select('org_id')
    .where('id', '=', lotId)
    .executeTakeFirstOrThrow();
  const viewer = {
    kind: 'person',
    userId: 'viewer-1',
    orgId: lot.org_id,
    orgKind: 'operator',
    role: 'viewer',
  } as const;
  expect((await app.post('/api/receipts', body, viewer)).status).toBe(403);
});
