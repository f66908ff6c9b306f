/**
 * How much of a source's goods is where, from what moved. Pure arithmetic: no IO, no clock. One lot at a
 * time, its movements in the order of time; what processing takes in and gives out joins the lots.
 */

/** At least and at most so much of it is the source's; equal where that is certain. */
export type Span = { least: number; most: number };

/** What a sweep adds up: grams, and pieces beside them for goods that only count pieces. */
export type Amount = { grams: number; pieces: number };
export type AmountSpan = { grams: Span; pieces: Span };

/**
 * A movement of one lot as it stands after corrections. Places are numbers that the caller gives; -1 is
 * outside the books. `at` are milliseconds; of equal ones the journal's `seq` and the line decide.
 */
export type Moved = Amount & { seq: number; line: number; at: number; from: number; to: number };

/**
 * Where goods of a lot become the source's: all that stands there at `from`, and all that comes until
 * `until`. Places undefined: wherever the lot is; then only what enters the books comes anew.
 */
export type Cause = { from: number; until: number; places: ReadonlySet<number> | undefined };

/** A processing as far as it has been swept. `amount` is all that went in, of whatever lot. */
export type Batch = { seq: number; amount: Amount; source: AmountSpan };

export type SweptEdge = Moved & {
  source: AmountSpan;
  /** The processing at the end that has no place, if any. */
  batch: number | undefined;
};

export type SweptNode = {
  place: number;
  /** When the source's goods came first (forward), or left last (backward). */
  since: number;
  now: Amount;
  source: AmountSpan;
  through: AmountSpan;
};

export type SweptLot = {
  nodes: SweptNode[];
  edges: SweptEdge[];
  /** What became the source's here, by its causes. */
  caused: AmountSpan;
};

export type LotToSweep = {
  /** In the order of time, oldest first, for either direction. */
  movements: readonly Moved[];
  causes: readonly Cause[];
  /** Processings by `seq`: those that made this lot and those that used it. */
  batches: ReadonlyMap<number, Batch>;
  /** Places that goods don't leave as what they were: sold, destroyed, lost. A cause finds nothing there. */
  isGone: (place: number) => boolean;
  /** The place that processing takes goods to. */
  isProcessed: (place: number) => boolean;
};

type Pool = {
  place: number;
  grams: Stand;
  pieces: Stand;
  since: number | undefined;
  through: AmountSpan;
};
/** What stands somewhere; below zero where more was taken than was there yet (see `take`). */
type Stand = { all: number; least: number; most: number };

const nothing = (): Span => ({ least: 0, most: 0 });
const noSpan = (): AmountSpan => ({ grams: nothing(), pieces: nothing() });
export const isSome = ({ grams, pieces }: AmountSpan) => grams.most > 0 || pieces.most > 0;

/** Of `taken` out of `all` with so much of the source's: what may be the source's among it. */
export function shareOf(taken: number, all: number, { least, most }: Span): Span {
  return { least: Math.max(0, taken - (all - least)), most: Math.min(taken, most) };
}

/**
 * Takes out and answers what of it may be the source's. A history that was put right may take more than
 * was there for a while: what is lacking is of goods that come later, nobody knows which.
 */
function take(stand: Stand, taken: number, lacking: 'all' | 'some' | 'none'): Span {
  const there = Math.max(0, stand.all);
  const [covered, short] = [Math.min(taken, there), Math.max(0, taken - there)];
  const share = shareOf(covered, there, stand);
  stand.all -= taken;
  stand.least = Math.max(0, stand.least - covered);
  stand.most = Math.max(0, Math.min(stand.most, stand.all));
  return {
    least: share.least + (lacking === 'all' ? short : 0),
    most: share.most + (lacking === 'none' ? 0 : short),
  };
}

/** Puts in; what was taken too early is made good first, of whatever comes. */
function put(stand: Stand, given: number, share: Span): void {
  const owed = Math.max(0, -stand.all);
  stand.all += given;
  const rest = Math.max(0, given - owed);
  const kept = owed === 0 ? share : shareOf(rest, given, share);
  stand.least += kept.least;
  stand.most += kept.most;
}

function add(to: Span, more: Span): void {
  to.least += more.least;
  to.most += more.most;
}

function addBoth(to: AmountSpan, more: AmountSpan): void {
  add(to.grams, more.grams);
  add(to.pieces, more.pieces);
}

/** Forward: what the causes' goods became. Parents have to be swept before what was made of them. */
export function sweepForward(lot: LotToSweep): SweptLot {
  return sweep(lot, lot.movements, 1, new Map());
}

/**
 * Backward: what the causes' goods were. The same over the same movements, the last one first, each
 * the other way round, from what stands at the end. What was made has to be swept before its parents.
 */
export function sweepBackward(lot: LotToSweep): SweptLot {
  const ended = new Map<number, Pool>();
  for (const { from, to, grams, pieces } of lot.movements) {
    if (from >= 0) stands(ended, from, -grams, -pieces);
    if (to >= 0 && !lot.isProcessed(to)) stands(ended, to, grams, pieces);
  }
  return sweep(lot, lot.movements.toReversed(), -1, ended);
}

function stands(pools: Map<number, Pool>, place: number, grams: number, pieces: number): void {
  const pool = poolAt(pools, place);
  pool.grams.all += grams;
  pool.pieces.all += pieces;
}

function poolAt(pools: Map<number, Pool>, place: number): Pool {
  let pool = pools.get(place);
  if (!pool) {
    const stand = (): Stand => ({ all: 0, least: 0, most: 0 });
    pool = { place, grams: stand(), pieces: stand(), since: undefined, through: noSpan() };
    pools.set(place, pool);
  }
  return pool;
}

