import { authorize, isRegulator, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { notInFuture, occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import { total } from '../../domain/recall-books.ts';
import { type Deadline, recallDeadlines } from '../../domain/recall-clock.ts';
import { firmsRecallKinds, type RecallKind, stopsGoods } from '../../domain/recalls.ts';
import { demandLots, type Lot } from '../lots/lots.service.ts';
import { holdsReleased } from '../oversight/oversight.events.ts';
import { holdEvents, lockLotsToHold, lockWithDescendants } from '../oversight/oversight.service.ts';
import { readCalendar } from '../reference/business-days.service.ts';
import * as answers from './answers.queries.ts';
import { figuresOf, positionOf } from './position.ts';
import * as errors from './recalls.errors.ts';
import { recallClosed, recallDisposed, recallOpened, recallReported } from './recalls.events.ts';
import * as queries from './recalls.queries.ts';
import type { CloseRecall, OpenRecall } from './recalls.schemas.ts';
import { firstPositive, lotsInScope, partiesOf, type Standing } from './scope.queries.ts';

/** Recalls the lots named with everything made of them, and stops all of it, unless it is a drill. */
export async function openRecall(ctx: Ctx, input: OpenRecall) {
  const command = { id: input.eventId, name: 'openRecall', input };
  return commit(ctx, 'oversight:recall', command, async (tx) => {
    const { now } = ctx;
    const orgId = orgOf(ctx.actor);
    const named = await demandLots(tx, ctx.actor, input.lotIds, (index) => `lotIds.${index}`);
    if (!isRegulator(ctx.actor)) demandFirmMay(orgId, input, named);
    const id = uuidv7(now);
    const number = input.number ?? madeNumber(input.kind, id, now);
    if (await queries.recallNumberExists(tx, orgId, number)) throw errors.recallNumberTaken();
    const occurredAt = occurredAtOf(ctx, input);
    demandExisting(named, occurredAt);
    const namedLotIds = [...named.keys()];
    const lotIds = await lockWithDescendants(tx, namedLotIds);
    const known = await whenKnown(tx, ctx, input, lotIds, occurredAt);
    const responsibleOrgId = await responsibleOf(tx, ctx, input, named);
    const reason = { zh: input.reasonZh, en: input.reasonEn };
    const { kind, reasonZh, reasonEn } = input;
    const facts = { id, orgId, number, class: input.class, kind, reasonZh, reasonEn };
    const body = { ...facts, ...known, responsibleOrgId, namedLotIds, lotIds };
    const { events } = holdEvents({
      lotIds: stopsGoods(kind) ? lotIds : [],
      kind: 'recall',
      orgId,
      reason,
      recallId: id,
      now,
      occurredAt,
    });
    return {
      result: { id, lotIds },
      events: [happened(recallOpened, body, { occurredAt }), ...events],
    };
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, ['recall_number_key']) ? errors.recallNumberTaken() : error;
  });
}

/** For what nobody ordered: by its day, and the end of its id. */
function madeNumber(kind: RecallKind, id: string, now: Date): string {
  if (kind === 'ordered') throw errors.orderNumberMissing();
  return `RC${shanghaiDate(now).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`;
}

function demandFirmMay(
  orgId: string,
  { kind, lotIds }: OpenRecall,
  lots: ReadonlyMap<string, Lot>,
): void {
  if (!firmsRecallKinds.includes(kind)) throw errors.authorityOrders();
  const others = lotIds.flatMap((id, index) =>
    lots.get(id)?.org_id === orgId ? [] : [`lotIds.${index}`],
  );
  if (others.length > 0) throw errors.notYourLots(others);
}

async function whenKnown(
  tx: Db,
  ctx: Ctx,
  input: OpenRecall,
  lotIds: readonly string[],
  occurredAt: Date,
) {
  if (input.knownAt !== undefined) {
    const stated = notInFuture(ctx, 'knownAt', input.knownAt);
    if (stated > occurredAt) throw errors.knownAfterOpening();
    return { knownAt: stated.toISOString(), knownFrom: 'stated', knownTestId: null } as const;
  }
  const positive = stopsGoods(input.kind) ? await firstPositive(tx, lotIds, occurredAt) : undefined;
  if (!positive) return { knownAt: null, knownFrom: 'opening', knownTestId: null } as const;
  const { id, at } = positive;
  return { knownAt: at.toISOString(), knownFrom: 'test', knownTestId: id } as const;
}

async function responsibleOf(
  tx: Db,
  ctx: Ctx,
  { responsibleOrgId, lotIds }: OpenRecall,
  named: ReadonlyMap<string, Lot>,
): Promise<string | null> {
  const orgId = orgOf(ctx.actor);
  if (!isRegulator(ctx.actor)) {
    if (responsibleOrgId !== undefined && responsibleOrgId !== orgId) {
      throw errors.responsibleUnfit();
    }
    return orgId;
  }
  if (responsibleOrgId === undefined) return named.get(lotIds[0] ?? '')?.org_id ?? null;
  const parties = await partiesOf(tx, [...named.keys()], ctx.now);
  if (!parties.some((party) => party.orgId === responsibleOrgId)) throw errors.responsibleUnfit();
  return responsibleOrgId;
}

function demandExisting(lots: ReadonlyMap<string, Lot>, occurredAt: Date): void {
  for (const lot of lots.values()) {
    if (lot.declared_at > occurredAt) throw errors.beforeLot('occurredAt');
  }
}

/** Nothing joins the recall while it is being closed, or the journal could tell another story. */
async function lockScope(tx: Db, recallId: string): Promise<string[]> {
  let lots = await lotsInScope(tx, recallId);
  for (;;) {
    await lockLotsToHold(tx, lots);
    const again = await lotsInScope(tx, recallId);
    if (again.length === lots.length) return again;
    lots = again;
  }
}

/**
 * Closed is a recall of which every kilogram that still stands was disposed of, is released now, or
 * stays for a reason that the authority names. The figures are kept as they are at that moment.
 */
export async function closeRecall(ctx: Ctx, id: string, input: CloseRecall) {
  const command = { id: input.eventId, name: 'closeRecall', input: { ...input, id } };
  return commit(ctx, 'oversight:recall', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const viewer = viewerOf(ctx.actor);
    if (!(await queries.findRecall(tx, viewer, id))) throw errors.recallNotFound();
    const lotIds = await lockScope(tx, id);
    const recall = await queries.lockRecall(tx, viewer, id);
    if (!recall) throw errors.recallNotFound();
    if (!recall.own) throw errors.openerCloses();
    if (recall.closed_at !== null) throw errors.recallClosedAlready();
    const occurredAt = occurredAtOf(ctx, input);
    if (occurredAt < recall.opened_at) throw errors.beforeOpened();
    const { reason } = input;
    const position = await positionOf(tx, recall, ctx.now);
    const real = stopsGoods(recall.kind);
    if (real) demandMayClose(ctx, input, position.undisposed);
    const holds = input.releaseHolds ? await queries.holdsOfRecall(tx, id) : [];
    const rest = real && input.releaseHolds ? position.undisposed : [];
    const kept = real && !input.releaseHolds ? position.undisposed : [];
    const closed = { ...recall, closed_at: occurredAt };
    const figures = {
      ...figuresOf(closed, position, () => isRegulator(ctx.actor), input.undisposedReason ?? null),
      undisposed: total(kept),
    };
    const report = {
      id: uuidv7(ctx.now),
      recallId: id,
      orgId,
      step: 'closing' as const,
      textZh: reason,
      textEn: reason,
      figures: { ...figures, disposed: withReleased(figures.disposed, rest) },
    };
    const released = { holds, orgId, reason, clearingTestId: null };
    const meta = { occurredAt, reason };
    const events: [NewEvent, ...NewEvent[]] = [
      happened(recallClosed, { id, orgId, lotIds }, meta),
      happened(recallReported, report, { occurredAt }),
    ];
    if (holds.length > 0) events.push(happened(holdsReleased, released, meta));
    if (rest.length > 0) events.push(releaseOf(ctx, id, rest, meta));
    return { result: { id }, events };
  });
}

