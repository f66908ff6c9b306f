import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { uuidv7 } from '../../src/core/ids.ts';
import type { Sent } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import type { Attempt } from './attempt.ts';
import * as described from './described.ts';
import { placesOf } from './described.ts';
import { requestsOf } from './requests.ts';
import { aForeignRegulator, aWorld, everything, type World } from './worlds.ts';

/** API1:2023, broken object level authorization: another's id in every place that takes one. */
const database = useDatabase();

let victim: World;
let attacker: World;
let abroad: PersonActor;

beforeAll(async () => {
  victim = await aWorld(database());
  attacker = await aWorld(database());
  abroad = await aForeignRegulator(database());
}, 120_000);

/** The victim's ids by what a field of that name means. */
function stolen(world: World, field: string): string[] {
  const lots = [world.lotId, world.child.lotId, world.declaredId];
  const kinds: Record<string, string[]> = {
    lotId: lots,
    /** Of what a trace begins with. */
    id: lots,
    lotIds: lots,
    toLotId: [world.child.lotId],
    seriesId: [world.childSeriesId],
    premisesId: [world.premises.id],
    premisesIds: [world.premises.id],
    fromPremisesId: [world.premises.id],
    toPremisesId: [world.premises.id],
    destinationPremisesId: [world.premises.id],
    placeId: [world.dock, world.frozen],
    fromPlaceId: [world.dock],
    toPlaceId: [world.frozen],
    productId: [world.productId],
    sampleId: [world.sampleId],
    sampleIds: [world.looseSampleId, world.sampleId],
    poolId: [world.poolId],
    supersedes: [world.testId],
    clearingTestId: [world.testId],
    disinfectantId: [world.disinfectantId],
    laboratoryOrgId: [world.laboratory.orgId],
    corrects: [world.shipEventId],
    ruleId: [world.ruleId],
    thresholdId: [world.thresholdId, world.alertThresholdId],
    placeIds: [world.dock, world.frozen],
    shipmentIds: [world.underWayId],
    shipmentId: [world.underWayId],
    itemIds: [world.holdId],
    clearingTestIds: [world.testId],
    holdId: [world.holdId],
    organisationId: [world.orgId],
    responsibleOrgId: [world.orgId],
    orgId: [world.orgId],
    sha256: [world.sha256, world.unattachedSha256],
    workerNo: [world.workerNo],
  };
  return kinds[field] ?? [];
}

/** The victim's ids for the path of an operation, by the folder that the id follows. */
function stolenAt(world: World, path: string, name: string): string[] {
  const folder = path.split(`/{${name}}`)[0]?.split('/').pop() ?? '';
  const kinds: Record<string, string[]> = {
    keys: [world.keyId],
    series: [world.seriesId, world.childSeriesId],
    units: [],
    prints: [world.printId],
    commands: [world.commandId],
    organisations: [world.orgId],
    premises: [world.premises.id],
    products: [world.productId],
    lots: [world.lotId, world.child.lotId, world.declaredId],
    shipments: [world.shipmentId, world.underWayId, world.mismatchedId],
    documents: [world.documentId],
    samples: [world.sampleId],
    pools: [world.poolId],
    tests: [world.testId],
    disinfections: [world.disinfectionId],
    holds: [world.holdId],
    recalls: [world.recallId],
    'hold-orders': [world.orderId],
    assessments: [world.assessmentId],
    alerts: [world.alertId],
    reports: [world.reportId],
    workers: [world.workerNo],
  };
  const files = path.startsWith('/api/imports')
    ? [world.markedUpId]
    : [world.sha256, world.unattachedSha256];
  return folder === 'files' ? files : (kinds[folder] ?? []);
}

/** What everybody may know: the public registers, and to whom goods and samples may be sent. */
const open = new Set([
  'GET /api/organisations/{id} id',
  'GET /api/premises/{id} id',
  'GET /api/premises orgId',
  'POST /api/organisations/{id}/members id',
  'GET /api/lots/{id}/gate premisesId',
  'POST /api/shipments toPremisesId',
  'POST /api/lots destinationPremisesId',
  'POST /api/lots/{id}/amendment destinationPremisesId',
  'POST /api/samples laboratoryOrgId',
  'POST /api/recalls/{id}/answers toOrgId',
  // Each fits one fate or outcome alone; with others' ids in test/recalls/rights.
  'POST /api/recalls/{id}/answers shipmentId',
  'POST /api/recalls/{id}/disposals shipmentId',
  'POST /api/recalls/{id}/disposals holdId',
  'POST /api/recalls/{id}/disposals documentId',
  // Of a worker as the source of a trace: with another firm's in test/tracing/trace.
  ...['', '/stream', '/spreadsheet', '/report', '/picture'].map(
    (form) => `POST /api/traces${form} organisationId`,
  ),
  // Nothing of the lot stands there, as at a place that nobody has: told at the quantity.
  'POST /api/recalls/{id}/disposals placeId',
]);

