import {
  type Batch,
  type Cause,
  createSweeper,
  emptyMovements,
  type Movements,
} from '../../src/domain/trace-sweep.ts';
import { lossOf } from '../../src/features/tracing/trace.books.ts';
import { isGone } from './oracle-histories.ts';
import { happened, type Node, nodeOf, processingOf, type Span, type Told } from './oracle.ts';

/** What a trace begins with, in a form that both the oracle and the sweep can be given. */
export type Start =
  | { kind: 'lots'; ids: readonly string[]; since: number }
  /** All that was in a place meanwhile; or of one lot only. */
  | { kind: 'place'; place: string; from: number; to: number; lot?: string };

export type Answer = {
  reached: Set<Node>;
  edges: Map<string, Span>;
  ends: Map<Node, { grams: number; source: Span }>;
  caused: Span;
};

type Moved = { [Column in keyof Movements]: number };

/** One for all, as the walk has one: what it keeps from lot to lot must not matter. */
const sweeper = createSweeper();

function columnsOf(moved: readonly Moved[]): Movements {
  const columns = emptyMovements(moved.length);
  for (const [row, one] of moved.entries()) {
    for (const column of Object.keys(columns) as (keyof Movements)[]) {
      columns[column][row] = one[column];
    }
  }
  return columns;
}

/** The real sweep over a history, fed as the walk over the database feeds it. */
export function sweepOf(
  told: readonly Told[],
  lots: readonly string[],
  starts: readonly Start[],
  direction: 'forward' | 'backward',
  at: number,
): Answer {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const numberOf = (place: string | null) => {
    if (place === null) return -1;
    const known = numbers.get(place);
    if (known !== undefined) return known;
    numbers.set(place, names.length);
    return names.push(place) - 1;
  };
  const processed = numberOf('processed');
  const movements = new Map(lots.map((lot) => [lot, [] as Moved[]]));
  const batches = new Map<number, Batch>();
  const [used, made] = [new Map<number, Set<string>>(), new Map<number, Set<string>>()];
  const none = (): Span => ({ least: 0, most: 0 });
  for (const event of happened(told)) {
    const isMaking = event.kind === 'processed';
    for (const [index, { lot, from, to, grams, pieces }] of event.lines.entries()) {
      if (isMaking && to === null) {
        const batch = batches.get(event.seq) ?? {
          seq: event.seq,
          amount: { grams: 0, pieces: 0 },
          source: { grams: none(), pieces: none() },
        };
        batch.amount.grams += grams;
        batch.amount.pieces += pieces;
        batches.set(event.seq, batch);
      }
      if (isMaking) {
        const end = to === null ? used : made;
        end.set(event.seq, (end.get(event.seq) ?? new Set()).add(lot));
      }
      if (grams + pieces === 0 || event.at > at) continue;
      movements.get(lot)?.push({
        seq: event.seq,
        line: index,
        at: event.at,
        from: numberOf(from),
        to: isMaking && to === null ? processed : numberOf(to),
        grams,
        pieces,
      });
    }
  }
  const causesOf = (lot: string): Cause[] =>
    starts.flatMap((start): Cause[] => {
      if ((start.kind === 'lots' ? start.since : start.from) > at) return [];
      if (start.kind === 'place') {
        if ((start.lot ?? lot) !== lot) return [];
        return [{ from: start.from, until: start.to, places: new Set([numberOf(start.place)]) }];
      }
      if (!start.ids.includes(lot)) return [];
      return [{ from: start.since, until: Infinity, places: undefined }];
    });
  const answer: Answer = {
    reached: new Set(),
    edges: new Map(),
    ends: new Map(),
    caused: none(),
  };
  const given = new Map<number, number>();
  const touched = new Set<number>();
  const isStart = (lot: string) =>
    starts.some((start) =>
      start.kind === 'lots'
        ? start.ids.includes(lot)
        : movements.get(lot)?.some(({ from, to }) => [from, to].includes(numberOf(start.place))),
    );
  const found = familyOf(told, lots.filter(isStart), direction);
  // Processings are known by the lots that the walk comes from, as it reads them.
  const ends = direction === 'forward' ? used : made;
  const known = [...batches].filter(([seq]) => {
    return [...(ends.get(seq) ?? [])].some((lot) => found.has(lot));
  });
  for (const lot of direction === 'forward' ? lots : lots.toReversed()) {
    if (!found.has(lot)) continue;
    const moved = movements.get(lot) ?? [];
    const input = {
      movements: columnsOf(moved),
      start: 0,
      end: moved.length,
      causes: causesOf(lot),
      batches: new Map(known),
      isGone: (place: number) => isGone(names[place] ?? ''),
      isProcessed: (place: number) => place === processed,
    };
    const swept = sweeper[direction](input);
    answer.caused.least += swept.caused.grams.least;
    answer.caused.most += swept.caused.grams.most;
    for (let index = 0; index < swept.nodes; index += 1) {
      // Used up for something else: the oracle finds that within the processing.
      if (swept.placeOf(index) === processed) continue;
      const node = nodeOf(lot, names[swept.placeOf(index)] ?? '');
      if (swept.node(index, 'throughMost') > 0) answer.reached.add(node);
      const [least, most] = [swept.node(index, 'leastGrams'), swept.node(index, 'mostGrams')];
      answer.ends.set(node, { grams: swept.node(index, 'grams'), source: { least, most } });
    }
    for (const [row, { seq, line, from, grams }] of moved.entries()) {
      if (!swept.isReached(row)) continue;
      const [least, most] = [swept.share(row, 'leastGrams'), swept.share(row, 'mostGrams')];
      answer.edges.set(`${seq}/${line}`, { least, most });
      const batch = swept.batchOf(row)?.seq;
      if (batch === undefined) continue;
      touched.add(batch);
      if (from < 0) given.set(batch, (given.get(batch) ?? 0) + grams);
    }
  }
  for (const [seq, batch] of batches) {
    const node = processingOf(seq);
    if (!touched.has(seq)) continue;
    if (batch.source.grams.most > 0) answer.reached.add(node);
    // Backward the walk reads what was lost.
    if (direction === 'backward') continue;
    const { grams, source } = lossOf(batch, given.get(seq) ?? 0);
    answer.ends.set(node, { grams, source });
  }
  return answer;
}

/** All lots that were made of these, or that these were made of, whatever was voided since. */
function familyOf(
  told: readonly Told[],
  from: readonly string[],
  direction: 'forward' | 'backward',
): Set<string> {
  const found = new Set(from);
  for (const lot of found) {
    for (const event of told) {
      if (event.kind !== 'processed') continue;
      const inputs = event.lines.filter(({ to }) => to === null);
      const outputs = event.lines.filter((line) => line.from === null);
      const [near, far] = direction === 'forward' ? [inputs, outputs] : [outputs, inputs];
      if (near.some((line) => line.lot === lot)) for (const line of far) found.add(line.lot);
    }
  }
  return found;
}
