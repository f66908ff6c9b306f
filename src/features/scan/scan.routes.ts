import { z } from '@hono/zod-openapi';

import { createRouter, jsonResponse, Problem } from '../../core/http.ts';
import { entrance, type Scans } from './scan-answers.ts';
import { ScanView } from './scan.schemas.ts';
import { addressOf } from './scan.service.ts';

/** Open to everyone. No validation or sign-in stands before the hot path. */
export function scanRoutes({ scans }: { scans: Scans }) {
  const routes = createRouter();

  routes.get('/t', async (c) => {
    const typed = c.req.query('code')?.trim() ?? '';
    if (typed === '') return entrance(c);
    return c.redirect(`/t/${addressOf(typed)}?lang=${c.var.language}`, 303);
  });

  // QR symbols are smaller in capitals, so their address is.
  routes.on('GET', ['/t/:code', '/T/:code'], async (c) => scans.answer(c, c.req.param('code')));

  routes.openAPIRegistry.registerPath({
    method: 'get',
    path: '/t/{code}',
    operationId: 'scan',
    summary: 'What the holder of a pack may know: a page for people, JSON for programs (Accept)',
    tags: ['scan'],
    request: {
      params: z.strictObject({
        code: z.string().openapi({
          example: '7Q2MX5T0KZ9RW3N8A',
          description: 'Of a lot (17 characters) or of a single unit (20), however it is typed.',
        }),
      }),
      query: z.strictObject({ lang: z.enum(['zh', 'en']).optional() }),
    },
    responses: {
      200: {
        description:
          'The code is in force; `verdict` says whether anything speaks against the goods',
        content: {
          ...jsonResponse(ScanView, '').content,
          'text/html': { schema: z.string() },
        },
      },
      404: problemOf('Not a code, forged, never issued, or not in force yet: see `code`'),
      410: problemOf('The code is void, or replaced: then `details.successor` is the new one'),
      501: problemOf('There are no keys here that unit codes could be checked with'),
      503: problemOf('The records can’t be read at the moment'),
    },
  });

  return routes;
}

function problemOf(description: string) {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}
