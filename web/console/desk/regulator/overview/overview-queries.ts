import { queryOptions } from '@tanstack/react-query';

import { api, got, type Schemas } from '../../../shared/client.ts';

export const overviewQuery = queryOptions({
  queryKey: ['statistics', 'overview'],
  queryFn: async () => got(api.GET('/api/statistics/overview')),
});

const pageSize = 200;
/** More dots than these nobody tells apart. */
const mostPages = 25;

/** All premises of the area, for the map. */
export const allPremisesQuery = queryOptions({
  queryKey: ['statistics', 'premises', 'all'],
  queryFn: async () => {
    const found: Schemas['PremisesRow'][] = [];
    let cursor: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const query: { limit: number; cursor?: string } = {
        limit: pageSize,
        ...(cursor !== null && { cursor }),
      };
      const { items, nextCursor }: { items: Schemas['PremisesRow'][]; nextCursor: string | null } =
        await got(api.GET('/api/statistics/premises', { params: { query } }));
      found.push(...items);
      cursor = nextCursor;
      if (cursor === null) break;
    }
    return found;
  },
});
