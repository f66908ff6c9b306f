import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { beforeAll, expect, onTestFinished, test } from 'vitest';

import { createJournal } from '../../src/core/journal.ts';
import { openSigner } from '../../src/core/note-signing.ts';
import { sha256Now } from '../../src/domain/sha256.ts';
import { formatSignature, parseNote, signatureTypes } from '../../src/domain/signed-note.ts';
import { makeTraceCode } from '../../src/domain/trace-code.ts';
import { keepCosignature, takeTurn } from '../../src/features/log/cosigners.store.ts';
import { proofOf } from '../../src/features/log/log.proofs.ts';
import { LogProof } from '../../src/features/log/log.schemas.ts';
import { integrate } from '../../src/features/log/log.sequencer.ts';
import { placeHold } from '../../src/features/oversight/orders.service.ts';
import { browserAsset } from '../../src/platform/browser-assets.ts';
import { published } from '../../src/platform/log-keys.ts';
import { projections } from '../../src/projections.ts';
import { verifyBundle } from '../../tools/verify-log.mjs';
import { checkProof } from '../../web/proof/verify.ts';
import {
  createTestApp,
  ctxFor,
  testCodes,
  testLogKeys,
  testNow,
  type TestApp,
} from '../support/app.ts';
import { aDatabaseAway } from '../support/away.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { aStockedFirm, type Firm } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const json = { accept: 'application/json' };

let app: TestApp;
let firm: Firm;
let code: string;

beforeAll(async () => {
  app = createTestApp(database(), { assets: browserAsset });
  firm = await aStockedFirm(database());
  code = await anActiveCode(firm);
});

async function anActiveCode({ lotId, owner }: Firm): Promise<string> {
  const issued = await app.post(`/api/lots/${lotId}/code`, {}, owner);
  await app.post(`/api/lots/${lotId}/code/activate`, {}, owner);
  return issued.body.code;
}

async function publish(): Promise<void> {
  const journal = createJournal(database(), projections);
  while ((await integrate(journal, await testLogKeys, testNow)) > 0);
}

const ask = async (path: string, headers: Record<string, string>, of = app) =>
  of.send('GET', path, undefined, undefined, headers);

async function asPage(path: string, of = app) {
  const { response, status } = await ask(path, html, of);
  return { status, text: await response.text(), headers: response.headers };
}

async function proofAt(path: string) {
  const { body, status } = await ask(path, json);
  expect(status).toBe(200);
  return LogProof.parse(body);
}

test('before anything is published the page says so; where no log is, that, and nothing leads to it', async () => {
  const early = await asPage(`/t/${code}/proof?lang=zh`);
  expect(early.status).toBe(404);
  expect(early.text).toContain('公开日志尚未发布检查点');
  expect((await ask(`/t/${code}/proof`, json)).body.code).toBe('log.nothing_published');
  const without = createTestApp(database(), { publicLog: undefined });
  const never = await asPage(`/t/${code}/proof?lang=en`, without);
  expect([never.status, never.text.includes('publishes no log')]).toEqual([501, true]);
  expect((await asPage(`/t/${code}`, without)).text).not.toContain('/proof');
});

test('every event of the lot is there with its proof, in the order of the log', async () => {
  await publish();
  const events = await sql<{ idx: number }>`
    select f.idx from event_lot l join log_leaf f on f.seq = l.seq
    where l.lot_id = ${firm.lotId}::uuid order by f.idx
  `.execute(database());
  const proof = await proofAt(`/t/${code}/proof`);
  expect(proof.records.map(({ index }) => index)).toEqual(events.rows.map(({ idx }) => idx));
  expect(proof.records.length).toBeGreaterThan(3);
  const nothingElse = { more: false, waiting: 0, witnesses: 0, since: null };
  expect(proof).toMatchObject({ origin: (await testLogKeys).origin, ...nothingElse });
  const found = await checkProof(proof);
  expect(found?.signature).toBe('held');
  expect(found?.records.filter(({ fault }) => fault)).toEqual([]);
});

test('nothing of the records is in it, in the clear or by id', async () => {
  const { response } = await ask(`/t/${code}/proof`, json);
  const told = `${await response.text()} ${(await asPage(`/t/${code}/proof?lang=zh`)).text}`;
  const rows = await sql<{ id: string; command_id: string; actor_id: string; salt: string }>`
    select e.id, e.command_id, e.actor_id, encode(f.salt, 'hex') as salt
    from event_lot l join event e on e.seq = l.seq join log_leaf f on f.seq = l.seq
    where l.lot_id = ${firm.lotId}::uuid
  `.execute(database());
  const secrets = rows.rows.flatMap((row) => Object.values(row)).filter(Boolean);
  for (const secret of [...secrets, firm.lotId, firm.orgId, firm.productId, firm.premises.id]) {
    expect(told).not.toContain(secret);
  }
  const { number } = (await proofAt(`/t/${code}/proof`)).subject;
  expect(told).toContain(number);
  for (const word of [
    'custody',
    'lots.declared',
    'occurredAt',
    'commandId',
    'blockchain',
    '区块链',
  ]) {
    expect(told).not.toContain(word);
  }
});

