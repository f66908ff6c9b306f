import { z } from '@hono/zod-openapi';

import { codeLevels } from '../../domain/scan-warnings.ts';

const text = z.strictObject({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime();

export const CopyWarningView = z
  .discriminatedUnion('reason', [
    z.strictObject({ reason: z.literal('many'), scans: z.int(), limit: z.int() }),
    z.strictObject({
      reason: z.literal('places'),
      places: z.array(text),
      hours: z.int(),
      since: moment,
    }),
    z.strictObject({ reason: z.literal('after_sold'), soldOutAt: moment, scans: z.int() }),
    z.strictObject({ reason: z.literal('after_destroyed'), destroyedAt: moment }),
  ])
  .openapi('CopyWarning');

/** Of one code, for who scans it. */
export const TallyView = z.strictObject({
  /** The hour of the first scan; null where this is the first. */
  firstScan: moment.nullable(),
  scans: z.int(),
});

export const LotScansView = z
  .strictObject({
    lotId: z.uuid(),
    codes: z.int().openapi({ description: 'So many codes of the lot were scanned.' }),
    scans: z.int(),
    firstScan: moment.nullable(),
    regions: z.array(z.strictObject({ region: z.string().nullable(), name: text, scans: z.int() })),
    hours: z
      .array(z.strictObject({ hour: moment, region: z.string().nullable(), scans: z.int() }))
      .openapi({ description: 'The newest 1000; older than the retention rule only totals stay.' }),
    warnings: z
      .array(
        z.strictObject({
          code: z.string(),
          level: z.enum(codeLevels),
          scans: z.int(),
          warnings: z.array(CopyWarningView),
        }),
      )
      .openapi({ description: 'Among the 200 codes with most scans and the 200 in most regions.' }),
  })
  .openapi('LotScans');
