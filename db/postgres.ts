import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';

import { asService, keeping, lendEyes, type ReadAs, settingsOf } from './readers.ts';
import type { Database } from './types.ts';

export type PostgresOptions = {
  connectionString: string;
  /** About twice the cores of the database machine; more is slower. */
  poolSize?: number;
  /** Milliseconds that one statement may take before the server cancels it. */
  statementTimeout?: number;
  /** Settings of the session, as `-c name=value`. Poolers between us and the server take none. */
  session?: string;
};

/**
 * A named statement keeps one plan. Left to itself the server plans anew for each list of ids, which
 * takes longer than the statement, and compiles what it believes to be large.
 */
export const plannedOnce = '-c plan_cache_mode=force_generic_plan -c jit=off';

const { builtins } = pg.types;

type Parser = (text: string) => unknown;
const parsers: Record<number, Parser> = {
  [builtins.INT8]: toSafeInteger,
  [builtins.DATE]: (text) => text,
};

/** Makes `pg` answer as PGlite does: int8 a number, date an ISO string. Per pool, nothing global. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    const own = format === 'binary' ? undefined : parsers[oid];
    // pg's own parsers take text here; its types name each oid apart.
    return own ?? (pg.types.getTypeParser(oid, format ?? 'text') as Parser);
  },
};

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of safe range: ${text}`);
  return value;
}

/** Connects as whoever the address names, its owner when it migrates. */
export function openPostgres(options: PostgresOptions) {
  const pool = createPool({ session: plannedOnce, ...options });
  const db = kyselyOver({ connect: async () => pool.connect(), end: async () => pool.end() });
  return { db, pool };
}

/** After migrating: the service, which owns nothing, and its readers on connections of their own. */
export function openService(options: PostgresOptions) {
  const { db, pool } = openPostgres({ ...options, session: `${plannedOnce} ${asService}` });
  const readers = createPool({ ...options, session: plannedOnce });
  const close = async () => {
    await Promise.all([db.destroy(), readers.end()]);
  };
  return { db, pool, readAs: readersOver(readers), close };
}

function readersOver(pool: pg.Pool): ReadAs {
  // What each connection was last told; a reader that meets its own eyes need not say it again.
  const told = new WeakMap<pg.PoolClient, string>();
  return keeping((eyes) => {
    const settings = settingsOf(eyes);
    const key = settings.join('|');
    const connect = async () => {
      const client = await pool.connect();
      if (told.get(client) === key) return client;
      try {
        told.delete(client);
        await client.query({ name: 'eyes', text: lendEyes, values: [...settings, false] });
      } catch (error) {
        client.release(true);
        throw error;
      }
      told.set(client, key);
      return client;
    };
    return kyselyOver({ connect, end: async () => {} });
  });
}

/**
 * For connections that others use between two statements (a pooler, a Worker's request): everything
 * in a transaction that ends with the connection's use.
 */
export function borrowedReaders(connectOne: () => Promise<pg.PoolClient>): ReadAs {
  return keeping((eyes) => {
    const connect = async () => {
      const client = await connectOne();
      try {
        await client.query('begin read only');
        await client.query({ text: lendEyes, values: [...settingsOf(eyes), true] });
      } catch (error) {
        client.release(true);
        throw error;
      }
      return Object.assign(Object.create(client) as pg.PoolClient, {
        query: client.query.bind(client),
        release: () => {
          client.query('rollback').then(
            () => client.release(),
            () => client.release(true),
          );
        },
      });
    };
    return kyselyOver({ connect, end: async () => {} });
  });
}

export function createPool(options: PostgresOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.poolSize ?? 4,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // With a connection go its plans, some made when their tables were empty.
    maxLifetimeSeconds: 600,
    statement_timeout: options.statementTimeout ?? 60_000,
    idle_in_transaction_session_timeout: 120_000,
    application_name: 'frostmark',
    ...(options.session === undefined ? {} : { options: options.session }),
    types,
  });
  // A connection that breaks is replaced at the next use; unheard, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

type Connections = { connect: () => Promise<pg.PoolClient>; end: () => Promise<void> };

/** Where the connections come from is the entry's choice: a pool, or one per request. */
export function kyselyOver({ connect, end }: Connections): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: { options: {}, connect: async () => named(await connect()), end },
    }),
  });
}

const maxNamed = 400;
const names = new Map<string, string>();

/**
 * A statement with a name is planned once per connection instead of at every call, which triples
 * the scans per second. Names are shared and bounded: lists of changing length stay unnamed.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= maxNamed) return undefined;
  const name = `f${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A named statement may keep a plan from when its table was empty, and scan the whole of it for
 * each of the thousands that an import asks about: those are planned for what they are.
 */
function isLongList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 50;
}

const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();

function named(client: pg.PoolClient): PostgresPoolClient {
  const known = wrapped.get(client);
  if (known) return known;
  const wrapper = {
    query: (text: string, values: readonly unknown[] = []) => {
      const name = values.length === 0 || values.some(isLongList) ? undefined : nameOf(text);
      return name === undefined
        ? client.query(text, [...values])
        : client.query({ name, text, values: [...values] });
    },
    release: () => client.release(),
    processID: undefined,
  };
  // Kysely's type also offers cursors, which this pool was not given.
  const typed = wrapper as unknown as PostgresPoolClient;
  wrapped.set(client, typed);
  return typed;
}
