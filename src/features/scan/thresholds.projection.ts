import { on, type Projection } from '../../core/journal.ts';
import { thresholdsSet } from './thresholds.events.ts';

export const thresholdTables = ['scan_threshold'] as const;

export const thresholdProjections: readonly Projection[] = [
  on(thresholdsSet, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      if (body.add.length > 0) {
        await tx
          .insertInto('scan_threshold')
          .values(
            body.add.map((one) => ({
              id: one.id,
              level: one.level,
              reason: one.numbers.reason,
              division_id: one.divisionId,
              numbers: JSON.stringify(one.numbers),
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
          .updateTable('scan_threshold')
          .set({ effective_to: new Date(effectiveTo) })
          .where('id', '=', id)
          .execute();
      }
    }
  }),
];
