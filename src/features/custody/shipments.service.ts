import { actsAt, authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf, toQuantity } from '../../core/fields.ts';
import { idMadeBy } from '../../core/ids.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { newNumber } from '../lots/lots.service.ts';
import { demandGate } from '../policy/policy.service.ts';
import * as errors from './custody.errors.ts';
import {
  type MatchOutcome,
  type MovedLine,
  shipmentReceived,
  shipmentSettled,
  shipped,
} from './custody.events.ts';
import { refuseHeld, refuseLeaving } from './custody.holds.ts';
import * as queries from './custody.queries.ts';
import {
  fieldOfLot,
  isImported,
  lotOf,
  movingOf,
  notBeforeLots,
  openScene,
  ownPremises,
  placeOfKind,
  someQuantity,
  sourcePlace,
  storagePlace,
  takeFrom,
} from './custody.scene.ts';
import type { ReceiveShipment, SettleShipment, Ship } from './custody.schemas.ts';
import { takeLines } from './receipts.service.ts';

export { ReceiveShipment, Ship } from './custody.schemas.ts';

/** Sends goods to other premises. Until they are received they stand in the shipment's own place. */
export async function ship(ctx: Ctx, input: Ship): Promise<{ shipmentId: string; number: string }> {
  const command = { id: input.eventId, name: 'ship', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const { fromPremisesId, toPremisesId } = input;
    const scene = await openScene(tx, ctx, {
      lotIds: input.lines.map(({ lotId }) => lotId),
      premisesIds: [fromPremisesId, toPremisesId],
    });
    const from = ownPremises(scene, fromPremisesId, 'fromPremisesId');
    const to = scene.premises.get(toPremisesId);
    if (!to) throw errors.premisesNotYours('toPremisesId');
    if (to.state !== 'normal') throw errors.premisesClosed('toPremisesId');
    if (from.id === to.id) throw errors.samePlace('toPremisesId');
    const at = occurredAtOf(ctx, input);
    const number = input.number ?? newNumber(ctx.now);
    if (await queries.shipmentNumberExists(tx, scene.orgId, number)) {
      throw errors.shipmentNumberTaken();
    }
    const shipmentId = idMadeBy(input.eventId, ctx.now);
    const lines = input.lines.map(({ lotId, placeId, quantity }, index): MovedLine => {
      const field = `lines.${index}`;
      const lot = lotOf(scene, lotId, `${field}.lotId`);
      notBeforeLots([lot], at);
      if (isImported(lot) && !to.handlesImports) throw errors.noImports('toPremisesId');
      return {
        lotId,
        fromPlace: sourcePlace(scene, from, placeId, `${field}.placeId`),
        toPlace: shipmentId,
        ...someQuantity(quantity, `${field}.quantity`),
      };
    });
    await takeLines(tx, lines, at, 'quantity');
    await refuseLeaving(tx, lines, { orgId: scene.orgId, at, list: 'lines' });
    const gate = await demandGate(tx, ctx, {
      transition: 'ship',
      lotIds: [...new Set(lines.map(({ lotId }) => lotId))],
      premises: from,
      at,
      moving: movingOf(lines),
      fieldOf: fieldOfLot('lines', lines),
    });
    const body = {
      shipmentId,
      number,
      fromPremisesId: from.id,
      toOrgId: to.orgId,
      toPremisesId: to.id,
      purpose: input.purpose,
      vehiclePlate: input.vehiclePlate ?? null,
      driverWorkerNo: input.driverWorkerNo ?? null,
      lines,
      gate,
    };
    return {
      result: { shipmentId, number },
      events: [happened(shipped, body, { occurredAt: at })],
    };
  });
}

type Stated = ReceiveShipment['lines'][number];

/** What the receiver says against what was shipped. Weight and pieces are compared apart. */
export function matchLine(
  shippedQuantity: Quantity,
  statedQuantity: Quantity,
  refused: Quantity,
): { outcome: MatchOutcome; booked: Quantity } {
  const booked = {
    grams: Math.max(0, Math.min(statedQuantity.grams, shippedQuantity.grams) - refused.grams),
    pieces: Math.max(0, Math.min(statedQuantity.pieces, shippedQuantity.pieces) - refused.pieces),
  };
  return { outcome: outcomeOf(shippedQuantity, statedQuantity, refused), booked };
}

