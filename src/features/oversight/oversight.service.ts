import { authorize, isRegulator, orgOf, type Actor } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { type HoldKind, stopsGoods } from '../../domain/recalls.ts';
import type { Text } from '../../domain/text.ts';
import { demandLots, type Lot } from '../lots/lots.service.ts';
import * as errors from './oversight.errors.ts';
import { holdsReleased, lotsHeld, recallClosed, recallOpened } from './oversight.events.ts';
import * as queries from './oversight.queries.ts';
import type { CloseRecall, OpenRecall, ReleaseHold } from './oversight.schemas.ts';

/** The holds that stop these lots now: their own, their ancestors' and their pool-mates'. */
export async function activeHolds(
  db: Db,
  lotIds: readonly string[],
): Promise<queries.ActiveHold[]> {
  return queries.activeHolds(db, lotIds);
}

/**
 * Waits for shipments under way, which key-share-lock their lots, and lets none begin until the hold
 * stands. Call it before `holdEvents`, in the same transaction.
 */
export async function lockLotsToHold(tx: Db, lotIds: readonly string[]): Promise<void> {
  await queries.lockLots(tx, lotIds);
}

/** One hold for each lot, as one event; none for no lots. */
export function holdEvents(facts: {
  lotIds: readonly string[];
  kind: HoldKind;
  orgId: string;
  reason: Text;
  testId?: string;
  recallId?: string;
  now: Date;
  occurredAt: Date;
}): { holdIds: string[]; events: NewEvent[] } {
  const { kind, orgId, reason, occurredAt } = facts;
  const holds = facts.lotIds.map((lotId) => ({ id: uuidv7(facts.now), lotId }));
  if (holds.length === 0) return { holdIds: [], events: [] };
  const body = {
    holds,
    kind,
    orgId,
    reasonZh: reason.zh,
    reasonEn: reason.en,
    testId: facts.testId ?? null,
    recallId: facts.recallId ?? null,
  };
  return { holdIds: holds.map(({ id }) => id), events: [happened(lotsHeld, body, { occurredAt })] };
}

function demandExisting(lots: ReadonlyMap<string, Lot>, occurredAt: Date): void {
  for (const lot of lots.values()) {
    if (lot.declared_at > occurredAt) throw errors.beforeLot('occurredAt');
  }
}

export async function releaseHold(ctx: Ctx, id: string, input: ReleaseHold) {
  const command = { id: input.eventId, name: 'releaseHold', input: { ...input, id } };
  return commit(ctx, 'oversight:hold', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const hold = await queries.lockHold(tx, viewerOf(ctx.actor), id);
    if (!hold) throw errors.holdNotFound();
    demandMayRelease(ctx.actor, orgId, hold);
    if (hold.released_at !== null) throw errors.releasedAlready();
    const occurredAt = occurredAtOf(ctx, input);
    if (occurredAt < hold.placed_at) throw errors.beforePlaced();
    await demandCleared(tx, hold, input.clearingTestId);
    const body = {
      holds: [{ id, lotId: hold.lot_id }],
      orgId,
      reason: input.reason,
      clearingTestId: input.clearingTestId ?? null,
    };
    return { result: { id }, events: [happened(holdsReleased, body, { occurredAt })] };
  });
}

/** `own`: placed by the actor's organisation, or by one of the subtree that it oversees. */
export function demandMayRelease(
  actor: Actor,
  orgId: string,
  hold: { kind: HoldKind; org_id: string | null; own: boolean },
): void {
  if (hold.kind === 'owner') {
    if (hold.org_id !== orgId) throw errors.holderReleases();
  } else if (!isRegulator(actor)) throw errors.authorityReleases();
  else if (hold.kind !== 'test' && !hold.own) throw errors.authorityReleases();
}

/** A later negative alone releases nothing: somebody with the authority names it. */
async function demandCleared(
  tx: Db,
  hold: queries.Hold,
  clearingTestId: string | undefined,
): Promise<void> {
  if (clearingTestId === undefined) {
    if (hold.kind === 'test') throw errors.clearingTestMissing();
    return;
  }
  const held = { lotId: hold.lot_id, testId: hold.test_id };
  if (!(await queries.clears(tx, clearingTestId, held))) throw errors.clearingTestUnfit();
}

/** Recalls the lots named with everything made of them, and stops all of it. */
export async function openRecall(ctx: Ctx, input: OpenRecall) {
  const command = { id: input.eventId, name: 'openRecall', input };
  return commit(ctx, 'oversight:recall', command, async (tx) => {
    const { now } = ctx;
    const orgId = orgOf(ctx.actor);
    const named = await demandLots(tx, ctx.actor, input.lotIds, (index) => `lotIds.${index}`);
    if (await queries.recallNumberExists(tx, input.number)) throw errors.recallNumberTaken();
    const occurredAt = occurredAtOf(ctx, input);
    demandExisting(named, occurredAt);
    const lotIds = await lockWithDescendants(tx, [...named.keys()]);
    const id = uuidv7(now);
    const reason = { zh: input.reasonZh, en: input.reasonEn };
    const { number, kind, reasonZh, reasonEn } = input;
    const body = { id, orgId, number, class: input.class, kind, reasonZh, reasonEn, lotIds };
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

/** Locking may wait for a repack that adds a child: looks again until nothing was added. */
export async function lockWithDescendants(tx: Db, lotIds: readonly string[]): Promise<string[]> {
  let family = await queries.withDescendants(tx, lotIds);
  for (;;) {
    await lockLotsToHold(tx, family);
    const again = await queries.withDescendants(tx, lotIds);
    if (again.length === family.length) return again;
    family = again;
  }
}

export async function closeRecall(ctx: Ctx, id: string, input: CloseRecall) {
  const command = { id: input.eventId, name: 'closeRecall', input: { ...input, id } };
  return commit(ctx, 'oversight:recall', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const recall = await queries.lockRecall(tx, viewerOf(ctx.actor), id);
    if (!recall) throw errors.recallNotFound();
    if (!recall.own) throw errors.openerCloses();
    if (recall.closed_at !== null) throw errors.recallClosedAlready();
    const occurredAt = occurredAtOf(ctx, input);
    if (occurredAt < recall.opened_at) throw errors.beforeOpened();
    const { reason } = input;
    const lotIds = await queries.recalledLots(tx, { sees: 'all' }, id);
    const closed = happened(recallClosed, { id, orgId, lotIds }, { occurredAt, reason });
    const holds = input.releaseHolds ? await queries.holdsOfRecall(tx, id) : [];
    const released = { holds, orgId, reason, clearingTestId: null };
    return {
      result: { id },
      events:
        holds.length === 0
          ? [closed]
          : [closed, happened(holdsReleased, released, { occurredAt, reason })],
    };
  });
}

export async function readHold(ctx: Ctx, id: string): Promise<queries.Hold> {
  authorize(ctx.actor, 'read');
  const hold = await queries.findHold(ctx.db, viewerOf(ctx.actor), id);
  if (!hold) throw errors.holdNotFound();
  return hold;
}

export async function listHolds(ctx: Ctx, filter: Parameters<typeof queries.listHolds>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listHolds(ctx.db, viewerOf(ctx.actor), filter);
}

export async function readRecall(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  const recall = await queries.findRecall(ctx.db, viewer, id);
  if (!recall) throw errors.recallNotFound();
  return { recall, lotIds: await queries.recalledLots(ctx.db, viewer, id) };
}

export async function listRecalls(ctx: Ctx, filter: Parameters<typeof queries.listRecalls>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listRecalls(ctx.db, viewerOf(ctx.actor), filter);
}
