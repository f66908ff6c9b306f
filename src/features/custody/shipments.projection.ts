import { sql } from 'kysely';

import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import { applyMovements, standingQuantities } from '../../core/movements.ts';
import { placeNames } from '../../domain/places.ts';
import { addParties } from '../lots/lots.service.ts';
import { corrected, shipmentReceived, shipmentSettled, shipped } from './custody.events.ts';
import { movementsOf } from './custody.movements.ts';

/** Settled is a shipment of which nothing is left in transit and every surplus was explained. */
async function refreshState(tx: ProjectionTx, shipmentId: string): Promise<void> {
  await sql`
    update shipment set state = 'settled'
    where id = ${shipmentId}
      and not exists (
        select from stock s
        where s.place_id = ${shipmentId} and (s.grams > 0 or s.pieces > 0))
      and not exists (
        select from shipment_line l
        where l.shipment_id = ${shipmentId} and l.outcome = 'over' and not l.explained)
  `.execute(tx);
}

export const shipmentProjections: readonly Projection[] = [
  on(shipped, async (tx, events) => {
    for (const event of events) {
      const { id, body, orgId, occurredAt, recordedAt } = event;
      if (orgId === null) throw new Error(`Shipment ${id} has no sender`);
      await tx
        .insertInto('place')
        .values({
          id: body.shipmentId,
          org_id: orgId,
          kind: 'transit',
          name_zh: placeNames.transit.zh,
          name_en: placeNames.transit.en,
        })
        .execute();
      await tx
        .insertInto('shipment')
        .values({
          id: body.shipmentId,
          number: body.number,
          from_org_id: orgId,
          from_premises_id: body.fromPremisesId,
          to_org_id: body.toOrgId,
          to_premises_id: body.toPremisesId,
          purpose: body.purpose,
          vehicle_plate: body.vehiclePlate,
          driver_worker_no: body.driverWorkerNo,
          state: 'in_transit',
          shipped_at: occurredAt,
        })
        .execute();
      await applyMovements(tx, movementsOf(event, body.lines));
      await sql`
        insert into shipment_line (shipment_id, lot_id, shipped_grams, shipped_pieces,
          refused_grams, refused_pieces, settled_grams, settled_pieces, explained, outcome)
        select ${body.shipmentId}, "lotId", sum(grams), sum(pieces), 0, 0, 0, 0, false, 'pending'
        from json_to_recordset(${JSON.stringify(body.lines)}::json) as r(
          "lotId" uuid, grams bigint, pieces bigint)
        group by "lotId"
      `.execute(tx);
      const lotIds = [...new Set(body.lines.map(({ lotId }) => lotId))];
      await addParties(
        tx,
        lotIds.map((lotId) => ({
          lotId,
          orgId: body.toOrgId,
          since: recordedAt,
          premisesId: body.toPremisesId,
        })),
      );
      await tx
        .updateTable('lot')
        .set({ first_shipped_at: occurredAt })
        .where('id', 'in', lotIds)
        // The earliest, not whichever of two shipments at once was written first.
        .where((eb) =>
          eb.or([eb('first_shipped_at', 'is', null), eb('first_shipped_at', '>', occurredAt)]),
        )
        .execute();
    }
  }),

  on(shipmentReceived, async (tx, events) => {
    for (const event of events) {
      const { body, occurredAt } = event;
      await applyMovements(
        tx,
        movementsOf(
          event,
          body.lines.map((line) => ({
            lotId: line.lotId,
            fromPlace: body.shipmentId,
            toPlace: line.toPlace,
            grams: line.bookedGrams,
            pieces: line.bookedPieces,
          })),
        ),
      );
      await sql`
        update shipment_line l set stated_grams = r."statedGrams", stated_pieces = r."statedPieces",
          refused_grams = r."refusedGrams", refused_pieces = r."refusedPieces",
          refusal_reason = r."refusalReason", outcome = r.outcome
        from json_to_recordset(${JSON.stringify(body.lines)}::json) as r(
          "lotId" uuid, "statedGrams" bigint, "statedPieces" bigint, "refusedGrams" bigint,
          "refusedPieces" bigint, "refusalReason" text, outcome text)
        where l.shipment_id = ${body.shipmentId} and l.lot_id = r."lotId"
      `.execute(tx);
      const agreed = body.lines.every(({ outcome }) => outcome === 'agreed');
      await tx
        .updateTable('shipment')
        .set({ state: agreed ? 'matched' : 'mismatched', received_at: occurredAt })
        .where('id', '=', body.shipmentId)
        .execute();
    }
  }),

  on(shipmentSettled, async (tx, events) => {
    for (const event of events) {
      const { shipmentId, lines } = event.body;
      await applyMovements(
        tx,
        movementsOf(
          event,
          lines.flatMap(({ lotId, toPlace, grams, pieces }) =>
            toPlace === null ? [] : [{ lotId, fromPlace: shipmentId, toPlace, grams, pieces }],
          ),
        ),
      );
      for (const { lotId, disposition, grams, pieces } of lines) {
        await tx
          .updateTable('shipment_line')
          .set((eb) => ({
            settled_grams: eb('settled_grams', '+', grams),
            settled_pieces: eb('settled_pieces', '+', pieces),
            ...(disposition === 'explained' && { explained: true }),
          }))
          .where('shipment_id', '=', shipmentId)
          .where('lot_id', '=', lotId)
          .execute();
      }
      await refreshState(tx, shipmentId);
    }
  }),

  on(corrected, async (tx, events) => {
    for (const event of events) {
      const { body, id, recordedAt } = event;
      await applyMovements(tx, movementsOf(event, body.movements), { standing: false });
      await standingQuantities(tx, body.correctedId, body.lines);
      await tx
        .insertInto('correction')
        .values({
          corrected_id: body.correctedId,
          event_id: id,
          kind: body.kind,
          lines: JSON.stringify(body.lines),
          recorded_at: recordedAt,
        })
        .execute();
      const lines = JSON.stringify(body.lines);
      if (body.correctedType === 'custody.sold') {
        await sql`
          update sale s set grams = r.grams, pieces = r.pieces
          from json_to_recordset(${lines}::json) as r(line int4, grams bigint, pieces bigint)
          where s.event_id = ${body.correctedId} and s.line = r.line
        `.execute(tx);
      }
      if (body.shipmentId !== null) {
        await sql`
          update shipment_line l set shipped_grams = r.grams, shipped_pieces = r.pieces
          from (
            select "lotId", sum(grams) as grams, sum(pieces) as pieces
            from json_to_recordset(${lines}::json) as x(
              "lotId" uuid, grams bigint, pieces bigint)
            group by "lotId"
          ) r
          where l.shipment_id = ${body.shipmentId} and l.lot_id = r."lotId"
        `.execute(tx);
        if (body.kind === 'voided') await refreshState(tx, body.shipmentId);
      }
    }
  }),
];
