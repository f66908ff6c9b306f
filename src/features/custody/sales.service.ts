import { authorize } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf, toQuantity } from '../../core/fields.ts';
import { demandGate } from '../policy/policy.service.ts';
import * as errors from './custody.errors.ts';
import { counted, destroyed, type MovedLine, returned, sold } from './custody.events.ts';
import { refuseHeld, refuseLeaving } from './custody.holds.ts';
import { listStock, lockStock } from './custody.queries.ts';
import {
  fieldOfLot,
  lotOf,
  movingOf,
  notBeforeLots,
  openScene,
  ownPremises,
  placeOfKind,
  someQuantity,
  sourcePlace,
  storagePlace,
} from './custody.scene.ts';
import type { Count, Destroy, Return, Sell } from './custody.schemas.ts';
import { takeLines } from './receipts.service.ts';

type TakenLine = Sell['lines'][number];

/** Opens the scene of a command that takes lines out of premises into one virtual place. */
async function takeOut(
  tx: Db,
  ctx: Ctx,
  input: { premisesId: string; lines: readonly TakenLine[]; occurredAt?: string | undefined },
  into: 'sold' | 'destroyed',
) {
  const scene = await openScene(tx, ctx, {
    lotIds: input.lines.map(({ lotId }) => lotId),
    premisesIds: [input.premisesId],
  });
  const premises = ownPremises(scene, input.premisesId, 'premisesId');
  const at = occurredAtOf(ctx, input);
  const toPlace = placeOfKind(scene, into, null);
  const lines = input.lines.map(({ lotId, placeId, quantity }, index): MovedLine => {
    const field = `lines.${index}`;
    notBeforeLots([lotOf(scene, lotId, `${field}.lotId`)], at);
    return {
      lotId,
      fromPlace: sourcePlace(scene, premises, placeId, `${field}.placeId`),
      toPlace,
      ...someQuantity(quantity, `${field}.quantity`),
    };
  });
  await takeLines(tx, lines, at, 'quantity');
  return { scene, premises, at, lines };
}

/** Sells to a consumer or to a firm that is not in the system. */
export async function sell(ctx: Ctx, input: Sell): Promise<{ lines: number }> {
  const command = { id: input.eventId, name: 'sell', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const { scene, premises, at, lines } = await takeOut(tx, ctx, input, 'sold');
    await refuseLeaving(tx, lines, { orgId: scene.orgId, at, list: 'lines' });
    const gate = await demandGate(tx, ctx, {
      transition: 'sell',
      lotIds: [...new Set(lines.map(({ lotId }) => lotId))],
      premises,
      at,
      moving: movingOf(lines),
      fieldOf: fieldOfLot('lines', lines),
    });
    const body = {
      premisesId: premises.id,
      orgId: scene.orgId,
      buyerKind: input.buyer.kind,
      buyerName: input.buyer.kind === 'firm' ? input.buyer.name : null,
      lines,
      gate,
    };
    return { result: { lines: lines.length }, events: [happened(sold, body, { occurredAt: at })] };
  });
}

/** Sold goods come back: an edge like any other, so that their trace goes on. */
export async function takeReturn(ctx: Ctx, input: Return): Promise<{ lines: number }> {
  const command = { id: input.eventId, name: 'takeReturn', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const scene = await openScene(tx, ctx, {
      lotIds: input.lines.map(({ lotId }) => lotId),
      premisesIds: [input.premisesId],
    });
    const premises = ownPremises(scene, input.premisesId, 'premisesId');
    const at = occurredAtOf(ctx, input);
    const fromPlace = placeOfKind(scene, 'sold', null);
    const lines = input.lines.map(({ lotId, quantity, placeId }, index): MovedLine => {
      const lot = lotOf(scene, lotId, `lines.${index}.lotId`);
      notBeforeLots([lot], at);
      return {
        lotId,
        fromPlace,
        toPlace: storagePlace(scene, premises, lot, placeId, `lines.${index}.placeId`),
        ...someQuantity(quantity, `lines.${index}.quantity`),
      };
    });
    await takeLines(tx, lines, at, 'quantity');
    const meta = { occurredAt: at, reason: input.reason };
    return {
      result: { lines: lines.length },
      events: [happened(returned, { premisesId: premises.id, lines }, meta)],
    };
  });
}

