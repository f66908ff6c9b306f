import type { Selectable } from 'kysely';

import type { LabelPrintTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, type Viewer } from '../../core/viewer.ts';
import type { Span } from '../../domain/spans.ts';
import { isStorageClass } from '../../domain/storage-class.ts';
import type { PrintedFacts } from './labels.events.ts';

export type Print = Selectable<LabelPrintTable>;

export async function findPrint(db: Db, viewer: Viewer, id: string): Promise<Print | undefined> {
  return knownPrints(db, viewer).where('id', '=', id).executeTakeFirst();
}

/** The same, kept from changing until the transaction ends. */
export async function lockPrint(tx: Db, viewer: Viewer, id: string): Promise<Print | undefined> {
  return knownPrints(tx, viewer).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function printsOf(db: Db, viewer: Viewer, seriesId: string): Promise<Print[]> {
  return knownPrints(db, viewer).where('series_id', '=', seriesId).orderBy('number').execute();
}

function knownPrints(db: Db, viewer: Viewer) {
  return db.selectFrom('label_print').selectAll().where(isOfOrg(viewer, 'org_id'));
}

/** The spans of those prints before the nth that touch one. */
export async function earlierPrints(
  db: Db,
  seriesId: string,
  span: Span,
  before = Number.MAX_SAFE_INTEGER,
): Promise<Span[]> {
  return db
    .selectFrom('label_print')
    .select(['first_serial as first', 'last_serial as last'])
    .where('series_id', '=', seriesId)
    .where('first_serial', '<=', span.last)
    .where('last_serial', '>=', span.first)
    .where('number', '<', Math.min(before, 2 ** 31 - 1))
    .execute();
}

/** Asked while the series is locked. */
export async function nextNumber(tx: Db, seriesId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('label_print')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('series_id', '=', seriesId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

type OfLot = Omit<PrintedFacts, 'level'>;

/** What a label says of a lot. */
export async function factsOfLot(db: Db, lotId: string): Promise<OfLot> {
  const row = await db
    .selectFrom('lot')
    .innerJoin('product', 'product.id', 'lot.product_id')
    .select([
      'lot.number as lotNumber',
      'lot.production_date as productionDate',
      'lot.expiry_date as expiryDate',
      'lot.storage_class as storageClass',
      'product.name_zh as nameZh',
      'product.name_en as nameEn',
      'product.spec as spec',
      'product.gtin as gtin',
    ])
    .where('lot.id', '=', lotId)
    .executeTakeFirstOrThrow();
  const { storageClass } = row;
  if (!isStorageClass(storageClass)) throw new Error(`Lot ${lotId}: storage ${storageClass}`);
  return { ...row, storageClass };
}
