import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { Recall } from './recalls.queries.ts';
import {
  CloseRecall,
  OpenRecall,
  RecallQuery,
  RecallView,
  RecallWithLots,
} from './recalls.schemas.ts';
import * as service from './recalls.service.ts';

const tags = ['recalls'];
const IdParam = z.strictObject({ id: z.uuid() });
const Changed = z.strictObject({ id: z.uuid() });
const Opened = z.strictObject({ id: z.uuid(), lotIds: z.array(z.uuid()) });

const openRecall = privateRoute(
  {
    method: 'post',
    path: '/recalls',
    operationId: 'openRecall',
    summary: 'Recall lots and everything made of them (regulators)',
    tags,
    request: { body: jsonBody(OpenRecall) },
    responses: { 201: jsonResponse(Opened, 'Opened, with all lots concerned') },
  },
  'conflict',
);

const listRecalls = privateRoute({
  method: 'get',
  path: '/recalls',
  operationId: 'listRecalls',
  summary: 'Recalls of lots that you handle (regulators: all), newest first',
  tags,
  request: { query: RecallQuery },
  responses: { 200: jsonResponse(pageOf(RecallView), 'One page') },
});

const readRecall = privateRoute(
  {
    method: 'get',
    path: '/recalls/{id}',
    operationId: 'readRecall',
    summary: 'One recall with its lots',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(RecallWithLots, 'The recall') },
  },
  'not_found',
);

const closeRecall = privateRoute(
  {
    method: 'post',
    path: '/recalls/{id}/close',
    operationId: 'closeRecall',
    summary: 'Close a recall, releasing its holds or keeping them',
    tags,
    request: { params: IdParam, body: jsonBody(CloseRecall) },
    responses: { 200: jsonResponse(Changed, 'Closed') },
  },
  'not_found',
  'conflict',
);

const idKey = z.tuple([z.uuid()]);

export function recallsRoutes() {
  const routes = createRouter();

  routes.openapi(openRecall, async (c) =>
    c.json(await service.openRecall(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listRecalls, async (c) => {
    const { limit, cursor, lotId } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const rows = await service.listRecalls(c.var.ctx, { lotId, before, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toRecallView),
      200,
    );
  });

  routes.openapi(readRecall, async (c) => {
    const { recall, lotIds } = await service.readRecall(c.var.ctx, c.req.valid('param').id);
    return c.json({ ...toRecallView(recall), lotIds }, 200);
  });

  routes.openapi(closeRecall, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.closeRecall(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}

function toRecallView(row: Recall): RecallView {
  return {
    id: row.id,
    number: row.number,
    orgId: row.org_id,
    class: row.class,
    kind: row.kind,
    reasonZh: row.reason_zh,
    reasonEn: row.reason_en,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}
