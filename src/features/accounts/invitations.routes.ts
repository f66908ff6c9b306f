import { z } from '@hono/zod-openapi';

import {
  createRouter,
  jsonBody,
  jsonResponse,
  privateRoute,
  publicRoute,
} from '../../core/http.ts';
import type { AccountsDeps } from './accounts.deps.ts';
import type { Invitation } from './accounts.queries.ts';
import {
  AcceptInvitation,
  InvitationView,
  Invite,
  InviteAdministrator,
  Invited,
  SessionView,
} from './accounts.schemas.ts';
import * as service from './invitations.service.ts';
import { startSession } from './session-start.ts';

const IdParam = z.strictObject({ id: z.uuid() });
const tags = ['accounts'];

const invite = privateRoute({
  method: 'post',
  path: '/invitations',
  operationId: 'invite',
  summary: 'Invite a person: a token to hand over, good once, with role and limits fixed by you',
  tags,
  request: { body: jsonBody(Invite) },
  responses: { 201: jsonResponse(Invited, 'The token, told this once') },
});

const inviteAdministrator = privateRoute(
  {
    method: 'post',
    path: '/administrators/invitations',
    operationId: 'inviteAdministrator',
    summary: "Invite the installation's security or audit administrator (its system administrator)",
    tags,
    request: { body: jsonBody(InviteAdministrator) },
    responses: { 201: jsonResponse(Invited, 'The token, told this once') },
  },
  'conflict',
);

const listInvitations = privateRoute({
  method: 'get',
  path: '/invitations',
  operationId: 'listInvitations',
  summary: 'Invitations of your organisation that are still open',
  tags,
  responses: { 200: jsonResponse(z.strictObject({ items: z.array(InvitationView) }), 'Open ones') },
});

const revokeInvitation = privateRoute(
  {
    method: 'delete',
    path: '/invitations/{id}',
    operationId: 'revokeInvitation',
    summary: 'Take an invitation back',
    tags,
    request: { params: IdParam },
    responses: { 204: { description: 'Taken back' } },
  },
  'not_found',
);

const acceptInvitation = publicRoute(
  {
    method: 'post',
    path: '/session/invitation',
    operationId: 'acceptInvitation',
    summary: 'Accept an invitation: choose name and password, and be signed in',
    tags,
    request: { body: jsonBody(AcceptInvitation) },
    responses: { 201: jsonResponse(SessionView, 'Signed in') },
  },
  'malformed',
  'forbidden',
  'conflict',
  'gone',
  'invalid',
);

/** Outside sign-in. */
export function acceptanceRoutes(deps: AccountsDeps) {
  const { auth, db, contextOf } = deps;
  const routes = createRouter();

  routes.openapi(acceptInvitation, async (c) => {
    const session = await service.acceptInvitation(
      auth,
      (person) => contextOf(c, person),
      c.var.now,
      db,
      { ...c.req.valid('json'), userAgent: c.req.header('user-agent') ?? '' },
    );
    return c.json(await startSession(deps, c, session), 201);
  });

  return routes;
}

/** Behind sign-in. */
export function invitationRoutes() {
  const routes = createRouter();

  routes.openapi(invite, async (c) =>
    c.json(toInvited(await service.invite(c.var.ctx, c.req.valid('json'))), 201),
  );

  routes.openapi(inviteAdministrator, async (c) => {
    const { role } = c.req.valid('json');
    return c.json(toInvited(await service.inviteAdministrator(c.var.ctx, role)), 201);
  });

  routes.openapi(listInvitations, async (c) => {
    const rows = await service.listInvitations(c.var.ctx);
    return c.json({ items: rows.map(toInvitationView) }, 200);
  });

  routes.openapi(revokeInvitation, async (c) => {
    await service.revokeInvitation(c.var.ctx, c.req.valid('param').id);
    return c.body(null, 204);
  });

  return routes;
}

function toInvited({ id, token, expiresAt }: { id: string; token: string; expiresAt: Date }) {
  return { id, token, expiresAt: expiresAt.toISOString() };
}

function toInvitationView(row: Invitation): z.infer<typeof InvitationView> {
  return {
    id: row.id,
    role: row.role,
    premisesIds: row.premises_ids,
    invitedBy: row.inviter_id,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
