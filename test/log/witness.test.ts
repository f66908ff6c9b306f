import { createHash, createPublicKey, verify } from 'node:crypto';

import { expect, test } from 'vitest';

import { openSigner } from '../../src/core/note-signing.ts';
import { formatCheckpoint } from '../../src/domain/checkpoint.ts';
import { emptyRoot, leafHash, nodeHash } from '../../src/domain/merkle.ts';
import { formatNote, toBase64 } from '../../src/domain/signed-note.ts';
import { formatAddCheckpoint } from '../../src/domain/tlog-witness.ts';
import { openWitness } from '../../src/platform/witness-keys.ts';
import { createTestApp, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';
import { aGrownTree, aSeed, readTogether } from './support.ts';

const database = useDatabase();

/** A log of the test's own, and the witness that knows it. */
async function aWatchedLog() {
  const origin = unique('log.example/');
  const signer = await openSigner(origin, Buffer.from(aSeed(), 'base64url'));
  const seed = aSeed();
  const witness = openWitness(seed, 'witness.example/w', [signer.key]);
  const app = createTestApp(database(), { witness });
  const noteOf = async (size: number, root: Uint8Array, by = [signer]) => {
    const text = formatCheckpoint({ origin, size, root });
    const signatures = await Promise.all(
      by.map(async ({ key: { name, id }, sign }) => ({ name, id, signature: await sign(text) })),
    );
    return formatNote({ text, signatures });
  };
  const send = async (body: string | Uint8Array, through = app) => {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const { response } = await through.send('POST', '/witness/add-checkpoint', bytes);
    const type = response.headers.get('content-type');
    return { status: response.status, type, text: await response.text() };
  };
  /** Offers the first `size` leaves of a tree after `old`. */
  type Tree = ReturnType<typeof aGrownTree>;
  const offer = async (tree: Tree, old: number, size: number, through = app) => {
    const proof = old <= size ? tree.prove(old, size) : [];
    const note = await noteOf(size, tree.root(size));
    return send(formatAddCheckpoint({ old, proof, note }), through);
  };
  return { origin, signer, seed, witness, app, noteOf, send, offer };
}

const codeOf = (text: string): string => (JSON.parse(text) as { code: string }).code;

test('a checkpoint that grew is cosigned, in the form of the standard to the byte', async () => {
  const log = await aWatchedLog();
  const tree = aGrownTree('a', 40);
  expect(await log.offer(tree, 0, 7)).toMatchObject({ status: 200 });
  const { status, text: line } = await log.offer(tree, 7, 40);
  expect(status).toBe(200);

  // By hand from the specification, with another implementation of Ed25519.
  const keyLine = await (await log.app.get('/witness/key')).response.text();
  const [, name, id, material = ''] =
    /^(witness\.example\/w)\+([0-9a-f]{8})\+(\S+)\n$/.exec(keyLine) ?? [];
  const key = Buffer.from(material, 'base64');
  expect([name, key[0], key.length]).toEqual(['witness.example/w', 4, 33]);
  const hash = createHash('sha256').update(`${name}\n`).update(key).digest();
  expect(hash.subarray(0, 4).toString('hex')).toBe(id);

  const [, by, encoded = ''] = /^\u2014 (\S+) (\S+)\n$/.exec(line) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  expect([by, bytes.length]).toEqual([name, 4 + 8 + 64]);
  expect(bytes.subarray(0, 4).toString('hex')).toBe(id);
  const seconds = bytes.readBigUInt64BE(4);
  expect(seconds).toBe(BigInt(testNow.getTime() / 1000));
  const signed = `cosignature/v1\ntime ${seconds}\n${log.origin}\n40\n${toBase64(tree.root(40))}\n`;
  const x = key.subarray(1).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  expect(verify(null, Buffer.from(signed), publicKey, bytes.subarray(12))).toBe(true);
});

test('404 for a log that nobody named, 403 without a signature of a known key', async () => {
  const log = await aWatchedLog();
  const other = await aWatchedLog();
  const tree = aGrownTree('b', 5);
  const stranger = formatAddCheckpoint({
    old: 0,
    proof: [],
    note: await other.noteOf(5, tree.root(5)),
  });
  const unknown = await log.send(stranger);
  expect([unknown.status, codeOf(unknown.text)]).toEqual([404, 'witness.unknown_origin']);

  const forger = await openSigner(log.origin, Buffer.from(aSeed(), 'base64url'));
  const forged = await log.noteOf(5, tree.root(5), [forger]);
  const refused = await log.send(formatAddCheckpoint({ old: 0, proof: [], note: forged }));
  expect([refused.status, codeOf(refused.text)]).toEqual([403, 'witness.not_signed']);
  // A signature of the known key, of another text.
  const note = (await log.noteOf(5, tree.root(5))).replace('\n5\n', '\n6\n');
  expect((await log.send(formatAddCheckpoint({ old: 0, proof: [], note }))).status).toBe(403);
  // Signatures of keys that nobody knows stand in nobody's way.
  const both = await log.noteOf(5, tree.root(5), [forger, log.signer]);
  expect((await log.send(formatAddCheckpoint({ old: 0, proof: [], note: both }))).status).toBe(200);
});

test('400 for what is no request, and for an old size beyond the checkpoint', async () => {
  const log = await aWatchedLog();
  const tree = aGrownTree('c', 9);
  const note = await log.noteOf(9, tree.root(9));
  for (const body of ['', 'old 0\n', `old -1\n\n${note}`, `old 0\nnot base64\n\n${note}`]) {
    expect((await log.send(body)).status).toBe(400);
  }
  expect((await log.send(Uint8Array.of(0x6f, 0xff, 0x0a))).status).toBe(400);
  const beyond = await log.send(`old 10\n\n${note}`);
  expect([beyond.status, codeOf(beyond.text)]).toEqual([400, 'witness.old_beyond_checkpoint']);
});

test('409 says the size that is known, also where two trees of one size were shown', async () => {
  const log = await aWatchedLog();
  const tree = aGrownTree('d', 30);
  await log.offer(tree, 0, 20);
  const conflict = { status: 409, type: 'text/x.tlog.size', text: '20\n' };
  expect(await log.offer(tree, 0, 30)).toEqual(conflict);
  expect(await log.offer(tree, 10, 30)).toEqual(conflict);
  // Smaller than what was cosigned, however it is asked.
  expect(await log.offer(tree, 10, 10)).toEqual(conflict);
  expect(await log.offer(tree, 0, 10)).toEqual(conflict);
  const fork = aGrownTree('another', 20);
  expect(await log.offer(fork, 20, 20)).toEqual(conflict);
  // The same once more is cosigned once more.
  expect((await log.offer(tree, 20, 20)).status).toBe(200);
});

test('422 for a tree that did not grow from the one before, which then is still known', async () => {
  const log = await aWatchedLog();
  const tree = aGrownTree('e', 30);
  await log.offer(tree, 0, 11);
  const fork = aGrownTree('another', 30);
  const refused = await log.offer(fork, 11, 30);
  expect([refused.status, codeOf(refused.text)]).toEqual([422, 'witness.inconsistent']);
  const note = await log.noteOf(30, tree.root(30));
  const [first = emptyRoot, ...rest] = tree.prove(11, 30);
  for (const proof of [[], rest, [first], [first, ...rest, first]]) {
    const body = formatAddCheckpoint({ old: 11, proof, note });
    expect((await log.send(body)).status).toBe(422);
  }
  expect((await log.offer(tree, 11, 30)).status).toBe(200);
  // A proof of nothing has to be empty.
  const other = await aWatchedLog();
  const body = formatAddCheckpoint({
    old: 0,
    proof: [first],
    note: await other.noteOf(30, tree.root(30)),
  });
  expect((await other.send(body)).status).toBe(422);
});

test('of trees that come at once and all grew from the last, one is cosigned', async () => {
  const count = 8;
  for (const size of [0, 1, 4, 9]) {
    const log = await aWatchedLog();
    if (size > 0) await log.offer(aGrownTree('f', size), 0, size);
    // All have read what is known before the first of them writes.
    const db = readTogether(database(), 'log_witnessed', count);
    const app = createTestApp(db, { witness: log.witness });
    const answers = await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const branch = aGrownTree('f', size, `branch ${at}`, 3);
        return log.offer(branch, size, size + 3, app);
      }),
    );
    const conflict = { status: 409, text: `${size + 3}\n` };
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status !== 200) expect(answer).toMatchObject(conflict);
    }
  }
});

