import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import { watchRecords } from '../../src/features/alerts/watch.service.ts';
import { registerOrganisation } from '../../src/features/premises/premises.service.ts';
import { shippedYears } from '../../src/features/reference/business-days-data.ts';
import { loadMissingBusinessYears } from '../../src/features/reference/business-days.service.ts';
import { loadDefaultThresholds } from '../../src/features/scan/thresholds.service.ts';
import { aPdf } from '../evidence/files.samples.ts';
import { integrateAll } from '../log/support.ts';
import { ctxFor, person, testCodes } from '../support/app.ts';
import { aLot, aUscc, longAgo, somePremises, unique } from '../support/factories.ts';
import { kg, placeIn } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

/** A firm with one of everything that has an id, and the people around it. */
export async function aWorld(db: Kysely<Database>) {
  const journey = await aJourney(db);
  const { post, app, owner, premises, lotId, dock, laboratory, regulator } = journey;
  const supervisor: PersonActor = { ...regulator, role: 'supervisor' };
  const tag = unique('');
  const stored = await app.send('POST', '/api/files', aPdf(tag), owner, {
    'content-type': 'application/pdf',
  });
  const sha256: string = stored.body.sha256;
  const unattached = await app.send('POST', '/api/files', aPdf(`${tag}b`), owner, {
    'content-type': 'application/pdf',
  });
  await post(
    `/api/documents/${journey.documentId}/files`,
    { files: [{ sha256, public: false }] },
    owner,
  );
  const more = await journey.sampleOf('product_outer', { lotIds: [lotId] });
  const loose = await journey.sampleOf('product_outer', { lotIds: [lotId] });
  const pool = await post(
    '/api/pools',
    { number: unique('PL-'), sampleIds: [more.id] },
    laboratory.member('quality'),
  );
  const key = await post('/api/keys', { name: 'ERP', scopes: ['read'] }, owner);
  const underWay = await post(
    '/api/shipments',
    {
      fromPremisesId: premises.id,
      toPremisesId: journey.stall.id,
      purpose: 'sale',
      lines: [{ lotId, placeId: dock, quantity: kg(10, 1) }],
    },
    owner,
  );
  const code = await journey.codeOf(lotId);
  await app.app.request(`/t/${code}/report`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'kind=label',
  });
  const assessment = await post(
    '/api/exposures/assessments',
    { lotIds: [lotId], note: '只封存同批' },
    regulator,
  );
  await post(`/api/products/${journey.productId}/yields`, { mostPermille: 900 }, owner);
  await loadMissingBusinessYears(ctxFor(db, { kind: 'system' }), shippedYears());
  const early = { kind: 'quarantine_certificate', issuer: '深圳海关', issuedOn: '2026-01-05' };
  await post('/api/documents', { ...early, number: unique('EARLY-'), lots: [{ lotId }] }, owner);
  await watchRecords(ctxFor(db, { kind: 'system' }));
  const limit = {
    rule: 'over_received',
    divisionId: '440308',
    most: 50,
    source: 'GB 1',
    ...spanOf(Number(tag) % 1e6),
  };
  const limits = await post(
    '/api/alert-thresholds',
    { reason: 'A reason', add: [limit], end: [] },
    supervisor,
  );
  const order = await post(
    '/api/holds',
    { lotIds: [journey.child.lotId], reasonZh: '待查', reasonEn: 'To be looked into' },
    regulator,
  );
  const recall = await post(
    '/api/recalls',
    {
      number: unique('RC-'),
      class: 1,
      kind: 'ordered',
      lotIds: [journey.child.lotId],
      reasonZh: '召回',
      reasonEn: 'Recalled',
    },
    regulator,
  );
  const answered = [{ lotId: journey.child.lotId, fate: 'here', quantity: kg(190, 400) }];
  await post(`/api/recalls/${recall.id}/answers`, { lines: answered }, owner);
  const downgraded = {
    lotId: journey.child.lotId,
    placeId: journey.frozen,
    outcome: 'downgraded',
    quantity: kg(1, 0),
    evidence: { fileSha256: sha256 },
  };
  await post(`/api/recalls/${recall.id}/disposals`, { lines: [downgraded] }, owner);
  const plan = { step: 'plan', textZh: '计划', textEn: 'Plan' };
  await post(`/api/recalls/${recall.id}/reports`, plan, regulator);
  const mismatched = await post(
    '/api/shipments',
    {
      fromPremisesId: premises.id,
      toPremisesId: journey.stall.id,
      purpose: 'sale',
      lines: [{ lotId, placeId: dock, quantity: kg(10, 1) }],
    },
    owner,
  );
  await post(
    `/api/shipments/${mismatched.shipmentId}/receipt`,
    { lines: [{ lotId, stated: kg(9, 1) }] },
    journey.buyer,
  );
  await post(
    '/api/moves',
    {
      premisesId: premises.id,
      lines: [{ lotId, fromPlaceId: dock, toPlaceId: journey.frozen, quantity: kg(2, 0) }],
    },
    owner,
  );
  await post('/api/policy/rules', { reason: 'A reason', add: [aRuleOf(tag)] }, supervisor);
  await loadDefaultThresholds(ctxFor(db, { kind: 'system' }, longAgo));
  const thresholds = await post(
    '/api/scan-thresholds',
    { reason: 'A reason', add: [aThresholdOf(Number(tag) % 1e6)] },
    supervisor,
  );
  const faulty = await app.send(
    'POST',
    '/api/imports/lots?mode=good_rows',
    new TextEncoder().encode('产品编码 Product code\r\nNOTHING\r\n'),
    owner,
    { 'content-type': 'text/csv' },
  );
  const spare = await somePremises(db, owner);
  const declared = await aLot(db, { owner, productId: journey.productId, premisesId: premises.id });
  const containerNo = 'CSQU3054383';
  const arriving = {
    ...(await aLot(db, {
      owner,
      productId: journey.productId,
      premisesId: premises.id,
      overrides: { containerNo, sealNo: 'SL1029384' },
    })),
    containerNo,
    sealNo: 'SL1029384',
  };
  const administrator = {
    kind: 'person',
    userId: crypto.randomUUID(),
    orgId: crypto.randomUUID(),
    orgKind: 'system',
    role: 'system_admin',
  } as const satisfies PersonActor;
  const workerNo = `W-${tag}`;
  await post(
    '/api/workers',
    {
      workerNo,
      name: '王小明',
      duty: 'keeper',
      premisesId: premises.id,
      activeSince: '2026-01-01',
    },
    owner,
  );
  const seriesOf = async (lotId: string) =>
    (await post(`/api/lots/${lotId}/series`, { level: 'case', count: 50 }, owner)).id as string;
  const seriesId = await seriesOf(journey.lotId);
  const childSeriesId = await seriesOf(journey.child.lotId);
  const { number: series, key_version: keyVersion } = await db
    .selectFrom('code_series')
    .select(['number', 'key_version'])
    .where('id', '=', seriesId)
    .executeTakeFirstOrThrow();
  const print = await post(
    `/api/series/${seriesId}/prints`,
    { format: 'csv', first: 1, last: 2 },
    owner,
  );
  const one = async (statement: ReturnType<typeof sql<{ id: string }>>) => {
    const { rows } = await statement.execute(db);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('The story lacks something');
    return id;
  };
  const { orgId } = journey;
  await integrateAll(db);
  const { id: commandId } = await db
    .selectFrom('command')
    .select('id')
    .where('org_id', '=', owner.orgId)
    .executeTakeFirstOrThrow();
  return {
    ...journey,
    commandId,
    supervisor,
    sha256,
    unattachedSha256: unattached.body.sha256 as string,
    looseSampleId: loose.id as string,
    poolId: pool.id as string,
    keyId: key.id as string,
    code,
    thresholdId: String(thresholds.ids[0]),
    reportId: await one(sql`select id from consumer_report where lot_id = ${lotId}`),
    seriesId,
    unitCode: testCodes.make({ number: series, keyVersion }, 50),
    childSeriesId,
    printId: print.id as string,
    underWayId: underWay.shipmentId as string,
    holdId: await one(
      sql<{ id: string }>`select id from hold where lot_id = ${journey.child.lotId}
        and reason_zh = '待查'`,
    ),
    recallId: recall.id as string,
    orderId: order.orderId as string,
    assessmentId: assessment.id as string,
    alertThresholdId: String(limits.ids[0]),
    alertId: await one(
      sql`select alert_id as id from alert_ref where kind = 'lot' and ref = ${lotId} order by 1`,
    ),
    workerNo,
    disinfectantId: await one(
      sql<{ id: string }>`select id from disinfectant where org_id = ${orgId}`,
    ),
    disinfectionId: await one(
      sql<{ id: string }>`select id from disinfection where org_id = ${orgId}`,
    ),
    /** Of the lot that is under way to the stall, so the shipment may still be taken back. */
    shipEventId: await one(
      sql<{ id: string }>`select id from event where org_id = ${orgId}
        and type = 'custody.moved' order by seq desc`,
    ),
    ruleId: await one(
      sql<{ id: string }>`select id from policy_rule where division_id = '440308' order by id desc`,
    ),
    stallDock: await placeIn(db, journey.stall.id, 'dock'),
    administrator,
    spareId: spare.id,
    declaredId: declared.lotId,
    arriving,
    mismatchedId: mismatched.shipmentId as string,
    markedUpId: String(faulty.body.markedUp).split('/').pop() ?? '',
  };
}

