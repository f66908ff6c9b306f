import { sql } from 'kysely';

import type { AlertNoteTable } from '../../../db/types.ts';
import type { RecordedEvent } from '../../core/events.ts';
import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import {
  alertChanged,
  alertClosed,
  alertExplained,
  alertRaised,
  alertReopened,
  alertResolved,
  alertTaken,
  alertThresholdsSet,
  type FindingBody,
} from './alerts.events.ts';

export const alertsTables = ['alert', 'alert_ref', 'alert_note', 'alert_threshold'] as const;

type About = RecordedEvent<{ id: string; finding: FindingBody }>;

async function insertRefs(tx: ProjectionTx, events: readonly About[]): Promise<void> {
  const rows = events.flatMap(({ body: { id, finding } }) =>
    [
      ...finding.firms.map((ref) => ({ kind: 'firm', ref })),
      ...finding.lots.map((ref) => ({ kind: 'lot', ref })),
      ...finding.events.map((ref) => ({ kind: 'event', ref })),
      ...finding.documents.map((ref) => ({ kind: 'document', ref })),
      ...finding.shipments.map((ref) => ({ kind: 'shipment', ref })),
    ].map((one) => ({ ...one, id })),
  );
  await sql`
    insert into alert_ref (alert_id, kind, ref)
    select distinct id, kind, ref
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, kind text, ref uuid)
  `.execute(tx);
}

async function note(
  tx: ProjectionTx,
  what: AlertNoteTable['what'],
  events: readonly RecordedEvent<{ id: string }>[],
): Promise<void> {
  const rows = events.map(({ id, body, orgId, reason, recordedAt }, ordinal) => ({
    alertId: body.id,
    eventId: id,
    ordinal,
    orgId,
    reason,
    at: recordedAt,
  }));
  await sql`
    insert into alert_note (alert_id, event_id, n, what, org_id, reason, at)
    select "alertId", "eventId",
      (select count(*) from alert_note a where a.alert_id = r."alertId")
        + row_number() over (partition by "alertId" order by ordinal),
      ${what}, "orgId", reason, at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "alertId" uuid, "eventId" uuid, ordinal int4, "orgId" uuid, reason text, at timestamptz)
  `.execute(tx);
}

export const alertsProjections: readonly Projection[] = [
  on(alertRaised, async (tx, events) => {
    await tx
      .insertInto('alert')
      .values(
        events.map(({ body, recordedAt }) => ({
          id: body.id,
          rule: body.rule,
          kind: body.kind,
          key: body.key,
          state: 'open' as const,
          ...findingColumns(body.finding),
          raised_at: recordedAt,
          changed_at: recordedAt,
        })),
      )
      .execute();
    await insertRefs(tx, events);
    await note(tx, 'raised', events);
  }),

  on(alertChanged, async (tx, events) => {
    for (const event of events) {
      const { id, finding, reopens } = event.body;
      await tx
        .updateTable('alert')
        .set({
          ...findingColumns(finding),
          ...(reopens && { state: 'open', reason: null, owner_org_id: null, owner_user_id: null }),
          changed_at: event.recordedAt,
        })
        .where('id', '=', id)
        .execute();
      await tx.deleteFrom('alert_ref').where('alert_id', '=', id).execute();
      await insertRefs(tx, [event]);
    }
    await note(tx, 'changed', events);
  }),

  on(alertResolved, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .updateTable('alert')
        .set({ changed_at: recordedAt, state: 'resolved' })
        .where('id', '=', body.id)
        .execute();
    }
    await note(tx, 'resolved', events);
  }),

  on(alertTaken, async (tx, events) => {
    for (const { body, actorId, recordedAt } of events) {
      await tx
        .updateTable('alert')
        .set({
          state: 'in_hand',
          owner_org_id: body.orgId,
          owner_user_id: actorId,
          changed_at: recordedAt,
        })
        .where('id', '=', body.id)
        .execute();
    }
    await note(tx, 'taken', events);
  }),

  on(alertClosed, async (tx, events) => {
    for (const event of events) {
      const { body, reason, recordedAt } = event;
      await tx
        .updateTable('alert')
        .set({ state: body.state, reason, changed_at: recordedAt })
        .where('id', '=', body.id)
        .execute();
      await note(tx, body.state, [event]);
    }
  }),

  on(alertReopened, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .updateTable('alert')
        .set({
          state: 'open',
          reason: null,
          owner_org_id: null,
          owner_user_id: null,
          changed_at: recordedAt,
        })
        .where('id', '=', body.id)
        .execute();
    }
    await note(tx, 'reopened', events);
  }),

  on(alertExplained, async (tx, events) => note(tx, 'explained', events)),

  on(alertThresholdsSet, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      if (body.add.length > 0) {
        await tx
          .insertInto('alert_threshold')
          .values(
            body.add.map((one) => ({
              id: one.id,
              rule: one.rule,
              division_id: one.divisionId,
              most: one.most,
              source: one.source,
              effective_from: new Date(one.effectiveFrom),
              effective_to: one.effectiveTo === null ? null : new Date(one.effectiveTo),
              recorded_at: recordedAt,
            })),
          )
          .execute();
      }
      for (const { id, effectiveTo } of body.end) {
        await tx
          .updateTable('alert_threshold')
          .set({ effective_to: new Date(effectiveTo) })
          .where('id', '=', id)
          .execute();
      }
    }
  }),
];

function findingColumns(finding: FindingBody) {
  return {
    org_id: finding.orgId,
    grams: finding.grams,
    facts: JSON.stringify(finding.facts),
    text_zh: finding.textZh,
    text_en: finding.textEn,
  };
}
