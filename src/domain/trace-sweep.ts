/**
 * How much of a source's goods is where, from what moved. Pure arithmetic: no IO, no clock. One lot at a
 * time, its movements in the order of time; what processing takes in and gives out joins the lots.
 * Movements and results are columns of numbers: a trace has them by the hundred thousand.
 */

/** At least and at most so much of it is the source's; equal where that is certain. */
export type Span = { least: number; most: number };
export type Amount = { grams: number; pieces: number };
export type AmountSpan = { grams: Span; pieces: Span };

/**
 * Movements as they stand after corrections. Places are numbers that the caller gives; -1 is outside the
 * books. `at` are milliseconds; of equal ones the journal's `seq` and the line decide.
 */
export type Movements = {
  line: Int32Array;
  seq: Float64Array;
  at: Float64Array;
  from: Int32Array;
  to: Int32Array;
  grams: Float64Array;
  pieces: Float64Array;
};

export function emptyMovements(count: number): Movements {
  return {
    line: new Int32Array(count),
    seq: new Float64Array(count),
    at: new Float64Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
    grams: new Float64Array(count),
    pieces: new Float64Array(count),
  };
}

/**
 * Where goods of a lot become the source's: all that stands there at `from`, and all that comes until
 * `until`. Places undefined: wherever the lot is; then only what enters the books comes anew.
 */
export type Cause = { from: number; until: number; places: ReadonlySet<number> | undefined };

/** A processing as far as it has been swept. `amount` is all that went in, of whatever lot. */
export type Batch = { seq: number; amount: Amount; source: AmountSpan };

export type LotToSweep = {
  movements: Movements;
  /** The lot's rows: from `start` to before `end`, oldest first for either direction. */
  start: number;
  end: number;
  causes: readonly Cause[];
  /** Processings by `seq`: those that made this lot and those that used it among them. */
  batches: ReadonlyMap<number, Batch>;
  /** Places that goods don't leave as what they were: sold, destroyed, lost. A cause finds nothing there. */
  isGone: (place: number) => boolean;
  /** The place that processing takes goods to. */
  isProcessed: (place: number) => boolean;
};

/** Of a lot that was swept; good until the next is. */
export type SweptLot = {
  /** Nodes are the places that the source's goods reached. */
  nodes: number;
  placeOf: (node: number) => number;
  /** When the source's goods came first (forward), or left last (backward). */
  sinceOf: (node: number) => number;
  /** Whether the movement in this row, from the lot's first, may have carried goods of the source. */
  isReached: (row: number) => boolean;
  /** The processing at the end of a movement that has no place; undefined when there is none. */
  batchOf: (row: number) => Batch | undefined;
  /** Columns of a node. */
  node: (node: number, column: NodeColumn) => number;
  /** Columns of a movement. */
  share: (row: number, column: ShareColumn) => number;
  /** What became the source's here, by its causes. */
  caused: AmountSpan;
};

export const nodeColumns = {
  grams: 0,
  leastGrams: 1,
  mostGrams: 2,
  pieces: 3,
  leastPieces: 4,
  mostPieces: 5,
  throughLeast: 6,
  throughMost: 7,
  since: 8,
  /** What became the source's here, by its causes: at most. */
  begunGrams: 9,
  begunPieces: 10,
} as const;
export type NodeColumn = keyof typeof nodeColumns;
const width = 11;

export const shareColumns = {
  leastGrams: 0,
  mostGrams: 1,
  leastPieces: 2,
  mostPieces: 3,
} as const;
export type ShareColumn = keyof typeof shareColumns;
const shareWidth = 4;

/** Of `taken` out of `all` with so much of the source's: what may be the source's among it. */
export function shareOf(taken: number, all: number, { least, most }: Span): Span {
  return { least: leastOf(taken, all, least), most: Math.min(taken, most) };
}

function leastOf(taken: number, all: number, least: number): number {
  return Math.max(0, taken - (all - least));
}

/** What is lacking where more is taken than is there (see `take`): all, some or none of it the source's. */
type Lacking = 'all' | 'some' | 'none';

export type Sweeper = {
  /** What the causes' goods became. Parents have to be swept before what was made of them. */
  forward: (lot: LotToSweep) => SweptLot;
  /**
   * What the causes' goods were: the same over the same movements, the last one first, each the other way
   * round, from what stands at the end. What was made has to be swept before its parents.
   */
  backward: (lot: LotToSweep) => SweptLot;
};

