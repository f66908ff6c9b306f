import { AppError, invalidField } from '../../core/errors.ts';
import type { CodeSegment, SerialSpan } from '../../domain/code-ranges.ts';
import type { Text } from '../../domain/text.ts';

export const unitCodesNotOffered = () =>
  new AppError({
    kind: 'not_offered',
    code: 'series.not_offered',
    message: {
      zh: '本系统没有配置单件追溯码密钥(CODE_KEYS),不能申领、打印单件码。请联系系统管理员。',
      en: 'This installation has no keys for the codes of units (CODE_KEYS): it issues and prints none. Ask its administrator.',
    },
  });

export const seriesNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'series.not_found',
    message: { zh: '没有该追溯码号段。', en: 'There is no such series of codes.' },
  });

export const unitNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'unit.not_found',
    message: {
      zh: '没有该单件追溯码,或它不属于您可查看的批次。',
      en: 'There is no such unit code, or it is of no lot that you may see.',
    },
  });

export const seriesFull = () =>
  new AppError({
    kind: 'conflict',
    code: 'series.full',
    message: {
      zh: '号段编号已用完,请联系系统管理员。',
      en: 'All series numbers are used up; tell the administrator of this installation.',
    },
  });

export const seriesActive = () =>
  new AppError({
    kind: 'conflict',
    code: 'series.already_active',
    message: { zh: '该号段已启用。', en: 'This series is active already.' },
  });

export const notYourUnits = () =>
  new AppError({
    kind: 'forbidden',
    code: 'series.not_yours',
    message: {
      zh: '只有申领该号段的单位,或接收这些单件的单位可以操作。',
      en: 'Only the organisation that issued these codes, or took the units over, may do this.',
    },
  });

export const notInSeries = (field: string, { first, last }: SerialSpan) =>
  invalidField(field, 'series.span', {
    zh: `序号须在 ${first}–${last} 之内,且起始不大于结束。`,
    en: `Serials lie within ${first}–${last}, the first not above the last.`,
  });

const outcome = {
  void: { zh: '已作废', en: 'void' },
  replaced: { zh: '已换新码', en: 'replaced' },
  moved: { zh: '已转入其他批次', en: 'moved to another lot' },
};

/** Names the first part that stands in the way. */
export const notAllInUse = ({ first, last, range }: CodeSegment) => {
  const { zh, en } = outcome[range?.kind ?? 'moved'];
  return new AppError({
    kind: 'conflict',
    code: 'series.not_in_use',
    message: {
      zh: `序号 ${first}–${last} ${zh},不能再操作。请对其余序号分段重新提交。`,
      en: `Serials ${first}–${last} are ${en} already. Ask anew for the rest of them, part by part.`,
    },
    details: { first, last, state: range?.kind },
  });
};

export const severalLots = (segment: CodeSegment) =>
  new AppError({
    kind: 'conflict',
    code: 'series.several_lots',
    message: {
      zh: `这些序号分属多个批次(序号 ${segment.first}–${segment.last} 起不同),请按批次分段填写。`,
      en: `These serials are of several lots (another one from ${segment.first}–${segment.last} on). Name them lot by lot.`,
    },
  });

export const notMadeFrom = () =>
  new AppError({
    kind: 'conflict',
    code: 'series.not_made_from',
    message: {
      zh: '目标批次不是由这些单件所在批次分装或加工而来。请先登记分装,再转移追溯码。',
      en: 'The lot named was not made from the lot of these units. Record the repacking first, then move the codes.',
    },
  });

export const moreThanPieces = (numbers: { pieces: number; issued: number; count: number }) =>
  new AppError({
    kind: 'conflict',
    code: 'series.more_than_pieces',
    message: {
      zh: `该批次申报 ${numbers.pieces} 件,已有 ${numbers.issued} 个在用箱码,再申领 ${numbers.count} 个将超过件数。请核对数量;确需多领(如补打备用)时填写 reason(理由)后再提交。`,
      en: `${numbers.pieces} pieces were declared of this lot and ${numbers.issued} case codes are in use; ${numbers.count} more are too many. Check the count, or say in reason why more are needed.`,
    },
    details: numbers,
  });

export const packsOfOthers = () =>
  new AppError({
    kind: 'forbidden',
    code: 'series.packs_of_others',
    message: {
      zh: '件码只能由对其负责的单位转移或更换。请联系申领单位办理。',
      en: 'Codes of packs are moved or replaced by who answers for them. Ask the firm that issued them.',
    },
  });

export const moreThanCame = (numbers: { came: number; taken: number; count: number }) =>
  new AppError({
    kind: 'conflict',
    code: 'series.more_than_came',
    message: {
      zh: `该批次投入 ${numbers.came} 件,已转入 ${numbers.taken} 件,不能再转入 ${numbers.count} 件。请核对序号,或先登记分装的投入件数。`,
      en: `${numbers.came} pieces went into this lot and ${numbers.taken} labelled units were taken over already; ${numbers.count} more can’t be. Compare the serials, or record first what went into the lot.`,
    },
    details: numbers,
  });

export const notYourLot = () =>
  new AppError({
    kind: 'forbidden',
    code: 'series.lot_not_yours',
    message: {
      zh: '只能转入本单位登记的批次。',
      en: 'Units can only be moved to a lot that your own organisation recorded.',
    },
  });

export const sameSeries = () =>
  invalidField('successor.seriesId', 'series.same', {
    zh: '新码须来自另一号段。',
    en: 'The new codes must be of another series.',
  });

/** Of the setting: ends a start. */
export const keysLost = (versions: readonly number[]): Text => ({
  zh: `CODE_KEYS(或 DATA_DIR/code-keys)缺少或改变了版本 ${versions.join('、')} 的密钥,用它印的追溯码会被误判为伪造。请从备份恢复。`,
  en: `CODE_KEYS (or DATA_DIR/code-keys) lacks, or has changed, the key of version ${versions.join(', ')}; codes printed with it would be called forged. Restore it from your backup.`,
});
