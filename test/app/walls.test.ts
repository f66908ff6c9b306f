import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';

import type { Eyes } from '../../db/readers.ts';
import {
  eyesOf,
  isAtAnEnd,
  isPlaceOf,
  knowsLot,
  knowsProduct,
  type Viewer,
} from '../../src/core/viewer.ts';
import { seesAlert } from '../../src/features/alerts/alerts.queries.ts';
import { watchRecords } from '../../src/features/alerts/watch.service.ts';
import { listStock } from '../../src/features/custody/custody.queries.ts';
import { seesDisinfection } from '../../src/features/evidence/disinfections.queries.ts';
import { listDocuments, seesDocument } from '../../src/features/evidence/documents.queries.ts';
import { listSamples, seesSample } from '../../src/features/evidence/samples.queries.ts';
import { listHolds } from '../../src/features/oversight/oversight.queries.ts';
import { listRecalls } from '../../src/features/recalls/recalls.queries.ts';
import { seesRegistration } from '../../src/features/registrations/registrations.queries.ts';
import { readEvents } from '../../src/features/tracing/history.queries.ts';
import { aPdf } from '../evidence/files.samples.ts';
import { anApplication } from '../registrations/support.ts';
import { createTestApp, ctxFor } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { aStockedFirm } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

type Journey = Awaited<ReturnType<typeof aJourney>>;
let journey: Journey;
/** Another firm with a lot of its own, and one with nothing. */
let rival: { orgId: string; lotId: string };
let newcomer: string;

beforeAll(async () => {
  journey = await aJourney(database());
  const code = await journey.codeOf(journey.lotId);
  const series = await journey.post(
    `/api/lots/${journey.lotId}/series`,
    { level: 'case', count: 9 },
    journey.owner,
  );
  const units = { first: 1, last: 3, toLotId: journey.child.lotId };
  await journey.post(`/api/series/${series.id}/move`, units, journey.owner);
  const print = { format: 'csv', first: 5, last: 6 };
  await journey.post(`/api/series/${series.id}/prints`, print, journey.owner);
  await journey.post(
    '/api/holds',
    {
      lotIds: [journey.lotId],
      units: [{ seriesId: series.id, first: 8, last: 9 }],
      premisesIds: [journey.premises.id],
      reasonZh: '待查',
      reasonEn: 'To be looked into',
    },
    journey.regulator,
  );
  await journey.post(
    '/api/exposures/assessments',
    { lotIds: [journey.lotId], note: '记录' },
    journey.regulator,
  );
  const recall = await journey.post(
    '/api/recalls',
    {
      number: 'RC-1',
      class: 1,
      kind: 'ordered',
      lotIds: [journey.child.lotId],
      reasonZh: '召回',
      reasonEn: 'Recalled',
    },
    journey.regulator,
  );
  const recalled = journey.child.lotId;
  const quantity = { netWeightKg: 1, pieces: 0 };
  const line = { lotId: recalled, fate: 'here', quantity };
  await journey.post(`/api/recalls/${recall.id}/answers`, { lines: [line] }, journey.owner);
  const evidence = { documentId: journey.documentId };
  const standing = await journey.app.get('/api/stock', journey.owner);
  const { placeId } = standing.body.items.find((one: { lotId: string }) => one.lotId === recalled);
  const fed = { lotId: recalled, placeId, outcome: 'downgraded', quantity, evidence };
  await journey.post(`/api/recalls/${recall.id}/disposals`, { lines: [fed] }, journey.owner);
  await journey.post(
    `/api/recalls/${recall.id}/reports`,
    { step: 'plan', textZh: '计划', textEn: 'Plan' },
    journey.owner,
  );
  const stored = await journey.app.send('POST', '/api/files', aPdf('1'), journey.owner, {
    'content-type': 'application/pdf',
  });
  await journey.post(
    `/api/documents/${journey.documentId}/files`,
    { files: [{ sha256: stored.body.sha256, public: false }] },
    journey.owner,
  );
  for (const visibility of ['private', 'parties', 'public']) {
    const paper = { kind: 'other', issuer: '某某公司', number: `V-${visibility}`, visibility };
    await journey.post(
      '/api/documents',
      { ...paper, lots: [{ lotId: journey.lotId }] },
      journey.owner,
    );
  }
  const early = { kind: 'quarantine_certificate', issuer: '深圳海关', issuedOn: '2026-01-05' };
  await journey.post(
    '/api/documents',
    { ...early, number: 'CIQ-EARLY', lots: [{ lotId: journey.lotId }] },
    journey.owner,
  );
  await journey.post(
    `/api/products/${journey.productId}/yields`,
    { mostPermille: 900 },
    journey.owner,
  );
  await watchRecords(ctxFor(database(), { kind: 'system' }));
  const submitted = await journey.app.post('/api/registrations', anApplication());
  await journey.app.send('POST', '/api/registrations/mine/files', aPdf('2'), undefined, {
    'content-type': 'application/pdf',
    authorization: `Bearer ${submitted.body.token}`,
  });
  await journey.post(
    '/api/registration-changes',
    { happenedOn: '2026-11-22', address: '盐田路 9 号' },
    journey.owner,
  );
  await journey.app.send('GET', `/t/${code}`, undefined, undefined, { 'x-region': '440300' });
  await journey.app.tally.flush();
  await journey.app.app.request(`/t/${code}/report`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'kind=label',
  });
  rival = await aStockedFirm(database());
  newcomer = (await anOrganisation(database())).orgId;
}, 60_000);

