import { sql } from 'kysely';

import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import { changeConfirmed, changeFiled, changeRejected } from './changes.events.ts';
import { registrationOpened } from './registrations.events.ts';

export const changesTables = ['licence_record', 'licence_change'] as const;

export const changesProjections: readonly Projection[] = [
  on(registrationOpened, async (tx, events) => {
    for (const { body, recordedAt } of events) await putRecord(tx, body, recordedAt);
  }),

  on(changeFiled, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .insertInto('licence_change')
        .values({
          id: body.id,
          org_id: body.orgId,
          happened_on: body.happenedOn,
          filed_at: recordedAt,
          address: body.address,
          licences: body.licences && JSON.stringify(body.licences),
          name_zh: body.nameZh,
          name_en: body.nameEn,
          uscc: body.uscc,
          uscc_override_reason: body.usccOverrideReason,
          deadline_days: body.deadlineDays,
          late_days: body.lateDays,
          state: body.awaits ? 'pending' : 'in_force',
        })
        .execute();
      if (body.address !== null || body.licences !== null) await putRecord(tx, body, recordedAt);
    }
  }),

  on(changeConfirmed, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .updateTable('licence_change')
        .set({ state: 'in_force', decided_at: recordedAt })
        .where('id', '=', body.id)
        .execute();
    }
  }),

  on(changeRejected, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      const { reasonZh, reasonEn } = body;
      await tx
        .updateTable('licence_change')
        .set({
          state: 'rejected',
          decided_at: recordedAt,
          reason_zh: reasonZh,
          reason_en: reasonEn,
        })
        .where('id', '=', body.id)
        .execute();
    }
  }),
];

type Data = {
  orgId: string;
  address: string | null;
  licences: readonly object[] | null;
};

/** What a filing leaves out stays as it was. */
async function putRecord(tx: ProjectionTx, data: Data, at: Date): Promise<void> {
  const licences = data.licences && JSON.stringify(data.licences);
  await sql`
    insert into licence_record as r (org_id, address, licences, since)
    values (${data.orgId}, ${data.address}, coalesce(${licences}::jsonb, '[]'::jsonb), ${at})
    on conflict (org_id) do update
    set address = coalesce(excluded.address, r.address),
      licences = coalesce(${licences}::jsonb, r.licences), since = excluded.since
  `.execute(tx);
}
