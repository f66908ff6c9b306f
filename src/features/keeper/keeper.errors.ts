import { AppError } from '../../core/errors.ts';

export const firmsOnly = () =>
  new AppError({
    kind: 'forbidden',
    code: 'keeper.firms_only',
    message: {
      zh: '此页面供企业的仓管员使用;监管人员请使用操作台(/desk)。',
      en: 'This is for keepers of firms; officers use the desk (/desk).',
    },
  });

export const commandUnknown = () =>
  new AppError({
    kind: 'not_found',
    code: 'keeper.command_unknown',
    message: {
      zh: '贵单位没有以此编号记录的操作。',
      en: 'Your organisation recorded nothing under this id.',
    },
  });

export const storeUnknown = () =>
  new AppError({
    kind: 'not_found',
    code: 'keeper.store_unknown',
    message: {
      zh: '没有该场所,或您不负责该场所。请重新选择库点。',
      en: 'No such premises of yours, or not such as you act at. Choose the store again.',
    },
  });
