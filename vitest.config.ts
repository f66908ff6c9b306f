import { defineConfig } from 'vitest/config';

import { testsWithoutDatabase } from './test/support/reach.ts';
import { serverUrl } from './test/support/servers.ts';

/** What the pass on PGlite has shown, and a second database can't change. */
const withoutServer = [
  ...testsWithoutDatabase(),
  // How labels look; that they are printed of what is recorded is told by `prints.test.ts`.
  'test/labels/pictures.test.ts',
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
