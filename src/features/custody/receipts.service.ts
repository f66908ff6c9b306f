import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { demandGate } from '../policy/policy.service.ts';
import * as errors from './custody.errors.ts';
import { moved, type MovedLine, received } from './custody.events.ts';
import { refuseLeaving } from './custody.holds.ts';
import type { KnownLot } from './custody.queries.ts';
import {
  fieldOfLot,
  lotOf,
  movingOf,
  notBeforeLots,
  openScene,
  ownPremises,
  type Scene,
  someQuantity,
  sourcePlace,
  storagePlace,
  takeFrom,
} from './custody.scene.ts';
import type { Move, Receive } from './custody.schemas.ts';

export { Receive } from './custody.schemas.ts';
export type Recorded = { eventId: string };

/** Goods arrive where they were declared for: container and seal are checked against the papers. */
export async function receive(ctx: Ctx, input: Receive): Promise<{ lines: number }> {
  const command = { id: input.eventId, name: 'receive', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const scene = await openScene(tx, ctx, {
      lotIds: input.lines.map(({ lotId }) => lotId),
      premisesIds: [input.premisesId],
    });
    const premises = ownPremises(scene, input.premisesId, 'premisesId');
    const at = occurredAtOf(ctx, input);
    const lots = input.lines.map(({ lotId }, index) => lotOf(scene, lotId, `lines.${index}.lotId`));
    notBeforeLots(lots, at);
    for (const [index, lot] of lots.entries()) {
      // Without a destination here (首站在省外) it is the declarer's own affair, and the gate speaks.
      const here =
        lot.destinationPremisesId === null
          ? lot.orgId === scene.orgId
          : lot.destinationPremisesId === premises.id;
      if (!here) throw errors.notDestinedHere(`lines.${index}.lotId`);
      checkContainer(lot, input);
    }
    const lines = input.lines.map(({ lotId, quantity, placeId }, index): MovedLine => {
      const lot = lotOf(scene, lotId, `lines.${index}.lotId`);
      return {
        lotId,
        fromPlace: lot.inboundPlaceId,
        toPlace: storagePlace(scene, premises, lot, placeId, `lines.${index}.placeId`),
        ...someQuantity(quantity, `lines.${index}.quantity`),
      };
    });
    await takeLines(tx, lines, at, 'quantity');
    const gate = await demandGate(tx, ctx, {
      transition: 'receive',
      lotIds: lots.map(({ id }) => id),
      premises,
      at,
      moving: movingOf(lines),
      fieldOf: fieldOfLot('lines', lines),
    });
    const body = {
      premisesId: premises.id,
      containerNo: input.containerNo ?? null,
      sealNo: input.sealNo ?? null,
      lines,
      gate,
    };
    return {
      result: { lines: lines.length },
      events: [happened(received, body, { occurredAt: at })],
    };
  });
}

/** 核对箱号、铅封号: a container is opened only if both are the declared ones. */
function checkContainer(lot: KnownLot, input: Receive): void {
  if (lot.containerNo === null) return;
  if (input.containerNo !== lot.containerNo) throw errors.containerDiffers(lot.containerNo);
  const same = input.sealNo?.toUpperCase() === lot.sealNo?.toUpperCase();
  if (!same) throw errors.sealDiffers();
}

/** Puts goods away from the dock, or moves them between rooms of the same premises. */
export async function move(ctx: Ctx, input: Move): Promise<{ lines: number }> {
  const command = { id: input.eventId, name: 'move', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const scene = await openScene(tx, ctx, {
      lotIds: input.lines.map(({ lotId }) => lotId),
      premisesIds: [input.premisesId],
    });
    const premises = ownPremises(scene, input.premisesId, 'premisesId');
    const at = occurredAtOf(ctx, input);
    const lines = input.lines.map(({ lotId, fromPlaceId, toPlaceId, quantity }, index) => {
      const field = `lines.${index}`;
      const lot = lotOf(scene, lotId, `${field}.lotId`);
      notBeforeLots([lot], at);
      if (fromPlaceId === toPlaceId) throw errors.samePlace(`${field}.toPlaceId`);
      return {
        lotId,
        fromPlace: sourcePlace(scene, premises, fromPlaceId, `${field}.fromPlaceId`),
        toPlace: storagePlace(scene, premises, lot, toPlaceId, `${field}.toPlaceId`),
        ...someQuantity(quantity, `${field}.quantity`),
      };
    });
    await takeLines(tx, lines, at, 'quantity');
    // A hold on a lot goes with it; one on a place would be left behind.
    await refuseLeaving(tx, lines, { orgId: scene.orgId, at, list: 'lines' });
    const body = { premisesId: premises.id, kind: kindOf(scene, lines), lines };
    return {
      result: { lines: lines.length },
      events: [happened(moved, body, { occurredAt: at })],
    };
  });
}

function kindOf(scene: Scene, lines: readonly MovedLine[]): 'put_away' | 'move' {
  const fromDock = ({ fromPlace }: MovedLine) => scene.places.get(fromPlace)?.kind === 'dock';
  return lines.every(fromDock) ? 'put_away' : 'move';
}

/** Locks and checks the sources of lines; a refusal names the line's field. */
export async function takeLines(
  tx: Db,
  lines: readonly MovedLine[],
  at: Date,
  fieldName: string,
): Promise<void> {
  await takeFrom(
    tx,
    lines.map(({ lotId, fromPlace, grams, pieces }, index) => ({
      lotId,
      placeId: fromPlace,
      quantity: { grams, pieces },
      field: `lines.${index}.${fieldName}`,
    })),
    at,
  );
}
