import { z } from '@hono/zod-openapi';

import { fileAnswer } from '../../core/file-answer.ts';
import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { FileStore } from '../../core/ports.ts';
import { fileTypes } from '../../domain/file-type.ts';
import {
  OpenRegistration,
  RefuseRegistration,
  RegistrationQuery,
  RegistrationView,
  RegistrationWithFiles,
  ReturnRegistration,
} from './registrations.schemas.ts';
import { toFileView, toRegistrationView } from './registrations.views.ts';
import * as service from './review.service.ts';

const tags = ['registrations'];
const IdParam = z.strictObject({ id: z.uuid() });
const FileParam = IdParam.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const Changed = z.strictObject({ id: z.uuid() });
const binary = z.any().openapi({ type: 'string', format: 'binary' });
const fileContent = Object.fromEntries(fileTypes.map((type) => [type, { schema: binary }]));

const list = privateRoute({
  method: 'get',
  path: '/registrations',
  operationId: 'listRegistrations',
  summary: 'Registrations in your jurisdiction, newest first (regulators)',
  tags,
  request: { query: RegistrationQuery },
  responses: { 200: jsonResponse(pageOf(RegistrationView), 'One page') },
});

const read = privateRoute(
  {
    method: 'get',
    path: '/registrations/{id}',
    operationId: 'readRegistration',
    summary: 'One registration with its files (regulators)',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(RegistrationWithFiles, 'The registration') },
  },
  'not_found',
);

const readFile = privateRoute(
  {
    method: 'get',
    path: '/registrations/{id}/files/{sha256}',
    operationId: 'readRegistrationFile',
    summary: 'A file of a registration (regulators)',
    tags,
    request: { params: FileParam },
    responses: { 200: { description: 'The file', content: fileContent } },
  },
  'not_found',
);

const giveBack = privateRoute(
  {
    method: 'post',
    path: '/registrations/{id}/return',
    operationId: 'returnRegistration',
    summary: 'Return a registration with what has to be mended (regulators)',
    tags,
    request: { params: IdParam, body: jsonBody(ReturnRegistration) },
    responses: { 200: jsonResponse(Changed, 'Returned') },
  },
  'not_found',
  'conflict',
);

const refuse = privateRoute(
  {
    method: 'post',
    path: '/registrations/{id}/refusal',
    operationId: 'refuseRegistration',
    summary: 'Refuse a registration for good (regulators)',
    tags,
    request: { params: IdParam, body: jsonBody(RefuseRegistration) },
    responses: { 200: jsonResponse(Changed, 'Refused') },
  },
  'not_found',
  'conflict',
);

const open = privateRoute(
  {
    method: 'post',
    path: '/registrations/{id}/opening',
    operationId: 'openRegistration',
    summary: "Let the firm in; the applicant then makes its owner's account (regulators)",
    tags,
    request: { params: IdParam, body: jsonBody(OpenRegistration) },
    responses: { 200: jsonResponse(Changed.extend({ orgId: z.uuid() }), 'Opened') },
  },
  'not_found',
  'conflict',
);

/** Behind sign-in. */
export function reviewRoutes({ files }: { files: FileStore }) {
  const routes = createRouter();

  routes.openapi(list, async (c) => {
    const { limit, cursor, state } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const rows = await service.listRegistrations(c.var.ctx, { state, before, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toRegistrationView),
      200,
    );
  });

  routes.openapi(read, async (c) => {
    const found = await service.readRegistration(c.var.ctx, c.req.valid('param').id);
    const view = toRegistrationView(found.registration);
    return c.json({ ...view, files: found.files.map(toFileView) }, 200);
  });

  routes.openapi(readFile, async (c) => {
    const { id, sha256 } = c.req.valid('param');
    const file = await service.readRegistrationFile(c.var.ctx, files, id, sha256);
    return fileAnswer(file, 'private, no-cache');
  });

  routes.openapi(giveBack, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.returnRegistration(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(refuse, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.refuseRegistration(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(open, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.openRegistration(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}
