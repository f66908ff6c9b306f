import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { analyteCodes, testMethods, testResults } from '../../domain/analytes.ts';

export const ReportTest = z
  .strictObject({
    ...commandFields,
    sampleId: z.uuid().optional().openapi({ description: 'For a test of one sample by itself.' }),
    poolId: z.uuid().optional().openapi({ description: 'For a test of a pool.' }),
    supersedes: z.uuid().optional().openapi({
      description: 'The earlier result, of the same tube and analyte, that this one takes over.',
    }),
    analyte: z.enum(analyteCodes),
    method: z.enum(testMethods),
    result: z.enum(testResults),
    value: z.string().max(20).optional().openapi({
      description: 'In the unit of the analyte (see /api/analytes), perhaps after < or >.',
      example: '<10',
    }),
    reportNo: textField(60).optional().openapi({
      description: "The laboratory's report. A firm that enters a laboratory's result names it.",
    }),
  })
  .openapi('ReportTest', {
    description:
      'Exactly one of sampleId, poolId and supersedes says what was tested; `occurredAt` is when.',
  });
export type ReportTest = z.infer<typeof ReportTest>;

export const TestQuery = PageQuery.extend({
  lotId: z.uuid().optional(),
  sampleId: z.uuid().optional(),
  poolId: z.uuid().optional(),
  analyte: z.enum(analyteCodes).optional(),
  result: z.enum(testResults).optional(),
});

export const TestView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    poolId: z.uuid(),
    sampleIds: z.array(z.uuid()).openapi({ description: 'Of its samples, those you may see.' }),
    lotIds: z.array(z.uuid()).openapi({ description: 'Of its lots, those that you may know.' }),
    analyte: z.enum(analyteCodes),
    method: z.enum(testMethods),
    result: z.enum(testResults),
    value: z.string().nullable(),
    reportNo: z.string().nullable(),
    supersedes: z.uuid().nullable(),
    supersededBy: z.uuid().nullable(),
    supersededAt: z.iso.datetime().nullable(),
    testedAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
  })
  .openapi('Test');
export type TestView = z.infer<typeof TestView>;

const name = z.strictObject({ zh: z.string(), en: z.string() });

export const AnalyteView = z
  .strictObject({
    code: z.enum(analyteCodes),
    name,
    methods: z.array(z.strictObject({ code: z.enum(testMethods), name, rapid: z.boolean() })),
    unit: z.string(),
    valueRequired: z.boolean(),
  })
  .openapi('Analyte');
export type AnalyteView = z.infer<typeof AnalyteView>;
