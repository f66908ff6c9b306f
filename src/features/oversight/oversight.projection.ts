import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { holdsReleased, lotsHeld } from './oversight.events.ts';

export const oversightTables = ['hold'] as const;

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
];
