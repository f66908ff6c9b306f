import { z } from '@hono/zod-openapi';

import { isRegulator, type OutsideActor } from '../../core/actor.ts';
import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import {
  alertKindNames,
  type AlertFacts,
  type AlertRule,
  alertRuleCodes,
  alertRules,
  factsOutside,
} from '../../domain/alerts.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import type { Alert, ThresholdRow } from './alerts.queries.ts';
import {
  AlertQuery,
  AlertReason,
  AlertRuleView,
  AlertStateView,
  AlertThresholdQuery,
  AlertThresholdView,
  AlertView,
  AlertWithRecords,
  SetAlertThresholds,
  TakeAlert,
} from './alerts.schemas.ts';
import * as service from './alerts.service.ts';
import { listAlertThresholds, mostOutside, setAlertThresholds } from './thresholds.service.ts';

const tags = ['alerts'];
const params = z.strictObject({ id: z.uuid() });
const idKey = z.tuple([z.uuid()]);

const list = privateRoute({
  method: 'get',
  path: '/alerts',
  operationId: 'listAlerts',
  summary:
    'What the books should not show: of your own records, or of what you oversee; newest first',
  tags,
  request: { query: AlertQuery },
  responses: { 200: jsonResponse(pageOf(AlertView), 'One page') },
});

const read = privateRoute(
  {
    method: 'get',
    path: '/alerts/{id}',
    operationId: 'readAlert',
    summary: 'One alert with the records that it names and its history',
    tags,
    request: { params },
    responses: { 200: jsonResponse(AlertWithRecords, 'The alert') },
  },
  'not_found',
);

const deciding = (act: string, summary: string, body: typeof AlertReason | typeof TakeAlert) =>
  privateRoute(
    {
      method: 'post',
      path: `/alerts/{id}/${act}` as const,
      operationId: `${act}Alert`,
      summary,
      tags,
      request: { params, body: jsonBody(body) },
      responses: { 200: jsonResponse(AlertStateView, 'Its state now') },
    },
    'not_found',
    'conflict',
  );

const take = deciding('take', 'Take it in hand (officers)', TakeAlert);
const dismiss = deciding('dismiss', 'Nothing was wrong: say why (officers)', AlertReason);
const settle = deciding('settle', 'It has been dealt with: say how (officers)', AlertReason);
const reopen = deciding('reopen', 'Open a closed one again (officers)', AlertReason);
const explain = deciding('explain', 'Say how it came about (the firm)', AlertReason);

const rules = privateRoute({
  method: 'get',
  path: '/alert-rules',
  operationId: 'listAlertRules',
  summary: 'What is looked for, and from where on it is an alert unless a threshold says otherwise',
  tags,
  responses: {
    200: jsonResponse(z.strictObject({ items: z.array(AlertRuleView) }), 'All of them'),
  },
});

const thresholds = privateRoute({
  method: 'get',
  path: '/alert-thresholds',
  operationId: 'listAlertThresholds',
  summary: 'From where on something is an alert, at a moment',
  tags,
  request: { query: AlertThresholdQuery },
  responses: { 200: jsonResponse(pageOf(AlertThresholdView), 'One page') },
});

const setThresholds = privateRoute(
  {
    method: 'post',
    path: '/alert-thresholds',
    operationId: 'setAlertThresholds',
    summary: 'Add thresholds and end others (supervisors, for their jurisdiction)',
    tags,
    request: { body: jsonBody(SetAlertThresholds) },
    responses: { 201: jsonResponse(z.strictObject({ ids: z.array(z.uuid()) }), 'Set') },
  },
  'conflict',
);

