import { defineConfig } from 'vitest/config';

/** Everything that starts whole programs, two at a time: much of it is one program's wait for another. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: ['vitest.smoke.config.ts', 'vitest.e2e.config.ts', 'vitest.alone.config.ts'],
  },
});
