import { z } from '@hono/zod-openapi';

import { commandFields, identifierField, overrideReason, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { checkUscc } from '../../domain/uscc.ts';
import { LicenceInput, LicenceView } from './registrations.schemas.ts';

const { eventId } = commandFields;
const changeStates = ['in_force', 'pending', 'rejected'] as const;

export const FileChange = z
  .strictObject({
    eventId,
    happenedOn: z.iso.date().openapi({ description: 'The day of the change itself.' }),
    address: textField(200).optional(),
    licences: z.array(LicenceInput).min(1).max(20).optional().openapi({
      description: 'All that hold from now on, not only the new one.',
    }),
    nameZh: textField(120).optional(),
    nameEn: textField(160).optional(),
    uscc: identifierField(checkUscc, '91440101MA5CJQ4N59').optional(),
    overrideReason,
  })
  .openapi('FileChange');
export type FileChange = z.infer<typeof FileChange>;

export const ConfirmChange = z.strictObject({ eventId }).openapi('ConfirmChange');
export type ConfirmChange = z.infer<typeof ConfirmChange>;

export const RejectChange = z
  .strictObject({ eventId, reasonZh: textField(300), reasonEn: textField(300) })
  .openapi('RejectChange');
export type RejectChange = z.infer<typeof RejectChange>;

export const FiledChange = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(changeStates),
    lateDays: z.int(),
  })
  .openapi('FiledChange');

export const ChangeQuery = PageQuery.extend({
  orgId: z.uuid().optional(),
  state: z.enum(changeStates).optional(),
  late: z.enum(['true', 'false']).optional(),
});

export const ChangeView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    state: z.enum(changeStates).openapi({
      description: 'Pending concerns name and credit code; address and licences never wait.',
    }),
    happenedOn: z.iso.date(),
    filedAt: z.iso.datetime(),
    deadlineDays: z.int().nullable(),
    lateDays: z.int(),
    address: z.string().nullable(),
    licences: z.array(LicenceView).nullable(),
    nameZh: z.string().nullable(),
    nameEn: z.string().nullable(),
    uscc: z.string().nullable(),
    usccOverrideReason: z.string().nullable(),
    reasonZh: z.string().nullable(),
    reasonEn: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
  })
  .openapi('RegistrationChange');

export const LicenceRecordView = z
  .strictObject({
    orgId: z.uuid(),
    address: z.string().nullable(),
    licences: z.array(LicenceView),
    since: z.iso.datetime(),
  })
  .openapi('LicenceRecord');
