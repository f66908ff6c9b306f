import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { recallKinds } from '../../domain/recalls.ts';

const lotIds = z.array(z.uuid()).min(1).max(200);
const recallClass = z.union([z.literal(1), z.literal(2), z.literal(3)]);

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

export const RecallQuery = PageQuery.extend({ lotId: z.uuid().optional() });

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
