import type { Actor } from '../../core/actor.ts';
import type { Db } from '../../core/context.ts';
import type { Issue } from '../../core/errors.ts';
import { viewerOf } from '../../core/viewer.ts';
import type { Quantity } from '../../domain/quantity.ts';
import type { Text } from '../../domain/text.ts';
import * as queries from './held.queries.ts';
import * as errors from './orders.errors.ts';

/** Quantity on its way from one place to another; null is the world outside the books. */
export type Leaving = Quantity & {
  lotId: string;
  fromPlace: string | null;
  toPlace: string | null;
};

/**
 * What may not leave: goods of a held place, except into a place that is held as strongly, and the
 * goods around held units. An issue for each such line, the field being that of its lot.
 */
export async function issuesOfLeaving(
  tx: Db,
  lines: readonly Leaving[],
  by: { orgId: string; at: Date; fieldOf: (index: number) => string },
): Promise<Issue[]> {
  const places = await leavingHeldPlaces(tx, lines, by.at);
  const units = await leavingHeldUnits(tx, lines, by.orgId);
  return lines.flatMap((line, index): Issue[] => {
    const message = places.get(line) ?? units.get(line.lotId);
    return message ? [{ field: by.fieldOf(index), rule: 'custody.held', message }] : [];
  });
}

async function leavingHeldPlaces(tx: Db, lines: readonly Leaving[], at: Date) {
  const named = lines.flatMap(({ fromPlace, toPlace }) => [fromPlace, toPlace]);
  const ids = [...new Set(named.filter((id) => id !== null))];
  const held = new Map<string, queries.HeldPlace[]>();
  for (const hold of await queries.heldPlaces(tx, ids, at)) {
    held.set(hold.placeId, [...(held.get(hold.placeId) ?? []), hold]);
  }
  const issues = new Map<Leaving, Text>();
  if (held.size === 0) return issues;
  for (const line of lines) {
    const from = held.get(line.fromPlace ?? '') ?? [];
    const to = held.get(line.toPlace ?? '') ?? [];
    const stays = from.every(({ kind }) =>
      to.some((other) => kind === 'owner' || other.kind !== 'owner'),
    );
    const [hold] = from;
    if (!hold || stays) continue;
    issues.set(line, {
      zh: `所在场所已封存（${hold.reasonZh}），货物不得移出；只能移入同样被封存的库房，或凭文号销毁。`,
      en: `The place is held (${hold.reasonEn}): its goods go nowhere but into a room that is held too, or are destroyed under an order's number.`,
    });
  }
  return issues;
}

/**
 * Nobody sees in the books which pieces leave. So of a lot with held units a firm leaves as many
 * pieces behind in its rooms, with what they weighed when declared. A lot without pieces stays whole.
 */
async function leavingHeldUnits(tx: Db, lines: readonly Leaving[], orgId: string) {
  const issues = new Map<string, Text>();
  const held = await queries.heldUnits(tx, [...new Set(lines.map(({ lotId }) => lotId))]);
  if (held.length === 0) return issues;
  const places = lines.flatMap(({ fromPlace, toPlace }) => [fromPlace, toPlace]);
  const keeping = await queries.keepingPlaces(
    tx,
    places.filter((id) => id !== null),
  );
  const kept = await queries.lockKept(
    tx,
    held.map(({ lotId }) => lotId),
    orgId,
  );
  for (const { lotId, units, gramsEach, reasonZh, reasonEn } of held) {
    const here = kept.get(lotId) ?? { grams: 0, pieces: 0 };
    const gone = { grams: 0, pieces: 0 };
    for (const line of lines) {
      if (line.lotId !== lotId || !keeping.has(line.fromPlace ?? '')) continue;
      if (keeping.has(line.toPlace ?? '')) continue;
      gone.grams += line.grams;
      gone.pieces += line.pieces;
    }
    if (gone.grams === 0 && gone.pieces === 0) continue;
    const least = gramsEach === null ? here : { pieces: units, grams: units * gramsEach };
    // Goods that were fewer than the held units before stay as they are.
    const enough =
      gone.pieces <= Math.max(0, here.pieces - least.pieces) &&
      gone.grams <= Math.max(0, here.grams - least.grams);
    if (enough) continue;
    issues.set(lotId, {
      zh: `该批次有 ${units} 件已封存（${reasonZh}），须留足相应件数和重量，不得全部移出。`,
      en: `${units} units of this lot are held (${reasonEn}): as many pieces, with their weight, have to stay behind.`,
    });
  }
  return issues;
}

/** Codes come into force only on goods of which the firm has none in a held place. */
export async function demandOutsideHeldPlaces(tx: Db, lotId: string, orgId: string): Promise<void> {
  const [hold] = await queries.heldStock(tx, { sees: 'own', orgId }, lotId);
  if (hold) throw errors.goodsInHeldPlace(hold);
}

/** Held units keep their codes as they are: a void or moved one would no longer say that it is held. */
export async function demandUnitsFree(
  tx: Db,
  seriesId: string,
  span: { first: number; last: number },
): Promise<void> {
  if (await queries.hasHeldUnits(tx, seriesId, span)) throw errors.unitsHeld();
}

/** Why goods of a lot can't leave a place, in these premises or wherever the actor sees them. */
export async function placeHoldsOn(
  db: Db,
  actor: Actor,
  lotId: string,
  premisesId: string | undefined,
): Promise<Text[]> {
  const holds = await queries.heldStock(db, viewerOf(actor), lotId, premisesId);
  return holds.map(({ reasonZh, reasonEn }) => ({
    zh: `该批次有货物在被封存的场所内（${reasonZh}），这部分不得移出。`,
    en: `Goods of this lot stand in a place that is held (${reasonEn}); those go nowhere.`,
  }));
}
