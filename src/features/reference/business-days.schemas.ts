import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';

const dayFields = {
  date: z.iso.date(),
  kind: z.enum(['off', 'work']).openapi({
    description: 'off: no working day, whatever the weekday. work: worked, though at a weekend.',
  }),
};

export const ArrangeBusinessYear = z
  .strictObject({
    eventId: commandFields.eventId,
    year: z.int().min(2020).max(2100),
    source: textField(200).openapi({ example: '国办发明电〔2026〕7号' }),
    reason: textField(200),
    days: z
      .array(z.strictObject({ ...dayFields, nameZh: textField(60), nameEn: textField(60) }))
      .max(120),
  })
  .openapi('ArrangeBusinessYear');
export type ArrangeBusinessYear = z.infer<typeof ArrangeBusinessYear>;

export const BusinessYearView = z
  .strictObject({
    year: z.int(),
    source: z.string(),
    edition: z.string(),
    recordedAt: z.iso.datetime(),
    days: z.array(z.strictObject({ ...dayFields, nameZh: z.string(), nameEn: z.string() })),
  })
  .openapi('BusinessYear');
export type BusinessYearView = z.infer<typeof BusinessYearView>;
