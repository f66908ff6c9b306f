import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { createJournal } from '../../src/core/journal.ts';
import { isSigned } from '../../src/core/note-signing.ts';
import { parseCheckpoint } from '../../src/domain/checkpoint.ts';
import { entryText } from '../../src/domain/log-entry.ts';
import { isConsistent, isIncluded, leafHash } from '../../src/domain/merkle.ts';
import { parseNote } from '../../src/domain/signed-note.ts';
import { audit, integrate, signAnew } from '../../src/features/log/log.sequencer.ts';
import { entryOfLeaf } from '../../src/features/log/log.service.ts';
import * as store from '../../src/features/log/log.store.ts';
import { proveConsistent, proveIncluded } from '../../src/features/log/log.tree.ts';
import { createConsoleLog } from '../../src/platform/console-log.ts';
import { openLogKeys } from '../../src/platform/log-keys.ts';
import { integrateBehind } from '../../src/platform/prepare.ts';
import { projections } from '../../src/projections.ts';
import { createTestApp, testLogKeys, testNow, testOrigin } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aStockedFirm } from '../support/story.ts';

const database = useDatabase();
const hex = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('hex');

async function integrateAll(now = testNow): Promise<number> {
  const journal = createJournal(database(), projections);
  let sum = 0;
  for (let count = -1; count !== 0; sum += count) {
    count = await integrate(journal, await testLogKeys, now);
  }
  return sum;
}

test('each committed event becomes one leaf, which its checkpoint proves', async () => {
  await aStockedFirm(database());
  expect(await integrateAll()).toBeGreaterThan(5);
  const first = await store.lastCheckpoint(database());
  await aStockedFirm(database());
  await integrateAll();
  const last = await store.lastCheckpoint(database());
  if (!first || !last) throw new Error('No checkpoint');

  const events = await sql<{ seq: number }>`select seq from event order by seq`.execute(database());
  const leaves = await store.leavesBetween(database(), 0, last.size);
  expect(leaves.map(({ index }) => index)).toEqual(events.rows.map((_, at) => at));
  const note = parseNote(last.note);
  const [{ key }] = (await testLogKeys).signers as [never];
  expect(parseCheckpoint(note?.text ?? '')).toEqual({
    origin: (await testLogKeys).origin,
    size: last.size,
    root: Uint8Array.from(last.root),
  });
  const [signature] = note?.signatures ?? [];
  expect(await isSigned(note?.text ?? '', signature?.signature ?? new Uint8Array(), key)).toBe(
    true,
  );

  const proofs = await proveIncluded(
    database(),
    leaves.map(({ index }) => index),
    last.size,
  );
  for (const [at, leaf] of leaves.entries()) {
    const hash = leafHash(new TextEncoder().encode(entryOfLeaf(leaf)));
    const place = { index: at, size: last.size, root: last.root };
    expect(isIncluded(hash, place, proofs[at] ?? [])).toBe(true);
  }
  const proof = await proveConsistent(database(), first.size, last.size);
  expect(isConsistent(first, last, proof)).toBe(true);
});

test('nothing is integrated twice, whoever is at it and however many', async () => {
  await aStockedFirm(database());
  const journal = createJournal(database(), projections);
  const keys = await testLogKeys;
  const before = await store.readState(database());
  const counts = await Promise.all(
    Array.from({ length: 6 }, async () => integrate(journal, keys, testNow)),
  );
  expect(counts.filter((count) => count > 0)).toHaveLength(1);
  expect(await integrateAll()).toBe(0);
  const { size } = await store.readState(database());
  expect(size).toBe(before.size + counts.reduce((sum, count) => sum + count, 0));
});

test('the salted record is what was committed to: its entry can be made again of it', async () => {
  await aStockedFirm(database());
  await integrateAll();
  const { size } = await store.readState(database());
  const leaves = await store.leavesBetween(database(), 0, size);
  const events = await store.eventsOfLeaves(
    database(),
    leaves.map(({ index }) => index),
  );
  const { entryOf } = await import('../../src/domain/log-entry.ts');
  for (const leaf of leaves) {
    const event = events.get(leaf.index);
    if (!event || !leaf.salt) throw new Error('Erased');
    expect(entryText(entryOf(event, leaf.salt))).toBe(entryOfLeaf(leaf));
  }
  expect(new Set(leaves.map(({ salt }) => hex(salt))).size).toBe(leaves.length);
});

