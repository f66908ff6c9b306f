import { defineConfig } from 'vitest/config';

/** What measures a time has the machine to itself: behind everything else of a whole run. */
export default defineConfig({
  test: {
    name: 'alone',
    include: ['test/e2e/**/*.alone.ts'],
    hookTimeout: 300_000,
    testTimeout: 120_000,
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
    expect: { requireAssertions: true },
  },
});
