import { AppError, type Issue } from '../../core/errors.ts';

export const divisionNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'division.not_found',
    message: {
      zh: '没有该行政区划,请从 /api/divisions 逐级查询。',
      en: 'No such division; walk down from /api/divisions.',
    },
  });

export const badBusinessDays = (issues: readonly Issue[]) =>
  new AppError({
    kind: 'invalid',
    code: 'business_day.date',
    message: {
      zh: '所列日期有误,请按国务院通知逐日核对。',
      en: 'Some of these dates are wrong; compare them with the notice of the State Council.',
    },
    issues,
  });
