import { AppError } from '../../core/errors.ts';
import type { Fault } from '../../domain/text.ts';

/** What can't be a code is an address that does not exist. */
export const malformedCode = ({ code, message }: Fault) =>
  new AppError({ kind: 'not_found', code, message });

export const noCode = () =>
  new AppError({
    kind: 'not_found',
    code: 'code.none',
    message: {
      zh: '该批次还没有追溯码,请先申领。',
      en: 'This lot has no trace code yet; issue one first.',
    },
  });

export const codeExists = (code: string) =>
  new AppError({
    kind: 'conflict',
    code: 'code.exists',
    message: {
      zh: '该批次已有追溯码。标签遗失或印错时,请先作废原码再申领。',
      en: 'This lot has a trace code already. If its label is lost or misprinted, void it first.',
    },
    details: { code },
  });

export const codeNotYours = () =>
  new AppError({
    kind: 'forbidden',
    code: 'code.not_issuer',
    message: {
      zh: '只有申领该追溯码的单位可以启用或作废它。',
      en: 'Only the organisation that issued this trace code may activate or void it.',
    },
  });

export const alreadyActive = () =>
  new AppError({
    kind: 'conflict',
    code: 'code.already_active',
    message: { zh: '该追溯码已启用。', en: 'This trace code is active already.' },
  });

export const alreadyVoid = () =>
  new AppError({
    kind: 'conflict',
    code: 'code.already_void',
    message: {
      zh: '该追溯码已作废,不能再用。请为该批次申领新码。',
      en: 'This trace code is void for good. Issue a new one for the lot.',
    },
  });

export const lotWithdrawn = () =>
  new AppError({
    kind: 'conflict',
    code: 'code.lot_withdrawn',
    message: {
      zh: '该批次的申报已撤回,不能申领、启用、转入或打印追溯码。请改用有效的批次。',
      en: 'The declaration of this lot was withdrawn: no trace code is issued, put into force, moved there or printed. Use a lot that stands.',
    },
  });
