import { AsyncLocalStorage } from 'node:async_hooks';

import type { Pool, PoolClient } from 'pg';

import { isMigrated } from '../db/migrate.ts';
import { borrowedReaders, createPool, kyselyOver } from '../db/postgres.ts';
import { type App, createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Metrics, PersonalKeys } from './core/ports.ts';
import { createAuth } from './features/accounts/auth.ts';
import { createPrograms } from './features/keys/programs.ts';
import { createConsoleLog } from './platform/console-log.ts';
import { noFiles } from './platform/no-files.ts';
import { hashPassword, verifyPassword } from './platform/passwords.ts';
import { createKeyRing, createPepper } from './platform/personal-keys.ts';
import { openS3Files } from './platform/s3-files.ts';
import { createUnitCodes } from './platform/unit-codes.ts';

type Env = {
  HYPERDRIVE: { connectionString: string };
  ASSETS?: { fetch: (request: Request) => Promise<Response> };
  [setting: string]: unknown;
};

type Execution = { waitUntil: (work: Promise<unknown>) => void };

/** Workers may not share a connection between requests; Hyperdrive keeps the real ones. */
const requestPool = new AsyncLocalStorage<() => Pool>();
const connectionsPerRequest = 4;

let app: App | undefined;

export default {
  async fetch(request: Request, env: Env, execution: Execution): Promise<Response> {
    let pool: Pool | undefined;
    const poolOfRequest = () =>
      (pool ??= createPool({
        connectionString: env.HYPERDRIVE.connectionString,
        poolSize: connectionsPerRequest,
      }));
    try {
      app ??= start(env, new URL(request.url).origin);
      const { fetch } = app;
      return await requestPool.run(poolOfRequest, async () => fetch(request, env));
    } catch (error) {
      if (error instanceof ConfigError) return new Response(error.message, { status: 500 });
      throw error;
    } finally {
      if (pool) execution.waitUntil(pool.end());
    }
  },
};

function start(env: Env, origin: string): App {
  const config = readConfig(toSettings(env));
  const log = createConsoleLog(config.logLevel);
  const publicUrl = config.publicUrl ?? origin;
  const db = kyselyOver({ connect: connectOfRequest, end: async () => {} });
  const { secret } = config;
  // Never: with a database, readConfig has demanded it.
  if (secret === undefined) throw new ConfigError([]);
  const files = config.files.kind === 's3' ? openS3Files(config.files) : noFiles;
  return createApp({
    db,
    readAs: borrowedReaders(connectOfRequest),
    auth: createAuth({
      db,
      secret,
      baseUrl: publicUrl,
      password: { hash: hashPassword, verify: verifyPassword },
      secondFactor: config.secondFactor,
      oidc: config.oidc,
      log,
    }),
    // Nothing may go on after the answer: the request's connections are closed then.
    programs: createPrograms({ db, secret, publicUrl, log, writesBehind: false }),
    clock: () => new Date(),
    log,
    metrics: noMetrics,
    files,
    sheets: undefined,
    personal: personalKeysOf(config),
    labelPress: undefined,
    unitCodes: config.codeKeys === undefined ? undefined : createUnitCodes(config.codeKeys),
    assets: async (name, asked) => assetOf(env, name, asked),
    addressOf: (headers) => headers.get('cf-connecting-ip') ?? undefined,
    checks: {
      database: async () => {
        await db.selectNoFrom((eb) => eb.lit(1).as('one')).execute();
      },
      migrations: async () => {
        if (!(await isMigrated(db))) throw new Error('migrations are missing');
      },
      files: async () => files.check(),
    },
    settings: { publicUrl, limits: config.limits, worksBehind: false, exampleCodes: [] },
  });
}

/** An isolate has no folder: settings or nothing. */
function personalKeysOf({ personalKey, personalPepper }: Config): PersonalKeys | undefined {
  if (personalKey === undefined || personalPepper === undefined) return undefined;
  return { kms: createKeyRing(personalKey), pepper: createPepper(personalPepper) };
}

async function connectOfRequest(): Promise<PoolClient> {
  const pool = requestPool.getStore();
  if (!pool) throw new Error('Outside a request there is no connection');
  return pool().connect();
}

/** The same settings as on Node; the database is the binding's. */
function toSettings(env: Env): Record<string, string> {
  const texts = Object.entries(env).filter((pair): pair is [string, string] => {
    const [, value] = pair;
    return typeof value === 'string';
  });
  const { connectionString } = env.HYPERDRIVE;
  return { ...Object.fromEntries(texts), DEMO: 'off', DATABASE_URL: connectionString };
}

async function assetOf(env: Env, name: string, asked?: Headers): Promise<Response | undefined> {
  const known = asked?.get('if-none-match');
  const headers = typeof known === 'string' ? { 'if-none-match': known } : undefined;
  const request = new Request(`https://assets.local/${name}`, headers && { headers });
  const found = await env.ASSETS?.fetch(request);
  return found?.ok === true || found?.status === 304 ? found : undefined;
}

/** An isolate lives too short to be asked for its counts: Workers are measured from outside. */
const noMetrics: Metrics = {
  request: () => {},
  command: () => {},
  gateRefusal: () => {},
  expose: async () => ({
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    body: '# Workers keep no counts; see the analytics of the platform.\n',
  }),
};
