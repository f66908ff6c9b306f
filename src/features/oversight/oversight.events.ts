import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { holdKinds } from '../../domain/recalls.ts';

const heldLots = z.array(z.strictObject({ id: z.uuid(), lotId: z.uuid() }));

/** One decision, one hold for each lot. */
export const lotsHeld = defineEvent({
  type: 'oversight.lots_held',
  version: 1,
  body: z.strictObject({
    holds: heldLots,
    kind: z.enum(holdKinds),
    orgId: z.uuid(),
    reasonZh: z.string(),
    reasonEn: z.string(),
    testId: z.uuid().nullable(),
    recallId: z.uuid().nullable(),
  }),
  lots: ({ holds }) => holds.map(({ lotId }) => lotId),
});

export const holdsReleased = defineEvent({
  type: 'oversight.holds_released',
  version: 1,
  body: z.strictObject({
    holds: heldLots,
    orgId: z.uuid(),
    reason: z.string(),
    clearingTestId: z.uuid().nullable(),
  }),
  lots: ({ holds }) => holds.map(({ lotId }) => lotId),
});
