import { setTimeout as wait } from 'node:timers/promises';

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { makeTraceCode } from '../../src/domain/trace-code.ts';
import { addScans, cityNamed } from '../../src/features/scan/scan-tally.store.ts';
import { createTally } from '../../src/features/scan/scan-tally.ts';
import { loadDefaultThresholds } from '../../src/features/scan/thresholds.service.ts';
import { createTestApp, ctxFor, type TestApp, testCodes, testNow } from '../support/app.ts';
import { aDatabaseAway } from '../support/away.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, longAgo, someDivisions } from '../support/factories.ts';
import { aStockedFirm, kg } from '../support/story.ts';

const database = useDatabase();

beforeAll(async () => {
  await loadDefaultThresholds(ctxFor(database(), { kind: 'system' }, longAgo));
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const json = { accept: 'application/json' };
const aCode = () => makeTraceCode(crypto.getRandomValues(new Uint8Array(10)));

async function aFirmWithCode(app: TestApp) {
  const firm = await aStockedFirm(database());
  const { body } = await app.post(`/api/lots/${firm.lotId}/code`, {}, firm.owner);
  const code = String(body.code);
  expect((await app.post(`/api/lots/${firm.lotId}/code/activate`, {}, firm.owner)).status).toBe(
    200,
  );
  return { ...firm, code };
}

async function scan(app: TestApp, code: string, headers: Record<string, string> = {}) {
  return app.send('GET', `/t/${code}`, undefined, undefined, { ...json, ...headers });
}

const hoursOf = async (code: string) =>
  database()
    .selectFrom('scan_hour')
    .select(['hour', 'region', 'scans'])
    .where('code', '=', code)
    .orderBy('hour')
    .orderBy('region')
    .execute();

const totalOf = async (code: string) =>
  database()
    .selectFrom('scan_total')
    .select(['lot_id', 'level', 'first_hour', 'scans'])
    .where('code', '=', code)
    .executeTakeFirst();

test('a scan is kept as code, hour and city: pages and programs count, the rest does not', async () => {
  const app = createTestApp(database());
  const { code, lotId } = await aFirmWithCode(app);
  const first = await scan(app, code, { 'x-region': '440308' });
  expect(first.body.tally).toEqual({ firstScan: null, scans: 0 });
  await scan(app, code.toLowerCase(), { accept: 'text/html', 'x-region': '440300' });
  await scan(app, code, { 'x-region': 'somewhere', 'user-agent': 'A phone of somebody' });
  app.clock.now = new Date('2026-11-22T10:10:00Z');
  await scan(app, code);
  await app.app.request(`/t/${code}`, { method: 'HEAD' });
  await scan(app, code, { 'sec-purpose': 'prefetch;prerender' });
  await scan(app, code, { 'x-scan-purpose': 'work' });
  await scan(app, aCode());
  await app.tally.flush();
  expect(await hoursOf(code)).toEqual([
    { hour: new Date('2026-11-22T09:00:00Z'), region: '', scans: 1 },
    { hour: new Date('2026-11-22T09:00:00Z'), region: '440300', scans: 2 },
    { hour: new Date('2026-11-22T10:00:00Z'), region: '', scans: 1 },
  ]);
  expect(await totalOf(code)).toEqual({
    lot_id: lotId,
    level: 'lot',
    first_hour: new Date('2026-11-22T09:00:00Z'),
    scans: 4,
  });
  app.clock.now = new Date(app.clock.now.getTime() + 10_000);
  expect((await scan(app, code)).body.tally).toEqual({
    firstScan: '2026-11-22T09:00:00.000Z',
    scans: 4,
  });
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from scan_total t where not exists (
      select from trace_code c where c.code = t.code)
  `.execute(database());
  expect(rows).toEqual([{ n: 0 }]);
});

test('a void code and one not in force are counted too: somebody holds a pack with them', async () => {
  const app = createTestApp(database());
  const { code, lotId, owner } = await aFirmWithCode(app);
  await app.post(`/api/lots/${lotId}/code/void`, { reason: '被复制' }, owner);
  expect((await scan(app, code)).status).toBe(410);
  await app.tally.flush();
  expect(await totalOf(code)).toMatchObject({ scans: 1 });
});

const scanned = (code: string, lotId = uuidv7(testNow)) =>
  ({ code, lotId, level: 'pack', outcome: 'shown' }) as const;

test('several processes on one database add up', async () => {
  const code = aCode();
  const what = scanned(code);
  const options = { db: database(), log: silent, clock: () => testNow };
  const tallies = Array.from({ length: 4 }, () => createTally(options));
  for (let round = 0; round < 5; round += 1) {
    for (const tally of tallies) {
      for (let n = 0; n < 10; n += 1) tally.count(what, '440300', testNow);
      tally.count({ ...what, code: aCode() }, null, testNow);
    }
    await Promise.all(tallies.map(async (tally) => tally.flush()));
  }
  expect(await hoursOf(code)).toMatchObject([{ scans: 200 }]);
  expect(await totalOf(code)).toMatchObject({ scans: 200, level: 'pack' });
});

test('a batch that is sent again, since its answer was lost, is not counted again', async () => {
  const code = aCode();
  const row = { ...scanned(code), hour: Date.parse('2026-11-22T09:00:00Z'), region: null };
  const batch = { writer: uuidv7(testNow), number: 7 };
  await addScans(database(), [{ ...row, scans: 3 }], batch, testNow);
  await addScans(database(), [{ ...row, scans: 3 }], batch, testNow);
  expect(await totalOf(code)).toMatchObject({ scans: 3 });
  await addScans(database(), [{ ...row, scans: 3 }], { ...batch, number: 8 }, testNow);
  expect(await totalOf(code)).toMatchObject({ scans: 6 });
});

test('what waits is written within the second, without anybody asking', async () => {
  const code = aCode();
  const tally = createTally({ db: database(), log: silent, clock: () => testNow, everyMs: 50 });
  tally.count(scanned(code), null, testNow);
  await expect.poll(async () => (await totalOf(code))?.scans, { timeout: 5_000 }).toBe(1);
  tally.count(scanned(code), null, testNow);
  await tally.close();
  expect(await totalOf(code)).toMatchObject({ scans: 2 });
  tally.count(scanned(code), null, testNow);
  await tally.flush();
  expect(await totalOf(code)).toMatchObject({ scans: 2 });
});

test('while the database is away counts are kept up to a bound, and written once it is back', async () => {
  const [code, other] = [aCode(), aCode()];
  let away = true;
  const gone = aDatabaseAway();
  const warnings: string[] = [];
  const log = { ...silent, warn: (_: unknown, message: string) => void warnings.push(message) };
  const db = { getExecutor: () => (away ? gone : database()).getExecutor() };
  const tally = createTally({ db, log, clock: () => testNow, everyMs: 20, most: 2 });
  tally.count(scanned(code), null, testNow);
  await expect.poll(() => warnings.length).toBe(1);
  for (let n = 0; n < 5; n += 1) tally.count(scanned(code), null, testNow);
  tally.count(scanned(other), null, testNow);
  tally.count(scanned(aCode()), null, testNow);
  tally.count(scanned(aCode()), null, testNow);
  expect(tally.lost()).toBe(2);
  await wait(200);
  expect(warnings).toHaveLength(1);
  away = false;
  await expect.poll(async () => (await totalOf(code))?.scans, { timeout: 5_000 }).toBe(6);
  expect(await totalOf(other)).toMatchObject({ scans: 1 });
  await tally.close();
});

test('a scan is answered as ever while its count can’t be written', async () => {
  const app = createTestApp(database());
  const { code } = await aFirmWithCode(app);
  const tally = createTally({ db: aDatabaseAway(), log: silent, clock: () => testNow });
  tally.count(scanned(code), null, testNow);
  await expect(tally.flush()).rejects.toThrow('ECONNREFUSED');
  expect((await scan(app, code)).status).toBe(200);
});

test("an edge's name of a city is looked up in its province alone", async () => {
  await someDivisions(database());
  expect(await cityNamed(database(), '440000', 'Shenzhen')).toBe('440300');
  expect(await cityNamed(database(), '440000', 'shen zhen')).toBe('440300');
  expect(await cityNamed(database(), '350000', 'Shenzhen')).toBeUndefined();
  expect(await cityNamed(database(), '440000', "'; drop table lot; --")).toBeUndefined();
});

test('the page of a lot that was destroyed says that its code should not be seen any more', async () => {
  const app = createTestApp(database());
  const { code, lotId, owner, premises, dock } = await aFirmWithCode(app);
  const destroy = async (netWeightKg: number, pieces: number) =>
    app.post(
      '/api/destructions',
      {
        premisesId: premises.id,
        reason: '变质',
        method: '焚烧',
        lines: [{ lotId, placeId: dock, quantity: kg(netWeightKg, pieces) }],
      },
      owner,
    );
  expect((await destroy(400, 40)).status).toBe(201);
  expect((await scan(app, code)).body.notices).toEqual([]);
  expect((await destroy(600, 60)).status).toBe(201);
  app.clock.now = new Date('2026-11-22T11:00:00Z');
  const { body } = await scan(app, code);
  expect(body).toMatchObject({ verdict: 'caution' });
  expect(body.notices).toEqual([
    {
      kind: 'copy',
      warning: { reason: 'after_destroyed', destroyedAt: testNow.toISOString() },
    },
  ]);
  const page = await scan(app, code, { accept: 'text/html', 'accept-language': 'zh' });
  expect(await page.response.text()).toMatch(/可能被复制.*已销毁/s);
  await app.tally.flush();
  const { body: onLot } = await app.get(`/api/lots/${lotId}/scans`, owner);
  expect(onLot.warnings).toMatchObject([{ code, warnings: [{ reason: 'after_destroyed' }] }]);
});

/** A code of one unit is scanned at these moments, in these places. */
async function story(level: 'pack' | 'case', scans: readonly [string, string | null][]) {
  const app = createTestApp(database(), { now: new Date('2026-11-21T10:00:00Z') });
  const { lotId, owner } = await aStockedFirm(database());
  const { body: series } = await app.post(`/api/lots/${lotId}/series`, { level, count: 9 }, owner);
  expect((await app.post(`/api/series/${series.id}/activate`, {}, owner)).status).toBe(200);
  const { number, key_version: keyVersion } = await database()
    .selectFrom('code_series')
    .select(['number', 'key_version'])
    .where('id', '=', series.id)
    .executeTakeFirstOrThrow();
  const code = testCodes.make({ number, keyVersion }, 7);
  for (const [at, region] of scans) {
    app.clock.now = new Date(at);
    const { status } = await scan(app, code, region === null ? {} : { 'x-region': region });
    expect(status).toBe(200);
  }
  await app.tally.flush();
  app.clock.now = new Date(app.clock.now.getTime() + 60_000);
  const regulator = (await anOrganisation(database(), 'regulator')).member('inspector');
  const { body: onLot } = await app.get(`/api/lots/${lotId}/scans`, owner);
  expect((await app.get(`/api/lots/${lotId}/scans`, regulator)).body).toEqual(onLot);
  const stranger = (await anOrganisation(database())).member('owner');
  expect((await app.get(`/api/lots/${lotId}/scans`, stranger)).status).toBe(404);
  const page = await scan(app, code, { accept: 'text/html', 'accept-language': 'zh' });
  return { code, onLot, scanned: (await scan(app, code)).body, page: await page.response.text() };
}

test('a pack’s code copied to three cities is warned of, by the names of the cities', async () => {
  const {
    code,
    onLot: body,
    scanned,
    page,
  } = await story('pack', [
    ['2026-11-22T02:00:00Z', '440300'],
    ['2026-11-22T09:30:00Z', '350200'],
    ['2026-11-23T01:00:00Z', '442000'],
    ['2026-11-23T03:00:00Z', '440300'],
  ]);
  expect(body).toMatchObject({ codes: 1, scans: 4, firstScan: '2026-11-22T02:00:00.000Z' });
  expect(body.regions).toMatchObject([
    { region: '440300', name: { zh: '深圳市', en: 'Shenzhen' }, scans: 2 },
    { region: '350200', scans: 1 },
    { region: '442000', scans: 1 },
  ]);
  expect(body.hours).toHaveLength(4);
  expect(body.warnings).toMatchObject([
    {
      code,
      level: 'pack',
      scans: 4,
      warnings: [
        {
          reason: 'places',
          hours: 72,
          places: [{ zh: '厦门市' }, { zh: '深圳市' }, { zh: '中山市' }],
        },
      ],
    },
  ]);
  expect(scanned).toMatchObject({ verdict: 'caution', tally: { scans: 4 } });
  expect(scanned.notices).toMatchObject([{ kind: 'copy', warning: { reason: 'places' } }]);
  expect(page).toMatch(/这个码可能被复制.*72 小时内于 3 地被查询：厦门市、深圳市、中山市/s);
  expect(page).toContain('4 次');
});

test('a busy family that shows its pack around, at home and one city on, is not warned of', async () => {
  const evening = (day: number, region: string): [string, string][] =>
    ['09:05', '09:40', '10:15', '11:00'].map((time) => [
      `2026-11-${String(day).padStart(2, '0')}T${time}:00Z`,
      region,
    ]);
  const scans = [22, 23, 24, 25, 26, 28, 30].flatMap((day) =>
    evening(day, day === 25 || day === 26 ? '442000' : '440300'),
  );
  const told = await story('pack', [...scans, ['2026-12-01T01:00:00Z', null]]);
  expect(told.onLot).toMatchObject({ scans: 29, warnings: [] });
  expect(told.scanned).toMatchObject({ verdict: 'complete', notices: [], tally: { scans: 29 } });
  expect(told.page).not.toContain('可能被复制');
});
