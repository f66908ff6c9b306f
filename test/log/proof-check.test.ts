import { Script } from 'node:vm';

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';

import { openSigner } from '../../src/core/note-signing.ts';
import { formatCheckpoint } from '../../src/domain/checkpoint.ts';
import { entryText } from '../../src/domain/log-entry.ts';
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
  type ReadNode,
  treeRoot,
} from '../../src/domain/merkle.ts';
import {
  formatKey,
  formatNote,
  type NoteSignature,
  signatureTypes,
  toBase64,
} from '../../src/domain/signed-note.ts';
import type { Language } from '../../src/domain/text.ts';
import { proofScript } from '../../src/platform/proof-script.ts';
import type { Kept, Proof } from '../../web/proof/data.ts';
import { tell } from '../../web/proof/telling.ts';
import {
  checkProof,
  fromBase64,
  isBeginning,
  leadsToRoot,
  leafOf,
} from '../../web/proof/verify.ts';
import { proofWords, tellingWords, wordsIn } from '../../web/proof/words.ts';

const encoder = new TextEncoder();
const origin = 'frostmark.test/log';

/** Entries of a log, its beginnings, and what they are signed with. */
function readerOf(hashes: readonly Uint8Array[]): ReadNode {
  const read: ReadNode = (level, index) =>
    level === 0
      ? (hashes[index] ?? new Uint8Array(32))
      : nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
  return read;
}

const entryAt = (index: number, lateHours = 0) =>
  entryText({
    commitment: index.toString(16).padStart(64, '0'),
    recordedAt: `2026-11-2${index % 10}T16:00:00.123456Z`,
    lateHours,
  });
const entries = Array.from({ length: 150 }, (_, at) => entryAt(at, at === 7 ? 76 : at % 24));
const hashes = entries.map((entry) => leafHash(encoder.encode(entry)));
const read = readerOf(hashes);
const rootAt = (size: number) => treeRoot(size, read);

const signer = openSigner(origin, new Uint8Array(32).fill(1));
const witness = openSigner(
  'witness.example',
  new Uint8Array(32).fill(2),
  signatureTypes.cosignature,
);

async function noteOf(size: number, changes: { root?: Uint8Array; cosignedAt?: number } = {}) {
  const text = formatCheckpoint({ origin, size, root: changes.root ?? rootAt(size) });
  const { key, sign } = await signer;
  const signatures: NoteSignature[] = [
    { name: origin, id: key.id, signature: await sign(text) },
    // Of a kind that browsers don't know: passed over.
    { name: origin, id: 7, signature: new Uint8Array(64) },
  ];
  if (changes.cosignedAt !== undefined) {
    const by = await witness;
    const made = await by.sign(`cosignature/v1\ntime ${changes.cosignedAt}\n${text}`);
    const signature = new Uint8Array(8 + made.length);
    new DataView(signature.buffer).setBigUint64(0, BigInt(changes.cosignedAt));
    signature.set(made, 8);
    signatures.push({ name: by.key.name, id: by.key.id, signature });
  }
  return formatNote({ text, signatures });
}

async function aProof(size = 100, more: Partial<Proof> = {}): Promise<Proof> {
  const records = [3, 7, 64, size - 1].map((index) => ({
    index,
    entry: entries[index] ?? '',
    record: null,
    salt: null,
    withheld: true as const,
    proof: inclusionProof(index, size, read).map(toBase64),
  }));
  return {
    format: 'frostmark-log-bundle/1',
    origin,
    keys: [formatKey((await signer).key)],
    witnessKeys: [],
    checkpoint: await noteOf(size),
    subject: { code: '0'.repeat(17), number: 'FM-1' },
    records,
    documents: [],
    more: false,
    waiting: 0,
    witnesses: 0,
    since: null,
    ...more,
  };
}

async function keptOf(size: number): Promise<Kept> {
  const root = toBase64(rootAt(size));
  return { size, root, note: await noteOf(size), at: '2026-11-01T00:00:00.000Z' };
}

async function toldOf(proof: Proof, kept?: Kept, language: Language = 'en') {
  return tell(proof, await checkProof(proof, kept), wordsIn(language), kept);
}

const verdictOf = (told: Awaited<ReturnType<typeof toldOf>>, name: string) =>
  told.steps.find((step) => step.name === name)?.verdict;

/** One flipped bit, one hash more, one less, two exchanged, or one of another length. */
const damages = fc.constantFrom('none', 'flip', 'more', 'less', 'swap', 'short');

function damaged(path: readonly Uint8Array[], damage: string, at: number): Uint8Array[] {
  const copy = path.map((hash) => hash.slice());
  const [first, second] = [copy[at % Math.max(1, copy.length)], copy[0]];
  if (damage === 'flip' && first) first[at % 32] = (first[at % 32] ?? 0) ^ 1;
  if (damage === 'more') copy.push(new Uint8Array(32).fill(at));
  if (damage === 'less') copy.pop();
  if (damage === 'swap' && first && second) copy.splice(0, 1, first);
  if (damage === 'short' && first) copy[0] = first.slice(1);
  return copy;
}

