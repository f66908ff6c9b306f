import { z } from '@hono/zod-openapi';

import { createRouter, jsonResponse, privateRoute } from '../../core/http.ts';
import { readCursor, toPage } from '../../core/paging.ts';
import type { UnitCodes } from '../../core/ports.ts';
import type { Hit } from './search.queries.ts';
import {
  HistoryPage,
  HistoryQuery,
  SearchQuery,
  SearchResult,
  type SearchHit,
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

  return routes;
}

function toHit(hit: Hit): z.infer<typeof SearchHit> {
  const { kind, id, matched, value, zh, en } = hit;
  return { kind, id, matched, value, name: { zh, en }, lots: hit.lots ?? [] };
}
