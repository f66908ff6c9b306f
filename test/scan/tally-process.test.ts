import { setTimeout as wait } from 'node:timers/promises';

import type { Kysely } from 'kysely';
import { afterEach, expect, test } from 'vitest';

import { migrateToLatest } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import type { Database } from '../../db/types.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/platform/open-database.ts';
import { createTestApp, testSecret } from '../support/app.ts';
import { aFolder, start } from '../support/process.ts';
import { createPostgresDatabase, serverUrl } from '../support/servers.ts';
import { aStockedFirm } from '../support/story.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

const patience = { timeout: 240_000 };

async function aDataFolder(): Promise<string> {
  const folder = await aFolder();
  cleanUp.push(folder.remove);
  return folder.path;
}

/** Before the rules are loaded, which would ask for papers that this is not about. */
async function anActiveCode(db: Kysely<Database>): Promise<string> {
  const { owner, lotId } = await aStockedFirm(db);
  const app = createTestApp(db);
  const { body } = await app.post(`/api/lots/${lotId}/code`, {}, owner);
  expect((await app.post(`/api/lots/${lotId}/code/activate`, {}, owner)).status).toBe(200);
  return String(body.code);
}

const begin = (settings: Record<string, string>) => {
  const program = start('src/node.ts', {
    LOG_LEVEL: 'warn',
    REGION_HEADER: 'X-Region',
    ...settings,
  });
  cleanUp.push(async () => program.stop('SIGKILL'));
  return program;
};

async function scanTimes(base: string, code: string, times: number) {
  const headers = { accept: 'application/json', 'x-region': '440308' };
  for (let n = 0; n < times; n += 1) {
    const answer = await fetch(`${base}/t/${code}`, { headers });
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  }
}

async function counted(db: Kysely<Database>, code: string) {
  const total = await db
    .selectFrom('scan_total')
    .select('scans')
    .where('code', '=', code)
    .executeTakeFirst();
  const hours = await db
    .selectFrom('scan_hour')
    .select(['region', 'scans'])
    .where('code', '=', code)
    .execute();
  const byRegion = new Map<string, number>();
  for (const { region, scans } of hours) {
    byRegion.set(region, (byRegion.get(region) ?? 0) + scans);
  }
  return { total: total?.scans, byRegion: Object.fromEntries(byRegion) };
}

// Embedded is PGlite: a server changes nothing of the first two.
test.skipIf(serverUrl)(
  'kill -9 forgets the last second of an embedded installation, and no more',
  patience,
  async () => {
    const DATA_DIR = await aDataFolder();
    const open = async () => openDatabase(readConfig({ DATA_DIR, DEMO: 'off' }));
    const first = await open();
    const code = await anActiveCode(first.db);
    await first.close();

    const program = begin({ DATA_DIR, DEMO: 'off' });
    await scanTimes(await program.url, code, 30);
    await wait(1_000);
    await scanTimes(await program.url, code, 5);
    await program.stop('SIGKILL');

    const after = await open();
    const { total = 0, byRegion } = await counted(after.db, code);
    await after.close();
    expect(total).toBeGreaterThanOrEqual(30);
    expect(total).toBeLessThanOrEqual(35);
    expect(byRegion).toEqual({ '440300': total });
  },
);

test.skipIf(serverUrl)(
  'a clean stop writes what had not been written, whatever the moment',
  patience,
  async () => {
    const DATA_DIR = await aDataFolder();
    const open = async () => openDatabase(readConfig({ DATA_DIR, DEMO: 'off' }));
    const first = await open();
    const code = await anActiveCode(first.db);
    await first.close();
    const program = begin({ DATA_DIR, DEMO: 'off' });
    await scanTimes(await program.url, code, 12);
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    const after = await open();
    expect(await counted(after.db, code)).toEqual({ total: 12, byRegion: { '440300': 12 } });
    await after.close();
  },
);

test.runIf(serverUrl)(
  'two processes on one PostgreSQL add up, and what one is killed with the other never misses',
  patience,
  async () => {
    const { url: DATABASE_URL, drop } = await createPostgresDatabase(serverUrl ?? '');
    cleanUp.push(drop);
    const { db } = openPostgres({ connectionString: DATABASE_URL, poolSize: 2 });
    cleanUp.push(async () => db.destroy());
    await migrateToLatest(db);
    const code = await anActiveCode(db);
    const DATA_DIR = await aDataFolder();
    const settings = { DATABASE_URL, SECRET: testSecret, DATA_DIR };
    const [a, b] = [begin(settings), begin(settings)];
    const bases = [await a.url, await b.url];
    await Promise.all(bases.map(async (base) => scanTimes(base, code, 50)));
    await expect.poll(async () => (await counted(db, code)).total, { timeout: 5_000 }).toBe(100);
    await scanTimes(await b.url, code, 20);
    await a.stop('SIGKILL');
    expect(await b.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await counted(db, code)).toEqual({ total: 120, byRegion: { '440300': 120 } });
  },
);
