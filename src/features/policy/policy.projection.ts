import { on, type Projection } from '../../core/journal.ts';
import { modeDeclared, type RuleBody, rulesSet } from './policy.events.ts';

export const policyTables = ['policy_rule', 'policy_mode'] as const;

export const policyProjections: readonly Projection[] = [
  on(rulesSet, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      if (body.add.length > 0) {
        await tx
          .insertInto('policy_rule')
          .values(body.add.map((rule) => toRow(rule, recordedAt)))
          .execute();
      }
      for (const { id, effectiveTo } of body.end) {
        await tx
          .updateTable('policy_rule')
          .set({ effective_to: new Date(effectiveTo) })
          .where('id', '=', id)
          .execute();
      }
    }
  }),

  on(modeDeclared, async (tx, events) => {
    await tx
      .insertInto('policy_mode')
      .values(
        events.map(({ body, recordedAt }) => ({
          id: body.id,
          division_id: body.divisionId,
          mode: body.mode,
          reason_zh: body.reasonZh,
          reason_en: body.reasonEn,
          effective_from: new Date(body.effectiveFrom),
          recorded_at: recordedAt,
        })),
      )
      .execute();
  }),
];

function toRow(rule: RuleBody, recordedAt: Date) {
  return {
    id: rule.id,
    set_code: rule.setCode,
    code: rule.code,
    title_zh: rule.titleZh,
    title_en: rule.titleEn,
    source: rule.source,
    mode: rule.mode,
    division_id: rule.divisionId,
    transition: rule.transition,
    lot_kinds: jsonOrNull(rule.lotKinds),
    categories: jsonOrNull(rule.categories),
    storage_classes: jsonOrNull(rule.storageClasses),
    origins: jsonOrNull(rule.origins),
    premises_kinds: jsonOrNull(rule.premisesKinds),
    entries: jsonOrNull(rule.entries),
    requirement: JSON.stringify(rule.requirement),
    effective_from: new Date(rule.effectiveFrom),
    effective_to: rule.effectiveTo === null ? null : new Date(rule.effectiveTo),
    recorded_at: recordedAt,
  };
}

function jsonOrNull(values: readonly string[] | null): string | null {
  return values && JSON.stringify(values);
}
