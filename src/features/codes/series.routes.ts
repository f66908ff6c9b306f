import { z } from '@hono/zod-openapi';

import type { Ctx } from '../../core/context.ts';
import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { type CodeSegment, successorOf } from '../../domain/code-ranges.ts';
import { formatUnitCode } from '../../domain/unit-code.ts';
import { unitCodesNotOffered } from './series.errors.ts';
import { findSeries, type Series } from './series.queries.ts';
import {
  ActivateSeries,
  IssueSeries,
  MoveUnits,
  ReplaceUnits,
  SeriesList,
  SeriesView,
  UnitView,
  VoidUnits,
} from './series.schemas.ts';
import * as service from './series.service.ts';

const IdParam = z.strictObject({ id: z.uuid() });
const tags = ['codes'];

const issueSeries = privateRoute(
  {
    method: 'post',
    path: '/lots/{id}/series',
    operationId: 'issueSeries',
    summary: 'Issue codes for single units of a lot: a series of any size',
    tags,
    request: { params: IdParam, body: jsonBody(IssueSeries) },
    responses: { 201: jsonResponse(SeriesView, 'Issued; not active yet') },
  },
  'not_found',
  'conflict',
  'not_offered',
);

const listSeries = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/series',
    operationId: 'listSeries',
    summary: 'The series whose codes are, or were, on units of a lot',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(SeriesList, 'In the order in which they were issued') },
  },
  'not_found',
);

const readSeries = privateRoute(
  {
    method: 'get',
    path: '/series/{id}',
    operationId: 'readSeries',
    summary: 'A series of codes, in parts by what became of them',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(SeriesView, 'The series') },
  },
  'not_found',
);

const change = <T extends z.ZodType>(name: string, path: string, summary: string, body: T) =>
  privateRoute(
    {
      method: 'post',
      path: `/series/{id}/${path}`,
      operationId: name,
      summary,
      tags,
      request: { params: IdParam, body: jsonBody(body) },
      responses: { 200: jsonResponse(SeriesView, 'The series as it is now') },
    },
    'not_found',
    'conflict',
  );

const activateSeries = change(
  'activateSeries',
  'activate',
  'Put the codes of a series into force: every proof that the rules ask for must be there',
  ActivateSeries,
);
const voidUnits = change('voidUnits', 'void', 'Void the codes of some units', VoidUnits);
const moveUnits = change(
  'moveUnits',
  'move',
  'Units that were repacked with their labels on become units of the new lot',
  MoveUnits,
);
const replaceUnits = change(
  'replaceUnits',
  'replace',
  'Link old codes to the new ones that took their place',
  ReplaceUnits,
);

const readUnit = privateRoute(
  {
    method: 'get',
    path: '/units/{code}',
    operationId: 'readUnit',
    summary: 'One unit by its code: which lot it is of, and what became of it',
    tags,
    request: { params: z.strictObject({ code: z.string().max(64) }) },
    responses: { 200: jsonResponse(UnitView, 'The unit') },
  },
  'not_found',
  'not_offered',
);

/** Behind sign-in. */
export function seriesRoutes({ unitCodes }: { unitCodes: UnitCodes | undefined }) {
  const routes = createRouter();

  routes.openapi(issueSeries, async (c) => {
    const { ctx } = c.var;
    const { id } = await service.issueSeries(
      ctx,
      demandCodes(unitCodes),
      c.req.valid('param').id,
      c.req.valid('json'),
    );
    return c.json(await viewOf(ctx, id), 201);
  });

  routes.openapi(listSeries, async (c) => {
    const { items, known } = await service.listSeries(c.var.ctx, c.req.valid('param').id);
    return c.json({ items: items.map((series) => toView(series, known)) }, 200);
  });

  routes.openapi(readSeries, async (c) =>
    c.json(await viewOf(c.var.ctx, c.req.valid('param').id), 200),
  );

  routes.openapi(activateSeries, async (c) => {
    const { id } = c.req.valid('param');
    await service.activateSeries(c.var.ctx, id, c.req.valid('json'));
    return c.json(await viewOf(c.var.ctx, id), 200);
  });

  routes.openapi(voidUnits, async (c) => {
    const { id } = c.req.valid('param');
    await service.voidUnits(c.var.ctx, id, c.req.valid('json'));
    return c.json(await viewOf(c.var.ctx, id), 200);
  });

  routes.openapi(moveUnits, async (c) => {
    const { id } = c.req.valid('param');
    await service.moveUnits(c.var.ctx, id, c.req.valid('json'));
    return c.json(await viewOf(c.var.ctx, id), 200);
  });

  routes.openapi(replaceUnits, async (c) => {
    const { id } = c.req.valid('param');
    await service.replaceUnits(c.var.ctx, id, c.req.valid('json'));
    return c.json(await viewOf(c.var.ctx, id), 200);
  });

  routes.openapi(readUnit, async (c) => {
    const codes = demandCodes(unitCodes);
    const unit = await service.readUnit(c.var.ctx, codes, c.req.valid('param').code);
    return c.json(await toUnitView(c.var.ctx, codes, unit), 200);
  });

  return routes;
}

