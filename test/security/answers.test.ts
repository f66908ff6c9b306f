import { inspectRoutes } from 'hono/dev';
import { beforeAll, expect, test } from 'vitest';

import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';
import { operations } from './described.ts';
import { aWorld, type World } from './worlds.ts';

/** API7 and API8:2023: what a browser is told, what other sites may do, whom the server calls. */
const database = useDatabase();

let world: World;
let code: string;

beforeAll(async () => {
  world = await aWorld(database());
  code = await world.codeOf(world.child.lotId).catch(async () => {
    const { body } = await world.app.get(`/api/lots/${world.lotId}/code`, world.owner);
    return body.code;
  });
}, 120_000);

function everyRoute() {
  return inspectRoutes(world.app.app)
    .filter(({ isMiddleware, method }) => !isMiddleware && method !== 'ALL')
    .map(({ method, path }) => ({
      method,
      path: path
        .replace(':code', code)
        .replace(':sha256', world.sha256)
        .replace(':name', 'swagger-ui.css')
        .replace(':kind', 'lots')
        .replaceAll(/:\w+(?:\{.*?\})?/g, world.lotId),
    }));
}

const forms = [
  { who: 'a stranger', headers: {} },
  { who: 'the owner', headers: { 'x-test-actor': 'owner' } },
  { who: 'a browser', headers: { accept: 'text/html', 'accept-language': 'zh' } },
  { who: 'another site', headers: { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' } },
];

function demandSafe(label: unknown[], { headers }: Response): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect([...label, policy]).toEqual([...label, expect.stringContaining("default-src 'none'")]);
  // Pages that read labels run WebAssembly, which is no leave to evaluate text.
  const reads = /^\/(?:scanner|keeper(?:\/.*)?)$/.test(String(label[1]));
  const strict = reads ? policy.replace("'wasm-unsafe-eval'", '') : policy;
  expect([...label, strict]).not.toEqual([...label, expect.stringContaining('unsafe-')]);
  expect([...label, policy]).toEqual([
    ...label,
    expect.stringMatching(/frame-ancestors 'none'|; sandbox/),
  ]);
  const said = Object.fromEntries(
    [
      'x-content-type-options',
      'referrer-policy',
      'strict-transport-security',
      'cross-origin-opener-policy',
      'cross-origin-resource-policy',
    ].map((name) => [name, headers.get(name)]),
  );
  expect([...label, said]).toEqual([
    ...label,
    {
      'x-content-type-options': 'nosniff',
      // Neither tells another site anything; a form that anybody may send needs its own origin told.
      'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/),
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    },
  ]);
  const told = [...headers.keys()].filter((name) =>
    /^(?:access-control-|server$|x-powered-by$|via$)/.test(name),
  );
  // GS1's resolver standard wants links to be followed from any page: what is public to all anyway.
  const ofResolvers = ['access-control-allow-methods', 'access-control-allow-origin'];
  const allowed = String(label[1]).startsWith('/01/') ? ofResolvers : [];
  expect([...label, told]).toEqual([...label, allowed]);
}

test('every route answers every kind of visitor under a strict policy, errors included', async () => {
  const known = { ...world.owner, userId: 'owner' };
  await world.app.get('/api/session', known);
  const statuses = new Set<number>();
  const beyond = [
    { method: 'GET', path: '/nowhere' },
    { method: 'GET', path: '/api/nowhere' },
    { method: 'PUT', path: '/api/lots' },
    { method: 'OPTIONS', path: '/api/lots' },
    { method: 'GET', path: '/t/UNKNOWN' },
    { method: 'GET', path: '/t?code=x' },
    { method: 'GET', path: '/docs/assets/none.js' },
    { method: 'GET', path: '/%' },
    { method: 'POST', path: '/' },
    { method: 'DELETE', path: '/' },
  ];
  for (const { method, path } of [...everyRoute(), ...beyond]) {
    for (const { who, headers } of forms) {
      const response = await world.app.app.request(path, { method, headers });
      statuses.add(response.status);
      demandSafe([method, path, who], response);
      await response.body?.cancel();
    }
  }
  for (const wanted of [200, 204, 303, 401, 403, 404, 405, 415, 422]) {
    expect([...statuses]).toContain(wanted);
  }
});

test('a fault of ours is under the same policy and tells nothing of itself', async () => {
  const broken = createTestApp(database(), {
    checks: {},
    metrics: {
      request: () => {},
      command: () => {},
      gateRefusal: () => {},
      expose: async () => {
        throw new Error('at /srv/app/secret.ts: password=hunter2');
      },
    },
  });
  const response = await broken.app.request('/metrics');
  expect(response.status).toBe(500);
  demandSafe(['a fault'], response);
  expect(await response.text()).not.toMatch(/hunter2|secret\.ts|Error/);
});

test('without https nobody is told to use nothing else', async () => {
  const { headers } = await createTestApp(database(), {
    publicUrl: 'http://localhost:3000',
  }).app.request('/');
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a preflight of another site opens nothing, on any address', async () => {
  for (const path of new Set(everyRoute().map((route) => route.path))) {
    const { headers } = await world.app.app.request(path, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type, authorization',
      },
    });
    const opened = [...headers.keys()].filter((name) => name.startsWith('access-control'));
    expect([path, opened]).toEqual([path, []]);
  }
});