/** `way`: 1 with time, -1 against it; then ends and windows are turned round too. */
function sweep(
  lot: LotToSweep,
  movements: readonly Moved[],
  way: 1 | -1,
  pools: Map<number, Pool>,
): SweptLot {
  const edges: SweptEdge[] = [];
  const caused = noSpan();
  const starts = lot.causes
    .map((cause) => ({ cause, moment: way === 1 ? cause.from : cause.until }))
    .sort((a, b) => way * (a.moment - b.moment));
  let begun = 0;
  const begin = (until: number) => {
    for (; begun < starts.length; begun += 1) {
      const start = starts[begun];
      if (!start || way * (start.moment - until) > 0) return;
      for (const pool of pools.values()) {
        if (!isCaused(start.cause, pool.place, lot)) continue;
        // Never before the goods came: of an unbounded cause, when they do.
        const moment = Number.isFinite(start.moment) ? start.moment : until;
        turn(pool, caused, moment);
      }
    }
  };
  const everything = isWhole(lot);
  let touched = everything;
  for (const moved of movements) {
    begin(moved.at);
    const [from, to] = way === 1 ? [moved.from, moved.to] : [moved.to, moved.from];
    const batch = batchAt(lot, moved, from);
    const share: AmountSpan =
      batch !== undefined
        ? { grams: ofBatch(batch, moved, 'grams'), pieces: ofBatch(batch, moved, 'pieces') }
        : isBatchEnd(lot, from)
          ? noSpan()
          : takeBoth(poolAt(pools, from), moved, everything ? 'all' : touched ? 'some' : 'none');
    const inner = lot.batches.get(moved.seq);
    const into = inner !== undefined && isBatchEnd(lot, to) ? inner : undefined;
    if (into === undefined && to >= 0) {
      const pool = poolAt(pools, to);
      const more = causeOf(lot, moved.at, from, to, way);
      if (more) {
        addBoth(caused, {
          grams: restOf(moved.grams, share.grams),
          pieces: restOf(moved.pieces, share.pieces),
        });
        share.grams = exactly(moved.grams);
        share.pieces = exactly(moved.pieces);
      }
      put(pool.grams, moved.grams, share.grams);
      put(pool.pieces, moved.pieces, share.pieces);
      if (isSome(share)) {
        pool.since ??= moved.at;
        addBoth(pool.through, share);
      }
    }
    if (into !== undefined) addBoth(into.source, share);
    if (!isSome(share)) continue;
    touched = true;
    edges.push({ ...moved, source: share, batch: (batch ?? into)?.seq });
  }
  begin(way * Number.POSITIVE_INFINITY);
  return { nodes: [...pools.values()].flatMap(nodeOf), edges, caused };
}

/** The processing that the goods come from, seen the way that the sweep goes. */
function batchAt(lot: LotToSweep, moved: Moved, from: number): Batch | undefined {
  return isBatchEnd(lot, from) ? lot.batches.get(moved.seq) : undefined;
}

function isBatchEnd(lot: LotToSweep, place: number): boolean {
  return place < 0 || lot.isProcessed(place);
}

function ofBatch({ amount, source }: Batch, moved: Moved, unit: 'grams' | 'pieces'): Span {
  // Pieces are other pieces after processing: what they are made of, grams tell.
  if (unit === 'grams') return shareOf(moved.grams, amount.grams, source.grams);
  const whole = source.grams.least >= amount.grams && amount.grams > 0;
  if (whole) return exactly(moved.pieces);
  return { least: 0, most: source.grams.most > 0 || source.pieces.most > 0 ? moved.pieces : 0 };
}

function takeBoth(pool: Pool, moved: Moved, lacking: 'all' | 'some' | 'none'): AmountSpan {
  return {
    grams: take(pool.grams, moved.grams, lacking),
    pieces: take(pool.pieces, moved.pieces, lacking),
  };
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

function isCaused({ places }: Cause, place: number, lot: LotToSweep): boolean {
  return places === undefined ? !lot.isGone(place) || isWhole(lot) : places.has(place);
}

/**
 * Whether a movement makes its goods the source's by where or how it comes. Backward, what was used up
 * or went is of the lot as well.
 */
function causeOf(lot: LotToSweep, at: number, from: number, to: number, way: 1 | -1): boolean {
  const isNew = isBatchEnd(lot, from) || (way === -1 && lot.isGone(from));
  return lot.causes.some(
    ({ from: since, until, places }) =>
      at >= since && at <= until && (places === undefined ? isNew : places.has(to)),
  );
}

/** All that stands there becomes the source's. */
function turn(pool: Pool, caused: AmountSpan, at: number): void {
  for (const unit of ['grams', 'pieces'] as const) {
    const stand = pool[unit];
    if (stand.all <= 0) continue;
    const more = restOf(stand.all, stand);
    add(caused[unit], more);
    add(pool.through[unit], more);
    stand.least = stand.all;
    stand.most = stand.all;
    pool.since ??= at;
  }
}

function restOf(all: number, { least, most }: Span): Span {
  return { least: all - most, most: all - least };
}

function exactly(quantity: number): Span {
  return { least: quantity, most: quantity };
}

function nodeOf({ place, since, grams, pieces, through }: Pool): SweptNode[] {
  if (since === undefined) return [];
  const now = { grams: Math.max(0, grams.all), pieces: Math.max(0, pieces.all) };
  const source = {
    grams: { least: grams.least, most: grams.most },
    pieces: { least: pieces.least, most: pieces.most },
  };
  return [{ place, since, now, source, through }];
}
