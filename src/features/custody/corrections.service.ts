import { z } from 'zod';

import { actsAt, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf, toQuantity } from '../../core/fields.ts';
import type { Quantity } from '../../domain/quantity.ts';
import type { Text } from '../../domain/text.ts';
import { demandGate } from '../policy/policy.service.ts';
import * as errors from './custody.errors.ts';
import {
  corrected,
  destroyed,
  moved,
  processed,
  received,
  returned,
  shipped,
  sold,
} from './custody.events.ts';
import { refuseHeld, refuseLeaving } from './custody.holds.ts';
import * as queries from './custody.queries.ts';
import { movingOf, openScene, takeFrom } from './custody.scene.ts';
import type { Correct } from './custody.schemas.ts';

/** Which gate a greater quantity has to pass again. */
const gateOf: Record<string, 'receive' | 'ship' | 'sell' | undefined> = {
  [received.type]: 'receive',
  [shipped.type]: 'ship',
  [sold.type]: 'sell',
};
const correctable = new Set([
  received.type,
  moved.type,
  shipped.type,
  sold.type,
  returned.type,
  destroyed.type,
  processed.type,
]);

/** A movement of the corrected event with the quantity that now stands for it. */
type Line = {
  line: number;
  lotId: string;
  fromPlace: string | null;
  toPlace: string | null;
  standing: Quantity;
  right: Quantity;
};

/**
 * Puts an earlier event right by a new one: the difference is booked as movements of its own, the
 * earlier event stays as it was written. Refused when the goods concerned have moved on.
 */
export async function correct(ctx: Ctx, input: Correct): Promise<{ movements: number }> {
  const command = { id: input.eventId, name: 'correct', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const event = await queries.lockEvent(tx, input.corrects);
    if (event?.org_id !== orgOf(ctx.actor)) throw errors.eventNotFound();
    if (!correctable.has(event.type as typeof moved.type)) throw errors.notCorrectable(notThisKind);
    const premisesId = premisesOf(event);
    if (premisesId !== undefined && !actsAt(ctx.actor, premisesId)) throw errors.eventNotFound();
    const replaced = input.kind === 'replaced';
    if (event.type === processed.type && replaced) throw errors.notCorrectable(voidOnly);
    const at = occurredAtOf(ctx, input);
    if (at.getTime() < event.occurred_at.getTime()) throw errors.beforeLot(event.occurred_at);
    const shipmentId = await openShipmentOf(tx, event);
    const lines = await readLines(tx, input);
    const movements = lines.flatMap(differences);
    await takeFrom(
      tx,
      movements.flatMap(({ lotId, fromPlace, grams, pieces }) =>
        fromPlace === null
          ? []
          : [{ lotId, placeId: fromPlace, quantity: { grams, pieces }, field: 'lines' }],
      ),
      at,
    );
    // A correction of what is under an order's number follows that order; any other frees nothing.
    if (event.type !== destroyed.type || !ordered.parse(event.body).documentNo) {
      await refuseLeaving(tx, movements, { orgId: orgOf(ctx.actor), at, list: '' });
    }
    await refuseHeld(tx, 'lines', stoppedByHold(event, lines));
    await passGateAgain(tx, ctx, event, lines, at);
    const body = {
      correctedId: event.id,
      correctedType: event.type,
      kind: input.kind,
      shipmentId,
      lines: lines.map(({ line, lotId, right }) => ({ line, lotId, ...right })),
      movements,
    };
    const meta = { occurredAt: at, reason: input.reason, corrects: event.id };
    return { result: { movements: movements.length }, events: [happened(corrected, body, meta)] };
  });
}

const shippedBody = z.object({ shipmentId: z.uuid() });

/** A shipment can be corrected until the other side has received it; then it is settled instead. */
async function openShipmentOf(
  tx: Db,
  event: { type: string; body: unknown },
): Promise<string | null> {
  if (event.type !== shipped.type) return null;
  const { shipmentId } = shippedBody.parse(event.body);
  const shipment = await queries.lockShipment(tx, shipmentId);
  if (shipment?.state !== 'in_transit') throw errors.notCorrectable(receivedAlready);
  return shipmentId;
}

const storedLines = z.array(z.object({ line: z.int(), grams: z.int(), pieces: z.int() }));

