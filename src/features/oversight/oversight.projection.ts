import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { holdsReleased, lotsHeld, recallClosed, recallOpened } from './oversight.events.ts';

export const oversightTables = ['hold', 'recall', 'recall_lot'] as const;

export const oversightProjections: readonly Projection[] = [
  on(lotsHeld, async (tx, events) => {
    const rows = events.flatMap(({ body: { holds, ...facts }, occurredAt, recordedAt }) =>
      holds.map((hold) => ({ ...facts, ...hold, placedAt: occurredAt, recordedAt })),
    );
    await sql`
      insert into hold (id, lot_id, kind, org_id, reason_zh, reason_en, test_id, recall_id,
        placed_at, recorded_at)
      select id, "lotId", kind, "orgId", "reasonZh", "reasonEn", "testId", "recallId",
        "placedAt", "recordedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        id uuid, "lotId" uuid, kind text, "orgId" uuid, "reasonZh" text, "reasonEn" text,
        "testId" uuid, "recallId" uuid, "placedAt" timestamptz, "recordedAt" timestamptz)
    `.execute(tx);
  }),

  on(holdsReleased, async (tx, events) => {
    for (const { body, occurredAt } of events) {
      await tx
        .updateTable('hold')
        .set({
          released_at: occurredAt,
          release_reason: body.reason,
          clearing_test_id: body.clearingTestId,
        })
        .where(
          'id',
          'in',
          body.holds.map(({ id }) => id),
        )
        .execute();
    }
  }),

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
