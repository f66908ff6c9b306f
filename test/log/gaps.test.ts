import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';

import { openPostgres } from '../../db/postgres.ts';
import type { Database } from '../../db/types.ts';
import { createJournal } from '../../src/core/journal.ts';
import { audit, integrate } from '../../src/features/log/log.sequencer.ts';
import * as store from '../../src/features/log/log.store.ts';
import { projections } from '../../src/projections.ts';
import { testLogKeys, testNow } from '../support/app.ts';
import { addEvent } from '../support/journal-rows.ts';
import { createPostgresDatabase, serverUrl } from '../support/servers.ts';

/** Only a server has two transactions at once. */
async function withServer(work: (db: Kysely<Database>) => Promise<void>): Promise<void> {
  const { inject } = await import('vitest');
  const { url, drop } = await createPostgresDatabase(serverUrl ?? '', inject('migratedTemplate'));
  const { db } = openPostgres({ connectionString: url, poolSize: 4 });
  try {
    await work(db);
  } finally {
    await db.destroy();
    await drop();
  }
}

const after = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);

async function loggedSeqs(db: Kysely<Database>): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`select seq from log_leaf order by idx`.execute(db);
  return rows.map(({ seq }) => seq);
}

test.skipIf(serverUrl === undefined)(
  'what commits after its successor is not lost, however long that takes',
  async () => {
    await withServer(async (db) => {
      const journal = createJournal(db, projections);
      const keys = await testLogKeys;
      let late = 0;
      let [finish, begun] = [() => {}, () => {}];
      const isBegun = new Promise<void>((resolve) => (begun = resolve));
      const slow = db.transaction().execute(async (tx) => {
        late = await addEvent(tx);
        begun();
        await new Promise<void>((resolve) => (finish = resolve));
      });
      await isBegun;
      const early = [await addEvent(db), await addEvent(db)];
      expect(await integrate(journal, keys, after(0))).toBe(2);
      // Hours later it is still open, and waited for.
      expect(await integrate(journal, keys, after(7200))).toBe(0);
      expect((await store.readState(db)).gaps).toMatchObject([{ first: late, last: late }]);
      finish();
      await slow;
      expect(await integrate(journal, keys, after(7201))).toBe(1);
      expect(await loggedSeqs(db)).toEqual([...early, late]);
      expect((await store.readState(db)).gaps).toEqual([]);
    });
  },
);

test.skipIf(serverUrl === undefined)(
  'numbers that were rolled back are given up, not before their time',
  async () => {
    await withServer(async (db) => {
      const journal = createJournal(db, projections);
      const keys = await testLogKeys;
      await db
        .transaction()
        .execute(async (tx) => {
          for (let count = 0; count < 5; count += 1) await addEvent(tx);
          throw new Error('rolled back');
        })
        .catch(() => {});
      const seq = await addEvent(db);
      expect(await integrate(journal, keys, after(0))).toBe(1);
      expect((await store.readState(db)).gaps).toMatchObject([{ first: seq - 5, last: seq - 1 }]);
      await integrate(journal, keys, after(30));
      expect((await store.readState(db)).gaps).toHaveLength(1);
      // Later while other databases of the server have transactions open.
      for (let seconds = 61; seconds < 200; seconds += 1) {
        await integrate(journal, keys, after(seconds));
        if ((await store.readState(db)).gaps.length === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect((await store.readState(db)).gaps).toEqual([]);
      expect(await loggedSeqs(db)).toEqual([seq]);
    });
  },
);

test.skipIf(serverUrl === undefined)(
  'what was passed over all the same is found within the hour',
  async () => {
    await withServer(async (db) => {
      const journal = createJournal(db, projections);
      const keys = await testLogKeys;
      const seqs = [await addEvent(db), await addEvent(db), await addEvent(db)];
      await sql`update log_state set seq = ${seqs[1]}, audited_at = ${after(0)}`.execute(db);
      expect(await integrate(journal, keys, after(1))).toBe(1);
      expect(await audit(db, journal, after(1))).toBe(0);
      expect(await audit(db, journal, after(3601))).toBe(2);
      expect(await integrate(journal, keys, after(3602))).toBe(2);
      expect(await loggedSeqs(db)).toEqual([seqs[2], seqs[0], seqs[1]]);
    });
  },
);

test.skipIf(serverUrl === undefined)(
  'a number is waited for by whoever drew it, even where that transaction is younger than its successor',
  async () => {
    await withServer(async (db) => {
      const journal = createJournal(db, projections);
      const keys = await testLogKeys;
      let [finishOld, finishYoung] = [() => {}, () => {}];
      let [oldBegun, youngBegun] = [() => {}, () => {}];
      const isOldBegun = new Promise<void>((resolve) => (oldBegun = resolve));
      const isYoungBegun = new Promise<void>((resolve) => (youngBegun = resolve));
      // The older transaction has its id first and draws its number last.
      const old = db.transaction().execute(async (tx) => {
        await sql`select pg_current_xact_id()`.execute(tx);
        oldBegun();
        await new Promise<void>((resolve) => (finishOld = resolve));
        return addEvent(tx);
      });
      await isOldBegun;
      let drawn = 0;
      const young = db.transaction().execute(async (tx) => {
        drawn = await addEvent(tx);
        youngBegun();
        await new Promise<void>((resolve) => (finishYoung = resolve));
      });
      await isYoungBegun;
      finishOld();
      const successor = await old;
      expect(successor).toBeGreaterThan(drawn);
      for (const seconds of [0, 70, 140, 7000]) await integrate(journal, keys, after(seconds));
      expect((await store.readState(db)).gaps).toMatchObject([{ first: drawn, last: drawn }]);
      finishYoung();
      await young;
      expect(await integrate(journal, keys, after(7001))).toBe(1);
      expect(await loggedSeqs(db)).toEqual([successor, drawn]);
    });
  },
);
