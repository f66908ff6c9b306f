import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { gateRecord } from '../policy/policy.service.ts';

const coded = { code: z.string(), lotId: z.uuid() };

export const codeIssued = defineEvent({
  type: 'codes.issued',
  version: 1,
  body: z.strictObject({ ...coded, orgId: z.uuid() }),
  lots: ({ lotId }) => [lotId],
});

export const codeActivated = defineEvent({
  type: 'codes.activated',
  version: 1,
  body: z.strictObject({
    ...coded,
    /** Where the goods stood, which decides whose rules were asked; null when nowhere yet. */
    premisesId: z.uuid().nullable(),
    gate: gateRecord,
  }),
  lots: ({ lotId }) => [lotId],
});

/** For a label that was misprinted, lost or copied. The lot may get another code. */
export const codeVoided = defineEvent({
  type: 'codes.voided',
  version: 1,
  body: z.strictObject(coded),
  lots: ({ lotId }) => [lotId],
});
