import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { pageOf, readCursor, toPage } from '../../core/paging.ts';
import {
  byLot,
  type Exposure,
  type Figures,
  figuresOf,
  type Judged,
  reasonNames,
} from '../../domain/exposure.ts';
import { gramsToKg, type Quantity } from '../../domain/quantity.ts';
import type { Found } from './contacts.queries.ts';
import { keptFigures, keptHypothesis, type KeptFigures } from './exposure.events.ts';
import type { Assessment, NamedPlace } from './exposure.queries.ts';
import {
  AssessExposure,
  AssessmentQuery,
  AssessmentView,
  type ContactView,
  ExposureAnswer,
  type ExposureView,
  type FiguresOfMoment,
  FindExposures,
  maxContactsShown,
} from './exposure.schemas.ts';
import * as service from './exposure.service.ts';

const tags = ['exposure'];

const find = privateRoute({
  method: 'post',
  path: '/exposures',
  operationId: 'findExposures',
  summary: 'What else lots could have touched, and how much each hypothesis would hold',
  tags,
  request: { body: jsonBody(FindExposures) },
  responses: { 200: jsonResponse(ExposureAnswer, 'The exposed lots, ranked, and the figures') },
});

const assess = privateRoute(
  {
    method: 'post',
    path: '/exposures/assessments',
    operationId: 'assessExposure',
    summary: 'Keep a hypothesis with the figures of this moment: on what a decision was made',
    tags,
    request: { body: jsonBody(AssessExposure) },
    responses: { 201: jsonResponse(z.strictObject({ id: z.uuid() }), 'Kept') },
  },
  'conflict',
);

const listAssessments = privateRoute({
  method: 'get',
  path: '/exposures/assessments',
  operationId: 'listExposureAssessments',
  summary: 'Assessments of your authority and those under it, newest first',
  tags,
  request: { query: AssessmentQuery },
  responses: { 200: jsonResponse(pageOf(AssessmentView), 'One page') },
});

const readAssessment = privateRoute(
  {
    method: 'get',
    path: '/exposures/assessments/{id}',
    operationId: 'readExposureAssessment',
    summary: 'One assessment: who decided, on what numbers',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }) },
    responses: { 200: jsonResponse(AssessmentView, 'The assessment') },
  },
  'not_found',
);

export function exposureRoutes() {
  const routes = createRouter();

  routes.openapi(find, async (c) => {
    const input = c.req.valid('json');
    return c.json(
      toAnswer(await service.findExposures(c.var.ctx, input), input, c.var.ctx.now),
      200,
    );
  });

  routes.openapi(assess, async (c) =>
    c.json(await service.assessExposure(c.var.ctx, c.req.valid('json')), 201),
  );

  routes.openapi(listAssessments, async (c) => {
    const { limit, cursor, lotId } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const rows = await service.listAssessments(c.var.ctx, { lotId, before, limit });
    return c.json(
      toPage(rows, limit, ({ id }) => [id], toAssessmentView),
      200,
    );
  });

  routes.openapi(readAssessment, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(toAssessmentView(await service.readAssessment(c.var.ctx, id)), 200);
  });

  return routes;
}

function toAnswer(listed: service.Listed, input: FindExposures, now: Date): ExposureAnswer {
  const standings = byLot(listed.standings);
  return {
    at: now.toISOString(),
    hypothesis: input.hypothesis,
    exposures: listed.exposures.flatMap((exposure): ExposureView[] => {
      const lot = listed.lots.get(exposure.lotId);
      if (!lot) return [];
      const { stored, inTransit, sold } = figuresOf(new Set([lot.id]), standings);
      return [
        {
          lotId: lot.id,
          number: lot.number,
          product: { zh: lot.productZh, en: lot.productEn },
          organisation: { id: lot.orgId, name: { zh: lot.orgZh, en: lot.orgEn } },
          class: exposure.class,
          hours: toHours(exposure.hours),
          contacts: toContacts(exposure, listed.places),
          contactCount: exposure.contacts.length,
          madeOf: [...exposure.madeOf],
          stored: toQuantityView(stored),
          inTransit: toQuantityView(inTransit),
          sold: toQuantityView(sold),
        },
      ];
    }),
    truncated: listed.truncated,
    figures: toFiguresOfMoment(listed.figures),
  };
}

function toContacts(
  { contacts }: Exposure<Found>,
  places: ReadonlyMap<string, NamedPlace>,
): ContactView[] {
  return contacts.slice(0, maxContactsShown).map((judged: Judged<Found>) => {
    const { contact } = judged;
    return {
      reason: contact.reason,
      name: reasonNames[contact.reason],
      class: judged.class,
      causeLotId: contact.causeLotId,
      from: judged.from.toISOString(),
      to: judged.to?.toISOString() ?? null,
      hours: toHours(judged.hours),
      place: contact.placeId === null ? null : toPlaceView(places.get(contact.placeId)),
      vehiclePlate: contact.vehiclePlate,
      workerNo: contact.workerNo,
      record: contact.record,
      causeRecord: contact.causeRecord,
    };
  });
}

function toPlaceView(place: NamedPlace | undefined): ContactView['place'] {
  if (!place) return null;
  const { id, kind, code, zh, en, premisesId, premisesZh, premisesEn } = place;
  return {
    id,
    kind,
    code,
    name: { zh, en },
    premises:
      premisesId === null
        ? null
        : { id: premisesId, name: { zh: premisesZh ?? '', en: premisesEn ?? '' } },
  };
}

/** To the minute or so: three decimals of an hour are under four seconds. */
function toHours(hours: number): number {
  return Math.round(hours * 1000) / 1000;
}

function toQuantityView({ grams, pieces }: Quantity) {
  return { netWeightKg: gramsToKg(grams), pieces };
}

function toFiguresView({ lots, firms, places, stored, inTransit, sold }: Figures) {
  return {
    lots,
    firms,
    places,
    stored: toQuantityView(stored),
    inTransit: toQuantityView(inTransit),
    sold: toQuantityView(sold),
  };
}

function toFiguresOfMoment(figures: KeptFigures): FiguresOfMoment {
  return {
    union: toFiguresView(figures.union),
    reasons: figures.reasons.map(({ reason, alone, added }) => ({
      reason,
      name: reasonNames[reason],
      alone: toFiguresView(alone),
      added: toFiguresView(added),
    })),
    whatIf: figures.whatIf.map(({ hoursAfter, figures: of }) => ({
      hoursAfter,
      figures: toFiguresView(of),
    })),
    beyond: figures.beyond && toFiguresView(figures.beyond),
    incomplete: figures.incomplete,
  };
}

function toAssessmentView(row: Assessment): AssessmentView {
  return {
    id: row.id,
    orgId: row.org_id,
    actorId: row.actor_id,
    lotIds: row.lot_ids,
    since: row.since?.toISOString() ?? null,
    hypothesis: keptHypothesis.parse(row.hypothesis),
    figures: toFiguresOfMoment(keptFigures.parse(row.figures)),
    note: row.note,
    assessedAt: row.assessed_at.toISOString(),
  };
}
