import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { storageClasses } from '../../domain/storage-class.ts';
import { formats, layouts, links } from './labels.schemas.ts';

const span = { firstSerial: z.int(), lastSerial: z.int() };

/** What stands on the labels, as it was when they were printed. */
const facts = z.strictObject({
  nameZh: z.string(),
  nameEn: z.string(),
  spec: z.string().nullable(),
  gtin: z.string().nullable(),
  lotNumber: z.string(),
  productionDate: z.string(),
  expiryDate: z.string(),
  storageClass: z.enum(storageClasses),
  level: z.enum(['case', 'pack']),
});
export type PrintedFacts = z.infer<typeof facts>;

export const labelsPrinted = defineEvent({
  type: 'labels.printed',
  version: 1,
  body: z.strictObject({
    printId: z.uuid(),
    seriesId: z.uuid(),
    lotId: z.uuid(),
    orgId: z.uuid(),
    /** Counts the prints of the series, from 1. Of two at once, one comes after the other. */
    number: z.int(),
    ...span,
    format: z.enum(formats),
    layout: z.enum(layouts).nullable(),
    dpi: z.union([z.literal(203), z.literal(300)]).nullable(),
    link: z.enum(links),
    facts,
    /** The most that any of its labels had been printed before, and how many had been. */
    reprint: z.int(),
    reprinted: z.int(),
  }),
  lots: ({ lotId }) => [lotId],
});

/** Labels of a print that somebody fetched; a long file is told of in several. */
export const labelsTaken = defineEvent({
  type: 'labels.taken',
  version: 1,
  body: z.strictObject({
    printId: z.uuid(),
    lotId: z.uuid(),
    ...span,
    /** How many of them had been fetched before. */
    again: z.int(),
  }),
  lots: ({ lotId }) => [lotId],
});
