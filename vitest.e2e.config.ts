import { defineConfig } from 'vitest/config';

/** Real processes, a real browser: run by `npm run test:e2e`, apart from the quick suite. */
export default defineConfig({
  test: {
    // Projects go by their names: long programs come first, and short files last, so that two workers end together.
    name: 'screens',
    include: ['test/e2e/**/*.e2e.ts'],
    hookTimeout: 300_000,
    testTimeout: 120_000,
    maxWorkers: 2,
    // A busy machine draws late; what is polled for is waited for as long as what is clicked.
    expect: { requireAssertions: true, poll: { timeout: 15_000 } },
  },
});
