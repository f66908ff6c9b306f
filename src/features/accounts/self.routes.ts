import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import type { Device } from './accounts.queries.ts';
import { ChangePassword, Confirmation, DeviceView } from './accounts.schemas.ts';
import type { Auth } from './auth.ts';
import { leave } from './members.service.ts';
import * as service from './self.service.ts';

const IdParam = z.strictObject({ id: z.uuid() });
const tags = ['accounts'];

const changePassword = privateRoute(
  {
    method: 'post',
    path: '/account/password',
    operationId: 'changePassword',
    summary: 'Change your own password; your other sessions end',
    tags,
    request: { body: jsonBody(ChangePassword) },
    responses: { 204: { description: 'Changed' } },
  },
  'conflict',
  'too_many',
);

const leaveOrganisation = privateRoute(
  {
    method: 'post',
    path: '/account/leave',
    operationId: 'leaveOrganisation',
    summary: 'Leave your organisation; the account can no longer sign in',
    tags,
    request: { body: jsonBody(Confirmation) },
    responses: { 204: { description: 'Left' } },
  },
  'not_found',
  'conflict',
  'too_many',
);

const listSessions = privateRoute({
  method: 'get',
  path: '/account/sessions',
  operationId: 'listSessions',
  summary: 'Where you are signed in',
  tags,
  responses: { 200: jsonResponse(z.strictObject({ items: z.array(DeviceView) }), 'Sessions') },
});

const endSession = privateRoute(
  {
    method: 'delete',
    path: '/account/sessions/{id}',
    operationId: 'endSession',
    summary: 'End one of your sessions, at once',
    tags,
    request: { params: IdParam },
    responses: { 204: { description: 'Ended' } },
  },
  'not_found',
);

const endSessions = privateRoute({
  method: 'delete',
  path: '/account/sessions',
  operationId: 'endSessions',
  summary: 'End all your sessions, this one too',
  tags,
  responses: { 204: { description: 'Ended' } },
});

export function selfRoutes(auth: Auth) {
  const routes = createRouter();

  routes.openapi(changePassword, async (c) => {
    const { ctx, identity } = c.var;
    await service.changePassword(auth, ctx, identity.sessionId, c.req.valid('json'));
    return c.body(null, 204);
  });

  routes.openapi(leaveOrganisation, async (c) => {
    await service.demandPassword(auth, c.var.ctx, c.req.valid('json').password);
    await leave(c.var.ctx);
    return c.body(null, 204);
  });

  routes.openapi(listSessions, async (c) => {
    const { ctx, identity } = c.var;
    const rows = await service.listSessions(ctx);
    return c.json({ items: rows.map((row) => toDeviceView(row, identity.sessionId)) }, 200);
  });

  routes.openapi(endSession, async (c) => {
    await service.endOwnSessions(c.var.ctx, c.req.valid('param').id);
    return c.body(null, 204);
  });

  routes.openapi(endSessions, async (c) => {
    await service.endOwnSessions(c.var.ctx);
    return c.body(null, 204);
  });

  return routes;
}

function toDeviceView(row: Device, current: string | undefined): z.infer<typeof DeviceView> {
  return {
    id: row.id,
    agent: row.user_agent ?? '',
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === current,
  };
}
