import { authorize, isRegulator, orgOf, type Actor } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import type { HoldKind } from '../../domain/recalls.ts';
import type { Text } from '../../domain/text.ts';
import * as errors from './oversight.errors.ts';
import { holdsReleased, lotsHeld } from './oversight.events.ts';
import * as queries from './oversight.queries.ts';
import type { ReleaseHold } from './oversight.schemas.ts';

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
