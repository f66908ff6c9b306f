import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { sampleKinds } from '../../domain/samples.ts';

/** Happened when the sample was taken. People appear by their employer's number only. */
export const sampleTaken = defineEvent({
  type: 'evidence.sample_taken',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    number: z.string(),
    kind: z.enum(sampleKinds),
    premisesId: z.uuid(),
    placeId: z.uuid().nullable(),
    workerNo: z.string().nullable(),
    samplerWorkerNo: z.string().nullable(),
    spot: z.string().nullable(),
    laboratoryOrgId: z.uuid(),
    lotIds: z.array(z.uuid()),
  }),
  lots: ({ lotIds }) => lotIds,
});

export const poolMade = defineEvent({
  type: 'evidence.pool_made',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    number: z.string(),
    sampleIds: z.array(z.uuid()),
    lotIds: z.array(z.uuid()),
  }),
  lots: ({ lotIds }) => lotIds,
});
