import { mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  checkpointOf,
  filesOf,
  logKey,
  logSigner,
  naiveLog,
  naiveRecord,
  origin,
  sm2Signer,
  tileName,
  witness,
  writeFiles,
} from './naive-log.ts';
import { check, editLines, honest, place, size, without } from './place.ts';

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
