import { z } from '@hono/zod-openapi';

import { commandFields, identifierField, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { sampleKinds } from '../../domain/samples.ts';
import { checkWorkerNumber } from '../../domain/worker-number.ts';

/** What is printed on a tube or a bag. */
const tubeNumber = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/)
  .openapi({ example: 'S20261122-0042' });

const workerNo = identifierField(checkWorkerNumber, 'W0042');

export const TakeSample = z
  .strictObject({
    ...commandFields,
    number: tubeNumber,
    kind: z.enum(sampleKinds),
    premisesId: z.uuid(),
    placeId: z.uuid().optional().openapi({ description: 'The room, where it matters.' }),
    workerNo: workerNo.optional().openapi({
      description: 'Of the person sampled, for personnel samples. Never a name.',
    }),
    samplerWorkerNo: workerNo.optional(),
    spot: textField(80).optional().openapi({ example: '3 号库门把手' }),
    laboratoryOrgId: z.uuid(),
    lotIds: z.array(z.uuid()).max(200).default([]),
  })
  .openapi('TakeSample', { description: '`occurredAt` is when the sample was taken.' });
/** As a caller may leave it; routes fill the defaults in. */
export type TakeSample = z.input<typeof TakeSample>;

export const MakePool = z
  .strictObject({
    ...commandFields,
    number: tubeNumber,
    sampleIds: z.array(z.uuid()).min(1).max(100),
  })
  .openapi('MakePool');
export type MakePool = z.infer<typeof MakePool>;

export const SampleQuery = PageQuery.extend({
  lotId: z.uuid().optional(),
  kind: z.enum(sampleKinds).optional(),
  number: z.string().max(40).optional(),
});

export const PoolQuery = PageQuery.extend({ sampleId: z.uuid().optional() });

const lotIds = z.array(z.uuid()).openapi({ description: 'Of its lots, those that you may know.' });

export const SampleView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    number: z.string(),
    kind: z.enum(sampleKinds),
    premisesId: z.uuid(),
    placeId: z.uuid().nullable(),
    workerNo: z.string().nullable().openapi({
      description: 'Told to the firm that sampled and to regulators.',
    }),
    samplerWorkerNo: z.string().nullable(),
    spot: z.string().nullable(),
    laboratoryOrgId: z.uuid(),
    takenAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    lotIds,
  })
  .openapi('Sample');
export type SampleView = z.infer<typeof SampleView>;

export const PoolView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    number: z.string().nullable(),
    madeAt: z.iso.datetime(),
    sampleIds: z.array(z.uuid()).openapi({ description: 'Of its samples, those you may see.' }),
  })
  .openapi('Pool');
export type PoolView = z.infer<typeof PoolView>;
