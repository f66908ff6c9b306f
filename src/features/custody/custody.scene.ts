import { type Actor, actsAt, orgOf } from '../../core/actor.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { toQuantity, type QuantityInput } from '../../core/fields.ts';
import type { PlaceKind } from '../../domain/places.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { roomAccepts, temperatureClasses } from '../../domain/storage-class.ts';
import { unknownLots } from '../lots/lots.service.ts';
import * as errors from './custody.errors.ts';
import {
  type KnownLot,
  type KnownPlace,
  type KnownPremises,
  leastSince,
  lockStock,
  readScene,
} from './custody.queries.ts';

/** What a custody command speaks of, checked as it is looked up. */
export type Scene = {
  orgId: string;
  actor: Actor;
  lots: ReadonlyMap<string, KnownLot>;
  places: ReadonlyMap<string, KnownPlace>;
  premises: ReadonlyMap<string, KnownPremises>;
};

export async function openScene(
  tx: Db,
  ctx: Ctx,
  wanted: { lotIds: readonly string[]; premisesIds: readonly string[] },
): Promise<Scene> {
  const orgId = orgOf(ctx.actor);
  const found = await readScene(tx, orgId, wanted);
  return {
    orgId,
    actor: ctx.actor,
    lots: new Map(found.lots.map((lot) => [lot.id, lot])),
    places: new Map(found.places.map((place) => [place.id, place])),
    premises: new Map(found.premises.map((premises) => [premises.id, premises])),
  };
}

export function lotOf(scene: Scene, id: string, field: string): KnownLot {
  const lot = scene.lots.get(id);
  if (!lot) throw unknownLots([field]);
  return lot;
}

/** Own premises in normal state, and such as the actor acts at: goods come and go only there. */
export function ownPremises(scene: Scene, id: string, field: string): KnownPremises {
  const premises = scene.premises.get(id);
  if (premises?.orgId !== scene.orgId || !actsAt(scene.actor, id)) {
    throw errors.premisesNotYours(field);
  }
  if (premises.state !== 'normal') throw errors.premisesClosed(field);
  return premises;
}

/** The firm's own place of a kind that exists once: a virtual place, or the dock of premises. */
export function placeOfKind(scene: Scene, kind: PlaceKind, premisesId: string | null): string {
  for (const place of scene.places.values()) {
    if (place.kind === kind && place.premisesId === premisesId) return place.id;
  }
  throw new Error(`No place of kind ${kind}`);
}

/** Also what was made of imports: it goes only where imports may. */
export function isImported(lot: Pick<KnownLot, 'kind' | 'originCountry'>): boolean {
  return lot.kind === 'import' || (lot.kind === 'processed' && lot.originCountry !== 'CN');
}

/** A room or the dock of these premises that suits the goods; the dock when none is named. */
export function storagePlace(
  scene: Scene,
  premises: KnownPremises,
  goods: Pick<KnownLot, 'storageClass' | 'kind' | 'originCountry'>,
  placeId: string | undefined,
  field: string,
): string {
  if (isImported(goods) && !premises.handlesImports) throw errors.noImports(field);
  if (placeId === undefined) return placeOfKind(scene, 'dock', premises.id);
  const place = scene.places.get(placeId);
  if (place?.premisesId !== premises.id) throw errors.placeUnknown(field);
  const { temperatureClass } = place;
  if (temperatureClass !== null && !roomAccepts(temperatureClass, goods.storageClass)) {
    const [room, needed] = [temperatureClass, goods.storageClass];
    throw errors.roomUnsuited(
      field,
      temperatureClasses[room].name,
      temperatureClasses[needed].name,
    );
  }
  return placeId;
}

/** A place of these premises that goods can be taken from. */
export function sourcePlace(
  scene: Scene,
  premises: KnownPremises,
  placeId: string,
  field: string,
): string {
  const place = scene.places.get(placeId);
  if (place?.premisesId !== premises.id) throw errors.placeUnknown(field);
  return placeId;
}

/** A quantity that is something. */
export function someQuantity(input: QuantityInput, field: string): Quantity {
  const quantity = toQuantity(input);
  if (quantity.grams === 0 && quantity.pieces === 0) throw errors.nothingMoves(field);
  return quantity;
}

export type Taking = { lotId: string; placeId: string; quantity: Quantity; field: string };

/**
 * Locks what is taken and makes sure it is there, now and at every moment since `at`: stock is
 * never negative, also not for a command that is recorded late.
 */
export async function takeFrom(tx: Db, takings: readonly Taking[], at: Date): Promise<void> {
  const sums = sumByRow(takings);
  const rows = await lockStock(tx, sums);
  const have = new Map(rows.map((row) => [rowKey(row), row]));
  const shortages = sums.flatMap((want): errors.Shortage[] => {
    const { grams, pieces } = have.get(rowKey(want)) ?? { grams: 0, pieces: 0 };
    const enough = grams >= want.quantity.grams && pieces >= want.quantity.pieces;
    return enough ? [] : [{ field: want.field, have: { grams, pieces }, want: want.quantity }];
  });
  if (shortages.length > 0) throw errors.notEnough(shortages);
  for (const want of sums) {
    const row = have.get(rowKey(want));
    if (row && row.lastAt.getTime() <= at.getTime()) continue;
    const least = await leastSince(tx, want.lotId, want.placeId, at);
    const enough = least.grams >= want.quantity.grams && least.pieces >= want.quantity.pieces;
    if (!enough) throw errors.notEnoughThen(want.field);
  }
}

function rowKey(row: { lotId: string; placeId: string }): string {
  return `${row.lotId}/${row.placeId}`;
}

function sumByRow(takings: readonly Taking[]): Taking[] {
  const sums = new Map<string, Taking>();
  for (const taking of takings) {
    const before = sums.get(rowKey(taking))?.quantity ?? { grams: 0, pieces: 0 };
    sums.set(rowKey(taking), {
      ...taking,
      quantity: {
        grams: before.grams + taking.quantity.grams,
        pieces: before.pieces + taking.quantity.pieces,
      },
    });
  }
  return [...sums.values()];
}

/** Nothing happens to a lot before it was declared. */
export function notBeforeLots(lots: Iterable<KnownLot>, at: Date): void {
  for (const { declaredAt } of lots) {
    const declared = new Date(declaredAt);
    if (at.getTime() < declared.getTime()) throw errors.beforeLot(declared);
  }
}

/** How much of each lot moves, for rules about whole containers. */
export function movingOf(
  lines: readonly { lotId: string; grams: number; pieces: number }[],
): Map<string, Quantity> {
  const moving = new Map<string, Quantity>();
  for (const { lotId, grams, pieces } of lines) {
    const before = moving.get(lotId) ?? { grams: 0, pieces: 0 };
    moving.set(lotId, { grams: before.grams + grams, pieces: before.pieces + pieces });
  }
  return moving;
}

/** The field that names a lot, by its first line in the list. */
export function fieldOfLot(
  list: string,
  lines: readonly { lotId: string }[],
): (lotId: string) => string {
  return (lotId) => `${list}.${lines.findIndex((line) => line.lotId === lotId)}.lotId`;
}
