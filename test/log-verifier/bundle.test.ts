import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { verifyBundle, verifyLog } from '../../tools/verify-log.mjs';
import {
  checkpointOf,
  filesOf,
  leafOf,
  logKey,
  logSigner,
  naiveLog,
  naiveRecord,
  origin,
  rfcTree,
  sha256,
  tempFolder,
  witness,
  writeFiles,
} from './naive-log.ts';

const certificate = Buffer.from('%PDF-1.4 a certificate');
const happenings = { 9: { sha256: sha256(certificate).toString('hex') }, 30: { lateHours: 30 } };
const log = naiveLog(300, happenings);

type Member = {
  index: number;
  entry: string;
  record: Record<string, unknown> | null;
  salt: string | null;
  proof: string[];
};

/** The evidence of one lot: every third record. */
function honestBundle(size = 300) {
  const tree = rfcTree(log.entries.slice(0, size).map(leafOf));
  const records = log.lines.slice(0, size).flatMap(({ index, record, salt }): Member[] => {
    const proof = () => tree.inclusion(index, size).map((hash) => hash.toString('base64'));
    const entry = log.entries[index] ?? '';
    return index % 3 === 0
      ? [{ index, entry, record: structuredClone(record), salt, proof: proof() }]
      : [];
  });
  return {
    format: 'frostmark-log-bundle/1',
    origin,
    keys: [logKey.vkey],
    checkpoint: checkpointOf(log.entries.slice(0, size)),
    subject: { lotId: 'lot-0', number: 'XA-1' },
    records,
    documents: [{ id: 'd1', number: 'CERT-7', sha256: sha256(certificate).toString('hex') }],
  };
}

type Bundle = ReturnType<typeof honestBundle>;

function memberOf(bundle: Bundle, at: number): Member {
  const member = bundle.records[at];
  if (!member) throw new Error(`No member ${at}`);
  return member;
}

async function check(bundle: unknown, options: object = {}) {
  const folder = await tempFolder();
  const path = join(folder, 'bundle.json');
  await writeFile(path, typeof bundle === 'string' ? bundle : JSON.stringify(bundle));
  return verifyBundle({ bundle: path, state: join(folder, 'state'), ...options });
}

test('an honest bundle is right by itself, and says that its keys are its own', async () => {
  const report = await check(honestBundle());
  expect(report.problems).toEqual([]);
  const root = rfcTree(log.entries.map(leafOf)).root(300).toString('base64');
  expect(report.line).toBe(`OK size=300 root=${root} records=100 erased=0 witnesses=0`);
  expect(report).toMatchObject({ trust: 'self-declared', lateCount: 1 });
  expect(report.remarks).toContainEqual({ code: 'subject', lotId: 'lot-0', count: 100 });
});

test('given keys decide, not those in the bundle', async () => {
  expect(await check(honestBundle(), { keys: [logKey.vkey] })).toMatchObject({
    verdict: 'OK',
    trust: 'given',
  });
  const other = logSigner(origin, 'thief').vkey;
  expect((await check(honestBundle(), { keys: [other] })).line).toBe(
    'FAILED problems=1 first=unsigned@-',
  );
});

test('an erased record keeps its proof', async () => {
  const bundle = honestBundle();
  Object.assign(memberOf(bundle, 4), { record: null, salt: null });
  expect((await check(bundle)).line).toMatch(/^OK .* records=99 erased=1 /);
});

const forgeries: [string, (bundle: Bundle) => void, string][] = [
  [
    'a changed body',
    (bundle) => Object.assign(memberOf(bundle, 2).record ?? {}, { body: {} }),
    'FAILED problems=1 first=record-changed@6',
  ],
  [
    'a changed time',
    (bundle) =>
      Object.assign(memberOf(bundle, 2).record ?? {}, {
        recordedAt: '2026-11-20T00:00:00.000000Z',
      }),
    'FAILED problems=1 first=record-time@6',
  ],
  [
    'another salt',
    (bundle) => Object.assign(memberOf(bundle, 2), { salt: '11'.repeat(16) }),
    'FAILED problems=1 first=record-changed@6',
  ],
  [
    'record and entry replaced alike',
    (bundle) => Object.assign(memberOf(bundle, 2), naiveRecord(6, { seed: 'x' })),
    'FAILED problems=1 first=proof@6',
  ],
  [
    'another index',
    (bundle) => Object.assign(memberOf(bundle, 2), { index: 7 }),
    'FAILED problems=1 first=proof@7',
  ],
  [
    'a proof that is cut',
    (bundle) => memberOf(bundle, 2).proof.pop(),
    'FAILED problems=1 first=proof@6',
  ],
  [
    'a proof that is none',
    (bundle) => Object.assign(memberOf(bundle, 2), { proof: 'x' }),
    'FAILED problems=1 first=proof@6',
  ],
  [
    'a proof of other text',
    (bundle) => Object.assign(memberOf(bundle, 2), { proof: [7] }),
    'FAILED problems=1 first=bundle-format@6',
  ],
  [
    'a member that is none',
    (bundle) => Object.assign(bundle, { records: [null] }),
    'FAILED problems=1 first=bundle-format@-',
  ],
  [
    'a record given twice',
    (bundle) => bundle.records.push(memberOf(bundle, 2)),
    'FAILED problems=1 first=record-twice@6',
  ],
  [
    'another origin',
    (bundle) => Object.assign(bundle, { origin: 'other' }),
    'FAILED problems=1 first=origin@-',
  ],
  [
    'no checkpoint',
    (bundle) => Object.assign(bundle, { checkpoint: 7 }),
    'FAILED problems=1 first=checkpoint@-',
  ],
  [
    'a checkpoint of another size',
    (bundle) => Object.assign(bundle, { checkpoint: bundle.checkpoint.replace('300', '301') }),
    'FAILED problems=2 first=signature@-',
  ],
];

