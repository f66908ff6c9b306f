import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { recallClosed, recallOpened } from './recalls.events.ts';

export const recallsTables = ['recall', 'recall_lot'] as const;

export const recallsProjections: readonly Projection[] = [
  on(recallOpened, async (tx, events) => {
    for (const { body, occurredAt } of events) {
      await tx
        .insertInto('recall')
        .values({
          id: body.id,
          number: body.number,
          org_id: body.orgId,
          class: body.class,
          kind: body.kind,
          reason_zh: body.reasonZh,
          reason_en: body.reasonEn,
          opened_at: occurredAt,
        })
        .execute();
      await sql`
        insert into recall_lot (recall_id, lot_id)
        select ${body.id}::uuid, lot_id
        from json_array_elements_text(${JSON.stringify(body.lotIds)}::json) as t(lot_text),
          lateral (select lot_text::uuid as lot_id) l
      `.execute(tx);
    }
  }),

  on(recallClosed, async (tx, events) => {
    for (const { body, occurredAt } of events) {
      await tx
        .updateTable('recall')
        .set({ closed_at: occurredAt })
        .where('id', '=', body.id)
        .execute();
    }
  }),
];
