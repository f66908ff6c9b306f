import { AppError, invalidField } from '../../core/errors.ts';

export const workerNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'people.worker_not_found',
    message: {
      zh: '没有该人员,请核对单位和工号。',
      en: 'No such worker; check the organisation and the worker number.',
    },
  });

export const workerTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'people.worker_taken',
    message: {
      zh: '该工号已登记。修改资料请用 /api/workers/{workerNo}/amendment;工号不得改给他人使用。',
      en: 'This worker number is registered. Amend it instead; a number never passes to another person.',
    },
    issues: [
      {
        field: 'workerNo',
        rule: 'people.worker_taken',
        message: { zh: '工号已登记', en: 'Registered already' },
      },
    ],
  });

export const unknownPremises = () =>
  invalidField('premisesId', 'premises.unknown', {
    zh: '本单位没有该场所,请核对编号。',
    en: 'Your organisation has no such premises; check the id.',
  });

export const leftBeforeCame = () =>
  invalidField('activeUntil', 'people.left_before_came', {
    zh: '离岗日期不得早于到岗日期。',
    en: 'A worker leaves on the day of coming or later.',
  });

export const notConfigured = () =>
  new AppError({
    kind: 'not_offered',
    code: 'people.not_configured',
    message: {
      zh: '本系统未配置个人信息密钥,不接收人员资料。请管理员设置 PERSONAL_KEY 和 PERSONAL_PEPPER。',
      en: 'This installation has no keys for personal data and takes none. Its administrator sets PERSONAL_KEY and PERSONAL_PEPPER.',
    },
  });

export const keyDestroyed = () =>
  new AppError({
    kind: 'gone',
    code: 'people.key_destroyed',
    message: {
      zh: '该单位的数据密钥已销毁,其人员资料无法再读取。工号和追溯记录不受影响;需要时请重新登记人员。',
      en: 'The data key of this organisation was destroyed; what was encrypted with it is gone. Worker numbers and trace records stay; register the worker anew if needed.',
    },
  });

export const altered = () =>
  new AppError({
    kind: 'conflict',
    code: 'people.altered',
    message: {
      zh: '该人员的加密资料与其工号不符或已被改动,不予显示。请通知系统安全管理员核查数据库。',
      en: 'What is stored for this worker was altered or belongs elsewhere, and is not shown. Tell the security administrator to examine the database.',
    },
  });
