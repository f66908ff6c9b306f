import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { lotEntries, lotKinds } from '../../domain/lots.ts';
import { storageClasses } from '../../domain/storage-class.ts';

const optionalText = z.string().nullable();

/** The fields of a lot that never hold a quantity in motion: what it is and what papers say. */
export const lotFacts = z.strictObject({
  lotId: z.uuid(),
  orgId: z.uuid(),
  number: z.string(),
  kind: z.enum(lotKinds),
  entry: z.enum(lotEntries).nullable(),
  productId: z.uuid(),
  storageClass: z.enum(storageClasses),
  supplierLotNo: optionalText,
  originCountry: z.string(),
  originDivisionId: optionalText,
  producer: optionalText,
  establishmentHomeNo: optionalText,
  establishmentCnNo: optionalText,
  containerNo: optionalText,
  sealNo: optionalText,
  declarationNo: optionalText,
  declarationItemNo: z.int().nullable(),
  port: optionalText,
  productionDate: z.string(),
  expiryDate: z.string(),
  destinationPremisesId: z.uuid().nullable(),
  destinationNote: optionalText,
  previousOutCertificateNo: optionalText,
  grams: z.int(),
  pieces: z.int(),
  grossGrams: z.int().nullable(),
  overrides: z.strictObject({ reason: z.string(), fields: z.array(z.string()) }).nullable(),
});
export type LotFactsBody = z.infer<typeof lotFacts>;

export const lotDeclared = defineEvent({
  type: 'lots.declared',
  version: 1,
  body: lotFacts.extend({
    inboundPlaceId: z.uuid(),
    /** The item of the declaration that the lot draws on, with what it covers in all. */
    customsItem: z.strictObject({ grams: z.int(), pieces: z.int() }).nullable(),
    parties: z.array(z.uuid()),
  }),
  lots: ({ lotId }) => [lotId],
});

export const lotAmended = defineEvent({
  type: 'lots.amended',
  version: 1,
  body: z.strictObject({
    lotId: z.uuid(),
    changes: z.strictObject({
      supplierLotNo: z.string().optional(),
      productionDate: z.string().optional(),
      expiryDate: z.string().optional(),
      containerNo: z.string().optional(),
      sealNo: z.string().optional(),
      establishmentHomeNo: z.string().optional(),
      establishmentCnNo: z.string().optional(),
      destinationPremisesId: z.uuid().optional(),
    }),
    /** The firm of a new destination learns of the lot. */
    parties: z.array(z.uuid()),
  }),
  lots: ({ lotId }) => [lotId],
});

/** A declaration taken back before anything arrived; the lot stays readable. */
export const lotWithdrawn = defineEvent({
  type: 'lots.withdrawn',
  version: 1,
  body: z.strictObject({
    lotId: z.uuid(),
    orgId: z.uuid(),
    inboundPlaceId: z.uuid(),
    grams: z.int(),
    pieces: z.int(),
    declarationNo: optionalText,
    declarationItemNo: z.int().nullable(),
  }),
  lots: ({ lotId }) => [lotId],
});
