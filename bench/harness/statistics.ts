/** One round of both sides, right after each other. Higher is better. */
export type Round = { ours: number; floor: number };

export type Verdict = {
  /** `NAME.MEASURE` */
  name: string;
  ratio: number;
  bound: number;
  ours: number;
  floor: number;
  unit: string;
  rounds: number;
  /** Half the distance between the best and the worst round, relative: the machine's noise. */
  spread: number;
  notes: Readonly<Record<string, string>>;
  tail?: Tail;
};

/** Milliseconds that half and that 99 of 100 of our answers took at most, all rounds together. */
export type Tail = { p50: number; p99: number; allowed: number };

export function tailOf(latencies: readonly number[], allowed: number): Tail {
  if (latencies.length === 0) throw new RangeError('No tail of nothing');
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), allowed };
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('No median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

/** Half of (largest - smallest), relative to the median. */
export function spread(values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / 2 / median(values);
}

/**
 * The median of the rounds' own ratios: what slows the machine for a while slows both sides of a
 * round. Cut to the two digits that the line shows, so that line and exit code agree.
 */
export function judge(
  contest: Pick<Verdict, 'name' | 'bound' | 'unit' | 'notes'>,
  rounds: readonly Round[],
): Verdict {
  const ratios = rounds.map(({ ours, floor }) => ours / floor);
  return {
    ...contest,
    ratio: cut(median(ratios)),
    ours: median(rounds.map(({ ours }) => ours)),
    floor: median(rounds.map(({ floor }) => floor)),
    rounds: rounds.length,
    spread: spread(ratios),
  };
}

/** Towards zero; the small step keeps 0.29, which is stored as 0.28999…, from becoming 0.28. */
function cut(ratio: number): number {
  return Math.floor(ratio * 100 + 1e-9) / 100;
}

export function isMissed({ ratio, bound, tail }: Pick<Verdict, 'ratio' | 'bound' | 'tail'>) {
  const tooLong = tail !== undefined && !(tail.p99 <= tail.allowed * tail.p50);
  return tooLong || !(ratio >= cut(bound));
}

function tailNotes({ p50, p99, allowed }: Tail): string[] {
  const times = [`p50=${p50.toFixed(2)}ms`, `p99=${p99.toFixed(2)}ms`];
  return [...times, `tail=${(p99 / p50).toFixed(2)}`, `tail_allowed=${allowed}`];
}

export function lineOf(verdict: Verdict): string {
  const { name, ratio, bound, ours, floor, unit, rounds, notes, tail } = verdict;
  return [
    name,
    `ratio=${ratio.toFixed(2)}`,
    `bound=${cut(bound).toFixed(2)}`,
    `ours=${figure(ours)}`,
    `floor=${figure(floor)}`,
    `unit=${unit}`,
    ...Object.entries(notes).map(([key, value]) => `${key}=${value}`),
    ...(tail ? tailNotes(tail) : []),
    `rounds=${rounds}`,
    `spread=±${Math.round(verdict.spread * 100)}%`,
  ].join(' ');
}

/** Three significant digits at least, none of them invented. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
