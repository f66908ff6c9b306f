import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { Member } from './accounts.queries.ts';
import {
  AddMember,
  ChangeRole,
  FirstMember,
  HandOver,
  LimitMember,
  MemberView,
} from './accounts.schemas.ts';
import * as service from './accounts.service.ts';
import type { Auth } from './auth.ts';
import * as members from './members.service.ts';

const Affected = z.strictObject({ userId: z.uuid() });
const IdParam = z.strictObject({ id: z.uuid() });
const tags = ['accounts'];

const addMember = privateRoute(
  {
    method: 'post',
    path: '/members',
    operationId: 'addMember',
    summary: 'Add a person to your organisation (its leaders)',
    tags,
    request: { body: jsonBody(AddMember) },
    responses: { 201: jsonResponse(Affected, 'Added') },
  },
  'conflict',
);

const listMembers = privateRoute({
  method: 'get',
  path: '/members',
  operationId: 'listMembers',
  summary: 'The people of your organisation (its leaders)',
  tags,
  request: { query: PageQuery },
  responses: { 200: jsonResponse(pageOf(MemberView), 'One page') },
});

const openOrganisation = privateRoute(
  {
    method: 'post',
    path: '/organisations/{id}/members',
    operationId: 'openOrganisation',
    summary:
      "Open an organisation's first account, its leader (regulators, the system's administrator)",
    tags,
    request: { params: IdParam, body: jsonBody(FirstMember) },
    responses: { 201: jsonResponse(Affected, 'Opened') },
  },
  'not_found',
  'conflict',
);

const changeRole = privateRoute(
  {
    method: 'post',
    path: '/members/{id}/role',
    operationId: 'changeRole',
    summary: 'Give a member another role; it holds from the next request on',
    tags,
    request: { params: IdParam, body: jsonBody(ChangeRole) },
    responses: { 200: jsonResponse(Affected, 'Changed') },
  },
  'not_found',
  'conflict',
);

const limitMember = privateRoute(
  {
    method: 'post',
    path: '/members/{id}/premises',
    operationId: 'limitMember',
    summary: 'Limit a member to some premises of the firm, or to none in particular',
    tags,
    request: { params: IdParam, body: jsonBody(LimitMember) },
    responses: { 200: jsonResponse(Affected, 'Limited') },
  },
  'not_found',
);

const removeMember = privateRoute(
  {
    method: 'delete',
    path: '/members/{id}',
    operationId: 'removeMember',
    summary: 'Remove a member; its sessions end at once',
    tags,
    request: { params: IdParam },
    responses: { 204: { description: 'Removed' } },
  },
  'not_found',
  'conflict',
);

const handOver = privateRoute(
  {
    method: 'post',
    path: '/members/hand-over',
    operationId: 'handOver',
    summary: 'Hand the leading role over to another member and take another yourself',
    tags,
    request: { body: jsonBody(HandOver) },
    responses: { 200: jsonResponse(Affected, 'Handed over') },
  },
  'not_found',
  'conflict',
);

export function managementRoutes(auth: Auth) {
  const routes = createRouter();

  routes.openapi(addMember, async (c) => {
    const { userId } = await service.addMember(auth, c.var.ctx, c.req.valid('json'));
    return c.json({ userId }, 201);
  });

  routes.openapi(listMembers, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const rows = await service.listMembers(c.var.ctx, { after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toMemberView),
      200,
    );
  });

  routes.openapi(openOrganisation, async (c) => {
    const { id } = c.req.valid('param');
    const { userId } = await service.openOrganisation(auth, c.var.ctx, id, c.req.valid('json'));
    return c.json({ userId }, 201);
  });

  routes.openapi(changeRole, async (c) => {
    const { role } = c.req.valid('json');
    return c.json(await members.changeRole(c.var.ctx, c.req.valid('param').id, role), 200);
  });

  routes.openapi(limitMember, async (c) => {
    const { premisesIds } = c.req.valid('json');
    return c.json(await members.limitMember(c.var.ctx, c.req.valid('param').id, premisesIds), 200);
  });

  routes.openapi(removeMember, async (c) => {
    await members.removeMember(c.var.ctx, c.req.valid('param').id);
    return c.body(null, 204);
  });

  routes.openapi(handOver, async (c) =>
    c.json(await members.handOver(c.var.ctx, c.req.valid('json')), 200),
  );

  return routes;
}

function toMemberView(row: Member): z.infer<typeof MemberView> {
  return {
    userId: row.id,
    username: row.username,
    displayName: row.name,
    role: row.role,
    premisesIds: row.premises_ids,
    since: row.created_at.toISOString(),
  };
}
