import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { NamedWarning, ThresholdNumbers } from '../../domain/scan-warnings.ts';
import { LotScansView } from './scan-tally.schemas.ts';
import { readLotScans } from './scan-tally.service.ts';
import type { ThresholdRow } from './thresholds.queries.ts';
import { SetThresholds, ThresholdQuery, ThresholdView } from './thresholds.schemas.ts';
import { listThresholds, setThresholds } from './thresholds.service.ts';

const tags = ['scan'];

const lotScans = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/scans',
    operationId: 'readLotScans',
    summary: 'How often the codes of a lot were scanned, when and where, and which look copied',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }) },
    responses: { 200: jsonResponse(LotScansView, 'Counts and warnings') },
  },
  'not_found',
);

const list = privateRoute({
  method: 'get',
  path: '/scan-thresholds',
  operationId: 'listScanThresholds',
  summary: 'From where on scans look like those of a copied code, at a moment',
  tags,
  request: { query: ThresholdQuery },
  responses: { 200: jsonResponse(pageOf(ThresholdView), 'One page') },
});

const set = privateRoute(
  {
    method: 'post',
    path: '/scan-thresholds',
    operationId: 'setScanThresholds',
    summary: 'Add thresholds and end others (supervisors, for their jurisdiction)',
    tags,
    request: { body: jsonBody(SetThresholds) },
    responses: { 201: jsonResponse(z.strictObject({ ids: z.array(z.uuid()) }), 'Set') },
  },
  'conflict',
);

/** Behind sign-in. */
export function tallyRoutes() {
  const routes = createRouter();

  routes.openapi(lotScans, async (c) => {
    const { id } = c.req.valid('param');
    const { total, regions, hours, warned } = await readLotScans(c.var.ctx, id);
    const view: z.infer<typeof LotScansView> = {
      lotId: id,
      codes: Number(total.codes),
      scans: Number(total.scans),
      firstScan: total.first_hour?.toISOString() ?? null,
      regions: regions.map(({ region, name_zh, name_en, scans }) => ({
        region: region === '' ? null : region,
        name: region === '' ? nowhere : { zh: name_zh, en: name_en },
        scans: Number(scans),
      })),
      hours: hours.map(({ hour, region, scans }) => ({
        hour: hour.toISOString(),
        region: region === '' ? null : region,
        scans: Number(scans),
      })),
      warnings: warned.map((one) => ({ ...one, warnings: one.warnings.map(toWarningView) })),
    };
    return c.json(view, 200);
  });

  routes.openapi(list, async (c) => {
    const { limit, cursor, at, level, divisionId } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const moment = at === undefined ? undefined : new Date(at);
    const filter = { at: moment, level, divisionId, after, limit };
    const rows = await listThresholds(c.var.ctx, filter);
    return c.json(
      toPage(rows, limit, (row) => [row.id], toThresholdView),
      200,
    );
  });

  routes.openapi(set, async (c) =>
    c.json(await setThresholds(c.var.ctx, c.req.valid('json')), 201),
  );

  return routes;
}

const nowhere = { zh: '未知', en: 'Unknown' };

function toWarningView(warning: NamedWarning) {
  return warning.reason === 'places' ? { ...warning, places: [...warning.places] } : warning;
}

function toThresholdView(row: ThresholdRow): z.infer<typeof ThresholdView> {
  return {
    id: row.id,
    level: row.level,
    divisionId: row.division_id,
    // The only way into the column is an event whose schema is the declared one.
    numbers: row.numbers as ThresholdNumbers,
    source: row.source,
    effectiveFrom: row.effective_from.toISOString(),
    effectiveTo: row.effective_to?.toISOString() ?? null,
  };
}