async function guarded(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_policies
    where schemaname = 'public' and policyname = 'firm' order by 1
  `.execute(database());
  return rows.map(({ name }) => name);
}

const countAs = async (eyes: Eyes, table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(table)}
  `.execute(database.seenBy(eyes));
  return Number(rows[0]?.n);
};

test('a query without any filter gives a stranger nothing, from any table', async () => {
  const tables = await guarded();
  expect(tables.length).toBeGreaterThan(25);
  for (const table of tables) {
    const all = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
      database(),
    );
    expect([table, Number(all.rows[0]?.n) > 0]).toEqual([table, true]);
    const seen = await countAs({ org: newcomer }, table);
    // Every firm has virtual places of its own from the start.
    expect([table, seen]).toEqual([table, table === 'place' ? 5 : 0]);
    expect([table, await countAs({ path: 'CN/350000/' }, table)]).toEqual([table, 0]);
  }
});

test("a firm's unfiltered query gives its own rows and not its rival's", async () => {
  const lots = await sql<{ id: string }>`select id from lot`.execute(
    database.seenBy({ org: rival.orgId }),
  );
  expect(lots.rows).toEqual([{ id: rival.lotId }]);
  const stock = await sql<{ lot_id: string }>`select lot_id from stock`.execute(
    database.seenBy({ org: rival.orgId }),
  );
  expect(new Set(stock.rows.map(({ lot_id }) => lot_id))).toEqual(new Set([rival.lotId]));
  const events = await sql<{ org_id: string }>`
    select distinct org_id from event where type like 'custody.%'
  `.execute(database.seenBy({ org: rival.orgId }));
  expect(events.rows).toEqual([{ org_id: rival.orgId }]);
});

test('without eyes nothing is seen', async () => {
  for (const table of await guarded()) {
    expect([table, await countAs({ path: '' }, table)]).toEqual([table, 0]);
  }
});

/** The conditions of the first wall, unhelped by the second. */
const conditions: Record<string, (viewer: Viewer) => ReturnType<typeof knowsLot>> = {
  'alert x': (viewer) => seesAlert(viewer, 'x'),
  'lot x': (viewer) => knowsLot(viewer, 'x.id'),
  'hold x': (viewer) => knowsLot(viewer, 'x.lot_id'),
  'trace_code x': (viewer) => knowsLot(viewer, 'x.lot_id'),
  'shipment x': (viewer) => isAtAnEnd(viewer, 'x'),
  'place x': (viewer) => isPlaceOf(viewer, 'x'),
  'product x': (viewer) => knowsProduct(viewer, 'x'),
  'document d': seesDocument,
  'registration r': seesRegistration,
  'sample s': seesSample,
  'disinfection d': seesDisinfection,
};

