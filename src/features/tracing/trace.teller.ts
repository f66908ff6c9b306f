import {
  type Batch,
  type Cause,
  type Moved,
  sweepBackward,
  sweepForward,
  type SweptEdge,
  type SweptLot,
} from '../../domain/trace-sweep.ts';
import { type Books, lossOf } from './trace.books.ts';
import type { Directory } from './trace.names.ts';
import type { Family } from './trace.reading.ts';
import type {
  Direction,
  TracedEdge,
  TracedLot,
  TracedNode,
  TracedPlace,
  TracedSale,
  TracedShipment,
} from './traced.ts';

/** Rows of a trace. Those that a row names come with it or came before, but for nodes at an edge's far end. */
export type Part = {
  lots: TracedLot[];
  places: TracedPlace[];
  shipments: TracedShipment[];
  nodes: TracedNode[];
  edges: TracedEdge[];
  sales: TracedSale[];
};

export type LotToTell = { lot: number; movements: readonly Moved[]; causes: readonly Cause[] };

export type Teller = {
  tell: (lots: readonly LotToTell[]) => Part;
  /** Processings of which not all that they made was told: what they lost is to be read. */
  partial: () => number[];
  /** The processings, whose sums are known when all their lots were swept. */
  finish: (losses: ReadonlyMap<number, number>) => Part;
};

type Setting = {
  direction: Direction;
  family: Family;
  directory: Directory;
  books: Books;
  nextNode: () => number;
};

type Processing = { id: number; at: Date; seen: boolean; given: number };

const noBatches: ReadonlyMap<number, Batch> = new Map();

/** Sweeps lots in their order and puts into rows what the reader may know; the rest only into the books. */
export function createTeller({ direction, family, directory, books, nextNode }: Setting): Teller {
  const processings = new Map<number, Processing>();

  const processingAt = (edge: SweptEdge, seq: number): Processing => {
    const known = processings.get(seq);
    if (known) return known;
    const made = { id: nextNode(), at: new Date(edge.at), seen: false, given: 0 };
    processings.set(seq, made);
    return made;
  };

  const tellLot = (part: Part, { lot, movements, causes }: LotToTell): void => {
    const batches = family.batchesOf.get(lot) ?? noBatches;
    const { isGone, isProcessed } = directory;
    const input = { movements, causes, batches, isGone, isProcessed };
    const swept = direction === 'forward' ? sweepForward(input) : sweepBackward(input);
    if (causes.length > 0) books.caused(swept.caused);
    tellEdges(part, lot, swept.edges, tellNodes(part, lot, swept));
  };

  const tellNodes = (part: Part, lot: number, { nodes }: SweptLot): Map<number, number> => {
    const ids = new Map<number, number>();
    for (const { place, since, now, source, through } of nodes) {
      const id = nextNode();
      ids.set(place, id);
      const seen = directory.isSeen(place);
      books.stands(seen ? directory.whereabout(place) : 'beyond', now, source.grams);
      if (!seen) continue;
      part.nodes.push({
        id,
        direction,
        kind: 'stock',
        lotId: directory.showLot(lot),
        placeId: directory.showPlace(place),
        seq: null,
        since: new Date(since),
        grams: now.grams,
        pieces: now.pieces,
        source: source.grams,
        through: through.grams,
      });
    }
    return ids;
  };

  const tellEdges = (
    part: Part,
    lot: number,
    edges: readonly SweptEdge[],
    ids: ReadonlyMap<number, number>,
  ): void => {
    for (const edge of edges) {
      const { from, to, batch, seq, grams, pieces } = edge;
      const seen = directory.isSeen(from) || directory.isSeen(to);
      const ends = { from: ids.get(from) ?? -1, to: ids.get(to) ?? -1 };
      if (batch !== undefined) {
        const processing = processingAt(edge, batch);
        processing.seen ||= seen;
        ends[from < 0 ? 'from' : 'to'] = processing.id;
        if (from < 0) processing.given += grams;
      } else if (to < 0) books.stands('withdrawn', edge, edge.source.grams);
      if (!seen) continue;
      const [act, at, source] = [directory.actOf(from, to), new Date(edge.at), edge.source.grams];
      part.edges.push({ direction, ...ends, seq, act, at, grams, pieces, source });
      const buyer = act === 'sold' ? directory.saleOf(lot, edge) : undefined;
      if (buyer) part.sales.push({ ...buyer, seq, at, grams, pieces, source });
    }
  };

  // Forward, all that comes of the source's goods is told; of what made the source, only that.
  const isPartial = ({ source }: Batch) => direction === 'backward' || source.grams.most === 0;

  const processingNode = (
    [seq, { id, at, given, seen }]: [number, Processing],
    losses: ReadonlyMap<number, number>,
  ): TracedNode[] => {
    const batch = family.batches.get(seq);
    if (!batch) return [];
    const none = { least: 0, most: 0 };
    const loss = isPartial(batch)
      ? { grams: losses.get(seq) ?? 0, source: none }
      : lossOf(batch, given);
    books.stands(seen ? 'processed' : 'beyond', { grams: loss.grams, pieces: 0 }, loss.source);
    if (!seen) return [];
    const row = { id, direction, kind: 'processing', lotId: null, placeId: null, seq } as const;
    const through = batch.source.grams;
    return [{ ...row, since: at, grams: loss.grams, pieces: 0, source: loss.source, through }];
  };

  return {
    tell: (lots) => {
      const part = emptyPart();
      for (const lot of lots) tellLot(part, lot);
      return { ...part, ...directory.take() };
    },
    partial: () =>
      [...processings.keys()].filter((seq) => {
        const batch = family.batches.get(seq);
        return batch !== undefined && isPartial(batch);
      }),
    finish: (losses) => {
      const nodes = [...processings].flatMap((one) => processingNode(one, losses));
      return { ...emptyPart(), nodes };
    },
  };
}

function emptyPart(): Part {
  return { lots: [], places: [], shipments: [], nodes: [], edges: [], sales: [] };
}