function outcomeOf(sent: Quantity, stated: Quantity, refused: Quantity): MatchOutcome {
  if (refused.grams > 0 || refused.pieces > 0) return 'refused';
  if (stated.grams > sent.grams || stated.pieces > sent.pieces) return 'over';
  if (stated.grams < sent.grams || stated.pieces < sent.pieces) return 'short';
  return 'agreed';
}

/**
 * The receiver's half of the match. What was shipped changes hands, never more; whatever differs
 * stays in transit, visible, until the sender settles it.
 */
export async function receiveShipment(
  ctx: Ctx,
  shipmentId: string,
  input: ReceiveShipment,
): Promise<{ state: 'matched' | 'mismatched' }> {
  const command = { id: input.eventId, name: 'receiveShipment', input: { ...input, shipmentId } };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const shipment = await queries.lockShipment(tx, shipmentId);
    if (shipment?.to_org_id !== orgOf(ctx.actor)) throw errors.shipmentNotFound();
    if (!actsAt(ctx.actor, shipment.to_premises_id)) throw errors.shipmentNotFound();
    if (shipment.state !== 'in_transit') throw errors.shipmentState(shipment.state);
    const sent = new Map(
      (await queries.shipmentLines(tx, shipmentId)).map((line) => [line.lot_id, line]),
    );
    const named = new Set(input.lines.map(({ lotId }) => lotId));
    if (named.size !== input.lines.length || named.size !== sent.size) {
      throw errors.linesDiffer('lines');
    }
    const scene = await openScene(tx, ctx, {
      lotIds: [...sent.keys()],
      premisesIds: [shipment.to_premises_id],
    });
    const premises = ownPremises(scene, shipment.to_premises_id, 'premisesId');
    const at = occurredAtOf(ctx, input);
    if (at.getTime() < shipment.shipped_at.getTime()) throw errors.beforeLot(shipment.shipped_at);
    const lines = input.lines.map((line, index) => {
      const field = `lines.${index}`;
      const was = sent.get(line.lotId);
      if (!was) throw errors.linesDiffer(`${field}.lotId`);
      const lot = lotOf(scene, line.lotId, `${field}.lotId`);
      const shippedQuantity = { grams: was.shipped_grams, pieces: was.shipped_pieces };
      const { stated, refused } = statedOf(line, shippedQuantity, field);
      const { outcome, booked } = matchLine(shippedQuantity, stated, refused);
      return {
        lotId: line.lotId,
        toPlace: storagePlace(scene, premises, lot, line.placeId, `${field}.placeId`),
        statedGrams: stated.grams,
        statedPieces: stated.pieces,
        refusedGrams: refused.grams,
        refusedPieces: refused.pieces,
        bookedGrams: booked.grams,
        bookedPieces: booked.pieces,
        refusalReason: line.refusalReason ?? null,
        outcome,
      };
    });
    const arriving = lines.filter(
      ({ bookedGrams, bookedPieces }) => bookedGrams + bookedPieces > 0,
    );
    await takeFrom(
      tx,
      arriving.map(({ lotId, bookedGrams, bookedPieces }) => ({
        lotId,
        placeId: shipmentId,
        quantity: { grams: bookedGrams, pieces: bookedPieces },
        field: 'lines',
      })),
      at,
    );
    await refuseLeaving(
      tx,
      lines.map(({ lotId, toPlace, bookedGrams, bookedPieces }) => ({
        lotId,
        fromPlace: shipmentId,
        toPlace,
        grams: bookedGrams,
        pieces: bookedPieces,
      })),
      { orgId: scene.orgId, at, list: 'lines' },
    );
    const gate = await demandGate(tx, ctx, {
      transition: 'receive',
      lotIds: arriving.map(({ lotId }) => lotId),
      premises,
      at,
      fieldOf: fieldOfLot('lines', lines),
    });
    const body = { shipmentId, premisesId: premises.id, lines, gate };
    const agreed = lines.every(({ outcome }) => outcome === 'agreed');
    return {
      result: { state: agreed ? ('matched' as const) : ('mismatched' as const) },
      events: [happened(shipmentReceived, body, { occurredAt: at })],
    };
  });
}

