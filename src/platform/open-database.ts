import type { Kysely } from 'kysely';
import type { Pool } from 'pg';

import { migrateToLatest } from '../../db/migrate.ts';
import { becomeOwner, becomeService, openPglite } from '../../db/pglite.ts';
import { openPostgres, openService } from '../../db/postgres.ts';
import type { ReadAs } from '../../db/readers.ts';
import { gatherStatistics } from '../../db/statistics.ts';
import type { Database } from '../../db/types.ts';
import type { Config } from '../config.ts';
import { isUnavailable } from '../core/database-errors.ts';
import { lockFolder } from './lock.ts';
import type { PoolStats } from './metrics.ts';

export type OpenDatabase = {
  /** The service: owns nothing, and can't change the journal. */
  db: Kysely<Database>;
  readAs: ReadAs;
  /** Does what only the owner of the tables may, such as a rebuild. */
  owned: <T>(work: (db: Kysely<Database>) => Promise<T>) => Promise<T>;
  /** Undefined for the embedded one, which has a single connection. */
  poolStats?: () => PoolStats;
  /** Lets one process of many prepare the database; the others wait and then find it done. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/** Opened and migrated. The embedded folder is refused, untouched, while another process has it. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.database.kind === 'embedded') return openEmbedded(config.database.folder);
  const { url, ownerUrl, poolSize } = config.database;
  try {
    const owned: OpenDatabase['owned'] = async (work) => asOwner(ownerUrl ?? url, work);
    // Others that start meanwhile wait. Not in `owned`: whoever holds the lock may need the owner.
    await asOwner(ownerUrl ?? url, async (db, pool) =>
      holding(pool, async () => migrateToLatest(db)),
    );
    return openServer(url, poolSize, owned);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    const message =
      '连不上数据库,请核对 DATABASE_URL。 Cannot reach the database; check DATABASE_URL.';
    throw new Error(message, { cause: error });
  }
}

async function asOwner<T>(
  url: string,
  work: (db: Kysely<Database>, pool: Pool) => Promise<T>,
): Promise<T> {
  const { db, pool } = openPostgres({ connectionString: url, poolSize: 2 });
  try {
    return await work(db, pool);
  } finally {
    await db.destroy();
  }
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  const lock = lockFolder(folder);
  try {
    const { db, pglite, readAs } = await openPglite({ dataDir: folder });
    await migrateToLatest(db);
    // Nothing gathers statistics in the background here, and plans made without are many times slower.
    await gatherStatistics(db);
    await becomeService(pglite);
    return {
      db,
      readAs,
      owned: async (work) => {
        await becomeOwner(pglite);
        try {
          return await work(db);
        } finally {
          await becomeService(pglite);
        }
      },
      alone: async (work) => work(),
      close: async () => {
        await db.destroy();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openServer(url: string, poolSize: number, owned: OpenDatabase['owned']): OpenDatabase {
  const { db, pool, readAs, close } = openService({ connectionString: url, poolSize });
  return {
    db,
    readAs,
    owned,
    poolStats: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    alone: async (work) => holding(pool, work),
    close,
  };
}

// Any number that no other program on the same database uses: "frost" in ASCII.
const startLock = 0x66726f7374;
const retryMs = 200;

/** Asks again and again instead of waiting in the server, where a statement timeout would end it. */
async function holding<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const take = async () => {
      const { rows } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock($1) as taken',
        [startLock],
      );
      return rows[0]?.taken === true;
    };
    while (!(await take())) await new Promise((resolve) => setTimeout(resolve, retryMs));
    return await work();
  } finally {
    // Closing the session is what surely gives the lock back.
    client.release(true);
  }
}
