import { z } from '@hono/zod-openapi';

import {
  commandFields,
  identifierField,
  overrideReason,
  QuantityInput,
  textField,
  WeightKg,
} from '../../core/fields.ts';
import { checkContainer } from '../../domain/container.ts';
import {
  checkCertificateNumber,
  checkEstablishmentChina,
  checkEstablishmentHome,
  checkSealNumber,
} from '../../domain/customs.ts';
import { checkBatchAi10 } from '../../domain/gs1.ts';
import { lotEntries, lotKinds } from '../../domain/lots.ts';
import { storageClasses } from '../../domain/storage-class.ts';

const lotNumber = identifierField(checkBatchAi10, 'FM261122-7KQ2MX');

const common = {
  ...commandFields,
  number: lotNumber.optional().openapi({ description: 'Our lot number; made when left out.' }),
  supplierLotNo: textField(60)
    .optional()
    .openapi({ description: "The supplier's own lot number." }),
  productId: z.uuid(),
  productionDate: z.iso.date(),
  expiryDate: z.iso
    .date()
    .optional()
    .openapi({ description: 'Production date plus shelf life when left out.' }),
  quantity: QuantityInput,
  grossWeightKg: WeightKg.optional(),
  overrideReason,
};

export const DeclareImportLot = z
  .strictObject({
    kind: z.literal('import'),
    entry: z.enum(lotEntries).openapi({
      description:
        '首站在省内 first_station_in · 首站在省外 first_station_out · 省际流入 inter_province',
    }),
    ...common,
    originCountry: z.string().length(2).openapi({ example: 'NO' }),
    establishmentHomeNo: identifierField(checkEstablishmentHome, 'R-402').optional(),
    establishmentCnNo: identifierField(checkEstablishmentChina, 'CNOR18012104020000').optional(),
    containerNo: identifierField(checkContainer, 'CSQU3054383').optional(),
    sealNo: identifierField(checkSealNumber, 'SL1029384').optional(),
    declarationNo: z.string().max(30).openapi({ example: '530120261012345678' }),
    declarationItemNo: z.int().min(1).max(999),
    declarationItem: QuantityInput.optional().openapi({
      description: 'What the whole item of the declaration covers; the lot itself when left out.',
    }),
    port: textField(60).optional(),
    destinationPremisesId: z.uuid().optional(),
    destinationNote: textField(200).optional(),
    previousOutCertificateNo: identifierField(checkCertificateNumber, 'OUT-20261101-88').optional(),
  })
  .openapi('DeclareImportLot');
export type DeclareImportLot = z.infer<typeof DeclareImportLot>;

export const DeclareDomesticLot = z
  .strictObject({
    kind: z.literal('domestic'),
    ...common,
    originDivisionId: z.string().max(20).openapi({ example: '350200' }),
    producer: textField(120),
    destinationPremisesId: z.uuid(),
  })
  .openapi('DeclareDomesticLot');
export type DeclareDomesticLot = z.infer<typeof DeclareDomesticLot>;

export const DeclareLot = z
  .discriminatedUnion('kind', [DeclareImportLot, DeclareDomesticLot])
  .openapi('DeclareLot');
export type DeclareLot = z.infer<typeof DeclareLot>;

export const AmendLot = z
  .strictObject({
    ...commandFields,
    reason: textField(200),
    supplierLotNo: textField(60).optional(),
    productionDate: z.iso.date().optional(),
    expiryDate: z.iso.date().optional(),
    containerNo: identifierField(checkContainer, 'CSQU3054383').optional(),
    sealNo: identifierField(checkSealNumber, 'SL1029384').optional(),
    establishmentHomeNo: identifierField(checkEstablishmentHome, 'R-402').optional(),
    establishmentCnNo: identifierField(checkEstablishmentChina, 'CNOR18012104020000').optional(),
    destinationPremisesId: z.uuid().optional(),
    overrideReason,
  })
  .openapi('AmendLot');
export type AmendLot = z.infer<typeof AmendLot>;

export const WithdrawLot = z
  .strictObject({ ...commandFields, reason: textField(200) })
  .openapi('WithdrawLot');
export type WithdrawLot = z.infer<typeof WithdrawLot>;

const nullableText = z.string().nullable();

export const LotView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    number: z.string(),
    kind: z.enum(lotKinds),
    entry: z.enum(lotEntries).nullable(),
    productId: z.uuid(),
    storageClass: z.enum(storageClasses),
    supplierLotNo: nullableText,
    originCountry: z.string(),
    originDivisionId: nullableText,
    producer: nullableText,
    establishmentHomeNo: nullableText,
    establishmentCnNo: nullableText,
    containerNo: nullableText,
    sealNo: nullableText,
    declarationNo: nullableText,
    declarationItemNo: z.int().nullable(),
    port: nullableText,
    productionDate: z.iso.date(),
    expiryDate: z.iso.date(),
    destinationPremisesId: z.uuid().nullable(),
    destinationNote: nullableText,
    previousOutCertificateNo: nullableText,
    declared: z.strictObject({ netWeightKg: z.number(), pieces: z.int() }),
    grossWeightKg: z.number().nullable(),
    declaredAt: z.iso.datetime(),
    firstShippedAt: z.iso.datetime().nullable(),
    withdrawnAt: z.iso.datetime().nullable(),
  })
  .openapi('Lot');
export type LotView = z.infer<typeof LotView>;
