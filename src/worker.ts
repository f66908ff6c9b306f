import { AsyncLocalStorage } from 'node:async_hooks';

import type { Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';

import { isMigrated } from '../db/migrate.ts';
import { borrowedReaders, createPool, kyselyOver } from '../db/postgres.ts';
import type { Database } from '../db/types.ts';
import { type App, createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Ctx } from './core/context.ts';
import { createJournal } from './core/journal.ts';
import type { Log, Metrics, PersonalKeys, PublicLog, UnitCodes } from './core/ports.ts';
import { type EdgePlace, type NamedPlace, placeOfEdge, type Region } from './domain/regions.ts';
import { createAuth } from './features/accounts/auth.ts';
import { watchRecords } from './features/alerts/watch.service.ts';
import { lostCodeKeys } from './features/codes/series.service.ts';
import { createPrograms } from './features/keys/programs.ts';
import { addScans, cityNamed, type Counted } from './features/scan/scan-tally.store.ts';
import type { Tally } from './features/scan/scan-tally.ts';
import { createConsoleLog } from './platform/console-log.ts';
import { openLogKeys, originOf, published } from './platform/log-keys.ts';
import { noFiles } from './platform/no-files.ts';
import { hashPassword, verifyPassword } from './platform/passwords.ts';
import { createKeyRing, createPepper } from './platform/personal-keys.ts';
import { openS3Files } from './platform/s3-files.ts';
import { createUnitCodes } from './platform/unit-codes.ts';
import { openWitness, witnessNameOf } from './platform/witness-keys.ts';
import { projections } from './projections.ts';

type Env = {
  HYPERDRIVE: { connectionString: string };
  ASSETS?: { fetch: (request: Request) => Promise<Response> };
  [setting: string]: unknown;
};

type Execution = { waitUntil: (work: Promise<unknown>) => void };

/** Workers may not share a connection between requests; Hyperdrive keeps the real ones. */
type Own = { pool: () => Pool; place: NamedPlace | null; counted: Counted[] };
const ownOfRequest = new AsyncLocalStorage<Own>();
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
    const own: Own = { pool: poolOfRequest, place: placeOfEdge(placeGiven(request)), counted: [] };
    try {
      app ??= start(env, new URL(request.url).origin);
      const { fetch } = app;
      return await ownOfRequest.run(own, async () => {
        await demandCodeKeys();
        return fetch(request, env);
      });
    } catch (error) {
      if (error instanceof ConfigError) return new Response(error.message, { status: 500 });
      throw error;
    } finally {
      // After the answer: nobody who scans waits until it is counted.
      const counted = ownOfRequest.run(own, writeCounted);
      const watched = counted.then(async () => ownOfRequest.run(own, async () => watch(request)));
      execution.waitUntil(watched.then(async () => pool?.end()));
    }
  },
};

/** Over a connection of its own where the answer needed none. */
async function writeCounted(): Promise<void> {
  const own = ownOfRequest.getStore();
  if (!own || own.counted.length === 0 || !counting) return;
  const { db, log } = counting;
  try {
    const region = await regionOf(db, own.place);
    const rows = own.counted.map((row) => ({ ...row, region }));
    await addScans(db, rows, undefined, new Date());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ scans: own.counted.length, reason }, 'scans were not counted');
  }
}

/** An isolate has no clock of its own: whoever changes something has what was recorded looked at. */
async function watch(request: Request): Promise<void> {
  if (!counting || request.method === 'GET' || request.method === 'HEAD') return;
  const { db, log } = counting;
  try {
    await watchRecords(watchContext(db, new Date()));
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'not looked at');
  }
}

function watchContext(db: Kysely<Database>, now: Date): Ctx {
  const journal = createJournal(db, projections);
  return { db, whole: db, journal, actor: { kind: 'system' }, now, requestId: 'watch' };
}

/** The city where the table of divisions knows the edge's name for it, else the province. */
async function regionOf(db: Kysely<Database>, place: NamedPlace | null): Promise<Region | null> {
  if (!place?.city) return place?.province ?? null;
  return (await cityNamed(db, place.province, place.city)) ?? place.province;
}

/** Until it is known that the keys are those that codes were printed with. */
let unproved: { db: Kysely<Database>; unitCodes: UnitCodes } | undefined;

/** With other keys every genuine code would be called forged: as on Node, nothing is served then. */
async function demandCodeKeys(): Promise<void> {
  if (!unproved) return;
  const { db, unitCodes } = unproved;
  // A database that is away or not made yet is each route's own to tell; the next request asks again.
  const lost = await lostCodeKeys(db, unitCodes).catch(() => null);
  if (lost) throw new ConfigError([{ name: 'CODE_KEYS', text: lost }]);
  if (lost === undefined) unproved = undefined;
}

let counting: { db: Kysely<Database>; log: Log } | undefined;

/** Keeps what was scanned with the request, which writes it once it has been answered. */
const tally: Tally = {
  count: ({ code, lotId, level }, _region, at) => {
    const hour = Math.floor(at.getTime() / 3_600_000) * 3_600_000;
    ownOfRequest.getStore()?.counted.push({ code, lotId, level, hour, region: null, scans: 1 });
  },
};

/** Set by Cloudflare itself, whatever the request says. */
function placeGiven(request: Request): EdgePlace | undefined {
  const cf: unknown = Reflect.get(request, 'cf');
  return typeof cf === 'object' && cf !== null ? cf : undefined;
}

/** Another process signs. Nothing that one request waits for may be begun by another: made each time. */
function publicLogOf(
  { logKey, logSm2Key, logOrigin, logWitnesses }: Config,
  publicUrl: string,
): PublicLog | undefined {
  if (logKey === undefined) return undefined;
  const origin = logOrigin ?? originOf(publicUrl);
  return {
    origin,
    keys: async () => published(await openLogKeys(logKey, origin, logSm2Key)).keys(),
    witnesses: logWitnesses.map(({ key }) => key),
  };
}

function start(env: Env, origin: string): App {
  const config = readConfig(toSettings(env));
  const log = createConsoleLog(config.logLevel);
  const publicUrl = config.publicUrl ?? origin;
  const db = kyselyOver({ connect: connectOfRequest, end: async () => {} });
  counting = { db, log };
  const unitCodes = config.codeKeys === undefined ? undefined : createUnitCodes(config.codeKeys);
  unproved = unitCodes && { db, unitCodes };
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
    tally,
    sheets: undefined,
    personal: personalKeysOf(config),
    labelPress: undefined,
    reportPress: undefined,
    publicLog: publicLogOf(config, publicUrl),
    witness:
      config.witnessKey === undefined
        ? undefined
        : openWitness(config.witnessKey, witnessNameOf(publicUrl), config.witnessLogs),
    unitCodes,
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
    settings: {
      publicUrl,
      limits: config.limits,
      worksBehind: false,
      holdListHours: config.holdListHours,
      exampleCodes: [],
    },
  });
}

/** An isolate has no folder: settings or nothing. */
function personalKeysOf({ personalKey, personalPepper }: Config): PersonalKeys | undefined {
  if (personalKey === undefined || personalPepper === undefined) return undefined;
  return { kms: createKeyRing(personalKey), pepper: createPepper(personalPepper) };
}

async function connectOfRequest(): Promise<PoolClient> {
  const own = ownOfRequest.getStore();
  if (!own) throw new Error('Outside a request there is no connection');
  return own.pool().connect();
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
