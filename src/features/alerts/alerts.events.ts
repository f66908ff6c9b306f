import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { alertKinds, alertRuleCodes } from '../../domain/alerts.ts';

const ids = z.array(z.uuid());

/** A finding as it was told: what is in it stays as it was judged, whatever the rules become. */
const finding = z.strictObject({
  orgId: z.uuid().nullable(),
  grams: z.int().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  textZh: z.string(),
  textEn: z.string(),
  firms: ids,
  lots: ids,
  events: ids,
  documents: ids,
  shipments: ids,
});
export type FindingBody = z.infer<typeof finding>;

/** None belongs to a lot's history: who handles a lot would read there what others are suspected of. */
const lots = () => [];

export const alertRaised = defineEvent({
  type: 'alerts.raised',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    rule: z.enum(alertRuleCodes),
    kind: z.enum(alertKinds),
    key: z.string(),
    finding,
  }),
  lots,
});

/** Found again with other figures or records; `reopens` where it was closed and got worse. */
export const alertChanged = defineEvent({
  type: 'alerts.changed',
  version: 1,
  body: z.strictObject({ id: z.uuid(), finding, reopens: z.boolean() }),
  lots,
});

/** Its cause is gone. What an officer has closed needs no such end. */
export const alertResolved = defineEvent({
  type: 'alerts.resolved',
  version: 1,
  body: z.strictObject({ id: z.uuid() }),
  lots,
});

export const alertTaken = defineEvent({
  type: 'alerts.taken',
  version: 1,
  body: z.strictObject({ id: z.uuid(), orgId: z.uuid() }),
  lots,
});

export const alertClosed = defineEvent({
  type: 'alerts.closed',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    state: z.enum(['dismissed', 'settled']),
  }),
  lots,
});

export const alertReopened = defineEvent({
  type: 'alerts.reopened',
  version: 1,
  body: z.strictObject({ id: z.uuid(), orgId: z.uuid() }),
  lots,
});

/** A firm's word on what concerns it; the words are the event's reason. */
export const alertExplained = defineEvent({
  type: 'alerts.explained',
  version: 1,
  body: z.strictObject({ id: z.uuid(), orgId: z.uuid() }),
  lots,
});

const threshold = z.strictObject({
  id: z.uuid(),
  rule: z.enum(alertRuleCodes),
  divisionId: z.string(),
  most: z.int(),
  source: z.string(),
  effectiveFrom: z.iso.datetime(),
  effectiveTo: z.iso.datetime().nullable(),
});
export type AlertThresholdBody = z.infer<typeof threshold>;

export const alertThresholdsSet = defineEvent({
  type: 'alerts.thresholds_set',
  version: 1,
  body: z.strictObject({
    add: z.array(threshold),
    end: z.array(z.strictObject({ id: z.uuid(), effectiveTo: z.iso.datetime() })),
  }),
  lots,
});
