import { AppError, invalidField } from '../../core/errors.ts';
import { type DocumentState, documentStateNames } from '../../domain/documents.ts';
import { formatKg } from '../../domain/quantity.ts';
import { refusal } from './evidence.errors.ts';

export const documentNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'document.not_found',
    message: { zh: '没有该单证,请核对编号。', en: 'No such document; check its id.' },
  });

export const numberTaken = () =>
  refusal('conflict', 'document.number_taken', ['number'], {
    zh: '该签发机构的同类单证中,此编号已登记。请在原记录上关联批次。',
    en: 'This number of this issuer is recorded already; link further lots to that record.',
  });

export const numberMissing = () =>
  invalidField('number', 'document.number_missing', {
    zh: '已出具的单证须填写编号;尚未取得编号时请选"待出具"。',
    en: 'An issued document has a number; while there is none, its state is pending.',
  });

export const numberNotRequested = () =>
  invalidField('number', 'document.number_not_requested', {
    zh: '申请不出具的单证没有编号,请删除编号或改为已出具。',
    en: 'A document that was not requested has no number; leave it out, or say issued.',
  });

export const badDate = (field: 'issuedOn' | 'validUntil') =>
  invalidField(field, 'document.date', {
    zh: '签发日期不能晚于今天,有效期不能早于签发日期。',
    en: 'A document is not issued after today, nor does it expire before it was issued.',
  });

export const badTransition = (from: DocumentState, to: DocumentState) =>
  invalidField('state', 'document.transition', {
    zh: `单证现为"${documentStateNames[from].zh}",不能改为"${documentStateNames[to].zh}"${from === 'void' ? ';作废后不能恢复,请登记新单证' : ''}。`,
    en: `The document is ${documentStateNames[from].en.toLowerCase()} and cannot become ${documentStateNames[to].en.toLowerCase()}${from === 'void' ? '; void is final, record the new document' : ''}.`,
  });

export const isVoid = () =>
  invalidField('id', 'document.void', {
    zh: '单证已作废,不能再关联批次或文件。',
    en: 'The document is void; nothing can be attached to it.',
  });

export const lotLinked = (fields: readonly string[]) =>
  refusal('conflict', 'document.lot_linked', fields, {
    zh: '该批次已关联此单证。',
    en: 'This lot is linked to the document already.',
  });

/** A certificate covers so much and no more. */
export const usedUp = (field: string, leftGrams: number, wantedGrams: number) =>
  refusal(
    'invalid',
    'document.used_up',
    [field],
    {
      zh: `该单证余量 ${formatKg(leftGrams)} kg,本次需要 ${formatKg(wantedGrams)} kg。请减少数量或使用另一单证。`,
      en: `The document has ${formatKg(leftGrams)} kg left and ${formatKg(wantedGrams)} kg are wanted. Link less, or another document.`,
    },
    { leftKg: leftGrams / 1000, wantedKg: wantedGrams / 1000 },
  );

export const unknownFiles = (fields: readonly string[]) =>
  refusal('invalid', 'file.unknown', fields, {
    zh: '没有该文件,请先通过 /api/files 上传。',
    en: 'No such file of yours; upload it through /api/files first.',
  });

/** What a rule asked for when the lots went on stays readable to whoever took them. */
export const travels = () =>
  refusal('conflict', 'document.travels', ['visibility'], {
    zh: '该单证的批次已发往其他单位,且规则要求此类单证随货,须对经手各方可见。请选"经手各方"或"公开"。',
    en: 'Lots of this document went to another firm and rules ask for such a paper: it stays readable along the chain. Choose chain or public.',
  });
