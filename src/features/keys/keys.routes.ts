import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { KeyRow } from './keys.queries.ts';
import { IssueKey, KeyQuery, KeyView, NewKey, RevokeKey, RotateKey } from './keys.schemas.ts';
import * as service from './keys.service.ts';

const tags = ['keys'];
const IdParam = z.strictObject({ id: z.uuid() });
const Changed = z.strictObject({ id: z.uuid() });

const issueKey = privateRoute(
  {
    method: 'post',
    path: '/keys',
    operationId: 'issueKey',
    summary: 'Make a key for a program of your organisation (owners)',
    tags,
    request: { body: jsonBody(IssueKey) },
    responses: { 201: jsonResponse(NewKey, 'Made; the secret is shown this once') },
  },
  'conflict',
);

const listKeys = privateRoute({
  method: 'get',
  path: '/keys',
  operationId: 'listKeys',
  summary: 'The keys of your organisation, newest first (owners)',
  tags,
  request: { query: KeyQuery },
  responses: { 200: jsonResponse(pageOf(KeyView), 'One page') },
});

const rotateKey = privateRoute(
  {
    method: 'post',
    path: '/keys/{id}/rotation',
    operationId: 'rotateKey',
    summary: 'A new secret for a key; the one used so far goes on for a while',
    tags,
    request: { params: IdParam, body: jsonBody(RotateKey) },
    responses: { 201: jsonResponse(NewKey, 'Made; the secret is shown this once') },
  },
  'not_found',
  'conflict',
);

const revokeKey = privateRoute(
  {
    method: 'post',
    path: '/keys/{id}/revocation',
    operationId: 'revokeKey',
    summary: 'End a key at once',
    tags,
    request: { params: IdParam, body: jsonBody(RevokeKey) },
    responses: { 200: jsonResponse(Changed, 'Revoked') },
  },
  'not_found',
  'conflict',
);

export function keyRoutes() {
  const routes = createRouter();

  routes.openapi(issueKey, async (c) =>
    c.json(await service.issueKey(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listKeys, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const rows = await service.listKeys(c.var.ctx, { before, limit });
    const { now } = c.var;
    return c.json(
      toPage(
        rows,
        limit,
        (row) => [row.id],
        (row) => toKeyView(row, now),
      ),
      200,
    );
  });

  routes.openapi(rotateKey, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.rotateKey(c.var.ctx, id, c.req.valid('json')), 201);
  });

  routes.openapi(revokeKey, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.revokeKey(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}

function toKeyView(row: KeyRow, now: Date): z.infer<typeof KeyView> {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    premisesIds: row.premisesIds,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    earlierSecretUntil: row.earlierSecretUntil?.toISOString() ?? null,
    state: stateOf(row, now),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

function stateOf(row: KeyRow, now: Date): 'active' | 'expired' | 'revoked' {
  if (row.revokedAt !== null) return 'revoked';
  return row.expiresAt <= now ? 'expired' : 'active';
}