function demandMayClose(ctx: Ctx, input: CloseRecall, undisposed: readonly Standing[]): void {
  const authority = isRegulator(ctx.actor);
  if (!authority && (input.releaseHolds || input.undisposedReason !== undefined)) {
    throw errors.authorityReleases();
  }
  if (input.releaseHolds || input.undisposedReason !== undefined || undisposed.length === 0) return;
  const { grams, pieces } = total(undisposed);
  const lots = new Set(undisposed.map(({ lotId }) => lotId)).size;
  throw errors.notDisposed({ lots, netWeightKg: gramsToKg(grams), pieces });
}

function withReleased<D extends { released: { grams: number; pieces: number } }>(
  disposed: D,
  rest: readonly Standing[],
): D {
  return { ...disposed, released: total([disposed.released, ...rest]) };
}

function releaseOf(
  ctx: Ctx,
  recallId: string,
  rest: readonly Standing[],
  meta: { occurredAt: Date; reason: string },
): NewEvent {
  const none = {
    documentId: null,
    fileSha256: null,
    eventId: null,
    shipmentId: null,
    holdId: null,
  };
  const body = {
    id: uuidv7(ctx.now),
    recallId,
    byOrgId: orgOf(ctx.actor),
    note: meta.reason,
    lines: rest.map(({ orgId, lotId, placeId, grams, pieces }) => ({
      orgId,
      lotId,
      placeId,
      outcome: 'released' as const,
      grams,
      pieces,
      ...none,
    })),
  };
  return happened(recallDisposed, body, meta);
}

