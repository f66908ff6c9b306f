import type { Db } from '../../core/context.ts';
import { createUuidTable, type UuidTable } from '../../core/uuid-table.ts';
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
} from './trace.reading.ts';
import { createTeller, type LotToTell, type Sink } from './trace.teller.ts';
import type { Balance, Bound, Direction } from './traced.ts';

/** Goods that a trace begins with: a lot wherever it is, or what was at some places for a while. */
export type LotCause = { lotId: string; placeIds?: readonly string[]; from?: Date; until?: Date };

export type Walk = {
  causes: readonly LotCause[];
  directions: readonly Direction[];
  /** What the answer describes: movements until then, recorded until `basis`. */
  at: Date;
  basis: number;
  limits: { lots: number; nodes: number };
};

export type WalkEnd = { balance: Balance | null; bound: Bound | null; nodes: number };

/** Lots read at a time: few at first, so that the first rows leave soon. */
const chunks = { first: 50, most: 2000 };

/**
 * Walks through the whole and hands what the viewer may know to the sink, lots by the thousand: each step
 * is one such part.
 */
export async function* walk(
  db: Db,
  viewer: Viewer,
  asked: Walk,
  sink: Sink,
): AsyncGenerator<undefined, WalkEnd> {
  const tables = { lots: createUuidTable(), places: createUuidTable() };
  const directory = createDirectory(db, viewer, tables);
  // What begins after the moment asked about has touched nothing by then.
  const begun = asked.causes.filter(({ from }) => from === undefined || from <= asked.at);
  const causesOf = causesByLot(begun, tables);
  const end: WalkEnd = { balance: null, bound: null, nodes: 0 };
  const nextNode = () => (end.nodes += 1) - 1;
  for (const direction of asked.directions) {
    const books = openBooks();
    const family = await readFamily(db, tables.lots, {
      lotIds: [...new Set(asked.causes.map(({ lotId }) => lotId))],
      direction,
      limit: asked.limits.lots,
      basis: asked.basis,
    });
    if (family.cut) end.bound = { kind: 'lots', limit: asked.limits.lots };
    const teller = createTeller({ direction, family, directory, books, sink, nextNode });
    for await (const read of readAhead(db, family, { ...tables, directory }, asked)) {
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

type Tables = { lots: UuidTable; places: UuidTable };

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
  { order }: Family,
  { lots, places, directory }: Tables & { directory: Directory },
  { at, basis }: Walk,
): AsyncGenerator<Read> {
  const read = async (chunk: readonly number[]): Promise<Read> => {
    const lotIds = chunk.map((lot) => lots.textOf(lot));
    const found = await readMovements(db, places, lotIds, { until: at, basis });
    await directory.prepare(chunk);
    return { ...found, lots: chunk };
  };
  let [begun, size] = [0, chunks.first];
  const next = () => {
    const chunk = order.slice(begun, begun + size);
    begun += chunk.length;
    size = Math.min(chunks.most, size * 4);
    if (chunk.length === 0) return undefined;
    const reading = read(chunk);
    // Whoever hangs up leaves it unread.
    reading.catch(() => {});
    return reading;
  };
  for (let reading = next(); reading;) {
    const done = await reading;
    reading = next();
    yield done;
  }
}
