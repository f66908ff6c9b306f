import { z } from '@hono/zod-openapi';

import { textField } from '../../core/fields.ts';
import { orgKinds, roles } from '../../domain/roles.ts';
import { factorsDue } from './auth-sessions.ts';

const username = z.string().min(1).max(64).openapi({ example: 'keeper' });
const password = z.string().min(1).max(128).openapi({ format: 'password' });

export const SignIn = z.strictObject({ username, password }).openapi('SignIn');

export const SessionView = z
  .strictObject({
    userId: z.uuid(),
    displayName: z.string(),
    role: z.enum(roles),
    organisation: z.strictObject({
      id: z.uuid(),
      kind: z.enum(orgKinds),
      nameZh: z.string(),
      nameEn: z.string(),
    }),
    premisesIds: z.array(z.uuid()).nullable(),
    permissions: z.array(z.string()).openapi({ description: 'What this person may do.' }),
    secondFactor: z.enum(['passed', ...factorsDue]).openapi({
      description: 'verify: send a code before anything else. enrol: set up a second factor first.',
    }),
  })
  .openapi('Session');

export const FirstMember = z
  .strictObject({
    username: username.openapi({ description: '3 to 30 of a–z, 0–9, dot, hyphen, underscore.' }),
    displayName: textField(80),
    password: password.openapi({ description: '10 to 128 characters.' }),
  })
  .openapi('FirstMember');
export type FirstMember = z.infer<typeof FirstMember>;

const limits = z
  .array(z.uuid())
  .min(1)
  .max(500)
  .refine((ids) => new Set(ids).size === ids.length)
  .nullable()
  .openapi({ description: 'The only premises of the firm to act at; null is everywhere.' });

export const AddMember = FirstMember.extend({
  role: z.enum(roles),
  premisesIds: limits.optional(),
}).openapi('AddMember');
export type AddMember = z.infer<typeof AddMember>;

export const MemberView = z
  .strictObject({
    userId: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(roles),
    premisesIds: z.array(z.uuid()).nullable(),
    since: z.iso.datetime(),
  })
  .openapi('Member');

export const ChangeRole = z.strictObject({ role: z.enum(roles) }).openapi('ChangeRole');

export const LimitMember = z.strictObject({ premisesIds: limits }).openapi('LimitMember');

export const HandOver = z
  .strictObject({
    userId: z.uuid().openapi({ description: 'Who takes the leading role.' }),
    role: z.enum(roles).openapi({ description: 'What you become.' }),
  })
  .openapi('HandOver');

export const ChangePassword = z
  .strictObject({
    currentPassword: password,
    newPassword: password.openapi({ description: '10 to 128 characters.' }),
  })
  .openapi('ChangePassword');

export const Confirmation = z.strictObject({ password }).openapi('Confirmation');

export const DeviceView = z
  .strictObject({
    id: z.uuid(),
    agent: z.string().openapi({ description: 'As the browser or program names itself.' }),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    current: z.boolean(),
  })
  .openapi('Device');

const code = z.string().min(6).max(40).openapi({ example: '492039' });

export const Code = z.strictObject({ code }).openapi('Code');

export const Proof = z.strictObject({ password, code }).openapi('Proof');

export const Enrolment = z
  .strictObject({
    secret: z.string().openapi({ description: 'Base32, for typing in.' }),
    uri: z.string().openapi({ description: 'otpauth://…, for a QR symbol.' }),
  })
  .openapi('Enrolment');

export const RecoveryCodes = z
  .strictObject({
    recoveryCodes: z.array(z.string()).openapi({ description: 'Each signs in once.' }),
  })
  .openapi('RecoveryCodes');

export const Invite = z
  .strictObject({
    role: z.enum(roles),
    premisesIds: limits.optional(),
    expiresInHours: z.int().min(1).max(168).default(72),
  })
  .openapi('Invite');
export type Invite = z.infer<typeof Invite>;

export const InviteAdministrator = z
  .strictObject({ role: z.enum(['security_admin', 'audit_admin']) })
  .openapi('InviteAdministrator');

export const Invited = z
  .strictObject({
    id: z.uuid(),
    token: z.string().openapi({ description: 'Hand it over in private; it is not shown again.' }),
    expiresAt: z.iso.datetime(),
  })
  .openapi('Invited');

export const InvitationView = z
  .strictObject({
    id: z.uuid(),
    role: z.enum(roles),
    premisesIds: z.array(z.uuid()).nullable(),
    invitedBy: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .openapi('Invitation');

export const AcceptInvitation = FirstMember.extend({ token: z.string().min(20).max(100) }).openapi(
  'AcceptInvitation',
);
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** In the form +8613800138000; a mainland number may come without its prefix. */
const phone = z
  .string()
  .max(30)
  .transform((text) => text.replaceAll(/[\s-]/g, '').replace(/^(?=1[3-9]\d{9}$)/, '+86'))
  .pipe(z.string().regex(/^\+(861[3-9]\d{9}|(?!86)[1-9]\d{7,14})$/))
  .openapi({ type: 'string', example: '13800138000' });

export const AskPhoneCode = z.strictObject({ phone }).openapi('AskPhoneCode');

export const LinkPhone = z.strictObject({ phone, password }).openapi('LinkPhone');

export const ConfirmPhone = z
  .strictObject({ phone, code: z.string().regex(/^\d{6}$/) })
  .openapi('ConfirmPhone');

export const PhoneView = z.strictObject({ phone: z.string().nullable() }).openapi('Phone');

export const ProviderLink = z
  .strictObject({ url: z.url().openapi({ description: 'Where to send the browser next.' }) })
  .openapi('ProviderLink');
