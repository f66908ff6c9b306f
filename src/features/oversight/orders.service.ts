import { authorize, isRegulator, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import type { Text } from '../../domain/text.ts';
import { unitsToHold } from '../codes/series.service.ts';
import { demandLots, knownLots, type Lot } from '../lots/lots.service.ts';
import * as errors from './orders.errors.ts';
import { holdOrdered, orderReleased } from './orders.events.ts';
import * as queries from './orders.queries.ts';
import type { PlaceHoldInput, Released, ReleaseOrder } from './orders.schemas.ts';
import { beforeLot, beforePlaced, notYourLots } from './oversight.errors.ts';
import { demandMayRelease, lockLotsToHold, lockWithDescendants } from './oversight.service.ts';

/** The authority holds what it oversees, a firm the lots that it declared and its own places. */
export async function placeHold(
  ctx: Ctx,
  input: PlaceHoldInput,
): Promise<{ orderId: string; holdIds: string[] }> {
  const command = { id: input.eventId, name: 'placeHold', input };
  return commit(ctx, 'oversight:hold', command, async (tx) => {
    const { now } = ctx;
    const occurredAt = occurredAtOf(ctx, input);
    const named = await demandNamedLots(tx, ctx, input.lotIds ?? [], occurredAt);
    const units = await demandNamedUnits(tx, ctx, input.units ?? [], occurredAt);
    const places = await demandNamedPlaces(tx, ctx, input);
    if (named.length + units.length + places.length === 0) throw errors.nothingToHold();
    await lockReach(tx, named, units, places);
    const lots = named.map((lotId) => ({ id: uuidv7(now), lotId }));
    const orderId = uuidv7(now);
    const body = {
      id: orderId,
      number: input.number ?? null,
      kind: isRegulator(ctx.actor) ? ('regulator' as const) : ('owner' as const),
      orgId: orgOf(ctx.actor),
      reasonZh: input.reasonZh,
      reasonEn: input.reasonEn,
      question: input.question ?? null,
      lots,
      units: units.map(({ seriesId, firstSerial, lastSerial, lotId }) => ({
        id: uuidv7(now),
        seriesId,
        firstSerial,
        lastSerial,
        lotId,
      })),
      places: places.map(({ scope, id, premisesId, orgId }) => ({
        id: uuidv7(now),
        scope,
        placeId: scope === 'premises' ? null : id,
        premisesId,
        keeperOrgId: orgId,
      })),
    };
    return {
      result: { orderId, holdIds: lots.map(({ id }) => id) },
      events: [happened(holdOrdered, body, { occurredAt })],
    };
  });
}

async function demandNamedLots(
  tx: Db,
  ctx: Ctx,
  lotIds: readonly string[],
  occurredAt: Date,
): Promise<string[]> {
  const fieldOf = (index: number) => `lotIds.${index}`;
  const lots = await demandLots(tx, ctx.actor, lotIds, fieldOf);
  demandMayHold(ctx, lotIds, lots, fieldOf);
  for (const { declared_at } of lots.values()) {
    if (declared_at > occurredAt) throw beforeLot('occurredAt');
  }
  return [...new Set(lotIds)];
}

/** What a firm holds of a lot stops the lot everywhere, so it has to be one that it declared. */
function demandMayHold(
  ctx: Ctx,
  lotIds: readonly string[],
  lots: ReadonlyMap<string, Lot>,
  fieldOf: (index: number) => string,
): void {
  if (isRegulator(ctx.actor)) return;
  const orgId = orgOf(ctx.actor);
  const others = lotIds.flatMap((id, index) =>
    lots.get(id)?.org_id === orgId ? [] : [fieldOf(index)],
  );
  if (others.length > 0) throw notYourLots(others);
}

type Units = { seriesId: string; firstSerial: number; lastSerial: number; lotId: string };

async function demandNamedUnits(
  tx: Db,
  ctx: Ctx,
  ranges: readonly { seriesId: string; first: number; last: number }[],
  occurredAt: Date,
): Promise<Units[]> {
  const units: (Units & { field: string })[] = [];
  for (const [index, { seriesId, first, last }] of ranges.entries()) {
    const field = `units.${index}`;
    const parts = await unitsToHold(tx, seriesId, { first, last }, `${field}.`);
    const known = await knownLots(tx, ctx.actor, parts?.map(({ lotId }) => lotId) ?? []);
    // A series of goods that one may not know of is answered as one that nobody has.
    if (!parts?.every(({ lotId }) => known.has(lotId))) {
      throw errors.unknownThings([`${field}.seriesId`]);
    }
    if (parts.some(({ inUse }) => !inUse)) throw errors.unitsNoMore(`${field}.first`);
    for (const part of parts) {
      const span = { firstSerial: part.first, lastSerial: part.last };
      units.push({ seriesId, ...span, lotId: part.lotId, field: `${field}.seriesId` });
    }
  }
  const fieldOf = (index: number) => units[index]?.field ?? 'units';
  const lotIds = units.map(({ lotId }) => lotId);
  const lots = await demandLots(tx, ctx.actor, lotIds, fieldOf);
  demandMayHold(ctx, lotIds, lots, fieldOf);
  for (const { declared_at } of lots.values()) {
    if (declared_at > occurredAt) throw beforeLot('occurredAt');
  }
  return units;
}

async function demandNamedPlaces(
  tx: Db,
  ctx: Ctx,
  input: Pick<PlaceHoldInput, 'placeIds' | 'premisesIds' | 'shipmentIds'>,
): Promise<queries.Place[]> {
  const named = {
    placeIds: input.placeIds ?? [],
    premisesIds: input.premisesIds ?? [],
    shipmentIds: input.shipmentIds ?? [],
  };
  const found = await queries.visiblePlaces(tx, viewerOf(ctx.actor), named);
  const known = new Map(found.map((place) => [`${place.scope} ${place.id}`, place]));
  const all = [
    ...named.placeIds.map((id, index) => ({ key: `place ${id}`, field: `placeIds.${index}` })),
    ...named.premisesIds.map((id, index) => ({
      key: `premises ${id}`,
      field: `premisesIds.${index}`,
    })),
    ...named.shipmentIds.map((id, index) => ({
      key: `shipment ${id}`,
      field: `shipmentIds.${index}`,
    })),
  ];
  const fields = (wrong: (place: queries.Place | undefined) => boolean) =>
    all.filter(({ key }) => wrong(known.get(key))).map(({ field }) => field);
  const unknown = fields((place) => place === undefined);
  if (unknown.length > 0) throw errors.unknownThings(unknown);
  const orgId = orgOf(ctx.actor);
  const others = isRegulator(ctx.actor) ? [] : fields((place) => place?.orgId !== orgId);
  if (others.length > 0) throw errors.notYourPlaces(others);
  const over = fields((place) => place?.open === false);
  if (over.length > 0) throw errors.notUnderWay(over);
  return found;
}

/** Everything that the order stops, so that no command that began before it ends after it. */
async function lockReach(
  tx: Db,
  lotIds: readonly string[],
  units: readonly Units[],
  places: readonly queries.Place[],
): Promise<void> {
  const reached = await lockWithDescendants(tx, lotIds);
  await lockLotsToHold(tx, await queries.poolMates(tx, reached));
  await lockLotsToHold(
    tx,
    units.map(({ lotId }) => lotId),
  );
  const of = (wanted: (place: queries.Place) => boolean) =>
    places.filter(wanted).map(({ id }) => id);
  await queries.lockPlaces(
    tx,
    of(({ scope }) => scope !== 'premises'),
    of(({ scope }) => scope === 'premises'),
  );
}

/** Releases what may be released of an order, and says of the rest why it stays. */
export async function releaseOrder(ctx: Ctx, id: string, input: ReleaseOrder): Promise<Released> {
  const command = { id: input.eventId, name: 'releaseHoldOrder', input: { ...input, id } };
  return commit(ctx, 'oversight:hold', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const order = await queries.lockOrder(tx, viewerOf(ctx.actor), id);
    if (!order) throw errors.orderNotFound();
    demandMayRelease(ctx.actor, orgId, order);
    const occurredAt = occurredAtOf(ctx, input);
    if (occurredAt < order.placed_at) throw beforePlaced();
    const items = await queries.lockHeldItems(tx, id, input.clearingTestIds);
    const chosen = choose(items, input);
    const needsTest = order.kind === 'test' || input.clearingTestIds.length > 0;
    const stays = ({ what, clearingTestId }: queries.Releasable) =>
      what === 'lot' && needsTest && clearingTestId === null;
    const kept = [
      ...chosen.missing,
      ...chosen.items.filter(stays).map((item) => keptBecause(item.id, item.lotId, notCleared)),
    ];
    const freed = chosen.items.filter((item) => !stays(item));
    if (freed.length === 0) throw errors.nothingReleased(kept.slice(0, 200).map(toIssue));
    const of = (what: queries.Releasable['what']) => freed.filter((item) => item.what === what);
    const withLot = (item: queries.Releasable) => ({ id: item.id, lotId: item.lotId ?? '' });
    const body = {
      id,
      orgId,
      reason: input.reason,
      lots: of('lot').map((item) => ({ ...withLot(item), clearingTestId: item.clearingTestId })),
      units: of('units').map(withLot),
      places: of('place').map((item) => ({ id: item.id })),
    };
    return {
      result: { id, released: freed.length, kept },
      events: [happened(orderReleased, body, { occurredAt, reason: input.reason })],
    };
  });
}

