import {
  type Cause,
  createSweeper,
  type Movements,
  type SweptLot,
} from '../../domain/trace-sweep.ts';
import { type Books, lossOf } from './trace.books.ts';
import type { Directory } from './trace.names.ts';
import type { Family } from './trace.reading.ts';
import type {
  Act,
  Direction,
  Span,
  TracedLot,
  TracedPlace,
  TracedSale,
  TracedShipment,
} from './traced.ts';

/**
 * Takes rows as a trace finds them. Quantities are grams and moments milliseconds, one by one rather than
 * in objects: there may be hundreds of thousands, of which most are only written down. Lots and places
 * are told before the first row that names them, which does so by how many were told before.
 */
export type Sink = {
  /** Of what comes from here on. */
  direction: (direction: Direction) => void;
  /** Of a processing `lot` and `place` are -1; of goods `seq` is. */
  node: (
    id: number,
    lot: number,
    place: number,
    seq: number,
    since: number,
    grams: number,
    pieces: number,
    source: Span,
    through: Span,
  ) => void;
  edge: (
    from: number,
    to: number,
    seq: number,
    act: Act,
    at: number,
    grams: number,
    pieces: number,
    source: Span,
  ) => void;
  sale: (lot: number, sale: Omit<TracedSale, 'lotId'>) => void;
  /** Where the trace began, and with how much. */
  source: (lot: number, place: number, grams: number, pieces: number) => void;
  lot: (lot: ToldLot) => void;
  place: (place: TracedPlace) => void;
  /** Its place was told. */
  shipment: (shipment: ToldShipment) => void;
};

export type ToldLot = Omit<TracedLot, 'declaredAt'> & { declaredAt: number };
export type ToldShipment = Omit<TracedShipment, 'shippedAt' | 'receivedAt'> & {
  shippedAt: number;
  receivedAt: number | null;
};

export type LotToTell = { lot: number; start: number; end: number; causes: readonly Cause[] };

export type Teller = {
  tell: (movements: Movements, lots: readonly LotToTell[]) => void;
  /** Processings of which not all that they made need have been told: what they lost is to be read. */
  partial: () => number[];
  /** The processings, whose sums are known when all their lots were swept. */
  finish: (losses: ReadonlyMap<number, number>) => void;
};

type Setting = {
  direction: Direction;
  family: Family;
  directory: Directory;
  books: Books;
  sink: Sink;
  nextNode: () => number;
};

type Processing = { id: number; at: number; seen: boolean; given: number };

