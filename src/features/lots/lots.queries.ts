import { type Selectable, sql } from 'kysely';

import type { LotTable } from '../../../db/types.ts';
import type { Actor } from '../../core/actor.ts';
import type { Db } from '../../core/context.ts';
import { knowsLot, viewerOf } from '../../core/viewer.ts';
import { compactNumber, numbersFrom } from '../../domain/number-keys.ts';
import type { StorageClass } from '../../domain/storage-class.ts';

export type Lot = Selectable<LotTable>;

/** The lots among `ids` that the actor may know of. */
export async function visibleLots(db: Db, actor: Actor, ids: readonly string[]): Promise<Lot[]> {
  if (ids.length === 0) return [];
  return (
    db
      .selectFrom('lot')
      .selectAll('lot')
      // As an array: an order may name more lots than a statement takes parameters.
      .where(sql<boolean>`lot.id = any(${[...ids]}::uuid[])`)
      .where(knowsLot(viewerOf(actor), 'lot.id'))
      .execute()
  );
}

/** What declarations refer to, read at once for one lot or for thousands. */
export async function readReferences(
  db: Db,
  orgId: string,
  wanted: {
    productIds: readonly string[];
    premisesIds: readonly string[];
    numbers: readonly string[];
    declarationNos: readonly string[];
    divisionIds: readonly string[];
  },
) {
  const result = await sql<{ kind: string; row: unknown }>`
    select 'product' as kind, json_build_object('id', p.id, 'storageClass', p.storage_class,
        'shelfLifeDays', p.shelf_life_days) as row
      from product p where p.org_id = ${orgId} and p.id = any(${wanted.productIds}::uuid[])
    union all
    select 'premises', json_build_object('id', p.id, 'orgId', p.org_id,
        'handlesImports', p.handles_imports, 'province', split_part(d.path, '/', 2))
      from premises p join division d on d.id = p.division_id
      where p.id = any(${wanted.premisesIds}::uuid[])
    union all
    select 'number', to_json(l.number)
      from lot l where l.org_id = ${orgId} and l.number = any(${wanted.numbers}::text[])
    union all
    select 'item', json_build_object('declarationNo', c.declaration_no, 'itemNo', c.item_no,
        'grams', c.grams, 'pieces', c.pieces, 'drawnGrams', c.drawn_grams,
        'drawnPieces', c.drawn_pieces)
      from customs_item c
      where c.org_id = ${orgId} and c.declaration_no = any(${wanted.declarationNos}::text[])
    union all
    select 'division', json_build_object('id', d.id, 'province', split_part(d.path, '/', 2))
      from division d where d.id = any(${wanted.divisionIds}::text[])
    union all
    select 'inbound', to_json(p.id)
      from place p where p.org_id = ${orgId} and p.kind = 'inbound'
  `.execute(db);
  const of = <T>(kind: string) =>
    // Each kind's shape is the one built in the statement above.
    result.rows.filter((row) => row.kind === kind).map((row) => row.row as T);
  return {
    products: of<{ id: string; storageClass: StorageClass; shelfLifeDays: number }>('product'),
    premises: of<{ id: string; orgId: string; handlesImports: boolean; province: string }>(
      'premises',
    ),
    numbers: of<string>('number'),
    items: of<CustomsItem>('item'),
    divisions: of<{ id: string; province: string }>('division'),
    inboundPlaceId: of<string>('inbound')[0],
  };
}

export type CustomsItem = {
  declarationNo: string;
  itemNo: number;
  grams: number;
  pieces: number;
  drawnGrams: number;
  drawnPieces: number;
};

/** Whether anything of the lot was ever shipped, sold or made into something else. */
export async function hasLeft(db: Db, lotId: string): Promise<boolean> {
  const movement = await db
    .selectFrom('movement')
    .innerJoin('place', 'place.id', 'movement.to_place')
    .select('movement.lot_id')
    .where('movement.lot_id', '=', lotId)
    .where('place.kind', 'in', ['transit', 'sold', 'processed'])
    .limit(1)
    .executeTakeFirst();
  return movement !== undefined;
}

export async function lockLot(db: Db, id: string): Promise<Lot | undefined> {
  return db.selectFrom('lot').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function listLots(
  db: Db,
  actor: Actor,
  filter: {
    number?: string | undefined;
    prefix?: string | undefined;
    productId?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<Lot[]> {
  let query = db
    .selectFrom('lot')
    .selectAll('lot')
    .orderBy('lot.id')
    .limit(filter.limit + 1);
  const viewer = viewerOf(actor);
  query =
    viewer.sees === 'own'
      ? query
          .innerJoin('lot_party', 'lot_party.lot_id', 'lot.id')
          .where('lot_party.org_id', '=', viewer.orgId)
      : query.where(knowsLot(viewer, 'lot.id'));
  if (filter.number !== undefined) query = query.where('lot.number', '=', filter.number);
  if (filter.prefix !== undefined) {
    const [from, to] = numbersFrom(compactNumber(filter.prefix));
    query = query.where(sql<boolean>`lot.number_key ~>=~ ${from} and lot.number_key ~<=~ ${to}`);
  }
  if (filter.productId !== undefined) query = query.where('lot.product_id', '=', filter.productId);
  if (filter.after !== undefined) query = query.where('lot.id', '>', filter.after);
  return query.execute();
}
