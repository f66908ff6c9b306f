import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { demandLot } from '../lots/lots.service.ts';
import { nodeLimits, TraceLine, TraceQuestion, TraceView } from './trace.schemas.ts';
import { collectTrace, openTrace } from './trace.service.ts';
import { streamOf } from './trace.stream.ts';
import { toTraceView } from './trace.views.ts';

const tags = ['tracing'];
const LotParam = z.strictObject({ id: z.uuid() });

const traceRoute = privateRoute(
  {
    method: 'post',
    path: '/traces',
    operationId: 'trace',
    summary: 'Where goods came from, what became of them and where that is now, to the gram',
    tags,
    request: { body: jsonBody(TraceQuestion) },
    responses: { 200: jsonResponse(TraceView, 'The graph with its sums') },
  },
  'not_found',
);

const streamRoute = privateRoute(
  {
    method: 'post',
    path: '/traces/stream',
    operationId: 'streamTrace',
    summary: 'The same a part at a time, for traces of any size; hang up to cancel',
    tags,
    request: { body: jsonBody(TraceQuestion) },
    responses: {
      200: {
        description: 'JSON lines: the question, then rows as they are found, then the sums.',
        content: { 'application/x-ndjson': { schema: TraceLine } },
      },
    },
  },
  'not_found',
);

const lotRoute = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/trace',
    operationId: 'traceLot',
    summary: 'Where a lot came from, what became of it and where that is now',
    tags,
    request: { params: LotParam },
    responses: { 200: jsonResponse(TraceView, 'The graph with its sums') },
  },
  'not_found',
);

export function traceRoutes({ unitCodes }: { unitCodes: UnitCodes | undefined }) {
  const routes = createRouter();

  routes.openapi(traceRoute, async (c) => {
    const asked = c.req.valid('json');
    return c.json(
      toTraceView(await collectTrace(await openTrace(c.var.ctx, asked, unitCodes))),
      200,
    );
  });

  routes.openapi(streamRoute, async (c) => {
    const opened = await openTrace(c.var.ctx, c.req.valid('json'), unitCodes);
    return c.body(streamOf(opened), 200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
    }) as never;
  });

  routes.openapi(lotRoute, async (c) => {
    const { ctx } = c.var;
    const { id } = await demandLot(ctx.db, ctx.actor, c.req.valid('param').id);
    const asked = TraceQuestion.parse({
      sources: [{ kind: 'lot', id }],
      maxNodes: nodeLimits.usual,
    });
    return c.json(toTraceView(await collectTrace(await openTrace(ctx, asked, unitCodes))), 200);
  });

  return routes;
}
