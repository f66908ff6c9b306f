import { defineConfig } from 'vitest/config';

/** Whole programs, started as their users start them. Needs `npm run build` before. */
export default defineConfig({
  test: {
    name: 'programs',
    include: ['test/smoke/**/*.smoke.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    expect: { requireAssertions: true },
  },
});
