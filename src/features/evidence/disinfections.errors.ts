import { AppError, invalidField } from '../../core/errors.ts';
import { agentUsableHours } from '../../domain/disinfection.ts';
import { refusal } from './evidence.errors.ts';

export const disinfectionNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'disinfection.not_found',
    message: { zh: '没有该消毒记录,请核对编号。', en: 'No such disinfection; check its id.' },
  });

export const tooConcentrated = () =>
  invalidField('concentration', 'disinfectant.concentration', {
    zh: '浓度超过该单位的最大可能值,请核对浓度和单位。',
    en: 'More than this unit can express; check concentration and unit.',
  });

export const unknownDisinfectant = () =>
  invalidField('disinfectantId', 'disinfectant.unknown', {
    zh: '没有该配制记录,请先登记消毒剂配制。',
    en: 'No such preparation of yours; record the preparation of the agent first.',
  });

export const agentNotReady = () =>
  invalidField('startedAt', 'disinfectant.not_ready', {
    zh: '消毒开始时间早于消毒剂配制时间,请核对。',
    en: 'The disinfection starts before its agent was prepared; check the times.',
  });

export const agentStale = () =>
  invalidField('disinfectantId', 'disinfectant.stale', {
    zh: `消毒剂配制已超过 ${agentUsableHours} 小时,请重新配制。`,
    en: `The agent was prepared more than ${agentUsableHours} hours before; prepare it anew.`,
  });

export const badSpan = () =>
  invalidField('startedAt', 'disinfection.span', {
    zh: '开始时间须早于结束时间(occurredAt)。',
    en: 'It starts before it ends (occurredAt).',
  });

export const contactTooLong = (minutes: number) =>
  invalidField('contactMinutes', 'disinfection.contact', {
    zh: `作用时间长于整个消毒过程(${minutes} 分钟),请核对作用时间或起止时间。`,
    en: `The contact time is longer than the whole job (${minutes} minutes); check it, or the times.`,
  });

export const goodsMissing = () =>
  invalidField('lots', 'disinfection.lots_missing', {
    zh: '对集装箱内壁、外包装、托盘的消毒须填写所涉批次。',
    en: 'Disinfecting container walls, outer packages or pallets names the lots concerned.',
  });

export const goodsNotWanted = () =>
  invalidField('lots', 'disinfection.lots_not_wanted', {
    zh: '车辆、库房、地面消毒不算货物消毒,请删除批次。',
    en: 'Disinfecting a vehicle, room or floor disinfects no goods; leave the lots out.',
  });

export const repeatReasonMissing = (fields: readonly string[]) =>
  refusal('invalid', 'disinfection.repeated', fields, {
    zh: '该批次(或其来源批次)已消毒过。原则上只做一次预防性消毒;确需再次消毒请填写理由。',
    en: 'These goods were disinfected before. In principle that is done once; give the reason for doing it again.',
  });

export const certificateTaken = () =>
  refusal('conflict', 'disinfection.certificate_taken', ['certificateNo'], {
    zh: '本单位已有此编号的消毒证明。',
    en: 'Your organisation has a disinfection with this certificate number already.',
  });
