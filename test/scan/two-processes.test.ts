import { afterEach, expect, test } from 'vitest';

import { migrateToLatest } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openOrganisation } from '../../src/features/accounts/accounts.service.ts';
import { createTestApp, ctxFor, testSecret } from '../support/app.ts';
import { aPassword, realAuth } from '../support/auth.ts';
import { longAgo } from '../support/factories.ts';
import { aFolder, start } from '../support/process.ts';
import { createPostgresDatabase, serverUrl } from '../support/servers.ts';
import { aStockedFirm } from '../support/story.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

const keys = `1:${'C'.repeat(43)}`;

/** Two processes as people start them, on one database with a labelled lot of a firm that can sign in. */
async function twoProcesses() {
  const { url: DATABASE_URL, drop } = await createPostgresDatabase(serverUrl ?? '');
  cleanUp.push(drop);
  const { db } = openPostgres({ connectionString: DATABASE_URL, poolSize: 2 });
  cleanUp.push(async () => db.destroy());
  // Before the rules are loaded, which would ask for papers that this is not about.
  await migrateToLatest(db);
  const { owner, orgId, lotId } = await aStockedFirm(db);
  const app = createTestApp(db);
  const { body: code } = await app.post(`/api/lots/${lotId}/code`, {}, owner);
  await app.post(`/api/lots/${lotId}/code/activate`, {}, owner);
  const account = { username: 'owner', password: aPassword };
  const system = ctxFor(db, { kind: 'system' }, longAgo);
  await openOrganisation(realAuth(db), system, orgId, { ...account, displayName: '王' });

  const folder = await aFolder();
  cleanUp.push(folder.remove);
  const settings = { DATABASE_URL, SECRET: testSecret, CODE_KEYS: keys, DATA_DIR: folder.path };
  const processes = [1, 2].map(() => start('src/node.ts', { ...settings, LOG_LEVEL: 'warn' }));
  for (const one of processes) cleanUp.push(async () => one.stop('SIGKILL'));
  const [a = '', b = ''] = await Promise.all(processes.map(async ({ url }) => url));

  const send = async (base: string, path: string, body: unknown, cookie = '') => {
    const answer = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer;
  };
  const signedIn = await send(a, '/api/session', account);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const post = async (path: string, body: unknown) =>
    (await send(a, path, body, cookie)).json() as Promise<Record<string, string[]>>;
  const scan = async (base: string) => {
    const headers = { accept: 'application/json' };
    const answer = await fetch(`${base}/t/${code.code}`, { headers });
    return ((await answer.json()) as { verdict: string }).verdict;
  };
  return { a, b, post, scan, lotId };
}

test.runIf(serverUrl)(
  'a hold placed through one process shows on the next scan through another, however busy it is',
  { timeout: 120_000 },
  async () => {
    const { a, b, post, scan, lotId } = await twoProcesses();
    let crowded = true;
    // The busier it is, the more scans share one look at the generation.
    const crowd = Array.from({ length: 8 }, async () => {
      while (crowded) await scan(b);
    });
    const reason = { reasonZh: '自查', reasonEn: 'We look into it' };
    try {
      for (let turn = 0; turn < 25; turn += 1) {
        expect(await scan(b)).toBe('complete');
        const { holdIds = [] } = await post('/api/holds', { lotIds: [lotId], ...reason });
        expect([turn, await scan(b), await scan(a)]).toEqual([turn, 'on_hold', 'on_hold']);
        await post(`/api/holds/${holdIds[0]}/release`, { reason: '无误' });
      }
    } finally {
      crowded = false;
      await Promise.allSettled(crowd);
    }
  },
);
