import type { Contest } from './contest.ts';
import type { DatabaseServer } from './databases.ts';
import type { Undo } from './undo.ts';

/** What a run lends to its benchmark. */
export type Stage = {
  server: DatabaseServer;
  undo: Undo;
  quick: boolean;
  /** How long one side of a round takes, where that is free to choose. */
  seconds: number;
  say: (text: string) => void;
};

/** A name for `npm run bench -- NAME`. To add one, write it and list it in `benches.ts`. */
export type Bench = {
  name: string;
  about: string;
  /** Makes everything ready and answers the measures, which then are taken one by one. */
  prepare: (stage: Stage) => Promise<readonly Contest[]>;
};
