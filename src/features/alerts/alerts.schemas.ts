import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { alertKinds, alertRuleCodes, alertStates } from '../../domain/alerts.ts';

const moment = z.iso.datetime({ offset: true });
const text = z.strictObject({ zh: z.string(), en: z.string() });
const { eventId } = commandFields;

export const AlertQuery = PageQuery.extend({
  kind: z.enum(alertKinds).optional(),
  rule: z.enum(alertRuleCodes).optional(),
  state: z.enum(alertStates).optional(),
  orgId: z.uuid().optional().openapi({ description: 'A firm that it names.' }),
  lotId: z.uuid().optional().openapi({ description: 'A lot that it names.' }),
  since: moment.optional().openapi({ description: 'Raised or changed since.' }),
});

export const TakeAlert = z.strictObject({ eventId }).openapi('TakeAlert');
export type TakeAlert = z.infer<typeof TakeAlert>;

/** Also to open again and to explain: whoever decides says why. */
export const AlertReason = z
  .strictObject({ eventId, reason: textField(500) })
  .openapi('AlertReason');
export type AlertReason = z.infer<typeof AlertReason>;

export const AlertStateView = z
  .strictObject({ id: z.uuid(), state: z.enum(alertStates) })
  .openapi('AlertState');

export const AlertView = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(alertKinds),
    kindName: text,
    rule: z.enum(alertRuleCodes),
    state: z.enum(alertStates).openapi({
      description: 'resolved: its cause is gone by itself, through a correction or a settlement.',
    }),
    text: text.openapi({ description: 'What was found, with its figures.' }),
    excessKg: z.number().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).openapi({
      description: 'The figures of the text; weights in kg.',
    }),
    orgId: z.uuid().nullable().openapi({
      description: 'The firm that may read it; null where it speaks of the records of several.',
    }),
    owner: z
      .strictObject({ orgId: z.uuid(), userId: z.string().nullable() })
      .nullable()
      .openapi({ description: 'Who has it in hand; the person is shown to authorities.' }),
    reason: z.string().nullable().openapi({ description: 'Of its closing, for authorities.' }),
    raisedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  .openapi('Alert');
export type AlertView = z.infer<typeof AlertView>;

export const AlertWithRecords = AlertView.extend({
  firms: z.array(z.strictObject({ id: z.uuid(), nameZh: z.string(), nameEn: z.string() })),
  lots: z.array(
    z.strictObject({
      id: z.uuid(),
      number: z.string(),
      scans: z.string().openapi({ description: 'Where its copy warnings are read.' }),
    }),
  ),
  events: z.array(
    z.strictObject({
      id: z.uuid(),
      seq: z.int(),
      type: z.string(),
      occurredAt: z.iso.datetime(),
      recordedAt: z.iso.datetime(),
    }),
  ),
  documents: z.array(
    z.strictObject({ id: z.uuid(), kind: z.string(), number: z.string().nullable() }),
  ),
  shipments: z.array(z.strictObject({ id: z.uuid(), number: z.string() })),
  history: z.array(
    z.strictObject({
      what: z.string(),
      orgId: z.uuid().nullable(),
      reason: z.string().nullable().openapi({ description: 'Firms read their own words only.' }),
      at: z.iso.datetime(),
    }),
  ),
}).openapi('AlertWithRecords');

export const AlertRuleView = z
  .strictObject({
    rule: z.enum(alertRuleCodes),
    kind: z.enum(alertKinds),
    kindName: text,
    unit: z.enum(['kg', 'permille', 'days', 'hours', 'minutes', 'count']),
    most: z
      .number()
      .openapi({ description: 'More is an alert, where no threshold says otherwise.' }),
    text: text.openapi({ description: 'The sentence, facts in braces.' }),
  })
  .openapi('AlertRule');

export const SetAlertThresholds = z
  .strictObject({
    eventId,
    reason: textField(300),
    add: z
      .array(
        z
          .strictObject({
            rule: z.enum(alertRuleCodes),
            divisionId: z.string().min(1).max(20).openapi({ example: '440000' }),
            most: z.number().min(0).max(1e9).openapi({
              description: "In the rule's unit; kilograms with at most three decimals.",
            }),
            source: textField(300),
            effectiveFrom: moment
              .optional()
              .openapi({ description: 'Now when left out; never before.' }),
            effectiveTo: moment.optional().openapi({ description: 'Open-ended when left out.' }),
          })
          .openapi('NewAlertThreshold'),
      )
      .max(50)
      .default([]),
    end: z
      .array(z.strictObject({ thresholdId: z.uuid(), effectiveTo: moment.optional() }))
      .max(50)
      .default([]),
  })
  .refine(({ add, end }) => add.length + end.length > 0, { path: ['add'] })
  .openapi('SetAlertThresholds');
export type SetAlertThresholds = z.infer<typeof SetAlertThresholds>;

export const AlertThresholdQuery = PageQuery.extend({
  at: moment.optional().openapi({ description: 'Now when left out.' }),
  rule: z.enum(alertRuleCodes).optional(),
  divisionId: z.string().max(20).optional().openapi({
    description: 'Those that hold in this division; there the most specific one counts.',
  }),
});

export const AlertThresholdView = z
  .strictObject({
    id: z.uuid(),
    rule: z.enum(alertRuleCodes),
    divisionId: z.string(),
    most: z.number(),
    source: z.string(),
    effectiveFrom: z.iso.datetime(),
    effectiveTo: z.iso.datetime().nullable(),
  })
  .openapi('AlertThreshold');
