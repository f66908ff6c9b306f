import { authority } from './authority.ts';
import { codes } from './codes.ts';
import type { Bench } from './harness/bench.ts';
import { importBench } from './import.ts';
import { labels } from './labels.ts';
import { log } from './log.ts';
import { receive } from './receive.ts';
import { scan } from './scan.ts';
import { trace } from './trace.ts';

/** Every name that `npm run bench -- NAME` knows. */
export const benches: readonly Bench[] = [
  codes,
  scan,
  receive,
  importBench,
  authority,
  labels,
  trace,
  log,
];