/** Keeps its tables from lot to lot. */
export function createSweeper(): Sweeper {
  /** A row for each place: what stands there, of it the source's, what came through, since when. */
  let pools = new Float64Array(64 * width);
  let placeOf = new Int32Array(64);
  let count = 0;
  /** By place: its row, which only counts while `placeOf` of that row says the same. */
  let rowOf = new Int32Array(1024);
  let shares = new Float64Array(256 * shareWidth);
  const batchOf: (Batch | undefined)[] = [];
  // The share that is being moved: of grams, then of pieces.
  const moving = new Float64Array(shareWidth);
  let caused: AmountSpan = noneCaused();
  /** Reads the tables as they stand. */
  const swept: SweptLot = {
    nodes: 0,
    placeOf: (node) => placeOf[node] ?? -1,
    sinceOf: (node) => get(node * width + nodeColumns.since),
    isReached: (row) =>
      (shares[row * shareWidth + 1] ?? 0) > 0 || (shares[row * shareWidth + 3] ?? 0) > 0,
    batchOf: (row) => batchOf[row],
    node: (node, column) => Math.max(0, get(node * width + nodeColumns[column])),
    share: (row, column) => shares[row * shareWidth + shareColumns[column]] ?? 0,
    get caused() {
      return caused;
    },
  };

  const poolAt = (place: number): number => {
    const known = rowOf[place] ?? 0;
    if (known < count && placeOf[known] === place) return known * width;
    const row = count;
    count += 1;
    if (count > placeOf.length) {
      pools = grown(pools, new Float64Array(placeOf.length * 2 * width));
      placeOf = grown(placeOf, new Int32Array(placeOf.length * 2));
    }
    if (place >= rowOf.length) rowOf = grown(rowOf, new Int32Array(2 * place));
    pools.fill(0, row * width, (row + 1) * width);
    pools[row * width + nodeColumns.since] = Number.NaN;
    placeOf[row] = place;
    rowOf[place] = row;
    return row * width;
  };
  const get = (at: number): number => pools[at] ?? 0;

  /**
   * Takes out of a pool. A history that was put right may take more than was there for a while: what is
   * lacking is of goods that come later, nobody knows which.
   */
  const take = (pool: number, unit: 0 | 1, taken: number, lacking: Lacking): void => {
    const at = pool + 3 * unit;
    const there = Math.max(0, get(at));
    const covered = Math.min(taken, there);
    const short = taken - covered;
    const least = get(at + 1);
    const most = get(at + 2);
    moving[2 * unit] = leastOf(covered, there, least) + (lacking === 'all' ? short : 0);
    moving[2 * unit + 1] = Math.min(covered, most) + (lacking === 'none' ? 0 : short);
    const left = get(at) - taken;
    pools[at] = left;
    pools[at + 1] = Math.max(0, least - covered);
    pools[at + 2] = Math.max(0, Math.min(most, left));
  };

  /** Puts in; what was taken too early is made good first, of whatever comes. */
  const put = (pool: number, unit: 0 | 1, given: number): void => {
    const at = pool + 3 * unit;
    const owed = Math.max(0, -get(at));
    pools[at] = get(at) + given;
    const rest = Math.max(0, given - owed);
    const least = moving[2 * unit] ?? 0;
    const most = moving[2 * unit + 1] ?? 0;
    pools[at + 1] = get(at + 1) + (owed === 0 ? least : leastOf(rest, given, least));
    pools[at + 2] = get(at + 2) + (owed === 0 ? most : Math.min(rest, most));
  };

  /** All that stands there becomes the source's. */
  const turn = (pool: number, at: number): void => {
    for (const unit of [0, 1] as const) {
      const all = get(pool + 3 * unit);
      if (all <= 0) continue;
      const least = all - get(pool + 3 * unit + 2);
      const most = all - get(pool + 3 * unit + 1);
      const sum = unit === 0 ? caused.grams : caused.pieces;
      sum.least += least;
      sum.most += most;
      if (unit === 0) addThrough(pool, least, most);
      addBegun(pool, unit, most);
      pools[pool + 3 * unit + 1] = all;
      pools[pool + 3 * unit + 2] = all;
      if (Number.isNaN(get(pool + nodeColumns.since))) pools[pool + nodeColumns.since] = at;
    }
  };

  const addThrough = (pool: number, least: number, most: number): void => {
    pools[pool + nodeColumns.throughLeast] = get(pool + nodeColumns.throughLeast) + least;
    pools[pool + nodeColumns.throughMost] = get(pool + nodeColumns.throughMost) + most;
  };

  const addBegun = (pool: number, unit: 0 | 1, most: number): void => {
    const at = pool + (unit === 0 ? nodeColumns.begunGrams : nodeColumns.begunPieces);
    pools[at] = get(at) + most;
  };

  /** What a processing gives of the source, seen the way that the sweep goes. */
  const takeOfBatch = ({ amount, source }: Batch, grams: number, pieces: number): void => {
    moving[0] = leastOf(grams, amount.grams, source.grams.least);
    moving[1] = Math.min(grams, source.grams.most);
    // Pieces are other pieces after processing: what they are made of, grams tell.
    const whole = amount.grams > 0 && source.grams.least >= amount.grams;
    const some = source.grams.most > 0 || source.pieces.most > 0;
    moving[2] = whole ? pieces : 0;
    moving[3] = whole || some ? pieces : 0;
  };

  /** `way`: 1 with time, -1 against it; then ends and windows are turned round too. */
  const sweep = (lot: LotToSweep, way: 1 | -1): SweptLot => {
    const { movements: m, start, end, batches } = lot;
    const rows = end - start;
    if (shares.length < rows * shareWidth) shares = new Float64Array(2 * rows * shareWidth);
    batchOf.length = rows;
    caused = noneCaused();
    const everything = isWhole(lot);
    const lacking = lackingOf(lot, everything, way);
    const starts = startsOf(lot, way);
    let begun = 0;
    const begin = (until: number) => {
      for (; begun < starts.length; begun += 1) {
        const next = starts[begun];
        if (!next || way * (next.moment - until) > 0) return;
        for (let row = 0; row < count; row += 1) {
          if (!isCaused(next.cause, placeOf[row] ?? -1, lot, everything)) continue;
          // Never before the goods came: of an unbounded cause, when they do.
          turn(row * width, Number.isFinite(next.moment) ? next.moment : until);
        }
      }
    };
    for (let step = 0; step < rows; step += 1) {
      const index = way === 1 ? step : rows - 1 - step;
      const row = start + index;
      const at = m.at[row] ?? 0;
      begin(at);
      const from = (way === 1 ? m.from : m.to)[row] ?? -1;
      const to = (way === 1 ? m.to : m.from)[row] ?? -1;
      const grams = m.grams[row] ?? 0;
      const pieces = m.pieces[row] ?? 0;
      const batch = batches.size === 0 ? undefined : batches.get(m.seq[row] ?? -1);
      const outOf = batch !== undefined && isBatchEnd(lot, from) ? batch : undefined;
      const into = batch !== undefined && isBatchEnd(lot, to) ? batch : undefined;
      if (outOf) takeOfBatch(outOf, grams, pieces);
      else if (from < 0) moving.fill(0);
      else {
        const pool = poolAt(from);
        take(pool, 0, grams, lacking);
        take(pool, 1, pieces, lacking);
      }
      if (into) addMoving(into.source, moving);
      else if (to >= 0) {
        const pool = poolAt(to);
        if (causesMovement(lot, at, from, to, way)) {
          caused.grams.least += grams - (moving[1] ?? 0);
          caused.grams.most += grams - (moving[0] ?? 0);
          caused.pieces.least += pieces - (moving[3] ?? 0);
          caused.pieces.most += pieces - (moving[2] ?? 0);
          addBegun(pool, 0, grams - (moving[0] ?? 0));
          addBegun(pool, 1, pieces - (moving[2] ?? 0));
          moving.fill(grams, 0, 2);
          moving.fill(pieces, 2);
        }
        put(pool, 0, grams);
        put(pool, 1, pieces);
        if ((moving[1] ?? 0) > 0 || (moving[3] ?? 0) > 0) {
          if (Number.isNaN(get(pool + nodeColumns.since))) pools[pool + nodeColumns.since] = at;
          addThrough(pool, moving[0] ?? 0, moving[1] ?? 0);
        }
      }
      shares.set(moving, index * shareWidth);
      batchOf[index] = outOf ?? into;
    }
    begin(way * Number.POSITIVE_INFINITY);
    return answer();
  };

  const answer = (): SweptLot => {
    // Places that were not reached are left out by moving the others up.
    let nodes = 0;
    for (let row = 0; row < count; row += 1) {
      if (Number.isNaN(get(row * width + nodeColumns.since))) continue;
      if (nodes < row) pools.copyWithin(nodes * width, row * width, (row + 1) * width);
      placeOf[nodes] = placeOf[row] ?? -1;
      nodes += 1;
    }
    swept.nodes = nodes;
    return swept;
  };

  return {
    forward: (lot) => {
      count = 0;
      return sweep(lot, 1);
    },
    backward: (lot) => {
      count = 0;
      const { movements: m, start, end, batches, isProcessed } = lot;
      for (let row = start; row < end; row += 1) {
        const from = m.from[row] ?? -1;
        const to = m.to[row] ?? -1;
        const grams = m.grams[row] ?? 0;
        const pieces = m.pieces[row] ?? 0;
        if (from >= 0) stands(poolAt(from), -grams, -pieces);
        // What a processing on the way took stands in what it made.
        if (to < 0 || (isProcessed(to) && batches.has(m.seq[row] ?? -1))) continue;
        stands(poolAt(to), grams, pieces);
      }
      return sweep(lot, -1);
    },
  };

  function stands(pool: number, grams: number, pieces: number): void {
    pools[pool] = get(pool) + grams;
    pools[pool + 3] = get(pool + 3) + pieces;
  }
}

