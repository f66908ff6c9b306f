import { type AmountSpan, type Batch, shareOf } from '../../domain/trace-sweep.ts';
import { type Balance, type Span, type Whereabout, whereabouts } from './traced.ts';

/** Adds up where goods are now, and whether that is all of what a trace began with. */
export type Books = {
  /** What became the source's. */
  caused: (caused: AmountSpan) => void;
  stands: (where: Whereabout, grams: number, pieces: number, source: Span) => void;
  close: () => Balance;
};

type Sum = { grams: number; pieces: number; source: Span };

export function openBooks(): Books {
  const none = (): Sum => ({ grams: 0, pieces: 0, source: { least: 0, most: 0 } });
  const sums = new Map<Whereabout, Sum>(whereabouts.map((where) => [where, none()]));
  const all = { grams: { least: 0, most: 0 }, pieces: { least: 0, most: 0 } };
  return {
    caused: ({ grams, pieces }) => {
      add(all.grams, grams);
      add(all.pieces, pieces);
    },
    stands: (where, grams, pieces, source) => {
      const sum = sums.get(where);
      if (!sum) return;
      sum.grams += grams;
      sum.pieces += pieces;
      add(sum.source, source);
    },
    close: () => {
      let [least, most] = [0, 0];
      for (const { source } of sums.values()) {
        least += source.least;
        most += source.most;
      }
      return {
        source: { grams: all.grams.most, pieces: all.pieces.most },
        where: Object.fromEntries(sums) as Balance['where'],
        balances: least <= all.grams.most && most >= all.grams.least,
      };
    },
  };
}

function add(to: Span, more: Span): void {
  to.least += more.least;
  to.most += more.most;
}

/** What a processing did not give out again, and how much of that is the source's. */
export function lossOf(batch: Batch, given: number): { grams: number; source: Span } {
  const grams = Math.max(0, batch.amount.grams - given);
  return { grams, source: shareOf(grams, batch.amount.grams, batch.source.grams) };
}
