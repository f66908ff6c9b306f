import type { Ctx } from '../../core/context.ts';
import { AppError, invalidField } from '../../core/errors.ts';
import { notInFuture } from '../../core/fields.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { viewerOf } from '../../core/viewer.ts';
import { documentKindNames } from '../../domain/documents.ts';
import type { Text } from '../../domain/text.ts';
import { readUnit, unitCodesNotOffered } from '../codes/series.service.ts';
import { readShipment } from '../custody/shipments.service.ts';
import { readDisinfection } from '../evidence/disinfections.service.ts';
import { readDocument } from '../evidence/documents.service.ts';
import { demandLots, type Lot } from '../lots/lots.service.ts';
import type { TraceSource } from './trace.schemas.ts';
import * as queries from './trace.sources.queries.ts';
import type { LotCause } from './trace.walk.ts';

/** What was asked about, as goods that a walk can begin with. */
export type Origin = { kind: TraceSource['kind']; id: string; label: Text; causes: LotCause[] };

type Stay = Extract<TraceSource, { kind: 'place' | 'premises' }>;
type Worker = Extract<TraceSource, { kind: 'worker' }>;

type Given = { unitCodes: UnitCodes | undefined; since: Date | undefined };

/** Looked up with the asker's own eyes: what it may not know is not there. */
export async function originsOf(
  ctx: Ctx,
  sources: readonly TraceSource[],
  given: Given,
): Promise<Origin[]> {
  const named = sources.flatMap((source, index) =>
    source.kind === 'lot' ? [{ id: source.id, field: `sources.${index}.id` }] : [],
  );
  const lots = await demandLots(
    ctx.db,
    ctx.actor,
    named.map(({ id }) => id),
    (index) => named[index]?.field ?? 'sources',
  );
  const origins: Origin[] = [];
  for (const [index, source] of sources.entries()) {
    origins.push(await originOf(ctx, source, `sources.${index}`, { ...given, lots }));
  }
  return origins;
}

async function originOf(
  ctx: Ctx,
  source: TraceSource,
  field: string,
  { unitCodes, since, lots }: Given & { lots: ReadonlyMap<string, Lot> },
): Promise<Origin> {
  const { kind } = source;
  const ofLots = (lotIds: readonly string[]): LotCause[] =>
    lotIds.map((lotId) => ({ lotId, ...(since && { from: since }) }));
  switch (kind) {
    case 'lot': {
      const { id } = source;
      return { kind, id, label: same(lots.get(id)?.number ?? ''), causes: ofLots([id]) };
    }
    case 'unit': {
      if (!unitCodes) throw unitCodesNotOffered();
      const { code, lotId } = await readUnit(ctx, unitCodes, source.code);
      return { kind, id: code, label: same(code), causes: ofLots([lotId]) };
    }
    case 'document': {
      const { document, parts } = await readDocument(ctx, source.id);
      const name = documentKindNames[document.kind];
      const number = document.number ?? '';
      const label = { zh: `${name.zh} ${number}`.trim(), en: `${name.en} ${number}`.trim() };
      const lotIds = parts.lots.map(({ lot_id }) => lot_id);
      return { kind, id: document.id, label, causes: ofLots(lotIds) };
    }
    case 'shipment': {
      const { shipment, lines } = await readShipment(ctx, source.id);
      const causes = lines.map(({ lot_id }) => ({ lotId: lot_id, placeIds: [shipment.id] }));
      return { kind, id: shipment.id, label: same(shipment.number), causes };
    }
    case 'disinfection': {
      const { disinfection: run, parts } = await readDisinfection(ctx, source.id);
      const placeIds = await placesOf(ctx, { premisesId: run.premises_id, placeId: run.place_id });
      const span = { placeIds, from: run.started_at, until: run.ended_at };
      const causes = parts.lots.map(({ lot_id }) => ({ lotId: lot_id, ...span }));
      return { kind, id: run.id, label: same(run.certificate_no), causes };
    }
    case 'place':
    case 'premises':
      return stayed(ctx, source, field);
    case 'worker':
      return handled(ctx, source, field);
  }
}

async function stayed(ctx: Ctx, source: Stay, field: string): Promise<Origin> {
  const { kind, id } = source;
  const window = windowOf(ctx, source, field);
  const asked = kind === 'place' ? { placeId: id } : { premisesId: id };
  const places = await queries.knownPlaces(ctx.whole, viewerOf(ctx.actor), asked);
  const [first] = places;
  if (!first) throw placeNotFound();
  const ids = places.map((place) => place.id);
  const stays = await queries.lotsAt(ctx.whole, ids, window);
  return {
    kind,
    id,
    label: { zh: first.zh, en: first.en },
    causes: stays.map(({ lotId, placeId }) => ({
      lotId,
      placeIds: [placeId],
      from: window.from,
      until: window.to,
    })),
  };
}

async function handled(ctx: Ctx, source: Worker, field: string): Promise<Origin> {
  const { organisationId: orgId, workerNo } = source;
  const window = windowOf(ctx, source, field);
  if (!(await queries.isEmployerKnown(ctx.whole, viewerOf(ctx.actor), orgId))) {
    throw employerNotFound();
  }
  const rows = await queries.handledBy(ctx.whole, { orgId, workerNo, ...window });
  const causes: LotCause[] = [];
  for (const { lotId, kind, from, to, ...where } of rows) {
    // What a driver loaded is followed for as long as it was on the vehicle.
    const span = kind === 'shipment' ? {} : { from, until: to };
    causes.push({ lotId, placeIds: await placesOf(ctx, where), ...span });
  }
  return { kind: 'worker', id: workerNo, label: same(workerNo), causes };
}

async function placesOf(
  ctx: Ctx,
  { premisesId, placeId }: { premisesId: string | null; placeId: string | null },
): Promise<string[]> {
  if (placeId !== null) return [placeId];
  return premisesId === null ? [] : queries.roomsOf(ctx.whole, premisesId);
}

function windowOf(ctx: Ctx, { from, to }: { from: string; to: string }, field: string) {
  const window = { from: new Date(from), to: notInFuture(ctx, `${field}.to`, to) };
  if (window.from <= window.to) return window;
  throw invalidField(`${field}.to`, 'trace.window', {
    zh: '结束时间不能早于开始时间。',
    en: 'The end lies before the beginning.',
  });
}

function same(text: string): Text {
  return { zh: text, en: text };
}

const placeNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'trace.place_not_found',
    message: {
      zh: '没有该库房或场所,或不在您的管辖范围内。',
      en: 'No such room or premises within your reach.',
    },
  });

const employerNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'trace.employer_not_found',
    message: {
      zh: '没有该单位,或不在您的管辖范围内。',
      en: 'No such employer within your reach.',
    },
  });
