import { z } from '@hono/zod-openapi';

import { commandFields, identifierField, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { duties } from '../../domain/duties.ts';
import { checkIdentity, identityKinds } from '../../domain/identity-number.ts';
import { checkPhone } from '../../domain/phone.ts';
import type { Text } from '../../domain/text.ts';
import { checkWorkerNumber } from '../../domain/worker-number.ts';
import { personalFields } from './people.crypto.ts';

const { eventId } = commandFields;
const day = z.iso.date().openapi({ example: '2026-03-01' });

export const WorkerNo = identifierField(checkWorkerNumber, 'W-0412');

const identityText: Text = {
  zh: '追溯并不需要证件号码,依法必须核验身份时才填写。',
  en: 'Tracing needs no identity number. Give one only where the law makes you check identity.',
};

const reasonText: Text = {
  zh: '理由会永久保存,不得含手机号或证件号码。请写明事由,如案件编号。',
  en: 'A reason is kept for ever: no phone or identity number in it. Say what for, such as a case number.',
};

/** Ten digits in a row and more are a person's, or too easily so. */
const numberLike = /\d(?:[\s-]?\d){9,}/;

export const Reason = textField(300)
  .min(4)
  .superRefine((value, ctx) => {
    if (!numberLike.test(value.normalize('NFKC'))) return;
    const params = { rule: 'people.reason_personal', text: reasonText };
    ctx.addIssue({ code: 'custom', message: reasonText.en, params });
  })
  .openapi({ example: '核查 GZ-2026-118 号案件 Case GZ-2026-118' });

export const Identity = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('resident_id'),
      number: identifierField((text) => checkIdentity('resident_id', text), '11010519491231002X'),
    }),
    z.strictObject({
      kind: z.literal('passport'),
      number: identifierField((text) => checkIdentity('passport', text), 'E12345678'),
    }),
  ])
  .openapi('Identity', { description: identityText.en });

export const RegisterWorker = z
  .strictObject({
    eventId,
    workerNo: WorkerNo,
    name: textField(60),
    phone: identifierField(checkPhone, '13812345678').optional(),
    identity: Identity.optional(),
    duty: z.enum(duties),
    premisesId: z.uuid().optional().openapi({ description: 'Everywhere in the firm if left out.' }),
    activeSince: day,
    activeUntil: day.optional(),
  })
  .openapi('RegisterWorker');
export type RegisterWorker = z.infer<typeof RegisterWorker>;

export const AmendWorker = z
  .strictObject({
    eventId,
    name: textField(60).optional(),
    phone: identifierField(checkPhone, '13812345678').nullable().optional(),
    identity: Identity.nullable().optional(),
    duty: z.enum(duties).optional(),
    premisesId: z.uuid().nullable().optional(),
    activeSince: day.optional(),
    activeUntil: day.nullable().optional(),
  })
  .refine((input) => Object.keys(input).some((key) => key !== 'eventId'))
  .openapi('AmendWorker', { description: 'What is left out stays; null removes it.' });
export type AmendWorker = z.infer<typeof AmendWorker>;

/** Without an event id: every reading is one of its own, and leaves its own event. */
export const DiscloseWorker = z
  .strictObject({
    orgId: z.uuid().optional().openapi({ description: 'The employer; your own if left out.' }),
    fields: z.array(z.enum(personalFields)).min(1).max(personalFields.length),
    reason: Reason,
  })
  .openapi('DiscloseWorker');
export type DiscloseWorker = z.infer<typeof DiscloseWorker>;

export const FindWorker = z
  .strictObject({ identity: Identity, reason: Reason })
  .openapi('FindWorker');
export type FindWorker = z.infer<typeof FindWorker>;

export const EraseWorker = z.strictObject({ eventId, reason: Reason }).openapi('EraseWorker');
export type EraseWorker = z.infer<typeof EraseWorker>;

export const DestroyKey = z
  .strictObject({
    eventId,
    reason: Reason,
    confirm: z.literal('DESTROY').openapi({ description: 'Nobody can undo this.' }),
  })
  .openapi('DestroyPersonalKey');
export type DestroyKey = z.infer<typeof DestroyKey>;

export const WorkerQuery = PageQuery.extend({
  premisesId: z.uuid().optional(),
  active: z.enum(['true', 'false']).optional(),
});

export const WorkerView = z
  .strictObject({
    orgId: z.uuid(),
    workerNo: z.string(),
    name: z.string().nullable().openapi({ description: 'Masked.', example: '张*' }),
    phone: z.string().nullable().openapi({ description: 'Masked.', example: '138****5678' }),
    identityKind: z.enum(identityKinds),
    identity: z.string().nullable().openapi({ example: '1101**********002X' }),
    duty: z.enum(duties),
    premisesId: z.uuid().nullable(),
    activeSince: z.iso.date(),
    activeUntil: z.iso.date().nullable(),
    readable: z.boolean().openapi({
      description: 'False once the key was destroyed, or when what is stored was altered.',
    }),
  })
  .openapi('Worker');
export type WorkerView = z.infer<typeof WorkerView>;

export const DisclosedWorker = z
  .strictObject({
    orgId: z.uuid(),
    workerNo: z.string(),
    name: z.string().nullable().optional(),
    phone: z.string().nullable().optional(),
    identity: z
      .strictObject({ kind: z.enum(identityKinds).exclude(['none']), number: z.string() })
      .nullable()
      .optional(),
  })
  .openapi('DisclosedWorker', { description: 'The fields asked for; null where none is known.' });
export type DisclosedWorker = z.infer<typeof DisclosedWorker>;

export const WorkerCount = z
  .strictObject({
    premisesId: z.uuid(),
    workers: z.int().nullable().openapi({ description: 'Null where there are fewer than five.' }),
    suppressed: z.boolean(),
  })
  .openapi('WorkerCount');
