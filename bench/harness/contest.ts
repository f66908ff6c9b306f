import type { Measured } from './http-load.ts';
import { judge, type Round, tailOf, type Verdict } from './statistics.ts';

/** One measure: two things that do the same work, each run for a round at a time. */
export type Contest = {
  name: string;
  /** The least ratio of ours to the floor that will do. */
  bound: number;
  unit: string;
  /** A round's result, higher is better: a rate. Ours may tell how long each answer took. */
  ours: () => Promise<number | Measured>;
  floor: () => Promise<number>;
  /** The most that the slowest hundredth of our answers may take, in medians. */
  tailAllowed?: number;
  /** For rounds that take long, fewer than usual. */
  rounds?: number;
  /** What the line says besides: sizes, for one. */
  notes?: Readonly<Record<string, string>>;
};

export type Pace = {
  rounds: number;
  /** When time is short, fewer rounds will do, but not fewer than `atLeast`. */
  atLeast: number;
  /** Of `performance.now()`. */
  deadline: number;
};

/**
 * A round of each side uncounted, to warm up; then turns, ABBAABBA…, so that neither a machine
 * that becomes slower nor one side always going first favours anybody.
 */
export async function hold(
  bench: string,
  contest: Contest,
  pace: Pace,
  say: (text: string) => void,
): Promise<Verdict> {
  const name = `${bench}.${contest.name}`;
  const { bound, unit, notes = {}, tailAllowed } = contest;
  await contest.ours();
  await contest.floor();
  const latencies: number[][] = [];
  const ours = async () => {
    const result = await contest.ours();
    if (typeof result === 'number') return result;
    latencies.push([...result.latencies]);
    return result.rate;
  };
  const sides = { ours, floor: contest.floor };
  const done: Round[] = [];
  const enough = () => done.length >= pace.atLeast && performance.now() > pace.deadline;
  const rounds = Math.min(contest.rounds ?? pace.rounds, pace.rounds);
  while (done.length < rounds && !enough()) {
    const round = await (done.length % 2 === 0 ? oursFirst(sides) : floorFirst(sides));
    done.push(round);
    const [ours, floor] = [round.ours.toFixed(0), round.floor.toFixed(0)];
    say(`  ${name} ${done.length}: ours ${ours}, floor ${floor} ${unit}`);
  }
  const tail = tailAllowed === undefined ? undefined : tailOf(latencies.flat(), tailAllowed);
  return { ...judge({ name, bound, unit, notes }, done), ...(tail && { tail }) };
}

type Sides = { ours: () => Promise<number>; floor: () => Promise<number> };

async function oursFirst({ ours, floor }: Sides): Promise<Round> {
  return { ours: await ours(), floor: await floor() };
}

async function floorFirst(sides: Sides): Promise<Round> {
  const floor = await sides.floor();
  return { ours: await sides.ours(), floor };
}
