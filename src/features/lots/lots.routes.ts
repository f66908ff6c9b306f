import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import { leastOfNumber } from '../../domain/number-keys.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import type { StorageClass } from '../../domain/storage-class.ts';
import type { Lot } from './lots.queries.ts';
import { AmendLot, DeclareLot, LotView, WithdrawLot } from './lots.schemas.ts';
import * as service from './lots.service.ts';

const tags = ['lots'];
const IdParam = z.strictObject({ id: z.uuid() });
const Declared = z.strictObject({ lotId: z.uuid(), number: z.string() });
const Changed = z.strictObject({ lotId: z.uuid() });

const declare = privateRoute(
  {
    method: 'post',
    path: '/lots',
    operationId: 'declareLot',
    summary: 'Declare an imported or domestic lot before it arrives',
    tags,
    request: { body: jsonBody(DeclareLot) },
    responses: { 201: jsonResponse(Declared, 'Declared') },
  },
  'conflict',
);

const list = privateRoute({
  method: 'get',
  path: '/lots',
  operationId: 'listLots',
  summary: 'Lots that you handle (regulators: all), by id',
  tags,
  request: {
    query: PageQuery.extend({
      number: z.string().max(20).optional(),
      prefix: z.string().min(leastOfNumber).max(20).optional().openapi({
        description: 'How the number begins, whatever its case, spaces and hyphens.',
        example: 'AR-2026',
      }),
      productId: z.uuid().optional(),
    }),
  },
  responses: { 200: jsonResponse(pageOf(LotView), 'One page') },
});

const read = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}',
    operationId: 'readLot',
    summary: 'One lot as it was declared',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(LotView, 'The lot') },
  },
  'not_found',
);

const amend = privateRoute(
  {
    method: 'post',
    path: '/lots/{id}/amendment',
    operationId: 'amendLot',
    summary: 'Mend a declaration, until the first shipment',
    tags,
    request: { params: IdParam, body: jsonBody(AmendLot) },
    responses: { 200: jsonResponse(Changed, 'Mended') },
  },
  'not_found',
  'conflict',
);

const withdraw = privateRoute(
  {
    method: 'post',
    path: '/lots/{id}/withdrawal',
    operationId: 'withdrawLot',
    summary: 'Take a declaration back before anything has arrived',
    tags,
    request: { params: IdParam, body: jsonBody(WithdrawLot) },
    responses: { 200: jsonResponse(Changed, 'Withdrawn') },
  },
  'not_found',
  'conflict',
);

const idKey = z.tuple([z.uuid()]);

export function lotRoutes() {
  const routes = createRouter();

  routes.openapi(declare, async (c) =>
    c.json(await service.declareLot(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(list, async (c) => {
    const { limit, cursor, number, prefix, productId } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await service.listLots(c.var.ctx, { number, prefix, productId, after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toLotView),
      200,
    );
  });

  routes.openapi(read, async (c) =>
    c.json(toLotView(await service.readLot(c.var.ctx, c.req.valid('param').id)), 200),
  );

  routes.openapi(amend, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.amendLot(c.var.ctx, id, c.req.valid('json')), 200);
  });

  routes.openapi(withdraw, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.withdrawLot(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}

function toLotView(lot: Lot): LotView {
  return {
    id: lot.id,
    orgId: lot.org_id,
    number: lot.number,
    kind: lot.kind,
    entry: lot.entry,
    productId: lot.product_id,
    // Copied at declaration from a product whose schema knows only these classes.
    storageClass: lot.storage_class as StorageClass,
    supplierLotNo: lot.supplier_lot_no,
    originCountry: lot.origin_country,
    originDivisionId: lot.origin_division_id,
    producer: lot.producer,
    establishmentHomeNo: lot.establishment_home_no,
    establishmentCnNo: lot.establishment_cn_no,
    containerNo: lot.container_no,
    sealNo: lot.seal_no,
    declarationNo: lot.declaration_no,
    declarationItemNo: lot.declaration_item_no,
    port: lot.port,
    productionDate: lot.production_date,
    expiryDate: lot.expiry_date,
    destinationPremisesId: lot.destination_premises_id,
    destinationNote: lot.destination_note,
    previousOutCertificateNo: lot.previous_out_certificate_no,
    declared: { netWeightKg: gramsToKg(lot.declared_grams), pieces: lot.declared_pieces },
    grossWeightKg: lot.gross_grams === null ? null : gramsToKg(lot.gross_grams),
    declaredAt: lot.declared_at.toISOString(),
    firstShippedAt: lot.first_shipped_at?.toISOString() ?? null,
    withdrawnAt: lot.withdrawn_at?.toISOString() ?? null,
  };
}
