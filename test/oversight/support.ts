import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { anOrganisation, aProduct } from '../support/factories.ts';
import { aStockedFirm, type Firm, kg } from '../support/story.ts';

export const reason = { reasonZh: '标签不符', reasonEn: 'Wrong labels' };

/** A firm with a lot on its dock, a regulator, and a firm that has nothing to do with either. */
export async function aCity(db: Kysely<Database>) {
  const app = createTestApp(db);
  const firm = await aStockedFirm(db);
  const regulator = (await anOrganisation(db, 'regulator')).member('inspector');
  const stranger = await aStockedFirm(db);
  const hold = async (lotIds: readonly string[], actor = regulator, more: object = {}) =>
    app.post('/api/holds', { lotIds, ...reason, ...more }, actor);
  const release = async (id: string, actor = regulator, more: object = {}) =>
    app.post(`/api/holds/${id}/release`, { reason: '已处理', ...more }, actor);
  return { app, firm, regulator, stranger, hold, release };
}

/** Makes a new lot of part of a lot that stands in a place, in one of the firm's rooms. */
export async function processed(
  db: Kysely<Database>,
  app: TestApp,
  firm: Firm,
  from: { lotId: string; placeId: string },
  netWeightKg: number,
): Promise<string> {
  const sent = await app.post(
    '/api/processings',
    {
      premisesId: firm.premises.id,
      inputs: [{ ...from, quantity: kg(netWeightKg, 0) }],
      outputs: [
        {
          productId: await aProduct(db, firm.owner),
          productionDate: '2026-11-22',
          placeId: firm.frozen,
          quantity: kg(netWeightKg, 0),
        },
      ],
      lossWeightKg: 0,
    },
    firm.owner,
  );
  if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
  return sent.body.lots[0].lotId;
}
