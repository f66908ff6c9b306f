import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import { isRestrictedCirculation } from '../../domain/gs1.ts';
import type { Product } from './products.queries.ts';
import { ProductView, RegisterProduct, SetYield, YieldView } from './products.schemas.ts';
import * as service from './products.service.ts';

const tags = ['products'];
const Created = z.strictObject({ id: z.uuid() });

const register = privateRoute(
  {
    method: 'post',
    path: '/products',
    operationId: 'registerProduct',
    summary: 'Add a product to your list',
    tags,
    request: { body: jsonBody(RegisterProduct) },
    responses: { 201: jsonResponse(Created, 'Added') },
  },
  'conflict',
);

const list = privateRoute({
  method: 'get',
  path: '/products',
  operationId: 'listProducts',
  summary: 'Your products (regulators: all), by id',
  tags,
  request: { query: PageQuery.extend({ code: z.string().max(30).optional() }) },
  responses: { 200: jsonResponse(pageOf(ProductView), 'One page') },
});

const read = privateRoute(
  {
    method: 'get',
    path: '/products/{id}',
    operationId: 'readProduct',
    summary: 'One product',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }) },
    responses: { 200: jsonResponse(ProductView, 'The product') },
  },
  'not_found',
);

const yields = privateRoute(
  {
    method: 'get',
    path: '/products/{id}/yields',
    operationId: 'listYields',
    summary: 'What a product yields in processing, newest first',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }) },
    responses: { 200: jsonResponse(z.strictObject({ items: z.array(YieldView) }), 'All of them') },
  },
  'not_found',
);

const setYield = privateRoute(
  {
    method: 'post',
    path: '/products/{id}/yields',
    operationId: 'setYield',
    summary: 'Say how much of a product comes out of what goes in, from a day on',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }), body: jsonBody(SetYield) },
    responses: { 201: jsonResponse(Created, 'Set') },
  },
  'not_found',
);

const idKey = z.tuple([z.uuid()]);

export function productRoutes() {
  const routes = createRouter();

  routes.openapi(register, async (c) =>
    c.json(await service.registerProduct(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(list, async (c) => {
    const { limit, cursor, code } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await service.listProducts(c.var.ctx, { code, after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toProductView),
      200,
    );
  });

  routes.openapi(read, async (c) =>
    c.json(toProductView(await service.readProduct(c.var.ctx, c.req.valid('param').id)), 200),
  );

  routes.openapi(yields, async (c) => {
    const rows = await service.listYields(c.var.ctx, c.req.valid('param').id);
    const items = rows.map((row) => ({
      leastPermille: row.least_permille,
      mostPermille: row.most_permille,
      effectiveFrom: row.effective_from,
    }));
    return c.json({ items }, 200);
  });

  routes.openapi(setYield, async (c) =>
    c.json(await service.setYield(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  );

  return routes;
}

function toProductView(row: Product): ProductView {
  return {
    id: row.id,
    orgId: row.org_id,
    code: row.code,
    gtin: row.gtin,
    restrictedCode: row.gtin !== null && isRestrictedCirculation(row.gtin),
    nameZh: row.name_zh,
    nameEn: row.name_en,
    category: row.category as ProductView['category'],
    hsCode: row.hs_code,
    // Written through schemas that know only these classes.
    storageClass: row.storage_class as ProductView['storageClass'],
    shelfLifeDays: row.shelf_life_days,
    spec: row.spec,
  };
}
