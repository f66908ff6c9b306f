import { z } from '@hono/zod-openapi';

import { createRouter, jsonResponse, privateRoute } from '../../core/http.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { unitDigests } from '../codes/carried.service.ts';
import { RecordedCommand, Snapshot, UnitDigests } from './keeper.schemas.ts';
import { readRecorded, readSnapshot } from './keeper.service.ts';
import { toSnapshot } from './keeper.views.ts';

const tags = ['keeper'];

const snapshotRoute = privateRoute(
  {
    method: 'get',
    path: '/keeper/snapshot',
    operationId: 'readKeeperSnapshot',
    summary:
      'All that a keeper needs at one store while out of reach of the network, but for holds',
    tags,
    request: {
      query: z.strictObject({
        premisesId: z.uuid().optional().openapi({ description: 'Your first store when left out.' }),
      }),
    },
    responses: { 200: jsonResponse(Snapshot, 'The store as it is known now') },
  },
  'not_found',
);

const serial = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 25);

const unitsRoute = privateRoute(
  {
    method: 'get',
    path: '/keeper/units',
    operationId: 'readKeeperUnits',
    summary: 'By which a device knows the codes of single units, up to 20,000 at a time',
    tags,
    request: { query: z.strictObject({ seriesId: z.uuid(), first: serial, last: serial }) },
    responses: { 200: jsonResponse(UnitDigests, 'Digests in the order of serials') },
  },
  'not_found',
  'not_offered',
);

const recordedRoute = privateRoute(
  {
    method: 'get',
    path: '/keeper/commands/{id}',
    operationId: 'readRecordedCommand',
    summary: 'Whether your organisation recorded a command, by the eventId that it was sent with',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }) },
    responses: { 200: jsonResponse(RecordedCommand, 'It was recorded') },
  },
  'not_found',
);

export function keeperRoutes({ unitCodes }: { unitCodes: UnitCodes | undefined }) {
  const routes = createRouter();

  routes.openapi(snapshotRoute, async (c) => {
    const { premisesId } = c.req.valid('query');
    return c.json(toSnapshot(await readSnapshot(c.var.ctx, { premisesId })), 200);
  });

  routes.openapi(unitsRoute, async (c) => {
    const asked = c.req.valid('query');
    const { first, digests } = await unitDigests(c.var.ctx, unitCodes, asked);
    return c.json({ seriesId: asked.seriesId, first, digests: toBase64(digests) }, 200);
  });

  routes.openapi(recordedRoute, async (c) => {
    const { id, recordedAt } = await readRecorded(c.var.ctx, c.req.valid('param').id);
    return c.json({ id, recordedAt: recordedAt.toISOString() }, 200);
  });

  return routes;
}

function toBase64(bytes: Uint8Array): string {
  const characters: string[] = [];
  for (const byte of bytes) characters.push(String.fromCharCode(byte));
  return btoa(characters.join(''));
}
