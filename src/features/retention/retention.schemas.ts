import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { retentionActions, retentionKinds } from '../../domain/retention.ts';

const TextView = z.strictObject({ zh: z.string(), en: z.string() });
const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: 'Of the preview: stands for exactly what it showed.' });

export const SetRetentionRule = z
  .strictObject({
    eventId: commandFields.eventId,
    reason: textField(300),
    kind: z.enum(retentionKinds),
    days: z.int().min(0).max(36_500),
    basisZh: textField(300),
    basisEn: textField(300),
    source: textField(300).openapi({ example: '《个人信息保护法》第十九条' }),
    effectiveFrom: z.iso.datetime({ offset: true }).optional().openapi({
      description: 'Now when left out; never before.',
    }),
  })
  .openapi('SetRetentionRule');
export type SetRetentionRule = z.infer<typeof SetRetentionRule>;

export const RetentionRuleView = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(retentionKinds),
    what: TextView,
    days: z.int(),
    from: TextView,
    action: z.enum(retentionActions),
    basisZh: z.string(),
    basisEn: z.string(),
    source: z.string(),
    shipped: z.boolean().openapi({ description: 'Came with the product; no lawyer has read it.' }),
    effectiveFrom: z.iso.datetime(),
    inForce: z.boolean(),
  })
  .openapi('RetentionRule');

export const RunRetention = z
  .strictObject({ eventId: commandFields.eventId, digest: Digest })
  .openapi('RunRetention');
export type RunRetention = z.infer<typeof RunRetention>;

export const RetentionPlan = z
  .strictObject({
    digest: Digest,
    items: z.array(
      z.strictObject({
        kind: z.enum(retentionKinds),
        what: TextView,
        ruleId: z.uuid(),
        days: z.int(),
        action: z.enum(retentionActions),
        count: z.int(),
        subjects: z.array(z.string()).openapi({
          description: 'Opaque ids, the first thousand: employer/number of workers, ids else.',
        }),
        idle: TextView.nullable().openapi({ description: 'Why nothing is done about this kind.' }),
      }),
    ),
  })
  .openapi('RetentionPlan');

export const RetentionDone = z
  .strictObject({
    digest: Digest,
    done: z.array(
      z.strictObject({
        kind: z.enum(retentionKinds),
        ruleId: z.uuid(),
        action: z.enum(retentionActions),
        count: z.int(),
      }),
    ),
  })
  .openapi('RetentionDone');
