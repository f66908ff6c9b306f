import type { Selectable } from 'kysely';

import type { ProductTable, ProductYieldTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, knowsProduct, type Viewer } from '../../core/viewer.ts';

export type Product = Selectable<ProductTable>;

export async function codeExists(db: Db, orgId: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('product')
    .select('id')
    .where('org_id', '=', orgId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listProducts(
  db: Db,
  viewer: Viewer,
  filter: { code?: string | undefined; after?: string | undefined; limit: number },
): Promise<Product[]> {
  let query = db
    .selectFrom('product')
    .selectAll()
    .orderBy('id')
    .limit(filter.limit + 1);
  query = query.where(
    viewer.sees === 'own' ? isOfOrg(viewer, 'org_id') : knowsProduct(viewer, 'product'),
  );
  if (filter.code !== undefined) query = query.where('code', '=', filter.code);
  if (filter.after !== undefined) query = query.where('id', '>', filter.after);
  return query.execute();
}

export async function findProduct(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<Product | undefined> {
  return db
    .selectFrom('product')
    .selectAll('product')
    .where('product.id', '=', id)
    .where(knowsProduct(viewer, 'product'))
    .executeTakeFirst();
}

export async function yieldsOf(
  db: Db,
  productId: string,
): Promise<Selectable<ProductYieldTable>[]> {
  return db
    .selectFrom('product_yield')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('effective_from', 'desc')
    .execute();
}
