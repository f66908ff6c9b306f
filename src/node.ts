import type { AddressInfo } from 'node:net';

import { serve, type ServerType } from '@hono/node-server';

import { isMigrated } from '../db/migrate.ts';
import { gatherStatistics } from '../db/statistics.ts';
import { createApp } from './app.ts';
import { type Config, ConfigError, misspelt, readConfig } from './config.ts';
import type { FileStore, Log, PersonalKeys, UnitCodes } from './core/ports.ts';
import { seedDemo } from './demo/demo.ts';
import { inviteFirstAdministrator } from './features/accounts/invitations.service.ts';
import { lostCodeKeys } from './features/codes/series.service.ts';
import { createTally } from './features/scan/scan-tally.ts';
import { browserAsset } from './platform/browser-assets.ts';
import { clientAddress } from './platform/client-address.ts';
import { forgetConsole } from './platform/console-assets.ts';
import { buildConsole, type ConsoleBuild } from './platform/console-build.ts';
import { askWitnesses } from './platform/cosigning.ts';
import { openFolderFiles } from './platform/folder-files.ts';
import { administratorWanted, greeting } from './platform/greeting.ts';
import { again, everyHour } from './platform/hourly.ts';
import {
  openKeptLogKeys,
  openKeptWitness,
  openPersonalKeys,
  openUnitCodes,
} from './platform/kept-keys.ts';
import { createLabelPress } from './platform/label-press.ts';
import { published } from './platform/log-keys.ts';
import { createPinoLog } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { noFiles } from './platform/no-files.ts';
import { openAuth, openPrograms } from './platform/open-auth.ts';
import { openDatabase, type OpenDatabase } from './platform/open-database.ts';
import {
  integrateBehind,
  loadReferenceData,
  renewWrapping,
  retainDaily,
  signLogAnew,
  systemContext,
  watchBehind,
} from './platform/prepare.ts';
import { createReportPress } from './platform/report-press.ts';
import { openS3Files } from './platform/s3-files.ts';
import { createSheets } from './platform/sheets.ts';
import { untilAskedToStop } from './platform/stop.ts';
import { failed, say } from './platform/terminal.ts';

async function main(): Promise<void> {
  const stop = untilAskedToStop();
  const preparing = leaveWhenAsked(stop);
  for (const { name, meant } of misspelt(process.env)) {
    say(`注意 Note: ${name} 不是设置项,是否指 ${meant}? ${name} is no setting; is ${meant} meant?`);
  }
  const config = readConfig(process.env);
  const consoleBuild = await buildConsole();
  void tellOfConsole(consoleBuild);
  const database = await openDatabase(config);
  try {
    await run(config, database, { stop, preparing, consoleBuild });
  } finally {
    consoleBuild.stop();
    await database.close();
  }
  say('已停止 Stopped.');
}

type Course = {
  stop: Promise<string>;
  preparing: { done: () => void };
  consoleBuild: ConsoleBuild;
};

/** All but the console works without it: a build that fails is told, and nothing else. */
async function tellOfConsole({ isNeeded, done }: ConsoleBuild): Promise<void> {
  if (!isNeeded) return;
  try {
    await done;
    forgetConsole();
    say('操作台已构建 The console is built.');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`操作台构建失败,请运行 npm run build。The console was not built: ${reason}`);
  }
}

/** Leaves the other connections to those who write, however many scan. */
const scansAbreast = 2;

/** Twice the pages that a day's talk of the town asks for; a page has some 8 kB. */
const scanMemory = { entries: 4_000, megabytes: 48 };
/** What is recorded is looked at so soon after. */
const watchMs = 2_000;
/** What is recorded is in the public log so soon after. */
const integrateMs = 800;
/** How long a scan waits to be written: what a killed process forgets. */
const countWithinMs = 500;

