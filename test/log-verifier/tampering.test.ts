import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { verifyLog } from '../../tools/verify-log.mjs';
import {
  checkpointOf,
  filesOf,
  type Happening,
  leafOf,
  logKey,
  logSigner,
  type NaiveLog,
  naiveLog,
  naiveRecord,
  origin,
  type RecordLine,
  rfcTree,
  type Signer,
  sm2Signer,
  tempFolder,
  tileName,
  witness,
  writeFiles,
} from './naive-log.ts';

/** Two full tiles, a partial one, and a tile above. */
const size = 600;
const honest = naiveLog(size);

type Place = { log: string; state: string };

async function place(log: NaiveLog = honest, signers?: readonly Signer[]): Promise<Place> {
  const folder = await tempFolder();
  const here = { log: join(folder, 'log'), state: join(folder, 'state') };
  await writeFiles(here.log, filesOf(log, signers));
  return here;
}

function check({ log, state }: Place, options: object = {}) {
  return verifyLog({ target: log, state, ...options });
}

async function edit(path: string, change: (bytes: Buffer) => Buffer) {
  await writeFile(path, change(await readFile(path)));
}

async function editLines(here: Place, change: (lines: RecordLine[]) => RecordLine[]) {
  const lines = change(structuredClone(honest.lines));
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await writeFile(join(here.log, 'records.jsonl'), text);
}

function recordOf(lines: RecordLine[], index: number) {
  const record = lines[index]?.record;
  if (!record) throw new Error(`No record ${index}`);
  return record;
}

function without(log: NaiveLog, index: number): NaiveLog {
  const lines = log.lines.filter((line) => line.index !== index);
  return {
    entries: log.entries.filter((_, i) => i !== index),
    lines: lines.map((line, i) => ({ ...line, index: i })),
  };
}

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Where entry `i` of a bundle begins. */
function entryOffset(bytes: Buffer, i: number): number {
  let offset = 0;
  for (let n = 0; n < i; n += 1) offset += 2 + bytes.readUInt16BE(offset);
  return offset + 2;
}

test.each([0, 1, 2, 255, 256, 257, 511, 512, 513])(
  'an honest log of %i gives nothing',
  async (n) => {
    const report = await check(await place(naiveLog(n)));
    expect(report.problems).toEqual([]);
    const root = rfcTree(naiveLog(n).entries.map(leafOf)).root(n).toString('base64');
    expect(report.line).toBe(`OK size=${n} root=${root} records=${n} erased=0 witnesses=0`);
  },
);

test('a log of 66,000 has tiles of two levels above, and is right', async () => {
  const entries = Array<string>(66_000).fill(naiveRecord(0).entry);
  const here = await place({ entries, lines: [] });
  await rm(join(here.log, 'records.jsonl'));
  expect(await readdir(join(here.log, 'tile'))).toEqual(['0', '1', '2', 'entries']);
  expect((await check(here)).line).toMatch(/^OK size=66000 .* records=0 /);
  await edit(join(here.log, tileName(2, 0, 1)), (bytes) => flip(bytes, 0));
  expect((await check(here)).line).toBe('FAILED problems=1 first=tile@0');
});

test('honest growth after growth passes, in any steps', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 4 }),
      async (steps) => {
        const here = await place(naiveLog(0));
        let total = 0;
        for (const step of steps) {
          total += step;
          await writeFiles(here.log, filesOf(naiveLog(total)));
          const report = await check(here);
          expect(report.line).toMatch(new RegExp(`^OK size=${total} `));
          expect(await readFile(join(here.state, 'checkpoint'), 'utf8')).toContain(`\n${total}\n`);
        }
        expect((await readdir(here.state)).sort()).toEqual(
          total === 0 ? ['checkpoint', 'keys'] : ['checkpoint', 'keys', 'tile'],
        );
      },
    ),
    { numRuns: 15 },
  );
});

test('only the partial tiles of the last checkpoint stay in the state', async () => {
  const here = await place(naiveLog(5));
  await check(here);
  await writeFiles(here.log, filesOf(naiveLog(9)));
  await check(here);
  expect(await readdir(join(here.state, 'tile/0/000.p'))).toEqual(['9']);
  await writeFiles(here.log, filesOf(naiveLog(260)));
  await check(here);
  expect((await readdir(join(here.state, 'tile/0'))).sort()).toEqual(['000', '001.p']);
  expect((await check(here)).line).toMatch(/^OK size=260/);
});