function demandCodes(unitCodes: UnitCodes | undefined): UnitCodes {
  if (!unitCodes) throw unitCodesNotOffered();
  return unitCodes;
}

async function viewOf(ctx: Ctx, id: string): Promise<z.infer<typeof SeriesView>> {
  const { series, parts, known } = await service.readSeries(ctx, id);
  return {
    ...toView(series, known),
    parts: parts.map((part) => toPart(series, part, known)),
  };
}

function toView(series: Series, known: ReadonlySet<string>): z.infer<typeof SeriesView> {
  return {
    id: series.id,
    // The buyer of repacked goods may hold a part of a series without knowing where it began.
    lotId: known.has(series.lot_id) ? series.lot_id : null,
    orgId: series.org_id,
    level: series.level,
    first: series.first_serial,
    last: series.last_serial,
    keyVersion: series.key_version,
    state: series.activated_at === null ? 'issued' : 'active',
    issuedAt: series.issued_at.toISOString(),
    activatedAt: series.activated_at?.toISOString() ?? null,
  };
}

function toPart(series: Series, { first, last, range }: CodeSegment, known: ReadonlySet<string>) {
  const lotId = range?.lotId ?? series.lot_id;
  const state = range === null || range.kind === 'moved' ? ('in_use' as const) : range.kind;
  return {
    first,
    last,
    state,
    lotId: known.has(lotId) ? lotId : null,
    orgId: range?.orgId ?? series.org_id,
    successor: range?.successor ?? null,
    // Another firm's words about goods that are none of the reader's.
    reason: known.has(lotId) ? (range?.reason ?? null) : null,
    at: (range?.at ?? series.issued_at).toISOString(),
  };
}

type Unit = Awaited<ReturnType<typeof service.readUnit>>;

async function toUnitView(
  ctx: Ctx,
  codes: UnitCodes,
  { code, serial, series, ranges, lotId, known }: Unit,
): Promise<z.infer<typeof UnitView>> {
  const newest = ranges.at(-1);
  const settled = newest && newest.kind !== 'moved' ? newest.kind : undefined;
  return {
    code,
    printed: formatUnitCode(code),
    seriesId: series.id,
    serial,
    level: series.level,
    state: settled ?? (series.activated_at === null ? 'issued' : 'active'),
    lotId,
    orgId: newest?.orgId ?? series.org_id,
    successorCode: newest ? await successorCode(ctx, codes, newest, serial) : null,
    history: ranges.map(({ kind, lotId: id, reason, at }) => ({
      kind,
      lotId: known.has(id) ? id : null,
      reason: known.has(id) ? reason : null,
      at: at.toISOString(),
    })),
  };
}

async function successorCode(
  ctx: Ctx,
  codes: UnitCodes,
  range: Unit['ranges'][number],
  serial: number,
): Promise<string | null> {
  const next = successorOf(range, serial);
  if (next === null || !range.successor) return null;
  const series = await findSeries(ctx.db, range.successor.seriesId);
  if (!series) return null;
  return codes.make({ number: series.number, keyVersion: series.key_version }, next);
}
