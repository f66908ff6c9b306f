import type { Context } from 'hono';
import type { QueryExecutorProvider } from 'kysely';

import type { AppEnv } from '../../core/http.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { Log } from '../../core/ports.ts';
import { type Region, regionOfCode } from '../../domain/regions.ts';
import { addScans, type Counted } from './scan-tally.store.ts';
import type { Scanned } from './scan.service.ts';

/** Counts scans. Never waits, never throws: a scan is answered whether or not it is counted. */
export type Tally = {
  count: (scanned: Scanned, region: Region | null, at: Date) => void;
};

export type TallyBehind = Tally & {
  /** Writes what is counted by now. Rejects when the database did not take it; it is kept then. */
  flush: () => Promise<void>;
  /** At shutdown: counts no more, and writes the rest. */
  close: () => Promise<void>;
  /** Not counted since the start, because the memory for it was full. */
  lost: () => number;
};

export type TallyOptions = {
  db: QueryExecutorProvider;
  log: Log;
  clock: () => Date;
  /** How long a count waits at most; undefined where `flush` alone writes. */
  everyMs?: number | undefined;
  /** Most pairs of code, hour and region that wait at a time: some 200 bytes each. */
  most?: number;
};

const usualMost = 50_000;
/** So many are written without waiting, which keeps a statement to a few milliseconds. */
const atOnce = 2_000;
const longestWaitMs = 10_000;
const hourMs = 3_600_000;

/**
 * Counts in memory and writes batches behind the scans: what a killed process loses is its last half
 * second. While the database is away the batch under way is kept as it is, and the counts after it up
 * to a bound.
 */
export function createTally(options: TallyOptions): TallyBehind {
  const { db, log, clock, everyMs, most = usualMost } = options;
  const writer = uuidv7(clock());
  let waiting = new Map<string, Counted>();
  let sending: { counted: Counted[]; number: number } | undefined;
  let number = 0;
  let failures = 0;
  let lost = 0;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: Promise<void> | undefined;

  const send = async () => {
    while (sending !== undefined || waiting.size > 0) {
      if (sending === undefined) {
        number += 1;
        sending = { counted: [...waiting.values()], number };
        waiting = new Map();
      }
      await addScans(db, sending.counted, { writer, number: sending.number }, clock());
      sending = undefined;
      failures = 0;
    }
  };

  /** One at a time: the next batch has a higher number, and would void the one before. */
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    do {
      under ??= send().finally(() => {
        under = undefined;
      });
      await under;
    } while (waiting.size > 0);
  };

  const behindTheScan = () => {
    flush().catch((error: unknown) => {
      failures += 1;
      const scans = sending?.counted.length ?? 0;
      if (failures === 1) log.warn({ scans, error: reasonOf(error) }, 'scans wait to be counted');
      plan(Math.min(longestWaitMs, (everyMs ?? 0) * 2 ** failures));
    });
  };

  const plan = (milliseconds: number) => {
    if (closed || timer !== undefined) return;
    timer = setTimeout(behindTheScan, milliseconds);
  };

  return {
    count: ({ code, lotId, level }, region, at) => {
      if (closed) return;
      const hour = Math.floor(at.getTime() / hourMs) * hourMs;
      const key = `${code} ${hour} ${region ?? ''}`;
      const known = waiting.get(key);
      if (known) {
        known.scans += 1;
        return;
      }
      if (waiting.size >= most) {
        lost += 1;
        return;
      }
      waiting.set(key, { code, lotId, level, hour, region, scans: 1 });
      if (everyMs === undefined) return;
      if (waiting.size >= atOnce && under === undefined && failures === 0) behindTheScan();
      else plan(everyMs);
    },
    flush,
    close: async () => {
      closed = true;
      await flush();
      if (lost > 0) log.warn({ lost }, 'scans were not counted');
    },
    lost: () => lost,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * What a browser fetches before anybody asked for it is no scan; nor is a look at the headers, nor what
 * our own scanner asks at work. Whoever lies about that hides his own scans: those of the people who
 * buy a copied pack are counted all the same.
 */
function isAsked(c: Context<AppEnv>): boolean {
  const ahead = c.req.header('sec-purpose')?.startsWith('prefetch') === true;
  return c.req.method === 'GET' && !ahead && c.req.header('x-scan-purpose') !== 'work';
}

/**
 * Hears of scans for the tally. The region is believed only from the header that an operator named,
 * who answers for the edge that sets it; nothing else of the request is looked at.
 */
export function tellTally(tally: Tally, regionHeader: string | undefined) {
  return (scanned: Scanned, c: Context<AppEnv>): void => {
    if (!isAsked(c)) return;
    const region = regionHeader === undefined ? null : regionOfCode(c.req.header(regionHeader));
    tally.count(scanned, region, c.var.now);
  };
}
