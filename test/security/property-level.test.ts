import { beforeAll, expect, test } from 'vitest';

import { useDatabase } from '../support/database.ts';
import { changing, operations, undescribed } from './described.ts';
import { requestsOf } from './requests.ts';
import { aWorld, everything, type World } from './worlds.ts';

/** API3:2023, broken object property level authorization: fields that nobody asked for. */
const database = useDatabase();

let world: World;

beforeAll(async () => {
  world = await aWorld(database());
}, 120_000);

const fill = (path: string, at: Record<string, string> = {}) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? '0'));

const smuggled: Record<string, unknown> = {
  orgId: '01890000-0000-7000-8000-000000000001',
  org_id: '01890000-0000-7000-8000-000000000001',
  role: 'owner',
  id: '01890000-0000-7000-8000-000000000002',
  recordedAt: '2000-01-01T00:00:00Z',
  actorId: '01890000-0000-7000-8000-000000000003',
  state: 'issued',
  orgKind: 'regulator',
  jurisdiction: 'CN/',
  premisesIds: [],
  scopes: ['read'],
  constructor: { prototype: { role: 'owner' } },
};

/** Objects inside the body, each of which must refuse what it doesn't know. */
function insides(value: unknown, at: string[] = []): string[][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => insides(item, [...at, String(i)]));
  if (typeof value !== 'object' || value === null) return [];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => insides(inner, [...at, key]))];
}

function smuggle(body: unknown, at: readonly string[], key: string): unknown {
  const copy: unknown = structuredClone(body);
  let target: unknown = copy;
  for (const part of at) target = Reflect.get(Object(target), part);
  // Not an assignment: `__proto__` has to become a key of its own.
  Object.defineProperty(target, key, {
    value: smuggled[key] ?? { role: 'owner' },
    enumerable: true,
  });
  return copy;
}

test('a field that the description doesn’t name is refused by name, at any depth of every body', async () => {
  const before = await everything(database());
  const requests = requestsOf(world);
  let tried = 0;
  for (const { name, method, path } of changing) {
    const { who, at, body } = requests[name] ?? { who: world.owner };
    if (body === undefined) continue;
    for (const inside of insides(body)) {
      const here = inside.reduce<unknown>((v, part) => Reflect.get(Object(v), part), body);
      for (const key of [...Object.keys(smuggled), '__proto__']) {
        if (Object.hasOwn(Object(here), key)) continue;
        const own = new Set(['state', 'role', 'scopes', 'premisesIds', 'orgId']);
        const named = changing.find((one) => one.name === name)?.body;
        if (inside.length === 0 && own.has(key) && named && !undescribed({ [key]: 1 }, named)[0]) {
          continue;
        }
        const sent = await world.app.send(method, fill(path, at), smuggle(body, inside, key), who);
        const label = [name, inside.join('.'), key];
        expect([...label, sent.status], JSON.stringify(sent.body)).toEqual([...label, 422]);
        expect([...label, JSON.stringify(sent.body.errors)]).toEqual([
          ...label,
          expect.stringContaining(inside.length === 0 ? '' : inside.join('.')),
        ]);
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(600);
  expect(await everything(database())).toEqual(before);
});

test('a query parameter that the description doesn’t name changes nothing', async () => {
  for (const { path, method } of operations) {
    if (method !== 'GET' || !path.startsWith('/api/')) continue;
    const address = fill(path, { id: world.lotId, workerNo: world.workerNo });
    const extra = 'orgId2=x&actor=owner&jurisdiction=CN/&sees=all&role=owner';
    const plain = await world.app.get(address, world.owner);
    const sent = await world.app.get(`${address}?${extra}`, world.owner);
    if (sent.status === 422) continue;
    expect([path, { ...sent.body, requestId: '' }]).toEqual([
      path,
      { ...plain.body, requestId: '' },
    ]);
  }
});

const readings = () => {
  const { owner, laboratory, supervisor } = world;
  const ids: Record<string, string> = {
    keys: world.keyId,
    keeper: world.commandId,
    organisations: world.orgId,
    premises: world.premises.id,
    products: world.productId,
    lots: world.lotId,
    shipments: world.mismatchedId,
    documents: world.documentId,
    samples: world.sampleId,
    pools: world.poolId,
    tests: world.testId,
    disinfections: world.disinfectionId,
    holds: world.holdId,
    recalls: world.recallId,
    'hold-orders': world.orderId,
    exposures: world.assessmentId,
    alerts: world.alertId,
    series: world.seriesId,
    prints: world.printId,
  };
  return operations
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/'))
    .flatMap((operation) => {
      const folder = operation.path.split('/')[2] ?? '';
      const id = folder === 'divisions' ? '440300' : (ids[folder] ?? '');
      const query =
        {
          gate: '?transition=ship',
          search: `?q=${world.child.number}`,
          units: `?seriesId=${world.seriesId}&first=1&last=3`,
        }[operation.path.split('/').pop() ?? ''] ?? '';
      return [owner, laboratory.member('quality'), supervisor, world.administrator].map((who) => ({
        operation,
        who,
        address: fill(operation.path, { id, code: world.unitCode }) + query,
      }));
    });
};

test('no answer has a column beyond its description: what is read', async () => {
  const limit = { rule: 'over_received', divisionId: '440300', most: 60, source: 'GB 1' };
  await world.post('/api/alert-thresholds', { reason: '过磅', add: [limit] }, world.supervisor);
  const seen = new Set<string>();
  for (const { operation, who, address } of readings()) {
    const { status, body } = await world.app.get(address, who);
    const schema = operation.responses[status];
    if (status !== 200 || !schema) continue;
    expect([operation.name, undescribed(body, schema)]).toEqual([operation.name, []]);
    if (!Array.isArray(body.items) || body.items.length > 0) seen.add(operation.name);
  }
  const described = operations.filter(
    ({ method, path, responses }) =>
      method === 'GET' && path.startsWith('/api/') && responses['200'] !== undefined,
  );
  const unseen = described.map(({ name }) => name).filter((name) => !seen.has(name));
  // These have stories of their own: test/accounts, test/registrations, test/retention, test/policy.
  const ownStories =
    /^GET \/api\/(members|account|invitations|registration|organisations\/\{id\}\/licences|policy\/modes|retention)/;
  expect(unseen.filter((name) => !ownStories.test(name))).toEqual([]);
});

test('no answer has a column beyond its description: what is done', async () => {
  let compared = 0;
  for (const { name, method, path, responses } of changing) {
    const { who, at, body, answers } = requestsOf(world)[name] ?? { who: world.owner };
    if (answers !== undefined || name.includes('key-destruction')) continue;
    const sent = await world.app.send(method, fill(path, at), body, who);
    const schema = responses[sent.status];
    if (sent.status >= 300 || !schema) continue;
    expect([name, undescribed(sent.body, schema)]).toEqual([name, []]);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(30);
});
