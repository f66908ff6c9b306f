import type { Words } from './words.ts';

/** What the page carries, which is also what `GET /t/CODE/proof` answers as JSON: an evidence bundle without records. */
export type Proof = {
  format: 'frostmark-log-bundle/1';
  origin: string;
  /** Verifier keys of the log (C2SP signed-note), the current first. */
  keys: readonly string[];
  /** Of the witnesses that this installation asks; their cosignatures stand in the checkpoint. */
  witnessKeys: readonly string[];
  /** A signed note. */
  checkpoint: string;
  subject: { code: string; number: string };
  /** In the order of the log. */
  records: readonly ProvenRecord[];
  documents: readonly unknown[];
  /** The lot has older records than these. */
  more: boolean;
  /** Recorded, and newer than the checkpoint. */
  waiting: number;
  /** How many have seen all of these records. */
  witnesses: number;
  /** That the log of so many entries, which was asked for, is the beginning of this one; no proof where this is smaller. */
  since: { size: number; proof: readonly string[] } | null;
};

/** Whoever may see the record itself gets it elsewhere. */
export type ProvenRecord = {
  index: number;
  entry: string;
  record: null;
  salt: null;
  withheld: true;
  proof: readonly string[];
};

/** What a browser keeps from visit to visit: of a log the last checkpoint that held. */
export type Kept = { size: number; root: string; note: string; at: string };

/** All that the page's script gets. `look`: of a check that held. */
export type Carried = { proof: Proof; words: Words; look: string };
