import { beforeAll, expect, test } from 'vitest';

import { rules } from '../../src/core/access.ts';
import { type PersonActor } from '../../src/core/actor.ts';
import { isPermitted } from '../../src/domain/permissions.ts';
import { orgKinds, rolesOf } from '../../src/domain/roles.ts';
import { person } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { changing, operations } from './described.ts';
import { aWorld, everything, type World } from './worlds.ts';

/** API5:2023, broken function level authorization: roles, methods and ways of writing a path. */
const database = useDatabase();

let world: World;
let before: Record<string, string>;

beforeAll(async () => {
  world = await aWorld(database());
  before = await everything(database());
}, 120_000);

const everybody: PersonActor[] = orgKinds.flatMap((kind) =>
  rolesOf[kind].map((role) => person(crypto.randomUUID(), kind, role)),
);

const routeOf = (name: string) => name.replaceAll(/\{(\w+)\}/g, ':$1');
const addressOf = (path: string) => path.replaceAll(/\{\w+\}/g, world.lotId);

/** A body that nobody can have read when the answer is there: it never comes. */
function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: () => new Promise(() => {}) });
}

test('who lacks the permission is refused before the body is read, on every route and in every role', async () => {
  let refused = 0;
  for (const { name, method, path } of changing) {
    const rule = rules[routeOf(name)];
    if (!rule || rule.who === 'anyone') continue;
    for (const who of everybody) {
      if (isPermitted(who, rule.who)) continue;
      // The first request makes the stub know them.
      if (refused < everybody.length) await world.app.get('/api/session', who);
      const init: RequestInit & { duplex: 'half' } = {
        method,
        body: endless(),
        duplex: 'half',
        headers: { 'content-type': 'application/json', 'x-test-actor': who.userId },
      };
      await world.app.get('/api/countries', who);
      const response = await world.app.app.request(addressOf(path), init);
      expect([name, who.orgKind, who.role, response.status]).toEqual([
        name,
        who.orgKind,
        who.role,
        403,
      ]);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(500);
});

test('reading is refused to roles without it as well', async () => {
  for (const { name, path, method } of operations) {
    const rule = rules[routeOf(name)];
    if (method !== 'GET' || !rule || rule.who === 'anyone') continue;
    for (const who of everybody) {
      if (isPermitted(who, rule.who)) continue;
      const { status, body } = await world.app.get(addressOf(path), who);
      expect([name, who.role, status, body.code]).toEqual([name, who.role, 403, 'auth.forbidden']);
    }
  }
});

/** Also `/registrations/mine`, which `/registrations/{id}` would take. */
function isTaken(by: string, path: string): boolean {
  return operations.some(({ method, path: template }) => {
    if (method !== by) return false;
    const pattern = template.replaceAll(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(path);
  });
}

test('other methods do nothing, nor does a header that claims another', async () => {
  for (const { path } of operations) {
    const own = operations.filter((one) => one.path === path).map(({ method }) => method);
    for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'FOO']) {
      if (own.includes(method) || !path.startsWith('/api/')) continue;
      if (isTaken(method === 'HEAD' ? 'GET' : method, path)) continue;
      await world.app.get('/api/session', world.owner);
      const headers = { 'x-test-actor': world.owner.userId };
      const { status } = await world.app.app.request(addressOf(path), { method, headers });
      expect([path, method, [404, 405].includes(status)]).toEqual([path, method, true]);
    }
  }
  for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
    const sent = await world.app.send('GET', '/api/products?_method=POST', undefined, undefined, {
      [header]: 'POST',
    });
    expect(sent.status).toBe(401);
    const known = await world.app.send('GET', '/api/products', undefined, world.owner, {
      [header]: 'POST',
    });
    expect([header, known.status]).toEqual([header, 200]);
  }
  expect(await everything(database())).toEqual(before);
});

/** Ways to write an address so that one reader takes it for another than the next. */
function disguises(path: string): string[] {
  const [, api = '', ...rest] = path.split('/');
  const tail = rest.join('/');
  return [
    `//${api}/${tail}`,
    `/${api}//${tail}`,
    `/${api}/./${tail}`,
    `/t/../${api}/${tail}`,
    `/t/%2e%2e/${api}/${tail}`,
    `/${api}/${tail}/`,
    `/${api}/${tail}//`,
    `/${api}/${tail}/.`,
    `/${api}/${tail};x=1`,
    `/${api};/${tail}`,
    `/${api}%2f${tail}`,
    `/${api}/${tail}%2f`,
    `/${api}/${tail}%00`,
    `/${api}/${tail}%20`,
    `/${api.toUpperCase()}/${tail}`,
    `/${api}/${tail.toUpperCase()}`,
    `/%61pi/${tail}`,
    `/${api}/%${tail.charCodeAt(0).toString(16)}${tail.slice(1)}`,
    `/${api}\\${tail}`,
    `/t/${api}/${tail}`,
    `/docs/..%2f${api}/${tail}`,
    `/${api}/session/../${tail}`,
    `/${api}/token/%2e%2e/${tail}`,
  ];
}

test('no way of writing an address gets around sign-in', async () => {
  for (const { path, method, name } of operations) {
    if (!path.startsWith('/api/') || rules[routeOf(name)]?.who === 'anyone') continue;
    for (const address of disguises(addressOf(path))) {
      const sent = await world.app.send(method, address, method === 'GET' ? undefined : {});
      expect([method, address, [401, 404, 405].includes(sent.status)]).toEqual([
        method,
        address,
        true,
      ]);
    }
  }
});

test('no way of writing an address gets around the table of routes', async () => {
  const viewer = { ...world.owner, userId: crypto.randomUUID(), role: 'viewer' as const };
  for (const { path, method, name } of changing) {
    const rule = rules[routeOf(name)];
    if (!rule || rule.who === 'anyone' || isPermitted(viewer, rule.who)) continue;
    for (const address of disguises(addressOf(path))) {
      const { status } = await world.app.send(method, address, {}, viewer);
      expect([method, address, [403, 404, 405].includes(status)]).toEqual([method, address, true]);
    }
  }
  expect(await everything(database())).toEqual(before);
});