test('a partial tile that is gone is cut from the full one', async () => {
  const here = await place();
  const whole = filesOf(naiveLog(768));
  for (const level of [0, 'entries']) {
    await rm(join(here.log, `${tileName(level, 2, 256)}.p`), { recursive: true });
    const bytes = whole.get(tileName(level, 2, 256)) ?? Buffer.alloc(0);
    await writeFile(join(here.log, tileName(level, 2, 256)), bytes);
  }
  expect((await check(here)).line).toMatch(/^OK size=600 /);
});

test('late entries are counted and listed, and are no failure', async () => {
  const late: Record<number, Happening> = {
    7: { lateHours: 24 },
    8: { lateHours: 23 },
    301: { lateHours: 800 },
  };
  const report = await check(await place(naiveLog(400, late)));
  expect(report.verdict).toBe('OK');
  expect(report.lateCount).toBe(2);
  expect(report.late.map(({ index, lateHours }) => [index, lateHours])).toEqual([
    [7, 24],
    [301, 800],
  ]);
});

test('an erased record is counted, and its entry stays proven', async () => {
  const here = await place();
  await editLines(here, (lines) =>
    lines.map((line) => (line.index === 41 ? { index: 41, record: null, salt: null } : line)),
  );
  expect((await check(here)).line).toMatch(/^OK size=600 .* records=599 erased=1 /);
});

test.each([0, 300, 599])('entry %i changed in its bundle alone is named', async (index) => {
  const here = await place();
  const width = index < 512 ? 256 : 88;
  const path = join(here.log, tileName('entries', index >> 8, width));
  await edit(path, (bytes) => flip(bytes, entryOffset(bytes, index & 255) + 20));
  expect((await check(here)).line).toBe(`FAILED problems=1 first=entry@${index}`);
});

test.each([0, 300, 599])('a byte of tile 0 changed at %i is named', async (index) => {
  const here = await place();
  const width = index < 512 ? 256 : 88;
  const path = join(here.log, tileName(0, index >> 8, width));
  await edit(path, (bytes) => flip(bytes, (index & 255) * 32 + 31));
  expect((await check(here)).line).toBe(`FAILED problems=1 first=tile@${index}`);
});

test('entry and hash changed together are named by what was kept', async () => {
  const here = await place();
  await check(here);
  const entries = honest.entries.with(300, naiveRecord(300, { seed: 'x' }).entry);
  const files = filesOf({ ...honest, entries });
  // The checkpoint and the tile above stay those that were signed.
  for (const name of ['checkpoint', tileName(1, 0, 2)]) {
    files.set(name, filesOf(honest).get(name) ?? Buffer.alloc(0));
  }
  await writeFiles(here.log, files);
  const report = await check(here);
  expect(report.line).toMatch(/first=fork@300$/);
  expect(report.problems.map(({ code, index }) => [code, index])).toEqual([
    ['fork', 300],
    ['record-changed', 300],
    ['subtree', 256],
    ['root', null],
  ]);
});

test('a byte of a tile above is named with where its subtree begins', async () => {
  const here = await place();
  await edit(join(here.log, tileName(1, 0, 2)), (bytes) => flip(bytes, 40));
  expect((await check(here)).line).toBe('FAILED problems=1 first=tile@256');
});

type Change = (lines: RecordLine[]) => RecordLine[];

const recordChanges: [string, Change, string][] = [
  [
    'a payload',
    (lines) => {
      recordOf(lines, 77)['body'] = { note: 'something else' };
      return lines;
    },
    'FAILED problems=1 first=record-changed@77',
  ],
  [
    'an actor',
    (lines) => {
      recordOf(lines, 0)['actor'] = 'ab'.repeat(32);
      return lines;
    },
    'FAILED problems=1 first=record-changed@0',
  ],
  [
    'the time it was recorded',
    (lines) => {
      recordOf(lines, 78)['recordedAt'] = '2026-11-28T03:04:05.000000Z';
      return lines;
    },
    'FAILED problems=1 first=record-time@78',
  ],
  [
    'the time it happened, back by two days',
    (lines) => {
      recordOf(lines, 79)['occurredAt'] = '2026-11-27T03:04:05.000000Z';
      return lines;
    },
    'FAILED problems=1 first=record-time@79',
  ],
  [
    'a salt',
    (lines) =>
      lines.with(80, { ...honest.lines[80], index: 80, salt: '00'.repeat(16) } as RecordLine),
    'FAILED problems=1 first=record-changed@80',
  ],
  [
    'no salt',
    (lines) => lines.with(81, { ...honest.lines[81], index: 81, salt: null } as RecordLine),
    'FAILED problems=1 first=record-format@81',
  ],
  [
    'two that are swapped',
    (lines) =>
      lines.map((line) => {
        const other = line.index === 100 ? 400 : line.index === 400 ? 100 : line.index;
        return { ...line, index: other };
      }),
    'FAILED problems=2 first=record-swapped@100',
  ],
  [
    'the last one dropped',
    (lines) => lines.slice(0, -1),
    'FAILED problems=1 first=record-missing@599',
  ],
  [
    'one in the middle dropped',
    (lines) => lines.filter(({ index }) => index !== 299),
    'FAILED problems=1 first=record-missing@299',
  ],
  [
    'one in the middle dropped and the others moved up',
    (lines) => lines.filter(({ index }) => index !== 299).map((line, i) => ({ ...line, index: i })),
    'FAILED problems=301 first=record-moved@299',
  ],
  [
    'one given twice',
    (lines) => [...lines, ...lines.slice(9, 10)],
    'FAILED problems=1 first=record-twice@9',
  ],
];

