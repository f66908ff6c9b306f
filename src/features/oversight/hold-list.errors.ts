import { AppError } from '../../core/errors.ts';

export const firmsOnly = () =>
  new AppError({
    kind: 'forbidden',
    code: 'hold_list.firms_only',
    message: {
      zh: '封存清单供企业的离线设备使用;监管部门请查询封存决定(/api/hold-orders)。',
      en: 'The list is for devices of firms that keep goods; an authority reads the orders (/api/hold-orders).',
    },
  });

export const premisesUnknown = () =>
  new AppError({
    kind: 'not_found',
    code: 'hold_list.premises_unknown',
    message: {
      zh: '没有该场所,请核对编号。',
      en: 'No such premises of yours; check the id.',
    },
  });
