import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { holdKinds, placeScopes } from '../../domain/recalls.ts';

const heldUnits = z.strictObject({
  id: z.uuid(),
  seriesId: z.uuid(),
  firstSerial: z.int(),
  lastSerial: z.int(),
  lotId: z.uuid(),
});

const heldPlace = z.strictObject({
  id: z.uuid(),
  scope: z.enum(placeScopes),
  placeId: z.uuid().nullable(),
  premisesId: z.uuid().nullable(),
  keeperOrgId: z.uuid(),
});

/** One decision over any number of things. */
export const holdOrdered = defineEvent({
  type: 'oversight.hold_ordered',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    number: z.string().nullable(),
    kind: z.enum(holdKinds),
    orgId: z.uuid(),
    reasonZh: z.string(),
    reasonEn: z.string(),
    question: z.record(z.string(), z.unknown()).nullable(),
    lots: z.array(z.strictObject({ id: z.uuid(), lotId: z.uuid() })),
    units: z.array(heldUnits),
    places: z.array(heldPlace),
  }),
  lots: ({ lots, units }) => [...new Set([...lots, ...units].map(({ lotId }) => lotId))],
});

/** The whole order, or some of what it covers. */
export const orderReleased = defineEvent({
  type: 'oversight.order_released',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    reason: z.string(),
    lots: z.array(
      z.strictObject({ id: z.uuid(), lotId: z.uuid(), clearingTestId: z.uuid().nullable() }),
    ),
    units: z.array(z.strictObject({ id: z.uuid(), lotId: z.uuid() })),
    places: z.array(z.strictObject({ id: z.uuid() })),
  }),
  lots: ({ lots, units }) => [...new Set([...lots, ...units].map(({ lotId }) => lotId))],
});
