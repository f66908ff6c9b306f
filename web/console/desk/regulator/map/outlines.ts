import { queryOptions } from '@tanstack/react-query';

/** Rings of longitude and latitude by turns. */
export const outlineQuery = (province: string) =>
  queryOptions({
    queryKey: ['outline', province],
    queryFn: async (): Promise<number[][]> => {
      const response = await fetch(`/console/maps/${province}.json`);
      return response.ok ? ((await response.json()) as number[][]) : [];
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
