import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { Draft } from '../../web/console/keeper/offline/wire.ts';
import { createTestApp } from '../support/app.ts';
import { aStockedFirm, type Firm, kg } from '../support/story.ts';
import { aDevice } from './device.ts';

/** A keeper with a phone in a firm's store, and what is recorded there most. */
export async function aShift(db: Kysely<Database>) {
  const app = createTestApp(db);
  const firm = await aStockedFirm(db);
  const keeper = firm.member('keeper');
  const device = await aDevice(app, keeper, { storeId: firm.premises.id });
  await device.refresh();
  return { app, firm, keeper, device };
}

export const move = (firm: Firm, weight: number, to = firm.frozen, from = firm.dock): Draft => ({
  op: 'move',
  body: {
    premisesId: firm.premises.id,
    lines: [
      { lotId: firm.lotId, fromPlaceId: from, toPlaceId: to, quantity: kg(weight, weight / 10) },
    ],
  },
});

export const sell = (firm: Firm, weight: number, placeId = firm.frozen): Draft => ({
  op: 'sell',
  body: {
    premisesId: firm.premises.id,
    buyer: { kind: 'consumer' },
    lines: [{ lotId: firm.lotId, placeId, quantity: kg(weight, weight / 10) }],
  },
});
