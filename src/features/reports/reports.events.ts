import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { answerStates, reportKinds } from '../../domain/consumer-reports.ts';

const ofLot = { id: z.uuid(), lotId: z.uuid() };

/** What the consumer wrote and photographed stands outside the journal, where it can be erased. */
export const reportFiled = defineEvent({
  type: 'reports.filed',
  version: 1,
  body: z.strictObject({
    ...ofLot,
    /** Of the firm that declared the lot. */
    orgId: z.uuid(),
    code: z.string(),
    kind: z.enum(reportKinds),
  }),
  lots: ({ lotId }) => [lotId],
});

/** By the authority, for the consumer to read. */
export const reportAnswered = defineEvent({
  type: 'reports.answered',
  version: 1,
  body: z.strictObject({
    ...ofLot,
    state: z.enum(answerStates),
    answerZh: z.string(),
    answerEn: z.string(),
  }),
  lots: ({ lotId }) => [lotId],
});

/** Text and photo are gone; that somebody reported, and what came of it, stays. */
export const reportErased = defineEvent({
  type: 'reports.erased',
  version: 1,
  body: z.strictObject({ ...ofLot, by: z.enum(['consumer', 'retention']) }),
  lots: ({ lotId }) => [lotId],
});
