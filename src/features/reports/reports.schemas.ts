import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { answerStates, reportKinds, reportStates } from '../../domain/consumer-reports.ts';

const moment = z.iso.datetime();
const answered = {
  state: z.enum(reportStates),
  answerZh: z.string().nullable(),
  answerEn: z.string().nullable(),
  answeredAt: moment.nullable(),
};

export const AnswerReport = z
  .strictObject({
    eventId: commandFields.eventId,
    state: z.enum(answerStates),
    answerZh: textField(500).openapi({ description: 'The consumer reads it: no names.' }),
    answerEn: textField(500),
  })
  .openapi('AnswerReport');
export type AnswerReport = z.infer<typeof AnswerReport>;

export const Answered = z.strictObject({ id: z.uuid(), state: z.enum(answerStates) });

export const ReportView = z
  .strictObject({
    id: z.uuid(),
    lotId: z.uuid(),
    code: z.string(),
    kind: z.enum(reportKinds),
    ...answered,
    filedAt: moment,
    text: z.string().nullable().openapi({ description: 'In the words of a consumer.' }),
    photo: z.string().nullable().openapi({ description: 'Its address.' }),
    erasedAt: moment.nullable(),
  })
  .openapi('ConsumerReport');

/** For who holds the receipt. */
export const FollowedReport = z
  .strictObject({
    code: z.string(),
    kind: z.enum(reportKinds),
    ...answered,
    filedAt: moment,
    erasedAt: moment.nullable(),
  })
  .openapi('FollowedReport');

export const ReceiptView = z
  .strictObject({
    receipt: z.string().openapi({ example: '7Q2MX-5T0KZ-9RW3N-8ABCD' }),
    url: z.string(),
  })
  .openapi('ReportReceipt');
