import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import { type RetentionKind, retentionFacts } from '../../domain/retention.ts';
import type { Plan } from './retention.plan.ts';
import type { RetentionRuleRow } from './retention.queries.ts';
import {
  RetentionDone,
  RetentionPlan,
  RetentionRuleView,
  RunRetention,
  SetRetentionRule,
} from './retention.schemas.ts';
import * as service from './retention.service.ts';

const tags = ['retention'];

const listRules = privateRoute({
  method: 'get',
  path: '/retention/rules',
  operationId: 'listRetentionRules',
  summary: 'How long which data is kept, on which basis, and what then',
  tags,
  request: { query: PageQuery },
  responses: { 200: jsonResponse(pageOf(RetentionRuleView), 'One page') },
});

const setRule = privateRoute({
  method: 'post',
  path: '/retention/rules',
  operationId: 'setRetentionRule',
  summary: 'Set how long a kind of data is kept from now on (system administrators)',
  tags,
  request: { body: jsonBody(SetRetentionRule) },
  responses: { 201: jsonResponse(z.strictObject({ id: z.uuid() }), 'Set') },
});

const preview = privateRoute(
  {
    method: 'post',
    path: '/retention/preview',
    operationId: 'previewRetention',
    summary: 'What a run would delete or detach at this moment; changes nothing',
    tags,
    responses: { 200: jsonResponse(RetentionPlan, 'Subject by subject, with its digest') },
  },
  'conflict',
);

const run = privateRoute(
  {
    method: 'post',
    path: '/retention/run',
    operationId: 'runRetention',
    summary: 'Do what a preview showed; refused when that has changed',
    tags,
    request: { body: jsonBody(RunRetention) },
    responses: { 200: jsonResponse(RetentionDone, 'Done, in counts') },
  },
  'conflict',
);

export function retentionRoutes() {
  const routes = createRouter();

  routes.openapi(listRules, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const { rows, inForce } = await service.listRetentionRules(c.var.ctx, { after, limit });
    return c.json(
      toPage(
        rows,
        limit,
        (row) => [row.id],
        (row) => toRuleView(row, inForce.has(row.id)),
      ),
      200,
    );
  });

  routes.openapi(setRule, async (c) =>
    c.json(await service.setRetentionRule(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(preview, async (c) =>
    c.json(toPlanView(await service.previewRetention(c.var.ctx)), 200),
  );

  routes.openapi(run, async (c) =>
    c.json(await service.runRetention(c.var.ctx, c.req.valid('json')), 200),
  );

  return routes;
}

function toRuleView(row: RetentionRuleRow, inForce: boolean): z.infer<typeof RetentionRuleView> {
  // Kinds come in through a schema of these alone.
  const kind = row.kind as RetentionKind;
  return {
    id: row.id,
    kind,
    what: retentionFacts[kind].what,
    days: row.days,
    from: retentionFacts[kind].from,
    action: row.action,
    basisZh: row.basis_zh,
    basisEn: row.basis_en,
    source: row.source,
    shipped: row.shipped,
    effectiveFrom: row.effective_from.toISOString(),
    inForce,
  };
}

const shownSubjects = 1_000;

function toPlanView({ items, digest }: Plan): z.infer<typeof RetentionPlan> {
  return {
    digest,
    items: items.map(({ kind, ruleId, days, action, subjects }) => ({
      kind,
      what: retentionFacts[kind].what,
      ruleId,
      days,
      action,
      count: subjects.length,
      subjects: subjects.slice(0, shownSubjects),
      idle: retentionFacts[kind].idle ?? null,
    })),
  };
}
