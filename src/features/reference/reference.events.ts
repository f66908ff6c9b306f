import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';

export const divisionRow = z.strictObject({
  id: z.string(),
  parentId: z.string().nullable(),
  code: z.string().nullable(),
  level: z.enum(['country', 'province', 'city', 'county', 'zone']),
  nameZh: z.string(),
  nameEn: z.string(),
  path: z.string(),
});
export type DivisionRow = z.infer<typeof divisionRow>;

/** Divisions come by the subtree: a province with its cities, counties and zones. */
export const divisionsLoaded = defineEvent({
  type: 'reference.divisions_loaded',
  version: 1,
  body: z.strictObject({ codeVersion: z.string(), rows: z.array(divisionRow) }),
  lots: () => [],
});