test.each(recordChanges)('records with %s are found', async (_what, change, line) => {
  const here = await place();
  await editLines(here, change);
  const report = await check(here);
  expect(report.line).toBe(line);
  // What failed never becomes what is remembered.
  expect(await readdir(here.state)).toEqual([]);
});

test('what differs in a record is told by name', async () => {
  const here = await place();
  await editLines(here, (lines) => {
    recordOf(lines, 78)['recordedAt'] = '2026-11-28T03:04:05.000000Z';
    return lines.filter(({ index }) => index !== 500);
  });
  const { problems } = await check(here);
  const recordedAt = naiveRecord(500).recordedAt;
  expect(problems).toEqual([
    expect.objectContaining({
      id: naiveRecord(78).id,
      type: 'custody.received',
      recordedAt: '2026-11-28T03:04:05.000000Z',
      differs: ['commitment', 'recordedAt'],
    }),
    { code: 'record-missing', index: 500, recordedAt },
  ]);
});

test('swapped records say with which', async () => {
  const here = await place();
  await editLines(here, (lines) =>
    lines.map((line) => ({ ...line, index: line.index < 2 ? 1 - line.index : line.index })),
  );
  const { problems } = await check(here);
  expect(problems.map((problem) => [problem.index, problem['with']])).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('the same record logged twice is named by its id', async () => {
  const log = naiveLog(20);
  const first = log.lines[4];
  const entries = log.entries.with(9, log.entries[4] ?? '');
  const lines = log.lines.with(9, { ...first, index: 9 } as RecordLine);
  const report = await check(await place({ entries, lines }));
  expect(report.line).toBe('FAILED problems=2 first=id-twice@9');
  expect(report.problems[0]).toMatchObject({ id: naiveRecord(4).id, before: 4 });
});

test('a number that came late is told and is no failure', async () => {
  const log = naiveLog(20);
  const swap = (i: number) => (i === 5 ? 6 : i === 6 ? 5 : i);
  const entries = log.entries.map((_, i) => log.entries[swap(i)] ?? '');
  const lines = log.lines.map((_, i) => ({ ...log.lines[swap(i)], index: i }) as RecordLine);
  const report = await check(await place({ entries, lines }));
  expect(report.verdict).toBe('OK');
  expect(report.remarks).toContainEqual({ code: 'seq-order', count: 1 });
});

test.each([
  ['tile-short', 0, 256, 300 * 32, 256 + 44],
  ['entries-short', 'entries', 256, 700, 256 + 4],
] as const)('a truncated tile is named: %s', async (code, level, width, bytes, index) => {
  const here = await place();
  const path = join(here.log, tileName(level, 1, width));
  await truncate(path, level === 0 ? 44 * 32 : bytes);
  const report = await check(here);
  expect(report.line).toBe(`FAILED problems=1 first=${code}@${index}`);
  expect(report.problems[0]?.['tile']).toBe(tileName(level, 1, width));
});

test.each([
  ['tile-missing', tileName(0, 1, 256), 256],
  ['tile-missing', tileName(0, 2, 88), 512],
  ['entries-missing', tileName('entries', 1, 256), 256],
  ['tile-missing', tileName(1, 0, 2), 0],
])('a missing tile is named: %s %s', async (code, path, index) => {
  const here = await place();
  await rm(join(here.log, path));
  expect((await check(here)).line).toBe(`FAILED problems=1 first=${code}@${index}`);
});

test('a tile that is longer than it may be is not read', async () => {
  const here = await place();
  await appendFile(join(here.log, tileName(0, 1, 256)), Buffer.alloc(1));
  await appendFile(join(here.log, tileName('entries', 2, 88)), Buffer.alloc(1));
  const { problems } = await check(here);
  expect(problems.map(({ code, index }) => [code, index])).toEqual([
    ['tile-long', 256],
    ['entries-long', 600],
  ]);
});

test('a log that is rolled back is named, with what is gone', async () => {
  const here = await place();
  await check(here);
  await writeFiles(here.log, filesOf(naiveLog(450)));
  const report = await check(here);
  expect(report.line).toBe('FAILED problems=1 first=rollback@450');
  expect(report.problems[0]?.['gone']).toContain(naiveRecord(450).recordedAt);
  // The old state stands, so that the next run says it again.
  expect((await check(here)).line).toBe('FAILED problems=1 first=rollback@450');
});

test.each([
  ['the same size', naiveLog(size, { 433: { seed: 'x' } }), 'FAILED problems=1 first=fork@433'],
  ['grown', naiveLog(900, { 0: { seed: 'x' } }), 'FAILED problems=1 first=fork@0'],
  ['smaller', naiveLog(500, { 433: { seed: 'x' } }), 'FAILED problems=2 first=fork@433'],
  ['without one in the middle', without(naiveLog(700), 256), 'FAILED problems=1 first=fork@256'],
  ['without the last', without(naiveLog(size), 599), 'FAILED problems=1 first=rollback@599'],
])('a fork is named: %s', async (_what, log, line) => {
  const here = await place();
  await check(here);
  await writeFiles(here.log, filesOf(log));
  expect((await check(here)).line).toBe(line);
});

test('a fork says what stood there before and what stands there now', async () => {
  const here = await place();
  await check(here);
  await writeFiles(here.log, filesOf(naiveLog(size, { 433: { seed: 'x', lateHours: 50 } })));
  const [problem] = (await check(here)).problems;
  const before = JSON.parse(naiveRecord(433).entry) as { commitment: string };
  expect(problem).toMatchObject({ code: 'fork', index: 433, count: 1, keptSize: 600 });
  expect(problem?.['before']).toContain(before.commitment.slice(0, 16));
  expect(problem?.['after']).toContain('lateHours 50');
});

test('any one changed bit of tiles, entries or checkpoint is found, never a crash', async () => {
  const log = naiveLog(300);
  const files = filesOf(log);
  const names = [...files.keys()].filter((name) => name !== 'keys' && name !== 'records.jsonl');
  const here = await place(log);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.nat(7), async (name, at, bit) => {
      const bytes = Buffer.from(files.get(name) ?? '');
      const where = at % bytes.length;
      bytes[where] = (bytes[where] ?? 0) ^ (1 << bit);
      await writeFile(join(here.log, name), bytes);
      const report = await check(here, { keys: [logKey.vkey] });
      await writeFile(join(here.log, name), files.get(name) ?? '');
      expect(report.verdict).toBe('FAILED');
    }),
    { numRuns: 60 },
  );
});

