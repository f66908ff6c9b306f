import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { retentionRan, retentionRulesSet, samplesDetached } from './retention.events.ts';

export const retentionTables = ['retention_rule'] as const;

export const retentionProjections: readonly Projection[] = [
  on(retentionRulesSet, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .insertInto('retention_rule')
        .values(
          body.rules.map((rule) => ({
            id: rule.id,
            kind: rule.kind,
            days: rule.days,
            action: rule.action,
            basis_zh: rule.basisZh,
            basis_en: rule.basisEn,
            source: rule.source,
            shipped: rule.shipped,
            effective_from: new Date(rule.effectiveFrom),
            recorded_at: recordedAt,
          })),
        )
        .execute();
    }
  }),

  on(samplesDetached, async (tx, events) => {
    for (const { body } of events) {
      await sql`
        update sample set worker_no = null where id = any(${body.sampleIds}::uuid[])
      `.execute(tx);
    }
  }),

  on(retentionRan, async () => {}),
];