/** The clock at a moment, by what is known now. */
export async function clockOf(
  ctx: Ctx,
  recall: queries.Recall,
  at: Date,
): Promise<{ at: Date; deadlines: Deadline[] }> {
  const filed = await answers.firstReports(ctx.whole, recall.id);
  const [plan, progress, summary] = [
    filed.get('plan'),
    filed.get('progress'),
    filed.get('summary'),
  ];
  const facts = {
    class: recall.class,
    knownAt: recall.known_at,
    openedAt: recall.opened_at,
    closedAt: recall.closed_at,
    filed: { ...(plan && { plan }), ...(progress && { progress }), ...(summary && { summary }) },
  };
  return { at, deadlines: recallDeadlines(facts, at, await readCalendar(ctx.whole)) };
}

export async function demandRecall(ctx: Ctx, db: Db, id: string): Promise<queries.SeenRecall> {
  const recall = await queries.findRecall(db, viewerOf(ctx.actor), id);
  if (!recall) throw errors.recallNotFound();
  return recall;
}

export function momentOf(ctx: Ctx, text: string | undefined): Date {
  return text === undefined ? ctx.now : notInFuture(ctx, 'at', text);
}

export async function readRecall(ctx: Ctx, id: string, moment?: string) {
  authorize(ctx.actor, 'read');
  const recall = await demandRecall(ctx, ctx.db, id);
  const clock = await clockOf(ctx, recall, momentOf(ctx, moment));
  const lotIds = await queries.recalledLots(ctx.db, viewerOf(ctx.actor), id);
  return { recall, lotIds, clock };
}

export async function listRecalls(ctx: Ctx, filter: Parameters<typeof queries.listRecalls>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listRecalls(ctx.db, viewerOf(ctx.actor), filter);
}

/** By kind, those under way and those that have ended. */
export async function countRecalls(ctx: Ctx) {
  authorize(ctx.actor, 'read');
  return queries.countRecalls(ctx.db, viewerOf(ctx.actor));
}
