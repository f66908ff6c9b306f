import { AppError, invalidField } from '../../core/errors.ts';

export const planChanged = (digest: string) =>
  new AppError({
    kind: 'conflict',
    code: 'retention.plan_changed',
    message: {
      zh: '将要处理的内容与预览时不同,没有执行。请重新预览,核对后用新的摘要再执行。',
      en: 'What would be done is no longer what the preview showed; nothing was done. Look at a new preview and run it with its digest.',
    },
    issues: [
      {
        field: 'digest',
        rule: 'retention.plan_changed',
        message: { zh: '摘要不符', en: 'Another digest' },
      },
    ],
    details: { digest },
  });

export const noRule = () =>
  new AppError({
    kind: 'conflict',
    code: 'retention.no_rules',
    message: {
      zh: '尚无保存期限规则。请重启服务以载入默认规则,或先制定规则。',
      en: 'There are no retention rules. Restart the server to load the defaults, or set rules first.',
    },
  });

export const outsideBounds = (least: number, most: number) =>
  invalidField('days', 'retention.bounds', {
    zh: `法定范围为 ${least} 至 ${most} 天,请改正。`,
    en: `The law leaves ${least} to ${most} days; choose within.`,
  });

export const retroactive = () =>
  invalidField('effectiveFrom', 'retention.retroactive', {
    zh: '不得早于现在,请填写现在或以后的时间。',
    en: 'Not before now; give a time from now on.',
  });

export const ruleTaken = () =>
  invalidField('effectiveFrom', 'retention.rule_taken', {
    zh: '同类规则在该时刻已有一条,请换一个生效时间。',
    en: 'A rule of this kind begins at that very moment; choose another.',
  });
