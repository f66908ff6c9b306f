import { execFile } from 'node:child_process';
import { copyFile, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { expect, onTestFinished, test } from 'vitest';

import { run } from '../../tools/verify-log.mjs';
import {
  filesOf,
  logKey,
  naiveLog,
  naiveRecord,
  tempFolder,
  tileName,
  witness,
  writeFiles,
} from './naive-log.ts';

const program = fileURLToPath(new URL('../../tools/verify-log.mjs', import.meta.url));

async function command(args: readonly string[], env: Record<string, string> = {}) {
  let text = '';
  const out = (part: string) => {
    text += part;
  };
  const code = await run(args, { out, env });
  return { code, text, last: text.trimEnd().split('\n').at(-1) ?? '' };
}

/** Serves the files of a log under /log; `listener` may answer otherwise. */
async function serve(files: ReadonlyMap<string, Buffer>, listener?: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (listener) {
      listener(request, response);
      if (response.headersSent || response.destroyed) return;
    }
    const file = files.get(path.replace('/log/', ''));
    response.writeHead(file ? 200 : 404).end(file);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/log`, asked };
}

async function folderOf(size: number) {
  const folder = await tempFolder();
  await writeFiles(join(folder, 'log'), filesOf(naiveLog(size)));
  return { folder, log: join(folder, 'log'), state: join(folder, 'state') };
}

function alone(file: string, args: readonly string[], cwd: string) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, [file, ...args], { cwd, env: {} }, (error, stdout, stderr) => {
      done({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

test('the file works alone in another folder, also by a link, and keeps its state there', async () => {
  const { folder, log } = await folderOf(10);
  await copyFile(program, join(folder, 'copied.mjs'));
  await symlink(join(folder, 'copied.mjs'), join(folder, 'linked.mjs'));
  for (const name of ['copied.mjs', 'linked.mjs']) {
    const { code, stdout, stderr } = await alone(join(folder, name), [log], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\nOK size=10 root=\S{44} records=10 erased=0 witnesses=0\n$/);
  }
  expect(await readFile(join(folder, 'log-state/keys'), 'utf8')).toBe(`${logKey.vkey}\n`);
});

test('what is wrong exits with 1 and names it in the last line', async () => {
  const { folder, log } = await folderOf(10);
  await writeFile(join(log, tileName(0, 0, 10)), '');
  const { code, stdout, stderr } = await alone(program, [log], folder);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/\nFAILED problems=1 first=tile-short@0\n$/);
});

test.each([
  [[]],
  [['--what']],
  [['a', 'b']],
  [['log', '--key', 'nonsense']],
  [['log', '--key', witness('w', 1).vkey]],
  [['log', '--witness', logKey.vkey]],
  [['log', '--witnesses', '1']],
  [['log', '--witnesses', 'x']],
  [['log', '--lang', 'de']],
  [['log', '--document', 'x']],
  [['--bundle', 'x', '--records', 'y']],
  [['log', '--state']],
  [['ftp://example.com/log']],
  [['http://']],
  [['http://example.com/log?x=1']],
])('bad usage exits with 2: %j', async (args) => {
  const { code, last } = await command(args);
  expect({ code, last }).toEqual({ code: 2, last: 'UNCHECKED reason=usage' });
});

test('what is not there exits with 2', async () => {
  const { folder, log, state } = await folderOf(3);
  const none = join(folder, 'none');
  const missing = { code: 2, last: 'UNCHECKED reason=missing' };
  expect(await command([none, '--state', state])).toMatchObject(missing);
  expect(await command(['--bundle', none, '--state', state])).toMatchObject(missing);
  expect(await command([log, '--records', none, '--state', state])).toMatchObject(missing);
  expect(await command([log, '--bundle', none, '--state', state])).toMatchObject(missing);
});

test('an address that nobody answers at exits with 2', async () => {
  const { state } = await folderOf(1);
  const { url } = await serve(new Map(), (_request, response) => void response.destroy());
  const { code, last, text } = await command([url, '--state', state, '--lang', 'en']);
  expect({ code, last }).toEqual({ code: 2, last: 'UNCHECKED reason=network' });
  expect(text).toContain('Not reachable');
  expect(text).not.toContain('    at ');
});

test('a server that never answers is given up after the time for a read', async () => {
  const { state } = await folderOf(1);
  const { url } = await serve(
    new Map(),
    (_request, response) => void response.writeHead(200).write('x'),
  );
  const { last } = await command([url, '--state', state, '--timeout', '1']);
  expect(last).toBe('UNCHECKED reason=network');
});

test('an answer that unpacks to more than was asked is not read to its end', async () => {
  const { state } = await folderOf(1);
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  const { url } = await serve(filesOf(naiveLog(5)), (request, response) => {
    if (request.url?.includes('/entries/')) {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    }
  });
  const { last } = await command([url, '--state', state]);
  expect(last).toBe('FAILED problems=1 first=entries-long@0');
});

test('a log over HTTP is checked, also where partial tiles are gone and a read fails once', async () => {
  const { folder, state } = await folderOf(1);
  const files = filesOf(naiveLog(600));
  const whole = filesOf(naiveLog(768));
  let failed = false;
  const records = join(folder, 'records.jsonl');
  await writeFile(records, files.get('records.jsonl') ?? '');
  const { url, asked } = await serve(files, (request, response) => {
    const path = (request.url ?? '').replace('/log/', '');
    if (path === tileName(0, 1, 256) && !failed) {
      failed = true;
      response.writeHead(503).end();
    }
    if (path === tileName(0, 2, 88) || path === tileName('entries', 2, 88))
      response.writeHead(404).end();
    if (path === tileName(0, 2, 256) || path === tileName('entries', 2, 256)) {
      response.writeHead(200).end(whole.get(path));
    }
  });
  const { code, last } = await command([`${url}/`, '--state', state, '--records', records]);
  expect(last).toMatch(/^OK size=600 root=\S{44} records=600 /);
  expect(code).toBe(0);
  expect(failed).toBe(true);
  expect(asked.every((path) => /^\/log\/(checkpoint|keys|tile\/[a-z0-9/.]+)$/.test(path))).toBe(
    true,
  );
});

test('records can come from an address', async () => {
  const { state } = await folderOf(1);
  const { url } = await serve(filesOf(naiveLog(30)));
  const args = [url, '--state', state, '--records', `${url}/records.jsonl`];
  expect((await command(args)).last).toMatch(/^OK size=30 .* records=30 /);
  const gone = [url, '--state', state, '--records', `${url}/none`];
  expect((await command(gone)).last).toBe('UNCHECKED reason=network');
});

test('a redirect is not followed', async () => {
  const { state } = await folderOf(1);
  const { url } = await serve(new Map(), (_request, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:1/log' }).end();
  });
  expect((await command([url, '--state', state])).last).toBe('UNCHECKED reason=network');
});

test('a page that is no checkpoint is wrong, and the log itself may name no file', async () => {
  const { state } = await folderOf(1);
  const { url } = await serve(new Map([['checkpoint', Buffer.from('<html>')]]));
  expect((await command([url, '--state', state])).last).toBe(
    'FAILED problems=1 first=checkpoint@-',
  );
});

test('people read Chinese unless they ask for English', async () => {
  const { log, state } = await folderOf(3);
  const args = [log, '--state', state];
  expect((await command(args, { LANG: 'C.UTF-8' })).text).toContain('检查点：3 条');
  expect((await command(args, { LANG: 'en_GB.UTF-8' })).text).toContain('Checkpoint: 3 entries');
  expect((await command(args, { LANG: 'en_GB', LC_ALL: 'zh_CN' })).text).toContain('检查点');
  expect((await command([...args, '--lang', 'en'])).text).toContain('Checkpoint');
  expect((await command(['--help'])).code).toBe(0);
});

test('with --json the report is one document', async () => {
  const { log, state } = await folderOf(3);
  const { text, code } = await command([log, '--state', state, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(text)).toMatchObject({
    verdict: 'OK',
    size: 3,
    records: 3,
    trust: 'first-use',
  });
  const wrong = JSON.parse((await command(['--json'])).text) as unknown;
  expect(wrong).toMatchObject({ verdict: 'UNCHECKED', line: 'UNCHECKED reason=usage' });
});

test('text of a record neither moves the cursor nor writes a verdict', async () => {
  const { log, state } = await folderOf(3);
  const { record, salt } = naiveRecord(1);
  const evil = { ...record, id: 'x\nOK size=3\u001b[2J\u202e', body: 1 };
  const lines = naiveLog(3).lines.with(1, { index: 1, record: evil, salt });
  await writeFile(join(log, 'records.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  const { text, last } = await command([log, '--state', state]);
  expect(last).toBe('FAILED problems=1 first=record-changed@1');
  expect(text).not.toMatch(/^OK/m);
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('\u202e');
});
