import { authorize } from '../../core/actor.ts';
import type { Ctx, Db } from '../../core/context.ts';
import type { Region } from '../../domain/regions.ts';
import {
  type CodeLevel,
  copyWarnings,
  type NamedWarning,
  type ScanTally,
  type Threshold,
} from '../../domain/scan-warnings.ts';
import type { Text } from '../../domain/text.ts';
import { demandLot } from '../lots/lots.service.ts';
import * as queries from './scan-tally.queries.ts';
import { standingThresholds } from './thresholds.queries.ts';

export { daysBefore } from './scan-tally.queries.ts';
export { forgetHours } from './scan-tally.store.ts';

/** What warnings are judged by and told with. */
export type WarningBook = {
  thresholds: readonly Threshold[];
  names: ReadonlyMap<Region, Text>;
};

const keptMs = 5_000;

/** A few rows that hardly ever change: read anew every few seconds, not at every scan. */
export function openWarningBook(db: Db): (now: Date) => Promise<WarningBook> {
  let kept: { at: number; book: WarningBook } | undefined;
  return async (now) => {
    const at = now.getTime();
    if (kept && Math.abs(at - kept.at) < keptMs) return kept.book;
    // Not the promise is kept: a Worker's request can't wait for what another one asked.
    const book = await readBook(db, now, kept?.book.names);
    kept = { at, book };
    return book;
  };
}

async function readBook(db: Db, now: Date, known?: WarningBook['names']): Promise<WarningBook> {
  const thresholds = await standingThresholds(db, now);
  const names = known && known.size > 0 ? known : await queries.regionNames(db);
  return { thresholds, names };
}

export function warningsOf(tally: ScanTally, book: WarningBook, now: Date): NamedWarning[] {
  return copyWarnings(tally, book.thresholds, now).map((warning) => {
    if (warning.reason !== 'places') return warning;
    const { regions, ...rest } = warning;
    return { ...rest, places: regions.map((id) => book.names.get(id) ?? { zh: id, en: id }) };
  });
}

export type WarnedCode = {
  code: string;
  level: CodeLevel;
  scans: number;
  warnings: NamedWarning[];
};

/** Any more would not be read: the firm or the authority acts on the first. */
const mostHours = 1_000;
const mostSuspects = 200;

/** How often the codes of a lot are scanned, when and where, and which of them look copied. */
export async function readLotScans(ctx: Ctx, lotId: string) {
  authorize(ctx.actor, 'read');
  await demandLot(ctx.db, ctx.actor, lotId);
  const total = await queries.totalOfLot(ctx.db, lotId);
  const regions = await queries.regionsOfLot(ctx.db, lotId);
  const hours = await queries.hoursOfLot(ctx.db, lotId, mostHours);
  const book = await readBook(ctx.db, ctx.now);
  // The whole, since where a lot ended takes the places of all who handled it.
  const suspects = await queries.talliesOfLot(ctx.whole, lotId, mostSuspects);
  const warned = suspects.flatMap(({ code, level, tally: facts }): WarnedCode[] => {
    const tally = queries.toTally(facts, level, null);
    const warnings = warningsOf(tally, book, ctx.now);
    return warnings.length === 0 ? [] : [{ code, level, scans: tally.scans, warnings }];
  });
  return { total, regions, hours, warned };
}