test.each(forgeries)('a bundle with %s is refused', async (_what, change, line) => {
  const bundle = honestBundle();
  change(bundle);
  expect((await check(bundle)).line).toBe(line);
});

test.each(['', '{', 'null', '[]', '{"format":"other/1"}', `${'['.repeat(100_000)}`])(
  'what is no bundle is not checked: %j',
  async (text) => {
    expect((await check(text)).line).toBe('UNCHECKED reason=bundle');
  },
);

test('a record nested deeper than the stack is wrong, not a crash', async () => {
  const bundle = honestBundle();
  memberOf(bundle, 0).record = { deep: 'DEEP' };
  const text = JSON.stringify(bundle).replace('"DEEP"', '['.repeat(50_000) + ']'.repeat(50_000));
  expect((await check(text)).line).toBe('FAILED problems=1 first=record-format@0');
});

test('a file is compared with the documents, and a record has to speak of it', async () => {
  const folder = await tempFolder();
  const [mine, other] = [join(folder, 'mine.pdf'), join(folder, 'other.pdf')];
  await writeFile(mine, certificate);
  await writeFile(other, 'something else');
  const bundle = honestBundle();
  const right = await check(bundle, { documents: [mine] });
  expect(right.remarks).toContainEqual({ code: 'document-matches', file: mine, number: 'CERT-7' });
  expect((await check(bundle, { documents: [other] })).line).toBe(
    'FAILED problems=1 first=document@-',
  );
  // Whoever adds a document to the list alone has no record for it.
  const hash = sha256('something else').toString('hex');
  bundle.documents.push({ id: 'd2', number: 'CERT-8', sha256: hash });
  expect((await check(bundle, { documents: [other] })).line).toBe(
    'FAILED problems=1 first=document-unbound@-',
  );
  expect((await check(bundle, { documents: [join(folder, 'none')] })).line).toBe(
    'UNCHECKED reason=missing',
  );
});

test('cosignatures on the bundle count', async () => {
  const seen = witness('witness.example/1', 1_790_000_000);
  const bundle = { ...honestBundle(), checkpoint: checkpointOf(log.entries, [logKey, seen]) };
  const report = await check(bundle, { witnesses: [seen.vkey], atLeast: 1 });
  expect(report.line).toMatch(/^OK .* witnesses=1$/);
});

test('against the log an older bundle holds, and another history does not', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'bundle.json');
  const options = { target: join(folder, 'log'), state: join(folder, 'state'), bundle: path };
  await writeFile(path, JSON.stringify(honestBundle(200)));
  await writeFiles(options.target, filesOf(log));
  const report = await verifyLog(options);
  expect(report.line).toMatch(/^OK size=300 .* records=300 /);
  expect(report.remarks).toContainEqual({ code: 'bundle', path, records: 67, erased: 0 });
  expect(await readdir(options.state)).toContain('checkpoint');

  // Pinned from the log, the keys serve for a bundle alone.
  expect((await verifyBundle(options)).trust).toBe('pinned');

  const fresh = { ...options, state: join(folder, 'other') };
  await writeFiles(options.target, filesOf(naiveLog(300, { ...happenings, 60: { seed: 'x' } })));
  expect((await verifyLog(fresh)).line).toBe('FAILED problems=1 first=bundle-fork@60');
  await writeFiles(options.target, filesOf(naiveLog(150, happenings)));
  expect((await verifyLog(fresh)).line).toBe('FAILED problems=1 first=bundle-ahead@150');
});

test('a bundle of 200 records is checked in less than 50 ms', async () => {
  const bundle = honestBundle();
  const tree = rfcTree(log.entries.map(leafOf));
  bundle.records = log.lines.slice(0, 200).map(({ index, record, salt }) => ({
    index,
    record,
    salt,
    entry: log.entries[index] ?? '',
    proof: tree.inclusion(index, 300).map((hash) => hash.toString('base64')),
  }));
  const times = [];
  for (let i = 0; i < 5; i += 1) {
    const before = performance.now();
    expect((await check(bundle)).records).toBe(200);
    times.push(performance.now() - before);
  }
  expect(Math.min(...times)).toBeLessThan(50);
});
