import { z } from '@hono/zod-openapi';

import { createRouter, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import { evidenceKinds } from './statistics.queries.ts';
import type { Goods, Sum } from './statistics.queries.ts';
import * as schemas from './statistics.schemas.ts';
import * as service from './statistics.service.ts';

const tags = ['statistics'];
const idKey = z.tuple([z.uuid()]);

const overview = privateRoute({
  method: 'get',
  path: '/statistics/overview',
  operationId: 'readOverview',
  summary: 'Firms, premises, goods, evidence, alerts and recalls: your own, or what you oversee',
  tags,
  responses: { 200: jsonResponse(schemas.OverviewView, 'As of now') },
});

const firms = privateRoute({
  method: 'get',
  path: '/statistics/firms',
  operationId: 'listFirmRows',
  summary: 'The firms that the overview counts, by id',
  tags,
  request: { query: schemas.FirmRowsQuery },
  responses: { 200: jsonResponse(pageOf(schemas.FirmRow), 'One page') },
});

const premises = privateRoute({
  method: 'get',
  path: '/statistics/premises',
  operationId: 'listPremisesRows',
  summary: 'The premises that the overview counts, with what stands there, by id',
  tags,
  request: { query: schemas.PremisesRowsQuery },
  responses: { 200: jsonResponse(pageOf(schemas.PremisesRow), 'One page') },
});

const goods = privateRoute({
  method: 'get',
  path: '/statistics/goods',
  operationId: 'listGoodsRows',
  summary: 'The lots whose goods the overview sums, with their evidence, by id',
  tags,
  request: { query: schemas.GoodsRowsQuery },
  responses: { 200: jsonResponse(pageOf(schemas.GoodsRow), 'One page') },
});

export function statisticsRoutes() {
  const routes = createRouter();
  routes.openapi(overview, async (c) =>
    c.json(toOverview(await service.readOverview(c.var.ctx)), 200),
  );
  routes.openapi(firms, async (c) => {
    const { limit, cursor, kind, month } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await service.listFirms(c.var.ctx, { limit, after, kind, month });
    return c.json(
      toPage(rows, limit, ({ id }) => [id], toFirm),
      200,
    );
  });
  routes.openapi(premises, async (c) => {
    const { limit, cursor, kind, state, month } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await service.listPremises(c.var.ctx, { limit, after, kind, state, month });
    return c.json(
      toPage(rows, limit, ({ id }) => [id], toPremises),
      200,
    );
  });
  routes.openapi(goods, async (c) => {
    const { limit, cursor, imported, lang: _, ...filter } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await service.listGoods(c.var.ctx, {
      ...filter,
      limit,
      after,
      imported: imported === undefined ? undefined : imported === 'true',
    });
    return c.json(
      toPage(rows, limit, ({ id }) => [id], toGoods),
      200,
    );
  });
  return routes;
}

type View<S extends z.ZodType> = z.infer<S>;

const toSum = ({ lots, grams }: Sum) => ({ lots, netWeightKg: gramsToKg(grams) });

/** What a check constraint of the column says already. */
const known = <T extends string>(value: string) => value as T;

function toOverview(overview: service.Overview): View<typeof schemas.OverviewView> {
  const { now, firms, premises, openings, origins, categories, classes, evidence } = overview;
  return {
    at: now.toISOString(),
    firms: firms.map(({ kind, firms: count }) => ({ kind: known(kind), firms: count })),
    premises: premises.map(({ kind, state, premises: count }) => {
      return { kind: known(kind), state: known(state), premises: count };
    }),
    openings: openings.map(({ month, firms: opened, premises: sites }) => {
      return { month, firms: opened, premises: sites };
    }),
    origins: origins.map((row) => ({ originCountry: row.key, ...toSum(row) })),
    categories: categories.map((row) => ({ category: known(row.key), ...toSum(row) })),
    classes: classes.map((row) => ({ storageClass: known(row.key), ...toSum(row) })),
    evidence: {
      ...toSum(evidence.all),
      kinds: evidence.kinds.map((row) => ({ kind: row.kind, ...toSum(row) })),
    },
    alerts: overview.alerts.map(({ kind, state, alerts }) => {
      return { kind: known(kind), state, alerts };
    }),
    recalls: overview.recalls.map(({ kind, open, recalls }) => ({ kind, open, recalls })),
  };
}

type FirmRow = Awaited<ReturnType<typeof service.listFirms>>[number];

function toFirm(row: FirmRow): View<typeof schemas.FirmRow> {
  return {
    id: row.id,
    kind: known(row.kind),
    nameZh: row.name_zh,
    nameEn: row.name_en,
    uscc: row.uscc,
    divisionId: row.division_id,
    registeredAt: row.registered_at.toISOString(),
  };
}

type PremisesRow = Awaited<ReturnType<typeof service.listPremises>>[number];

function toPremises(row: PremisesRow): View<typeof schemas.PremisesRow> {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    state: row.state,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    organisation: { id: row.org_id, nameZh: row.org_name_zh, nameEn: row.org_name_en },
    divisionId: row.division_id,
    address: row.address,
    longitude: row.longitude,
    latitude: row.latitude,
    openedAt: row.opened_at.toISOString(),
    netWeightKg: gramsToKg(Number(row.grams)),
  };
}

function toGoods(row: Goods): View<typeof schemas.GoodsRow> {
  return {
    lotId: row.id,
    number: row.number,
    productNameZh: row.name_zh,
    productNameEn: row.name_en,
    category: known(row.category),
    storageClass: known(row.storage_class),
    originCountry: row.origin_country,
    expiryDate: row.expiry_date,
    netWeightKg: gramsToKg(row.grams),
    evidence: evidenceKinds.filter((kind) => row[kind]),
  };
}
