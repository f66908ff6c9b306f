import { z } from '@hono/zod-openapi';

import { createRouter, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import { allCountries } from './countries.service.ts';
import type { Division } from './reference.queries.ts';
import { CountryView, DivisionView } from './reference.schemas.ts';
import * as service from './reference.service.ts';

const DivisionId = z.string().max(20);
const tags = ['reference'];

const listDivisions = privateRoute({
  method: 'get',
  path: '/divisions',
  operationId: 'listDivisions',
  summary: 'Administrative divisions and functional zones under a parent',
  tags,
  request: {
    query: PageQuery.extend({
      parent: DivisionId.default('CN').openapi({ example: '440000' }),
    }),
  },
  responses: { 200: jsonResponse(pageOf(DivisionView), 'One page') },
});

const readDivision = privateRoute(
  {
    method: 'get',
    path: '/divisions/{id}',
    operationId: 'readDivision',
    summary: 'One division',
    tags,
    request: { params: z.strictObject({ id: DivisionId }) },
    responses: { 200: jsonResponse(DivisionView, 'The division') },
  },
  'not_found',
);

const listCountries = privateRoute({
  method: 'get',
  path: '/countries',
  operationId: 'listCountries',
  summary: 'Countries and regions (ISO 3166-1)',
  tags,
  responses: { 200: jsonResponse(z.strictObject({ items: z.array(CountryView) }), 'All') },
});

export function referenceRoutes() {
  const routes = createRouter();

  routes.openapi(listDivisions, async (c) => {
    const { limit, cursor, parent } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([z.string()]))?.[0];
    const rows = await service.listDivisions(c.var.ctx, { parentId: parent, after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toDivisionView),
      200,
    );
  });

  routes.openapi(readDivision, async (c) => {
    const division = await service.readDivision(c.var.ctx, c.req.valid('param').id);
    return c.json(toDivisionView(division), 200);
  });

  routes.openapi(listCountries, (c) => {
    const items = allCountries().map(({ code, name }) => ({
      code,
      nameZh: name.zh,
      nameEn: name.en,
    }));
    return c.json({ items }, 200);
  });

  return routes;
}

function toDivisionView(row: Division): z.infer<typeof DivisionView> {
  return {
    id: row.id,
    parentId: row.parent_id,
    code: row.code,
    level: row.level,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    path: row.path,
  };
}
