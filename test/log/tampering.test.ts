import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type Kysely, sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';

import { openPostgres } from '../../db/postgres.ts';
import type { Database } from '../../db/types.ts';
import { createJournal } from '../../src/core/journal.ts';
import { growTiles } from '../../src/domain/growing-tiles.ts';
import { toHex } from '../../src/domain/hex.ts';
import { leafHash } from '../../src/domain/merkle.ts';
import { exportLog, exportRecords } from '../../src/features/log/log.export.ts';
import { integrate } from '../../src/features/log/log.sequencer.ts';
import { entryOfLeaf } from '../../src/features/log/log.service.ts';
import * as store from '../../src/features/log/log.store.ts';
import { published } from '../../src/platform/log-keys.ts';
import { testLogKeys } from '../support/app.ts';
import { addEvent } from '../support/journal-rows.ts';
import { createPostgresDatabase, serverUrl } from '../support/servers.ts';

type World = {
  db: Kysely<Database>;
  url: string;
  folder: string;
  /** Journals some events and publishes them. */
  grow: (count: number) => Promise<void>;
  verify: () => Promise<Report>;
  /** A superuser at work: no trigger, no foreign key stands in the way. */
  tamper: (...statements: string[]) => Promise<void>;
};

type Report = { exit: number; verdict: string; problems: { code: string; index: number | null }[] };

async function aWorld(work: (world: World) => Promise<void>, template?: string): Promise<void> {
  const { url, drop } = await createPostgresDatabase(
    serverUrl ?? '',
    template ?? inject('migratedTemplate'),
  );
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  const { db } = openPostgres({ connectionString: url, poolSize: 2 });
  try {
    await work({
      db,
      url,
      folder,
      grow: async (count) => growBy(db, count),
      verify: async () => verifyIn(db, folder),
      tamper: async (...statements) =>
        db.transaction().execute(async (tx) => {
          await sql`set local session_replication_role = replica`.execute(tx);
          for (const statement of statements) await sql.raw(statement).execute(tx);
        }),
    });
  } finally {
    await db.destroy();
    await drop();
    await rm(folder, { recursive: true });
  }
}

async function growBy(db: Kysely<Database>, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await addEvent(db);
  await publish(db);
}

async function publish(db: Kysely<Database>): Promise<void> {
  const journal = createJournal(db, []);
  while ((await integrate(journal, await testLogKeys, new Date())) > 0);
}

let exports = 0;

/** Exports the log anew and checks it as anybody would, with what was kept from the last time. */
async function verifyIn(db: Kysely<Database>, folder: string): Promise<Report> {
  exports += 1;
  const target = join(folder, `export-${exports}`);
  const { size } = await store.readState(db);
  for await (const { path, bytes } of exportLog(db, published(await testLogKeys))) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), bytes);
  }
  let records = '';
  for await (const lines of exportRecords(db, size)) records += lines;
  await writeFile(join(target, 'records.jsonl'), records);
  const args = ['tools/verify-log.mjs', target, '--state', join(folder, 'state'), '--json'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout) => {
      const exit = error === null ? 0 : Number(error.code);
      resolve({ exit, ...(JSON.parse(stdout) as Omit<Report, 'exit'>) });
    });
  });
}

/** Who has the key as well makes the log anew from a leaf on, and signs it. */
async function rewriteFrom(db: Kysely<Database>, index: number): Promise<void> {
  await sql`delete from log_leaf where idx >= ${index}`.execute(db);
  await sql`delete from log_checkpoint`.execute(db);
  await sql`delete from log_tile`.execute(db);
  const tiles = growTiles(0, []);
  for (const leaf of await store.leavesBetween(db, 0, index)) {
    tiles.append(leafHash(new TextEncoder().encode(entryOfLeaf(leaf))));
  }
  const state = await store.readState(db);
  await store.keepGrowth(db, {
    leaves: [],
    tiles: tiles.take().map((tile) => ({ ...tile, hashes: toHex(tile.hashes) })),
    state: { ...state, size: index, gaps: [] },
    checkpoint: undefined,
  });
  await sql`
    update log_state set seq = (select coalesce(max(seq), 0) from log_leaf)
  `.execute(db);
  await publish(db);
}

const found = ({ exit, problems }: Report) => ({
  exit,
  records: [...new Set(problems.map(({ index }) => index))],
});
const seqAt = (index: number) => `(select seq from log_leaf where idx = ${index})`;

