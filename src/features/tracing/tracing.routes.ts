import { z } from '@hono/zod-openapi';

import { createRouter, jsonResponse, privateRoute } from '../../core/http.ts';
import { readCursor, toPage } from '../../core/paging.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import type { Hit } from './search.queries.ts';
import {
  HistoryPage,
  HistoryQuery,
  SearchQuery,
  SearchResult,
  type SearchHit,
  TraceView,
} from './tracing.schemas.ts';
import * as service from './tracing.service.ts';

const LotParam = z.strictObject({ id: z.uuid() });
const tags = ['tracing'];

const search = privateRoute({
  method: 'get',
  path: '/search',
  operationId: 'search',
  summary: 'Find what any identifier on a paper belongs to',
  tags,
  request: { query: SearchQuery },
  responses: { 200: jsonResponse(SearchResult, 'What was found, the most telling field first') },
});

const history = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/history',
    operationId: 'readHistory',
    summary: 'The whole history of a lot with its ancestors and descendants, in order',
    tags,
    request: { params: LotParam, query: HistoryQuery },
    responses: { 200: jsonResponse(HistoryPage, 'One page, oldest first') },
  },
  'not_found',
);

const trace = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/trace',
    operationId: 'traceLot',
    summary: 'Where a lot came from, what became of it and where that is now',
    tags,
    request: { params: LotParam },
    responses: { 200: jsonResponse(TraceView, 'The graph') },
  },
  'not_found',
);

const seqKey = z.tuple([z.int().min(0)]);

export function tracingRoutes({ unitCodes }: { unitCodes: UnitCodes | undefined }) {
  const routes = createRouter();

  routes.openapi(search, async (c) => {
    const hits = await service.search(c.var.ctx, c.req.valid('query').q, unitCodes);
    return c.json({ items: hits.map(toHit) }, 200);
  });

  routes.openapi(history, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const after = readCursor(cursor, seqKey)?.[0] ?? 0;
    const { id } = c.req.valid('param');
    const { entries, truncated } = await service.readHistory(c.var.ctx, id, { after, limit });
    const page = toPage(
      entries,
      limit,
      ({ seq }) => [seq],
      (entry) => entry,
    );
    return c.json({ ...page, truncated }, 200);
  });

  routes.openapi(trace, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(toTraceView(id, await service.trace(c.var.ctx, id)), 200);
  });

  return routes;
}

function toHit(hit: Hit): z.infer<typeof SearchHit> {
  const { kind, id, matched, value, zh, en } = hit;
  return { kind, id, matched, value, name: { zh, en }, lots: hit.lots ?? [] };
}

type Traced = Awaited<ReturnType<typeof service.trace>>;
type End = Traced['shipments'][number]['from'];

function toTraceView(lotId: string, traced: Traced): TraceView {
  return {
    lotId,
    lots: traced.lots.map((lot) => ({
      id: lot.id,
      number: lot.number,
      relation: traced.relationOf.get(lot.id) ?? 'self',
      kind: lot.kind,
      product: lot.product,
      organisation: { id: lot.orgId, name: lot.org },
      declaredAt: lot.declaredAt.toISOString(),
    })),
    madeOf: traced.madeOf.map(({ parentId, childId, eventId, own, grams, pieces }) => {
      return {
        parentId,
        childId,
        eventId,
        netWeightKg: own ? gramsToKg(grams) : null,
        pieces: own ? pieces : null,
      };
    }),
    shipments: traced.shipments.map((line) => ({
      shipmentId: line.shipmentId,
      number: line.number,
      lotId: line.lotId,
      from: toEnd(line.from),
      to: toEnd(line.to),
      state: line.state,
      outcome: line.outcome,
      shipped: { netWeightKg: gramsToKg(line.shippedGrams), pieces: line.shippedPieces },
      stated:
        line.statedGrams === null
          ? null
          : { netWeightKg: gramsToKg(line.statedGrams), pieces: line.statedPieces ?? 0 },
      shippedAt: line.shippedAt.toISOString(),
      receivedAt: line.receivedAt?.toISOString() ?? null,
    })),
    stock: traced.stock.map((row) => ({
      lotId: row.lotId,
      organisation: { id: row.orgId, name: row.org },
      premises: row.premises,
      place: row.place,
      netWeightKg: gramsToKg(row.grams),
      pieces: row.pieces,
    })),
    truncated: traced.truncated,
  };
}

function toEnd({ id, name, orgId, org }: End) {
  return { id, name, organisation: { id: orgId, name: org } };
}
