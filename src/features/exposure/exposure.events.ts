import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { exposureReasons } from '../../domain/exposure.ts';

const reason = z.enum(exposureReasons);
const quantity = z.strictObject({ grams: z.int(), pieces: z.int() });
const figures = z.strictObject({
  lots: z.int(),
  firms: z.int(),
  places: z.int(),
  stored: quantity,
  inTransit: quantity,
  sold: quantity,
});

export const keptFigures = z.strictObject({
  union: figures,
  reasons: z.array(z.strictObject({ reason, alone: figures, added: figures })),
  whatIf: z.array(z.strictObject({ hoursAfter: z.int(), figures })),
  beyond: figures.nullable(),
  incomplete: z.array(reason),
});
export type KeptFigures = z.infer<typeof keptFigures>;

export const keptHypothesis = z.strictObject({
  hoursBefore: z.int(),
  hoursAfter: z.int(),
  reasons: z.array(reason),
  leastHours: z.number(),
  closeHours: z.number(),
  descendants: z.boolean(),
});

/**
 * On what numbers an officer decided. In no lot's history: firms read that, and the figures are of more than theirs.
 */
export const exposureAssessed = defineEvent({
  type: 'exposure.assessed',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    lotIds: z.array(z.uuid()),
    since: z.iso.datetime().nullable(),
    hypothesis: keptHypothesis,
    figures: keptFigures,
    note: z.string(),
  }),
  lots: () => [],
});
