import { on, type Projection } from '../../core/journal.ts';
import { codeActivated, codeIssued, codeVoided } from './codes.events.ts';

export const codesTables = ['trace_code'] as const;

export const codesProjections: readonly Projection[] = [
  on(codeIssued, async (tx, events) => {
    await tx
      .insertInto('trace_code')
      .values(
        events.map(({ body, occurredAt }) => ({
          code: body.code,
          lot_id: body.lotId,
          org_id: body.orgId,
          state: 'issued' as const,
          issued_at: occurredAt,
        })),
      )
      .execute();
  }),

  on(codeActivated, async (tx, events) => {
    for (const { body, occurredAt } of events) {
      await tx
        .updateTable('trace_code')
        .set({ state: 'active', activated_at: occurredAt })
        .where('code', '=', body.code)
        .execute();
    }
  }),

  on(codeVoided, async (tx, events) => {
    for (const { body, occurredAt, reason } of events) {
      await tx
        .updateTable('trace_code')
        .set({ state: 'void', voided_at: occurredAt, void_reason: reason })
        .where('code', '=', body.code)
        .execute();
    }
  }),
];
