import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { AlertRule } from '../../src/domain/alerts.ts';
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

export const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => id).toSorted();