test('the page speaks both languages, carries all that it needs, and its script is small', async () => {
  for (const [language, lang, title] of [
    ['zh', 'zh-CN', '记录核验'],
    ['en', 'en', 'Checking the records'],
  ] as const) {
    const { status, text, headers } = await asPage(`/t/${code}/proof?lang=${language}`);
    expect(status).toBe(200);
    expect(headers.get('content-language')).toBe(lang);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain(`/t/${code}/proof?lang=${language === 'zh' ? 'en' : 'zh'}`);
    expect(text).toContain(`/t/${code}/report?lang=${language}`);
    expect(text).toContain('node verify-log.mjs --bundle proof.json');
    expect(text).not.toMatch(/<(?:link|img|iframe)|\ssrc=|@import|url\(/);
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(text) ?? [];
    expect(script.length).toBeGreaterThan(5_000);
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(15_000);
    const hash = Buffer.from(sha256Now(script)).toString('base64');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'sha256-${hash}';`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const styles = [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style);
    for (const style of styles) {
      expect(policy).toContain(Buffer.from(sha256Now(style)).toString('base64'));
    }
    expect(styles).toHaveLength(2);
  }
});

test('without the script the page still says what it would do', async () => {
  const bare = createTestApp(database());
  const { status, text, headers } = await asPage(`/t/${code}/proof?lang=en`, bare);
  expect(status).toBe(200);
  expect(text).toContain('The check has not run');
  expect(text).not.toContain('<script>');
  expect(headers.get('content-security-policy')).not.toContain('script-src');
});

test('a log that has grown proves that it began as it was; what is no size is not asked for', async () => {
  const old = await checkProof(await proofAt(`/t/${code}/proof`));
  if (!old) throw new Error('No checkpoint');
  await aStockedFirm(database());
  await publish();
  const { size } = old.tree;
  const kept = { size, root: old.rootText, note: '', at: testNow.toISOString() };
  const proof = await proofAt(`/t/${code}/proof?since=${size}`);
  expect(proof.since?.size).toBe(size);
  expect((await checkProof(proof, kept))?.before).toBe('held');
  expect(
    (await checkProof(proof, { ...kept, root: kept.root.replace(/^./, '_') }))?.before,
  ).not.toBe('held');
  const ahead = await proofAt(`/t/${code}/proof?since=999999`);
  expect(ahead.since).toEqual({ size: 999_999, proof: [] });
  for (const nothing of ['-1', 'x', '1e3', '9'.repeat(30), '']) {
    expect((await proofAt(`/t/${code}/proof?since=${nothing}`)).since).toBeNull();
  }
});

test('codes that prove nothing are refused as their scan is', async () => {
  const issued = await aStockedFirm(database());
  const waiting = await app.post(`/api/lots/${issued.lotId}/code`, {}, issued.owner);
  const voided = await aStockedFirm(database());
  const void_ = await anActiveCode(voided);
  await app.post(`/api/lots/${voided.lotId}/code/void`, { reason: '印错' }, voided.owner);
  const never = makeTraceCode(crypto.getRandomValues(new Uint8Array(10)));
  for (const wrong of ['hello', never, waiting.body.code, void_, 'Z'.repeat(20)]) {
    const [scan, proof] = [await asPage(`/t/${wrong}`), await asPage(`/t/${wrong}/proof`)];
    expect(proof.status).toBe(scan.status);
    expect(proof.status).toBeGreaterThanOrEqual(400);
    expect(proof.text).toBe(scan.text);
    const programs = await ask(`/t/${wrong}/proof`, json);
    expect(programs.body.code).toBe((await ask(`/t/${wrong}`, json)).body.code);
  }
  const away = createTestApp(aDatabaseAway());
  const gone = await asPage(`/t/${never}/proof`, away);
  expect([gone.status, gone.headers.get('retry-after')]).toEqual([503, '5']);
});

test('a code of a single unit leads to the records of its lot', async () => {
  const { lotId, post, owner } = await aJourney(database());
  const body = { level: 'case', count: 10, reason: '换标备用' };
  const { id } = await post(`/api/lots/${lotId}/series`, body, owner);
  await post(`/api/series/${id}/activate`, {}, owner);
  const { number, key_version: keyVersion } = await database()
    .selectFrom('code_series')
    .select(['number', 'key_version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const unit = testCodes.make({ number, keyVersion }, 7);
  await publish();
  const proof = await proofAt(`/t/${unit}/proof`);
  const lot = await database()
    .selectFrom('lot')
    .select('number')
    .where('id', '=', lotId)
    .executeTakeFirstOrThrow();
  expect(proof.subject).toEqual({ code: unit, number: lot.number });
  expect(proof.records.length).toBeGreaterThan(5);
});

test('the stand-alone verifier takes the same data as a bundle', async () => {
  const { response } = await ask(`/t/${code}/proof`, json);
  const folder = await mkdtemp(join(tmpdir(), 'proof-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  const bundle = join(folder, 'proof.json');
  await writeFile(bundle, await response.text());
  const report = await verifyBundle({ bundle, state: folder });
  expect([report.verdict, report.problems]).toEqual(['OK', []]);
});

test('goods that are held are said to be held, whatever their records prove', async () => {
  const held = await aStockedFirm(database());
  const heldCode = await anActiveCode(held);
  const regulator = await anOrganisation(database(), 'regulator');
  await placeHold(ctxFor(database(), regulator.member('inspector'), testNow), {
    lotIds: [held.lotId],
    reasonZh: '核查',
    reasonEn: 'Being checked',
  });
  await publish();
  const { text } = await asPage(`/t/${heldCode}/proof?lang=zh`);
  expect(text).toContain('暂停流通');
  expect(text).toContain('"look":"bare"');
});

test('of a very long history the newest are proven, and the page knows that there are more', async () => {
  const all = await proofAt(`/t/${code}/proof`);
  const lot = { lotId: firm.lotId, ...all.subject };
  const publicLog = published(await testLogKeys);
  const few = await proofOf(database(), publicLog, lot, { most: 2 });
  expect(few.records).toEqual(all.records.slice(-2));
  expect(few.more).toBe(true);
  const just = await proofOf(database(), publicLog, lot, { most: all.records.length });
  expect(just.more).toBe(false);
});

test('what is recorded after the checkpoint waits for the next, and is told to', async () => {
  const busy = await aStockedFirm(database());
  const busyCode = await anActiveCode(busy);
  expect((await ask(`/t/${busyCode}/proof`, json)).body.code).toBe('log.not_logged_yet');
  await publish();
  await app.post(
    `/api/lots/${busy.lotId}/amendment`,
    { reason: '更正', supplierLotNo: 'S-9' },
    busy.owner,
  );
  expect(await proofAt(`/t/${busyCode}/proof`)).toMatchObject({ waiting: 1 });
});

test('witnesses count once they have seen the newest record; the page verifies those that are named', async () => {
  const before = await proofAt(`/t/${code}/proof`);
  expect(before.witnesses).toBe(0);
  const seed = (fill: number) => new Uint8Array(32).fill(fill);
  const named = await openSigner('one.example', seed(1), signatureTypes.cosignature);
  const last = before.records.at(-1)?.index ?? 0;
  const cosign = async (size: number, name: string) => {
    const { rows } = await sql<{ note: string }>`
      select note from log_checkpoint where size = ${size}`.execute(database());
    const text = parseNote(rows[0]?.note ?? '')?.text ?? '';
    const made = new Uint8Array(72);
    new DataView(made.buffer).setBigUint64(0, 1_795_000_000n);
    made.set(await named.sign(`cosignature/v1\ntime 1795000000\n${text}`), 8);
    const line = formatSignature({ name, id: named.key.id, signature: made });
    await takeTurn(database(), name, { now: testNow, until: testNow });
    await keepCosignature(database(), { name, size, line, now: testNow });
  };
  const sizes = await sql<{ size: number }>`
    select size from log_checkpoint order by size`.execute(database());
  const all = sizes.rows.map(({ size }) => size);
  const [covering = 0] = all.filter((size) => size > last);
  for (const early of all.filter((size) => size <= last).slice(-1))
    await cosign(early, 'old.example');
  expect((await proofAt(`/t/${code}/proof`)).witnesses).toBe(0);
  await cosign(covering, 'one.example');

  const publicLog = published(await testLogKeys, [{ key: named.key, url: 'https://one.example' }]);
  const watched = createTestApp(database(), { publicLog });
  const proof = LogProof.parse((await ask(`/t/${code}/proof`, json, watched)).body);
  expect(proof.witnesses).toBe(1);
  const scanned = async (language: string, of = watched) =>
    (await asPage(`/t/${code}?lang=${language}`, of)).text;
  expect(await scanned('zh')).toContain('独立见证方 1 家已见到这些记录');
  expect(await scanned('en')).toContain('Independent witnesses that have seen them: 1.');
  expect(await scanned('en', app)).toContain('No independent witness has seen them yet.');
  const found = await checkProof(proof);
  expect(found?.tree.size).toBe(covering);
  expect(found?.witnesses).toMatchObject([{ name: 'one.example', verdict: 'held' }]);

  // Whoever has seen more than the witness is not answered with less: it would look like a loss.
  const newest = all.at(-1) ?? 0;
  expect(newest).toBeGreaterThan(covering);
  const ahead = await proofAt(`/t/${code}/proof?since=${newest}`);
  expect((await checkProof(ahead))?.tree.size).toBe(newest);
});

test('the scan page leads there, in its language', async () => {
  const { text } = await asPage(`/t/${code}?lang=zh`);
  expect(text).toContain(`<a href="/t/${code}/proof?lang=zh">记录可核验</a>`);
  expect((await asPage(`/t/${code}?lang=en`)).text).toContain('Records verifiable');
});
