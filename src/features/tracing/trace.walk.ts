import type { Db } from '../../core/context.ts';
import { createUuidTable } from '../../core/uuid-table.ts';
import type { Viewer } from '../../core/viewer.ts';
import type { Cause } from '../../domain/trace-sweep.ts';
import { openBooks } from './trace.books.ts';
import { createDirectory, type Directory } from './trace.names.ts';
import {
  type Family,
  readFamily,
  readLosses,
  readMovements,
  type ReadMovements,
  type Tables,
} from './trace.reading.ts';
import { createTeller, type LotToTell, type Sink } from './trace.teller.ts';
import type { Balance, Bound, Direction } from './traced.ts';

/** Goods that a trace begins with: a lot wherever it is, or what was at some places for a while. */
export type LotCause = { lotId: string; placeIds?: readonly string[]; from?: Date; until?: Date };

export type Walk = {
  causes: readonly LotCause[];
  directions: readonly Direction[];
  /** What the answer describes: movements until then. */
  at: Date;
  limits: { lots: number; nodes: number };
};

/** A walk as far as it may go before it is known that the asker may know of what it begins with. */
export type BegunWalk = { tables: Tables; family: Promise<Family> };

/** Reads which lots hang on these, in the first of the directions. */
export function beginWalk(
  db: Db,
  lotIds: readonly string[],
  { directions, at, limits }: Omit<Walk, 'causes'>,
): BegunWalk {
  const tables = { lots: createUuidTable(), places: createUuidTable() };
  const [direction = 'forward'] = directions;
  const question = { lotIds, direction, until: at, limit: limits.lots, basis: undefined };
  return { tables, family: readFamily(db, tables, question) };
}

export type WalkEnd = { balance: Balance | null; bound: Bound | null; nodes: number };

/** Lots read at a time: few at first, so that the first rows leave soon. So many times at once. */
const chunks = { first: 50, most: 1000, ahead: 2 };

/**
 * Walks through the whole and hands what the viewer may know to the sink, lots by the thousand: each step
 * is one such part.
 */
export async function* walk(
  db: Db,
  viewer: Viewer,
  asked: Walk,
  begun: BegunWalk,
  sink: Sink,
): AsyncGenerator<undefined, WalkEnd> {
  const { tables } = begun;
  const directory = createDirectory(db, viewer, tables, sink);
  // What begins after the moment asked about has touched nothing by then.
  const causesOf = causesByLot(
    asked.causes.filter(({ from }) => from === undefined || from <= asked.at),
    tables,
  );
  const end: WalkEnd = { balance: null, bound: null, nodes: 0 };
  const nextNode = () => (end.nodes += 1) - 1;
  const { basis } = await begun.family;
  for (const [index, direction] of asked.directions.entries()) {
    const books = openBooks();
    const question = { lotIds: lotIdsOf(asked.causes), direction, until: asked.at, basis };
    const family = await (index === 0
      ? begun.family
      : readFamily(db, tables, { ...question, limit: asked.limits.lots }));
    if (family.cut) end.bound = { kind: 'lots', limit: asked.limits.lots };
    const teller = createTeller({ direction, family, directory, books, sink, nextNode });
    for await (const read of readAhead(db, family, { ...tables, directory }, asked.at)) {
      teller.tell(read.movements, lotsToTell(read, causesOf));
      yield;
      if (end.nodes < asked.limits.nodes) continue;
      end.bound = { kind: 'nodes', limit: asked.limits.nodes };
      break;
    }
    teller.finish(await readLosses(db, teller.partial()));
    if (direction === 'forward' && end.bound === null) end.balance = books.close();
  }
  return end;
}

export function lotIdsOf(causes: readonly LotCause[]): string[] {
  return [...new Set(causes.map(({ lotId }) => lotId))];
}

const noCauses: readonly Cause[] = [];

function lotsToTell(
  { lots, ends }: Read,
  causesOf: ReadonlyMap<number, readonly Cause[]>,
): LotToTell[] {
  return lots.map((lot, index) => ({
    lot,
    start: ends[index - 1] ?? 0,
    end: ends[index] ?? 0,
    causes: causesOf.get(lot) ?? noCauses,
  }));
}

function causesByLot(causes: readonly LotCause[], { lots, places }: Tables): Map<number, Cause[]> {
  const byLot = new Map<number, Cause[]>();
  for (const { lotId, placeIds, from, until } of causes) {
    const lot = lots.numberOfText(lotId);
    const list = byLot.get(lot) ?? [];
    list.push({
      from: from?.getTime() ?? Number.NEGATIVE_INFINITY,
      until: until?.getTime() ?? Number.POSITIVE_INFINITY,
      places: placeIds && new Set(placeIds.map((id) => places.numberOfText(id))),
    });
    byLot.set(lot, list);
  }
  return byLot;
}

type Read = ReadMovements & { lots: readonly number[] };

/** Reads the next lots while the last are swept and sent. */
async function* readAhead(
  db: Db,
  { order, basis, moved }: Family,
  { lots, places, directory }: Tables & { directory: Directory },
  until: Date,
): AsyncGenerator<Read> {
  const read = async (chunk: readonly number[]): Promise<Read> => {
    const found = moved ?? (await readMovements(db, { lots, places }, chunk, { until, basis }));
    await directory.prepare(chunk);
    return { ...found, lots: chunk };
  };
  let [begun, size] = [0, moved ? order.length : chunks.first];
  const ahead: Promise<Read>[] = [];
  const readOn = () => {
    while (ahead.length < chunks.ahead && begun < order.length) {
      const chunk = order.slice(begun, begun + size);
      begun += chunk.length;
      size = Math.min(chunks.most, size * 4);
      const reading = read(chunk);
      // Whoever hangs up leaves it unread.
      reading.catch(() => {});
      ahead.push(reading);
    }
  };
  for (;;) {
    readOn();
    const next = ahead.shift();
    if (!next) return;
    const done = await next;
    readOn();
    yield done;
  }
}