async function run(
  config: Config,
  database: OpenDatabase,
  { stop, preparing, consoleBuild }: Course,
): Promise<void> {
  const { db, readAs, poolStats } = database;
  const log = createPinoLog({ level: config.logLevel });
  const metrics = createMetrics(poolStats ? { poolStats } : {});
  const files = openFiles(config);
  const loaded = await database.alone(async () => loadReferenceData(db, new Date()));
  log.info(loaded, 'reference data');
  const personal = openPersonalKeys(config);
  if (personal) await database.alone(async () => renewWrapping(personal.kms, db, log));
  const unitCodes = openUnitCodes(config);
  const lost = await lostCodeKeys(db, unitCodes);
  if (lost) throw new ConfigError([{ name: 'CODE_KEYS', text: lost }]);
  const demo = await plantDemo(config, database, { files, personal, unitCodes, log });
  // In the demo everyone knows everybody's password: there is nothing to administer.
  const invited = demo
    ? undefined
    : await database.alone(async () => inviteFirstAdministrator(systemContext(db, new Date())));
  preparing.done();

  const late: { app?: ReturnType<typeof createApp> } = {};
  const server = serve({
    hostname: config.host,
    port: config.port,
    // Who sends a letter a second holds a connection no longer than this, whatever else there is.
    serverOptions: {
      headersTimeout: Math.min(config.requestSeconds, 10) * 1000,
      requestTimeout: config.requestSeconds * 1000,
      // Longer than proxies keep theirs (60 s, mostly): who closes first must not be the one who is asked.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: 16 * 1024,
    },
    fetch: async (request, env) =>
      late.app?.fetch(request, env) ?? new Response(null, { status: 503 }),
  });
  const port = await listening(server, config);
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const auth = openAuth(db, config, publicUrl, log);
  const logKeys = await openKeptLogKeys(config, publicUrl);
  if (logKeys) await signLogAnew(db, logKeys);
  const clock = () => new Date();
  const tally = createTally({ db, log, clock, everyMs: countWithinMs });
  late.app = createApp({
    db,
    readAs,
    auth,
    programs: openPrograms(db, config, publicUrl, log),
    clock,
    log,
    metrics,
    files,
    tally,
    sheets: createSheets(),
    personal,
    unitCodes,
    labelPress: createLabelPress(),
    reportPress: createReportPress(),
    publicLog: logKeys && published(logKeys, config.logWitnesses),
    witness: openKeptWitness(config, publicUrl),
    assets: browserAsset,
    addressOf: (headers, env) => clientAddress(headers, env, config.trustedProxies),
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
      metricsToken: config.metricsToken,
      scansAbreast,
      holdListHours: config.holdListHours,
      ...(config.scanCacheSeconds > 0 && {
        scanMemory: { ...scanMemory, seconds: config.scanCacheSeconds },
      }),
      regionHeader: config.regionHeader,
      console: {
        mapTiles: config.mapTiles,
        sendsTextMessages: config.smsWebhookUrl !== undefined,
      },
      exampleCodes: demo?.scanCodes.map(({ code }) => code) ?? [],
    },
  });
  say(greeting(config, publicUrl, { demo, consoleIsBuilding: consoleBuild.isUnderWay() }));
  if (invited) say(administratorWanted(publicUrl, invited.token));
  const retention = everyHour(async () => retainDaily(db, log), log);
  const watch = again(async () => watchBehind(db, log), log, {
    firstMs: watchMs,
    everyMs: watchMs,
  });
  const integrating = again(
    async () => (logKeys ? integrateBehind(db, logKeys, log) : undefined),
    log,
    { firstMs: integrateMs, everyMs: integrateMs },
  );
  const cosigning = askWitnesses(db, logKeys ? config.logWitnesses : [], log);
  const signal = await stop;
  log.info({ signal }, 'stopping');
  await retention.stop();
  await watch.stop();
  await integrating.stop();
  await cosigning.stop();
  await close(server, config.shutdownSeconds * 1000);
  await tally
    .close()
    .catch((error: unknown) => log.error({ error }, 'the last scans were not counted'));
}

/**
 * What prepares the database is transactions that nobody waits for: asked to stop before it serves,
 * the process just ends, and the database undoes what was under way.
 */
function leaveWhenAsked(stop: Promise<string>): { done: () => void } {
  let preparing = true;
  void stop.then(() => {
    if (!preparing) return;
    say('已停止,准备未完成 Stopped before it was ready.');
    process.exit(0);
  });
  return { done: () => (preparing = false) };
}

function openFiles({ files }: Config): FileStore {
  if (files.kind === 'none') return noFiles;
  return files.kind === 's3' ? openS3Files(files) : openFolderFiles(files.folder);
}

async function listening(server: ServerType, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: Error) => {
      const message =
        `无法监听 ${host}:${port},端口可能被占用,可用 PORT 另设。` +
        ` Cannot listen on ${host}:${port}; choose another PORT. (${cause.message})`;
      reject(new Error(message, { cause }));
    });
    server.once('listening', () => resolve(portOf(server.address())));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The server listens on no port');
}

const sweepMs = 100;

/** Takes no more connections and waits for the requests under way, but not for ever. */
async function close(server: ServerType, limitMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    // A kept-alive connection becomes idle only after its last answer.
    const sweep = setInterval(() => closeConnections(server, 'idle'), sweepMs);
    const limit = setTimeout(() => closeConnections(server, 'all'), limitMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(limit);
      resolve();
    });
  });
}

function closeConnections(server: ServerType, which: 'idle' | 'all'): void {
  if (which === 'idle' && 'closeIdleConnections' in server) server.closeIdleConnections();
  if (which === 'all' && 'closeAllConnections' in server) server.closeAllConnections();
}

/** Only a demo installation has them: everyone knows its passwords. */
async function plantDemo(
  config: Config,
  { db, alone, owned }: OpenDatabase,
  lent: {
    files: FileStore;
    personal: PersonalKeys | undefined;
    unitCodes: UnitCodes | undefined;
    log: Log;
  },
) {
  if (!config.demo) return undefined;
  const auth = openAuth(db, config, 'http://localhost', lent.log);
  const now = new Date();
  let told = false;
  const progress = (done: number, total: number) => {
    if (!told) say('正在建立演示城市,约一分钟 Making the demo city, about a minute…');
    told = true;
    if (!process.stderr.isTTY || total === 0) return;
    process.stderr.write(`\r${Math.floor((done / total) * 100)}%${done === total ? '\n' : ''}`);
  };
  // Before the server's own statistics catch up, a scan of so much that is new is four times slower.
  const planted = async () => owned(async (tables) => gatherStatistics(tables));
  return alone(async () => seedDemo({ db, ...lent, auth, now, planted, progress }));
}

await main().catch(failed);