type Kept = Released['kept'][number];

/** What is named of the order, or all of it; and what is named and not held by it. */
function choose(
  items: readonly queries.Releasable[],
  { lotIds, itemIds }: ReleaseOrder,
): { items: queries.Releasable[]; missing: Kept[] } {
  if (lotIds === undefined && itemIds === undefined) return { items: [...items], missing: [] };
  const lots = new Set(lotIds);
  const ids = new Set(itemIds);
  const chosen = items.filter(
    ({ id, lotId, what }) => ids.has(id) || (what === 'lot' && lotId !== null && lots.has(lotId)),
  );
  const byId = new Set(items.map(({ id }) => id));
  const byLot = new Set(items.flatMap(({ what, lotId }) => (what === 'lot' ? [lotId] : [])));
  const missing = [
    ...[...ids].filter((id) => !byId.has(id)).map((id) => keptBecause(id, null, notHeld)),
    ...[...lots].filter((id) => !byLot.has(id)).map((id) => keptBecause(null, id, notHeld)),
  ];
  return { items: chosen, missing };
}

type Why = { rule: string; message: Text };

const notHeld: Why = {
  rule: 'hold_order.not_held',
  message: {
    zh: '不在该决定内,或已解除。',
    en: 'This order does not cover it, or it was released already.',
  },
};