test('what was cosigned is still known after a start anew, with other keys too', async () => {
  const log = await aWatchedLog();
  const tree = aGrownTree('g', 12);
  await log.offer(tree, 0, 12);
  const again = openWitness(aSeed(), 'witness.example/new', [log.signer.key]);
  const restarted = createTestApp(database(), { witness: again });
  const fork = aGrownTree('h', 15);
  const note = await log.noteOf(15, fork.root(15));
  const first = formatAddCheckpoint({ old: 0, proof: [], note });
  expect(await log.send(first, restarted)).toMatchObject({ status: 409, text: '12\n' });
  const second = formatAddCheckpoint({ old: 12, proof: fork.prove(12, 15), note });
  expect((await log.send(second, restarted)).status).toBe(422);
});

test('the time of a cosignature never goes back while the tree grows', async () => {
  const log = await aWatchedLog();
  const tree = aGrownTree('i', 9);
  await log.offer(tree, 0, 4);
  log.app.clock.now = new Date(testNow.getTime() - 60_000);
  const { text } = await log.offer(tree, 4, 9);
  const seconds = Buffer.from(text.trim().split(' ')[2] ?? '', 'base64').readBigUInt64BE(4);
  expect(seconds).toBe(BigInt(testNow.getTime() / 1000));
});

test('without a key it is not offered; who asks too often or sends too much waits', async () => {
  const none = createTestApp(database());
  expect((await none.get('/witness/key')).status).toBe(501);
  expect((await none.post('/witness/add-checkpoint', {})).status).toBe(501);
  const log = await aWatchedLog();
  const large = await log.send('x'.repeat(130 * 1024));
  expect([large.status, codeOf(large.text)]).toEqual([413, 'witness.too_large']);
  const asker = createTestApp(database(), { witness: log.witness, address: '198.51.100.7' });
  const statuses: number[] = [];
  for (let at = 0; at < 301; at += 1) statuses.push((await log.send('x', asker)).status);
  expect(new Set(statuses.slice(0, 300))).toEqual(new Set([400]));
  expect(statuses.at(-1)).toBe(429);
});

test('a log of nothing has one root', async () => {
  const log = await aWatchedLog();
  const wrong = await log.noteOf(0, nodeHash(leafHash(new Uint8Array()), emptyRoot));
  const body = (note: string) => formatAddCheckpoint({ old: 0, proof: [], note });
  expect((await log.send(body(wrong))).status).toBe(409);
  expect((await log.send(body(await log.noteOf(0, emptyRoot)))).status).toBe(200);
  expect((await log.offer(aGrownTree('j', 3), 0, 3)).status).toBe(200);
});
