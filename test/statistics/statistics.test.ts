import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { OverviewView } from '../../src/features/statistics/statistics.schemas.ts';
import { createTestApp, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

type Group = [string, { lots: number; netWeightKg: number }];
type Row = { lotId?: string; netWeightKg: number; evidence: string[] };

/** A firm's lot with evidence, of which a market holds a part; a bureau over both, and one elsewhere. */
async function aCity() {
  const { lotId, owner, buyer, app } = await aJourney(database());
  const bureau = await anOrganisation(database(), 'regulator');
  const over = (jurisdiction: string): PersonActor => ({
    ...bureau.member('auditor'),
    jurisdiction,
  });
  const read = async (path: string, actor: PersonActor) => {
    const { status, body } = await app.get(`/api/statistics/${path}`, actor);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };
  /** All pages, small ones. */
  const rows = async (path: string, actor: PersonActor) => {
    const found: Row[] = [];
    for (let cursor = ''; ;) {
      const page = await read(`${path}${path.includes('?') ? '&' : '?'}limit=2${cursor}`, actor);
      found.push(...page.items);
      if (page.nextCursor === null) return found;
      cursor = `&cursor=${page.nextCursor}`;
    }
  };
  return { app, lotId, owner, buyer, over, read, rows };
}

const sum = (list: readonly number[]) => Math.round(list.reduce((a, b) => a + b, 0) * 1000) / 1000;

test('every figure is the number of its rows, page by page', async () => {
  const { over, read, rows } = await aCity();
  const officer = over('CN/440000/');
  const told = OverviewView.parse(await read('overview', officer));
  for (const { kind, firms } of told.firms) {
    expect(await rows(`firms?kind=${kind}`, officer)).toHaveLength(firms);
  }
  for (const { kind, state, premises } of told.premises) {
    expect(await rows(`premises?kind=${kind}&state=${state}`, officer)).toHaveLength(premises);
  }
  const groups: Group[] = [
    ...told.origins.map((one) => [`originCountry=${one.originCountry}`, one] as Group),
    ...told.categories.map((one) => [`category=${one.category}`, one] as Group),
    ...told.classes.map((one) => [`storageClass=${one.storageClass}`, one] as Group),
    ...told.evidence.kinds.map((one) => [`imported=true&with=${one.kind}`, one] as Group),
    ['imported=true', told.evidence],
  ];
  for (const [query, { lots, netWeightKg }] of groups) {
    const found = await rows(`goods?${query}`, officer);
    expect([query, found.length]).toEqual([query, lots]);
    expect(sum(found.map((row) => row.netWeightKg))).toBe(netWeightKg);
  }
  const all = await rows('premises', officer);
  expect(all.length).toBe(sum(told.premises.map((one) => one.premises)));
  const last = told.openings.at(-1);
  const month = last?.month;
  expect(month).toBe(testNow.toISOString().slice(0, 7));
  expect(told.openings).toHaveLength(12);
  expect(await rows(`firms?month=${month}`, officer)).toHaveLength(last?.firms ?? -1);
});

test('proofs that are there are counted as there, and the others are found as missing', async () => {
  const { lotId, owner, rows } = await aCity();
  const own = (await rows('goods?imported=true', owner)).find((row) => row.lotId === lotId);
  expect(own?.evidence).toEqual(expect.arrayContaining(['quarantine_certificate', 'test']));
  expect(own?.evidence).not.toContain('customs_declaration');
  const ids = async (query: string) =>
    (await rows(`goods?${query}`, owner)).map((row) => row.lotId);
  expect(await ids('without=customs_declaration')).toContain(lotId);
  expect(await ids('without=quarantine_certificate')).not.toContain(lotId);
});

test('a firm counts what is its own, an authority what it oversees, and nobody else anything', async () => {
  const { app, lotId, owner, buyer, over, read, rows } = await aCity();
  const mine = await read('overview', owner);
  expect(mine.firms).toEqual([{ kind: expect.any(String), firms: 1 }]);
  const weightFor = async (actor: PersonActor) =>
    (await rows('goods', actor)).find((row) => row.lotId === lotId)?.netWeightKg ?? 0;
  const [own, theirs] = [await weightFor(owner), await weightFor(buyer)];
  expect(own).toBeGreaterThan(0);
  expect(await weightFor(over('CN/440000/'))).toBe(sum([own, theirs]));
  const elsewhere = over('CN/350000/');
  expect(await weightFor(elsewhere)).toBe(0);
  expect(await rows('firms', elsewhere)).toEqual([]);
  const laboratory = (await anOrganisation(database(), 'laboratory')).member('viewer');
  expect((await read('overview', laboratory)).origins).toEqual([]);
  expect((await app.get('/api/statistics/overview')).status).toBe(401);
  const system = createTestApp(database());
  const security: PersonActor = { ...owner, orgKind: 'system', role: 'security_admin' };
  expect((await system.get('/api/statistics/overview', security)).status).toBe(403);
});

test('a month that is none, and a cursor of somebody else’s making, are refused', async () => {
  const { app, owner } = await aCity();
  for (const query of ['month=2026-13', 'cursor=e30', 'kind=regulator']) {
    expect((await app.get(`/api/statistics/firms?${query}`, owner)).status).toBe(422);
  }
});
