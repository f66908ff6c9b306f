import { sql } from 'kysely';

import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import { holdOrdered, orderReleased } from './orders.events.ts';

export const orderTables = ['hold_order', 'hold_unit', 'hold_place'] as const;

export type OrderRow = {
  id: string;
  number: string | null;
  kind: string;
  orgId: string;
  reasonZh: string;
  reasonEn: string;
  testId: string | null;
  recallId: string | null;
  /** As canonical text: a rebuild meets the keys in the journal's order. */
  question: string | null;
  placedAt: Date;
  recordedAt: Date;
};

export async function insertOrders(tx: ProjectionTx, orders: readonly OrderRow[]): Promise<void> {
  await sql`
    insert into hold_order (id, number, kind, org_id, reason_zh, reason_en, test_id, recall_id,
      question, placed_at, recorded_at)
    select id, number, kind, "orgId", "reasonZh", "reasonEn", "testId", "recallId",
      question::json, "placedAt", "recordedAt"
    from json_to_recordset(${JSON.stringify(orders)}::json) as r(
      id uuid, number text, kind text, "orgId" uuid, "reasonZh" text, "reasonEn" text,
      "testId" uuid, "recallId" uuid, question text, "placedAt" timestamptz,
      "recordedAt" timestamptz)
  `.execute(tx);
}

/** What each hold repeats of its order, so that a gate reads one row. */
export async function insertHolds(
  tx: ProjectionTx,
  holds: readonly (Omit<OrderRow, 'number' | 'question'> & { lotId: string; orderId: string })[],
): Promise<void> {
  await sql`
    insert into hold (id, order_id, lot_id, kind, org_id, reason_zh, reason_en, test_id, recall_id,
      placed_at, recorded_at)
    select id, "orderId", "lotId", kind, "orgId", "reasonZh", "reasonEn", "testId", "recallId",
      "placedAt", "recordedAt"
    from json_to_recordset(${JSON.stringify(holds)}::json) as r(
      id uuid, "orderId" uuid, "lotId" uuid, kind text, "orgId" uuid, "reasonZh" text,
      "reasonEn" text, "testId" uuid, "recallId" uuid, "placedAt" timestamptz,
      "recordedAt" timestamptz)
  `.execute(tx);
}

/** Of ten thousand holds each would carry its copy to the database. */
function withoutQuestion(order: OrderRow): Omit<OrderRow, 'number' | 'question'> {
  const { id, kind, orgId, reasonZh, reasonEn, testId, recallId, placedAt, recordedAt } = order;
  return { id, kind, orgId, reasonZh, reasonEn, testId, recallId, placedAt, recordedAt };
}

export const orderProjections: readonly Projection[] = [
  on(holdOrdered, async (tx, events) => {
    const orders = events.map(({ body, occurredAt, recordedAt }) => {
      const { lots, units, places, ...facts } = body;
      const question = facts.question && canonicalJson(facts.question as Json);
      const order = {
        ...facts,
        question,
        testId: null,
        recallId: null,
        placedAt: occurredAt,
        recordedAt,
      };
      return { order, lots, units, places };
    });
    await insertOrders(
      tx,
      orders.map(({ order }) => order),
    );
    await insertHolds(
      tx,
      orders.flatMap(({ order, lots }) =>
        lots.map((lot) => ({ ...withoutQuestion(order), ...lot, orderId: order.id })),
      ),
    );
    const units = orders.flatMap(({ order, units: held }) =>
      held.map((one) => ({ ...one, orderId: order.id })),
    );
    await sql`
      insert into hold_unit (id, order_id, series_id, first_serial, last_serial, lot_id)
      select id, "orderId", "seriesId", "firstSerial", "lastSerial", "lotId"
      from json_to_recordset(${JSON.stringify(units)}::json) as r(
        id uuid, "orderId" uuid, "seriesId" uuid, "firstSerial" int4, "lastSerial" int4,
        "lotId" uuid)
    `.execute(tx);
    const places = orders.flatMap(({ order, places: held }) =>
      held.map((one) => ({ ...one, orderId: order.id })),
    );
    await sql`
      insert into hold_place (id, order_id, scope, place_id, premises_id, keeper_org_id)
      select id, "orderId", scope, "placeId", "premisesId", "keeperOrgId"
      from json_to_recordset(${JSON.stringify(places)}::json) as r(
        id uuid, "orderId" uuid, scope text, "placeId" uuid, "premisesId" uuid,
        "keeperOrgId" uuid)
    `.execute(tx);
  }),

  on(orderReleased, async (tx, events) => {
    for (const { body, occurredAt } of events) {
      await sql`
        update hold set released_at = ${occurredAt}, release_reason = ${body.reason},
          clearing_test_id = r."clearingTestId"
        from json_to_recordset(${JSON.stringify(body.lots)}::json)
          as r(id uuid, "clearingTestId" uuid)
        where hold.id = r.id
      `.execute(tx);
      for (const [table, items] of [
        ['hold_unit', body.units],
        ['hold_place', body.places],
      ] as const) {
        await sql`
          update ${sql.table(table)} set released_at = ${occurredAt}, release_reason = ${body.reason}
          where id = any(${items.map(({ id }) => id)}::uuid[])
        `.execute(tx);
      }
    }
  }),
];
