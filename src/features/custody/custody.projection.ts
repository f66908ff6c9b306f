import { sql } from 'kysely';

import type { RecordedEvent } from '../../core/events.ts';
import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import { applyMovements } from '../../core/movements.ts';
import { addParties, insertLots } from '../lots/lots.service.ts';
import {
  counted,
  destroyed,
  moved,
  type MovedLine,
  processed,
  received,
  returned,
  sold,
} from './custody.events.ts';
import { movementsOf } from './custody.movements.ts';
import { shipmentProjections } from './shipments.projection.ts';

export const custodyTables = [
  'movement',
  'stock',
  'shipment',
  'shipment_line',
  'stock_count',
  'sale',
  'correction',
] as const;

async function moveLines(
  tx: ProjectionTx,
  events: readonly RecordedEvent<{ lines: readonly MovedLine[] }>[],
): Promise<void> {
  await applyMovements(
    tx,
    events.flatMap((event) => movementsOf(event, event.body.lines)),
  );
}

export const custodyProjections: readonly Projection[] = [
  on(received, moveLines),
  on(moved, moveLines),
  on(returned, moveLines),
  on(destroyed, moveLines),

  on(sold, async (tx, events) => {
    await moveLines(tx, events);
    const sales = events.flatMap(({ id, body, occurredAt }) =>
      body.lines.map(({ lotId, grams, pieces }, line) => ({
        event_id: id,
        line,
        lot_id: lotId,
        org_id: body.orgId,
        premises_id: body.premisesId,
        buyer_kind: body.buyerKind,
        buyer_name: body.buyerName,
        grams,
        pieces,
        sold_at: occurredAt,
      })),
    );
    await tx.insertInto('sale').values(sales).execute();
  }),

  on(processed, async (tx, events) => {
    for (const event of events) {
      const { inputs, outputs, orgId } = event.body;
      const { occurredAt, recordedAt } = event;
      await insertLots(
        tx,
        outputs.map(({ lot }) => ({ ...lot, declaredAt: occurredAt, recordedAt })),
      );
      await applyMovements(tx, [
        ...movementsOf(event, [
          ...inputs,
          ...outputs.map(({ lot, toPlace }) => ({ ...lot, fromPlace: null, toPlace })),
        ]),
      ]);
      await sql`
        insert into lot_parent (child_id, parent_id, event_id, seq, grams, pieces, total_grams,
          total_pieces)
        select child, "lotId", e.id, e.seq, sum(r.grams), sum(r.pieces),
          sum(sum(r.grams)) over (partition by child), sum(sum(r.pieces)) over (partition by child)
        from event e,
          json_to_recordset(${JSON.stringify(inputs)}::json) as r(
            "lotId" uuid, grams bigint, pieces bigint),
          unnest(${outputs.map(({ lot }) => lot.lotId)}::uuid[]) as child
        where e.id = ${event.id}
        group by 1, 2, 3, 4
      `.execute(tx);
      await addParties(
        tx,
        outputs.map(({ lot }) => ({ lotId: lot.lotId, orgId, since: recordedAt })),
      );
    }
  }),

  on(counted, async (tx, events) => {
    for (const event of events) {
      const { placeId, lostPlaceId, lines } = event.body;
      await applyMovements(
        tx,
        movementsOf(
          event,
          lines.flatMap((line) => {
            const short = {
              grams: Math.max(0, line.expectedGrams - line.countedGrams),
              pieces: Math.max(0, line.expectedPieces - line.countedPieces),
            };
            const found = {
              grams: Math.max(0, line.countedGrams - line.expectedGrams) - line.unbookedGrams,
              pieces: Math.max(0, line.countedPieces - line.expectedPieces) - line.unbookedPieces,
            };
            const { lotId } = line;
            return [
              { lotId, fromPlace: placeId, toPlace: lostPlaceId, ...short },
              { lotId, fromPlace: lostPlaceId, toPlace: placeId, ...found },
            ];
          }),
        ),
      );
      await tx
        .insertInto('stock_count')
        .values(
          lines.map((line) => ({
            event_id: event.id,
            lot_id: line.lotId,
            place_id: placeId,
            expected_grams: line.expectedGrams,
            expected_pieces: line.expectedPieces,
            counted_grams: line.countedGrams,
            counted_pieces: line.countedPieces,
            unbooked_grams: line.unbookedGrams,
            unbooked_pieces: line.unbookedPieces,
            counted_at: event.occurredAt,
          })),
        )
        .execute();
    }
  }),

  ...shipmentProjections,
];
