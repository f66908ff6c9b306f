import { AppError, invalidField } from '../../core/errors.ts';

export const openerCloses = () =>
  new AppError({
    kind: 'forbidden',
    code: 'recall.opener_closes',
    message: {
      zh: '召回只能由发起的监管部门或其上级结束,请联系该部门。',
      en: 'Only the authority that opened this recall, or one above it, closes it; ask there.',
    },
  });

export const recallNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'recall.not_found',
    message: { zh: '没有该召回,请核对编号。', en: 'No such recall; check its id.' },
  });

export const recallNumberTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'recall.number_taken',
    message: { zh: '该召回文号已使用。', en: 'A recall with this number exists already.' },
    issues: [
      {
        field: 'number',
        rule: 'recall.number_taken',
        message: { zh: '文号重复', en: 'Number in use' },
      },
    ],
  });

export const recallClosedAlready = () =>
  new AppError({
    kind: 'conflict',
    code: 'recall.closed_already',
    message: { zh: '该召回已结束。', en: 'This recall was closed already.' },
  });

export const beforeOpened = () =>
  invalidField('occurredAt', 'recall.before_opened', {
    zh: '结束时间不能早于召回启动时间。',
    en: 'A recall cannot end before it began.',
  });

export const beforeLot = (field: string) =>
  invalidField(field, 'time.before_lot', {
    zh: '时间早于该批次的申报时间,请核对。',
    en: 'This time lies before the lot was declared; check it.',
  });
