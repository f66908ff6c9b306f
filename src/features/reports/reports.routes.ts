import { z } from '@hono/zod-openapi';

import type { Ctx } from '../../core/context.ts';
import { fileAnswer } from '../../core/file-answer.ts';
import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { FileStore } from '../../core/ports.ts';
import { type ReportState, reportStates } from '../../domain/consumer-reports.ts';
import { Answered, AnswerReport, ReportView } from './reports.schemas.ts';
import * as service from './reports.service.ts';

const tags = ['reports'];
const IdParam = z.strictObject({ id: z.uuid() });
const picture = { schema: z.any().openapi({ type: 'string', format: 'binary' }) };

const list = privateRoute({
  method: 'get',
  path: '/reports',
  operationId: 'listAllReports',
  summary: 'What consumers reported of all lots of a firm, or that one oversees, newest first',
  tags,
  request: { query: PageQuery.extend({ state: z.enum(reportStates).optional() }) },
  responses: { 200: jsonResponse(pageOf(ReportView), 'One page') },
});

const listOfLot = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/reports',
    operationId: 'listReports',
    summary: 'What consumers reported of a lot, newest first (its firm, and who oversees it)',
    tags,
    request: { params: IdParam, query: PageQuery },
    responses: { 200: jsonResponse(pageOf(ReportView), 'One page') },
  },
  'not_found',
);

const photo = privateRoute(
  {
    method: 'get',
    path: '/reports/{id}/photo',
    operationId: 'readReportPhoto',
    summary: 'The photo of a report, without what the camera wrote into it',
    tags,
    request: { params: IdParam },
    responses: {
      200: { description: 'The photo', content: { 'image/jpeg': picture, 'image/png': picture } },
    },
  },
  'not_found',
);

const answer = privateRoute(
  {
    method: 'post',
    path: '/reports/{id}/answer',
    operationId: 'answerReport',
    summary: 'Say what becomes of a report; the consumer reads it by the receipt (regulators)',
    tags,
    request: { params: IdParam, body: jsonBody(AnswerReport) },
    responses: { 200: jsonResponse(Answered, 'Answered') },
  },
  'not_found',
  'conflict',
);

/** Behind sign-in. */
export function reportRoutes({ files }: { files: FileStore }) {
  const routes = createRouter();

  const pageOfReports = async (
    ctx: Ctx,
    { cursor, ...filter }: PageQuery & { lotId?: string; state?: ReportState | undefined },
  ) => {
    const before = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const rows = await service.listReports(ctx, { ...filter, before });
    return toPage(rows, filter.limit, (row) => [row.id], toReportView);
  };

  routes.openapi(list, async (c) =>
    c.json(await pageOfReports(c.var.ctx, c.req.valid('query')), 200),
  );

  routes.openapi(listOfLot, async (c) => {
    const { id: lotId } = c.req.valid('param');
    return c.json(await pageOfReports(c.var.ctx, { ...c.req.valid('query'), lotId }), 200);
  });

  routes.openapi(photo, async (c) => {
    const { id } = c.req.valid('param');
    return fileAnswer(await service.readPhoto(c.var.ctx, files, id), 'private, no-store');
  });

  routes.openapi(answer, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.answerReport(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}

function toReportView(row: service.ReadReport): z.infer<typeof ReportView> {
  return {
    id: row.id,
    lotId: row.lot_id,
    code: row.code,
    kind: row.kind,
    state: row.state,
    answerZh: row.answer_zh,
    answerEn: row.answer_en,
    answeredAt: row.answered_at?.toISOString() ?? null,
    filedAt: row.filed_at.toISOString(),
    text: row.words?.text ?? null,
    photo: row.words?.photo_sha256 ? `/api/reports/${row.id}/photo` : null,
    erasedAt: row.erased_at?.toISOString() ?? null,
  };
}
