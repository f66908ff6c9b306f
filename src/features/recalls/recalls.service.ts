import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { stopsGoods } from '../../domain/recalls.ts';
import { demandLots, type Lot } from '../lots/lots.service.ts';
import { holdsReleased } from '../oversight/oversight.events.ts';
import { holdEvents, lockLotsToHold } from '../oversight/oversight.service.ts';
import * as errors from './recalls.errors.ts';
import { recallClosed, recallOpened } from './recalls.events.ts';
import * as queries from './recalls.queries.ts';
import type { CloseRecall, OpenRecall } from './recalls.schemas.ts';

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
async function lockWithDescendants(tx: Db, lotIds: readonly string[]): Promise<string[]> {
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

function demandExisting(lots: ReadonlyMap<string, Lot>, occurredAt: Date): void {
  for (const lot of lots.values()) {
    if (lot.declared_at > occurredAt) throw errors.beforeLot('occurredAt');
  }
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
