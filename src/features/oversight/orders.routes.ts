import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, PageQuery, readCursor, toPage } from '../../core/paging.ts';
import type { FirstThing, Item, SeenOrder, Totals } from './orders.queries.ts';
import {
  ItemView,
  ListedOrder,
  OrderQuery,
  type OrderView,
  OrderWithTotals,
  Placed,
  PlaceHold,
  Released,
  ReleaseOrder,
} from './orders.schemas.ts';
import * as service from './orders.service.ts';

const tags = ['oversight'];
const IdParam = z.strictObject({ id: z.uuid() });
const idKey = z.tuple([z.uuid()]);

const placeHold = privateRoute({
  method: 'post',
  path: '/holds',
  operationId: 'placeHold',
  summary: 'Hold lots, units, places and shipments by one order',
  description:
    'The authority holds whatever it oversees. A firm holds lots that it declared, wherever they are, ' +
    'and its own rooms, premises and shipments, whatever stands there.',
  tags,
  request: { body: jsonBody(PlaceHold) },
  responses: { 201: jsonResponse(Placed, 'In force from now on') },
});

const listOrders = privateRoute({
  method: 'get',
  path: '/hold-orders',
  operationId: 'listHoldOrders',
  summary: 'Orders that hold something you handle (regulators: oversee), newest first',
  tags,
  request: { query: OrderQuery },
  responses: { 200: jsonResponse(pageOf(ListedOrder), 'One page') },
});

const readOrder = privateRoute(
  {
    method: 'get',
    path: '/hold-orders/{id}',
    operationId: 'readHoldOrder',
    summary: 'One order, with how much it holds now',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(OrderWithTotals, 'The order') },
  },
  'not_found',
);

const listItems = privateRoute(
  {
    method: 'get',
    path: '/hold-orders/{id}/items',
    operationId: 'listHoldOrderItems',
    summary: 'What an order covers, as far as you may know of it',
    tags,
    request: { params: IdParam, query: PageQuery },
    responses: { 200: jsonResponse(pageOf(ItemView), 'One page') },
  },
  'not_found',
);

const releaseOrder = privateRoute(
  {
    method: 'post',
    path: '/hold-orders/{id}/release',
    operationId: 'releaseHoldOrder',
    summary: 'Release an order or some of it; the answer says what stays held and why',
    tags,
    request: { params: IdParam, body: jsonBody(ReleaseOrder) },
    responses: { 200: jsonResponse(Released, 'What was released') },
  },
  'not_found',
  'conflict',
);

export function orderRoutes() {
  const routes = createRouter();

  routes.openapi(placeHold, async (c) =>
    c.json(await service.placeHold(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listOrders, async (c) => {
    const { limit, cursor, lang: _, goods, ...filter } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const rows = await service.listOrders(c.var.ctx, { ...filter, before, limit });
    const ids = rows.slice(0, limit).map(({ id }) => id);
    const goodsOf = goods ? await service.goodsOf(c.var.ctx, ids) : undefined;
    return c.json(
      toPage(
        rows,
        limit,
        (row) => [row.id],
        (row) => toListedOrder(row, goodsOf?.(row.id)),
      ),
      200,
    );
  });

  routes.openapi(readOrder, async (c) => {
    const { order, totals } = await service.readOrder(c.var.ctx, c.req.valid('param').id);
    const { covered, held, grams } = totals;
    return c.json({ ...toOrderView(order), covered, held, standingKg: grams / 1000 }, 200);
  });

  routes.openapi(listItems, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await service.listItems(c.var.ctx, c.req.valid('param').id, { after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toItemView),
      200,
    );
  });

  routes.openapi(releaseOrder, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.releaseOrder(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}

function toOrderView(row: SeenOrder): OrderView {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    orgId: row.org_id,
    reasonZh: row.reason_zh,
    reasonEn: row.reason_en,
    testId: row.test_id,
    recallId: row.recall_id,
    placedAt: row.placed_at.toISOString(),
    active: row.active,
    // Written through a schema that takes an object.
    question: row.own ? (row.question as OrderView['question']) : null,
  };
}

function toListedOrder(
  row: SeenOrder,
  goods: (Totals & { first: FirstThing | null }) | undefined,
): ListedOrder {
  const stopped = goods && {
    covered: goods.covered,
    standingKg: goods.grams / 1000,
    first: goods.first,
  };
  return { ...toOrderView(row), goods: stopped ?? null };
}

function toItemView(row: Item): ItemView {
  return {
    id: row.id,
    what: row.what,
    lotId: row.lotId,
    declaredBy: row.declaredBy,
    seriesId: row.seriesId,
    firstSerial: row.firstSerial,
    lastSerial: row.lastSerial,
    placeId: row.placeId,
    premisesId: row.premisesId,
    releasedAt: row.releasedAt?.toISOString() ?? null,
    releaseReason: row.releaseReason,
    clearingTestId: row.clearingTestId,
  };
}
