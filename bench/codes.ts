import { randomBytes, randomInt } from 'node:crypto';

import { createUnitCodes } from '../src/platform/unit-codes.ts';
import type { Bench } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';

/** What one core has to do in a second. */
const wanted = 200_000;
const batch = 20_000;

/**
 * Batches of work until the time is up; the rate per second of a core, all threads of the process
 * counted, so that what else the machine does takes nothing away.
 */
function rateOf(seconds: number, work: () => number): number {
  const end = performance.now() + seconds * 1000;
  const before = process.cpuUsage();
  let count = 0;
  while (performance.now() < end) count += work();
  const { user, system } = process.cpuUsage(before);
  return (count * 1e6) / (user + system);
}

/** The bound is absolute: the floor is the figure itself, so the ratio says how far above it we are. */
const figure = (name: string, seconds: number, work: () => number): Contest => ({
  name,
  bound: 1,
  unit: 'codes/s',
  ours: async () => rateOf(seconds, work),
  floor: async () => wanted,
});

export const codes: Bench = {
  name: 'codes',
  about: 'codes of units made and checked on one core: against 200,000 a second',

  async prepare({ seconds }): Promise<Contest[]> {
    const key = randomBytes(32).toString('base64url');
    const unitCodes = createUnitCodes(`1:${key}`);
    const series = { number: randomInt(2 ** 25), keyVersion: 1 };
    const made = Array.from({ length: batch }, (_, serial) => unitCodes.make(series, serial));
    // Of another key: right in all that can be known without ours, the check character too.
    const forger = createUnitCodes(`1:${randomBytes(32).toString('base64url')}`);
    const forged = made.map((_, serial) => forger.make(series, serial));
    let next = 0;
    const make = () => {
      for (let n = 0; n < batch; n += 1) {
        if (unitCodes.make(series, next++ % 2 ** 25).length !== 20) throw new Error('No code');
      }
      return batch;
    };
    const open = (all: readonly string[], ok: boolean) => () => {
      for (const code of all) if (unitCodes.open(code).ok !== ok) throw new Error(`Wrong: ${code}`);
      return all.length;
    };
    return [
      figure('make', seconds, make),
      figure('check', seconds, open(made, true)),
      figure('forged', seconds, open(forged, false)),
    ];
  },
};
