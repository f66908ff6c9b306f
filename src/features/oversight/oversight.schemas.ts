import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { holdKinds, recallKinds } from '../../domain/recalls.ts';

const lotIds = z.array(z.uuid()).min(1).max(200);
const recallClass = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const ReleaseHold = z
  .strictObject({
    ...commandFields,
    reason: textField(300),
    clearingTestId: z.uuid().optional().openapi({
      description: 'The later negative test that clears the lot. Required for holds on a test.',
    }),
  })
  .openapi('ReleaseHold');
export type ReleaseHold = z.infer<typeof ReleaseHold>;

export const OpenRecall = z
  .strictObject({
    ...commandFields,
    number: textField(60).openapi({ example: '粤市监召〔2026〕12号' }),
    class: recallClass,
    kind: z.enum(recallKinds),
    reasonZh: textField(300),
    reasonEn: textField(300),
    lotIds,
  })
  .openapi('OpenRecall');
export type OpenRecall = z.infer<typeof OpenRecall>;

export const CloseRecall = z
  .strictObject({
    ...commandFields,
    reason: textField(300),
    releaseHolds: z.boolean().openapi({
      description: 'Whether what is left of the goods may move again.',
    }),
  })
  .openapi('CloseRecall');
export type CloseRecall = z.infer<typeof CloseRecall>;

export const HoldQuery = PageQuery.extend({
  lotId: z.uuid().optional(),
  active: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});

export const RecallQuery = PageQuery.extend({ lotId: z.uuid().optional() });

export const HoldView = z
  .strictObject({
    id: z.uuid(),
    orderId: z.uuid(),
    lotId: z.uuid(),
    kind: z.enum(holdKinds),
    orgId: z.uuid().nullable(),
    reasonZh: z.string(),
    reasonEn: z.string(),
    testId: z.uuid().nullable(),
    recallId: z.uuid().nullable(),
    placedAt: z.iso.datetime(),
    releasedAt: z.iso.datetime().nullable(),
    releaseReason: z.string().nullable(),
    clearingTestId: z.uuid().nullable(),
  })
  .openapi('Hold');
export type HoldView = z.infer<typeof HoldView>;

export const RecallView = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    orgId: z.uuid(),
    class: recallClass,
    kind: z.enum(recallKinds),
    reasonZh: z.string(),
    reasonEn: z.string(),
    openedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
  })
  .openapi('Recall');
export type RecallView = z.infer<typeof RecallView>;

export const RecallWithLots = RecallView.extend({
  lotIds: z.array(z.uuid()).openapi({ description: 'The recalled lots that you handle.' }),
}).openapi('RecallWithLots');
