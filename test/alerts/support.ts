import type { Kysely } from 'kysely';
import { expect } from 'vitest';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { AlertKind, AlertRule } from '../../src/domain/alerts.ts';
import { watchRecords } from '../../src/features/alerts/watch.service.ts';
import { createTestApp, ctxFor, type Sent } from '../support/app.ts';
import { anImportLot, anOrganisation } from '../support/factories.ts';
import { aStockedFirm, type Firm } from '../support/story.ts';

/** Two firms with a received lot each, an inspector, and a look at what they do. */
export async function aTown(db: Kysely<Database>) {
  const app = createTestApp(db);
  const bureau = await anOrganisation(db, 'regulator');
  const inspector = bureau.member('inspector');
  const [first, second] = [await aStockedFirm(db), await aStockedFirm(db)];
  const look = async () => watchRecords(ctxFor(db, { kind: 'system' }, app.clock.now));
  const alertsOf = async (rule: AlertRule, lotId: string, actor: PersonActor = inspector) =>
    (await app.get(`/api/alerts?rule=${rule}&lotId=${lotId}`, actor)).body.items;
  return { app, bureau, inspector, first, second, look, alertsOf };
}
export type Town = Awaited<ReturnType<typeof aTown>>;

/** The body of an answer that has to be a success. */
export function done({ status, body }: Sent) {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Declares a lot as the firm's clerk would. */
export async function declares(
  { app }: Pick<Town, 'app'>,
  firm: Firm,
  overrides: Parameters<typeof anImportLot>[2] = {},
): Promise<string> {
  const body = anImportLot(firm.productId, firm.premises.id, overrides);
  return done(await app.post('/api/lots', body, firm.owner)).lotId;
}

/** Looks, and answers with the one alert of a rule that names the lot, with its records. */
export async function raisedBy(town: Town, rule: AlertRule, lotId: string) {
  await town.look();
  const items = await town.alertsOf(rule, lotId);
  if (items.length !== 1) throw new Error(`${rule}: ${items.length} alerts`);
  return done(await town.app.get(`/api/alerts/${items[0].id}`, town.inspector));
}

const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => id).toSorted();

export type Planted = {
  lotId: string;
  /** What has to be named besides. */
  lots?: string[];
  firms?: string[];
  documents?: string[];
  events?: number;
  excessKg?: number;
  says?: RegExp;
};

/** Exactly one alert of the rule, with its records and sentences; answers with its kind. */
export async function expectFound(town: Town, rule: AlertRule, made: Planted): Promise<AlertKind> {
  const alert = await raisedBy(town, rule, made.lotId);
  expect(alert).toMatchObject({ rule, state: 'open', history: [{ what: 'raised' }] });
  expect(idsOf(alert.lots)).toEqual([...new Set([made.lotId, ...(made.lots ?? [])])].toSorted());
  if (made.firms) expect(idsOf(alert.firms)).toEqual(made.firms.toSorted());
  if (made.documents) expect(idsOf(alert.documents)).toEqual(made.documents.toSorted());
  if (made.excessKg !== undefined) expect(alert.excessKg).toBe(made.excessKg);
  expect(alert.events.length).toBeGreaterThanOrEqual(made.events ?? 1);
  for (const language of ['zh', 'en'] as const) {
    expect(alert.text[language]).not.toMatch(/[{}]|\?/);
  }
  if (made.says) expect(alert.text.en).toMatch(made.says);
  // Looking again says nothing more.
  expect(await town.look()).toMatchObject({ alerts: 0 });
  return alert.kind;
}

export async function receiptOf(db: Kysely<Database>, lotId: string): Promise<string> {
  const row = await db
    .selectFrom('event')
    .innerJoin('event_lot', 'event_lot.seq', 'event.seq')
    .select('event.id')
    .where('lot_id', '=', lotId)
    .where('type', '=', 'custody.received')
    .executeTakeFirstOrThrow();
  return row.id;
}
