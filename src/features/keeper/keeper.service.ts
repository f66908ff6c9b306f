import { authorize, orgOf, premisesLimitOf } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { unitSpansOf } from '../codes/carried.service.ts';
import { policyForDevice } from '../policy/device.service.ts';
import * as errors from './keeper.errors.ts';
import { findOwnCommand, ownStores, readStore } from './keeper.queries.ts';

/** No phone carries more, and no store has them before one keeper. */
const mostLots = 3000;
/** How far ahead rules are told: a shift, and the night before it. */
const ahead = 36 * 3_600_000;

/** What a keeper's device takes along when it goes out of reach of the network: one store. */
export async function readSnapshot(ctx: Ctx, asked: { premisesId?: string | undefined }) {
  authorize(ctx.actor, 'read');
  const { actor, now } = ctx;
  const orgId = orgOf(actor);
  if (actor.kind === 'system' || ['regulator', 'system'].includes(actor.orgKind)) {
    throw errors.firmsOnly();
  }
  const stores = await ownStores(ctx.db, orgId, premisesLimitOf(actor));
  const store = asked.premisesId
    ? stores.find(({ id }) => id === asked.premisesId)
    : stores.find(({ state }) => state === 'normal');
  if (!store && asked.premisesId !== undefined) throw errors.storeUnknown();
  if (!store) return { orgId, now, stores, store: undefined };
  const premisesId = store.id;
  // Goods declared for this store stand with whoever declared them until they are received.
  const isLimited = premisesLimitOf(actor) !== undefined;
  const row = await readStore(ctx.whole, { orgId, premisesId, now, most: mostLots + 1, isLimited });
  const lots = (row?.lots ?? []).slice(0, mostLots);
  const lotIds = lots.map(({ id }) => id);
  const until = new Date(now.getTime() + ahead);
  const policy = await policyForDevice(ctx.whole, store, lotIds, { now, until });
  const units = await unitSpansOf(ctx, lotIds);
  const complete = (row?.lots ?? []).length <= mostLots;
  return { orgId, now, stores, store, row, lots, complete, policy, units };
}

/**
 * For a device whose answer was lost and that is refused now, for a reason that is told before anybody
 * looks whether it has happened: another role, or words that a newer server reads in another way.
 */
export async function readRecorded(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const command = await findOwnCommand(ctx.whole, orgOf(ctx.actor), id);
  if (!command) throw errors.commandUnknown();
  return command;
}
