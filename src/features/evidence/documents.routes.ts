import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { FileType } from '../../domain/file-type.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import type { DocumentParts, SeenDocument } from './documents.queries.ts';
import {
  AttachFiles,
  ChangeDocumentState,
  ChangeVisibility,
  DocumentQuery,
  DocumentView,
  LinkLots,
  RecordDocument,
} from './documents.schemas.ts';
import * as service from './documents.service.ts';

const tags = ['documents'];
const IdParam = z.strictObject({ id: z.uuid() });
const Changed = z.strictObject({ id: z.uuid() });

const record = privateRoute(
  {
    method: 'post',
    path: '/documents',
    operationId: 'recordDocument',
    summary: 'Record a declaration, certificate or report with its files and lots',
    tags,
    request: { body: jsonBody(RecordDocument) },
    responses: { 201: jsonResponse(Changed, 'Recorded') },
  },
  'conflict',
);

const list = privateRoute({
  method: 'get',
  path: '/documents',
  operationId: 'listDocuments',
  summary: 'Your documents and those of lots that you handle (regulators: all), newest first',
  tags,
  request: { query: DocumentQuery },
  responses: { 200: jsonResponse(pageOf(DocumentView), 'One page') },
});

const read = privateRoute(
  {
    method: 'get',
    path: '/documents/{id}',
    operationId: 'readDocument',
    summary: 'One document with its lots, files and states',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(DocumentView, 'The document') },
  },
  'not_found',
);

const changeState = privateRoute(
  {
    method: 'post',
    path: '/documents/{id}/state',
    operationId: 'changeDocumentState',
    summary: 'A pending document was issued, a document became void; void is final',
    tags,
    request: { params: IdParam, body: jsonBody(ChangeDocumentState) },
    responses: { 200: jsonResponse(Changed, 'Changed') },
  },
  'not_found',
  'conflict',
);

const attach = privateRoute(
  {
    method: 'post',
    path: '/documents/{id}/files',
    operationId: 'attachFiles',
    summary: 'Attach uploaded files, or change whether the public may see them',
    tags,
    request: { params: IdParam, body: jsonBody(AttachFiles) },
    responses: { 200: jsonResponse(Changed, 'Attached') },
  },
  'not_found',
);

const link = privateRoute(
  {
    method: 'post',
    path: '/documents/{id}/lots',
    operationId: 'linkLots',
    summary: 'Link further lots, as far as the document covers them',
    tags,
    request: { params: IdParam, body: jsonBody(LinkLots) },
    responses: { 200: jsonResponse(Changed, 'Linked') },
  },
  'not_found',
  'conflict',
);

const changeVisibility = privateRoute(
  {
    method: 'post',
    path: '/documents/{id}/visibility',
    operationId: 'changeDocumentVisibility',
    summary:
      'Who may read a document of yours: nobody else, trading parties, the chain, the public',
    tags,
    request: { params: IdParam, body: jsonBody(ChangeVisibility) },
    responses: { 200: jsonResponse(Changed, 'Changed') },
  },
  'not_found',
  'conflict',
);

const idKey = z.tuple([z.uuid()]);

export function documentRoutes() {
  const routes = createRouter();

  routes.openapi(record, async (c) =>
    c.json(await service.recordDocument(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(list, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const found = await service.listDocuments(c.var.ctx, { ...filter, before, limit });
    const { documents, parts } = found;
    return c.json(
      toPage(
        documents,
        limit,
        (row) => [row.id],
        (row) => toDocumentView(row, parts),
      ),
      200,
    );
  });

  routes.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const { document, parts } = await service.readDocument(c.var.ctx, id);
    return c.json(toDocumentView(document, parts), 200);
  });

  routes.openapi(changeState, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.changeDocumentState(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(changeVisibility, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.changeVisibility(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(attach, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.attachFiles(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(link, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.linkLots(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}

function toDocumentView(row: SeenDocument, parts: DocumentParts): DocumentView {
  const isOf = ({ document_id }: { document_id: string }) => document_id === row.id;
  return {
    id: row.id,
    orgId: row.org_id,
    kind: row.kind,
    number: row.number,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    state: row.state,
    coversKg: row.covers_grams === null ? null : gramsToKg(row.covers_grams),
    coveredKg: row.own ? gramsToKg(row.covered_grams) : null,
    visibility: row.visibility,
    recordedAt: row.recorded_at.toISOString(),
    lots: parts.lots
      .filter(isOf)
      .map(({ lot_id, grams }) => ({ lotId: lot_id, netWeightKg: gramsToKg(grams) })),
    files: parts.files.filter(isOf).map((file) => ({
      sha256: file.sha256,
      // Files get their type from the content check at the door.
      mediaType: file.media_type as FileType,
      size: file.size,
      public: file.public,
    })),
    states: parts.states
      .filter(isOf)
      .map(({ state, recorded_at }) => ({ state, recordedAt: recorded_at.toISOString() })),
  };
}
