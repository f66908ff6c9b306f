import { cp, rm } from 'node:fs/promises';

import { afterAll, afterEach, expect, test } from 'vitest';

import { aFolder, start, type Started } from '../support/process.ts';
import { createPostgresDatabase, serverUrl } from '../support/servers.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

function begin(script: string, settings: Record<string, string>): Started {
  const program = start(script, settings);
  cleanUp.push(async () => program.stop('SIGKILL'));
  return program;
}

async function aDataFolder(): Promise<string> {
  const folder = await aFolder();
  cleanUp.push(folder.remove);
  return folder.path;
}

const patience = 180_000;

let prepared: string | undefined;
afterAll(async () => {
  if (prepared !== undefined) await rm(prepared, { recursive: true });
});

/** One that was started on before: what a start does on an empty one is the matter of other tests. */
async function aPreparedFolder(): Promise<string> {
  const folder = await aDataFolder();
  if (prepared === undefined) {
    const { path } = await aFolder();
    prepared = path;
    const program = begin('src/node.ts', { DATA_DIR: path, DEMO: 'off' });
    await program.url;
    expect(await program.stop()).toEqual({ code: 0, signal: null });
  }
  await cp(prepared, folder, { recursive: true });
  return folder;
}

test(
  'a start on an empty folder serves, refuses a second process, stops and starts again',
  { timeout: patience },
  async () => {
    const settings = { DATA_DIR: await aDataFolder(), DEMO: 'off' };
    const first = begin('src/node.ts', settings);
    const url = await first.url;
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', files: 'ok' },
    });
    expect(first.printed()).toContain('fsync');

    const second = begin('src/node.ts', settings);
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.printed()).toContain('in use by another process');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    expect(await first.stop('SIGINT')).toEqual({ code: 0, signal: null });
    expect(first.printed()).toContain('Stopped');
    const third = begin('src/node.ts', settings);
    expect((await fetch(`${await third.url}/readyz`)).status).toBe(200);
    expect(await third.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  },
);

test(
  'an answer under way is finished before the process stops',
  { timeout: patience },
  async () => {
    const program = begin('src/node.ts', { DATA_DIR: await aPreparedFolder(), DEMO: 'off' });
    const url = await program.url;
    let send: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (send = controller),
    });
    send?.enqueue(new TextEncoder().encode('{"username":"nobody",'));
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    };
    const answer = fetch(`${url}/api/session`, init);
    await expect.poll(async () => (await fetch(`${url}/metrics`)).status).toBe(200);
    const stopped = program.stop('SIGTERM');
    await expect
      .poll(async () =>
        fetch(`${url}/healthz`).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
    send?.enqueue(new TextEncoder().encode('"password":"wrong wrong wrong"}'));
    send?.close();
    expect((await answer).status).toBe(401);
    expect(await stopped).toEqual({ code: 0, signal: null });
  },
);

test(
  'every wrong setting is named at once, no value is repeated',
  { timeout: patience },
  async () => {
    const program = begin('src/node.ts', {
      PORT: 'seventy',
      DATABASE_URL: 'mysql://user:hunter2@db/x',
      LOG_LEVEL: 'loud',
      FILES: 's3',
      S3_BUKET: 'x',
    });
    expect(await program.ended).toEqual({ code: 1, signal: null });
    for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'S3_ENDPOINT', 'S3_BUCKET']) {
      expect(program.printed()).toMatch(new RegExp(`^ {2}${name}: .+ / .+$`, 'm'));
    }
    expect(program.printed()).toContain('S3_BUKET');
    expect(program.printed()).not.toContain('hunter2');
  },
);

test(
  'a port in use and a database out of reach are told without a stack',
  { timeout: patience },
  async () => {
    const first = begin('src/node.ts', { DATA_DIR: await aPreparedFolder(), DEMO: 'off' });
    const { port } = new URL(await first.url);
    const other = await aPreparedFolder();
    const second = begin('src/node.ts', { DATA_DIR: other, DEMO: 'off', PORT: port });
    const lost = begin('src/node.ts', {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
      SECRET: 'x'.repeat(32),
    });
    expect((await second.ended).code).toBe(1);
    expect(second.printed()).toContain(`Cannot listen on 127.0.0.1:${port}`);
    expect((await lost.ended).code).toBe(1);
    expect(lost.printed()).toContain('DATABASE_URL');
    expect(second.printed() + lost.printed()).not.toMatch(/^ +at /m);
  },
);

test(
  'a first regulator can be made, signs in, and the tables equal the journal',
  { timeout: patience },
  async () => {
    const settings = { DATA_DIR: await aDataFolder(), DEMO: 'off' };
    const args = ['--username', 'amr', '--name-zh', '某市市场监督管理局', '--name-en', 'City AMR'];
    args.push('--uscc', '91440101MA5CJQ4N59', '--division', '440300');
    const refused = start('src/create-regulator.ts', settings, { args, input: 'short\n' });
    expect((await refused.ended).code).toBe(1);
    expect(refused.printed()).toContain('10 to 128 characters');
    const made = start('src/create-regulator.ts', settings, { args, input: 'correct horse\n' });
    expect(await made.ended, made.printed()).toEqual({ code: 0, signal: null });

    const server = begin('src/node.ts', settings);
    const signedIn = await fetch(`${await server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'amr', password: 'correct horse' }),
    });
    expect(signedIn.status).toBe(200);
    expect(await server.stop()).toEqual({ code: 0, signal: null });

    const check = start('src/rebuild-cli.ts', settings, { args: ['--check'] });
    expect(await check.ended, check.printed()).toEqual({ code: 0, signal: null });
    const rebuilt = start('src/rebuild-cli.ts', settings);
    expect(await rebuilt.ended, rebuilt.printed()).toEqual({ code: 0, signal: null });
  },
);

test(
  'asked to stop while it fills the demo, it leaves a database that can start again',
  { timeout: patience },
  async () => {
    const DATA_DIR = await aDataFolder();
    const first = begin('src/node.ts', { DATA_DIR, DEMO: 'on' });
    await expect.poll(() => first.printed(), { timeout: 120_000 }).toContain('demo city');
    expect(await first.stop('SIGINT')).toEqual({ code: 0, signal: null });
    const second = begin('src/node.ts', { DATA_DIR, DEMO: 'off' });
    expect((await fetch(`${await second.url}/readyz`)).status).toBe(200);
    expect(await second.stop()).toEqual({ code: 0, signal: null });
  },
);

if (serverUrl !== undefined) {
  test(
    'two processes start on one empty PostgreSQL at once and load everything once',
    { timeout: patience },
    async () => {
      const { url, drop } = await createPostgresDatabase(serverUrl ?? '');
      cleanUp.push(drop);
      const settings = { DATABASE_URL: url, SECRET: 'x'.repeat(32), DATA_DIR: await aDataFolder() };
      const both = [begin('src/node.ts', settings), begin('src/node.ts', settings)];
      const urls = await Promise.all(both.map(async (program) => program.url));
      for (const one of urls) expect((await fetch(`${one}/readyz`)).status).toBe(200);
      for (const program of both) expect(await program.stop()).toEqual({ code: 0, signal: null });
      // Only after the end is the whole log here: it travels by another pipe than the address.
      const loaded = both.map((program) => /"divisions":(\d+)/.exec(program.logged())?.[1]);
      expect(loaded).toContain('0');
      expect(loaded).toContainEqual(expect.stringMatching(/^3\d{3}$/));
    },
  );
}
