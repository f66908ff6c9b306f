import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { Hold } from './oversight.queries.ts';
import { HoldQuery, HoldView, ReleaseHold } from './oversight.schemas.ts';
import * as service from './oversight.service.ts';

const tags = ['oversight'];
const IdParam = z.strictObject({ id: z.uuid() });
const Changed = z.strictObject({ id: z.uuid() });

const listHolds = privateRoute({
  method: 'get',
  path: '/holds',
  operationId: 'listHolds',
  summary: 'Holds on lots that you handle (regulators: all), newest first',
  tags,
  request: { query: HoldQuery },
  responses: { 200: jsonResponse(pageOf(HoldView), 'One page') },
});

const readHold = privateRoute(
  {
    method: 'get',
    path: '/holds/{id}',
    operationId: 'readHold',
    summary: 'One hold',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(HoldView, 'The hold') },
  },
  'not_found',
);

const releaseHold = privateRoute(
  {
    method: 'post',
    path: '/holds/{id}/release',
    operationId: 'releaseHold',
    summary: 'Release a hold; one on a test result by naming the test that clears the lot',
    tags,
    request: { params: IdParam, body: jsonBody(ReleaseHold) },
    responses: { 200: jsonResponse(Changed, 'Released') },
  },
  'not_found',
  'conflict',
);

const idKey = z.tuple([z.uuid()]);

export function oversightRoutes() {
  const routes = createRouter();

  routes.openapi(listHolds, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const rows = await service.listHolds(c.var.ctx, { ...filter, before, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toHoldView),
      200,
    );
  });

  routes.openapi(readHold, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(toHoldView(await service.readHold(c.var.ctx, id)), 200);
  });

  routes.openapi(releaseHold, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.releaseHold(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}

function toHoldView(row: Hold): HoldView {
  return {
    id: row.id,
    orderId: row.order_id,
    lotId: row.lot_id,
    kind: row.kind,
    orgId: row.org_id,
    reasonZh: row.reason_zh,
    reasonEn: row.reason_en,
    testId: row.test_id,
    recallId: row.recall_id,
    placedAt: row.placed_at.toISOString(),
    releasedAt: row.released_at?.toISOString() ?? null,
    releaseReason: row.release_reason,
    clearingTestId: row.clearing_test_id,
  };
}
