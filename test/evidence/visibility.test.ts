import { beforeAll, expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises, unique } from '../support/factories.ts';
import { kg, placeIn } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';
import { aPdf } from './files.samples.ts';

const database = useDatabase();

type Visibility = 'private' | 'parties' | 'chain' | 'public';
const all: readonly Visibility[] = ['private', 'parties', 'chain', 'public'];

let journey: Awaited<ReturnType<typeof aJourney>>;
/** Who bought from the buyer: in the chain, but no party to the importer. */
let third: PersonActor;
let code: string;
const documents = new Map<Visibility, { id: string; number: string; sha256: string }>();

async function record(visibility: Visibility, overrides: Record<string, unknown> = {}) {
  const { app, owner, post, lotId } = journey;
  const sent = await app.send('POST', '/api/files', aPdf(unique(visibility)), owner, {
    'content-type': 'application/pdf',
  });
  const { sha256 } = sent.body;
  const number = unique('CN-2026-');
  const { id } = await post(
    '/api/documents',
    {
      kind: 'other',
      issuer: '某某公司',
      number,
      visibility,
      files: [{ sha256, public: visibility !== 'public' }],
      lots: [{ lotId }],
      ...overrides,
    },
    owner,
  );
  return { id: id as string, number, sha256: sha256 as string };
}

beforeAll(async () => {
  journey = await aJourney(database());
  const { post, buyer, stall, lotId } = journey;
  const shop = await anOrganisation(database(), 'market');
  third = shop.member('owner');
  const counter = await somePremises(database(), third, { kind: 'shop' });
  const { shipmentId } = await post(
    '/api/shipments',
    {
      fromPremisesId: stall.id,
      toPremisesId: counter.id,
      purpose: 'sale',
      lines: [{ lotId, placeId: await placeIn(database(), stall.id, 'dock'), quantity: kg(50, 5) }],
    },
    buyer,
  );
  await post(
    `/api/shipments/${shipmentId}/receipt`,
    { lines: [{ lotId, stated: kg(50, 5) }] },
    third,
  );
  for (const visibility of all) documents.set(visibility, await record(visibility));
  code = await journey.codeOf(lotId);
}, 60_000);

const of = (visibility: Visibility) => {
  const found = documents.get(visibility);
  if (!found) throw new Error(visibility);
  return found;
};

/** Which of the four an actor is shown, by each of the ways there are. */
async function seenBy(actor: PersonActor) {
  const { app, lotId } = journey;
  const list = await app.get(`/api/documents?lotId=${lotId}&limit=200`, actor);
  const history = JSON.stringify(
    (await app.get(`/api/lots/${lotId}/history?limit=200`, actor)).body,
  );
  const ways: Record<string, Visibility[]> = {
    read: [],
    list: [],
    file: [],
    history: [],
    search: [],
  };
  for (const visibility of all) {
    const { id, number, sha256 } = of(visibility);
    const note = (way: string, seen: boolean) => seen && ways[way]?.push(visibility);
    note('read', (await app.get(`/api/documents/${id}`, actor)).status === 200);
    note(
      'list',
      list.body.items.some((item: { id: string }) => item.id === id),
    );
    note('file', (await app.get(`/api/files/${sha256}`, actor)).status === 200);
    note('history', history.includes(number));
    const found = await app.get(`/api/search?q=${number}`, actor);
    note('search', JSON.stringify(found.body).includes(id));
  }
  return ways;
}

const everyWay = (seen: readonly Visibility[]) => ({
  read: seen,
  list: seen,
  file: seen,
  history: seen,
  search: seen,
});

test('the firm itself and the regulators of the lot see every document', async () => {
  expect(await seenBy(journey.owner)).toEqual(everyWay(all));
  expect(await seenBy(journey.regulator)).toEqual(everyWay(all));
  const zhongshan = { ...journey.regulator, userId: 'z', jurisdiction: 'CN/440000/442000/' };
  expect(await seenBy(zhongshan)).toEqual(everyWay(all));
});

test('who had the lot from the firm sees what it shows to its parties', async () => {
  expect(await seenBy(journey.buyer)).toEqual(everyWay(['parties', 'chain', 'public']));
});

