import { z } from 'zod';

import type { MapTiles } from '../app-console.ts';

/** What lies under the maps of the desk. */
export const mapTilesSettings = {
  MAP_TILES: {
    schema: z
      .url({ protocol: /^https?$/ })
      .refine((url) => ['{z}', '{x}', '{y}'].every((part) => url.includes(part)))
      .optional(),
    fallback: '',
    about:
      'Tiles of the maps of the desk, `https://…/{z}/{x}/{y}.png`; browsers fetch them from there. ' +
      'Left out: outlines of provinces. Who shows maps to the public needs tiles with a review number (审图号).',
  },
  MAP_TILES_SYSTEM: {
    schema: z.enum(['wgs84', 'gcj02']).default('wgs84'),
    fallback: '`wgs84`',
    about: 'Coordinates of these tiles: `gcj02` for those of Chinese map services.',
  },
  MAP_TILES_ATTRIBUTION: {
    schema: z.string().max(200).optional(),
    fallback: '',
    about: 'Whose tiles these are, as their licence wants it said.',
  },
};

type Values = {
  MAP_TILES?: string | undefined;
  MAP_TILES_SYSTEM: MapTiles['system'];
  MAP_TILES_ATTRIBUTION?: string | undefined;
};

export function mapTilesOf(values: Values): MapTiles | undefined {
  const { MAP_TILES: url, MAP_TILES_SYSTEM: system, MAP_TILES_ATTRIBUTION: attribution } = values;
  return url === undefined ? undefined : { url, system, attribution: attribution ?? '' };
}
