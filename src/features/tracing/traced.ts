import type { LotKind } from '../../domain/lots.ts';
import type { PlaceKind } from '../../domain/places.ts';
import type { Text } from '../../domain/text.ts';

/** What a trace answers, as its service hands it on: grams and dates, before any view of it. */

/** Grams of the source in something: at least and at most. Equal where it is certain. */
export type Span = { least: number; most: number };

export type Direction = 'forward' | 'backward';

type Named = { id: string; name: Text };

export type TracedLot = {
  id: string;
  number: string;
  kind: LotKind;
  product: Text;
  organisation: Named;
  declaredAt: Date;
  declaredGrams: number;
  declaredPieces: number;
};

export type TracedPlace = {
  id: string;
  kind: PlaceKind;
  code: string | null;
  name: Text;
  organisation: Named;
  /** Null for virtual places, such as what a firm has sold. */
  premises:
    | (Named & {
        kind: string;
        address: string;
        divisionId: string;
        division: Text;
        /** WGS-84 degrees. */
        longitude: number | null;
        latitude: number | null;
      })
    | null;
};

/**
 * A lot at a place, or a processing. `id` counts within a trace. A place that the reader may not know is
 * null: such nodes are counted in `beyond` and have no row of their own, except as an end of an edge.
 */
export type TracedNode = {
  id: number;
  direction: Direction;
  kind: 'stock' | 'processing';
  /** Of a processing: both null. */
  lotId: string | null;
  placeId: string | null;
  /** Of a processing: the journal's number of its event. */
  seq: number | null;
  /** When the source came first; of a backward trace, when it left last. */
  since: Date;
  /**
   * What stands there at the moment asked about; of a processing, its loss. Backward, places have nothing
   * left: there `through` tells.
   */
  grams: number;
  pieces: number;
  /** How much of that is the source's. */
  source: Span;
  /** How much of the source's ever came; backward, how much of what was asked about came from here. */
  through: Span;
};

/** How a movement reads, from the places at its ends. */
export const acts = [
  'declared',
  'received',
  'moved',
  'shipped',
  'delivered',
  'taken_back',
  'processed',
  'made',
  'sold',
  'returned',
  'destroyed',
  'lost',
  'found',
  'withdrawn',
] as const;
export type Act = (typeof acts)[number];

export type TracedEdge = {
  direction: Direction;
  /** A node, or -1: outside the books, where a lot comes from when it is declared. */
  from: number;
  to: number;
  /** The journal's number of the event, as in the history. */
  seq: number;
  act: Act;
  at: Date;
  grams: number;
  pieces: number;
  source: Span;
};

/** A shipment under way or with a difference; its id is also that of its transit place. */
export type TracedShipment = {
  id: string;
  number: string;
  state: 'in_transit' | 'matched' | 'mismatched' | 'settled';
  purpose: 'transfer' | 'sale' | 'return';
  from: { premises: Named; organisation: Named };
  to: { premises: Named; organisation: Named };
  vehiclePlate: string | null;
  shippedAt: Date;
  receivedAt: Date | null;
};

export type TracedSale = {
  seq: number;
  at: Date;
  lotId: string;
  organisation: Named;
  premises: Named;
  buyerKind: 'consumer' | 'firm';
  /** A firm's; null for consumers. */
  buyerName: string | null;
  grams: number;
  pieces: number;
  source: Span;
};

export const whereabouts = [
  'declared',
  'stored',
  'in_transit',
  'unaccounted',
  'sold',
  'destroyed',
  'lost',
  'processed',
  'withdrawn',
  'beyond',
] as const;
/**
 * `declared`: not arrived yet · `unaccounted`: shipped, not received, and nobody has said what became of it ·
 * `processed`: lost in processing · `withdrawn`: taken out of the books · `beyond`: where the reader may not look.
 */
export type Whereabout = (typeof whereabouts)[number];

export type Balance = {
  /** What the trace began with. */
  source: { grams: number; pieces: number };
  /** What stands where now: of all goods at the nodes, and of the source's among them. */
  where: Readonly<Record<Whereabout, { grams: number; pieces: number; source: Span }>>;
  /** Whether the source fits into the sum of its parts, least to most. */
  balances: boolean;
};

export type TraceQuestion = {
  sources: readonly { kind: string; id: string; label: Text }[];
  directions: readonly Direction[];
  /** When the cause began; null: with the goods. */
  since: Date | null;
  /** The moment that the answer describes. */
  at: Date;
  /** The journal's number of the newest record that was read. */
  basis: number;
};

/** Where a trace began: goods of a lot at a place that are the source's by its causes, at most so much. */
export type TracedSource = {
  direction: Direction;
  lotId: string;
  placeId: string;
  grams: number;
  pieces: number;
};

/** A bound that was reached: what is told is right, but not all there is. */
export type Bound = { kind: 'lots' | 'nodes'; limit: number };

/** A whole trace in memory. A stream tells the same, a part at a time. */
export type Trace = {
  question: TraceQuestion;

  sources: readonly TracedSource[];
  lots: ReadonlyMap<string, TracedLot>;
  places: ReadonlyMap<string, TracedPlace>;
  shipments: ReadonlyMap<string, TracedShipment>;
  nodes: readonly TracedNode[];
  edges: readonly TracedEdge[];
  sales: readonly TracedSale[];
  /** By direction; the balance is of the forward trace. */
  balance: Balance | null;
  bound: Bound | null;
};
