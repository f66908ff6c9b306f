import { serve } from '@hono/node-server';

import { openPostgres, openService } from '../db/postgres.ts';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { PersonActor } from '../src/core/actor.ts';
import { clientAddress } from '../src/platform/client-address.ts';
import { createPinoLog } from '../src/platform/log.ts';
import { createMetrics } from '../src/platform/metrics.ts';
import { noFiles } from '../src/platform/no-files.ts';
import { openAuth, openPrograms } from '../src/platform/open-auth.ts';
import { createSheets } from '../src/platform/sheets.ts';

/**
 * The product without one of its guards: WALL=off reads as the service, without row security;
 * SIGN_IN=off takes everybody for the person in ACTOR.
 */
const { WALL: wall, SIGN_IN: signIn, ACTOR: actorText = '{}', ...environment } = process.env;
const config = readConfig(environment);
if (config.database.kind !== 'postgres') throw new Error('DATABASE_URL is missing');
const { url, poolSize } = config.database;
const { db, readAs } = openService({ connectionString: url, poolSize });
// As many connections as the readers have, so that only row security differs.
const { db: unwalled } = openPostgres({ connectionString: url, poolSize });
const log = createPinoLog({ level: config.logLevel });
const publicUrl = `http://localhost:${config.port}`;
const auth = openAuth(db, config, publicUrl, log);
// Written by the bench that starts this.
const actor = JSON.parse(actorText) as PersonActor;

const app = createApp({
  db,
  readAs: wall === 'off' ? () => unwalled : readAs,
  auth:
    signIn === 'off' ? { ...auth, authenticate: async () => ({ actor, displayName: 'x' }) } : auth,
  personal: undefined,
  labelPress: undefined,
  reportPress: undefined,
  publicLog: undefined,
  witness: undefined,
  unitCodes: undefined,
  programs: openPrograms(db, config, publicUrl, log),
  clock: () => new Date(),
  log,
  metrics: createMetrics({}),
  tally: { count: () => {} },
  files: noFiles,
  sheets: createSheets(),
  assets: async () => undefined,
  addressOf: (headers, env) => clientAddress(headers, env, config.trustedProxies),
  checks: {},
  settings: { publicUrl, limits: config.limits, exampleCodes: [] },
});
serve({ hostname: config.host, port: config.port, fetch: app.fetch });
