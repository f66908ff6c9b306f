import { AppError, invalidField } from '../../core/errors.ts';

export const holdNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'hold.not_found',
    message: { zh: '没有该封存记录,请核对编号。', en: 'No such hold; check its id.' },
  });

export const notYourLots = (fields: readonly string[]) =>
  new AppError({
    kind: 'invalid',
    code: 'hold.not_own_lot',
    message: {
      zh: '企业只能封存本单位申报的批次;其他批次请封存其所在的本单位库房,或联系申报单位、监管部门。',
      en: 'A firm holds the lots that it declared; of others it holds the room where they stand, or turns to their declarant or the authority.',
    },
    issues: fields.map((field) => ({
      field,
      rule: 'hold.not_own_lot',
      message: { zh: '不是本单位申报的批次', en: 'Declared by another firm' },
    })),
  });

export const releasedAlready = () =>
  new AppError({
    kind: 'conflict',
    code: 'hold.released_already',
    message: { zh: '该封存已解除。', en: 'This hold was released already.' },
  });

export const authorityReleases = () =>
  new AppError({
    kind: 'forbidden',
    code: 'hold.authority_releases',
    message: {
      zh: '该封存只能由作出封存的监管部门或其上级解除,请提交复检结果并联系该部门。',
      en: 'Only the authority that placed this hold, or one above it, releases it; hand in the new result and ask there.',
    },
  });

export const holderReleases = () =>
  new AppError({
    kind: 'forbidden',
    code: 'hold.holder_releases',
    message: {
      zh: '该封存由企业自行设置,只能由该企业解除;如需继续控制,请另行封存。',
      en: 'The firm placed this hold and releases it itself; place one of your own if it must last.',
    },
  });

export const clearingTestMissing = () =>
  invalidField('clearingTestId', 'hold.clearing_test_missing', {
    zh: '检测异常封存须填写用以解除的检测记录(clearingTestId)。',
    en: 'A hold on a test result is released by naming the test that clears the lot.',
  });

export const clearingTestUnfit = () =>
  invalidField('clearingTestId', 'hold.clearing_test_unfit', {
    zh: '该检测不能用于解除:须为覆盖本批次、结果为阴性且未被替代的检测;因检测封存的,还须为同一项目、检测时间不早于原检测。',
    en: 'This test does not clear the lot: it has to cover the lot, be negative and not superseded, and, for a hold on a test, be of the same analyte and no earlier than that test.',
  });

export const beforePlaced = () =>
  invalidField('occurredAt', 'hold.before_placed', {
    zh: '解除时间不能早于封存时间。',
    en: 'A hold cannot be released before it was placed.',
  });

export const beforeLot = (field: string) =>
  invalidField(field, 'time.before_lot', {
    zh: '时间早于该批次的申报时间,请核对。',
    en: 'This time lies before the lot was declared; check it.',
  });
