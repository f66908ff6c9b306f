import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { PageQuery, pageOf, readCursor, toPage } from '../../core/paging.ts';
import { orgKinds } from '../../domain/roles.ts';
import type { StorageClass } from '../../domain/storage-class.ts';
import type { Organisation, Place, Premises } from './premises.queries.ts';
import {
  AddRoom,
  ChangePremisesState,
  OpenPremises,
  OrganisationView,
  PremisesView,
  PremisesWithRooms,
  RegisterOrganisation,
  type RoomView,
} from './premises.schemas.ts';
import * as service from './premises.service.ts';

const Created = z.strictObject({ id: z.uuid() });
const IdParam = z.strictObject({ id: z.uuid() });
const tags = ['premises'];

const registerOrganisation = privateRoute(
  {
    method: 'post',
    path: '/organisations',
    operationId: 'registerOrganisation',
    summary: 'Register an organisation (regulators)',
    tags,
    request: { body: jsonBody(RegisterOrganisation) },
    responses: { 201: jsonResponse(Created, 'Registered') },
  },
  'conflict',
);

const listOrganisations = privateRoute({
  method: 'get',
  path: '/organisations',
  operationId: 'listOrganisations',
  summary: 'Organisations, by id',
  tags,
  request: { query: PageQuery.extend({ kind: z.enum(orgKinds).optional() }) },
  responses: { 200: jsonResponse(pageOf(OrganisationView), 'One page') },
});

const readOrganisation = privateRoute(
  {
    method: 'get',
    path: '/organisations/{id}',
    operationId: 'readOrganisation',
    summary: 'One organisation',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(OrganisationView, 'The organisation') },
  },
  'not_found',
);

const openPremises = privateRoute(
  {
    method: 'post',
    path: '/premises',
    operationId: 'openPremises',
    summary: 'Register a cold store, warehouse, market or shop of your organisation',
    tags,
    request: { body: jsonBody(OpenPremises) },
    responses: { 201: jsonResponse(Created, 'Registered') },
  },
  'conflict',
);

const listPremises = privateRoute({
  method: 'get',
  path: '/premises',
  operationId: 'listPremises',
  summary: 'Premises, by id',
  tags,
  request: { query: PageQuery.extend({ orgId: z.uuid().optional() }) },
  responses: { 200: jsonResponse(pageOf(PremisesView), 'One page') },
});

const readPremises = privateRoute(
  {
    method: 'get',
    path: '/premises/{id}',
    operationId: 'readPremises',
    summary: 'Premises with their rooms',
    tags,
    request: { params: IdParam },
    responses: { 200: jsonResponse(PremisesWithRooms, 'The premises') },
  },
  'not_found',
);

const addRoom = privateRoute(
  {
    method: 'post',
    path: '/premises/{id}/rooms',
    operationId: 'addRoom',
    summary: 'Add a room with its temperature class',
    tags,
    request: { params: IdParam, body: jsonBody(AddRoom) },
    responses: { 201: jsonResponse(Created, 'Added') },
  },
  'not_found',
  'conflict',
);

const changeState = privateRoute(
  {
    method: 'post',
    path: '/premises/{id}/state',
    operationId: 'changePremisesState',
    summary: 'Close, abandon or reopen premises',
    tags,
    request: { params: IdParam, body: jsonBody(ChangePremisesState) },
    responses: { 200: jsonResponse(Created, 'Changed') },
  },
  'not_found',
);

const idKey = z.tuple([z.uuid()]);

export function premisesRoutes() {
  const routes = createRouter();

  routes.openapi(registerOrganisation, async (c) =>
    c.json(await service.registerOrganisation(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listOrganisations, async (c) => {
    const { limit, cursor, kind } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await service.listOrganisations(c.var.ctx, { kind, after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toOrganisationView),
      200,
    );
  });

  routes.openapi(readOrganisation, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(toOrganisationView(await service.readOrganisation(c.var.ctx, id)), 200);
  });

  routes.openapi(openPremises, async (c) =>
    c.json(await service.openPremises(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listPremises, async (c) => {
    const { limit, cursor, orgId } = c.req.valid('query');
    const after = readCursor(cursor, idKey)?.[0];
    const rows = await service.listPremises(c.var.ctx, { orgId, after, limit });
    return c.json(
      toPage(rows, limit, (row) => [row.id], toPremisesView),
      200,
    );
  });

  routes.openapi(readPremises, async (c) => {
    const { premises, rooms } = await service.readPremises(c.var.ctx, c.req.valid('param').id);
    return c.json({ ...toPremisesView(premises), rooms: rooms.map(toRoomView) }, 200);
  });

  routes.openapi(addRoom, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.addRoom(c.var.ctx, id, c.req.valid('json')), 201);
  });

  routes.openapi(changeState, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await service.changePremisesState(c.var.ctx, id, c.req.valid('json')), 200);
  });

  return routes;
}

function toOrganisationView(row: Organisation): z.infer<typeof OrganisationView> {
  return {
    id: row.id,
    kind: row.kind,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    uscc: row.uscc,
    usccOverrideReason: row.uscc_override_reason,
    divisionId: row.division_id,
    registeredAt: row.registered_at.toISOString(),
  };
}

function toPremisesView(row: Premises): z.infer<typeof PremisesView> {
  return {
    id: row.id,
    orgId: row.org_id,
    code: row.code,
    kind: row.kind,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    divisionId: row.division_id,
    address: row.address,
    longitude: row.longitude,
    latitude: row.latitude,
    handlesImports: row.handles_imports,
    filingNo: row.filing_no,
    state: row.state,
  };
}

function toRoomView(row: Place): z.infer<typeof RoomView> {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind === 'dock' ? 'dock' : 'room',
    nameZh: row.name_zh,
    nameEn: row.name_en,
    // Rooms get their class from a schema of storage classes.
    temperatureClass: row.temperature_class as StorageClass | null,
  };
}
