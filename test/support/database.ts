import { readFile } from 'node:fs/promises';

import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, inject } from 'vitest';

import { becomeOwner, becomeService, openPglite } from '../../db/pglite.ts';
import { openPostgres, openService } from '../../db/postgres.ts';
import type { Eyes } from '../../db/readers.ts';
import type { Database } from '../../db/types.ts';
import { compareWithRebuilt } from '../../src/rebuild.ts';
import { haveReaders, readersOf } from './app.ts';
import { createPostgresDatabase, serverUrl } from './servers.ts';

/**
 * A migrated database for one test file: PGlite, or PostgreSQL when TEST_DATABASE_URL is set. When
 * the file is done, its projections are rebuilt from the journal and must equal the live ones.
 */
export function useDatabase(options: { rebuildable?: boolean; as?: 'owner' } = {}) {
  let db: Kysely<Database>;
  let owned: <T>(work: (db: Kysely<Database>) => Promise<T>) => Promise<T>;
  let close: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    if (serverUrl) {
      const { url: connectionString, drop } = await createPostgresDatabase(
        serverUrl,
        inject('migratedTemplate'),
      );
      const owner = openPostgres({ connectionString, poolSize: 1 }).db;
      const service = openService({ connectionString, poolSize: 12 });
      db = options.as === 'owner' ? owner : service.db;
      haveReaders(db, service.readAs);
      owned = async (work) => work(owner);
      close = async () => {
        await Promise.all([service.close(), owner.destroy()]);
        await drop();
      };
    } else {
      const opened = await openMigratedPglite();
      ({ db } = opened);
      haveReaders(db, opened.readAs);
      if (options.as !== 'owner') await becomeService(opened.pglite);
      owned = async (work) => {
        await becomeOwner(opened.pglite);
        try {
          return await work(db);
        } finally {
          if (options.as !== 'owner') await becomeService(opened.pglite);
        }
      };
      close = async () => db.destroy();
    }
  }, 60_000);

  afterAll(async () => {
    try {
      if (options.rebuildable !== false) {
        expect(await owned(compareWithRebuilt)).toEqual([]);
      }
    } finally {
      await close?.();
    }
  }, 60_000);

  return Object.assign(() => db, {
    /** As the owner of the tables: for what the service may not do. */
    owned: async <T>(work: (db: Kysely<Database>) => Promise<T>) => owned(work),
    /** As a reader with these eyes. */
    seenBy: (eyes: Eyes) => readersOf(db)(eyes),
  });
}

export async function openMigratedPglite() {
  return openPglite({ loadDataDir: new Blob([await readFile(inject('migratedDump'))]) });
}
