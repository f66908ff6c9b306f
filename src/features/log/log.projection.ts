import { on, type Projection } from '../../core/journal.ts';
import { logVerified } from './log.events.ts';

export const logTables = ['log_verification'] as const;

export const logProjections: readonly Projection[] = [
  on(logVerified, async (tx, events) => {
    await tx
      .insertInto('log_verification')
      .values(
        events.map(({ body, recordedAt }) => ({
          id: body.id,
          org_id: body.orgId,
          size: body.size,
          root: body.root,
          verdict: body.verdict,
          problems: body.problems,
          checked_at: new Date(body.checkedAt),
          recorded_at: recordedAt,
        })),
      )
      .execute();
  }),
];
