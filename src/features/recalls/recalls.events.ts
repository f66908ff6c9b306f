import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { recallKinds } from '../../domain/recalls.ts';

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
