import { z } from '@hono/zod-openapi';

import { commandFields, textField, WeightKg } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { documentKinds, documentStates, documentVisibilities } from '../../domain/documents.ts';
import { fileTypes } from '../../domain/file-type.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

const number = z.string().min(1).max(64).openapi({
  description:
    'As on the paper: 6–32 characters; a customs declaration has 18 digits. Not known while pending.',
  example: '440326110012345',
});

const AttachedFile = z.strictObject({
  sha256: Digest,
  public: z.boolean().openapi({
    description:
      'Whether whoever scans a code may see it, where the document is shown to the chain.',
  }),
});

const LinkedLot = z.strictObject({
  lotId: z.uuid(),
  netWeightKg: WeightKg.positive()
    .optional()
    .openapi({ description: 'The whole lot when left out.' }),
});

const paper = {
  number: number.optional(),
  issuedOn: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
  coversKg: WeightKg.positive().optional().openapi({
    description: 'What the paper covers in all. The lots linked never exceed it.',
  }),
};

const visibility = z.enum(documentVisibilities).openapi({
  description:
    '仅本单位 private · 直接交易方 parties · 经手各方 chain · 公开 public. Regulators see all; gates count what is shown to the chain or the public.',
});

const files = z.array(AttachedFile).max(20);
const lots = z.array(LinkedLot).max(200);

export const RecordDocument = z
  .strictObject({
    ...commandFields,
    kind: z.enum(documentKinds),
    state: z
      .enum(documentStates)
      .exclude(['void'])
      .default('issued')
      .openapi({ description: '待出具 pending · 已出具 issued · 申请不出具 not_requested' }),
    issuer: textField(120).openapi({ example: '深圳海关' }),
    ...paper,
    visibility: visibility.default('chain'),
    files: files.default([]),
    lots: lots.default([]),
  })
  .openapi('RecordDocument');
/** As a caller may leave it; routes fill the defaults in. */
export type RecordDocument = z.input<typeof RecordDocument>;

export const ChangeDocumentState = z
  .strictObject({
    ...commandFields,
    state: z.enum(documentStates),
    ...paper,
    reason: textField(200).optional(),
  })
  .openapi('ChangeDocumentState');
export type ChangeDocumentState = z.infer<typeof ChangeDocumentState>;

export const ChangeVisibility = z
  .strictObject({ ...commandFields, visibility })
  .openapi('ChangeVisibility');
export type ChangeVisibility = z.infer<typeof ChangeVisibility>;

export const AttachFiles = z
  .strictObject({ ...commandFields, files: files.min(1) })
  .openapi('AttachFiles');
export type AttachFiles = z.infer<typeof AttachFiles>;

export const LinkLots = z.strictObject({ ...commandFields, lots: lots.min(1) }).openapi('LinkLots');
export type LinkLots = z.infer<typeof LinkLots>;

export const DocumentQuery = PageQuery.extend({
  lotId: z.uuid().optional(),
  kind: z.enum(documentKinds).optional(),
  state: z.enum(documentStates).optional(),
  number: z.string().trim().toUpperCase().max(64).optional(),
});

export const DocumentView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    kind: z.enum(documentKinds),
    number: z.string().nullable(),
    issuer: z.string(),
    issuedOn: z.iso.date().nullable(),
    validUntil: z.iso.date().nullable(),
    state: z.enum(documentStates),
    coversKg: z.number().nullable(),
    coveredKg: z.number().nullable().openapi({
      description: 'Used up so far; told to who recorded the document and to regulators.',
    }),
    visibility: z.enum(documentVisibilities),
    recordedAt: z.iso.datetime(),
    lots: z
      .array(z.strictObject({ lotId: z.uuid(), netWeightKg: z.number() }))
      .openapi({ description: 'Of the lots covered, those that you handle.' }),
    files: z.array(
      z.strictObject({
        sha256: Digest,
        mediaType: z.enum(fileTypes),
        size: z.int(),
        public: z.boolean(),
      }),
    ),
    states: z.array(
      z.strictObject({ state: z.enum(documentStates), recordedAt: z.iso.datetime() }),
    ),
  })
  .openapi('Document');
export type DocumentView = z.infer<typeof DocumentView>;
