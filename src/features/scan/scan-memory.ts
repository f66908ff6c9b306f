import type { Scanned } from './scan.service.ts';

/** A finished answer: what it says, and of which code. */
export type Answer = { body: Uint8Array<ArrayBuffer>; scanned: Scanned };

export type MemoryLimits = { seconds: number; entries: number; megabytes: number };

type Kept = { answer: Answer; generation: number; at: number };

export type ScanMemory = {
  /** Whether `recall` may find something: it doesn't have to be waited for where nothing was kept. */
  holds: (key: string) => boolean;
  recall: (key: string, now: Date) => Promise<Answer | undefined>;
  /** `generation` is the one that the same statement read which read what the answer says. */
  keep: (key: string, answer: Answer, generation: number, now: Date) => void;
};

/**
 * Finished answers, the latest used, for seconds, and never one that a hold has overtaken. Whatever
 * changes an answer raises the generation in its own transaction; who scans after that has been
 * acknowledged asks for the generation after it, and gets what was kept only under the same.
 * `askGeneration` must therefore begin to ask after it is called. A message (NOTIFY) instead would
 * arrive some time after the acknowledgement: the scan in between would show the goods as free.
 */
export function createScanMemory(
  askGeneration: () => Promise<number>,
  limits: MemoryLimits,
): ScanMemory {
  const kept = new Map<string, Kept>();
  const mostBytes = limits.megabytes * 1024 * 1024;
  let bytes = 0;
  let latest = -1;

  const drop = (key: string, { answer }: Kept) => {
    kept.delete(key);
    bytes -= answer.body.length;
  };

  const see = (generation: number) => {
    if (generation === latest) return;
    latest = generation;
    kept.clear();
    bytes = 0;
  };

  return {
    holds: (key) => kept.has(key),

    async recall(key, now) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      const age = now.getTime() - found.at;
      if (age < 0 || age >= limits.seconds * 1000) {
        drop(key, found);
        return undefined;
      }
      const generation = await askGeneration();
      see(generation);
      if (found.generation !== generation) return undefined;
      // To the end of the line; it may have been dropped meanwhile, or replaced.
      if (kept.get(key) === found) {
        kept.delete(key);
        kept.set(key, found);
      }
      return found.answer;
    },

    keep(key, answer, generation, now) {
      see(generation);
      const before = kept.get(key);
      if (before) drop(key, before);
      kept.set(key, { answer, generation, at: now.getTime() });
      bytes += answer.body.length;
      for (const [oldest, entry] of kept) {
        if (kept.size <= limits.entries && bytes <= mostBytes) break;
        drop(oldest, entry);
      }
    },
  };
}