function grown<T extends Float64Array | Int32Array>(table: T, larger: T): T {
  larger.set(table);
  return larger;
}

function noneCaused(): AmountSpan {
  return { grams: { least: 0, most: 0 }, pieces: { least: 0, most: 0 } };
}

type Start = { cause: Cause; moment: number };
const noStarts: readonly Start[] = [];

/** In the order in which the sweep meets them. */
function startsOf({ causes }: LotToSweep, way: 1 | -1): readonly Start[] {
  if (causes.length === 0) return noStarts;
  return causes
    .map((cause) => ({ cause, moment: way === 1 ? cause.from : cause.until }))
    .sort((a, b) => way * (a.moment - b.moment));
}

function addMoving({ grams, pieces }: AmountSpan, moving: Float64Array): void {
  grams.least += moving[0] ?? 0;
  grams.most += moving[1] ?? 0;
  pieces.least += moving[2] ?? 0;
  pieces.most += moving[3] ?? 0;
}

function isBatchEnd(lot: LotToSweep, place: number): boolean {
  return place < 0 || lot.isProcessed(place);
}

/** All of the lot is the source's, whatever moves. */
function isWhole({ causes }: LotToSweep): boolean {
  return causes.some(
    ({ from, until, places }) =>
      places === undefined &&
      from === Number.NEGATIVE_INFINITY &&
      until === Number.POSITIVE_INFINITY,
  );
}

