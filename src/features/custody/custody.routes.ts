import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import { correct } from './corrections.service.ts';
import {
  Correct,
  Count,
  Destroy,
  Move,
  Process,
  Receive,
  ReceiveShipment,
  Return,
  Sell,
  SettleShipment,
  Ship,
  ShipmentView,
  ShipmentWithLines,
  StockView,
} from './custody.schemas.ts';
import { toShipmentLineView, toShipmentView, toStockView } from './custody.views.ts';
import { process } from './processing.service.ts';
import { move, receive } from './receipts.service.ts';
import { count, destroy, readStock, sell, takeReturn } from './sales.service.ts';
import {
  listShipments,
  readShipment,
  receiveShipment,
  settleShipment,
  ship,
} from './shipments.service.ts';

const tags = ['custody'];
const IdParam = z.strictObject({ id: z.uuid() });
const Lines = z.strictObject({ lines: z.int() });

/** A command at its own address: 201 with what the verb answers. */
function commandRoute<B extends z.ZodType, R extends z.ZodType>(
  path: `/${string}`,
  operationId: string,
  summary: string,
  body: B,
  result: R,
) {
  return privateRoute(
    {
      method: 'post',
      path,
      operationId,
      summary,
      tags,
      request: { body: jsonBody(body) },
      responses: { 201: jsonResponse(result, 'Recorded') },
    },
    'conflict',
  );
}

const receiveRoute = commandRoute(
  '/receipts',
  'receive',
  'Receive declared goods: container and seal are checked',
  Receive,
  Lines,
);
const moveRoute = commandRoute(
  '/moves',
  'move',
  'Put goods away, or move them between rooms',
  Move,
  Lines,
);
const shipRoute = commandRoute(
  '/shipments',
  'ship',
  'Ship goods to other premises',
  Ship,
  z.strictObject({ shipmentId: z.uuid(), number: z.string() }),
);
const processRoute = commandRoute(
  '/processings',
  'process',
  'Repack or process: lots in, new lots out',
  Process,
  z.strictObject({ lots: z.array(z.strictObject({ lotId: z.uuid(), number: z.string() })) }),
);
const sellRoute = commandRoute(
  '/sales',
  'sell',
  'Sell to a consumer or a firm outside the system',
  Sell,
  Lines,
);
const returnRoute = commandRoute('/returns', 'takeReturn', 'Take sold goods back', Return, Lines);
const destroyRoute = commandRoute('/destructions', 'destroy', 'Destroy goods', Destroy, Lines);
const countRoute = commandRoute(
  '/counts',
  'count',
  'Count stock; the variance is recorded',
  Count,
  z.strictObject({
    variances: z.array(
      z.strictObject({ lotId: z.uuid(), grams: z.int(), pieces: z.int() }).openapi({
        description: 'Counted less booked, in grams and pieces.',
      }),
    ),
  }),
);
const correctRoute = commandRoute(
  '/corrections',
  'correct',
  'Put an earlier event right by a new one',
  Correct,
  z.strictObject({ movements: z.int() }),
);

const receiveShipmentRoute = privateRoute(
  {
    method: 'post',
    path: '/shipments/{id}/receipt',
    operationId: 'receiveShipment',
    summary: 'Receive what another shipped: agreed, short, over or refused, lot by lot',
    tags,
    request: { params: IdParam, body: jsonBody(ReceiveShipment) },
    responses: {
      201: jsonResponse(
        z.strictObject({ state: z.enum(['matched', 'mismatched']) }),
        'Recorded; a difference stays visible until settled',
      ),
    },
  },
  'not_found',
  'conflict',
);

const settleRoute = privateRoute(
  {
    method: 'post',
    path: '/shipments/{id}/settlement',
    operationId: 'settleShipment',
    summary: 'Account for what did not change hands',
    tags,
    request: { params: IdParam, body: jsonBody(SettleShipment) },
    responses: { 201: jsonResponse(Lines, 'Recorded') },
  },
  'not_found',
  'conflict',
);

