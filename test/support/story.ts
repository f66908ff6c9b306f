import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import { receive } from '../../src/features/custody/receipts.service.ts';
import type { DeclareImportLot } from '../../src/features/lots/lots.schemas.ts';
import { declareLot } from '../../src/features/lots/lots.service.ts';
import { ctxFor, type TestApp } from './app.ts';
import { anImportLot, anOrganisation, aProduct, declaredAt, somePremises } from './factories.ts';

/** The day after the lots of a test were declared, and the day before it acts. */
const receivedAt = new Date('2026-11-21T09:00:00.000Z');

/** A firm with a frozen and a chilled room, one product, and a lot that stands on the dock. */
export async function aStockedFirm(
  db: Kysely<Database>,
  overrides: Partial<DeclareImportLot> = {},
) {
  const org = await anOrganisation(db);
  const owner = org.member('owner');
  const premises = await somePremises(db, owner, { rooms: ['frozen', 'chilled'] });
  const productId = await aProduct(db, owner);
  const lot = await aReceivedLot(db, owner, premises.id, productId, overrides);
  const dock = await placeIn(db, premises.id, 'dock');
  const [frozen = '', chilled = ''] = premises.rooms;
  return { ...org, owner, premises, productId, ...lot, dock, frozen, chilled };
}

export async function aReceivedLot(
  db: Kysely<Database>,
  owner: PersonActor,
  premisesId: string,
  productId: string,
  overrides: Partial<DeclareImportLot> = {},
) {
  const body = anImportLot(productId, premisesId, overrides);
  const declared = await declareLot(ctxFor(db, owner, declaredAt), body);
  await receive(ctxFor(db, owner, receivedAt), {
    premisesId,
    containerNo: body.containerNo,
    sealNo: body.sealNo,
    lines: [{ lotId: declared.lotId, quantity: body.quantity }],
  });
  return declared;
}

export async function placeIn(db: Kysely<Database>, premisesId: string, kind: 'dock' | 'room') {
  const place = await db
    .selectFrom('place')
    .select('id')
    .where('premises_id', '=', premisesId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return place.id;
}

/** What stands where of a lot, by kind of place, empty places left out. */
export async function whereIs(db: Kysely<Database>, lotId: string) {
  const rows = await db
    .selectFrom('stock')
    .innerJoin('place', 'place.id', 'stock.place_id')
    .select(['place.kind', 'stock.grams', 'stock.pieces'])
    .where('lot_id', '=', lotId)
    .where((eb) => eb.or([eb('grams', '>', 0), eb('pieces', '>', 0)]))
    .execute();
  const sums: Record<string, [number, number]> = {};
  for (const { kind, grams, pieces } of rows) {
    const [g, p] = sums[kind] ?? [0, 0];
    sums[kind] = [g + grams, p + pieces];
  }
  return sums;
}

export const kg = (netWeightKg: number, pieces: number) => ({ netWeightKg, pieces });

export type Firm = Awaited<ReturnType<typeof aStockedFirm>>;

/** Ships part of a firm's lot from its dock and answers with the sent request. */
export async function shipFrom(
  app: TestApp,
  firm: Firm,
  toPremisesId: string,
  quantity: { netWeightKg: number; pieces: number },
  overrides: Record<string, unknown> = {},
) {
  return app.post(
    '/api/shipments',
    {
      fromPremisesId: firm.premises.id,
      toPremisesId,
      purpose: 'transfer',
      lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity }],
      ...overrides,
    },
    firm.owner,
  );
}
