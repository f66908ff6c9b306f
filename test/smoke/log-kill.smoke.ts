import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { migrateToLatest } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import { createJournal } from '../../src/core/journal.ts';
import { growTiles } from '../../src/domain/growing-tiles.ts';
import { leafHash } from '../../src/domain/merkle.ts';
import { integrate } from '../../src/features/log/log.sequencer.ts';
import { entryOfLeaf } from '../../src/features/log/log.service.ts';
import * as store from '../../src/features/log/log.store.ts';
import { openLogKeys } from '../../src/platform/log-keys.ts';
import { projections } from '../../src/projections.ts';
import { addEvent } from '../support/journal-rows.ts';
import { createPostgresDatabase, serverUrl } from '../support/servers.ts';

const kills = 50;
const [seed, origin] = ['B'.repeat(43), 'killed.test/log'];
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test.skipIf(serverUrl === undefined)(
  `killed ${kills} times under load, the log loses nothing, repeats nothing and contradicts no checkpoint`,
  async () => {
    const { url, drop } = await createPostgresDatabase(serverUrl ?? '');
    const { db } = openPostgres({ connectionString: url, poolSize: 6 });
    await migrateToLatest(db);
    const running = new Set<ChildProcess>();
    try {
      let working = true;
      const published = new Map<number, string>();
      const write = async () => {
        while (working) {
          await db
            .transaction()
            .execute(async (tx) => {
              const count = 1 + Math.floor(Math.random() * 20);
              for (let n = 0; n < count; n += 1) await addEvent(tx);
              if (Math.random() < 0.2) throw new Error('changed its mind');
            })
            .catch(() => {});
        }
      };
      const watch = async () => {
        while (working) {
          const last = await store.lastCheckpoint(db);
          if (!last) continue;
          const known = published.get(last.size);
          if (known !== undefined && known !== hex(last.root))
            throw new Error('Two roots of a size');
          published.set(last.size, hex(last.root));
        }
      };
      const load = Promise.all([write(), write(), write(), watch()]);
      load.catch(() => {});
      for (let kill = 0; kill < kills; kill += 1) {
        while (running.size < 2) running.add(await begin(url));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
        const [oldest] = running;
        if (!oldest) throw new Error('Nothing runs');
        running.delete(oldest);
        oldest.kill('SIGKILL');
        await once(oldest, 'exit');
      }
      working = false;
      await load;
      for (const child of running) child.kill('SIGKILL');
      running.clear();
      const journal = createJournal(db, projections);
      const keys = await openLogKeys(seed, origin);
      // The server may not have noticed yet that the last one is gone, and keep its lock.
      const deadline = Date.now() + 30_000;
      const { rows } = await sql<{ seq: number }>`select seq from event order by seq`.execute(db);
      const newest = rows.at(-1)?.seq ?? 0;
      while ((await store.unlogged(db, newest)).length > 0 && Date.now() < deadline) {
        await integrate(journal, keys, new Date());
      }
      const { size } = await store.readState(db);
      const leaves = await store.leavesBetween(db, 0, size + 1);
      expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, at) => at));
      const logged = await sql<{ seq: number }>`select seq from log_leaf order by seq`.execute(db);
      expect(leaves).toHaveLength(rows.length);
      expect(logged.rows.map(({ seq }) => seq).join()).toBe(rows.map(({ seq }) => seq).join());
      const tree = growTiles(0, []);
      const contradicted: number[] = [];
      for (const leaf of leaves) {
        tree.append(leafHash(new TextEncoder().encode(entryOfLeaf(leaf))));
        const root = published.get(tree.size);
        if (root !== undefined && root !== hex(tree.root())) contradicted.push(tree.size);
      }
      expect(contradicted).toEqual([]);
      expect(published.size).toBeGreaterThan(kills);
    } finally {
      for (const child of running) child.kill('SIGKILL');
      await db.destroy();
      await drop();
    }
  },
);

async function begin(url: string): Promise<ChildProcess> {
  const args = ['test/support/sequencer-process.ts', url, seed, origin];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}
