import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { Pool, Sample } from './samples.queries.ts';
import {
  MakePool,
  PoolQuery,
  PoolView,
  SampleQuery,
  SampleView,
  TakeSample,
} from './samples.schemas.ts';
import * as service from './samples.service.ts';

const tags = ['samples and tests'];
const IdParam = z.strictObject({ id: z.uuid() });
const Created = z.strictObject({ id: z.uuid() });

const take = privateRoute(
  {
    method: 'post',
    path: '/samples',
    operationId: 'takeSample',
    summary: 'Record a sample and send it to a laboratory',
    tags,
    request: { body: jsonBody(TakeSample) },
    responses: { 201: jsonResponse(Created, 'Recorded') },
  },
  'conflict',
);

const list = privateRoute({
  method: 'get',
  path: '/samples',
  operationId: 'listSamples',
  summary: 'Samples that you took, were sent, or whose lots you handle, newest first',
  tags,
  request: { query: SampleQuery },
  responses: { 200: jsonResponse(pageOf(SampleView), 'One page') },
});

const read = privateRoute(
  {
    method: 'get',
    path: '/samples/{id}',
    operationId: 'readSample',
    summary: 'One sample',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(SampleView, 'The sample') },
  },
  'not_found',
);

const make = privateRoute(
  {
    method: 'post',
    path: '/pools',
    operationId: 'makePool',
    summary: 'Mix samples into one tube',
    tags,
    request: { body: jsonBody(MakePool) },
    responses: { 201: jsonResponse(Created, 'Made') },
  },
  'conflict',
);

const listPools = privateRoute({
  method: 'get',
  path: '/pools',
  operationId: 'listPools',
  summary: 'Pools with a sample that you may see, newest first',
  tags,
  request: { query: PoolQuery },
  responses: { 200: jsonResponse(pageOf(PoolView), 'One page') },
});

const readPool = privateRoute(
  {
    method: 'get',
    path: '/pools/{id}',
    operationId: 'readPool',
    summary: 'One pool',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(PoolView, 'The pool') },
  },
  'not_found',
);

const idKey = z.tuple([z.uuid()]);

export function sampleRoutes() {
  const routes = createRouter();

  routes.openapi(take, async (c) =>
    c.json(await service.takeSample(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(list, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const samples = await service.listSamples(c.var.ctx, { ...filter, before, limit });
    return c.json(
      toPage(samples, limit, (row) => [row.id], toSampleView),
      200,
    );
  });

  routes.openapi(read, async (c) => {
    const sample = await service.readSample(c.var.ctx, c.req.valid('param').id);
    return c.json(toSampleView(sample), 200);
  });

  routes.openapi(make, async (c) =>
    c.json(await service.makePool(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listPools, async (c) => {
    const { limit, cursor, sampleId } = c.req.valid('query');
    const before = readCursor(cursor, idKey)?.[0];
    const rows = await service.listPools(c.var.ctx, { sampleId, before, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toPoolView),
      200,
    );
  });

  routes.openapi(readPool, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(toPoolView(await service.readPool(c.var.ctx, id)), 200);
  });

  return routes;
}

function toSampleView(row: Sample): SampleView {
  // A laboratory tests a tube; whose it is concerns the employer and the authority.
  const mayKnowWorkers = row.own;
  return {
    id: row.id,
    orgId: row.org_id,
    number: row.number,
    kind: row.kind,
    premisesId: row.premises_id,
    placeId: row.place_id,
    workerNo: mayKnowWorkers ? row.worker_no : null,
    samplerWorkerNo: mayKnowWorkers ? row.sampler_worker_no : null,
    spot: row.spot,
    laboratoryOrgId: row.laboratory_org_id,
    takenAt: row.taken_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    lotIds: row.lot_ids,
  };
}

function toPoolView(row: Pool): PoolView {
  return {
    id: row.id,
    orgId: row.org_id,
    number: row.number,
    madeAt: row.made_at.toISOString(),
    sampleIds: row.sample_ids,
  };
}