test('both walls draw the same line', async () => {
  const viewers: Viewer[] = [
    { sees: 'own', orgId: journey.orgId },
    { sees: 'own', orgId: journey.buyer.orgId },
    { sees: 'own', orgId: journey.laboratory.orgId },
    { sees: 'own', orgId: rival.orgId },
    { sees: 'own', orgId: newcomer },
    { sees: 'jurisdiction', path: 'CN/' },
    { sees: 'jurisdiction', path: 'CN/440000/440300/' },
    { sees: 'jurisdiction', path: 'CN/440000/442000/' },
    { sees: 'jurisdiction', path: 'CN/350000/' },
  ];
  let compared = 0;
  for (const viewer of viewers) {
    for (const [table, condition] of Object.entries(conditions)) {
      const rows = sql`select ${sql.raw(table.slice(-1))}::text as row from ${sql.raw(table)}`;
      const first = await sql<{ row: string }>`
        ${rows} where ${condition(viewer)} order by 1`.execute(database());
      const second = await sql<{ row: string }>`${rows} order by 1`.execute(
        database.seenBy(eyesOf(viewer)),
      );
      expect([viewer, table, second.rows]).toEqual([viewer, table, first.rows]);
      compared += first.rows.length;
    }
  }
  expect(compared).toBeGreaterThan(50);
});

test('a reader can change nothing and knows no accounts; the service can change no history', async () => {
  const reader = database.seenBy({ org: rival.orgId });
  const refused = async (statement: ReturnType<typeof sql>, as = reader) =>
    expect(statement.execute(as)).rejects.toThrow(/permission denied|read-only|must be owner/);
  await refused(sql`update lot set number = 'x'`);
  await refused(sql`delete from stock`);
  await refused(sql`insert into lot_party (lot_id, org_id, since)
    values (${journey.lotId}, ${rival.orgId}, now())`);
  await refused(sql`select * from auth_user`);
  await refused(sql`select * from auth_account`);
  await refused(sql`select * from command`);
  for (const table of ['command', 'event']) {
    await refused(sql`update ${sql.table(table)} set org_id = null`, database());
    await refused(sql`delete from ${sql.table(table)}`, database());
    await refused(sql`truncate ${sql.table(table)} cascade`, database());
  }
  await refused(sql`alter table event disable trigger append_only`, database());
});

test('eyes are never left over from another request, however many come at once', async () => {
  const app = createTestApp(database());
  const actors = [journey.owner, journey.buyer, { ...journey.owner, orgId: newcomer }];
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const actor = { ...actors[index % 3], userId: `u${index % 3}` } as typeof journey.owner;
      const { status } = await app.get(`/api/lots/${journey.child.lotId}`, actor);
      return [index % 3, status];
    }),
  );
  // The child was made by the owner and went to nobody.
  for (const [who, status] of answers) expect([who, status]).toEqual([who, who === 0 ? 200 : 404]);
});

test('a read that forgets its filter still answers with nothing of others', async () => {
  const everything: Viewer = { sees: 'all' };
  const reader = database.seenBy({ org: newcomer });
  const page = { limit: 200 };
  expect(await listHolds(reader, everything, page)).toEqual([]);
  expect(await listRecalls(reader, everything, page)).toEqual([]);
  expect(await listDocuments(reader, everything, page)).toEqual([]);
  expect(await listSamples(reader, everything, page)).toEqual([]);
  expect(await readEvents(reader, everything, [journey.lotId], { after: 0, limit: 200 })).toEqual(
    [],
  );
  const system = { kind: 'system' } as const;
  expect(await listStock(reader, system, { lotId: journey.lotId, limit: 200 })).toEqual([]);
});
