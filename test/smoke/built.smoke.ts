import { afterAll, beforeAll, expect, test } from 'vitest';

import { scannerLibrary, scannerModules } from '../../src/app-scanner.ts';
import { type Greeting, readGreeting, signIn } from '../support/greeting.ts';
import { aFolder, start, type Started } from '../support/process.ts';

let folder: Awaited<ReturnType<typeof aFolder>>;
let server: Started;
let greeting: Greeting;

const begin = () => start('dist/src/node.js', { DATA_DIR: folder.path });

beforeAll(async () => {
  folder = await aFolder();
  server = begin();
  await server.url;
  greeting = readGreeting(server.printed());
});

afterAll(async () => {
  await server.stop('SIGKILL');
  await folder.remove();
});

test('the built product is healthy, ready and documented', async () => {
  const { url } = greeting;
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
  expect((await fetch(`${url}/docs/assets/swagger-ui-bundle.js`)).status).toBe(200);
  expect((await fetch(`${url}/scanner`)).status).toBe(200);
  for (const name of [...scannerModules, ...Object.values(scannerLibrary)]) {
    expect((await fetch(`${url}/scanner/files/${name}`)).status, name).toBe(200);
  }
});

test('a printed link shows a pack, to people and to programs', async () => {
  const link = greeting.scanLinks[0] ?? '';
  const page = await fetch(link, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html lang="zh-CN">');
  const json = await fetch(link, { headers: { accept: 'application/json' } });
  expect(json.status).toBe(200);
  expect(await json.json()).toMatchObject({ code: link.split('/').at(-1) });
});

test('every printed account can sign in', async () => {
  expect(greeting.accounts.length).toBeGreaterThan(2);
  for (const account of greeting.accounts) {
    expect((await signIn(greeting.url, account)).status, account.username).toBe(200);
  }
});

test('Ctrl-C ends it with 0, and a second start greets the same', async () => {
  expect(await server.stop('SIGINT')).toEqual({ code: 0, signal: null });
  server = begin();
  await server.url;
  const again = readGreeting(server.printed());
  expect(again.accounts).toEqual(greeting.accounts);
  expect(again.scanLinks).toHaveLength(greeting.scanLinks.length);
  expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});

test('the tables equal the journal, and the demo can be rebuilt from it', async () => {
  for (const args of [['--check'], []]) {
    const program = start('dist/src/rebuild-cli.js', { DATA_DIR: folder.path }, { args });
    expect(await program.ended, program.printed()).toEqual({ code: 0, signal: null });
  }
});
