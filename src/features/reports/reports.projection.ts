import { on, type Projection } from '../../core/journal.ts';
import { reportAnswered, reportErased, reportFiled } from './reports.events.ts';

export const reportsTables = ['consumer_report'] as const;

export const reportsProjections: readonly Projection[] = [
  on(reportFiled, async (tx, events) => {
    await tx
      .insertInto('consumer_report')
      .values(
        events.map(({ body, occurredAt }) => ({
          id: body.id,
          lot_id: body.lotId,
          org_id: body.orgId,
          code: body.code,
          kind: body.kind,
          state: 'filed' as const,
          filed_at: occurredAt,
        })),
      )
      .execute();
  }),

  on(reportAnswered, async (tx, events) => {
    for (const { body, occurredAt } of events) {
      await tx
        .updateTable('consumer_report')
        .set({
          state: body.state,
          answer_zh: body.answerZh,
          answer_en: body.answerEn,
          answered_at: occurredAt,
        })
        .where('id', '=', body.id)
        .execute();
    }
  }),

  on(reportErased, async (tx, events) => {
    for (const { body, occurredAt } of events) {
      await tx
        .updateTable('consumer_report')
        .set({ erased_at: occurredAt })
        .where('id', '=', body.id)
        .execute();
    }
  }),
];
