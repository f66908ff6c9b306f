import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { gateRecord } from '../policy/policy.service.ts';

const span = { firstSerial: z.int(), lastSerial: z.int() };

export const seriesIssued = defineEvent({
  type: 'codes.series_issued',
  version: 1,
  body: z.strictObject({
    seriesId: z.uuid(),
    number: z.int(),
    keyVersion: z.int(),
    keyCheck: z.string(),
    lotId: z.uuid(),
    orgId: z.uuid(),
    level: z.enum(['case', 'pack']),
    ...span,
  }),
  lots: ({ lotId }) => [lotId],
});

export const seriesActivated = defineEvent({
  type: 'codes.series_activated',
  version: 1,
  body: z.strictObject({
    seriesId: z.uuid(),
    lotId: z.uuid(),
    premisesId: z.uuid().nullable(),
    gate: gateRecord,
  }),
  lots: ({ lotId }) => [lotId],
});

const part = {
  rangeId: z.uuid(),
  sequence: z.int(),
  seriesId: z.uuid(),
  orgId: z.uuid(),
  /** Which lot the units are of from then on. */
  lotId: z.uuid(),
  ...span,
};

export const unitsVoided = defineEvent({
  type: 'codes.units_voided',
  version: 1,
  body: z.strictObject(part),
  lots: ({ lotId }) => [lotId],
});

/** Repacked with their labels left on. */
export const unitsMoved = defineEvent({
  type: 'codes.units_moved',
  version: 1,
  body: z.strictObject({
    ...part,
    fromLotId: z.uuid(),
    /** Null while the codes are not in force. */
    gate: gateRecord.nullable(),
  }),
  lots: ({ lotId, fromLotId }) => [fromLotId, lotId],
});

/** Other labels took the place of theirs. */
export const unitsReplaced = defineEvent({
  type: 'codes.units_replaced',
  version: 1,
  body: z.strictObject({
    ...part,
    fromLotId: z.uuid(),
    successor: z.strictObject({ seriesId: z.uuid(), ...span }),
  }),
  lots: ({ lotId, fromLotId }) => (lotId === fromLotId ? [lotId] : [fromLotId, lotId]),
});
