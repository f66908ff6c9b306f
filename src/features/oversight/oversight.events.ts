import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { holdKinds, recallKinds } from '../../domain/recalls.ts';

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

export const recallOpened = defineEvent({
  type: 'oversight.recall_opened',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    number: z.string(),
    class: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    kind: z.enum(recallKinds),
    reasonZh: z.string(),
    reasonEn: z.string(),
    /** The lots named and all that were made of them up to then. */
    lotIds: z.array(z.uuid()),
  }),
  lots: ({ lotIds }) => lotIds,
});

export const recallClosed = defineEvent({
  type: 'oversight.recall_closed',
  version: 1,
  body: z.strictObject({ id: z.uuid(), orgId: z.uuid(), lotIds: z.array(z.uuid()) }),
  lots: ({ lotIds }) => lotIds,
});
