import { judge, type Round, type Verdict } from './statistics.ts';

/** One measure: two things that do the same work, each run for a round at a time. */
export type Contest = {
  name: string;
  /** The least ratio of ours to the floor that will do. */
  bound: number;
  unit: string;
  /** A round's result, higher is better: a rate. */
  ours: () => Promise<number>;
  floor: () => Promise<number>;
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
  const { bound, unit, notes = {} } = contest;
  await contest.ours();
  await contest.floor();
  const done: Round[] = [];
  const enough = () => done.length >= pace.atLeast && performance.now() > pace.deadline;
  const rounds = Math.min(contest.rounds ?? pace.rounds, pace.rounds);
  while (done.length < rounds && !enough()) {
    const round = await (done.length % 2 === 0 ? oursFirst(contest) : floorFirst(contest));
    done.push(round);
    const [ours, floor] = [round.ours.toFixed(0), round.floor.toFixed(0)];
    say(`  ${name} ${done.length}: ours ${ours}, floor ${floor} ${unit}`);
  }
  return judge({ name, bound, unit, notes }, done);
}

async function oursFirst({ ours, floor }: Contest): Promise<Round> {
  return { ours: await ours(), floor: await floor() };
}

async function floorFirst(contest: Contest): Promise<Round> {
  const floor = await contest.floor();
  return { ours: await contest.ours(), floor };
}