const listShipmentsRoute = privateRoute({
  method: 'get',
  path: '/shipments',
  operationId: 'listShipments',
  summary: 'Shipments from or to you (regulators: all), by id',
  tags,
  request: {
    query: PageQuery.extend({
      state: z.enum(['in_transit', 'matched', 'mismatched', 'settled']).optional(),
      newest: z
        .enum(['true', 'false'])
        .optional()
        .openapi({ description: 'true: the newest first; else the oldest.' }),
    }),
  },
  responses: { 200: jsonResponse(pageOf(ShipmentView), 'One page') },
});

const readShipmentRoute = privateRoute(
  {
    method: 'get',
    path: '/shipments/{id}',
    operationId: 'readShipment',
    summary: 'A shipment with its lines and their differences',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(ShipmentWithLines, 'The shipment') },
  },
  'not_found',
);

const listStockRoute = privateRoute({
  method: 'get',
  path: '/stock',
  operationId: 'listStock',
  summary: 'What stands where, by lot and place',
  tags,
  request: {
    query: PageQuery.extend({
      lotId: z.uuid().optional(),
      premisesId: z.uuid().optional(),
      standing: z.enum(['true', 'false']).optional().openapi({
        description:
          'true: only what stands in premises, not what was sold, destroyed or has yet to come.',
      }),
    }),
  },
  responses: { 200: jsonResponse(pageOf(StockView), 'One page') },
});

const idKey = z.tuple([z.uuid()]);
const stockKey = z.tuple([z.uuid(), z.uuid()]);

export function custodyRoutes() {
  const routes = createRouter();

  routes.openapi(receiveRoute, async (c) =>
    c.json(await receive(c.var.ctx, c.req.valid('json')), 201),
  );
  routes.openapi(moveRoute, async (c) => c.json(await move(c.var.ctx, c.req.valid('json')), 201));
  routes.openapi(shipRoute, async (c) => c.json(await ship(c.var.ctx, c.req.valid('json')), 201));
  routes.openapi(processRoute, async (c) =>
    c.json(await process(c.var.ctx, c.req.valid('json')), 201),
  );
  routes.openapi(sellRoute, async (c) => c.json(await sell(c.var.ctx, c.req.valid('json')), 201));
  routes.openapi(returnRoute, async (c) =>
    c.json(await takeReturn(c.var.ctx, c.req.valid('json')), 201),
  );
  routes.openapi(destroyRoute, async (c) =>
    c.json(await destroy(c.var.ctx, c.req.valid('json')), 201),
  );
  routes.openapi(countRoute, async (c) => c.json(await count(c.var.ctx, c.req.valid('json')), 201));
  routes.openapi(correctRoute, async (c) =>
    c.json(await correct(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(receiveShipmentRoute, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await receiveShipment(c.var.ctx, id, c.req.valid('json')), 201);
  });

  routes.openapi(settleRoute, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await settleShipment(c.var.ctx, id, c.req.valid('json')), 201);
  });

  routes.openapi(listShipmentsRoute, async (c) => {
    const { limit, cursor, state, newest } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await listShipments(c.var.ctx, {
      state,
      isNewestFirst: newest === 'true',
      after,
      limit,
    });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toShipmentView),
      200,
    );
  });

  routes.openapi(readShipmentRoute, async (c) => {
    const { shipment, lines } = await readShipment(c.var.ctx, c.req.valid('param').id);
    return c.json({ ...toShipmentView(shipment), lines: lines.map(toShipmentLineView) }, 200);
  });

  routes.openapi(listStockRoute, async (c) => {
    const { limit, cursor, lotId, premisesId, standing } = c.req.valid('query');
    const after = readCursor(cursor, stockKey);
    const rows = await readStock(c.var.ctx, {
      lotId,
      premisesId,
      isStanding: standing === 'true',
      after,
      limit,
    });
    return c.json(
      toPage(rows, limit, (row) => [row.place_id, row.lot_id], toStockView),
      200,
    );
  });

  return routes;
}
