import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { declareLots } from '../../src/features/lots/lots.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import {
  aDeclarationNo,
  aLot,
  anImportLot,
  anOrganisation,
  aProduct,
  somePremises,
} from '../support/factories.ts';

const database = useDatabase();

async function aFirm() {
  const org = await anOrganisation(database());
  const owner = org.member('owner');
  const premises = await somePremises(database(), owner);
  const productId = await aProduct(database(), owner);
  return { ...org, owner, premises, productId };
}

async function stockOf(lotId: string) {
  return database()
    .selectFrom('stock')
    .innerJoin('place', 'place.id', 'stock.place_id')
    .select(['place.kind', 'stock.grams', 'stock.pieces'])
    .where('lot_id', '=', lotId)
    .execute();
}

test('a declared import lot waits at its inbound place with the whole of its quantity', async () => {
  const app = createTestApp(database());
  const { owner, productId, premises } = await aFirm();
  const sent = await app.post('/api/lots', anImportLot(productId, premises.id), owner);
  expect(sent.status).toBe(201);
  expect(await stockOf(sent.body.lotId)).toEqual([
    { kind: 'inbound', grams: 1_000_000, pieces: 100 },
  ]);
  const read = await app.get(`/api/lots/${sent.body.lotId}`, owner);
  expect(read.body).toMatchObject({
    number: sent.body.number,
    expiryDate: '2028-08-21',
    declared: { netWeightKg: 1000, pieces: 100 },
  });
});

test('lots of one declaration item never exceed the item', async () => {
  const app = createTestApp(database());
  const { owner, productId, premises } = await aFirm();
  const declarationNo = aDeclarationNo();
  const part = (netWeightKg: number, pieces: number) =>
    anImportLot(productId, premises.id, {
      declarationNo,
      declarationItem: { netWeightKg: 1500, pieces: 150 },
      quantity: { netWeightKg, pieces },
    });
  expect((await app.post('/api/lots', part(1000, 100), owner)).status).toBe(201);
  const over = await app.post('/api/lots', part(500.001, 50), owner);
  expect(over.status).toBe(422);
  expect(over.body.errors[0]).toMatchObject({ rule: 'lot.customs_item_exceeded' });
  expect(over.body.title).toContain('500 kg');
  expect((await app.post('/api/lots', part(500, 50), owner)).status).toBe(201);
});

test.each([
  ['first_station_in', 'sealNo'],
  ['first_station_in', 'destinationPremisesId'],
  ['first_station_out', 'destinationNote'],
  ['inter_province', 'previousOutCertificateNo'],
] as const)('%s demands %s', async (entry, field) => {
  const app = createTestApp(database());
  const { owner, productId, premises } = await aFirm();
  const body = { ...anImportLot(productId, premises.id), entry, [field]: undefined };
  const sent = await app.post('/api/lots', body, owner);
  expect(sent.status).toBe(422);
  expect(sent.body.errors[0]).toMatchObject({ field, rule: 'lot.entry_field' });
});

test('an export declaration, a country that is none, and dates ahead are refused by field', async () => {
  const app = createTestApp(database());
  const { owner, productId, premises } = await aFirm();
  const refusal = async (overrides: object) => {
    const body = { ...anImportLot(productId, premises.id), ...overrides };
    const { status, body: problem } = await app.post('/api/lots', body, owner);
    return [status, problem.errors[0]?.field, problem.errors[0]?.rule];
  };
  expect(await refusal({ declarationNo: '530120260012345678' })).toEqual([
    422,
    'declarationNo',
    'declaration.not_import',
  ]);
  expect(await refusal({ originCountry: 'XX' })).toEqual([422, 'originCountry', 'country.unknown']);
  expect(await refusal({ productionDate: '2026-11-23' })).toEqual([
    422,
    'productionDate',
    'lot.production_in_future',
  ]);
  expect(await refusal({ occurredAt: '2026-11-22T10:00:00Z' })).toEqual([
    422,
    'occurredAt',
    'time.future',
  ]);
  expect(await refusal({ productId: uuidv7(testNow) })).toEqual([
    422,
    'productId',
    'product.unknown',
  ]);
});

test('another firm’s lot does not exist', async () => {
  const app = createTestApp(database());
  const { lotId } = await aLot(database());
  const stranger = await anOrganisation(database());
  expect((await app.get(`/api/lots/${lotId}`, stranger.member('owner'))).status).toBe(404);
  const regulator = await anOrganisation(database(), 'regulator');
  expect((await app.get(`/api/lots/${lotId}`, regulator.member('inspector'))).status).toBe(200);
});

test('a keeper declares, a viewer may not', async () => {
  const app = createTestApp(database());
  const { member, productId, premises } = await aFirm();
  const body = anImportLot(productId, premises.id);
  expect((await app.post('/api/lots', body, member('viewer'))).status).toBe(403);
  expect((await app.post('/api/lots', body, member('keeper'))).status).toBe(201);
});

test('a declaration can be mended and withdrawn while nothing has arrived', async () => {
  const app = createTestApp(database());
  const { lotId, owner } = await aLot(database());
  const mended = await app.post(
    `/api/lots/${lotId}/amendment`,
    { reason: '铅封号录入错误', sealNo: 'SL999' },
    owner,
  );
  expect(mended.status).toBe(200);
  expect((await app.get(`/api/lots/${lotId}`, owner)).body.sealNo).toBe('SL999');
  const gone = await app.post(`/api/lots/${lotId}/withdrawal`, { reason: '退运' }, owner);
  expect(gone.status).toBe(200);
  expect(await stockOf(lotId)).toEqual([{ kind: 'inbound', grams: 0, pieces: 0 }]);
  const again = await app.post(`/api/lots/${lotId}/withdrawal`, { reason: '退运' }, owner);
  expect(again.body.code).toBe('lot.arrived');
});

test('many declarations at once are judged one after the other, and a repeat adds nothing', async () => {
  const { owner, productId, premises } = await aFirm();
  const declarationNo = aDeclarationNo();
  const items = [400, 400, 400].map((netWeightKg) => ({
    id: uuidv7(testNow),
    input: anImportLot(productId, premises.id, {
      declarationNo,
      declarationItem: { netWeightKg: 1000, pieces: 1000 },
      quantity: { netWeightKg, pieces: 40 },
    }),
  }));
  const ctx = ctxFor(database(), owner);
  const first = await declareLots(ctx, items);
  expect(first).toMatchObject({ done: 2, repeated: 0 });
  expect(first.refused.map(({ id, error }) => [id, error.code])).toEqual([
    [items[2]?.id, 'lot.customs_item_exceeded'],
  ]);
  const second = await declareLots(ctx, items.slice(0, 2));
  expect(second).toEqual({ done: 0, repeated: 2, refused: [] });
});

test('domestic goods of another province are marked as such, those of this one are not', async () => {
  const app = createTestApp(database());
  const { owner, productId, premises } = await aFirm();
  const declare = async (originDivisionId: string) => {
    const sent = await app.post(
      '/api/lots',
      {
        kind: 'domestic',
        productId,
        originDivisionId,
        producer: '福建远洋食品有限公司',
        destinationPremisesId: premises.id,
        productionDate: '2026-10-01',
        quantity: { netWeightKg: 500, pieces: 50 },
      },
      owner,
    );
    return (await app.get(`/api/lots/${sent.body.lotId}`, owner)).body.entry;
  };
  expect(await declare('350200')).toBe('inter_province');
  expect(await declare('442000-Z1')).toBeNull();
});
