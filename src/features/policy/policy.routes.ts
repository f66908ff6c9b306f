import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import { transitions } from '../../domain/policy-rules.ts';
import type { PolicyModeRow, RuleRow } from './policy.queries.ts';
import { toRule } from './policy.queries.ts';
import { DeclareMode, GateView, ModeView, RuleView, SetRules } from './policy.schemas.ts';
import * as service from './policy.service.ts';

const tags = ['policy'];
const moment = z.iso.datetime({ offset: true });
const divisionId = z.string().max(20).optional();

const listRules = privateRoute({
  method: 'get',
  path: '/policy/rules',
  operationId: 'listPolicyRules',
  summary: 'Rules in force at a moment, by id',
  tags,
  request: {
    query: PageQuery.extend({
      at: moment.optional().openapi({ description: 'Now when left out.' }),
      transition: z.enum(transitions).optional(),
      divisionId: divisionId.openapi({ description: 'Rules that hold in this division.' }),
    }),
  },
  responses: { 200: jsonResponse(pageOf(RuleView), 'One page') },
});

const setRules = privateRoute(
  {
    method: 'post',
    path: '/policy/rules',
    operationId: 'setPolicyRules',
    summary: 'Add rules and end others (owners of a regulator, for their jurisdiction)',
    tags,
    request: { body: jsonBody(SetRules) },
    responses: { 201: jsonResponse(z.strictObject({ ids: z.array(z.uuid()) }), 'Set') },
  },
  'conflict',
);

const listModes = privateRoute({
  method: 'get',
  path: '/policy/modes',
  operationId: 'listPolicyModes',
  summary: 'When 平时 or 应急 was declared for which division, the latest first',
  tags,
  request: {
    query: PageQuery.extend({
      divisionId: divisionId.openapi({ description: 'Declared for it or a division above.' }),
    }),
  },
  responses: { 200: jsonResponse(pageOf(ModeView), 'One page') },
});

const declareMode = privateRoute(
  {
    method: 'post',
    path: '/policy/modes',
    operationId: 'declarePolicyMode',
    summary: 'Declare 平时 or 应急 for a division (owners of a regulator, for their jurisdiction)',
    tags,
    request: { body: jsonBody(DeclareMode) },
    responses: { 201: jsonResponse(z.strictObject({ id: z.uuid() }), 'Declared') },
  },
  'conflict',
);

const explainGate = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/gate',
    operationId: 'explainGate',
    summary: 'Why a lot can, or at a past moment could, pass a transition',
    tags,
    request: {
      params: z.strictObject({ id: z.uuid() }),
      query: z.strictObject({
        transition: z.enum(transitions),
        at: moment.optional().openapi({ example: '2021-08-03T10:00:00+08:00' }),
        knownAt: moment.optional().openapi({
          description: 'By when facts had to be recorded; `at` when left out.',
        }),
        premisesId: z.uuid().optional().openapi({
          description: 'Where it was to happen; where the lot last arrived when left out.',
        }),
      }),
    },
    responses: { 200: jsonResponse(GateView, 'The verdict with its evidence') },
  },
  'not_found',
);

export function policyRoutes() {
  const routes = createRouter();

  routes.openapi(listRules, async (c) => {
    const { limit, cursor, at, ...filter } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const rows = await service.listRules(c.var.ctx, { ...filter, at: toDate(at), after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toRuleView),
      200,
    );
  });

  routes.openapi(setRules, async (c) =>
    c.json(await service.setRules(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listModes, async (c) => {
    const { limit, cursor, divisionId } = c.req.valid('query');
    const key = readCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const after = key && ([new Date(key[0]), key[1]] as const);
    const rows = await service.listModes(c.var.ctx, { divisionId, after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.effective_from.toISOString(), row.id], toModeView),
      200,
    );
  });

  routes.openapi(declareMode, async (c) =>
    c.json(await service.declareMode(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(explainGate, async (c) => {
    const { at, knownAt, ...query } = c.req.valid('query');
    const explanation = await service.explain(c.var.ctx, c.req.valid('param').id, {
      ...query,
      at: toDate(at),
      knownAt: toDate(knownAt),
    });
    return c.json(toGateView(explanation), 200);
  });

  return routes;
}

function toDate(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

type Mutable<T> = T extends Date
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

/** For answers: schemas infer mutable arrays, and an answer is only serialised. */
function mutable<T>(value: T): Mutable<T> {
  return value as Mutable<T>;
}

function toRuleView(row: RuleRow): z.infer<typeof RuleView> {
  const rule = mutable(toRule(row));
  return {
    id: rule.id,
    setCode: rule.setCode,
    code: rule.code,
    titleZh: rule.title.zh,
    titleEn: rule.title.en,
    source: rule.source,
    mode: rule.mode,
    divisionId: rule.divisionId,
    transition: rule.transition,
    lotKinds: rule.lotKinds,
    categories: rule.categories,
    storageClasses: rule.storageClasses,
    origins: rule.origins,
    premisesKinds: rule.premisesKinds,
    entries: rule.entries,
    requirement: rule.requirement,
    effectiveFrom: rule.effectiveFrom.toISOString(),
    effectiveTo: rule.effectiveTo?.toISOString() ?? null,
  };
}

function toModeView(row: PolicyModeRow): z.infer<typeof ModeView> {
  return {
    id: row.id,
    divisionId: row.division_id,
    mode: row.mode,
    reasonZh: row.reason_zh,
    reasonEn: row.reason_en,
    effectiveFrom: row.effective_from.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  };
}

function toGateView(explanation: service.Explanation): z.infer<typeof GateView> {
  const { lotId, transition, at, knownAt, mode, site, verdict } = explanation;
  return {
    lotId,
    transition,
    at: at.toISOString(),
    knownAt: knownAt.toISOString(),
    mode,
    premisesId: site.id,
    premisesKind: site.kind,
    divisionId: site.divisionPath.at(-1) ?? '',
    allowed: verdict.unmet.length === 0,
    holds: verdict.unmet.flatMap(({ kind, message }) => (kind === 'hold' ? [message] : [])),
    rules: verdict.findings.map((finding) => ({
      ruleId: finding.rule.id,
      setCode: finding.rule.setCode,
      code: finding.rule.code,
      title: finding.rule.title,
      source: finding.rule.source,
      lotId: finding.lotId,
      lotNumber: finding.lotNumber,
      met: finding.unmet === null,
      unmet: finding.unmet,
      evidence: finding.evidence.map(({ kind, id, lotId: of, note }) => ({
        kind,
        id,
        lotId: of,
        note,
      })),
    })),
  };
}
