import { expect, test } from 'vitest';

import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { tellers } from '../../src/features/tracing/history.tellers.ts';
import { HistoryPage } from '../../src/features/tracing/tracing.schemas.ts';
import { projections } from '../../src/projections.ts';
import { useDatabase } from '../support/database.ts';
import { kg } from '../support/story.ts';
import { aJourney } from './support.ts';

const database = useDatabase();

type Entry = {
  seq: number;
  type: string;
  text: { zh: string; en: string };
  lines: { lotId: string; relation: string; netWeightKg: number | null }[];
  evidence: { kind: string; id: string }[];
};

test('every event type of the product has its words', () => {
  const types = [...new Set(projections.map(({ def }) => def.type))];
  expect(types.filter((type) => !tellers.has(type))).toEqual([]);
  for (const { title } of tellers.values()) {
    expect(title.zh).toMatch(/[一-鿿]/);
    expect(title.en).not.toMatch(/[一-鿿]/);
  }
});

test('a regulator reads the whole history in order, each entry with its evidence', async () => {
  const { app, regulator, lotId, child, documentId, testId, owner, number } =
    await aJourney(database());
  const sent = await app.get(`/api/lots/${lotId}/history?limit=100`, regulator);
  expect(sent.status).toBe(200);
  expect(HistoryPage.parse(sent.body)).toEqual(sent.body);
  const entries: Entry[] = sent.body.items;
  expect(entries.map(({ type }) => type)).toEqual([
    'lots.declared',
    'custody.received',
    'evidence.document_recorded',
    'evidence.sample_taken',
    'evidence.test_reported',
    'evidence.disinfected',
    'custody.shipped',
    'custody.shipment_received',
    'custody.processed',
  ]);
  const seqs = entries.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  const of = (type: string) => entries.find((entry) => entry.type === type);
  expect(of('custody.received')).toMatchObject({
    occurredAt: '2026-11-21T09:00:00.000Z',
    organisation: { id: owner.orgId },
    actorId: owner.userId,
    lines: [{ lotId, number, relation: 'self', netWeightKg: 1000, pieces: 100 }],
    gate: { at: '2026-11-21T09:00:00.000Z' },
  });
  expect(of('custody.received')?.text.zh).toContain('首次入库');
  expect(of('custody.received')?.text.en).toContain('1000 kg / 100 pieces');
  expect(of('evidence.document_recorded')?.evidence[0]).toMatchObject({
    kind: 'document',
    id: documentId,
  });
  expect(of('evidence.test_reported')?.evidence[0]).toMatchObject({ kind: 'test', id: testId });
  expect(of('evidence.test_reported')?.text.en).toContain('SARS-CoV-2: Negative');
  expect(of('custody.processed')?.lines).toMatchObject([
    { lotId, relation: 'self', netWeightKg: 200 },
    { lotId: child.lotId, relation: 'descendant', netWeightKg: 190 },
  ]);
});

test('the child’s history begins with its ancestor’s, and pages join without gap or repeat', async () => {
  const { app, regulator, lotId, child } = await aJourney(database());
  const whole = await app.get(`/api/lots/${child.lotId}/history?limit=100`, regulator);
  const entries: Entry[] = whole.body.items;
  expect(entries[0]?.lines[0]).toMatchObject({ lotId, relation: 'ancestor' });
  const paged: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await app.get(`/api/lots/${child.lotId}/history?limit=2${from}`, regulator);
    expect(page.body.items.length).toBeLessThanOrEqual(2);
    paged.push(...page.body.items);
    cursor = page.body.nextCursor;
  }
  expect(paged).toEqual(entries);
});

test('a correction and what it corrects name each other', async () => {
  const { app, regulator, owner, lotId, post, premises, dock, frozen } = await aJourney(database());
  const quantity = kg(100, 10);
  await post(
    '/api/moves',
    { premisesId: premises.id, lines: [{ lotId, fromPlaceId: dock, toPlaceId: frozen, quantity }] },
    owner,
  );
  const before = await app.get(`/api/lots/${lotId}/history?limit=100`, regulator);
  const move = before.body.items.findLast((entry: Entry) => entry.type === 'custody.moved');
  await post('/api/corrections', { corrects: move.eventId, kind: 'voided', reason: '录错' }, owner);
  const after = await app.get(`/api/lots/${lotId}/history?limit=100`, regulator);
  const correction = after.body.items.at(-1);
  expect(correction).toMatchObject({
    type: 'custody.corrected',
    corrects: move.eventId,
    reason: '录错',
  });
  const corrected = after.body.items.find((e: { eventId: string }) => e.eventId === move.eventId);
  expect(corrected.correctedBy).toEqual([correction.eventId]);
  expect(move.lines[0]).toMatchObject({ from: { id: dock, kind: 'dock' }, to: { kind: 'room' } });
});

test('a buyer learns how its lot came to be, not what the seller does with the rest', async () => {
  const { app, buyer, lotId, owner, post, premises, dock } = await aJourney(database());
  await post(
    '/api/sales',
    {
      premisesId: premises.id,
      buyer: { kind: 'firm', name: '别家水产' },
      lines: [{ lotId, placeId: dock, quantity: kg(50, 5) }],
    },
    owner,
  );
  const seen = await app.get(`/api/lots/${lotId}/history?limit=100`, buyer);
  const entries: Entry[] = seen.body.items;
  expect(entries.map(({ type }) => type)).toEqual([
    'lots.declared',
    'evidence.document_recorded',
    'evidence.sample_taken',
    'evidence.test_reported',
    'evidence.disinfected',
    'custody.shipped',
    'custody.shipment_received',
  ]);
  expect(canonicalJson(seen.body)).not.toContain('别家水产');
  const [declared, , , , , shipped] = entries;
  expect(declared?.lines[0]?.netWeightKg).toBeNull();
  expect(shipped?.lines[0]?.netWeightKg).toBe(300);
});

test('who buys what another firm made learns that it was made, of what, and no quantities', async () => {
  const { app, buyer, owner, child, lotId, post, premises, stall, frozen } =
    await aJourney(database());
  const quantity = kg(90, 200);
  await post(
    '/api/shipments',
    {
      fromPremisesId: premises.id,
      toPremisesId: stall.id,
      purpose: 'sale',
      lines: [{ lotId: child.lotId, placeId: frozen, quantity }],
    },
    owner,
  );
  const seen = await app.get(`/api/lots/${child.lotId}/history?limit=100`, buyer);
  const processed = seen.body.items.find((e: Entry) => e.type === 'custody.processed');
  expect(processed.lines).toMatchObject([
    { lotId, relation: 'ancestor', netWeightKg: null, from: null },
    { lotId: child.lotId, relation: 'self', netWeightKg: null, note: null },
  ]);
  expect(processed.text.en).not.toContain('loss');
});

test('no history for a firm that does not handle the lot, nor without sign-in', async () => {
  const { app, stranger, lotId } = await aJourney(database());
  expect((await app.get(`/api/lots/${lotId}/history`, stranger)).status).toBe(404);
  expect((await app.get(`/api/lots/${lotId}/trace`, stranger)).status).toBe(404);
  expect((await app.get(`/api/lots/${lotId}/history`)).status).toBe(401);
});

test('workers’ numbers stay out of the history', async () => {
  const { app, regulator, lotId } = await aJourney(database());
  const sent = await app.get(`/api/lots/${lotId}/history?limit=100`, regulator);
  expect(canonicalJson(sent.body)).not.toContain('W0042');
});