test('a checkpoint of another key is refused, of a pinned one it is not', async () => {
  const here = await place();
  expect((await check(here)).trust).toBe('first-use');
  await writeFiles(here.log, filesOf(honest, [logSigner(origin, 'thief')]));
  const report = await check(here);
  expect(report.trust).toBe('pinned');
  expect(report.line).toBe('FAILED problems=1 first=unsigned@-');
  expect((await check(here, { keys: [logSigner(origin, 'thief').vkey] })).verdict).toBe('OK');
});

test('a signature that bears a trusted key but is not its own is refused', async () => {
  const here = await place();
  const other = { ...logKey, line: (text: string) => logKey.line(`${text}x`) };
  await writeFiles(here.log, filesOf(honest, [other]));
  expect((await check(here)).line).toBe('FAILED problems=1 first=signature@-');
});

test('an old key vouches for a new one, which then stands alone', async () => {
  const here = await place();
  await check(here);
  const next = logSigner(origin, 'next');
  await writeFiles(here.log, filesOf(honest, [next, logKey]));
  expect((await check(here)).remarks).toContainEqual({ code: 'vouched', key: next.vkey });
  await writeFiles(here.log, filesOf(honest, [next]));
  expect((await check(here)).verdict).toBe('OK');
});

test('an SM2 line is said to be unchecked, and strange lines are ignored', async () => {
  const here = await place(honest, [logKey, sm2Signer(origin)]);
  const stranger = logSigner('stranger.example');
  const note = checkpointOf(honest.entries, [logKey, sm2Signer(origin), stranger]);
  await writeFile(join(here.log, 'checkpoint'), note);
  const report = await check(here);
  expect(report.verdict).toBe('OK');
  expect(report.remarks).toContainEqual({ code: 'sm2', name: origin });
  expect(report.remarks).toContainEqual({ code: 'unknown-signatures', count: 1 });
});

