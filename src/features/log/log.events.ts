import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';

export const verdicts = ['ok', 'failed'] as const;

/** A verifier of the whole log told what it found. */
export const logVerified = defineEvent({
  type: 'log.verified',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    size: z.int(),
    root: z.string(),
    verdict: z.enum(verdicts),
    problems: z.int(),
    checkedAt: z.iso.datetime(),
  }),
  lots: () => [],
});
