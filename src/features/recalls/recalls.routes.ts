import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import * as disposals from './disposals.service.ts';
import * as notices from './notices.service.ts';
import {
  AnswerRecall,
  CloseRecall,
  DisposeRecalled,
  FileRecallReport,
  MomentQuery,
  OpenRecall,
  RecallAnswerView,
  RecallDisposalView,
  RecallFiguresView,
  RecallNoticeView,
  RecallQuery,
  RecallReport,
  RecallView,
  RecallWithLots,
  ReceiveNotice,
} from './recalls.schemas.ts';
import * as service from './recalls.service.ts';
import * as views from './recalls.views.ts';
import * as reports from './reports.service.ts';

const tags = ['recalls'];
const IdParam = z.strictObject({ id: z.uuid() });
const Changed = z.strictObject({ id: z.uuid() });
const Opened = z.strictObject({ id: z.uuid(), lotIds: z.array(z.uuid()) });
const Answered = z.strictObject({ id: z.uuid(), number: z.int() });
const listOf = <S extends z.ZodType>(item: S) => z.strictObject({ items: z.array(item) });

const openRecall = privateRoute(
  {
    method: 'post',
    path: '/recalls',
    operationId: 'openRecall',
    summary: 'Recall lots and everything made of them: any for the authority, its own for a firm',
    tags,
    request: { body: jsonBody(OpenRecall) },
    responses: { 201: jsonResponse(Opened, 'Opened, with all lots concerned') },
  },
  'conflict',
);

const listRecalls = privateRoute({
  method: 'get',
  path: '/recalls',
  operationId: 'listRecalls',
  summary: 'Recalls of lots that you handle (regulators: all), newest first',
  tags,
  request: { query: RecallQuery },
  responses: { 200: jsonResponse(pageOf(RecallView), 'One page') },
});

const readRecall = privateRoute(
  {
    method: 'get',
    path: '/recalls/{id}',
    operationId: 'readRecall',
    summary: 'One recall with its lots, and its legal clock at a moment',
    tags,
    request: { params: IdParam, query: MomentQuery },
    responses: { 200: jsonResponse(RecallWithLots, 'The recall') },
  },
  'not_found',
);

const closeRecall = privateRoute(
  {
    method: 'post',
    path: '/recalls/{id}/close',
    operationId: 'closeRecall',
    summary:
      'Close a recall of which everything was disposed of, is released, or stays for a reason',
    tags,
    request: { params: IdParam, body: jsonBody(CloseRecall) },
    responses: { 200: jsonResponse(Changed, 'Closed') },
  },
  'not_found',
  'conflict',
);

const readEffectiveness = privateRoute(
  {
    method: 'get',
    path: '/recalls/{id}/effectiveness',
    operationId: 'readRecallEffectiveness',
    summary: 'How much is accounted for at a moment, for who answers for the recall',
    tags,
    request: { params: IdParam, query: MomentQuery },
    responses: { 200: jsonResponse(RecallFiguresView, 'Numerator, denominator and moment') },
  },
  'not_found',
);

const listNotices = privateRoute(
  {
    method: 'get',
    path: '/recalls/{id}/notices',
    operationId: 'listRecallNotices',
    summary: 'The notices to holders with their answers against the books; a firm sees its own',
    tags,
    request: {
      params: IdParam,
      query: MomentQuery.extend({
        overdue: z
          .enum(['true', 'false'])
          .transform((text) => text === 'true')
          .optional(),
      }),
    },
    responses: { 200: jsonResponse(listOf(RecallNoticeView), 'By holder') },
  },
  'not_found',
);

const receiveNotice = privateRoute(
  {
    method: 'post',
    path: '/recalls/{id}/receipt',
    operationId: 'receiveRecallNotice',
    summary: 'Acknowledge the notice of a recall',
    tags,
    request: { params: IdParam, body: jsonBody(ReceiveNotice) },
    responses: { 200: jsonResponse(Changed, 'Received') },
  },
  'not_found',
  'conflict',
);

const answerRecall = privateRoute(
  {
    method: 'post',
    path: '/recalls/{id}/answers',
    operationId: 'answerRecall',
    summary: 'Say what became of the recalled lots that came to you',
    tags,
    request: { params: IdParam, body: jsonBody(AnswerRecall) },
    responses: { 201: jsonResponse(Answered, 'Answered') },
  },
  'not_found',
  'conflict',
);

