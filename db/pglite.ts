import { PGlite, types } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PGliteDialect,
  type QueryResult,
} from 'kysely';

import { keeping, lendEyes, type ReadAs, settingsOf } from './readers.ts';
import type { Database } from './types.ts';

type PgliteOptions = { dataDir?: string; loadDataDir?: Blob };

/** The caller holds the folder's lock: PGlite itself lets two processes ruin one folder. */
export async function openPglite(options: PgliteOptions = {}) {
  const pglite = await PGlite.create({
    ...options,
    parsers: { [types.DATE]: (text) => text, [types.INT8]: toSafeInteger },
  });
  const dialect = new PGliteDialect({ pglite });
  const db = new Kysely<Database>({ dialect });
  return { db, pglite, readAs: readersOver(pglite, dialect) };
}

/** After migrating: from now on this is the service, which owns nothing. */
export async function becomeService(pglite: PGlite): Promise<void> {
  await pglite.exec('set role frostmark_service');
}

/** To rebuild tables, as their owner. */
export async function becomeOwner(pglite: PGlite): Promise<void> {
  await pglite.exec('reset role');
}

/** There is one connection: each statement of a reader is a transaction in which it lends its eyes. */
function readersOver(pglite: PGlite, dialect: PGliteDialect): ReadAs {
  return keeping((eyes) => {
    const connection: DatabaseConnection = {
      async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
        return pglite.transaction(async (tx) => {
          await tx.query(lendEyes, [...settingsOf(eyes), true]);
          const { rows } = await tx.query<R>(sql, [...parameters]);
          return { rows };
        });
      },
      streamQuery() {
        throw new Error('Streaming is not supported by PGlite.');
      },
    };
    const nothing = async () => {};
    const driver: Driver = {
      init: nothing,
      destroy: nothing,
      acquireConnection: async () => connection,
      releaseConnection: nothing,
      beginTransaction: noTransactions,
      commitTransaction: noTransactions,
      rollbackTransaction: noTransactions,
    };
    return new Kysely<Database>({
      dialect: {
        createDriver: () => driver,
        createAdapter: () => dialect.createAdapter(),
        createQueryCompiler: () => dialect.createQueryCompiler(),
        createIntrospector: (db) => dialect.createIntrospector(db),
      },
    });
  });
}

async function noTransactions(): Promise<void> {
  throw new Error('A reader has no transactions');
}

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of safe range: ${text}`);
  return value;
}
