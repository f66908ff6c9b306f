import { QueryClient } from '@tanstack/react-query';

import { isPassing } from './problem.ts';

const maxTries = 2;

/** One for each page. What was refused is not asked again; what may pass is. */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < maxTries && isPassing(error),
        retryDelay: (failures) => 500 * 2 ** failures,
        // The console says itself that it is offline; an asked question fails at once, with words.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