/** In a minute of its own, far ahead: of a kind only one stands at a time. */
function spanOf(minute: number) {
  const at = (n: number) => new Date(Date.UTC(2100, 0, 1) + n * 60_000).toISOString();
  return { effectiveFrom: at(minute), effectiveTo: at(minute + 1) };
}

function aThresholdOf(minute: number) {
  return {
    level: 'pack',
    divisionId: '440308',
    numbers: { reason: 'many', scans: 9, perPiece: 0 },
    source: 'GB 1',
    ...spanOf(minute),
  };
}

function aRuleOf(tag: string) {
  return {
    setCode: `test-${tag}`,
    code: `test-${tag}.expired`,
    titleZh: '不得过期',
    titleEn: 'Not expired',
    source: 'GB 1',
    mode: 'any',
    divisionId: '440308',
    transition: 'sell',
    lotKinds: null,
    categories: null,
    storageClasses: null,
    origins: null,
    premisesKinds: null,
    entries: null,
    requirement: { kind: 'not_expired' },
  };
}

export type World = Awaited<ReturnType<typeof aWorld>>;

/** Every row of every table but counters, as one text for each table. */
export async function everything(db: Kysely<Database>): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1
  `.execute(db);
  const found: Record<string, string> = {};
  for (const { name } of tables.rows) {
    if (name === 'auth_rate_limit' || name.startsWith('kysely_')) continue;
    const { rows } = await sql<{ digest: string | null }>`
      select md5(string_agg(t::text, '|' order by t::text)) as digest from ${sql.table(name)} t
    `.execute(db);
    found[name] = rows[0]?.digest ?? '';
  }
  return found;
}

/** A regulator of another province, all of whose words come from what it is registered as. */
export async function aForeignRegulator(db: Kysely<Database>): Promise<PersonActor> {
  const { id } = await registerOrganisation(ctxFor(db, { kind: 'system' }), {
    kind: 'regulator',
    nameZh: '福建省市场监督管理局',
    nameEn: 'Fujian Administration for Market Regulation',
    uscc: aUscc(),
    divisionId: '350000',
  });
  return { ...person(id, 'regulator', 'supervisor'), jurisdiction: 'CN/350000/' };
}
