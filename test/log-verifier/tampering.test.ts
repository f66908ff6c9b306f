import { appendFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  filesOf,
  leafOf,
  naiveLog,
  naiveRecord,
  rfcTree,
  tileName,
  writeFiles,
  type Happening,
  type RecordLine,
} from './naive-log.ts';
import { check, edit, editLines, entryOffset, flip, honest, place, recordOf } from './place.ts';

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
