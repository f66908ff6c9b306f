import { AppError, invalidField } from '../../core/errors.ts';
import { refusal } from './evidence.errors.ts';

export const testNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'test.not_found',
    message: { zh: '没有该检测记录,请核对编号。', en: 'No such test; check its id.' },
  });

export const targetUnclear = () =>
  refusal('invalid', 'test.target', ['sampleId', 'poolId', 'supersedes'], {
    zh: '请只填一项:样品(sampleId)、混检管(poolId)或被替代的检测(supersedes)。',
    en: 'Say what was tested by exactly one of sampleId, poolId and supersedes.',
  });

export const unknownTarget = (field: 'sampleId' | 'poolId' | 'supersedes') =>
  invalidField(field, 'test.unknown_target', {
    zh: '没有该记录,或其样品既非贵单位采集也未送至贵单位。',
    en: 'No such record, or its samples were neither taken by you nor sent to you.',
  });

export const beforeSample = () =>
  invalidField('occurredAt', 'test.before_sample', {
    zh: '检测时间不能早于采样(混样)时间。',
    en: 'A test cannot come before its samples were taken or mixed.',
  });

export const beforeSuperseded = () =>
  invalidField('occurredAt', 'test.before_superseded', {
    zh: '复检时间不能早于被替代的检测。',
    en: 'A result cannot supersede a later one.',
  });

export const supersededAlready = (by: string | null) =>
  refusal(
    'conflict',
    'test.superseded_already',
    ['supersedes'],
    {
      zh: '该结果已被替代,请替代最新的一次结果。',
      en: 'This result was superseded already; supersede the latest one.',
    },
    by === null ? {} : { supersededBy: by },
  );

export const analyteDiffers = () =>
  invalidField('analyte', 'test.analyte_differs', {
    zh: '复检项目须与被替代的检测相同;其他项目请另行登记。',
    en: 'A result supersedes one of the same analyte; report another analyte on its own.',
  });

export const laboratorySupersedes = () =>
  invalidField('supersedes', 'test.laboratory_supersedes', {
    zh: '检测机构出具的结果只能由检测机构替代。',
    en: "Only a laboratory supersedes a laboratory's result.",
  });

export const reportMissing = () =>
  invalidField('reportNo', 'test.report_missing', {
    zh: '企业录入实验室结果须填写检测报告编号;快速检测可不填。',
    en: "A firm that enters a laboratory's result names its report; a rapid test needs none.",
  });
