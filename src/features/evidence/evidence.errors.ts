import { AppError, type Issue } from '../../core/errors.ts';
import type { Text } from '../../domain/text.ts';

/** A refusal that names its fields, all for the same reason. */
export function refusal(
  kind: 'invalid' | 'conflict',
  code: string,
  fields: readonly string[],
  message: Text,
  details: Record<string, unknown> = {},
): AppError {
  const issues = fields.map((field): Issue => ({ field, rule: code, message }));
  return new AppError({ kind, code, message, issues, details });
}

export const unknownLots = (fields: readonly string[]) =>
  refusal('invalid', 'lot.unknown', fields, {
    zh: '所列批次不存在,或不由贵单位经手。',
    en: 'The lots listed do not exist, or your organisation does not handle them.',
  });

export const lotsTwice = (fields: readonly string[]) =>
  refusal('invalid', 'lot.twice', fields, {
    zh: '同一批次重复填写,请合并为一行。',
    en: 'The same lot is listed twice; put it into one line.',
  });

export const beforeLot = (fields: readonly string[]) =>
  refusal('invalid', 'time.before_lot', fields, {
    zh: '时间早于该批次的申报时间,请核对。',
    en: 'This time lies before the lot was declared; check it.',
  });

export const unknownPremises = () =>
  refusal('invalid', 'premises.unknown', ['premisesId'], {
    zh: '没有该场所,或不属于贵单位。',
    en: 'No such premises, or they are not yours.',
  });

export const unknownPlace = () =>
  refusal('invalid', 'place.unknown', ['placeId'], {
    zh: '该场所没有这个库房。',
    en: 'These premises have no such room.',
  });

export const moreThanLot = (field: string, declared: string) =>
  refusal('invalid', 'lot.less_declared', [field], {
    zh: `超过该批次申报数量(${declared}),请核对。`,
    en: `More than was declared for the lot (${declared}); check it.`,
  });
