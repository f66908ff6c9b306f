import { defineConfig } from 'vitest/config';

import { serverUrl } from './test/support/servers.ts';

/** What a second database can't change: domain rules, spreadsheets, a crash of PGlite, the verifier. */
const withoutServer = [
  'src/**/*.test.ts',
  'test/core/crash.test.ts',
  'test/platform/sheets-*.test.ts',
  'test/log-verifier/*.test.ts',
];

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'db/**/*.test.ts'],
    exclude: ['node_modules/**', ...(serverUrl ? withoutServer : [])],
    globalSetup: ['test/support/global-setup.ts'],
    env: { TZ: 'Pacific/Auckland' },
    hookTimeout: 60_000,
    testTimeout: 20_000,
    // A PGlite is about 250 MB; two at once is what two cores can use.
    maxWorkers: 2,
    // A worker keeps the product's modules from file to file: loading them for each is half the time.
    isolate: false,
    expect: { requireAssertions: true },
  },
});
