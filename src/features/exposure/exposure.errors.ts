import { AppError } from '../../core/errors.ts';

export const assessmentNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'exposure.assessment_not_found',
    message: {
      zh: '没有该排查定案,请核对编号。',
      en: 'No such assessment; check its id.',
    },
  });
