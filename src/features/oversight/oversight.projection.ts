import { on, type Projection } from '../../core/journal.ts';
import { insertHolds, insertOrders, orderProjections, orderTables } from './orders.projection.ts';
import { holdsReleased, lotsHeld } from './oversight.events.ts';

export const oversightTables = ['hold', ...orderTables] as const;

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
];
