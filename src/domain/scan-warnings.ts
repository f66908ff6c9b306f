import { provinceOf, type Region } from './regions.ts';
import type { Text } from './text.ts';

/** What a code is printed on: a lot's is on every carton, a unit's on one case or one pack. */
export const codeLevels = ['lot', 'case', 'pack'] as const;
export type CodeLevel = (typeof codeLevels)[number];

export const warningReasons = ['many', 'places', 'after_sold', 'after_destroyed'] as const;
export type WarningReason = (typeof warningReasons)[number];

/**
 * From where on scans of one code are more than one pack's holder makes. With `perPiece`, a count
 * grows with the pieces of the lot: what is on every carton is scanned once for each.
 */
export type ThresholdNumbers =
  | { readonly reason: 'many'; readonly scans: number; readonly perPiece: number }
  /** In so many cities, of so many provinces, from the first to the last hour of a span. */
  | {
      readonly reason: 'places';
      readonly hours: number;
      readonly cities: number;
      readonly provinces: number;
      readonly perPiece: number;
    }
  | {
      readonly reason: 'after_sold';
      readonly days: number;
      readonly scans: number;
      readonly perPiece: number;
    }
  | { readonly reason: 'after_destroyed'; readonly hours: number };

/** In force from `effectiveFrom` up to, not including, `effectiveTo`. */
export type Threshold = {
  readonly id: string;
  readonly level: CodeLevel;
  readonly divisionId: string;
  readonly numbers: ThresholdNumbers;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
};

/** So many scans of one code in one hour from one region; null where the edge named none. */
export type HourOfScans = {
  readonly hour: Date;
  readonly region: Region | null;
  readonly scans: number;
};

export type ScanTally = {
  readonly level: CodeLevel;
  /** Pieces of the lot. */
  readonly pieces: number;
  /** Of the firm that declared the lot: whose thresholds hold. Ids from the root down. */
  readonly divisionPath: readonly string[];
  readonly scans: number;
  /** Those that are still kept by the hour. */
  readonly hours: readonly HourOfScans[];
  /** When the last of the lot was sold, or destroyed; null while any of it is elsewhere. */
  readonly soldOutAt: Date | null;
  readonly destroyedAt: Date | null;
  /** Now, where somebody is scanning at this moment. */
  readonly askedAt: Date | null;
};

export type CopyWarning =
  | { reason: 'many'; scans: number; limit: number }
  | { reason: 'places'; regions: Region[]; hours: number; since: string }
  | { reason: 'after_sold'; soldOutAt: string; scans: number }
  | { reason: 'after_destroyed'; destroyedAt: string };

/** A warning with its places by name. */
export type NamedWarning =
  | Exclude<CopyWarning, { reason: 'places' }>
  | (Omit<Extract<CopyWarning, { reason: 'places' }>, 'regions'> & { places: readonly Text[] });

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Whether what was scanned looks copied, and why; by the thresholds in force at that moment. */
export function copyWarnings(
  tally: ScanTally,
  thresholds: readonly Threshold[],
  at: Date,
): CopyWarning[] {
  return warningReasons.flatMap((reason): CopyWarning[] => {
    const threshold = thresholdFor(thresholds, reason, tally, at);
    const warning = threshold && warningBy(threshold.numbers, tally);
    return warning ? [warning] : [];
  });
}

/** The one of the most specific division; of two there, the later. */
function thresholdFor(
  thresholds: readonly Threshold[],
  reason: WarningReason,
  { level, divisionPath }: ScanTally,
  at: Date,
): Threshold | undefined {
  let found: Threshold | undefined;
  const depth = (one: Threshold) => divisionPath.indexOf(one.divisionId);
  for (const one of thresholds) {
    if (one.level !== level || one.numbers.reason !== reason || depth(one) < 0) continue;
    if (one.effectiveFrom > at || (one.effectiveTo !== null && one.effectiveTo <= at)) continue;
    const closer =
      found === undefined ||
      depth(one) > depth(found) ||
      (depth(one) === depth(found) && one.effectiveFrom >= found.effectiveFrom);
    if (closer) found = one;
  }
  return found;
}

function warningBy(numbers: ThresholdNumbers, tally: ScanTally): CopyWarning | undefined {
  switch (numbers.reason) {
    case 'many': {
      const limit = scaled(numbers.scans, numbers.perPiece, tally);
      if (tally.scans < limit) return undefined;
      return { reason: 'many', scans: tally.scans, limit };
    }
    case 'places':
      return farApart(numbers, tally);
    case 'after_sold': {
      if (tally.soldOutAt === null) return undefined;
      const from = new Date(tally.soldOutAt.getTime() + numbers.days * dayMs);
      const scans = scansSince(tally, from);
      if (scans < scaled(numbers.scans, numbers.perPiece, tally)) return undefined;
      return { reason: 'after_sold', soldOutAt: tally.soldOutAt.toISOString(), scans };
    }
    case 'after_destroyed': {
      if (tally.destroyedAt === null) return undefined;
      const from = new Date(tally.destroyedAt.getTime() + numbers.hours * hourMs);
      if (scansSince(tally, from) === 0) return undefined;
      return { reason: 'after_destroyed', destroyedAt: tally.destroyedAt.toISOString() };
    }
  }
}

function scaled(number: number, perPiece: number, { pieces }: ScanTally): number {
  return Math.max(number, Math.ceil(pieces * perPiece));
}

/** An hour that had begun before counts as before: nobody is accused for what was scanned in time. */
function scansSince({ hours, askedAt }: ScanTally, from: Date): number {
  const kept = hours.reduce((sum, { hour, scans }) => (hour >= from ? sum + scans : sum), 0);
  return kept === 0 && askedAt !== null && askedAt >= from ? 1 : kept;
}

type Places = Extract<ThresholdNumbers, { reason: 'places' }>;

/** The span with the most cities; scans without a region say nothing about places. */
function farApart(numbers: Places, tally: ScanTally): CopyWarning | undefined {
  const placed = tally.hours
    .flatMap(({ hour, region }) => (region === null ? [] : [{ at: hour.getTime(), region }]))
    .sort((a, b) => a.at - b.at);
  const here = new Map<Region, number>();
  let best: Region[] = [];
  let since = 0;
  let start = 0;
  for (const { at, region } of placed) {
    here.set(region, (here.get(region) ?? 0) + 1);
    for (let oldest = placed[start]; oldest && oldest.at <= at - numbers.hours * hourMs;) {
      const left = (here.get(oldest.region) ?? 0) - 1;
      if (left === 0) here.delete(oldest.region);
      else here.set(oldest.region, left);
      start += 1;
      oldest = placed[start];
    }
    const cities = distinctPlaces([...here.keys()]);
    if (cities.length <= best.length) continue;
    if (provincesOf(cities) < numbers.provinces) continue;
    best = cities;
    since = placed[start]?.at ?? at;
  }
  if (best.length < scaled(numbers.cities, numbers.perPiece, tally)) return undefined;
  const { hours } = numbers;
  return { reason: 'places', regions: best.sort(), hours, since: new Date(since).toISOString() };
}

/** A province alone may be any of its cities: it is a place of its own only where none is named. */
function distinctPlaces(regions: readonly Region[]): Region[] {
  const cities = regions.filter((region) => region !== provinceOf(region));
  const named = new Set(cities.map(provinceOf));
  const alone = regions.filter((region) => region === provinceOf(region) && !named.has(region));
  return [...cities, ...alone];
}

function provincesOf(regions: readonly Region[]): number {
  return new Set(regions.map(provinceOf)).size;
}
