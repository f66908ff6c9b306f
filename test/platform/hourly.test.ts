import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { everyHour } from '../../src/platform/hourly.ts';

const quiet = { info: () => {}, warn: () => {} };
const hour = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work is asked for after a minute and then by the hour, also after it failed', async () => {
  const errors: string[] = [];
  let asked = 0;
  const timer = everyHour(
    async () => {
      asked += 1;
      if (asked === 1) throw new Error('the database is away');
    },
    { ...quiet, error: (_, message) => void errors.push(message) },
  );
  await vi.advanceTimersByTimeAsync(61_000);
  expect([asked, errors]).toEqual([1, ['background work failed']]);
  await vi.advanceTimersByTimeAsync(2 * hour);
  expect([asked, errors.length]).toEqual([3, 1]);
  await timer.stop();
  await vi.advanceTimersByTimeAsync(3 * hour);
  expect(asked).toBe(3);
});

test('stopping waits for work under way and starts none', async () => {
  let finish: () => void = () => {};
  let stopped = false;
  let asked = 0;
  const timer = everyHour(
    async () => {
      asked += 1;
      await new Promise<void>((resolve) => (finish = resolve));
    },
    { ...quiet, error: () => {} },
  );
  await vi.advanceTimersByTimeAsync(61_000);
  const stopping = timer.stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(10);
  expect(stopped).toBe(false);
  finish();
  await stopping;
  await vi.advanceTimersByTimeAsync(3 * hour);
  expect(asked).toBe(1);
});