/** The rules in force are read by all; ending a neighbour's is refused, and says whose it is. */
const known = new Set([
  'POST /api/policy/rules ruleId',
  'POST /api/scan-thresholds thresholdId',
  'POST /api/alert-thresholds thresholdId',
]);

/** Anything that isn't an object's id: a command's own name, which is the sender's to choose. */
const isId = (schema: Record<string, unknown>, name: string) =>
  name !== 'eventId' && (schema['format'] === 'uuid' || name === 'sha256');

function unknownLike(id: string): string {
  if (id.startsWith('W-')) return 'W-NOBODY';
  return /^[0-9a-f]{64}$/.test(id) ? id.slice(0, 32) + '0'.repeat(32) : uuidv7(new Date());
}

/** What an answer says, with the id that was asked for taken out. */
const said = ({ status, body }: Sent, id: string): unknown => {
  const text = JSON.stringify(body ?? null).replaceAll(id, 'ID');
  return [status, { ...JSON.parse(text), requestId: '' }];
};

function withValue(value: unknown, at: readonly string[], put: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return put;
  if (key === '*') {
    const [first, ...others] = Array.isArray(value) ? value : [{}];
    return [withValue(first, rest, put), ...others];
  }
  const object = typeof value === 'object' && value !== null ? value : {};
  return { ...object, [key]: withValue(Reflect.get(object, key), rest, put) };
}

/** A test names one thing that was tested: the others of its kind make way. */
function alone(name: string, field: string, body: Record<string, unknown> | undefined) {
  if (name !== 'POST /api/tests') return body;
  const { sampleId, ...rest } = body ?? {};
  return field === 'sampleId' ? { ...rest, sampleId } : rest;
}

const fill = (path: string, at: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? '0'));

async function lastEvent(): Promise<unknown> {
  const { rows } = await sql`select max(seq) as seq from event`.execute(database());
  return rows[0];
}

/** A role that may not ask at all is told so before anything is looked for. */
const whoMayNot = ({ body }: Sent) =>
  ['auth.forbidden', 'policy.outside_jurisdiction'].includes(body.code) ? 403 : 404;

/** Sends with the victim's id and with one that nobody has: nothing may tell them apart. */
async function refusedAlike(
  label: string,
  send: (id: string) => Promise<Sent>,
  id: string,
  options: { field?: string | undefined; known?: boolean } = {},
): Promise<void> {
  const { field } = options;
  const before = await lastEvent();
  const answer = await send(id);
  expect([label, answer.status], JSON.stringify(answer.body)).toEqual([
    label,
    expect.toSatisfy((status: number) => [404, 422, whoMayNot(answer)].includes(status)),
  ]);
  if (answer.status === 422 && field !== undefined) {
    const named = answer.body.errors.map((one: { field: string }) => one.field).join(' ');
    expect([label, named]).toEqual([label, expect.stringContaining(field.replaceAll('*', '0'))]);
  }
  const nobodys = unknownLike(id);
  if (options.known !== true) {
    expect([label, said(answer, id)]).toEqual([label, said(await send(nobodys), nobodys)]);
  }
  expect([label, await lastEvent()]).toEqual([label, before]);
}

/**
 * What people do with accounts, and firms before they have one, is asked with real sign-in by
 * test/app/permissions.test.ts, with others' ids and with nobody's.
 */
const ownStories =
  /^\/api\/(account|administrators|invitations|members|registrations|registration-changes|session)(\/|$)/;
const operations = described.operations.filter(({ path }) => !ownStories.test(path));
const changing = described.changing.filter(({ path }) => !ownStories.test(path));

const attempts = () =>
  Object.fromEntries(
    Object.entries(requestsOf(attacker)).filter(
      ([name]) => !ownStories.test(name.split(' ')[1] ?? ''),
    ),
  );

test('there is a request for every operation that changes something', () => {
  expect(Object.keys(attempts()).sort()).toEqual(changing.map(({ name }) => name).sort());
});