function statedOf(line: Stated, sent: Quantity, field: string) {
  const stated = toQuantity(line.stated);
  const refused = line.refused ? toQuantity(line.refused) : { grams: 0, pieces: 0 };
  const some = refused.grams > 0 || refused.pieces > 0;
  const tooMuch =
    refused.grams > Math.min(stated.grams, sent.grams) ||
    refused.pieces > Math.min(stated.pieces, sent.pieces);
  if (tooMuch || (some && line.refusalReason === undefined)) {
    throw errors.refusedTooMuch(`${field}.refused`);
  }
  return { stated, refused };
}

/** The sender accounts for what did not change hands: taken back, lost, destroyed, or explained. */
export async function settleShipment(
  ctx: Ctx,
  shipmentId: string,
  input: SettleShipment,
): Promise<{ lines: number }> {
  const command = { id: input.eventId, name: 'settleShipment', input: { ...input, shipmentId } };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const shipment = await queries.lockShipment(tx, shipmentId);
    if (shipment?.from_org_id !== orgOf(ctx.actor)) throw errors.shipmentNotFound();
    if (!actsAt(ctx.actor, shipment.from_premises_id)) throw errors.shipmentNotFound();
    if (shipment.state !== 'mismatched') throw errors.shipmentState(shipment.state);
    const scene = await openScene(tx, ctx, {
      lotIds: input.lines.map(({ lotId }) => lotId),
      premisesIds: [shipment.from_premises_id],
    });
    const premises = ownPremises(scene, shipment.from_premises_id, 'premisesId');
    const at = occurredAtOf(ctx, input);
    const lines = input.lines.map(({ lotId, disposition, placeId, quantity }, index) => {
      const field = `lines.${index}`;
      const lot = lotOf(scene, lotId, `${field}.lotId`);
      const amount = toQuantity(quantity);
      const some = amount.grams > 0 || amount.pieces > 0;
      if (some === (disposition === 'explained')) throw errors.settlementPlace(`${field}.quantity`);
      if (placeId !== undefined && disposition !== 'returned') {
        throw errors.settlementPlace(`${field}.placeId`);
      }
      const toPlace =
        disposition === 'returned'
          ? storagePlace(scene, premises, lot, placeId, `${field}.placeId`)
          : disposition === 'explained'
            ? null
            : placeOfKind(scene, disposition, null);
      return { lotId, disposition, toPlace, ...amount };
    });
    await takeFrom(
      tx,
      lines
        .filter(({ toPlace }) => toPlace !== null)
        .map(({ lotId, grams, pieces }, index) => ({
          lotId,
          placeId: shipmentId,
          quantity: { grams, pieces },
          field: `lines.${index}.quantity`,
        })),
      at,
    );
    // Held goods come back to be kept; what destroys them is the authority's order, by its number.
    const gone = lines.filter(({ disposition }) => disposition === 'destroyed');
    await refuseHeld(tx, 'lines', gone);
    await refuseLeaving(
      tx,
      lines.map((line) => ({
        ...line,
        // What is only explained moves nowhere; a loss is seen, not allowed.
        fromPlace: line.toPlace === null || line.disposition === 'lost' ? null : shipmentId,
      })),
      { orgId: scene.orgId, at, list: 'lines' },
    );
    const meta = { occurredAt: at, reason: input.reason };
    return {
      result: { lines: lines.length },
      events: [happened(shipmentSettled, { shipmentId, lines }, meta)],
    };
  });
}

export async function readShipment(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const shipment = await queries.findShipment(ctx.db, ctx.actor, id);
  if (!shipment) throw errors.shipmentNotFound();
  return { shipment, lines: await queries.shipmentLines(ctx.db, id) };
}

export async function listShipments(ctx: Ctx, filter: Parameters<typeof queries.listShipments>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listShipments(ctx.db, ctx.actor, filter);
}
