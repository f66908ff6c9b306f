import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { processed } from '../custody/custody.events.ts';
import {
  recallAnswered,
  recallClosed,
  recallDisposed,
  recallNoticeReceived,
  recallOpened,
  recallReported,
} from './recalls.events.ts';

export const recallsTables = [
  'recall',
  'recall_lot',
  'recall_receipt',
  'recall_answer',
  'recall_answer_line',
  'recall_disposal',
  'recall_report',
] as const;

export const recallsProjections: readonly Projection[] = [
  on(recallOpened, async (tx, events) => {
    for (const { body, occurredAt, recordedAt } of events) {
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
          known_at: body.knownAt === null ? occurredAt : new Date(body.knownAt),
          known_from: body.knownFrom,
          known_test_id: body.knownTestId,
          responsible_org_id: body.responsibleOrgId,
          recorded_at: recordedAt,
        })
        .execute();
      await sql`
        insert into recall_lot (recall_id, lot_id, named)
        select ${body.id}::uuid, lot_id, lot_id = any(${body.namedLotIds}::uuid[])
        from json_array_elements_text(${JSON.stringify(body.lotIds)}::json) as t(lot_text),
          lateral (select lot_text::uuid as lot_id) l
      `.execute(tx);
    }
  }),

  on(recallClosed, async (tx, events) => {
    for (const { body, occurredAt, recordedAt } of events) {
      await tx
        .updateTable('recall')
        .set({ closed_at: occurredAt, closed_recorded_at: recordedAt })
        .where('id', '=', body.id)
        .execute();
    }
  }),

  // What is made of recalled goods while the recall is open belongs to it, however late it is told.
  on(processed, async (tx, events) => {
    for (const { body } of events) {
      const inputs = body.inputs.map(({ lotId }) => lotId);
      const outputs = body.outputs.map(({ lot }) => lot.lotId);
      await sql`
        insert into recall_lot (recall_id, lot_id, named)
        select distinct rl.recall_id, made.id, false
        from recall_lot rl
        join recall r on r.id = rl.recall_id and r.closed_at is null
        cross join unnest(${outputs}::uuid[]) as made (id)
        where rl.lot_id = any(${inputs}::uuid[])
        order by 1, 2
        on conflict do nothing
      `.execute(tx);
    }
  }),

  on(recallNoticeReceived, async (tx, events) => {
    for (const { body, occurredAt, recordedAt } of events) {
      await tx
        .insertInto('recall_receipt')
        .values({
          recall_id: body.recallId,
          org_id: body.orgId,
          received_at: occurredAt,
          recorded_at: recordedAt,
        })
        .execute();
    }
  }),

  on(recallAnswered, async (tx, events) => {
    for (const { body, occurredAt, recordedAt } of events) {
      const { id, recallId, orgId, number, lines } = body;
      await tx
        .insertInto('recall_answer')
        .values({
          id,
          recall_id: recallId,
          org_id: orgId,
          number,
          answered_at: occurredAt,
          recorded_at: recordedAt,
        })
        .execute();
      await tx
        .insertInto('recall_answer_line')
        .values(
          lines.map((line, index) => ({
            answer_id: id,
            line: index,
            recall_id: recallId,
            org_id: orgId,
            number,
            lot_id: line.lotId,
            fate: line.fate,
            grams: line.grams,
            pieces: line.pieces,
            to_org_id: line.toOrgId,
            shipment_id: line.shipmentId,
            to_name: line.toName,
          })),
        )
        .execute();
    }
  }),

  on(recallDisposed, async (tx, events) => {
    for (const { body, occurredAt, recordedAt } of events) {
      await sql`
        insert into recall_disposal (id, line, recall_id, org_id, by_org_id, lot_id, place_id,
          outcome, grams, pieces, document_id, file_sha256, event_id, shipment_id, hold_id, note,
          disposed_at, recorded_at)
        select ${body.id}::uuid, (n - 1)::int4, ${body.recallId}::uuid, "orgId",
          ${body.byOrgId}::uuid, "lotId", "placeId", outcome, grams, pieces, "documentId",
          "fileSha256", "eventId", "shipmentId", "holdId", ${body.note},
          ${occurredAt}::timestamptz, ${recordedAt}::timestamptz
        from rows from (json_to_recordset(${JSON.stringify(body.lines)}::json) as (
          "orgId" uuid, "lotId" uuid, "placeId" uuid, outcome text, grams bigint, pieces bigint,
          "documentId" uuid, "fileSha256" text, "eventId" uuid, "shipmentId" uuid, "holdId" uuid))
          with ordinality as r ("orgId", "lotId", "placeId", outcome, grams, pieces, "documentId",
          "fileSha256", "eventId", "shipmentId", "holdId", n)
      `.execute(tx);
    }
  }),

  on(recallReported, async (tx, events) => {
    for (const { body, occurredAt, recordedAt } of events) {
      await tx
        .insertInto('recall_report')
        .values({
          id: body.id,
          recall_id: body.recallId,
          org_id: body.orgId,
          step: body.step,
          text_zh: body.textZh,
          text_en: body.textEn,
          figures: JSON.stringify(body.figures),
          filed_at: occurredAt,
          recorded_at: recordedAt,
        })
        .execute();
    }
  }),
];
