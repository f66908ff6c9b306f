import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { analyteCodes, testMethods, testResults } from '../../domain/analytes.ts';

/** Happened when it was tested. Never edited: a later one names the result that it supersedes. */
export const testReported = defineEvent({
  type: 'evidence.test_reported',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    poolId: z.uuid(),
    /** Whether this test makes the pool: one sample, whose id the pool takes. */
    makesPool: z.boolean(),
    analyte: z.enum(analyteCodes),
    method: z.enum(testMethods),
    result: z.enum(testResults),
    value: z.string().nullable(),
    reportNo: z.string().nullable(),
    supersedes: z.uuid().nullable(),
    lotIds: z.array(z.uuid()),
  }),
  lots: ({ lotIds }) => lotIds,
});
