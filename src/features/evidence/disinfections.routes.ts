import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import type { Disinfectant, Disinfection, DisinfectionParts } from './disinfections.queries.ts';
import {
  DisinfectantView,
  DisinfectionQuery,
  DisinfectionView,
  PrepareDisinfectant,
  RecordDisinfection,
} from './disinfections.schemas.ts';
import * as service from './disinfections.service.ts';

const tags = ['disinfections'];
const IdParam = z.strictObject({ id: z.uuid() });
const Created = z.strictObject({ id: z.uuid() });

const prepare = privateRoute({
  method: 'post',
  path: '/disinfectants',
  operationId: 'prepareDisinfectant',
  summary: 'Record the preparation of a disinfectant',
  tags,
  request: { body: jsonBody(PrepareDisinfectant) },
  responses: { 201: jsonResponse(Created, 'Recorded') },
});

const listPrepared = privateRoute({
  method: 'get',
  path: '/disinfectants',
  operationId: 'listDisinfectants',
  summary: 'Your preparations (regulators: all), newest first',
  tags,
  request: { query: PageQuery },
  responses: { 200: jsonResponse(pageOf(DisinfectantView), 'One page') },
});

const record = privateRoute(
  {
    method: 'post',
    path: '/disinfections',
    operationId: 'recordDisinfection',
    summary: 'Record a disinfection with the goods that it covered',
    tags,
    request: { body: jsonBody(RecordDisinfection) },
    responses: { 201: jsonResponse(Created, 'Recorded') },
  },
  'conflict',
);

const list = privateRoute({
  method: 'get',
  path: '/disinfections',
  operationId: 'listDisinfections',
  summary: 'Disinfections of yours, on your premises or of lots that you handle, newest first',
  tags,
  request: { query: DisinfectionQuery },
  responses: { 200: jsonResponse(pageOf(DisinfectionView), 'One page') },
});

const read = privateRoute(
  {
    method: 'get',
    path: '/disinfections/{id}',
    operationId: 'readDisinfection',
    summary: 'One disinfection',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(DisinfectionView, 'The disinfection') },
  },
  'not_found',
);

const idKey = z.tuple([z.uuid()]);

export function disinfectionRoutes() {
  const routes = createRouter();

  routes.openapi(prepare, async (c) =>
    c.json(await service.prepareDisinfectant(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listPrepared, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const rows = await service.listDisinfectants(c.var.ctx, { before, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toDisinfectantView),
      200,
    );
  });

  routes.openapi(record, async (c) =>
    c.json(await service.recordDisinfection(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(list, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const found = await service.listDisinfections(c.var.ctx, { ...filter, before, limit });
    const { disinfections, parts } = found;
    return c.json(
      toPage(
        disinfections,
        limit,
        (row) => [row.id],
        (row) => toDisinfectionView(row, parts),
      ),
      200,
    );
  });

  routes.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const { disinfection, parts } = await service.readDisinfection(c.var.ctx, id);
    return c.json(toDisinfectionView(disinfection, parts), 200);
  });

  return routes;
}

function toDisinfectantView(row: Disinfectant): DisinfectantView {
  return {
    id: row.id,
    orgId: row.org_id,
    agent: row.agent,
    productLicenceNo: row.product_licence_no,
    concentration: row.concentration_milli / 1000,
    concentrationUnit: row.concentration_unit,
    ratio: row.ratio,
    workerNo: row.worker_no,
    preparedAt: row.prepared_at.toISOString(),
  };
}

function toDisinfectionView(row: Disinfection, parts: DisinfectionParts): DisinfectionView {
  const mayKnowWorkers = row.own;
  const agent = parts.disinfectants.get(row.disinfectant_id);
  if (!agent) throw new Error(`Disinfection ${row.id} without its agent`);
  const disinfectant = toDisinfectantView(agent);
  return {
    id: row.id,
    orgId: row.org_id,
    certificateNo: row.certificate_no,
    premisesId: row.premises_id,
    placeId: row.place_id,
    object: row.object,
    method: row.method,
    contactMinutes: row.contact_minutes,
    temperatureC: row.temperature_centi_c === null ? null : row.temperature_centi_c / 100,
    sixSides: row.six_sides,
    workerNo: mayKnowWorkers ? row.worker_no : null,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    disinfectant: mayKnowWorkers ? disinfectant : { ...disinfectant, workerNo: null },
    lots: parts.lots
      .filter((lot) => lot.disinfection_id === row.id)
      .map((lot) => ({
        lotId: lot.lot_id,
        netWeightKg: gramsToKg(lot.grams),
        pieces: lot.pieces,
        repeatReason: lot.repeat_reason,
      })),
  };
}
