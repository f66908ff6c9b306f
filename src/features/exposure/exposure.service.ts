import { authorize, isRegulator, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { notInFuture } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import {
  byLot,
  choices,
  type Descent,
  type Exposure,
  exposedBy,
  type ExposureReason,
  figuresOf,
  type Hypothesis,
  type Judged,
  judge,
  rank,
  type Standing,
} from '../../domain/exposure.ts';
import { demandLots } from '../lots/lots.service.ts';
import { type Found, findContacts, findDescents, maxContacts } from './contacts.queries.ts';
import * as errors from './exposure.errors.ts';
import { exposureAssessed, type KeptFigures } from './exposure.events.ts';
import * as queries from './exposure.queries.ts';
import {
  type AssessExposure,
  type ExposureQuestion,
  type FindExposures,
  maxContactsShown,
} from './exposure.schemas.ts';

export type Assessed = {
  exposures: Exposure<Found>[];
  figures: KeptFigures;
  standings: Standing[];
};

export type Listed = {
  exposures: Exposure<Found>[];
  truncated: boolean;
  figures: KeptFigures;
  standings: readonly Standing[];
  lots: ReadonlyMap<string, queries.NamedLot>;
  places: ReadonlyMap<string, queries.NamedPlace>;
};

/** What else could be touched, why, how closely, and what each way to draw the line would hold. */
export async function findExposures(ctx: Ctx, input: FindExposures): Promise<Listed> {
  authorize(ctx.actor, 'read');
  const { exposures: all, figures, standings } = await assess(ctx, input);
  const exposures = all.slice(0, input.limit);
  const places = new Set(
    exposures.flatMap(({ contacts }) =>
      contacts.slice(0, maxContactsShown).flatMap(({ contact }) => contact.placeId ?? []),
    ),
  );
  return {
    exposures,
    truncated: all.length > exposures.length,
    figures,
    standings,
    lots: await queries.nameLots(
      ctx.db,
      ctx.actor,
      exposures.map(({ lotId }) => lotId),
    ),
    places: await queries.namePlaces(ctx.db, ctx.actor, places),
  };
}

/** Keeps what was asked and what the figures were: on what numbers somebody decided. */
export async function assessExposure(ctx: Ctx, input: AssessExposure): Promise<{ id: string }> {
  authorize(ctx.actor, 'exposure:assess');
  const command = { id: input.eventId, name: 'assessExposure', input };
  // Before the transaction: the reader's eyes are on a connection of their own.
  const { figures } = await assess(ctx, input);
  return commit(ctx, 'exposure:assess', command, async () => {
    const id = uuidv7(ctx.now);
    const { lotIds, since, hypothesis, note } = input;
    const body = {
      id,
      orgId: orgOf(ctx.actor),
      lotIds,
      since: since === undefined ? null : new Date(since).toISOString(),
      hypothesis,
      figures,
      note,
    };
    return { result: { id }, events: [happened(exposureAssessed, body)] };
  });
}

export async function readAssessment(ctx: Ctx, id: string): Promise<queries.Assessment> {
  authorize(ctx.actor, 'exposure:assess');
  const found = await queries.findAssessment(ctx.db, ctx.actor, id);
  if (!found) throw errors.assessmentNotFound();
  return found;
}

export async function listAssessments(
  ctx: Ctx,
  filter: Parameters<typeof queries.listAssessments>[2],
): Promise<queries.Assessment[]> {
  authorize(ctx.actor, 'exposure:assess');
  return queries.listAssessments(ctx.db, ctx.actor, filter);
}

/** The walk sees the whole; what is told by name is what the reader's own eyes see. */
async function assess(ctx: Ctx, question: ExposureQuestion): Promise<Assessed> {
  const { hypothesis, whatIf } = question;
  await demandLots(ctx.db, ctx.actor, question.lotIds, (index) => `lotIds.${index}`);
  const since = question.since === undefined ? null : notInFuture(ctx, 'since', question.since);
  const { contacts, incomplete } = await walk(ctx, question, since);
  const touched = new Set(contacts.map(({ lotId }) => lotId));
  const descents = hypothesis.descendants
    ? await findDescents(ctx.whole, [...touched], question.lotIds)
    : [];
  const lotIds = new Set([...touched, ...descents.map(({ lotId }) => lotId)]);
  const standings = await queries.readStandings(ctx.whole, lotIds);
  const eyes = await lendEyes(ctx, contacts, lotIds, standings);
  const seen = contacts.filter(eyes.seesContact);
  const seenDescents = descents.filter(eyes.seesDescent);
  const own = standings.filter(eyes.seesStanding);
  const byOwnLot = byLot(own);
  const judged = judgeAll(seen, hypothesis, ctx.now);
  const lots = exposedBy(judged, seenDescents);
  const figures: KeptFigures = {
    union: figuresOf(lots, byOwnLot),
    reasons: choices(judged, seenDescents, hypothesis, byOwnLot),
    whatIf: whatIf.map((hoursAfter) => {
      const supposed = judgeAll(seen, { ...hypothesis, hoursAfter }, ctx.now);
      return { hoursAfter, figures: figuresOf(exposedBy(supposed, seenDescents), byOwnLot) };
    }),
    beyond: isRegulator(ctx.actor)
      ? beyond(judgeAll(contacts, hypothesis, ctx.now), descents, { lots, own, standings })
      : null,
    incomplete,
  };
  return { exposures: rank(judged, seenDescents), figures, standings: own };
}

async function walk(ctx: Ctx, question: ExposureQuestion, since: Date | null) {
  const { lotIds, hypothesis, whatIf } = question;
  const sought = {
    lotIds,
    since,
    hoursBefore: hypothesis.hoursBefore,
    hoursAfter: Math.max(hypothesis.hoursAfter, ...whatIf),
  };
  const contacts: Found[] = [];
  const incomplete: ExposureReason[] = [];
  for (const reason of new Set(hypothesis.reasons)) {
    const found = await findContacts(ctx.whole, reason, sought);
    if (found.length > maxContacts) incomplete.push(reason);
    contacts.push(...found.slice(0, maxContacts));
  }
  return { contacts, incomplete };
}

function judgeAll(contacts: readonly Found[], hypothesis: Hypothesis, now: Date): Judged<Found>[] {
  return contacts.flatMap((contact) => judge(contact, hypothesis, now) ?? []);
}

/**
 * A contact is told of by name when the other lot, the place or the shipments, and for a firm the worker too, are the reader's to know.
 */
async function lendEyes(
  { db, actor }: Ctx,
  contacts: readonly Found[],
  lotIds: ReadonlySet<string>,
  standings: readonly Standing[],
) {
  const lots = await queries.knownLots(db, actor, lotIds);
  const places = await queries.knownPlaces(
    db,
    actor,
    new Set([
      ...contacts.flatMap(({ placeId }) => placeId ?? []),
      ...standings.map(({ placeId }) => placeId),
    ]),
  );
  const shipments = await queries.knownShipments(
    db,
    actor,
    new Set(contacts.flatMap((contact) => shipmentsOf(contact))),
  );
  const employs = (employerId: string | null) =>
    employerId === null || isRegulator(actor) || employerId === orgOf(actor);
  return {
    seesContact: (contact: Found) =>
      lots.has(contact.lotId) &&
      (contact.placeId === null || places.has(contact.placeId)) &&
      shipmentsOf(contact).every((id) => shipments.has(id)) &&
      employs(contact.employerId),
    seesDescent: ({ rootId, lotId }: Descent) => lots.has(rootId) && lots.has(lotId),
    seesStanding: ({ lotId, placeId }: Standing) => lots.has(lotId) && places.has(placeId),
  };
}

function shipmentsOf({ record, causeRecord }: Found): string[] {
  return [record, causeRecord].flatMap(({ kind, id }) => (kind === 'shipment' ? [id] : []));
}

/** Of all that is exposed, what the reader is not told of: other lots, and of known lots what stands elsewhere. */
function beyond(
  judged: readonly Judged[],
  descents: readonly Descent[],
  told: { lots: ReadonlySet<string>; own: readonly Standing[]; standings: readonly Standing[] },
) {
  const exposed = exposedBy(judged, descents);
  const hidden = new Set([...exposed].filter((id) => !told.lots.has(id)));
  const known = new Set(told.own);
  const elsewhere = told.standings.filter(
    (standing) => !(told.lots.has(standing.lotId) && known.has(standing)),
  );
  return { ...figuresOf(exposed, byLot(elsewhere)), lots: hidden.size };
}
