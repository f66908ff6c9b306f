import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openPostgres } from '../../db/postgres.ts';
import { scannerLibrary, scannerModules } from '../../src/app-scanner.ts';
import { NewKey, TokenView } from '../../src/features/keys/keys.schemas.ts';
import { type Greeting, readGreeting, signIn } from '../support/greeting.ts';
import { aFolder, start } from '../support/process.ts';
import { createPostgresDatabase } from '../support/servers.ts';

const serverUrl =
  process.env['TEST_DATABASE_URL'] ?? `postgres://${userInfo().username}@127.0.0.1:5432/postgres`;
const secret = 'a secret of thirty-two characters or more';

let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
let folder: Awaited<ReturnType<typeof aFolder>>;
let greeting: Greeting;
let wrangler: ChildProcess | undefined;
let url: string;

beforeAll(async () => {
  folder = await aFolder();
  database = await createPostgresDatabase(serverUrl);
  // A Node process prepares the database, as in production.
  const settings = { DATABASE_URL: database.url, SECRET: secret, DEMO: 'on' };
  const node = start('dist/src/node.js', { ...settings, DATA_DIR: folder.path });
  await node.url;
  greeting = readGreeting(node.printed());
  await node.stop();
  const port = await aFreePort();
  url = `http://127.0.0.1:${port}`;
  wrangler = runWrangler(port);
  await isReady(wrangler);
});

afterAll(async () => {
  if (wrangler) {
    wrangler.kill('SIGINT');
    await once(wrangler, 'close');
  }
  await database.drop();
  await folder.remove();
});

function runWrangler(port: number): ChildProcess {
  const { PATH = '' } = process.env;
  const local = new URL(database.url);
  // The binding insists on a password; `trust` doesn't look at it.
  if (local.password === '') local.password = 'unused';
  const args = ['dev', '--ip', '127.0.0.1', '--port', String(port), '--persist-to', folder.path];
  return spawn(
    process.execPath,
    ['node_modules/wrangler/bin/wrangler.js', ...args, '--var', `SECRET:${secret}`],
    {
      env: {
        PATH,
        HOME: folder.path,
        CI: 'true',
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: local.href,
        WRANGLER_LOG_PATH: folder.path,
        WRANGLER_SEND_METRICS: 'false',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

async function isReady(child: ChildProcess): Promise<void> {
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ready on')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('close', () => reject(new Error(`wrangler ended:\n${printed}`)));
  });
}

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('No port');
}

test('workerd is ready on the database that Node prepared', async () => {
  const response = await fetch(`${url}/readyz`);
  expect(await response.json()).toMatchObject({ status: 'ready' });
});

test('a code is scanned: a page for people, JSON for programs, the same as Node shows', async () => {
  const code = greeting.scanLinks[0]?.split('/').at(-1) ?? '';
  const page = await fetch(`${url}/t/${code}`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html lang="zh-CN">');
  const json = await fetch(`${url}/t/${code}`, { headers: { accept: 'application/json' } });
  expect(await json.json()).toMatchObject({ code });
  // Each is written after its answer, over the connection of its own request.
  const { db } = openPostgres({ connectionString: database.url, poolSize: 1 });
  const scans = async () =>
    (await db.selectFrom('scan_total').select('scans').where('code', '=', code).executeTakeFirst())
      ?.scans;
  await expect.poll(scans, { timeout: 10_000 }).toBe(2);
  await db.destroy();
});

test('a keeper signs in, reads, and many requests at once keep apart', async () => {
  const [account] = greeting.accounts;
  const signedIn = await signIn(url, account ?? { username: '', password: '' });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const response = await fetch(`${url}/api/premises`, { headers: { cookie } });
      await response.arrayBuffer();
      return response.status;
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a program comes with its key, acts by its token, and no longer once the key is revoked', async () => {
  const owner = greeting.accounts.find(({ username }) => username === 'owner');
  const signedIn = await signIn(url, owner ?? { username: '', password: '' });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const post = async (path: string, headers: Record<string, string>, body?: unknown) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const made = await post('/api/keys', { cookie }, { name: 'ERP', scopes: ['read'] });
  expect(made.status).toBe(201);
  const { id, secret: key } = NewKey.parse(await made.json());
  const exchanged = await post('/api/token', { authorization: `Bearer ${key}` });
  const { accessToken } = TokenView.parse(await exchanged.json());
  const read = async () => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const response = await fetch(`${url}/api/stock?limit=3`, { headers });
    await response.arrayBuffer();
    return response.status;
  };
  expect(new Set(await Promise.all(Array.from({ length: 20 }, read)))).toEqual(new Set([200]));
  expect((await post(`/api/keys/${id}/revocation`, { cookie }, {})).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect(await read()).toBe(401);
});

test('what this runtime can not do is said, not failed at', async () => {
  const asked = await fetch(`${url}/t/files/${'0'.repeat(64)}`);
  expect([404, 501]).toContain(asked.status);
  expect((await fetch(`${url}/docs/assets/swagger-ui.css`)).status).toBe(200);
});

test('the scanner has its files, typed as browsers want them, and not twice', async () => {
  expect((await fetch(`${url}/scanner`)).status).toBe(200);
  for (const name of [...scannerModules, ...Object.values(scannerLibrary)]) {
    const first = await fetch(`${url}/scanner/files/${name}`);
    expect(first.status, name).toBe(200);
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript; charset=utf-8';
    expect(first.headers.get('content-type'), name).toBe(type);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(first.url, { headers: { 'if-none-match': etag } });
    expect(again.status, name).toBe(304);
  }
});