/** Destroys goods. What is on hold is destroyed only under the authority's order, by its number. */
export async function destroy(ctx: Ctx, input: Destroy): Promise<{ lines: number }> {
  const command = { id: input.eventId, name: 'destroy', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const { scene, premises, at, lines } = await takeOut(tx, ctx, input, 'destroyed');
    if (input.documentNo === undefined) {
      await refuseLeaving(tx, lines, { orgId: scene.orgId, at, list: 'lines' });
      await refuseHeld(tx, 'lines', lines);
    }
    const body = {
      premisesId: premises.id,
      method: input.method,
      documentNo: input.documentNo ?? null,
      lines,
    };
    const meta = { occurredAt: at, reason: input.reason };
    return { result: { lines: lines.length }, events: [happened(destroyed, body, meta)] };
  });
}

/** Compares what stands in a place with the books. The variance is recorded, never argued away. */
export async function count(
  ctx: Ctx,
  input: Count,
): Promise<{ variances: { lotId: string; grams: number; pieces: number }[] }> {
  const command = { id: input.eventId, name: 'count', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const scene = await openScene(tx, ctx, {
      lotIds: input.lines.map(({ lotId }) => lotId),
      premisesIds: [input.premisesId],
    });
    const premises = ownPremises(scene, input.premisesId, 'premisesId');
    const placeId = sourcePlace(scene, premises, input.placeId, 'placeId');
    const lostPlaceId = placeOfKind(scene, 'lost', null);
    const at = occurredAtOf(ctx, input);
    const seen = new Set<string>();
    for (const [index, { lotId }] of input.lines.entries()) {
      notBeforeLots([lotOf(scene, lotId, `lines.${index}.lotId`)], at);
      if (seen.has(lotId)) throw errors.countedTwice(`lines.${index}.lotId`);
      seen.add(lotId);
    }
    const locked = await lockStock(
      tx,
      [...seen].flatMap((lotId) => [
        { lotId, placeId },
        { lotId, placeId: lostPlaceId },
      ]),
    );
    const inBooks = (lotId: string, place: string) =>
      locked.find((row) => row.lotId === lotId && row.placeId === place);
    const lines = input.lines.map(({ lotId, counted: found }, index) => {
      const row = inBooks(lotId, placeId);
      // A count speaks of the moment it was made: later movements would make it say something else.
      if (row && row.lastAt.getTime() > at.getTime()) throw errors.notEnoughThen(`lines.${index}`);
      const expected = { grams: row?.grams ?? 0, pieces: row?.pieces ?? 0 };
      const losses = inBooks(lotId, lostPlaceId);
      // What was lost only later explains nothing that was found before.
      const lost = losses && losses.lastAt.getTime() <= at.getTime() ? losses : undefined;
      const quantity = toQuantity(found);
      return {
        lotId,
        expectedGrams: expected.grams,
        expectedPieces: expected.pieces,
        countedGrams: quantity.grams,
        countedPieces: quantity.pieces,
        unbookedGrams: Math.max(0, quantity.grams - expected.grams - (lost?.grams ?? 0)),
        unbookedPieces: Math.max(0, quantity.pieces - expected.pieces - (lost?.pieces ?? 0)),
      };
    });
    const variances = lines.map((line) => ({
      lotId: line.lotId,
      grams: line.countedGrams - line.expectedGrams,
      pieces: line.countedPieces - line.expectedPieces,
    }));
    const meta = {
      occurredAt: at,
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    };
    const body = { premisesId: premises.id, placeId, lostPlaceId, lines };
    return { result: { variances }, events: [happened(counted, body, meta)] };
  });
}

export async function readStock(ctx: Ctx, filter: Parameters<typeof listStock>[2]) {
  authorize(ctx.actor, 'read');
  return listStock(ctx.db, ctx.actor, filter);
}
