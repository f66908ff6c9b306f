import { AppError } from '../../core/errors.ts';

export const divisionNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'division.not_found',
    message: {
      zh: '没有该行政区划,请从 /api/divisions 逐级查询。',
      en: 'No such division; walk down from /api/divisions.',
    },
  });
