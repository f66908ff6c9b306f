import { defineConfig } from 'vitest/config';

/** Real processes, a real browser: run by `npm run test:e2e`, apart from the quick suite. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['test/e2e/**/*.e2e.ts'],
    hookTimeout: 300_000,
    testTimeout: 120_000,
    maxWorkers: 2,
    expect: { requireAssertions: true },
  },
});
