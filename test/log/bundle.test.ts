import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { z } from 'zod';

import { createJournal } from '../../src/core/journal.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { parseCheckpoint } from '../../src/domain/checkpoint.ts';
import { isIncluded } from '../../src/domain/merkle.ts';
import { parseNote } from '../../src/domain/signed-note.ts';
import { LogBundle } from '../../src/features/log/log.schemas.ts';
import { integrate } from '../../src/features/log/log.sequencer.ts';
import { projections } from '../../src/projections.ts';
import { verifyBundle } from '../../tools/verify-log.mjs';
import { createTestApp, testLogKeys, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

async function publish(): Promise<void> {
  const journal = createJournal(database(), projections);
  while ((await integrate(journal, await testLogKeys, testNow)) > 0);
}

function sha256(...parts: (string | Buffer)[]) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash;
}

/** With nothing of the product but the proof's arithmetic, which has its own tests. */
function check(bundle: z.infer<typeof LogBundle>): void {
  const { size = 0, root } = parseCheckpoint(parseNote(bundle.checkpoint)?.text ?? '') ?? {};
  for (const { index, entry, record, salt, proof } of bundle.records) {
    const leaf = sha256(Buffer.of(0), entry).digest();
    const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
    const place = { index, size, root: root ?? new Uint8Array() };
    expect(isIncluded(leaf, place, hashes)).toBe(true);
    if (record === null || salt === null) continue;
    const text = canonicalJson(record as never);
    expect(JSON.parse(entry)).toMatchObject({
      commitment: sha256(Buffer.from(salt, 'hex'), text).digest('hex'),
      recordedAt: record['recordedAt'],
    });
  }
}

test('a bundle has every event of its lot; what is the asker’s own it can open', async () => {
  const journey = await aJourney(database());
  const { app, lotId, number, owner, buyer, stranger, regulator } = journey;
  expect((await app.get(`/api/lots/${lotId}/log-bundle`, owner)).body).toMatchObject({
    code: expect.stringMatching(/^log\./),
  });
  await publish();
  const sent = await app.get(`/api/lots/${lotId}/log-bundle`, owner);
  const bundle = LogBundle.parse(sent.body);
  check(bundle);
  expect(bundle.subject).toEqual({ lotId, number });
  const { rows } = await sql<{ seq: number }>`
    select seq from event_lot where lot_id = ${lotId} order by seq
  `.execute(database());
  const seqs = bundle.records.map(({ record }) => record?.['seq']);
  expect(seqs.filter((seq) => seq !== undefined).length).toBeGreaterThan(5);
  expect(rows.map(({ seq }) => seq)).toEqual(expect.arrayContaining(seqs.filter(Boolean)));
  expect(bundle.documents.length).toBeGreaterThanOrEqual(0);

  const bought = LogBundle.parse((await app.get(`/api/lots/${lotId}/log-bundle`, buyer)).body);
  check(bought);
  const withheld = bought.records.filter((record) => record.withheld === true);
  expect(withheld.length).toBeGreaterThan(0);
  for (const { record, salt } of withheld) expect([record, salt]).toEqual([null, null]);
  for (const { record } of bought.records) {
    if (record) expect(JSON.stringify(record)).toContain(buyer.orgId);
  }
  check(LogBundle.parse((await app.get(`/api/lots/${lotId}/log-bundle`, regulator)).body));
  expect((await app.get(`/api/lots/${lotId}/log-bundle`, stranger)).status).toBe(404);
});

test('the verifier, alone on another machine, accepts it, and says what it could not read', async () => {
  const { app, lotId, buyer } = await aJourney(database());
  await publish();
  const { body } = await app.get(`/api/lots/${lotId}/log-bundle`, buyer);
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    const bundle = join(folder, 'bundle.json');
    await writeFile(bundle, JSON.stringify(body));
    const options = { bundle, state: join(folder, 'state') };
    const report = await verifyBundle(options);
    expect(report).toMatchObject({ verdict: 'OK', problems: [], erased: 0 });
    expect(report.remarks).toContainEqual(expect.objectContaining({ code: 'withheld' }));
    const { records } = LogBundle.parse(body);
    const opened = records.findIndex(({ record }) => record !== null);
    const changed = JSON.stringify(body).replace(
      `"recordedAt":"${String(records[opened]?.record?.['recordedAt'])}"`,
      '"recordedAt":"2026-01-01T00:00:00.000000Z"',
    );
    await writeFile(bundle, changed);
    const found = await verifyBundle(options);
    expect(found).toMatchObject({ verdict: 'FAILED' });
    expect(found.problems[0]?.index).toBe(records[opened]?.index);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('nobody in a record is named: actors are there as salted digests', async () => {
  const { app, lotId, owner } = await aJourney(database());
  await publish();
  const { body } = await app.get(`/api/lots/${lotId}/log-bundle`, owner);
  const text = JSON.stringify(body);
  expect(text).not.toContain(owner.userId);
  const { records } = LogBundle.parse(body);
  const [first] = records.filter(({ record }) => record !== null);
  const digest = sha256(Buffer.from(first?.salt ?? '', 'hex'), owner.userId).digest('hex');
  expect(records.some(({ record }) => record?.['actor'] === digest)).toBe(true);
});

test('deleting row and salt erases, and every other proof still holds', async () => {
  const { lotId, owner, app } = await aJourney(database());
  await publish();
  const before = LogBundle.parse((await app.get(`/api/lots/${lotId}/log-bundle`, owner)).body);
  const victim = before.records.find(({ record }) => record?.['type'] === 'evidence.test_reported');
  const index = victim?.index ?? before.records.at(-1)?.index;
  await sql`update log_leaf set salt = null where idx = ${index}`.execute(database());
  const after = LogBundle.parse((await app.get(`/api/lots/${lotId}/log-bundle`, owner)).body);
  check(after);
  const erased = after.records.find((record) => record.index === index);
  expect(erased).toMatchObject({ record: null, salt: null });
  expect(after.records).toHaveLength(before.records.length);
});

test('an installation without a key says what is missing', async () => {
  const app = createTestApp(database(), { publicLog: undefined });
  expect((await app.get('/log/checkpoint')).body).toMatchObject({ code: 'log.not_offered' });
});
