import { AppError, invalidField } from '../../core/errors.ts';
import { type AlertRule, alertRules } from '../../domain/alerts.ts';

export const alertNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'alert.not_found',
    message: { zh: '没有该预警,请核对编号。', en: 'No such alert; check its id.' },
  });

export const alertClosedAlready = () =>
  new AppError({
    kind: 'conflict',
    code: 'alert.closed_already',
    message: {
      zh: '该预警已办结;如需继续处理,请先重开。',
      en: 'This alert was closed already; open it again to work on it.',
    },
  });

export const alertNotClosed = () =>
  new AppError({
    kind: 'conflict',
    code: 'alert.not_closed',
    message: {
      zh: '该预警尚未由人办结,无需重开。',
      en: 'Nobody has closed this alert; there is nothing to open again.',
    },
  });

export const inOtherHands = () =>
  new AppError({
    kind: 'forbidden',
    code: 'alert.in_other_hands',
    message: {
      zh: '该预警由另一监管部门处理,只能由该部门或其上级接手或办结。',
      en: 'Another authority has this alert in hand; only it or one above takes it over or closes it.',
    },
  });

export const badMost = (field: string, rule: AlertRule) =>
  invalidField(field, 'alert_threshold.unit', {
    zh: `该规则以 ${alertRules[rule].unit} 计:千克最多三位小数,其余须为整数。`,
    en: `This rule counts in ${alertRules[rule].unit}: kilograms have at most three decimals, all others none.`,
  });

export const thresholdOverlaps = (field: string) =>
  new AppError({
    kind: 'conflict',
    code: 'alert_threshold.overlaps',
    message: {
      zh: '该规则在该区划的该期间已有一条阈值。请先终止旧的,或在同一请求的 end 中一并终止。',
      en: 'A threshold of this rule and division is in force in that period. End it first, or in the same request under `end`.',
    },
    issues: [
      {
        field,
        rule: 'alert_threshold.overlaps',
        message: { zh: '与现有阈值期间重叠', en: 'Overlaps a threshold that exists' },
      },
    ],
  });
