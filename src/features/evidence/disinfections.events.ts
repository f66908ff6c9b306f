import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import {
  concentrationUnits,
  disinfectedObjects,
  disinfectionMethods,
} from '../../domain/disinfection.ts';

/** Happened when the agent was made ready. */
export const disinfectantPrepared = defineEvent({
  type: 'evidence.disinfectant_prepared',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    agent: z.string(),
    productLicenceNo: z.string().nullable(),
    concentrationMilli: z.int(),
    concentrationUnit: z.enum(concentrationUnits),
    ratio: z.string().nullable(),
    workerNo: z.string(),
  }),
  lots: () => [],
});

/** Happened when it ended. */
export const disinfected = defineEvent({
  type: 'evidence.disinfected',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    disinfectantId: z.uuid(),
    certificateNo: z.string(),
    premisesId: z.uuid(),
    placeId: z.uuid().nullable(),
    object: z.enum(disinfectedObjects),
    method: z.enum(disinfectionMethods),
    contactMinutes: z.int(),
    temperatureCentiC: z.int().nullable(),
    sixSides: z.boolean(),
    workerNo: z.string(),
    startedAt: z.iso.datetime(),
    lots: z.array(
      z.strictObject({
        lotId: z.uuid(),
        grams: z.int(),
        pieces: z.int(),
        repeatReason: z.string().nullable(),
      }),
    ),
  }),
  lots: ({ lots }) => lots.map(({ lotId }) => lotId),
});