const listAnswers = privateRoute(
  {
    method: 'get',
    path: '/recalls/{id}/answers',
    operationId: 'listRecallAnswers',
    summary: 'Every answer, also those that a later one replaced; a firm sees its own',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(listOf(RecallAnswerView), 'By holder, oldest first') },
  },
  'not_found',
);

const disposeRecalled = privateRoute(
  {
    method: 'post',
    path: '/recalls/{id}/disposals',
    operationId: 'disposeRecalled',
    summary: 'Record what was returned, destroyed, downgraded or released, with its evidence',
    tags,
    request: { params: IdParam, body: jsonBody(DisposeRecalled) },
    responses: { 201: jsonResponse(Changed, 'Recorded') },
  },
  'not_found',
  'conflict',
);

const listDisposals = privateRoute(
  {
    method: 'get',
    path: '/recalls/{id}/disposals',
    operationId: 'listRecallDisposals',
    summary: 'Disposals with their evidence; a firm sees its own',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(listOf(RecallDisposalView), 'Oldest first') },
  },
  'not_found',
);

const fileReport = privateRoute(
  {
    method: 'post',
    path: '/recalls/{id}/reports',
    operationId: 'fileRecallReport',
    summary: 'File a report with the figures of this moment',
    tags,
    request: { params: IdParam, body: jsonBody(FileRecallReport) },
    responses: { 201: jsonResponse(Changed, 'Filed') },
  },
  'not_found',
  'conflict',
);

const listReports = privateRoute(
  {
    method: 'get',
    path: '/recalls/{id}/reports',
    operationId: 'listRecallReports',
    summary: 'Reports as they were filed; a firm sees its own',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(listOf(RecallReport), 'Oldest first') },
  },
  'not_found',
);

const idKey = z.tuple([z.uuid()]);

export function recallsRoutes() {
  const routes = createRouter();

  routes.openapi(openRecall, async (c) => {
    return c.json(await service.openRecall(c.var.ctx, c.req.valid('json')), 201);
  });

  routes.openapi(listRecalls, async (c) => {
    const { limit, cursor, lotId, active } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const rows = await service.listRecalls(c.var.ctx, { lotId, active, before, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], views.toRecallView),
      200,
    );
  });

  routes.openapi(readRecall, async (c) => {
    const { id } = c.req.valid('param');
    const read = await service.readRecall(c.var.ctx, id, c.req.valid('query').at);
    const clock = views.toClockView(read.clock);
    return c.json({ ...views.toRecallView(read.recall), lotIds: read.lotIds, clock }, 200);
  });

  routes.openapi(closeRecall, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.closeRecall(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(readEffectiveness, async (c) => {
    const { id } = c.req.valid('param');
    const figures = await reports.readEffectiveness(c.var.ctx, id, c.req.valid('query').at);
    return c.json(views.toFiguresView(figures), 200);
  });

  routes.openapi(listNotices, async (c) => {
    const { id } = c.req.valid('param');
    const { at, overdue } = c.req.valid('query');
    const {
      recall,
      notices: all,
      names,
    } = await notices.listNotices(c.var.ctx, id, {
      at,
      overdue,
    });
    return c.json({ items: all.map((one) => views.toNoticeView(recall, one, names)) }, 200);
  });

  routes.openapi(receiveNotice, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await notices.receiveNotice(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(answerRecall, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await notices.answerRecall(c.var.ctx, id, c.req.valid('json')), 201);
  });

  routes.openapi(listAnswers, async (c) => {
    const { recall, items } = await notices.listAnswers(c.var.ctx, c.req.valid('param').id);
    return c.json({ items: items.map((one) => views.toAnswerView(recall, one)) }, 200);
  });

  routes.openapi(disposeRecalled, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await disposals.disposeRecalled(c.var.ctx, id, c.req.valid('json')), 201);
  });

  routes.openapi(listDisposals, async (c) => {
    const { items } = await disposals.listDisposals(c.var.ctx, c.req.valid('param').id);
    return c.json({ items: items.map(views.toDisposalView) }, 200);
  });

  routes.openapi(fileReport, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await reports.fileReport(c.var.ctx, id, c.req.valid('json')), 201);
  });

  routes.openapi(listReports, async (c) => {
    const { recall, items } = await reports.listReports(c.var.ctx, c.req.valid('param').id);
    return c.json({ items: items.map((one) => views.toReportView(recall, one)) }, 200);
  });

  return routes;
}