/** Of goods whose way into a place is recorded later than their way out: whether they may be the source's. */
function lackingOf(lot: LotToSweep, everything: boolean, way: 1 | -1): Lacking {
  if (everything) return 'all';
  const { movements: m, start, end, causes, batches } = lot;
  if (causes.some(({ places }) => places === undefined)) return 'some';
  if (causes.length === 0 && batches.size === 0) return 'none';
  for (let row = start; row < end; row += 1) {
    const from = m.from[row] ?? -1;
    const to = m.to[row] ?? -1;
    if (causes.some(({ places }) => places?.has(from) || places?.has(to))) return 'some';
    const source = batches.get(m.seq[row] ?? -1)?.source;
    if (!source || !isBatchEnd(lot, way === 1 ? from : to)) continue;
    if (source.grams.most > 0 || source.pieces.most > 0) return 'some';
  }
  return 'none';
}

function isCaused({ places }: Cause, place: number, lot: LotToSweep, everything: boolean): boolean {
  if (places !== undefined) return places.has(place);
  return everything || !(lot.isGone(place) || lot.isProcessed(place));
}

/**
 * Whether a movement makes its goods the source's by where or how it comes. Backward, what was used up or
 * went is of the lot as well.
 */
function causesMovement(
  lot: LotToSweep,
  at: number,
  from: number,
  to: number,
  way: 1 | -1,
): boolean {
  for (const { from: since, until, places } of lot.causes) {
    if (at < since || at > until) continue;
    const isNew = isBatchEnd(lot, from) || (way === -1 && lot.isGone(from));
    if (places === undefined ? isNew : places.has(to)) return true;
  }
  return false;
}
