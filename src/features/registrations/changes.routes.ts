import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { Change } from './changes.queries.ts';
import {
  ChangeQuery,
  ChangeView,
  ConfirmChange,
  FileChange,
  FiledChange,
  LicenceRecordView,
  RejectChange,
} from './changes.schemas.ts';
import * as service from './changes.service.ts';
import { licencesOf } from './registrations.queries.ts';

const tags = ['registrations'];
const IdParam = z.strictObject({ id: z.uuid() });
const Changed = z.strictObject({ id: z.uuid() });

const file = privateRoute(
  {
    method: 'post',
    path: '/registration-changes',
    operationId: 'fileChange',
    summary: "Tell a change of your firm's name, code, address or licences (owners)",
    tags,
    request: { body: jsonBody(FileChange) },
    responses: { 201: jsonResponse(FiledChange, 'Filed, with the days that it is late') },
  },
  'not_found',
  'conflict',
);

const list = privateRoute({
  method: 'get',
  path: '/registration-changes',
  operationId: 'listChanges',
  summary: "Your firm's changes; regulators: those of their jurisdiction, with late=true the late",
  tags,
  request: { query: ChangeQuery },
  responses: { 200: jsonResponse(pageOf(ChangeView), 'One page, newest first') },
});

const confirm = privateRoute(
  {
    method: 'post',
    path: '/registration-changes/{id}/confirmation',
    operationId: 'confirmChange',
    summary: 'Put a change of name or credit code into force (regulators)',
    tags,
    request: { params: IdParam, body: jsonBody(ConfirmChange) },
    responses: { 200: jsonResponse(Changed, 'In force') },
  },
  'not_found',
  'conflict',
);

const reject = privateRoute(
  {
    method: 'post',
    path: '/registration-changes/{id}/rejection',
    operationId: 'rejectChange',
    summary: 'Reject a change of name or credit code (regulators)',
    tags,
    request: { params: IdParam, body: jsonBody(RejectChange) },
    responses: { 200: jsonResponse(Changed, 'Rejected') },
  },
  'not_found',
  'conflict',
);

const readLicences = privateRoute(
  {
    method: 'get',
    path: '/organisations/{id}/licences',
    operationId: 'readLicences',
    summary: 'Address and licences of your own firm, or of one that you oversee',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(LicenceRecordView, 'The record') },
  },
  'not_found',
);

export function changeRoutes() {
  const routes = createRouter();

  routes.openapi(file, async (c) =>
    c.json(await service.fileChange(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(list, async (c) => {
    const { limit, cursor, orgId, state, late } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const filter = { orgId, state, late: late && late === 'true', before, limit };
    const rows = await service.listChanges(c.var.ctx, filter);
    return c.json(
      toPage(rows, limit, (row) => [row.id], toChangeView),
      200,
    );
  });

  routes.openapi(confirm, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.confirmChange(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(reject, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.rejectChange(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(readLicences, async (c) => {
    const row = await service.readLicences(c.var.ctx, c.req.valid('param').id);
    const view = {
      orgId: row.org_id,
      address: row.address,
      licences: licencesOf(row),
      since: row.since.toISOString(),
    };
    return c.json(view, 200);
  });

  return routes;
}

function toChangeView(row: Change): z.infer<typeof ChangeView> {
  return {
    id: row.id,
    orgId: row.org_id,
    state: row.state,
    happenedOn: row.happened_on,
    filedAt: row.filed_at.toISOString(),
    deadlineDays: row.deadline_days,
    lateDays: row.late_days,
    address: row.address,
    licences: row.licences && licencesOf({ licences: row.licences }),
    nameZh: row.name_zh,
    nameEn: row.name_en,
    uscc: row.uscc,
    usccOverrideReason: row.uscc_override_reason,
    reasonZh: row.reason_zh,
    reasonEn: row.reason_en,
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}
