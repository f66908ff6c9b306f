import { expect, test } from 'vitest';

import { ScanView } from '../../src/features/scan/scan.schemas.ts';
import { aPdf } from '../evidence/files.samples.ts';
import { useDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';
import { aReceivedLot, kg } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

async function aScannedJourney() {
  const journey = await aJourney(database());
  const code = await journey.codeOf(journey.lotId);
  const scan = async (of = code) => {
    const sent = await journey.app.send('GET', `/t/${of}`, undefined, undefined, {
      accept: 'application/json',
    });
    return ScanView.parse(sent.body);
  };
  const page = async () => {
    const { response } = await journey.app.send('GET', `/t/${code}?lang=zh`);
    return response.text();
  };
  return { ...journey, code, scan, page };
}

test('a scan shows the way by city and kind of place, tests, disinfection and papers', async () => {
  const { scan, certificateNo, disinfectionNo } = await aScannedJourney();
  const seen = await scan();
  const shenzhen = { zh: '深圳市', en: 'Shenzhen' };
  expect(seen.route.map(({ kind, premisesKind, city }) => ({ kind, premisesKind, city }))).toEqual([
    { kind: 'declared', premisesKind: null, city: null },
    { kind: 'received', premisesKind: 'cold_store', city: shenzhen },
    { kind: 'received', premisesKind: 'market', city: { zh: '中山市', en: 'Zhongshan' } },
    { kind: 'shipped', premisesKind: 'cold_store', city: shenzhen },
  ]);
  expect(seen.tests).toMatchObject([
    {
      analyte: 'sars_cov_2',
      method: 'rt_pcr',
      result: 'negative',
      sampleKinds: ['product_outer'],
      sampledAt: '2026-11-22T09:00:00.000Z',
    },
  ]);
  expect(seen.disinfections).toMatchObject([{ certificateNo: disinfectionNo }]);
  expect(seen.documents).toMatchObject([
    { kind: 'quarantine_certificate', number: certificateNo, state: 'issued', files: [] },
  ]);
});

test('no person, no buyer and no quantity leaves by a scan', async () => {
  const { scan, page, buyer, sampleOf, post, owner, lotId, premises, dock, laboratory } =
    await aScannedJourney();
  const worker = await sampleOf('personnel', { workerNo: 'W7777' });
  const goods = await sampleOf('product_inner', { lotIds: [lotId] });
  const pool = { number: unique('P-'), sampleIds: [worker.id, goods.id] };
  const { id: poolId } = await post('/api/pools', pool, owner);
  await post(
    '/api/tests',
    { poolId, analyte: 'sars_cov_2', method: 'rt_pcr', result: 'negative' },
    laboratory.member('quality'),
  );
  await post(
    '/api/sales',
    {
      premisesId: premises.id,
      buyer: { kind: 'firm', name: '某某酒家' },
      lines: [{ lotId, placeId: dock, quantity: kg(37.125, 13) }],
    },
    owner,
  );
  const firm = await database()
    .selectFrom('organisation')
    .select(['name_zh', 'name_en'])
    .where('id', '=', buyer.orgId)
    .executeTakeFirstOrThrow();
  const seen = await scan();
  expect(seen.route.some(({ kind }) => kind === 'sold')).toBe(true);
  const kinds = seen.tests.flatMap(({ sampleKinds }) => sampleKinds);
  expect(new Set(kinds)).toEqual(new Set(['product_inner', 'product_outer']));
  const everything = `${JSON.stringify(seen)}${await page()}`;
  const secrets = [firm.name_zh, firm.name_en, '某某酒家', 'W7777', 'W0042', '37.125', '37125'];
  for (const secret of secrets) expect(everything).not.toContain(secret);
  expect(everything).not.toContain(lotId);
});

test('a lot that was made of others shows their evidence, origin and way up to then', async () => {
  const { scan, codeOf, child } = await aScannedJourney();
  const seen = await scan(await codeOf(child.lotId));
  expect(seen.lot.kind).toBe('processed');
  expect(seen.origin.sources).toMatchObject([{ country: 'NO' }]);
  expect(seen.tests).toHaveLength(1);
  expect(seen.documents).toHaveLength(1);
  const steps = seen.route.map(({ kind, inherited }) => [kind, inherited]);
  expect(steps).toContainEqual(['processed', false]);
  expect(steps).toContainEqual(['received', true]);
  expect(steps.some(([kind]) => kind === 'declared')).toBe(false);
});

test('a recall of the source is the first thing that its product’s page says; a drill is not', async () => {
  const { scan, page, code, app, post, regulator, lotId, codeOf, child } = await aScannedJourney();
  const made = await codeOf(child.lotId);
  const recall = (kind: string) => ({
    number: unique('粤召-'),
    class: 1,
    kind,
    reasonZh: '检出李斯特氏菌',
    reasonEn: 'Listeria was found',
    lotIds: [lotId],
  });
  await post('/api/recalls', recall('mock'), regulator);
  expect((await scan()).verdict).toBe('complete');
  await post('/api/recalls', recall('ordered'), regulator);
  for (const of of [code, made]) {
    const seen = await scan(of);
    expect(seen.verdict).toBe('recalled');
    expect(seen.notices[0]).toMatchObject({
      kind: 'recall',
      class: 1,
      reason: { zh: '检出李斯特氏菌', en: 'Listeria was found' },
    });
  }
  const text = await page();
  expect(text.indexOf('检出李斯特氏菌')).toBeLessThan(text.indexOf('冻三文鱼柳</h2>'));
  expect(text).toContain('<h1>正在召回</h1>');
  expect(app.errors).toEqual([]);
});

test('a positive test holds the lot, and the lot that shared its tube', async () => {
  const { scan, post, owner, lotId, sampleOf, laboratory, premises, productId } =
    await aScannedJourney();
  const mate = await aReceivedLot(database(), owner, premises.id, productId);
  const [mine, theirs] = [
    await sampleOf('product_inner', { lotIds: [lotId] }),
    await sampleOf('product_inner', { lotIds: [mate.lotId] }),
  ];
  await post('/api/pools', { number: unique('P-'), sampleIds: [mine.id, theirs.id] }, owner);
  const before = await scan();
  expect(before.verdict).toBe('complete');
  await post(
    '/api/tests',
    { sampleId: theirs.id, analyte: 'salmonella', method: 'rt_pcr', result: 'positive' },
    laboratory.member('quality'),
  );
  const after = await scan();
  expect(after).toMatchObject({
    verdict: 'on_hold',
    notices: [{ kind: 'hold', cause: 'pool_mate' }],
  });
});

test('a document that its owner shows is linked; others are named only', async () => {
  const { scan, app, owner, post, documentId } = await aScannedJourney();
  const upload = async (bytes: Uint8Array) => {
    const type = { 'content-type': 'application/pdf' };
    const sent = await app.send('POST', '/api/files', bytes, owner, type);
    expect(sent.status).toBe(201);
    return sent.body.sha256 as string;
  };
  const shown = await upload(aPdf('shown'));
  const hidden = await upload(aPdf('hidden'));
  await post(
    `/api/documents/${documentId}/files`,
    {
      files: [
        { sha256: shown, public: true },
        { sha256: hidden, public: false },
      ],
    },
    owner,
  );
  const seen = await scan();
  expect(seen.documents[0]?.files).toEqual([
    { url: `/t/files/${shown}`, mediaType: 'application/pdf' },
  ]);
  expect((await app.get(`/t/files/${shown}`)).status).toBe(200);
  expect((await app.get(`/t/files/${hidden}`)).status).toBe(404);
});

test('a certificate voided without another asks for care; voided and issued anew does not', async () => {
  const { scan, post, owner, documentId, lotId } = await aScannedJourney();
  await post(`/api/documents/${documentId}/state`, { state: 'void', reason: '作废' }, owner);
  expect(await scan()).toMatchObject({
    verdict: 'caution',
    notices: [{ kind: 'void_document', documentKind: 'quarantine_certificate' }],
  });
  const again = { kind: 'quarantine_certificate', issuer: '深圳海关', issuedOn: '2026-11-20' };
  await post('/api/documents', { ...again, number: unique('QC-NEW-'), lots: [{ lotId }] }, owner);
  expect((await scan()).verdict).toBe('complete');
});

test('a step that a correction undid is not shown', async () => {
  const { scan, post, owner, lotId, premises, dock } = await aScannedJourney();
  await post(
    '/api/destructions',
    {
      premisesId: premises.id,
      method: '焚烧',
      reason: '包装破损',
      lines: [{ lotId, placeId: dock, quantity: kg(10, 1) }],
    },
    owner,
  );
  expect((await scan()).route.some(({ kind }) => kind === 'destroyed')).toBe(true);
  const event = await database()
    .selectFrom('event')
    .select('id')
    .where('type', '=', 'custody.destroyed')
    .where('org_id', '=', owner.orgId)
    .executeTakeFirstOrThrow();
  await post('/api/corrections', { corrects: event.id, kind: 'voided', reason: '录错' }, owner);
  expect((await scan()).route.some(({ kind }) => kind === 'destroyed')).toBe(false);
});
