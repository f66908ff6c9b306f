import { AppError, invalidField } from '../../core/errors.ts';

/** Also the answer for another organisation's premises where only one's own will do. */
export const premisesNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'premises.not_found',
    message: { zh: '没有该场所,请核对编号。', en: 'No such premises; check the id or code.' },
  });

export const organisationNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'organisation.not_found',
    message: { zh: '没有该单位。', en: 'No such organisation.' },
  });

export const usccTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'organisation.uscc_taken',
    message: {
      zh: '该统一社会信用代码已登记。',
      en: 'An organisation with this credit code is registered already.',
    },
    issues: [
      {
        field: 'uscc',
        rule: 'organisation.uscc_taken',
        message: { zh: '代码已登记', en: 'Registered already' },
      },
    ],
  });

export const codeTaken = (field: string) =>
  new AppError({
    kind: 'conflict',
    code: 'premises.code_taken',
    message: { zh: '该编号已被使用,请换一个。', en: 'This code is in use; choose another.' },
    issues: [
      { field, rule: 'premises.code_taken', message: { zh: '编号重复', en: 'Code in use' } },
    ],
  });

export const unknownDivision = () =>
  invalidField('divisionId', 'division.unknown', {
    zh: '没有该行政区划,请用 /api/divisions 查询。',
    en: 'No such division; look it up at /api/divisions.',
  });

export const outsideJurisdiction = () =>
  invalidField('divisionId', 'organisation.outside_jurisdiction', {
    zh: '该区划不在贵单位辖区内,请由当地监管部门登记。',
    en: 'This division is outside your jurisdiction; the authority there registers its firms.',
  });

export const authoritiesOnly = () =>
  invalidField('kind', 'organisation.authorities_only', {
    zh: '系统管理员只登记监管部门;企业由其所在地监管部门登记。',
    en: 'The administrator registers authorities alone; firms are registered by the authority of their division.',
  });

export const limitedToPremises = () =>
  new AppError({
    kind: 'forbidden',
    code: 'premises.limited',
    message: {
      zh: '您的权限限于部分场所,不能登记新场所。请由本单位负责人登记。',
      en: "You act at some premises only and open no others; ask your organisation's owner.",
    },
  });