test('tiles, bundles of entries and keys are served as C2SP has them', async () => {
  await aStockedFirm(database());
  await integrateAll();
  const app = createTestApp(database());
  const checkpoint = await app.get('/log/checkpoint');
  const text = await checkpoint.response.text();
  const size = Number(text.split('\n')[1]);
  const width = size % 256;
  const tile = await app.get(`/log/tile/0/000.p/${width}`);
  expect(tile.status).toBe(200);
  const hashes = new Uint8Array(await tile.response.arrayBuffer());
  expect(hashes.length).toBe(width * 32);
  const bundle = await app.get(`/log/tile/entries/000.p/${width}`);
  const bytes = Buffer.from(await bundle.response.arrayBuffer());
  const length = bytes.readUInt16BE(0);
  expect(hex(leafHash(bytes.subarray(2, 2 + length)))).toBe(hex(hashes.subarray(0, 32)));
  expect((await app.get(`/log/tile/0/000.p/${width + 1}`)).status).toBe(404);
  expect((await app.get('/log/tile/0/0')).status).toBe(404);
  expect(await (await app.get('/log/keys')).response.text()).toMatch(
    /^frostmark\.test\/log\+[0-9a-f]{8}\+A/,
  );
});

test('of checkpoints a day old the last of each minute stays, and the newest always', async () => {
  const journal = createJournal(database(), projections);
  const keys = await testLogKeys;
  await integrate(journal, keys, testNow);
  const at = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
  for (const seconds of [0, 10, 20, 70, 80]) {
    await aStockedFirm(database());
    await integrate(journal, keys, at(seconds));
  }
  const counted = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from log_checkpoint where signed_at >= ${at(0)}
    `.execute(database());
    return rows[0]?.n;
  };
  const before = (await counted()) ?? 0;
  expect(before).toBeGreaterThanOrEqual(5);
  const newest = await store.lastCheckpoint(database());
  await audit(database(), journal, at(2 * 86_400));
  expect(await counted()).toBe(2);
  expect(await store.lastCheckpoint(database())).toEqual(newest);
});

test('a key that was added signs the newest tree at once, beside the old one', async () => {
  await aStockedFirm(database());
  await integrateAll();
  const before = await store.lastCheckpoint(database());
  const both = await openLogKeys(`${'D'.repeat(42)}A ${'A'.repeat(43)}`, testOrigin);
  await signAnew(createJournal(database(), projections), both);
  await signAnew(createJournal(database(), projections), both);
  const note = parseNote((await store.lastCheckpoint(database()))?.note ?? '');
  expect(note?.text).toBe(parseNote(before?.note ?? '')?.text);
  expect(new Set(note?.signatures.map(({ id }) => id))).toEqual(
    new Set(both.signers.map(({ key }) => key.id)),
  );
  expect(note?.signatures).toHaveLength(2);
});

test('a journal that never rests is not followed event by event: the next turn takes what came meanwhile', async () => {
  await aStockedFirm(database());
  await integrateAll();
  const { origin, signers } = await testLogKeys;
  const [signer] = signers;
  if (!signer) throw new Error('No key');
  const coming: Promise<unknown>[] = [];
  const sign = async (text: string) => {
    if (coming.length < 20) coming.push(anEvent());
    return signer.sign(text);
  };
  await anEvent();
  const busy = { origin, signers: [{ ...signer, sign }] };
  await integrateBehind(database(), busy, createConsoleLog('error'));
  expect(coming).toHaveLength(1);
  await Promise.all(coming);
  expect(await integrateAll()).toBe(1);
});

/** In one statement: it comes before whatever is asked after it, also where there is one connection. */
async function anEvent(): Promise<void> {
  await sql`
    with c as (
      insert into command (id, name, input_hash, recorded_at)
      values (gen_random_uuid(), 'test', 'none', ${testNow}) returning id
    )
    insert into event (id, command_id, type, version, actor_id, occurred_at, recorded_at, body)
    select id, id, 'test.happened', 1, 'nobody', ${testNow}, ${testNow}, '{}' from c
  `.execute(database());
}
