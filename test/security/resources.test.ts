import { connect } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { aPdf, aPng } from '../evidence/files.samples.ts';
import { useDatabase } from '../support/database.ts';
import { aFolder, start, type Started } from '../support/process.ts';
import { changing, operations, placesOf } from './described.ts';
import { requestsOf } from './requests.ts';
import { aWorld, everything, type World } from './worlds.ts';

/** API4:2023, unrestricted resource consumption. Zip bombs: test/imports; body sizes: test/app. */
const database = useDatabase();

let world: World;
let program: Started;
let url: URL;
const folder = aFolder();

beforeAll(async () => {
  world = await aWorld(database());
  const { path } = await folder;
  program = start('src/node.ts', { DATA_DIR: path, DEMO: 'off', REQUEST_SECONDS: '2' });
  url = new URL(await program.url);
}, 180_000);

afterAll(async () => {
  await program?.stop('SIGKILL');
  await (await folder).remove();
});

const fill = (path: string, at: Record<string, string> = {}) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? '0'));

/** Sends these bytes and then a letter now and again; tells how long it was let. */
async function drip(head: string, everyMs = 300): Promise<{ ms: number; answer: string }> {
  const started = performance.now();
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(url.port), '127.0.0.1', () => socket.write(head));
    const more = setInterval(() => socket.writable && socket.write('a'), everyMs);
    const end = () => {
      clearInterval(more);
      clearTimeout(limit);
      socket.destroy();
      resolve({ ms: performance.now() - started, answer });
    };
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    const limit = setTimeout(end, 8_000);
    socket.on('error', end).on('close', end);
  });
}

test('a head or a body that never ends is cut off, and others are served meanwhile', async () => {
  const json = 'host: x\r\ncontent-type: application/json\r\n';
  const slow = [
    drip('GET / HTTP/1.1\r\nhost: x\r\nx-slow: '),
    drip(`POST /api/session HTTP/1.1\r\n${json}content-length: 100000\r\n\r\n{`),
    drip(`POST /api/session HTTP/1.1\r\n${json}transfer-encoding: chunked\r\n\r\nff\r\n{`),
    drip('POST /api/files HTTP/1.1\r\nhost: x\r\ncontent-length: 900000\r\n\r\n'),
  ];
  const many = Array.from({ length: 100 }, async () => drip('GET / HTTP/1.1\r\nx-slow: '));
  const meanwhile = performance.now();
  expect((await fetch(new URL('/healthz', url))).status).toBe(200);
  expect(performance.now() - meanwhile).toBeLessThan(1_500);
  for (const { ms } of [...(await Promise.all(slow)), ...(await Promise.all(many))]) {
    expect(ms).toBeLessThan(6_000);
  }
  expect((await fetch(new URL('/healthz', url))).status).toBe(200);
}, 40_000);

