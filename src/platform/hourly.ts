import type { Log } from '../core/ports.ts';

const hourMs = 3_600_000;
const firstMs = 60_000;

/** Asks for background work again and again. Stopping waits for what is under way. */
export function everyHour(work: () => Promise<void>, log: Log): { stop: () => Promise<void> } {
  let under: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const wait = (milliseconds: number) => {
    timer = setTimeout(() => {
      under = work()
        .catch((error: unknown) => log.error({ error }, 'background work failed'))
        .finally(() => {
          if (timer !== undefined) wait(hourMs);
        });
    }, milliseconds);
  };
  wait(firstMs);
  return {
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await under;
    },
  };
}
