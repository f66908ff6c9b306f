import { AppError, invalidField } from '../../core/errors.ts';

export const changeNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'registration_change.not_found',
    message: { zh: '没有该变更,请核对编号。', en: 'No such change; check its id.' },
  });

export const recordNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'registration_change.no_record',
    message: {
      zh: '没有该单位的证照档案,或不在贵单位可见范围。',
      en: 'No licence record of that firm that you may see.',
    },
  });

export const nothingChanged = () =>
  new AppError({
    kind: 'invalid',
    code: 'registration_change.nothing',
    message: {
      zh: '没有任何变更。请至少填写地址、证照、名称或代码中的一项新内容。',
      en: 'Nothing changes; give a new address, licences, name or credit code.',
    },
  });

export const futureChange = () =>
  invalidField('happenedOn', 'registration_change.future', {
    zh: '变更日期不能晚于今天。',
    en: 'A change is filed once it has happened; this day lies ahead.',
  });

export const changePending = () =>
  new AppError({
    kind: 'conflict',
    code: 'registration_change.pending',
    message: {
      zh: '已有名称或代码变更待监管部门确认,请待其办结后再报。',
      en: 'A change of name or credit code waits for the regulator; file the next once it is decided.',
    },
  });

export const changeDecided = () =>
  new AppError({
    kind: 'conflict',
    code: 'registration_change.decided',
    message: {
      zh: '该变更已生效或已有结论,无需确认。',
      en: 'This change is in force or decided; nothing waits here.',
    },
  });