test('heads beyond measure are refused by the server, which lives on', async () => {
  const big = await drip(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`);
  expect(big.answer).toContain(' 431 ');
  const odd = [
    'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
    'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
    'GET / HTTP/1.1\r\nhost: x\r\nhost : y\r\n\r\n',
    'GET / HTTP/1.1\r\nhost: x\r\n x: folded\r\n\r\n',
  ];
  for (const head of odd) expect((await drip(head)).answer).toMatch(/^HTTP\/1\.1 400 /);
  expect((await fetch(new URL('/healthz', url))).status).toBe(200);
}, 40_000);

test('an answer names neither the server nor its version', async () => {
  for (const path of ['/', '/nowhere', '/api/lots', '/healthz']) {
    const { headers } = await fetch(new URL(path, url));
    const told = [...headers.keys()].filter((name) => /server|powered|version|node/.test(name));
    expect([path, told]).toEqual([path, []]);
  }
});

async function took(send: () => Promise<{ status: number }>) {
  const started = performance.now();
  const { status } = await send();
  return { ms: performance.now() - started, status };
}

test('JSON of any depth or length within the limit is answered soon and never by a fault', async () => {
  await world.app.get('/api/session', world.owner);
  const headers = { 'content-type': 'application/json', 'x-test-actor': world.owner.userId };
  const deep = 100_000;
  const bombs: Record<string, string> = {
    arrays: '['.repeat(deep) + ']'.repeat(deep),
    objects: '{"a":'.repeat(deep) + '1' + '}'.repeat(deep),
    'a deep line': `{"lines":${'['.repeat(deep)}${']'.repeat(deep)}}`,
    'many lines': `{"lines":[${'{},'.repeat(200_000)}{}]}`,
    'many keys': `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join(',')}}`,
    'a long number': `{"lossWeightKg":1${'0'.repeat(500_000)}}`,
    'a tiny number': '{"lossWeightKg":1e-400000,"premisesId":1e400000}',
    'a long text': `{"reason":"${'x'.repeat(1_000_000)}"}`,
    'not closed': '['.repeat(deep),
  };
  for (const [name, body] of Object.entries(bombs)) {
    for (const path of ['/api/processings', '/api/holds', '/api/policy/rules']) {
      const { ms, status } = await took(async () =>
        world.app.app.request(path, { method: 'POST', headers, body }),
      );
      expect([name, path, [400, 403, 413, 422].includes(status)]).toEqual([name, path, true]);
      expect([name, path, ms < 3_000]).toEqual([name, path, true]);
    }
  }
}, 60_000);

test('no list gives more than its limit, nor takes more than its limit', async () => {
  for (const { method, path, parameters, name } of operations) {
    if (method !== 'GET' || !parameters.some((one) => one.name === 'limit')) continue;
    for (const limit of ['100000', '201', '0', '-1', '1e9', 'NaN', '0x7f', '1.5', '']) {
      const address = fill(path, { id: world.lotId });
      const { status } = await world.app.get(`${address}?limit=${limit}`, world.supervisor);
      const known = limit === '0x7f' ? [200, 422, 403, 404] : [422, 403];
      expect([name, limit, known.includes(status)]).toEqual([name, limit, true]);
    }
  }
  const unbounded = changing.flatMap(({ name, body }) =>
    body
      ? placesOf(body, (schema) => schema['type'] === 'array' && schema['maxItems'] === undefined)
          .filter((place) => place !== '')
          .map((place) => `${name} ${place}`)
      : [],
  );
  // Choices among a few words each: the enumeration bounds what they may hold.
  expect(unbounded).toEqual([]);
});

/** An order of a hold covers all that a trace has found; an answer, all lots of a holder. */
const longer: Record<string, number> = {
  'POST /api/holds lotIds': 20_000,
  'POST /api/recalls/{id}/answers lines': 500,
};

test('a list of lines one longer than its limit is refused and writes nothing', async () => {
  const before = await everything(database());
  for (const [name, { who, at, body }] of Object.entries(requestsOf(world))) {
    for (const [key, value] of Object.entries(body ?? {})) {
      if (!Array.isArray(value)) continue;
      const [method = '', path = ''] = name.split(' ');
      const most = longer[`${name} ${key}`] ?? 300;
      const long = { ...body, [key]: Array.from({ length: most + 1 }, () => value[0] as unknown) };
      const sent = await world.app.send(method, fill(path, at), long, who);
      expect([name, key, sent.status]).toEqual([name, key, 422]);
    }
  }
  expect(await everything(database())).toEqual(before);
});

/** What makes a careless expression try every way to cut a text. */
const costly = ['a', '0', ' ', '-', 'a-', '0.', ' \t', '\u3000', '中'];

test('no text takes long to be refused, in any field', async () => {
  let slowest = 0;
  for (const [name, { who, at, body }] of Object.entries(requestsOf(world))) {
    const [method = '', path = ''] = name.split(' ');
    if (!body || name.includes('/session') || name.includes('members')) continue;
    for (const [key, value] of Object.entries(body)) {
      if (typeof value !== 'string') continue;
      for (const unit of costly) {
        const text = `${unit.repeat(Math.ceil(100_000 / unit.length))}!`;
        const send = async () =>
          world.app.send(method, fill(path, at), { ...body, [key]: text }, who);
        const { ms, status } = await took(send);
        // A busy machine is slow once, a careless expression every time.
        const again = ms > 100 ? (await took(send)).ms : ms;
        slowest = Math.max(slowest, Math.min(ms, again));
        expect([name, key, unit, status]).toEqual([name, key, unit, 422]);
      }
    }
  }
  // A short one takes a few milliseconds.
  expect(slowest).toBeLessThan(500);
}, 120_000);

test('no text takes long to be looked for, nor to be read as a code', async () => {
  for (const unit of costly) {
    const text = encodeURIComponent(unit.repeat(12_000 / unit.length));
    const accept = `text/html,${'application/json;q=0.1,'.repeat(500)}`;
    for (const path of [`/t/${text}`, `/t?code=${text}`, `/api/search?q=${text}`]) {
      await world.app.get('/api/session', world.owner);
      const { ms, status } = await took(async () =>
        world.app.app.request(path, {
          headers: { accept, 'x-test-actor': world.owner.userId, 'accept-language': text },
        }),
      );
      expect([path.slice(0, 20), status < 500, ms < 500]).toEqual([path.slice(0, 20), true, true]);
    }
  }
});

test('a file that is two things at once is taken for none', async () => {
  const latin1 = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
  const both = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const page = latin1('<!doctype html><script>alert(1)</script>');
  const zip = latin1('PK\x03\x04\x14\x00\x00\x00\x00\x00');
  const polyglots: Record<string, Uint8Array> = {
    'a picture and a document': both(aPng(), aPdf()),
    'a picture and an archive': both(aPng(), zip),
    'a page and a document': both(page, aPdf()),
    'an archive and a document': both(zip, aPdf()),
    'a picture of a page': both(aPng().slice(0, 8), page),
  };
  for (const [name, bytes] of Object.entries(polyglots)) {
    for (const type of ['application/pdf', 'image/png', 'text/html', 'image/svg+xml']) {
      const sent = await world.app.send('POST', '/api/files', bytes, world.owner, {
        'content-type': type,
      });
      expect([name, type, sent.status]).toEqual([name, type, 415]);
    }
  }
});
