import type { Selectable } from 'kysely';

import type { TraceCodeTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import type { PremisesKind } from '../../domain/places.ts';

export type TraceCode = Selectable<TraceCodeTable>;

/** The code that a lot's goods carry; the newest void one when none is in use. */
export async function findCode(db: Db, lotId: string): Promise<TraceCode | undefined> {
  return codeOfLot(db, lotId).executeTakeFirst();
}

/** The same, kept from changing until the transaction ends. */
export async function lockCode(tx: Db, lotId: string): Promise<TraceCode | undefined> {
  return codeOfLot(tx, lotId).forUpdate().executeTakeFirst();
}

function codeOfLot(db: Db, lotId: string) {
  return db
    .selectFrom('trace_code')
    .selectAll()
    .where('lot_id', '=', lotId)
    .orderBy((eb) => eb('state', '=', 'void'))
    .orderBy('issued_at', 'desc')
    .orderBy('code')
    .limit(1);
}

/** Two people issuing at once wait for each other here. */
export async function lockLot(tx: Db, lotId: string): Promise<void> {
  await tx.selectFrom('lot').select('id').where('id', '=', lotId).forUpdate().execute();
}

type Site = { id: string; kind: PremisesKind; divisionId: string };

/** Where most of the firm's goods of a lot stand. */
export async function siteOfStock(db: Db, lotId: string, orgId: string): Promise<Site | undefined> {
  return db
    .selectFrom('stock')
    .innerJoin('place', 'place.id', 'stock.place_id')
    .innerJoin('premises', 'premises.id', 'place.premises_id')
    .select(['premises.id', 'premises.kind', 'premises.division_id as divisionId'])
    .where('stock.lot_id', '=', lotId)
    .where('place.org_id', '=', orgId)
    .where('stock.grams', '>', 0)
    .orderBy('stock.grams', 'desc')
    .orderBy('place.id')
    .limit(1)
    .executeTakeFirst();
}

export async function findSite(db: Db, premisesId: string): Promise<Site | undefined> {
  return db
    .selectFrom('premises')
    .select(['id', 'kind', 'division_id as divisionId'])
    .where('id', '=', premisesId)
    .executeTakeFirst();
}