test('the next in the chain sees what is shown to the chain, a stranger nothing', async () => {
  expect(await seenBy(third)).toEqual(everyWay(['chain', 'public']));
  expect(await seenBy(journey.stranger)).toMatchObject({
    read: [],
    list: [],
    file: [],
    search: [],
  });
});

test('the scan page shows the papers of the chain, the files marked, and all of a public paper', async () => {
  const { app } = journey;
  const page = await (await app.get(`/t/${code}`)).response.text();
  const shown = (text: (visibility: Visibility) => string) =>
    all.filter((visibility) => page.includes(text(visibility)));
  expect(shown((visibility) => of(visibility).number)).toEqual(['chain', 'public']);
  expect(shown((visibility) => of(visibility).sha256)).toEqual(['chain', 'public']);
  const open: Visibility[] = [];
  for (const visibility of all) {
    const { status } = await app.get(`/t/files/${of(visibility).sha256}`);
    if (status === 200) open.push(visibility);
  }
  // The one of the public document isn't marked.
  expect(open).toEqual(['chain', 'public']);
});

test('its owner changes who may see it, and that is in the journal', async () => {
  const { app, owner, buyer } = journey;
  const { id } = await record('chain');
  const path = `/api/documents/${id}/visibility`;
  expect((await app.get(`/api/documents/${id}`, buyer)).body.visibility).toBe('chain');
  expect((await app.post(path, { visibility: 'private' }, buyer)).status).toBe(404);
  const viewer = { ...owner, userId: 'v', role: 'viewer' as const };
  expect((await app.post(path, { visibility: 'private' }, viewer)).status).toBe(403);
  expect((await app.post(path, { visibility: 'private' }, owner)).status).toBe(200);
  expect((await app.get(`/api/documents/${id}`, buyer)).status).toBe(404);
  expect((await app.get(`/api/documents/${id}`, owner)).body.visibility).toBe('private');
  const events = await database()
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'evidence.document_visibility_changed')
    .execute();
  expect(events).toContainEqual({
    body: { id, visibility: 'private', lotIds: [journey.lotId] },
  });
  await app.post(path, { visibility: 'public' }, owner);
  expect((await app.get(`/api/documents/${id}`, third)).status).toBe(200);
});

test('a gate counts a paper that the next in the chain can read, and that it stays', async () => {
  const { app, owner, regulator, lotId } = journey;
  const supervisor = { ...regulator, userId: 's', role: 'supervisor' as const };
  await journey.post(
    '/api/policy/rules',
    {
      reason: '新规定',
      add: [
        {
          setCode: 'test',
          code: 'test.origin',
          titleZh: '出库须有产地证明',
          titleEn: 'Certificate of origin to ship',
          source: 'test',
          mode: 'any',
          divisionId: '440308',
          transition: 'ship',
          requirement: {
            kind: 'document',
            anyOf: [{ kind: 'origin_certificate', states: ['issued'] }],
            wholeQuantity: false,
          },
          effectiveFrom: '2026-11-23T00:00:00Z',
        },
      ],
    },
    supervisor,
  );
  const unmet = async () => {
    const at = '2026-11-24T00:00:00Z';
    const gate = await app.get(`/api/lots/${lotId}/gate?transition=ship&at=${at}`, owner);
    expect(gate.status).toBe(200);
    return JSON.stringify(gate.body).includes('产地证明（已出具）');
  };
  expect(await unmet()).toBe(true);
  const { id } = await record('private', { kind: 'origin_certificate' });
  expect(await unmet()).toBe(true);
  const path = `/api/documents/${id}/visibility`;
  await app.post(path, { visibility: 'parties' }, owner);
  expect(await unmet()).toBe(true);
  await app.post(path, { visibility: 'chain' }, owner);
  expect(await unmet()).toBe(false);
  for (const visibility of ['private', 'parties']) {
    const refused = await app.post(path, { visibility }, owner);
    expect([refused.status, refused.body.code]).toEqual([409, 'document.travels']);
  }
  expect((await app.post(path, { visibility: 'public' }, owner)).status).toBe(200);
});
