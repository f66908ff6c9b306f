import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';

const arrangedDay = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(['off', 'work']),
  nameZh: z.string(),
  nameEn: z.string(),
});
export type ArrangedDay = z.infer<typeof arrangedDay>;

const arrangedYear = z.strictObject({
  year: z.int(),
  /** Which list this is: one shipped with the product, or entered by a person. */
  edition: z.string(),
  source: z.string(),
  days: z.array(arrangedDay),
});
export type ArrangedYear = z.infer<typeof arrangedYear>;

/** The holidays and make-up workdays of a year. The latest word replaces the year as a whole. */
export const businessYearArranged = defineEvent({
  type: 'reference.business_year_arranged',
  version: 1,
  body: arrangedYear,
  lots: () => [],
});