test('the page judges paths to the root as the domain does', async () => {
  const sized = fc.integer({ min: 1, max: 150 });
  await fc.assert(
    fc.asyncProperty(
      sized,
      fc.nat(149),
      fc.nat(151),
      damages,
      fc.nat(400),
      async (size, leafAt, claimed, damage, at) => {
        const index = leafAt % size;
        const leaf = hashes[index] ?? new Uint8Array();
        const path = damaged(inclusionProof(index, size, read), damage, at);
        for (const place of [index, claimed, -1]) {
          for (const root of [rootAt(size), rootAt((size % 150) + 1)]) {
            const where = { index: place, size, root };
            expect(await leadsToRoot(leaf, where, path)).toBe(isIncluded(leaf, where, path));
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('the page judges whether a log is the beginning of another as the domain does', async () => {
  const sized = fc.integer({ min: 0, max: 150 });
  await fc.assert(
    fc.asyncProperty(sized, sized, sized, damages, fc.nat(400), async (a, b, c, damage, at) => {
      const [small, large] = a < b ? [a, b] : [b, a];
      const path = damaged(consistencyProof(small, large, read), damage, at);
      const treeOf = (size: number, root = rootAt(size)) => ({ size, root });
      for (const [old, now] of [
        [treeOf(small), treeOf(large)],
        [treeOf(large), treeOf(small)],
        [treeOf(small, rootAt(c)), treeOf(large)],
        [treeOf(small), treeOf(large, rootAt(c))],
      ] as const) {
        expect(await isBeginning(old, now, path)).toBe(isConsistent(old, now, path));
      }
    }),
    { numRuns: 150 },
  );
});

test('a leaf of RFC 6962, and base64 that is not canonical', async () => {
  const known = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
  expect(Buffer.from(await leafOf('')).toString('hex')).toBe(known);
  expect(Buffer.from(await leafOf('é')).equals(leafHash(encoder.encode('é')))).toBe(true);
  expect(fromBase64('AAB=')).toBeUndefined();
  expect(fromBase64('AA A')).toBeUndefined();
});

test('what is right passes, and the page says how much and how late', async () => {
  const proof = await aProof();
  const told = await toldOf(proof);
  expect(told.verdict).toBe('held');
  expect(told.text).toContain('(4)');
  expect(told.facts[0]).toEqual(['Records', '4']);
  expect(told.facts[1]).toEqual(['First recorded', '2026-11-24 00:00:00 UTC+8']);
  expect(told.facts[2]).toEqual(['Last recorded', '2026-11-30 00:00:00 UTC+8']);
  expect(told.lateRecords).toEqual(['Record 7 · 2026-11-28 00:00:00 UTC+8 · 3 d 4 h late']);
  const cut = await toldOf({ ...proof, more: true, waiting: 2 }, undefined, 'zh');
  expect(cut.facts.map(([, value]) => value)).toContain('2');
  expect(cut.facts[0]?.[1]).toContain('更早的记录未列出');
});

test('whatever is changed fails, and its record is named', async () => {
  const proof = await aProof();
  const withRecord = (at: number, change: Partial<Proof['records'][number]>) => ({
    ...proof,
    records: proof.records.map((one, index) => (index === at ? { ...one, ...change } : one)),
  });
  const late = proof.records[1]?.entry.replace('"lateHours":76', '"lateHours":0') ?? '';
  const told = await toldOf(withRecord(1, { entry: late }));
  expect(told.verdict).toBe('failed');
  expect(told.text).toBe('Not in agreement with the public log: record 7.');
  expect(verdictOf(told, 'paths')).toBe('failed');
  expect(told.steps[1]?.text).toContain('record 7.');
  for (const wrong of [
    withRecord(2, { index: 65 }),
    withRecord(2, { proof: [] }),
    withRecord(2, { proof: ['?'] }),
    // The same record twice, to hide one.
    { ...proof, records: [...proof.records, ...proof.records.slice(-1)] },
    { ...proof, checkpoint: await noteOf(100, { root: rootAt(99) }) },
    { ...proof, checkpoint: proof.checkpoint.replace('\n100\n', '\n101\n') },
    { ...proof, keys: [] },
    { ...proof, keys: [formatKey((await openSigner(origin, new Uint8Array(32).fill(9))).key)] },
    { ...proof, origin: 'another/log' },
    { ...proof, checkpoint: 'nothing' },
  ]) {
    expect((await toldOf(wrong)).verdict).toBe('failed');
  }
});

test('an entry that is no entry fails, though the log has it', async () => {
  const odd = [...entries.slice(0, 3), '{"v":2}'];
  const tree = readerOf(odd.map((entry) => leafHash(encoder.encode(entry))));
  const root = treeRoot(4, tree);
  const record = { index: 3, entry: '{"v":2}', record: null, salt: null, withheld: true as const };
  const proof = inclusionProof(3, 4, tree).map(toBase64);
  const told = await toldOf(
    await aProof(100, { checkpoint: await noteOf(4, { root }), records: [{ ...record, proof }] }),
  );
  expect(verdictOf(told, 'paths')).toBe('held');
  expect(verdictOf(told, 'entries')).toBe('failed');
  expect(told.verdict).toBe('failed');
});

test('witnesses are verified where their keys are given, and told apart from what the server says', async () => {
  const checkpoint = await noteOf(100, { cosignedAt: 1_790_000_000 });
  const keys = [formatKey((await witness).key)];
  const given = await aProof(100, { checkpoint, witnessKeys: keys, witnesses: 1 });
  const told = await toldOf(given);
  expect(told.verdict).toBe('held');
  expect(verdictOf(told, 'witnesses')).toBe('held');
  expect(told.steps[3]?.text).toContain('witness.example');
  const alone = await toldOf({ ...given, witnessKeys: [] });
  expect([alone.verdict, verdictOf(alone, 'witnesses')]).toEqual(['held', 'unchecked']);
  const line = checkpoint.split('\n').findLast((one) => one.includes('witness')) ?? '';
  const [dash = '', name = '', base64 = ''] = line.split(' ');
  const bytes = fromBase64(base64) ?? new Uint8Array();
  bytes[11] = (bytes[11] ?? 0) ^ 1;
  const later = checkpoint.replace(line, `${dash} ${name} ${toBase64(bytes)}`);
  expect((await toldOf({ ...given, checkpoint: later })).verdict).toBe('failed');
});

test('what this browser kept must still be there', async () => {
  const since = (size: number) => ({
    size,
    proof: consistencyProof(size, 100, read).map(toBase64),
  });
  const kept = await keptOf(64);
  const good = await toldOf(await aProof(100, { since: since(64) }), kept);
  expect([good.verdict, verdictOf(good, 'before')]).toEqual(['held', 'held']);
  const unasked = await toldOf(await aProof(), kept);
  expect([unasked.verdict, verdictOf(unasked, 'before')]).toEqual(['held', 'unchecked']);
  const forked = { ...kept, root: toBase64(rootAt(63)) };
  const bad = await toldOf(await aProof(100, { since: since(64) }), forked);
  expect(bad.verdict).toBe('failed');
  expect(bad.steps[4]?.text).toContain('2026-11-01 08:00:00');
  const same = await keptOf(100);
  expect(verdictOf(await toldOf(await aProof(), same), 'before')).toBe('held');
  const other = { ...same, root: forked.root };
  expect(verdictOf(await toldOf(await aProof(), other), 'before')).toBe('failed');
  // Smaller than it was: an old copy of this page may say so; who was asked just now may not.
  const larger = await keptOf(120);
  expect(verdictOf(await toldOf(await aProof(), larger), 'before')).toBe('unchecked');
  const shrunk = await aProof(100, { since: { size: 120, proof: [] } });
  expect((await toldOf(shrunk, larger)).verdict).toBe('failed');
});

test('a browser without Ed25519 checks the hashes, and says that the signature was not checked', async () => {
  const importing = vi
    .spyOn(crypto.subtle, 'importKey')
    .mockRejectedValue(new DOMException('', 'NotSupportedError'));
  try {
    const proof = await aProof();
    const told = await toldOf(proof);
    expect([told.verdict, verdictOf(told, 'signature')]).toEqual(['unchecked', 'unchecked']);
    expect(told.steps[2]?.text).toContain('not checked by this browser');
    const wrong = { ...proof, records: proof.records.map((one) => ({ ...one, proof: [] })) };
    expect((await toldOf(wrong)).verdict).toBe('failed');
  } finally {
    importing.mockRestore();
  }
});

test('the script is whole, small, and asks for nothing but this page', async () => {
  const script = await proofScript();
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toMatch(/^\s*(?:import|export)\b/m);
  expect(script).not.toMatch(/innerHTML|eval\(|document\.write|https?:/);
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(15_000);
});

test('every word is there in both languages, and none of them a block or a chain', () => {
  const { stringify } = JSON;
  const texts = [...Object.values(proofWords), ...leavesOf(tellingWords)];
  expect(texts.length).toBeGreaterThan(60);
  for (const { zh, en } of texts) {
    expect([zh, en].every((text) => text !== '')).toBe(true);
    expect(placesOf(zh)).toEqual(placesOf(en));
  }
  expect(stringify(texts)).not.toMatch(/blockchain|区块链/i);
});

type Words = { zh: string; en: string };

function leavesOf(tree: object): Words[] {
  if ('zh' in tree && typeof tree.zh === 'string') return [tree as Words];
  return Object.values(tree).flatMap((inside: object) => leavesOf(inside));
}

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
}