test('witnesses are counted by key, and as many as demanded', async () => {
  const first = witness('witness.example/1', 1_790_000_000);
  const second = witness('witness.example/2', 1_790_000_100);
  const here = await place(honest, [logKey, first, second, first]);
  const witnesses = [first.vkey, second.vkey];
  expect((await check(here, { witnesses, atLeast: 2 })).line).toMatch(/^OK .* witnesses=2$/);
  await writeFiles(here.log, filesOf(honest, [logKey, first]));
  expect((await check(here, { witnesses, atLeast: 1 })).line).toMatch(/^OK .* witnesses=1$/);
  expect((await check(here, { witnesses, atLeast: 2 })).line).toBe(
    'FAILED problems=1 first=witnesses@-',
  );
  const forged = { ...first, line: (text: string) => first.line(`${text}x`) };
  await writeFiles(here.log, filesOf(honest, [logKey, forged]));
  expect((await check(here, { witnesses })).line).toBe('FAILED problems=1 first=cosignature@-');
});

test('the state of one log is not taken for another', async () => {
  const here = await place();
  await check(here);
  const name = 'other.example/log';
  const signer = logSigner(name);
  await writeFile(join(here.log, 'checkpoint'), checkpointOf(honest.entries, [signer], name));
  expect((await check(here, { keys: [signer.vkey] })).line).toBe('UNCHECKED reason=other-log');
});

test('damage to the kept tiles is told, and what is right is kept anew', async () => {
  const here = await place();
  await check(here);
  await truncate(join(here.state, tileName(0, 1, 256)), 10);
  expect((await check(here)).verdict).toBe('OK');
  expect(await readFile(join(here.state, tileName(0, 1, 256)))).toEqual(
    await readFile(join(here.log, tileName(0, 1, 256))),
  );
  await truncate(join(here.state, tileName(0, 0, 256)), 10);
  await writeFiles(here.log, filesOf(naiveLog(size, { 3: { seed: 'x' }, 300: { seed: 'x' } })));
  const report = await check(here);
  expect(report.line).toBe('FAILED problems=1 first=fork@300');
  expect(report.remarks).toContainEqual({ code: 'state-damaged' });
});

test('a checkpoint of more than is allowed is not followed', async () => {
  const here = await place();
  expect((await check(here, { maxSize: 599 })).line).toBe('UNCHECKED reason=too-large');
  const text = `${origin}\n9000000\n${Buffer.alloc(32).toString('base64')}\n`;
  await writeFile(join(here.log, 'checkpoint'), `${text}\n${logKey.line(text)}`);
  const report = await check(here);
  expect(report.verdict).toBe('FAILED');
  expect(report.remarks).toContainEqual(expect.objectContaining({ code: 'given-up' }));
  expect(await readdir(here.state)).toEqual([]);
});

test('what a killed run left in the state is removed after a day', async () => {
  const here = await place(naiveLog(3));
  const [old, young] = ['next-aaaaaa', 'next-bbbbbb'].map((name) => join(here.state, name));
  for (const folder of [old, young]) await mkdir(folder ?? '', { recursive: true });
  await utimes(old ?? '', 0, 0);
  await check(here);
  expect((await readdir(here.state)).sort()).toEqual(['checkpoint', 'keys', 'next-bbbbbb', 'tile']);
});

test('an entry that is not of the format is named and never kept', async () => {
  const entries = naiveLog(10).entries.with(4, JSON.stringify({ anything: 'x'.repeat(300) }));
  const here = await place({ entries, lines: naiveLog(10).lines });
  const report = await check(here);
  expect(report.line).toBe('FAILED problems=1 first=entry-format@4');
});

test('every record with a changed salt is counted', async () => {
  const here = await place();
  await editLines(here, (lines) => lines.map((line) => ({ ...line, salt: 'ff'.repeat(16) })));
  expect((await check(here)).line).toBe('FAILED problems=600 first=record-changed@0');
});