const notCleared: Why = {
  rule: 'hold.clearing_test_unfit',
  message: {
    zh: '所填检测中没有能解除该批次的:须覆盖本批次、结果为阴性且未被替代;因检测封存的,还须为同一项目、不早于原检测。',
    en: 'None of the tests named clears this lot: one has to cover it, be negative and not superseded, and, for a hold on a test, be of the same analyte and no earlier.',
  },
};

function keptBecause(itemId: string | null, lotId: string | null, why: Why): Kept {
  const { zh, en } = why.message;
  return { itemId, lotId, rule: why.rule, messageZh: zh, messageEn: en };
}

function toIssue({ itemId, lotId, rule, messageZh, messageEn }: Kept) {
  const field = itemId === null ? `lotIds.${lotId}` : `itemIds.${itemId}`;
  return { field, rule, message: { zh: messageZh, en: messageEn } };
}

export async function readOrder(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  const [order] = await queries.listOrders(ctx.db, viewer, { id, limit: 1 });
  if (!order) throw errors.orderNotFound();
  const totals = (await queries.totalsOf(ctx.whole, viewer, [id])).get(id);
  return { order, totals: totals ?? nothing };
}

const nothing: queries.Totals = { covered: 0, held: 0, grams: 0 };

/** Of a page of orders what each stops, in two statements for all. */
export async function goodsOf(ctx: Ctx, orderIds: readonly string[]) {
  const viewer = viewerOf(ctx.actor);
  const [totals, firsts] = [
    await queries.totalsOf(ctx.whole, viewer, orderIds),
    await queries.firstThings(ctx.whole, viewer, orderIds),
  ];
  return (id: string) => ({ ...(totals.get(id) ?? nothing), first: firsts.get(id) ?? null });
}

export async function listOrders(ctx: Ctx, filter: queries.OrderFilter) {
  authorize(ctx.actor, 'read');
  return queries.listOrders(ctx.db, viewerOf(ctx.actor), filter);
}

export async function listItems(
  ctx: Ctx,
  id: string,
  filter: Parameters<typeof queries.listItems>[3],
) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  const [order] = await queries.listOrders(ctx.db, viewer, { id, limit: 1 });
  if (!order) throw errors.orderNotFound();
  return queries.listItems(ctx.db, viewer, id, filter);
}
