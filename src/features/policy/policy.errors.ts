import { AppError, invalidField, type Issue } from '../../core/errors.ts';
import { type Transition, transitionNames } from '../../domain/policy-rules.ts';
import type { Verdict } from '../../domain/policy.ts';

export type Refusal = { lotId: string; number: string; field: string; verdict: Verdict };

/** Says of each lot what lacks, by which rule and from which source, and what to do about it. */
export const gateUnmet = (transition: Transition, at: Date, refusals: readonly Refusal[]) => {
  const what = transitionNames[transition];
  const issues = refusals.flatMap(({ field, verdict }) =>
    verdict.unmet.map(({ code, message }): Issue => ({ field, rule: `gate.${code}`, message })),
  );
  return new AppError({
    kind: 'conflict',
    code: 'gate.unmet',
    message: {
      zh: `${refusals.length} 个批次未满足${what.zh}条件，共 ${issues.length} 项。请按所列逐项办理后重试。`,
      en: `${refusals.length} lots do not meet what ${what.en} takes: ${issues.length} points. See to each and try again.`,
    },
    issues,
    details: {
      transition,
      at: at.toISOString(),
      lots: refusals.map(({ lotId, number, verdict }) => ({
        lotId,
        number,
        unmet: verdict.unmet.map(({ ruleId, code, kind, source }) => ({
          ruleId,
          code,
          requirement: kind,
          source,
        })),
      })),
    },
  });
};

export const unknownDivision = (field: string) =>
  invalidField(field, 'division.unknown', {
    zh: '没有该行政区划，请用 /api/divisions 查询。',
    en: 'No such division; look it up at /api/divisions.',
  });

export const unknownPremises = () =>
  invalidField('premisesId', 'premises.unknown', {
    zh: '没有该场所，请核对编号。',
    en: 'No such premises; check the id.',
  });

export const unknownRule = (field: string) =>
  invalidField(field, 'policy.rule_unknown', {
    zh: '没有该规则，请核对规则编号。',
    en: 'No such rule; check its id.',
  });

export const outsideJurisdiction = (field: string) =>
  new AppError({
    kind: 'forbidden',
    code: 'policy.outside_jurisdiction',
    message: {
      zh: '只能为本辖区制定规则、宣布状态。请由上级或当地监管部门办理。',
      en: 'Rules and modes are set for one’s own jurisdiction only. Ask the authority above or there.',
    },
    issues: [
      {
        field,
        rule: 'policy.outside_jurisdiction',
        message: { zh: '不在本辖区内', en: 'Outside your jurisdiction' },
      },
    ],
  });

export const retroactive = (field: string) =>
  invalidField(field, 'policy.retroactive', {
    zh: '不得早于现在：规则和状态不溯及既往。请填写现在或以后的时间。',
    en: 'Not before now: rules and modes do not reach back. Give a time from now on.',
  });

export const emptyPeriod = (field: string) =>
  invalidField(field, 'policy.empty_period', {
    zh: '终止时间须晚于生效时间。',
    en: 'A rule ends after it begins.',
  });

export const ruleEnded = (field: string) =>
  new AppError({
    kind: 'conflict',
    code: 'policy.rule_ended',
    message: {
      zh: '该规则已经终止，不能再改。需要时请另立新规则。',
      en: 'This rule has ended and stays as it was. Set a new one if it is needed again.',
    },
    issues: [
      { field, rule: 'policy.rule_ended', message: { zh: '规则已终止', en: 'Ended already' } },
    ],
  });

export const ruleOverlaps = (field: string) =>
  new AppError({
    kind: 'conflict',
    code: 'policy.rule_overlaps',
    message: {
      zh: '同一规则集、同一编号、同一环节和区划的规则在该期间已有一条。请先终止旧规则，或在同一请求的 end 中一并终止。',
      en: 'A rule of this set, code, transition and division is in force in that period. End it first, or in the same request under `end`.',
    },
    issues: [
      {
        field,
        rule: 'policy.rule_overlaps',
        message: { zh: '与现有规则期间重叠', en: 'Overlaps a rule that exists' },
      },
    ],
  });
