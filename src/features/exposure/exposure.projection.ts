import { on, type Projection } from '../../core/journal.ts';
import { exposureAssessed } from './exposure.events.ts';

export const exposureTables = ['exposure_assessment'] as const;

export const exposureProjections: readonly Projection[] = [
  on(exposureAssessed, async (tx, events) => {
    await tx
      .insertInto('exposure_assessment')
      .values(
        events.map(({ body, actorId, occurredAt, recordedAt }) => ({
          id: body.id,
          org_id: body.orgId,
          actor_id: actorId,
          lot_ids: body.lotIds,
          since: body.since === null ? null : new Date(body.since),
          hypothesis: JSON.stringify(body.hypothesis),
          figures: JSON.stringify(body.figures),
          note: body.note,
          assessed_at: occurredAt,
          recorded_at: recordedAt,
        })),
      )
      .execute();
  }),
];
