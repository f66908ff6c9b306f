import { queryOptions } from '@tanstack/react-query';

/** Whose tiles lie under the map, as the installation is configured; null: none, only outlines. */
export type MapTiles = { url: string; attribution: string; system: 'wgs84' | 'gcj02' };

export const mapTilesQuery = queryOptions({
  queryKey: ['map-tiles'],
  queryFn: async (): Promise<MapTiles | null> => {
    const response = await fetch('/console/map-tiles');
    if (!response.ok) throw new Error(`${response.status}`);
    return (await response.json()) as MapTiles | null;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

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