const cases: [string, number[], (world: World) => Promise<void>][] = [
  [
    'a payload that was changed',
    [17],
    async ({ tamper }) => tamper(`update event set body = '{"n":7}' where seq = ${seqAt(17)}`),
  ],
  [
    'a time of happening that was moved',
    [18],
    async ({ tamper }) =>
      tamper(
        `update event set occurred_at = occurred_at - interval '1 day' where seq = ${seqAt(18)}`,
      ),
  ],
  [
    'a time of recording that was moved, in the log too',
    [19],
    async ({ tamper }) =>
      tamper(
        `update event set recorded_at = recorded_at - interval '1 microsecond' where seq = ${seqAt(19)}`,
        `update log_leaf set recorded_at = recorded_at - interval '1 microsecond' where idx = 19`,
      ),
  ],
  [
    'a salt that was changed',
    [20],
    async ({ tamper }) =>
      tamper(`update log_leaf set salt = decode(md5('x'), 'hex') where idx = 20`),
  ],
  [
    'two events that were swapped',
    [21, 22],
    async ({ tamper }) =>
      tamper(
        `update log_leaf set seq = -seq where idx in (21, 22)`,
        `update log_leaf l set seq = -o.seq from log_leaf o
         where (l.idx, o.idx) in ((21, 22), (22, 21))`,
      ),
  ],
  [
    'the last event, deleted',
    [299],
    async ({ tamper }) => tamper(`delete from event where seq = ${seqAt(299)}`),
  ],
  [
    'one in the middle, deleted',
    [150],
    async ({ tamper }) => tamper(`delete from event where seq = ${seqAt(150)}`),
  ],
  [
    'one in the middle, deleted with its leaf',
    [151],
    async ({ tamper }) =>
      tamper(`delete from event where seq = ${seqAt(151)}`, `delete from log_leaf where idx = 151`),
  ],
  [
    'the last event, taken out of the log too, which was signed anew',
    [298, 299],
    async ({ db, tamper }) => {
      // The one before it is integrated once more, so that there is something to sign.
      await tamper(`delete from event where seq = ${seqAt(299)}`);
      await rewriteFrom(db, 298);
    },
  ],
  [
    'an event that was replaced, in a log that was made and signed anew from there',
    [100],
    async ({ db, tamper }) => {
      await tamper(`update event set body = '{"n":7}' where seq = ${seqAt(100)}`);
      await rewriteFrom(db, 100);
    },
  ],
];

describe.skipIf(serverUrl === undefined)('with a superuser’s hand on a real server', () => {
  test('an honest log that grows gives nothing to report', async () => {
    await aWorld(async ({ grow, verify }) => {
      await grow(300);
      expect(await verify()).toMatchObject({ exit: 0, verdict: 'OK', problems: [] });
      await grow(1);
      await grow(220);
      expect(await verify()).toMatchObject({ exit: 0, verdict: 'OK', problems: [] });
    });
  });

  for (const [what, indexes, change] of cases) {
    test(`${what}: found, and named`, async () => {
      await aWorld(async (world) => {
        await world.grow(300);
        expect(await world.verify()).toMatchObject({ exit: 0 });
        await change(world);
        const report = await world.verify();
        expect(found(report).exit).toBe(1);
        expect(found(report).records).toEqual(expect.arrayContaining(indexes));
      });
    });
  }

  test('a tile that was truncated is found, and what stood there', async () => {
    await aWorld(async ({ grow, verify, tamper }) => {
      await grow(300);
      await verify();
      await tamper(
        `update log_tile set hashes = substr(hashes, 1, 3200) where level = 0 and idx = 0`,
      );
      const report = await verify();
      expect(report.exit).toBe(1);
      expect(report.problems[0]).toMatchObject({ code: expect.stringContaining('tile') });
    });
  });

  test('a database rolled back to a backup, and one that went on from it, are found', async () => {
    await aWorld(async ({ db, url, folder, grow }) => {
      await grow(200);
      await db.destroy();
      const backup = new URL(url).pathname.slice(1);
      await aWorld(async (today) => {
        await growBy(today.db, 100);
        await verifyIn(today.db, folder);
      }, backup);
      const { db: restored } = openPostgres({ connectionString: url, poolSize: 2 });
      try {
        const rolledBack = await verifyIn(restored, folder);
        expect(found(rolledBack)).toMatchObject({ exit: 1 });
        expect(found(rolledBack).records).toContain(200);
        // It goes on, and grows past what was published before: a fork.
        await growBy(restored, 150);
        const forked = await verifyIn(restored, folder);
        expect(forked.exit).toBe(1);
        expect(found(forked).records).toContain(200);
      } finally {
        await restored.destroy();
      }
    });
  });

  test('erasing row and salt leaves every other proof as it was', async () => {
    await aWorld(async ({ grow, verify, tamper }) => {
      await grow(300);
      await verify();
      await tamper(
        `delete from event where seq = ${seqAt(33)}`,
        `update log_leaf set salt = null where idx = 33`,
      );
      expect(await verify()).toMatchObject({ exit: 0, problems: [] });
    });
  });
});
