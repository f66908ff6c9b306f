import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { codeLevels } from '../../domain/scan-warnings.ts';

const count = z.int().min(1).max(1_000_000_000);
const perPiece = z.number().min(0).max(1_000);

/** What `src/domain/scan-warnings.ts` judges by. */
export const thresholdNumbers = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.literal('many'), scans: count, perPiece }),
  z.strictObject({
    reason: z.literal('places'),
    hours: z.int().min(1).max(720),
    cities: z.int().min(2).max(400),
    provinces: z.int().min(1).max(34),
    perPiece,
  }),
  z.strictObject({
    reason: z.literal('after_sold'),
    days: z.int().min(0).max(3650),
    scans: count,
    perPiece,
  }),
  z.strictObject({ reason: z.literal('after_destroyed'), hours: z.int().min(0).max(8760) }),
]);

const threshold = z.strictObject({
  id: z.uuid(),
  level: z.enum(codeLevels),
  divisionId: z.string(),
  numbers: thresholdNumbers,
  source: z.string(),
  effectiveFrom: z.iso.datetime(),
  effectiveTo: z.iso.datetime().nullable(),
});
export type ThresholdBody = z.infer<typeof threshold>;

/** They begin and end together, so that one can take another's place without a gap. */
export const thresholdsSet = defineEvent({
  type: 'scan.thresholds_set',
  version: 1,
  body: z.strictObject({
    add: z.array(threshold),
    end: z.array(z.strictObject({ id: z.uuid(), effectiveTo: z.iso.datetime() })),
  }),
  lots: () => [],
});
