import { type Actor, authorize, orgOf } from '../../core/actor.ts';
import { type BulkCommand, commit, commitMany, type Decided } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { happened } from '../../core/events.ts';
import { doubtsOf, occurredAtOf, overrideOf } from '../../core/fields.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { checkContainer } from '../../domain/container.ts';
import { checkEstablishmentChina } from '../../domain/customs.ts';
import { type Declared, declareEach, prepareDeclarations } from './lots.declare.ts';
import {
  arrivedAlready,
  badDates,
  beforeDeclaration,
  lotNotFound,
  nothingToAmend,
  processedDates,
  shippedAlready,
  unknownDestination,
  unknownLots,
} from './lots.errors.ts';
import { lotAmended, lotWithdrawn } from './lots.events.ts';
import * as queries from './lots.queries.ts';
import type { AmendLot, DeclareLot, WithdrawLot } from './lots.schemas.ts';

export type { Lot } from './lots.queries.ts';
export { unknownLots } from './lots.errors.ts';
export { DeclareLot } from './lots.schemas.ts';
export { newNumber } from './lots.declare.ts';
export { lotFacts, type LotFactsBody } from './lots.events.ts';
export { addParties, insertLots } from './lots.projection.ts';

/** Declares a lot: what it is, what its papers say, how much. Nothing has arrived yet. */
export async function declareLot(ctx: Ctx, input: DeclareLot): Promise<Declared> {
  const command = { id: input.eventId, name: 'declareLot', input };
  return commit(ctx, 'lots:declare', command, async (tx) => {
    const declare = await prepareDeclarations(tx, ctx, [input]);
    return declare(input);
  });
}

/** Many declarations in few statements. Refused ones are reported, the others are recorded. */
export async function declareLots(
  ctx: Ctx,
  items: readonly BulkCommand<DeclareLot>[],
): Promise<{ done: number; repeated: number; refused: { id: string; error: AppError }[] }> {
  const refused: { id: string; error: AppError }[] = [];
  const counts = await commitMany(ctx, 'lots:declare', 'declareLot', items, async (tx, fresh) => {
    refused.length = 0;
    const declarer = await prepareDeclarations(
      tx,
      ctx,
      fresh.map(({ input }) => input),
    );
    return declareEach(declarer, fresh).flatMap(({ outcome, ...item }): Decided<Declared>[] => {
      if (!(outcome instanceof AppError)) return [{ ...item, outcome }];
      refused.push({ id: item.id, error: outcome });
      return [];
    });
  });
  return { ...counts, refused };
}

/** Mends a declaration until the first shipment; afterwards it stands (rule: immutable once shipped). */
export async function amendLot(ctx: Ctx, lotId: string, input: AmendLot) {
  const command = { id: input.eventId, name: 'amendLot', input: { ...input, lotId } };
  return commit(ctx, 'lots:amend', command, async (tx) => {
    const lot = await lockOwnLot(tx, ctx, lotId);
    const occurredAt = occurredAtOf(ctx, input);
    if (occurredAt.getTime() < lot.declared_at.getTime()) throw beforeDeclaration();
    if (await queries.hasLeft(tx, lotId)) throw shippedAlready();
    const { eventId: _, occurredAt: __, reason, overrideReason, ...changes } = input;
    if (Object.keys(changes).length === 0) throw nothingToAmend();
    overrideOf(
      doubtsOf([
        ['containerNo', changes.containerNo, checkContainer],
        ['establishmentCnNo', changes.establishmentCnNo, checkEstablishmentChina],
      ]),
      overrideReason,
    );
    const produced = changes.productionDate ?? lot.production_date;
    if (produced > shanghaiDate(ctx.now)) throw badDates('productionDate');
    if ((changes.expiryDate ?? lot.expiry_date) <= produced) throw badDates('expiryDate');
    const dated = changes.productionDate !== undefined || changes.expiryDate !== undefined;
    if (dated && lot.kind === 'processed') throw processedDates();
    const parties = await destinationParty(tx, changes.destinationPremisesId);
    const meta = {
      occurredAt,
      reason: overrideReason === undefined ? reason : `${reason}; ${overrideReason}`,
    };
    return {
      result: { lotId },
      events: [happened(lotAmended, { lotId, changes: defined(changes), parties }, meta)],
    };
  });
}