async function readLines(tx: Db, input: Correct): Promise<Line[]> {
  const earlier = await queries.latestCorrection(tx, input.corrects);
  if (earlier?.kind === 'voided') throw errors.notCorrectable(voidedAlready);
  const standing = new Map(
    storedLines
      .parse(earlier?.lines ?? [])
      .map(({ line, grams, pieces }) => [line, { grams, pieces }]),
  );
  const movements = await queries.movementsOf(tx, input.corrects);
  const wanted = new Map((input.lines ?? []).map(({ line, quantity }) => [line, quantity]));
  if ((input.kind === 'voided') !== (wanted.size === 0)) throw errors.correctionLines('lines');
  const known = new Set(movements.map(({ line }) => line));
  for (const line of wanted.keys()) {
    if (!known.has(line)) throw errors.correctionLines('lines');
  }
  return movements.map((movement) => {
    const now = standing.get(movement.line) ?? { grams: movement.grams, pieces: movement.pieces };
    const asked = wanted.get(movement.line);
    const right =
      input.kind === 'voided' ? { grams: 0, pieces: 0 } : asked ? toQuantity(asked) : now;
    return {
      line: movement.line,
      lotId: movement.lot_id,
      fromPlace: movement.from_place,
      toPlace: movement.to_place,
      standing: now,
      right,
    };
  });
}

/** What has to move for the standing quantity to become the right one: more goes on, less goes back. */
function differences({ lotId, fromPlace, toPlace, standing, right }: Line) {
  const more = {
    grams: Math.max(0, right.grams - standing.grams),
    pieces: Math.max(0, right.pieces - standing.pieces),
  };
  const less = {
    grams: Math.max(0, standing.grams - right.grams),
    pieces: Math.max(0, standing.pieces - right.pieces),
  };
  return [
    { lotId, fromPlace, toPlace, ...more },
    { lotId, fromPlace: toPlace, toPlace: fromPlace, ...less },
  ].filter(({ grams, pieces }) => grams > 0 || pieces > 0);
}

const ordered = z.object({ documentNo: z.string().nullish() });

/** Whose hold forbids the correction: it would undo a product, sell again or destroy what is held. */
function stoppedByHold(event: { type: string; body: unknown }, lines: readonly Line[]): Line[] {
  const grows = ({ right, standing }: Line) =>
    right.grams > standing.grams || right.pieces > standing.pieces;
  const shrinks = ({ right, standing }: Line) =>
    right.grams < standing.grams || right.pieces < standing.pieces;
  if (event.type === processed.type) return [...lines];
  if (event.type === returned.type) return lines.filter(shrinks);
  if (event.type !== destroyed.type || ordered.parse(event.body).documentNo) return [];
  return lines.filter(grows);
}

const placed = z.object({
  premisesId: z.uuid().optional(),
  fromPremisesId: z.uuid().optional(),
});

/** Where a correctable event happened. */
function premisesOf({ body }: { body: unknown }): string | undefined {
  const { premisesId, fromPremisesId } = placed.parse(body);
  return premisesId ?? fromPremisesId;
}

async function passGateAgain(
  tx: Db,
  ctx: Ctx,
  event: { type: string; body: unknown },
  lines: readonly Line[],
  at: Date,
): Promise<void> {
  const transition = gateOf[event.type];
  const grown = lines.filter(
    ({ right, standing }) => right.grams > standing.grams || right.pieces > standing.pieces,
  );
  if (transition === undefined || grown.length === 0) return;
  const id = premisesOf(event);
  const scene = await openScene(tx, ctx, { lotIds: [], premisesIds: id === undefined ? [] : [id] });
  await demandGate(tx, ctx, {
    transition,
    lotIds: [...new Set(grown.map(({ lotId }) => lotId))],
    premises: id === undefined ? undefined : scene.premises.get(id),
    at,
    // Only what is added moves now, and is held against what is still here.
    moving: movingOf(
      grown.map(({ lotId, right, standing }) => ({
        lotId,
        grams: Math.max(0, right.grams - standing.grams),
        pieces: Math.max(0, right.pieces - standing.pieces),
      })),
    ),
    fieldOf: () => 'lines',
  });
}

const notThisKind: Text = {
  zh: '该类事件不能直接更正:申报请用更改,运单差异请用结算,盘点请重新盘点。',
  en: 'This kind of event is not corrected: amend a declaration, settle a shipment, count again.',
};
const voidOnly: Text = {
  zh: '加工记录只能整体作废后重新记录。',
  en: 'A processing record can only be voided as a whole and recorded anew.',
};
const receivedAlready: Text = {
  zh: '对方已收货,请在运单上结算差异。',
  en: 'The other side has received it; settle the difference on the shipment.',
};
const voidedAlready: Text = {
  zh: '该事件已作废,请重新记录。',
  en: 'The event has been voided; record it anew.',
};
