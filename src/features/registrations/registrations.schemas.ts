import { z } from '@hono/zod-openapi';

import { commandFields, identifierField, overrideReason, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { fileTypes } from '../../domain/file-type.ts';
import { licenceKinds, licenceNames } from '../../domain/licences.ts';
import { checkUscc } from '../../domain/uscc.ts';
import { firmKinds } from './registrations.events.ts';

const { eventId } = commandFields;
const registrationStates = ['submitted', 'returned', 'opened', 'refused'] as const;

export const LicenceInput = z
  .strictObject({
    kind: z.enum(licenceKinds).openapi({
      description: licenceKinds.map((kind) => `${licenceNames[kind].zh} ${kind}`).join(' · '),
    }),
    number: textField(64).openapi({ example: 'JY14403000000000' }),
    validUntil: z.iso.date().optional().openapi({ description: 'Left out: without an end.' }),
  })
  .openapi('LicenceInput');

export const LicenceView = z
  .strictObject({
    kind: z.enum(licenceKinds),
    number: z.string(),
    validUntil: z.iso.date().nullable(),
  })
  .openapi('Licence');

export const SubmitRegistration = z
  .strictObject({
    kind: z.enum(firmKinds),
    nameZh: textField(120),
    nameEn: textField(160),
    uscc: identifierField(checkUscc, '91440101MA5CJQ4N59'),
    overrideReason,
    divisionId: z.string().max(20).openapi({ example: '440308' }),
    address: textField(200),
    licences: z.array(LicenceInput).min(1).max(20),
  })
  .openapi('SubmitRegistration');
export type SubmitRegistration = z.infer<typeof SubmitRegistration>;

export const SubmittedRegistration = z
  .strictObject({
    id: z.uuid(),
    token: z.string().openapi({
      description: 'Shown this once. Sent as Authorization: Bearer, never in an address.',
      example: 'fmr_…',
    }),
    tokenExpiresAt: z.iso.datetime(),
  })
  .openapi('SubmittedRegistration');

export const OwnerAccount = z
  .strictObject({
    username: z
      .string()
      .min(1)
      .max(64)
      .openapi({ description: '3 to 30 of a–z, 0–9, dot, hyphen, underscore.', example: 'owner' }),
    displayName: textField(80),
    password: z
      .string()
      .min(1)
      .max(128)
      .openapi({ format: 'password', description: '10 to 128 characters.' }),
  })
  .openapi('OwnerAccount');
export type OwnerAccount = z.infer<typeof OwnerAccount>;

const Reason = z.strictObject({
  field: z
    .string()
    .regex(/^[A-Za-z0-9.]{1,60}$/)
    .openapi({
      description: 'Which field of the registration, or `files`.',
      example: 'licences.0.number',
    }),
  zh: textField(300),
  en: textField(300),
});

export const ReturnRegistration = z
  .strictObject({ eventId, reasons: z.array(Reason).min(1).max(20) })
  .openapi('ReturnRegistration');
export type ReturnRegistration = z.infer<typeof ReturnRegistration>;

export const RefuseRegistration = z
  .strictObject({ eventId, reasonZh: textField(300), reasonEn: textField(300) })
  .openapi('RefuseRegistration');
export type RefuseRegistration = z.infer<typeof RefuseRegistration>;

export const OpenRegistration = z.strictObject({ eventId }).openapi('OpenRegistration');
export type OpenRegistration = z.infer<typeof OpenRegistration>;

export const RegistrationQuery = PageQuery.extend({
  state: z.enum(registrationStates).optional(),
});

export const RegistrationView = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(registrationStates).openapi({
      description: '已提交 submitted · 已退回 returned · 已开通 opened · 已驳回 refused',
    }),
    kind: z.enum(firmKinds),
    nameZh: z.string(),
    nameEn: z.string(),
    uscc: z.string(),
    usccOverrideReason: z.string().nullable(),
    divisionId: z.string(),
    address: z.string(),
    licences: z.array(LicenceView),
    reasons: z.array(z.strictObject({ field: z.string(), zh: z.string(), en: z.string() })),
    orgId: z.uuid().nullable(),
    submittedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
  })
  .openapi('Registration');

export const RegistrationFileView = z
  .strictObject({
    sha256: z.string(),
    mediaType: z.enum(fileTypes),
    size: z.int(),
    addedAt: z.iso.datetime(),
  })
  .openapi('RegistrationFile');

export const RegistrationWithFiles = RegistrationView.extend({
  files: z.array(RegistrationFileView),
}).openapi('RegistrationWithFiles');
