import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { migrateToLatest } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import { createTestApp, testCodes, testSecret } from '../support/app.ts';
import { aLot } from '../support/factories.ts';
import { createPostgresDatabase, serverUrl } from '../support/servers.ts';

/** The Worker's own code over a real server; workerd itself is in test/smoke. */
const printedWith = `1:${'C'.repeat(43)},0:${'B'.repeat(43)}`;

let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
let code: string;

beforeAll(async () => {
  if (!serverUrl) return;
  database = await createPostgresDatabase(serverUrl);
  const { db } = openPostgres({ connectionString: database.url, poolSize: 2 });
  await migrateToLatest(db);
  const { owner, lotId } = await aLot(db);
  const body = { level: 'case', count: 5 };
  await createTestApp(db).post(`/api/lots/${lotId}/series`, body, owner);
  code = testCodes.make({ number: 0, keyVersion: 1 }, 1);
  await db.destroy();
});
afterAll(async () => database?.drop());

/** An isolate of its own: what it has found out is its module's. */
async function scanIn(settings: Record<string, string>): Promise<Response> {
  vi.resetModules();
  const { default: worker } = await import('../../src/worker.ts');
  const env = {
    HYPERDRIVE: { connectionString: database.url },
    SECRET: testSecret,
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const behind: Promise<unknown>[] = [];
  const request = new Request(`https://t.example.cn/t/${code}`, {
    headers: { accept: 'application/json' },
  });
  const response = await worker.fetch(request, env, {
    waitUntil: (work) => void behind.push(work),
  });
  const answer = new Response(await response.text(), response);
  await Promise.all(behind);
  return answer;
}

test.runIf(serverUrl)('a Worker with other keys than the printed ones serves nothing', async () => {
  const wrong = await scanIn({ CODE_KEYS: `1:${'D'.repeat(43)},0:${'B'.repeat(43)}` });
  expect(wrong.status).toBe(500);
  expect(await wrong.text()).toMatch(/CODE_KEYS.*version 1;/s);
});

test.runIf(serverUrl)('with the right ones it reads the code, without any it says so', async () => {
  const right = await scanIn({ CODE_KEYS: printedWith });
  expect(await right.json()).toMatchObject({ status: 404, code: 'code.inactive' });
  const none = await scanIn({});
  expect(none.status).toBe(501);
});
