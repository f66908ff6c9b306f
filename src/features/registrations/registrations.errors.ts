import { AppError, type ErrorKind, invalidField } from '../../core/errors.ts';
import type { Text } from '../../domain/text.ts';
import type { RegistrationState } from './registrations.queries.ts';

function fieldError(kind: ErrorKind, code: string, field: string, message: Text): AppError {
  return new AppError({ kind, code, message, issues: [{ field, rule: code, message }] });
}

export const registrationNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'registration.not_found',
    message: {
      zh: '没有该注册申请,或不在贵单位辖区内。',
      en: 'No such registration in your jurisdiction; check its id.',
    },
  });

/** One answer for a wrong, an expired and a used token. */
export const tokenRefused = () =>
  new AppError({
    kind: 'unauthenticated',
    code: 'registration.token_refused',
    message: {
      zh: '查询凭证无效或已用完。请在 Authorization: Bearer 中填写提交时得到的 fmr_… 凭证;已建立账号的请直接登录。',
      en: 'This follow-up token is not in force. Send the fmr_… of your submission as Authorization: Bearer; if you made your account, sign in.',
    },
  });

export const tooManyRegistrations = (retryAfterSeconds: number) =>
  new AppError({
    kind: 'too_many',
    code: 'registration.too_many',
    message: {
      zh: `请求过于频繁,请 ${retryAfterSeconds} 秒后再试。`,
      en: `Too many requests; wait ${retryAfterSeconds} seconds.`,
    },
    details: { retryAfterSeconds },
  });

export const usccRegistered = () =>
  fieldError('conflict', 'registration.uscc_registered', 'uscc', {
    zh: '该统一社会信用代码的单位已开通。请向本单位负责人索取账号,或联系当地监管部门。',
    en: "A firm with this credit code is in already. Ask its owner for an account, or its division's authority.",
  });

export const usccPending = () =>
  fieldError('conflict', 'registration.uscc_pending', 'uscc', {
    zh: '该统一社会信用代码已有申请在审。请用提交时的凭证查询;凭证遗失或非本单位所提交的,请联系当地监管部门驳回后重新提交。',
    en: 'A registration with this credit code is under review. Follow it with its token; if that is lost, or the registration is not yours, have the division’s authority refuse it and submit again.',
  });

export const unknownDivision = () =>
  invalidField('divisionId', 'registration.division_unknown', {
    zh: '没有该行政区划。请填写所在区县的六位区划代码(GB/T 2260)。',
    en: 'No such division; give the six digits of your county or city (GB/T 2260).',
  });

export const licenceExpired = (field: string) =>
  invalidField(field, 'registration.licence_expired', {
    zh: '该证照已过有效期,请先换证再填写新证。',
    en: 'This licence has expired; renew it and give the new one.',
  });

const stateNames: Record<RegistrationState, Text> = {
  submitted: { zh: '已提交', en: 'submitted' },
  returned: { zh: '已退回', en: 'returned' },
  opened: { zh: '已开通', en: 'opened' },
  refused: { zh: '已驳回', en: 'refused' },
};

export const wrongState = (state: RegistrationState, wanted: RegistrationState) =>
  new AppError({
    kind: 'conflict',
    code: 'registration.wrong_state',
    message: {
      zh: `该申请现为“${stateNames[state].zh}”,只有“${stateNames[wanted].zh}”时才能这样处理。`,
      en: `This registration is ${stateNames[state].en}; only a ${stateNames[wanted].en} one takes this step.`,
    },
    details: { state },
  });

export const filesClosed = () =>
  new AppError({
    kind: 'conflict',
    code: 'registration.files_closed',
    message: {
      zh: '申请已有结论,不再接收文件。',
      en: 'The registration is decided; it takes no more files.',
    },
  });

export const tooManyFiles = (most: number) =>
  new AppError({
    kind: 'conflict',
    code: 'registration.too_many_files',
    message: {
      zh: `每份申请最多 ${most} 个文件,请合并后上传。`,
      en: `A registration takes ${most} files at most; put pages together.`,
    },
  });

export const fileNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'registration.file_not_found',
    message: { zh: '该申请没有这个文件。', en: 'This registration has no such file.' },
  });
