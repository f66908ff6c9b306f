import { queryOptions, useQuery } from '@tanstack/react-query';

/** Whose tiles lie under the map, as the installation is configured. */
export type MapTiles = { url: string; attribution: string; system: 'wgs84' | 'gcj02' };

/** What this installation has. `mapTiles` null: only outlines of provinces. */
type Settings = { mapTiles: MapTiles | null; sendsTextMessages: boolean };

const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async (): Promise<Settings> => {
    const response = await fetch('/console/settings');
    if (!response.ok) throw new Error(`${response.status}`);
    return (await response.json()) as Settings;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Undefined until it is known. */
export const useSettings = (): Settings | undefined => useQuery(settingsQuery).data;
