import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { BusinessYear } from './business-days.queries.ts';
import { ArrangeBusinessYear, BusinessYearView } from './business-days.schemas.ts';
import * as businessDays from './business-days.service.ts';
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

const listBusinessYears = privateRoute({
  method: 'get',
  path: '/business-days',
  operationId: 'listBusinessYears',
  summary: 'Public holidays and make-up workdays by year; a year not listed is not published',
  tags,
  responses: { 200: jsonResponse(z.strictObject({ items: z.array(BusinessYearView) }), 'All') },
});

const arrangeBusinessYear = privateRoute({
  method: 'post',
  path: '/business-days',
  operationId: 'arrangeBusinessYear',
  summary:
    'Enter the holidays and make-up workdays of a year as published, in place of what was there',
  tags,
  request: { body: jsonBody(ArrangeBusinessYear) },
  responses: { 201: jsonResponse(z.strictObject({ year: z.int() }), 'Entered') },
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

  routes.openapi(listBusinessYears, async (c) => {
    const years = await businessDays.listBusinessYears(c.var.ctx);
    return c.json({ items: years.map(toBusinessYearView) }, 200);
  });

  routes.openapi(arrangeBusinessYear, async (c) => {
    return c.json(await businessDays.arrangeBusinessYear(c.var.ctx, c.req.valid('json')), 201);
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

function toBusinessYearView(row: BusinessYear): BusinessYearView {
  return {
    year: row.year,
    source: row.source,
    edition: row.edition,
    recordedAt: row.recorded_at.toISOString(),
    days: row.days.map(({ date, kind, name_zh, name_en }) => ({
      date,
      kind,
      nameZh: name_zh,
      nameEn: name_en,
    })),
  };
}
