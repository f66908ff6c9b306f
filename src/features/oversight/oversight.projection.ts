import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { insertHolds, insertOrders, orderProjections, orderTables } from './orders.projection.ts';
import { holdsReleased, lotsHeld, recallClosed, recallOpened } from './oversight.events.ts';

export const oversightTables = ['hold', 'recall', 'recall_lot', ...orderTables] as const;

export const oversightProjections: readonly Projection[] = [
  ...orderProjections,

  // A decision that is one event with nothing but lots: the event's id is the order's.
  on(lotsHeld, async (tx, events) => {
    const orders = events.map(({ id, body, occurredAt, recordedAt }) => {
      const { holds, ...facts } = body;
      return { holds, order: { ...facts, id, placedAt: occurredAt, recordedAt } };
    });
    await insertOrders(
      tx,
      orders.map(({ order }) => ({ ...order, number: null, question: null })),
    );
    await insertHolds(
      tx,
      orders.flatMap(({ order, holds }) =>
        holds.map((hold) => ({ ...order, ...hold, orderId: order.id })),
      ),
    );
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