/** What pages elsewhere can make a browser send along with its cookies. */
const crossSite: Record<string, Record<string, string>> = {
  'a page of another site': { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
  'a sibling of our domain': { origin: 'https://evil.trace.test', 'sec-fetch-site': 'same-site' },
  'a sandboxed frame': { origin: 'null', 'sec-fetch-site': 'cross-site' },
  'an old browser': { origin: 'https://evil.test' },
  'an old sandboxed frame': { origin: 'null' },
  'our name with another port': { origin: 'https://trace.test:8443' },
  'our name over http': { origin: 'http://trace.test' },
  'our name as a prefix': { origin: 'https://trace.test.evil.test' },
};

test('what another site’s page sends is refused on every route that changes something', async () => {
  const paths = everyRoute().filter(({ method }) => method !== 'GET');
  for (const { method, path } of paths) {
    for (const [who, headers] of Object.entries(crossSite)) {
      const sent = await world.app.send(method, path, {}, world.owner, headers);
      expect([method, path, who, sent.status]).toEqual([method, path, who, 403]);
      expect(sent.body.code).toBe('request.cross_site');
    }
  }
});

test('a form can’t be dressed up as JSON', async () => {
  const body = '{"code":"X"}';
  const types = [
    'text/plain',
    'text/plain; charset=application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=application/json',
    'application/json-but-not-really',
    'text/json',
  ];
  await world.app.get('/api/session', world.owner);
  for (const type of types) {
    const response = await world.app.app.request('/api/products', {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'x-test-actor': world.owner.userId },
    });
    expect([type, response.status]).toEqual([type, 415]);
  }
});

test('nothing that comes in is an address that the server would call', async () => {
  const asked: string[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (input) => {
    asked.push(new Request(input).url);
    throw new Error('no');
  };
  try {
    const bait = 'http://169.254.169.254/latest/meta-data';
    for (const { name, body, parameters } of operations) {
      const text = JSON.stringify([body ?? {}, parameters]);
      expect([name, /"format":"(?:uri|url|hostname|ipv[46])"/.test(text)]).toEqual([name, false]);
    }
    await world.app.post(
      '/api/premises',
      {
        code: unique('P-'),
        kind: 'cold_store',
        nameZh: bait,
        nameEn: bait,
        divisionId: '440308',
        address: bait,
        handlesImports: false,
      },
      world.owner,
    );
    await world.app.get(`/api/search?q=${encodeURIComponent(bait)}`, world.owner);
    await world.app.app.request(`/t/${encodeURIComponent(bait)}`);
    const sheet = new TextEncoder().encode(`产品编码 Product code\r\n=WEBSERVICE("${bait}")\r\n`);
    await world.app.send('POST', '/api/imports/lots?mode=dry_run', sheet, world.owner, {
      'content-type': 'text/csv',
    });
  } finally {
    globalThis.fetch = real;
  }
  expect(asked).toEqual([]);
});

test('the address of a typed code stays here, whatever was typed', async () => {
  const bait = [
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    '\\\\evil.test',
    '\t//evil.test',
  ];
  const more = [
    '..//evil.test',
    'a\r\nset-cookie: x=1',
    'a\r\nlocation: https://evil.test',
    '@evil.test',
  ];
  for (const typed of [...bait, ...more]) {
    const response = await world.app.app.request(`/t?code=${encodeURIComponent(typed)}`);
    const location = response.headers.get('location') ?? '';
    expect([typed, response.status]).toEqual([typed, 303]);
    expect([typed, location]).toEqual([typed, expect.stringMatching(/^\/t\/[^/\\\r\n]*\?lang=/)]);
    expect(new URL(location, 'https://trace.test').origin).toBe('https://trace.test');
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});
