import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { codeLevels } from '../../domain/scan-warnings.ts';
import { thresholdNumbers } from './thresholds.events.ts';

const moment = z.iso.datetime({ offset: true });
const Numbers = thresholdNumbers.openapi('ScanThresholdNumbers', {
  description:
    '`perPiece` times the pieces of the lot takes the place of the number where it is more. ' +
    'places: in so many cities of so many provinces within the hours.',
});

const NewThreshold = z
  .strictObject({
    level: z.enum(codeLevels),
    divisionId: z.string().min(1).max(20).openapi({ example: '440000' }),
    numbers: Numbers,
    source: textField(300),
    effectiveFrom: moment.optional().openapi({ description: 'Now when left out; never before.' }),
    effectiveTo: moment.optional().openapi({ description: 'Open-ended when left out.' }),
  })
  .openapi('NewScanThreshold');

export const SetThresholds = z
  .strictObject({
    eventId: commandFields.eventId,
    reason: textField(300),
    add: z.array(NewThreshold).max(50).default([]),
    end: z
      .array(z.strictObject({ thresholdId: z.uuid(), effectiveTo: moment.optional() }))
      .max(50)
      .default([]),
  })
  .refine(({ add, end }) => add.length + end.length > 0, { path: ['add'] })
  .openapi('SetScanThresholds');
export type SetThresholds = z.infer<typeof SetThresholds>;

export const ThresholdQuery = PageQuery.extend({
  at: moment.optional().openapi({ description: 'Now when left out.' }),
  level: z.enum(codeLevels).optional(),
  divisionId: z.string().max(20).optional().openapi({
    description: 'Those that hold in this division; there the most specific one counts.',
  }),
});

export const ThresholdView = z
  .strictObject({
    id: z.uuid(),
    level: z.enum(codeLevels),
    divisionId: z.string(),
    numbers: Numbers,
    source: z.string(),
    effectiveFrom: z.iso.datetime(),
    effectiveTo: z.iso.datetime().nullable(),
  })
  .openapi('ScanThreshold');
