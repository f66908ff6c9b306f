import type { Language, Text } from '../../src/domain/text.ts';

/** What the page carries: places in lists instead of ids, moments in milliseconds. */
export type PictureData = {
  language: Language;
  about: Text;
  asOf: number;
  sourceGrams: number;
  balances: boolean | null;
  bound: { kind: 'lots' | 'nodes'; limit: number } | null;
  /** Of the source; by whereabout, in the order of the legend. */
  where: readonly { key: string; name: Text; least: number; most: number }[];
  acts: Readonly<Record<string, Text>>;
  firms: readonly { name: Text }[];
  premises: readonly {
    firm: number;
    name: Text;
    address: string;
    division: Text;
    /** WGS-84, then GCJ-02; null where nobody stated it. */
    position: readonly [number, number, number, number] | null;
  }[];
  lots: readonly { number: string; kind: Text; product: Text; firm: Text }[];
  nodes: readonly PictureNode[];
  edges: readonly PictureEdge[];
};

export type PictureNode = {
  /** 1 forward, -1 backward. */
  side: 1 | -1;
  /** Where the trace began. */
  start: boolean;
  processing: boolean;
  lot: number | null;
  place: Text;
  firm: number;
  premises: number | null;
  where: string;
  since: number;
  grams: number;
  pieces: number;
  least: number;
  most: number;
  /** Of the source, what ever came through. */
  throughLeast: number;
  throughMost: number;
};

export type PictureEdge = {
  from: number;
  to: number;
  act: string;
  at: number;
  grams: number;
  pieces: number;
  least: number;
  most: number;
  seq: number;
};
