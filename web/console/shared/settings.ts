import { queryOptions, useQuery } from '@tanstack/react-query';

import { problemFrom } from './problem.ts';

/** Whose tiles lie under the map, as the installation is configured. */
export type MapTiles = { url: string; attribution: string; system: 'wgs84' | 'gcj02' };

/** What this installation has. `mapTiles` null: only outlines of provinces. */
type Settings = { mapTiles: MapTiles | null; sendsTextMessages: boolean };

const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async (): Promise<Settings> => {
    const response = await fetch('/console/settings');
    if (!response.ok) throw problemFrom(response, undefined);
    return (await response.json()) as Settings;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Where nobody answers, everything is offered: what is not there after all says so itself. */
const unknown: Settings = { mapTiles: null, sendsTextMessages: true };

/** Undefined until it is known. */
export function useSettings(): Settings | undefined {
  const { data, isError } = useQuery(settingsQuery);
  return data ?? (isError ? unknown : undefined);
}
