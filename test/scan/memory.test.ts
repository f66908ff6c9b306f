import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { type Answer, createScanMemory } from '../../src/features/scan/scan-memory.ts';
import { createTestApp, type TestApp, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';
import { aReceivedLot } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

const scanMemory = { seconds: 5, entries: 100, megabytes: 1 };
const json = { accept: 'application/json' };

async function scan(app: TestApp, code: string) {
  return app.send('GET', `/t/${code}`, undefined, undefined, json);
}

/** A lot with a code in force, and another process that has just answered a scan of it. */
async function aRememberedLot() {
  const journey = await aJourney(database());
  const code = await journey.codeOf(journey.lotId);
  const other = createTestApp(database(), { scanMemory });
  const fresh = createTestApp(database());
  const shows = async () => {
    const [remembered, read] = [await scan(other, code), await scan(fresh, code)];
    // Besides what it must show: nothing at all of an answer that a change has overtaken.
    expect(remembered.body).toEqual({ ...read.body, requestId: remembered.body.requestId });
    return remembered;
  };
  expect((await shows()).body.verdict).toBe('complete');
  return { ...journey, code, other, shows };
}

test('an answer is remembered for seconds, in each language and as JSON of its own', async () => {
  const { code, other, productId } = await aRememberedLot();
  const page = async (language: string) => {
    const sent = await other.send('GET', `/t/${code}?lang=${language}`);
    return sent.response.text();
  };
  const before = [await page('zh'), await page('en')];
  expect(before[0]).toContain('证明齐全');
  expect(before[1]).toContain('Papers complete');
  const rename = async (name: string) =>
    database.owned(async (db) =>
      db.updateTable('product').set({ name_zh: name }).where('id', '=', productId).execute(),
    );
  await rename('改了名');
  expect([await page('zh'), await page('en')]).toEqual(before);
  expect((await scan(other, code)).body.product.name.zh).toBe('冻三文鱼柳');
  other.clock.now = new Date(testNow.getTime() + 5_000);
  expect(await page('zh')).toContain('改了名');
  expect((await scan(other, code)).body.product.name.zh).toBe('改了名');
  await rename('冻三文鱼柳');
});

test('a hold and its release show on the very next scan of another process', async () => {
  const { shows, post, lotId, regulator } = await aRememberedLot();
  const body = { lotIds: [lotId], reasonZh: '待查', reasonEn: 'To be looked into' };
  const { holdIds } = await post('/api/holds', body, regulator);
  expect((await shows()).body.verdict).toBe('on_hold');
  await post(`/api/holds/${holdIds[0]}/release`, { reason: '查清' }, regulator);
  expect((await shows()).body.verdict).toBe('complete');
});

test('a recall and its end show on the very next scan', async () => {
  const { shows, post, lotId, regulator } = await aRememberedLot();
  const { id } = await post(
    '/api/recalls',
    {
      number: unique('粤召-'),
      class: 1,
      kind: 'ordered',
      reasonZh: '检出李斯特氏菌',
      reasonEn: 'Listeria was found',
      lotIds: [lotId],
    },
    regulator,
  );
  expect((await shows()).body.verdict).toBe('recalled');
  await post(`/api/recalls/${id}/close`, { reason: '召回完成', releaseHolds: true }, regulator);
  await shows();
});

test('a test result shows on the very next scan, also that of a lot in the same tube', async () => {
  const journey = await aRememberedLot();
  const { shows, post, owner, lotId, sampleOf, laboratory, premises, productId } = journey;
  const mate = await aReceivedLot(database(), owner, premises.id, productId);
  const mine = await sampleOf('product_inner', { lotIds: [lotId] });
  const theirs = await sampleOf('product_inner', { lotIds: [mate.lotId] });
  await post('/api/pools', { number: unique('P-'), sampleIds: [mine.id, theirs.id] }, owner);
  const result = async (sampleId: string, found: string) =>
    post(
      '/api/tests',
      { sampleId, analyte: 'salmonella', method: 'rt_pcr', result: found },
      laboratory.member('quality'),
    );
  const before = (await shows()).body.tests.length;
  await result(mine.id, 'negative');
  expect((await shows()).body.tests.length).toBe(before + 1);
  await result(theirs.id, 'positive');
  expect((await shows()).body.notices).toEqual([{ kind: 'hold', cause: 'pool_mate' }]);
});

test('a void paper, a withdrawn file and a void code show on the very next scan', async () => {
  const { shows, post, owner, documentId, lotId } = await aRememberedLot();
  await post(`/api/documents/${documentId}/state`, { state: 'void', reason: '作废' }, owner);
  expect((await shows()).body.verdict).toBe('caution');
  await post(`/api/documents/${documentId}/visibility`, { visibility: 'private' }, owner);
  expect((await shows()).body.documents).toEqual([]);
  await post(`/api/lots/${lotId}/code/void`, { reason: '印错' }, owner);
  expect((await shows()).status).toBe(410);
});

test('a withdrawn declaration shows on the very next scan', async () => {
  const { shows, lotId } = await aRememberedLot();
  const withdraw = async (at: Date | null) =>
    database.owned(async (db) =>
      db.updateTable('lot').set({ withdrawn_at: at }).where('id', '=', lotId).execute(),
    );
  await withdraw(testNow);
  expect((await shows()).body.notices).toEqual([{ kind: 'withdrawn' }]);
  await withdraw(null);
});

test('a transaction raises the generation once, and one that is taken back not at all', async () => {
  const { lotId } = await aRememberedLot();
  const generation = async () =>
    (await database().selectFrom('scan_generation').select('n').executeTakeFirstOrThrow()).n;
  const before = await generation();
  const touch = sql`update lot set withdrawn_at = now() where id = ${lotId}`;
  const undo = sql`update lot set withdrawn_at = null where id = ${lotId}`;
  await database()
    .transaction()
    .execute(async (tx) => {
      await touch.execute(tx);
      await undo.execute(tx);
      throw new Error('taken back');
    })
    .catch(() => undefined);
  expect(await generation()).toBe(before);
  await database()
    .transaction()
    .execute(async (tx) => {
      for (let turn = 0; turn < 3; turn += 1) {
        await touch.execute(tx);
        await undo.execute(tx);
      }
    });
  expect(await generation()).toBe(before + 1);
});

const answer = (code: string, size = 10): Answer => ({
  body: new Uint8Array(size),
  scanned: { code, lotId: '', level: 'lot', outcome: 'shown' },
});

test('the answers used longest ago make room, by number and by size', async () => {
  const memory = createScanMemory(async () => 1, { seconds: 5, entries: 3, megabytes: 1 });
  const has = async (key: string) => (await memory.recall(key, testNow)) !== undefined;
  for (const key of ['a', 'b', 'c']) memory.keep(key, answer(key), 1, testNow);
  expect(await has('a')).toBe(true);
  memory.keep('d', answer('d'), 1, testNow);
  expect([await has('a'), await has('b'), await has('c'), await has('d')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  memory.keep('large', answer('large', 1024 * 1024 - 10), 1, testNow);
  expect([await has('a'), await has('d'), await has('large')]).toEqual([false, true, true]);
  memory.keep('too large', answer('too large', 1024 * 1024 + 1), 1, testNow);
  expect([await has('large'), await has('too large')]).toEqual([false, false]);
});

test('an answer read before a change is not given out after it, however late it is kept', async () => {
  let generation = 1;
  const memory = createScanMemory(async () => generation, scanMemory);
  const readBefore = generation;
  generation = 2;
  memory.keep('a', answer('a'), readBefore, testNow);
  expect(await memory.recall('a', testNow)).toBeUndefined();
  memory.keep('a', answer('a'), generation, testNow);
  expect(await memory.recall('a', testNow)).toBeDefined();
  generation = 3;
  expect(await memory.recall('a', testNow)).toBeUndefined();
});
