/** One thing that was read in this session of the browser, however often. */
export type Read = {
  key: string;
  text: string;
  /** AIM identifier; null for what was typed. */
  symbology: string | null;
  firstAt: number;
  lastAt: number;
  times: number;
};

export type Seen = Pick<Read, 'key' | 'text' | 'symbology'>;

/** still: it never left the picture for long enough to count once more. */
export type Sighting = 'first' | 'again' | 'still';

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export type Reads = {
  /** Newest first. */
  all(): readonly Read[];
  see(seen: Seen, at: number): Sighting;
  clear(): void;
};

/** A camera sees a label dozens of times a second, and loses it for a moment in between. */
export const quietMs = 3_000;
const storeKey = 'frostmark.reads';

export function createReads(store: Store | undefined): Reads {
  const reads = new Map(load(store).map((read) => [read.key, read]));
  const lastSeen = new Map<string, number>();
  return {
    all: () => [...reads.values()].toSorted((a, b) => b.lastAt - a.lastAt),
    see: (seen, at) => {
      const before = lastSeen.get(seen.key);
      lastSeen.set(seen.key, at);
      if (before !== undefined && at - before < quietMs) return 'still';
      const known = reads.get(seen.key);
      const read = known
        ? { ...known, lastAt: at, times: known.times + 1 }
        : { ...seen, firstAt: at, lastAt: at, times: 1 };
      reads.set(seen.key, read);
      save(store, [...reads.values()]);
      return known ? 'again' : 'first';
    },
    clear: () => {
      reads.clear();
      lastSeen.clear();
      store?.removeItem(storeKey);
    },
  };
}

function load(store: Store | undefined): Read[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(storeKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRead) : [];
  } catch {
    return [];
  }
}

/** A full or forbidden store loses the reads with the page, not before. */
function save(store: Store | undefined, reads: readonly Read[]): void {
  try {
    store?.setItem(storeKey, JSON.stringify(reads));
  } catch {
    // Kept in memory all the same.
  }
}

function isRead(value: unknown): value is Read {
  if (typeof value !== 'object' || value === null) return false;
  const { key, text, symbology, firstAt, lastAt, times } = value as Record<string, unknown>;
  const texts = [key, text, symbology ?? ''].every((one) => typeof one === 'string');
  return texts && [firstAt, lastAt, times].every((one) => typeof one === 'number');
}
