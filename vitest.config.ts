import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'db/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    env: { TZ: 'Pacific/Auckland' },
    hookTimeout: 60_000,
    testTimeout: 20_000,
    // A PGlite is about 250 MB; two at once is what two cores can use.
    maxWorkers: 2,
    expect: { requireAssertions: true },
  },
});
