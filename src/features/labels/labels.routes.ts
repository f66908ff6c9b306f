import { z } from '@hono/zod-openapi';

import { orgOf } from '../../core/actor.ts';
import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import type { LabelPress, UnitCodes } from '../../core/ports.ts';
import { unitCodesNotOffered } from '../codes/series.service.ts';
import { PrintLabels, PrintList, PrintView } from './labels.schemas.ts';
import * as service from './labels.service.ts';
import { createFileSlots } from './labels.slots.ts';
import { bodyOf } from './labels.stream.ts';

const IdParam = z.strictObject({ id: z.uuid() });
const tags = ['labels'];
const binary = z.any().openapi({ type: 'string', format: 'binary' });

const printLabels = privateRoute(
  {
    method: 'post',
    path: '/series/{id}/prints',
    operationId: 'printLabels',
    summary: 'Print labels of a series, a part of it at a time',
    description:
      'The print counts from now on; its file is made while it is fetched. A label that an earlier ' +
      'print had bears 重印 and how manieth reprint it is.',
    tags,
    request: { params: IdParam, body: jsonBody(PrintLabels) },
    responses: { 201: jsonResponse(PrintView, 'The print') },
  },
  'not_found',
  'conflict',
  'not_offered',
);

const listPrints = privateRoute(
  {
    method: 'get',
    path: '/series/{id}/prints',
    operationId: 'listPrints',
    summary: 'The prints of a series, the first at the top',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(PrintList, 'The prints') },
  },
  'not_found',
);

const readPrint = privateRoute(
  {
    method: 'get',
    path: '/prints/{id}',
    operationId: 'readPrint',
    summary: 'A print, and how far it was fetched',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(PrintView, 'The print') },
  },
  'not_found',
);

const fetchPrint = privateRoute(
  {
    method: 'get',
    path: '/prints/{id}/file',
    operationId: 'fetchPrint',
    summary: 'The file of a print, or what is left of it',
    description:
      'After a break go on with `from`, the label after the last that you have, which `takenTo` may be ' +
      'some megabytes ahead of. Labels fetched twice are counted: they ' +
      'look the same, so print what you need again as a reprint instead.',
    tags,
    request: {
      params: IdParam,
      query: z.strictObject({ from: z.coerce.number().int().min(0).optional() }),
    },
    responses: {
      200: {
        description: 'PDF, ZPL, CSV or a picture; several pictures in a ZIP',
        content: { 'application/octet-stream': { schema: binary } },
      },
    },
  },
  'not_found',
  'conflict',
  'too_many',
  'not_offered',
);

export type LabelDeps = {
  unitCodes: UnitCodes | undefined;
  press: LabelPress | undefined;
  publicUrl: string;
  maxLabels: number;
  notesBehind: boolean;
  clock: () => Date;
};

/** Behind sign-in. */
export function labelRoutes({ unitCodes, maxLabels, ...deps }: LabelDeps) {
  const routes = createRouter();
  const slots = createFileSlots();

  routes.openapi(printLabels, async (c) => {
    const { ctx } = c.var;
    if (!unitCodes) throw unitCodesNotOffered();
    const { id } = c.req.valid('param');
    const print = await service.printLabels(ctx, maxLabels, id, c.req.valid('json'));
    return c.json(toPrintView(await service.readPrint(ctx, print.id)), 201);
  });

  routes.openapi(listPrints, async (c) => {
    const prints = await service.listPrints(c.var.ctx, c.req.valid('param').id);
    return c.json({ items: prints.map(toPrintView) }, 200);
  });

  routes.openapi(readPrint, async (c) => {
    const print = await service.readPrint(c.var.ctx, c.req.valid('param').id);
    return c.json(toPrintView(print), 200);
  });

  routes.openapi(fetchPrint, async (c) => {
    if (!unitCodes) throw unitCodesNotOffered();
    const { ctx } = c.var;
    const orgId = orgOf(ctx.actor);
    slots.demand(orgId);
    const { id } = c.req.valid('param');
    const { from } = c.req.valid('query');
    // Asked for and not begun: of many at once no more may come in than there is room for.
    slots.take(orgId);
    const file = await service
      .openFile(ctx, { ...deps, codes: unitCodes }, id, from)
      .finally(() => slots.free(orgId));
    // Nobody reads the body of an answer to HEAD.
    return new Response(
      c.req.method === 'HEAD'
        ? null
        : bodyOf(file, { begun: () => slots.take(orgId), ended: () => slots.free(orgId) }),
      {
        headers: {
          'content-type': file.mediaType,
          'content-disposition': `attachment; filename="${file.name}"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      },
    );
  });

  return routes;
}

function toPrintView(print: service.Print): z.infer<typeof PrintView> {
  return {
    id: print.id,
    seriesId: print.series_id,
    lotId: print.lot_id,
    orgId: print.org_id,
    number: print.number,
    first: print.first_serial,
    last: print.last_serial,
    labels: print.last_serial - print.first_serial + 1,
    format: print.format,
    layout: print.layout,
    dpi: print.dpi,
    link: print.link,
    reprint: print.reprint,
    reprinted: print.reprinted,
    printedAt: print.printed_at.toISOString(),
    ...service.progressOf(print),
    file: `/api/prints/${print.id}/file`,
  };
}
