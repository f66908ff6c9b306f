import type { Log } from '../core/ports.ts';

const hourMs = 3_600_000;
const firstMs = 60_000;

export type Background = { stop: () => Promise<void> };

export function everyHour(work: () => Promise<void>, log: Log): Background {
  return again(work, log, { firstMs, everyMs: hourMs });
}

/** Asks for background work again and again. Stopping waits for what is under way. */
export function again(
  work: () => Promise<void>,
  log: Log,
  { firstMs: first, everyMs }: { firstMs: number; everyMs: number },
): Background {
  let under: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const wait = (milliseconds: number) => {
    timer = setTimeout(() => {
      under = work()
        .catch((error: unknown) => log.error({ error }, 'background work failed'))
        .finally(() => {
          if (timer !== undefined) wait(everyMs);
        });
    }, milliseconds);
  };
  wait(first);
  return {
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await under;
    },
  };
}
