import { z } from '@hono/zod-openapi';

import {
  commandFields,
  identifierField,
  QuantityInput,
  textField,
  WeightKg,
} from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { checkCertificateNumber } from '../../domain/customs.ts';
import {
  concentrationUnits,
  disinfectedObjects,
  disinfectionMethods,
} from '../../domain/disinfection.ts';
import { checkWorkerNumber } from '../../domain/worker-number.ts';

const workerNo = identifierField(checkWorkerNumber, 'W0042');

export const PrepareDisinfectant = z
  .strictObject({
    ...commandFields,
    agent: textField(80).openapi({ example: '二氧化氯消毒剂' }),
    productLicenceNo: textField(60).optional(),
    concentration: z.number().positive().multipleOf(0.001).openapi({
      description: 'Active substance, in the unit given; at most three decimals.',
      example: 500,
    }),
    concentrationUnit: z.enum(concentrationUnits),
    ratio: textField(40).optional().openapi({ example: '1:100' }),
    workerNo,
  })
  .openapi('PrepareDisinfectant', { description: '`occurredAt` is when it was made ready.' });
export type PrepareDisinfectant = z.infer<typeof PrepareDisinfectant>;

const DisinfectedLot = z.strictObject({
  lotId: z.uuid(),
  netWeightKg: WeightKg.positive(),
  pieces: QuantityInput.shape.pieces,
  repeatReason: textField(200).optional().openapi({
    description: 'Why goods that were disinfected before are disinfected again.',
  }),
});

export const RecordDisinfection = z
  .strictObject({
    ...commandFields,
    disinfectantId: z.uuid(),
    certificateNo: identifierField(checkCertificateNumber, 'XD20261122-0008'),
    premisesId: z.uuid(),
    placeId: z.uuid().optional(),
    object: z.enum(disinfectedObjects),
    method: z.enum(disinfectionMethods),
    contactMinutes: z.int().min(1).max(1440),
    temperatureC: z.number().min(-80).max(60).multipleOf(0.01).optional(),
    sixSides: z.boolean(),
    workerNo,
    startedAt: z.iso.datetime({ offset: true }),
    lots: z.array(DisinfectedLot).max(200).default([]),
  })
  .openapi('RecordDisinfection', { description: '`occurredAt` is when it ended.' });
/** As a caller may leave it; routes fill the defaults in. */
export type RecordDisinfection = z.input<typeof RecordDisinfection>;

export const DisinfectionQuery = PageQuery.extend({
  lotId: z.uuid().optional(),
  certificateNo: z.string().trim().toUpperCase().max(32).optional(),
});

export const DisinfectantView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    agent: z.string(),
    productLicenceNo: z.string().nullable(),
    concentration: z.number(),
    concentrationUnit: z.enum(concentrationUnits),
    ratio: z.string().nullable(),
    workerNo: z.string().nullable(),
    preparedAt: z.iso.datetime(),
  })
  .openapi('Disinfectant');
export type DisinfectantView = z.infer<typeof DisinfectantView>;

export const DisinfectionView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    certificateNo: z.string(),
    premisesId: z.uuid(),
    placeId: z.uuid().nullable(),
    object: z.enum(disinfectedObjects),
    method: z.enum(disinfectionMethods),
    contactMinutes: z.int(),
    temperatureC: z.number().nullable(),
    sixSides: z.boolean(),
    workerNo: z.string().nullable().openapi({
      description: 'Told to the firm that disinfected and to regulators.',
    }),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    disinfectant: DisinfectantView,
    lots: z
      .array(
        z.strictObject({
          lotId: z.uuid(),
          netWeightKg: z.number(),
          pieces: z.int(),
          repeatReason: z.string().nullable(),
        }),
      )
      .openapi({ description: 'Of its lots, those that you handle.' }),
  })
  .openapi('Disinfection');
export type DisinfectionView = z.infer<typeof DisinfectionView>;