/** Sweeps lots in their order and hands on what the reader may know; the rest only goes into the books. */
export function createTeller(setting: Setting): Teller {
  const { direction, family, directory, books, sink, nextNode } = setting;
  const sweep = createSweeper()[direction];
  const processings = new Map<number, Processing>();
  const { isGone, isProcessed } = directory;
  // Handed on again and again: a sink writes down what it is given.
  const source: Span = { least: 0, most: 0 };
  const through: Span = { least: 0, most: 0 };
  sink.direction(direction);
  /** By place: the node of the lot that is being told. */
  let nodeOf = new Int32Array(1024).fill(-1);
  const nodeAt = (place: number): number => (place < 0 ? -1 : (nodeOf[place] ?? -1));

  const processingAt = (seq: number, at: number): Processing => {
    const known = processings.get(seq);
    if (known) return known;
    const made = { id: nextNode(), at, seen: false, given: 0 };
    processings.set(seq, made);
    return made;
  };

  const tellNodes = (lot: number, swept: SweptLot): void => {
    for (let node = 0; node < swept.nodes; node += 1) {
      const place = swept.placeOf(node);
      const id = nextNode();
      if (place >= nodeOf.length) nodeOf = roomFor(nodeOf, place);
      nodeOf[place] = id;
      const grams = swept.node(node, 'grams');
      const pieces = swept.node(node, 'pieces');
      source.least = swept.node(node, 'leastGrams');
      source.most = swept.node(node, 'mostGrams');
      const seen = directory.isSeen(place);
      books.stands(seen ? directory.whereabout(place) : 'beyond', grams, pieces, source);
      if (!seen) continue;
      through.least = swept.node(node, 'throughLeast');
      through.most = swept.node(node, 'throughMost');
      const shownLot = directory.showLot(lot);
      const shownPlace = directory.showPlace(place);
      const since = swept.sinceOf(node);
      sink.node(id, shownLot, shownPlace, -1, since, grams, pieces, source, through);
      const begun = swept.node(node, 'begunGrams');
      const begunPieces = swept.node(node, 'begunPieces');
      if (begun === 0 && begunPieces === 0) continue;
      sink.source(shownLot, shownPlace, begun, begunPieces);
    }
  };

  const forgetNodes = (swept: SweptLot): void => {
    for (let node = 0; node < swept.nodes; node += 1) nodeOf[swept.placeOf(node)] = -1;
  };

  const tellEdges = ({ lot, start, end }: LotToTell, m: Movements, swept: SweptLot): void => {
    for (let row = start; row < end; row += 1) {
      const index = row - start;
      if (!swept.isReached(index)) continue;
      const from = m.from[row] ?? -1;
      const to = m.to[row] ?? -1;
      const seq = m.seq[row] ?? 0;
      const at = m.at[row] ?? 0;
      const grams = m.grams[row] ?? 0;
      const pieces = m.pieces[row] ?? 0;
      source.least = swept.share(index, 'leastGrams');
      source.most = swept.share(index, 'mostGrams');
      const seen = directory.isSeen(from) || directory.isSeen(to);
      let tail = nodeAt(from);
      let head = nodeAt(to);
      if (swept.batchOf(index)) {
        const processing = processingAt(seq, at);
        processing.seen ||= seen;
        if (from < 0) {
          tail = processing.id;
          processing.given += grams;
        } else head = processing.id;
      } else if (to < 0) books.stands('withdrawn', grams, pieces, source);
      if (!seen) continue;
      const act = directory.actOf(from, to);
      sink.edge(tail, head, seq, act, at, grams, pieces, source);
      if (act !== 'sold') continue;
      const buyer = directory.saleOf(lot, { seq, line: m.line[row] ?? 0 });
      if (!buyer) continue;
      const sale = { ...buyer, seq, at: new Date(at), grams, pieces, source: { ...source } };
      sink.sale(directory.showLot(lot), sale);
    }
  };

  const tellProcessing = (
    seq: number,
    { id, at, given, seen }: Processing,
    losses: ReadonlyMap<number, number>,
  ): void => {
    const batch = family.batches.get(seq);
    if (!batch) return;
    const loss =
      direction === 'forward'
        ? lossOf(batch, given)
        : { grams: losses.get(seq) ?? 0, source: { least: 0, most: 0 } };
    books.stands(seen ? 'processed' : 'beyond', loss.grams, 0, loss.source);
    if (!seen) return;
    sink.node(id, -1, -1, seq, at, loss.grams, 0, loss.source, batch.source.grams);
  };

  return {
    tell: (movements, lots) => {
      for (const told of lots) {
        const { lot, start, end, causes } = told;
        const { batches } = family;
        const swept = sweep({ movements, start, end, causes, batches, isGone, isProcessed });
        if (causes.length > 0) books.caused(swept.caused);
        tellNodes(lot, swept);
        tellEdges(told, movements, swept);
        forgetNodes(swept);
      }
    },
    // Forward, all that comes of the source's goods is told; backward, only what the source came from.
    partial: () => (direction === 'forward' ? [] : [...processings.keys()]),
    finish: (losses) => {
      for (const [seq, processing] of processings) tellProcessing(seq, processing, losses);
    },
  };
}

function roomFor(table: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(index + 1, table.length * 2)).fill(-1, table.length);
  larger.set(table);
  return larger;
}
