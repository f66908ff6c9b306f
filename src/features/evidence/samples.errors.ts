import { AppError, invalidField } from '../../core/errors.ts';
import { refusal } from './evidence.errors.ts';

export const sampleNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'sample.not_found',
    message: { zh: '没有该样品,请核对编号。', en: 'No such sample; check its id.' },
  });

export const poolNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'pool.not_found',
    message: { zh: '没有该混检管,请核对编号。', en: 'No such pool; check its id.' },
  });

export const sampleNumberTaken = () =>
  refusal('conflict', 'sample.number_taken', ['number'], {
    zh: '本单位已有相同编号的样品。',
    en: 'Your organisation has a sample with this number already.',
  });

export const poolNumberTaken = () =>
  refusal('conflict', 'pool.number_taken', ['number'], {
    zh: '本单位已有相同编号的混检管。',
    en: 'Your organisation has a pool with this number already.',
  });

export const workerMissing = () =>
  invalidField('workerNo', 'sample.worker_missing', {
    zh: '人员样品须填写被采样人的工号。',
    en: 'A personnel sample names the worker number of the person sampled.',
  });

export const workerNotWanted = () =>
  invalidField('workerNo', 'sample.worker_not_wanted', {
    zh: '只有人员样品填写被采样人工号;采样人请填 samplerWorkerNo。',
    en: 'Only personnel samples name the person sampled; who took it goes into samplerWorkerNo.',
  });

export const lotsMissing = () =>
  invalidField('lotIds', 'sample.lots_missing', {
    zh: '产品样品须填写所属批次。',
    en: 'A product sample names the lots that it stands for.',
  });

export const lotsNotWanted = () =>
  invalidField('lotIds', 'sample.lots_not_wanted', {
    zh: '人员样品不对应批次,请删除批次。',
    en: 'A personnel sample stands for no lot; leave the lots out.',
  });

export const notALaboratory = () =>
  invalidField('laboratoryOrgId', 'sample.laboratory', {
    zh: '没有该检测机构,请在 /api/organisations?kind=laboratory 中选择。',
    en: 'No such laboratory; choose one from /api/organisations?kind=laboratory.',
  });

export const unknownSamples = (fields: readonly string[]) =>
  refusal('invalid', 'sample.unknown', fields, {
    zh: '没有该样品,或既非贵单位采集也未送至贵单位。',
    en: 'No such sample, or it was neither taken by you nor sent to you.',
  });

export const laboratoriesDiffer = () =>
  invalidField('sampleIds', 'pool.laboratories', {
    zh: '同一混检管的样品须送同一检测机构。',
    en: 'The samples of one pool go to one laboratory.',
  });

export const poolBeforeSample = () =>
  invalidField('occurredAt', 'pool.before_sample', {
    zh: '混样时间不能早于采样时间。',
    en: 'A pool cannot be made before its samples were taken.',
  });