test('an id of another firm in a path is nobody’s, whatever is asked of it', async () => {
  let tried = 0;
  for (const { name, method, path, parameters } of operations) {
    if (!path.startsWith('/api/')) continue;
    for (const parameter of parameters) {
      const label = `${name} ${parameter.name}`;
      if (parameter.in !== 'path' || open.has(label)) continue;
      for (const id of stolenAt(victim, path, parameter.name)) {
        const attempt: Attempt = attempts()[name] ?? { who: attacker.owner };
        const query = path.endsWith('/gate') ? '?transition=ship' : '';
        const { who } = attempt;
        for (const one of who.orgKind === 'regulator' ? [abroad] : [who, attacker.buyer, abroad]) {
          if (method !== 'GET' && one !== who && who.orgKind !== 'regulator') continue;
          const body = { ...attempt.body };
          delete body['orgId'];
          await refusedAlike(
            `${label} by ${one.orgKind}`,
            async (put) =>
              attacker.app.send(
                method,
                fill(path, { ...attempt.at, [parameter.name]: put }) + query,
                method === 'GET' ? undefined : body,
                one,
              ),
            id,
          );
          tried += 1;
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(60);
});

test('an id of another firm in a body is nobody’s, and the field is named', async () => {
  const before = await everything(database());
  let tried = 0;
  for (const { name, method, path, body } of changing) {
    if (!body) continue;
    for (const place of placesOf(body, isId)) {
      const field = place.split('.').findLast((part) => part !== '*') ?? '';
      if (open.has(`${name} ${field}`)) continue;
      const ids = stolen(victim, field);
      expect([name, place, ids.length > 0]).toEqual([name, place, true]);
      for (const id of ids) {
        const attempt = attempts()[name] ?? { who: attacker.owner };
        // A regulator's own rules and lots: the attacker is the neighbour.
        const who = attempt.who.orgKind === 'regulator' ? abroad : attempt.who;
        const send = async (put: string) =>
          attacker.app.send(
            method,
            fill(path, attempt.at ?? {}),
            withValue(alone(name, field, attempt.body), place.split('.'), put),
            who,
          );
        await refusedAlike(`${name} ${place}`, send, id, {
          field: who === abroad ? undefined : place,
          known: known.has(`${name} ${field}`),
        });
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(50);
  expect(await everything(database())).toEqual(before);
});

test('an id of another firm in a query selects nothing', async () => {
  let tried = 0;
  for (const { name, method, path, parameters } of operations) {
    for (const parameter of parameters) {
      if (parameter.in !== 'query' || parameter.schema['format'] !== 'uuid') continue;
      if (open.has(`${name} ${parameter.name}`)) continue;
      for (const id of stolen(victim, parameter.name)) {
        for (const who of [attacker.owner, attacker.laboratory.member('quality'), abroad]) {
          const ask = async (put: string) =>
            attacker.app.send(
              method,
              `${fill(path, { id: attacker.lotId })}?${parameter.name}=${put}&transition=ship`.replace(
                path.endsWith('/gate') ? '' : '&transition=ship',
                '',
              ),
              undefined,
              who,
            );
          const nobodys = unknownLike(id);
          const [found, none] = [await ask(id), await ask(nobodys)];
          const label = `${name}?${parameter.name} by ${who.orgKind}`;
          expect([label, said(found, id)]).toEqual([label, said(none, nobodys)]);
          if (found.status === 200) expect([label, found.body.items]).toEqual([label, []]);
          tried += 1;
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(25);
});

test('a command’s id that another firm has used answers with nothing of its', async () => {
  const { rows } = await sql<{ id: string }>`
    select id from command where org_id = ${victim.orgId} order by id limit 5
  `.execute(database());
  const { body } = attempts()['POST /api/products'] ?? { who: attacker.owner };
  for (const { id } of rows) {
    const sent = await attacker.app.post('/api/products', { ...body, eventId: id }, attacker.owner);
    expect(sent).toMatchObject({ status: 409, body: { code: 'command.id_taken', details: {} } });
  }
});

test('a place is refused where nothing is put, instead of being taken and forgotten', async () => {
  const line = {
    lotId: attacker.lotId,
    disposition: 'lost',
    quantity: { netWeightKg: 1, pieces: 0 },
  };
  for (const placeId of [victim.dock, attacker.dock]) {
    const sent = await attacker.app.post(
      `/api/shipments/${attacker.mismatchedId}/settlement`,
      { reason: 'Lost', lines: [{ ...line, placeId }] },
      attacker.owner,
    );
    expect([sent.status, sent.body.errors[0].field]).toEqual([422, 'lines.0.placeId']);
  }
});

test('the same requests with one’s own ids are taken, so it was the id that was refused', async () => {
  const last = [
    '/corrections',
    '/processings',
    '/holds',
    '/recalls',
    '/withdrawal',
    '/settlement',
    '/void',
    '/state',
    '/close',
    '/release',
    '/erasure',
  ];
  const order = (name: string) =>
    name.includes('key-destruction') ? 99 : last.findIndex((end) => name.endsWith(end));
  const all = Object.entries(attempts()).toSorted(([a], [b]) => order(a) - order(b));
  for (const [name, { who, at, body, answers }] of all) {
    const [method = '', path = ''] = name.split(' ');
    if (answers !== undefined) continue;
    const sent = await attacker.app.send(method, fill(path, at ?? {}), body, who);
    expect([name, sent.status], JSON.stringify(sent.body)).toEqual([
      name,
      expect.toSatisfy((status: number) => status >= 200 && status < 300),
    ]);
  }
});
