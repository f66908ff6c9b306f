import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import type { PersonalKeys } from '../../core/ports.ts';
import type { Duty } from '../../domain/duties.ts';
import { maskIdentity, maskName, maskPhone } from '../../domain/masking.ts';
import { notConfigured } from './people.errors.ts';
import * as reading from './people.reading.ts';
import {
  AmendWorker,
  DestroyKey,
  DisclosedWorker,
  DiscloseWorker,
  EraseWorker,
  FindWorker,
  RegisterWorker,
  WorkerCount,
  WorkerNo,
  WorkerQuery,
  WorkerView,
} from './people.schemas.ts';
import * as service from './people.service.ts';

const tags = ['people'];
const Changed = z.strictObject({ orgId: z.uuid(), workerNo: z.string() });
const params = z.strictObject({ workerNo: WorkerNo });

const registerWorker = privateRoute(
  {
    method: 'post',
    path: '/workers',
    operationId: 'registerWorker',
    summary: 'Say who a worker number of your firm stands for; kept encrypted and erasable',
    tags,
    request: { body: jsonBody(RegisterWorker) },
    responses: { 201: jsonResponse(Changed, 'Registered') },
  },
  'conflict',
  'not_offered',
);

const listWorkers = privateRoute(
  {
    method: 'get',
    path: '/workers',
    operationId: 'listWorkers',
    summary: 'Workers by number, names and numbers masked',
    tags,
    request: { query: WorkerQuery },
    responses: { 200: jsonResponse(pageOf(WorkerView), 'One page') },
  },
  'not_offered',
);

const countWorkers = privateRoute({
  method: 'get',
  path: '/workers/counts',
  operationId: 'countWorkers',
  summary: 'How many are at work today, by premises; no number below five',
  tags,
  request: { query: PageQuery },
  responses: { 200: jsonResponse(pageOf(WorkerCount), 'One page') },
});

const findWorkers = privateRoute(
  {
    method: 'post',
    path: '/workers/search',
    operationId: 'findWorkers',
    summary: 'Who has this identity number; asks for a reason and is recorded',
    tags,
    request: { body: jsonBody(FindWorker) },
    responses: { 200: jsonResponse(z.strictObject({ items: z.array(WorkerView) }), 'Masked') },
  },
  'not_offered',
);

const amendWorker = privateRoute(
  {
    method: 'post',
    path: '/workers/{workerNo}/amendment',
    operationId: 'amendWorker',
    summary: 'Change what is known of a worker, or say when they left',
    tags,
    request: { params, body: jsonBody(AmendWorker) },
    responses: { 200: jsonResponse(Changed, 'Changed') },
  },
  'not_found',
  'conflict',
  'gone',
  'not_offered',
);

const discloseWorker = privateRoute(
  {
    method: 'post',
    path: '/workers/{workerNo}/disclosure',
    operationId: 'discloseWorker',
    summary: 'Read fields of one worker in full; asks for a reason and is recorded first',
    tags,
    request: { params, body: jsonBody(DiscloseWorker) },
    responses: { 200: jsonResponse(DisclosedWorker, 'The fields asked for') },
  },
  'not_found',
  'conflict',
  'gone',
  'not_offered',
);

const eraseWorker = privateRoute(
  {
    method: 'post',
    path: '/workers/{workerNo}/erasure',
    operationId: 'eraseWorker',
    summary: 'Erase who a number stands for; trace records keep the number',
    tags,
    request: { params, body: jsonBody(EraseWorker) },
    responses: { 200: jsonResponse(Changed, 'Erased') },
  },
  'not_found',
);

const destroyKey = privateRoute(
  {
    method: 'post',
    path: '/workers/key-destruction',
    operationId: 'destroyPersonalKey',
    summary: 'Make everything on the workers of your firm unreadable, for ever (owners)',
    tags,
    request: { body: jsonBody(DestroyKey) },
    responses: { 200: jsonResponse(z.strictObject({ orgId: z.uuid() }), 'Destroyed') },
  },
  'not_found',
);

export function peopleRoutes({ personal }: { personal: PersonalKeys | undefined }) {
  const routes = createRouter();
  const keys = () => {
    if (personal) return personal;
    throw notConfigured();
  };

  routes.openapi(registerWorker, async (c) =>
    c.json(await service.registerWorker(keys(), c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listWorkers, async (c) => {
    const { limit, cursor, premisesId, active } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([z.uuid(), z.string()]));
    const filter = { premisesId, active: active && active === 'true', after, limit };
    const shown = await reading.listWorkers(keys(), c.var.ctx, filter);
    return c.json(
      toPage(shown, limit, ({ row }) => [row.org_id, row.worker_no], toWorkerView),
      200,
    );
  });

  routes.openapi(countWorkers, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const rows = await reading.countWorkers(c.var.ctx, { after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.premises_id], toCountView),
      200,
    );
  });

  routes.openapi(findWorkers, async (c) => {
    const shown = await reading.findWorkers(keys(), c.var.ctx, c.req.valid('json'));
    return c.json({ items: shown.map(toWorkerView) }, 200);
  });

  routes.openapi(destroyKey, async (c) =>
    c.json(await service.destroyKey(c.var.ctx, c.req.valid('json')), 200),
  );

  routes.openapi(amendWorker, async (c) => {
    const { workerNo } = c.req.valid('param');
    const input = c.req.valid('json');
    return c.json(await service.amendWorker(keys(), c.var.ctx, workerNo, input), 200);
  });

  routes.openapi(discloseWorker, async (c) => {
    const { workerNo } = c.req.valid('param');
    const input = c.req.valid('json');
    return c.json(await reading.discloseWorker(keys(), c.var.ctx, workerNo, input), 200);
  });

  routes.openapi(eraseWorker, async (c) => {
    const { workerNo } = c.req.valid('param');
    return c.json(await service.eraseWorker(c.var.ctx, workerNo, c.req.valid('json')), 200);
  });

  return routes;
}

function toWorkerView({ row, person }: reading.Shown): WorkerView {
  return {
    orgId: row.org_id,
    workerNo: row.worker_no,
    name: person && maskName(person.name),
    phone: person?.phone == null ? null : maskPhone(person.phone),
    identityKind: row.identity_kind,
    identity: person?.identity == null ? null : maskIdentity(person.identity.number),
    // Duties come in through a schema of these alone.
    duty: row.duty as Duty,
    premisesId: row.premises_id,
    activeSince: row.active_since,
    activeUntil: row.active_until,
    readable: person !== null,
  };
}

/** Fewer would tell of persons rather than of premises. */
const fewest = 5;

function toCountView(row: { premises_id: string; workers: number }): z.infer<typeof WorkerCount> {
  const suppressed = row.workers < fewest;
  return { premisesId: row.premises_id, workers: suppressed ? null : row.workers, suppressed };
}
