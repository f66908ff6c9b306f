import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';

export const IssueCode = z.strictObject(commandFields).openapi('IssueCode');
export type IssueCode = z.infer<typeof IssueCode>;

export const ActivateCode = z.strictObject(commandFields).openapi('ActivateCode');
export type ActivateCode = z.infer<typeof ActivateCode>;

export const VoidCode = z
  .strictObject({ ...commandFields, reason: textField(200) })
  .openapi('VoidCode');
export type VoidCode = z.infer<typeof VoidCode>;

export const codeStates = ['issued', 'active', 'void'] as const;

export const CodeView = z
  .strictObject({
    code: z.string().openapi({ example: '7Q2MX5T0KZ9RW3N8A' }),
    printed: z.string().openapi({ description: 'In groups, as labels show it.' }),
    lotId: z.uuid(),
    orgId: z.uuid(),
    state: z.enum(codeStates),
    issuedAt: z.iso.datetime(),
    activatedAt: z.iso.datetime().nullable(),
    voidedAt: z.iso.datetime().nullable(),
    voidReason: z.string().nullable(),
    links: z.strictObject({ page: z.url(), qrSvg: z.url(), qrPng: z.url() }),
  })
  .openapi('TraceCode');
