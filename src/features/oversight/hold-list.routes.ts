import { z } from '@hono/zod-openapi';

import { createRouter, privateRoute } from '../../core/http.ts';
import { type HoldListDeps, issueHoldList } from './hold-list.service.ts';

const readHoldList = privateRoute(
  {
    method: 'get',
    path: '/hold-list',
    operationId: 'readHoldList',
    summary:
      'What is held and could concern your firm, signed, for devices out of reach of the network',
    description:
      'A compact JWS (EdDSA, `typ` hold-list+jwt); its key is in /.well-known/jwks.json by `kid`: keep it with the list. ' +
      'Ids are packed: 16 bytes each, in order, in base64url. A lot or place that is in none of the lists, or a list ' +
      'past its `exp`, means: ask before it moves. Ask often, with `If-None-Match`.',
    tags: ['oversight'],
    request: {
      query: z.strictObject({
        premisesId: z.uuid().optional().openapi({ description: 'Only what concerns these.' }),
      }),
      headers: z.object({ 'if-none-match': z.string().max(1000).optional() }),
    },
    responses: {
      200: {
        description: 'The list',
        content: { 'application/jose': { schema: z.string() } },
      },
      304: { description: 'Nothing changed, and the one you have is young enough' },
    },
  },
  'not_found',
);

export function holdListRoutes(deps: HoldListDeps) {
  const routes = createRouter();
  routes.openapi(readHoldList, async (c) => {
    const { premisesId } = c.req.valid('query');
    const known = c.req.valid('header')['if-none-match'];
    const { etag, list } = await issueHoldList(c.var.ctx, deps, { premisesId, known });
    const headers = { etag, 'cache-control': 'private, no-cache' };
    if (list === undefined) return c.body(null, 304, headers);
    return c.body(list, 200, { ...headers, 'content-type': 'application/jose' });
  });
  return routes;
}
