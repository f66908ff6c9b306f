import type { RecordedEvent } from '../../core/events.ts';
import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import { changesProjections, changesTables } from './changes.projection.ts';
import {
  type Application,
  registrationAccountMade,
  registrationFileAdded,
  registrationOpened,
  registrationRefused,
  registrationResubmitted,
  registrationReturned,
  registrationSubmitted,
} from './registrations.events.ts';

export const registrationsTables = ['registration', 'registration_file', ...changesTables] as const;

type Reason = { field: string; zh: string; en: string };
type Decision = { id: string; reasons: readonly Reason[] };

export const registrationsProjections: readonly Projection[] = [
  on(registrationSubmitted, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .insertInto('registration')
        .values({ id: body.id, ...columnsOf(body), submitted_at: recordedAt })
        .execute();
    }
  }),

  on(registrationResubmitted, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .updateTable('registration')
        .set({ ...columnsOf(body), submitted_at: recordedAt, decided_at: null })
        .where('id', '=', body.id)
        .execute();
    }
  }),

  on(registrationFileAdded, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .insertInto('registration_file')
        .values({
          registration_id: body.id,
          sha256: body.sha256,
          media_type: body.mediaType,
          size: body.size,
          added_at: recordedAt,
        })
        .execute();
    }
  }),

  on(registrationReturned, async (tx, events) => decide(tx, events, 'returned')),
  on(registrationRefused, async (tx, events) => decide(tx, events, 'refused')),

  on(registrationOpened, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .updateTable('registration')
        .set({ state: 'opened', org_id: body.orgId, reasons: '[]', decided_at: recordedAt })
        .where('id', '=', body.id)
        .execute();
    }
  }),

  on(registrationAccountMade, async () => {}),
  ...changesProjections,
];

function columnsOf(body: Application) {
  return {
    kind: body.kind,
    name_zh: body.nameZh,
    name_en: body.nameEn,
    uscc: body.uscc,
    uscc_override_reason: body.usccOverrideReason,
    division_id: body.divisionId,
    address: body.address,
    licences: JSON.stringify(body.licences),
    state: 'submitted' as const,
    reasons: '[]',
  };
}

async function decide(
  tx: ProjectionTx,
  events: readonly RecordedEvent<Decision>[],
  state: 'returned' | 'refused',
): Promise<void> {
  for (const { body, recordedAt } of events) {
    await tx
      .updateTable('registration')
      .set({ state, reasons: JSON.stringify(body.reasons), decided_at: recordedAt })
      .where('id', '=', body.id)
      .execute();
  }
}
