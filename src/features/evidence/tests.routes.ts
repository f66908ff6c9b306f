import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import { analyteCodes, analytes, isRapid, testMethodNames } from '../../domain/analytes.ts';
import type { Test } from './tests.queries.ts';
import { AnalyteView, ReportTest, TestQuery, TestView } from './tests.schemas.ts';
import * as service from './tests.service.ts';

const tags = ['samples and tests'];
const IdParam = z.strictObject({ id: z.uuid() });
const Reported = z.strictObject({
  id: z.uuid(),
  poolId: z.uuid(),
  holdIds: z.array(z.uuid()).openapi({ description: 'The holds that the result placed.' }),
});

const report = privateRoute(
  {
    method: 'post',
    path: '/tests',
    operationId: 'reportTest',
    summary: 'Report a result; positive and suspect ones hold every lot of the pool',
    tags,
    request: { body: jsonBody(ReportTest) },
    responses: { 201: jsonResponse(Reported, 'Recorded') },
  },
  'conflict',
);

const list = privateRoute({
  method: 'get',
  path: '/tests',
  operationId: 'listTests',
  summary: 'Results of samples that you may see, newest first',
  tags,
  request: { query: TestQuery },
  responses: { 200: jsonResponse(pageOf(TestView), 'One page') },
});

const read = privateRoute(
  {
    method: 'get',
    path: '/tests/{id}',
    operationId: 'readTest',
    summary: 'One result',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(TestView, 'The result') },
  },
  'not_found',
);

const listAnalytes = privateRoute({
  method: 'get',
  path: '/analytes',
  operationId: 'listAnalytes',
  summary: 'What can be tested for, by which methods, in which unit',
  tags,
  responses: { 200: jsonResponse(z.array(AnalyteView), 'All of them') },
});

const idKey = z.tuple([z.uuid()]);

export function testRoutes() {
  const routes = createRouter();

  routes.openapi(report, async (c) =>
    c.json(await service.reportTest(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(list, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const rows = await service.listTests(c.var.ctx, { ...filter, before, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toTestView),
      200,
    );
  });

  routes.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(toTestView(await service.readTest(c.var.ctx, id)), 200);
  });

  routes.openapi(listAnalytes, (c) => c.json(analyteCodes.map(toAnalyteView), 200));

  return routes;
}

function toTestView(row: Test): TestView {
  return {
    id: row.id,
    orgId: row.org_id,
    poolId: row.pool_id,
    sampleIds: row.sample_ids,
    lotIds: row.lot_ids,
    analyte: row.analyte,
    method: row.method,
    result: row.result,
    value: row.value,
    reportNo: row.report_no,
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
    supersededAt: row.superseded_at?.toISOString() ?? null,
    testedAt: row.tested_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  };
}

function toAnalyteView(code: (typeof analyteCodes)[number]): AnalyteView {
  const { name, methods, value } = analytes[code];
  return {
    code,
    name,
    methods: methods.map((method) => ({
      code: method,
      name: testMethodNames[method],
      rapid: isRapid(method),
    })),
    unit: value.unit,
    valueRequired: value.required,
  };
}
