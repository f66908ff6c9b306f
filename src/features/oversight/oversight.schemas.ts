import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { holdKinds } from '../../domain/recalls.ts';

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

export const HoldQuery = PageQuery.extend({
  lotId: z.uuid().optional(),
  active: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});

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
