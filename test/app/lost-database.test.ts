import pg from 'pg';
import { expect, test } from 'vitest';

import { migrateToLatest } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import { uuidv7 } from '../../src/core/ids.ts';
import { createTestApp, testNow } from '../support/app.ts';
import { openMigratedPglite, useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { createPostgresDatabase, serverUrl } from '../support/servers.ts';

const database = useDatabase();

const aProductBody = () => ({
  eventId: uuidv7(testNow),
  code: unique('LOST-'),
  nameZh: '冻虾仁',
  nameEn: 'Frozen shrimp',
  category: 'fish',
  hsCode: '0306171900',
  storageClass: 'frozen',
  shelfLifeDays: 540,
});

test('a server that refuses connections answers 503', async () => {
  const { db } = openPostgres({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' });
  const owner = (await anOrganisation(database())).member('owner');
  const app = createTestApp(db);
  expect((await app.post('/api/products', aProductBody(), owner)).status).toBe(503);
  expect((await app.get('/api/products', owner)).status).toBe(503);
  await db.destroy();
});

if (serverUrl === undefined) {
  test('a database that is gone answers 503 and says that the event may be sent again', async () => {
    const { db } = await openMigratedPglite();
    const owner = (await anOrganisation(db)).member('owner');
    const app = createTestApp(db);
    await db.destroy();
    const sent = await app.post('/api/products', aProductBody(), owner);
    expect(sent.status).toBe(503);
    expect(sent.body.code).toBe('database.unavailable');
    expect(sent.response.headers.get('retry-after')).toBe('2');
  });
} else {
  test('connections cut in mid-request cost a 503 at most; sent again, each command happened once', async () => {
    const { url, drop } = await createPostgresDatabase(serverUrl ?? '');
    const { db } = openPostgres({ connectionString: url, poolSize: 6 });
    await migrateToLatest(db);
    const owner = (await anOrganisation(db)).member('owner');
    const app = createTestApp(db);
    const bodies = Array.from({ length: 120 }, aProductBody);
    let cutting = true;
    const cuts = cutConnections(url, () => cutting);
    const first = await Promise.all(
      bodies.map(async (body) => (await app.post('/api/products', body, owner)).status),
    );
    cutting = false;
    expect(await cuts).toBeGreaterThan(0);
    expect(new Set(first)).toEqual(new Set([201, 503]));

    for (const body of bodies) {
      expect((await app.post('/api/products', body, owner)).status).toBe(201);
    }
    const counts = await Promise.all(
      (['command', 'event', 'product'] as const).map(async (table) =>
        db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('org_id', '=', owner.orgId)
          .executeTakeFirstOrThrow(),
      ),
    );
    expect(counts).toEqual([{ count: 120 }, { count: 120 }, { count: 120 }]);
    await db.destroy();
    await drop();
  });
}

/** Ends every other session of the database, again and again. Answers how many it ended. */
async function cutConnections(url: string, goOn: () => boolean): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  let ended = 0;
  while (goOn()) {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    ended += rowCount ?? 0;
    await client.query('select pg_sleep(0.02)');
  }
  await client.end();
  return ended;
}