export function alertRoutes() {
  const routes = createRouter();

  routes.openapi(list, async (c) => {
    const { cursor, since, lang: _lang, ...filter } = c.req.valid('query');
    const { actor } = c.var.identity;
    const rows = await service.listAlerts(c.var.ctx, {
      ...filter,
      since: since === undefined ? undefined : new Date(since),
      before: readCursor(cursor, idKey)?.[0],
    });
    return c.json(
      toPage(
        rows,
        filter.limit,
        (row) => [row.id],
        (row) => toAlertView(row, actor),
      ),
      200,
    );
  });

  routes.openapi(read, async (c) => {
    const { actor } = c.var.identity;
    const { alert, named, notes } = await service.readAlert(c.var.ctx, c.req.valid('param').id);
    const view: z.infer<typeof AlertWithRecords> = {
      ...toAlertView(alert, actor),
      firms: named.firms,
      lots: named.lots.map(({ id, number }) => ({ id, number, scans: `/api/lots/${id}/scans` })),
      events: named.events,
      documents: named.documents,
      shipments: named.shipments,
      history: notes.map(({ what, org_id, reason, at }) => ({
        what,
        orgId: org_id,
        // What officers write among themselves is no answer to the firm.
        reason: isRegulator(actor) || org_id === actor.orgId ? reason : null,
        at: at.toISOString(),
      })),
    };
    return c.json(view, 200);
  });

  routes.openapi(take, async (c) =>
    c.json(await service.takeAlert(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  );
  for (const [route, state] of [
    [dismiss, 'dismissed'],
    [settle, 'settled'],
  ] as const) {
    routes.openapi(route, async (c) => {
      const input = AlertReason.parse(c.req.valid('json'));
      return c.json(
        await service.closeAlert(c.var.ctx, c.req.valid('param').id, state, input),
        200,
      );
    });
  }
  routes.openapi(reopen, async (c) => {
    const input = AlertReason.parse(c.req.valid('json'));
    return c.json(await service.reopenAlert(c.var.ctx, c.req.valid('param').id, input), 200);
  });
  routes.openapi(explain, async (c) => {
    const input = AlertReason.parse(c.req.valid('json'));
    return c.json(await service.explainAlert(c.var.ctx, c.req.valid('param').id, input), 200);
  });

  routes.openapi(rules, (c) => c.json({ items: alertRuleCodes.map(toRuleView) }, 200));

  routes.openapi(thresholds, async (c) => {
    const { limit, cursor, at, rule, divisionId } = c.req.valid('query');
    const rows = await listAlertThresholds(c.var.ctx, {
      limit,
      rule,
      divisionId,
      at: at === undefined ? undefined : new Date(at),
      after: readCursor(cursor, idKey)?.[0],
    });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toThresholdView),
      200,
    );
  });

  routes.openapi(setThresholds, async (c) =>
    c.json(await setAlertThresholds(c.var.ctx, c.req.valid('json')), 201),
  );

  return routes;
}

/** The columns were written by the watch, with rules and kinds of the table. */
function toAlertView(row: Alert, actor: OutsideActor): AlertView {
  const official = isRegulator(actor);
  const rule = row.rule as AlertRule;
  const { kind } = alertRules[rule];
  return {
    id: row.id,
    kind,
    kindName: alertKindNames[kind],
    rule,
    state: row.state,
    text: { zh: row.text_zh, en: row.text_en },
    excessKg: row.grams === null ? null : gramsToKg(Number(row.grams)),
    facts: { ...factsOutside(rule, row.facts as AlertFacts) },
    orgId: row.org_id,
    owner:
      row.owner_org_id === null
        ? null
        : { orgId: row.owner_org_id, userId: official ? row.owner_user_id : null },
    reason: official ? row.reason : null,
    raisedAt: row.raised_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
}

function toRuleView(rule: AlertRule): z.infer<typeof AlertRuleView> {
  const { kind, unit, most, text } = alertRules[rule];
  return { rule, kind, kindName: alertKindNames[kind], unit, most, text };
}

function toThresholdView(row: ThresholdRow): z.infer<typeof AlertThresholdView> {
  const rule = row.rule as AlertRule;
  return {
    id: row.id,
    rule,
    divisionId: row.division_id,
    most: mostOutside(rule, Number(row.most)),
    source: row.source,
    effectiveFrom: row.effective_from.toISOString(),
    effectiveTo: row.effective_to?.toISOString() ?? null,
  };
}