/** Only the fields that are there: the journal keeps what was asked for, nothing else. */
function defined<T extends Record<string, unknown>>(
  changes: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

async function destinationParty(tx: Db, premisesId: string | undefined): Promise<string[]> {
  if (premisesId === undefined) return [];
  const premises = await tx
    .selectFrom('premises')
    .select('org_id')
    .where('id', '=', premisesId)
    .executeTakeFirst();
  if (!premises) throw unknownDestination();
  return [premises.org_id];
}

/** Takes a declaration back before anything of it has arrived. */
export async function withdrawLot(ctx: Ctx, lotId: string, input: WithdrawLot) {
  const command = { id: input.eventId, name: 'withdrawLot', input: { ...input, lotId } };
  return commit(ctx, 'lots:amend', command, async (tx) => {
    const lot = await lockOwnLot(tx, ctx, lotId);
    const waiting = await tx
      .selectFrom('stock')
      .innerJoin('place', 'place.id', 'stock.place_id')
      .select(['stock.place_id', 'stock.grams', 'stock.pieces'])
      .where('stock.lot_id', '=', lotId)
      .where('place.kind', '=', 'inbound')
      .executeTakeFirst();
    const untouched =
      waiting?.grams === lot.declared_grams && waiting.pieces === lot.declared_pieces;
    if (!waiting || !untouched) throw arrivedAlready();
    const body = {
      lotId,
      orgId: lot.org_id,
      inboundPlaceId: waiting.place_id,
      grams: waiting.grams,
      pieces: waiting.pieces,
      declarationNo: lot.declaration_no,
      declarationItemNo: lot.declaration_item_no,
    };
    const occurredAt = occurredAtOf(ctx, input);
    if (occurredAt.getTime() < lot.declared_at.getTime()) throw beforeDeclaration();
    const meta = { occurredAt, reason: input.reason };
    return { result: { lotId }, events: [happened(lotWithdrawn, body, meta)] };
  });
}

async function lockOwnLot(tx: Db, ctx: Ctx, lotId: string): Promise<queries.Lot> {
  const lot = await queries.lockLot(tx, lotId);
  if (lot?.org_id !== orgOf(ctx.actor)) throw lotNotFound();
  return lot;
}

/** One lot that the actor may know of; 404 otherwise. */
export async function demandLot(db: Db, actor: Actor, id: string): Promise<queries.Lot> {
  const [lot] = await queries.visibleLots(db, actor, [id]);
  if (!lot) throw lotNotFound();
  return lot;
}

/** Those of the lots that the actor may know of. */
export async function knownLots(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const lots = await queries.visibleLots(db, actor, [...new Set(ids)]);
  return new Set(lots.map(({ id }) => id));
}

/**
 * The lots that a body names, by id. 422 naming each field whose lot is unknown;
 * `fieldOf(index)` gives the path of the nth id.
 */
export async function demandLots(
  db: Db,
  actor: Actor,
  ids: readonly string[],
  fieldOf: (index: number) => string,
): Promise<Map<string, queries.Lot>> {
  const lots = await queries.visibleLots(db, actor, [...new Set(ids)]);
  const byId = new Map(lots.map((lot) => [lot.id, lot]));
  const missing = ids.flatMap((id, index) => (byId.has(id) ? [] : [fieldOf(index)]));
  if (missing.length > 0) throw unknownLots(missing);
  return byId;
}

export async function readLot(ctx: Ctx, id: string): Promise<queries.Lot> {
  authorize(ctx.actor, 'read');
  return demandLot(ctx.db, ctx.actor, id);
}

export async function listLots(ctx: Ctx, filter: Parameters<typeof queries.listLots>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listLots(ctx.db, ctx.actor, filter);
}
