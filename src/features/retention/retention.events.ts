import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { retentionActions, retentionKinds } from '../../domain/retention.ts';

const ruleBody = z.strictObject({
  id: z.uuid(),
  kind: z.enum(retentionKinds),
  days: z.int(),
  action: z.enum(retentionActions),
  basisZh: z.string(),
  basisEn: z.string(),
  source: z.string(),
  shipped: z.boolean(),
  effectiveFrom: z.iso.datetime(),
});
export type RetentionRuleBody = z.infer<typeof ruleBody>;

export const retentionRulesSet = defineEvent({
  type: 'retention.rules_set',
  version: 1,
  body: z.strictObject({ rules: z.array(ruleBody) }),
  lots: () => [],
});

/** The samples by id: which ones a rule meant must not depend on when the journal is read. */
export const samplesDetached = defineEvent({
  type: 'retention.samples_detached',
  version: 1,
  body: z.strictObject({ ruleId: z.uuid(), sampleIds: z.array(z.uuid()) }),
  lots: () => [],
});

export const retentionRan = defineEvent({
  type: 'retention.ran',
  version: 1,
  body: z.strictObject({
    digest: z.string(),
    done: z.array(
      z.strictObject({
        kind: z.enum(retentionKinds),
        ruleId: z.uuid(),
        action: z.enum(retentionActions),
        count: z.int(),
      }),
    ),
  }),
  lots: () => [],
});
