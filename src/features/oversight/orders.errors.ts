import { AppError, invalidField, type Issue } from '../../core/errors.ts';

export const orderNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'hold_order.not_found',
    message: { zh: '没有该封存决定,请核对编号。', en: 'No such hold order; check its id.' },
  });

export const nothingToHold = () =>
  invalidField('lotIds', 'hold.nothing_named', {
    zh: '请至少填写一个要封存的批次、追溯码段、库房、场所或运单。',
    en: 'Name at least one lot, unit range, room, premises or shipment to hold.',
  });

export const unknownThings = (fields: readonly string[]) =>
  new AppError({
    kind: 'invalid',
    code: 'hold.unknown_thing',
    message: {
      zh: '有要封存的对象不存在或不在您的范围内,请核对编号。',
      en: 'Some of what is to be held does not exist, or is not within your reach; check the ids.',
    },
    issues: fields.map((field) => ({
      field,
      rule: 'hold.unknown_thing',
      message: { zh: '不存在或不可见', en: 'Unknown or not yours to see' },
    })),
  });

export const notYourPlaces = (fields: readonly string[]) =>
  new AppError({
    kind: 'invalid',
    code: 'hold.not_own_place',
    message: {
      zh: '企业只能封存本单位的库房、场所和发出的运单;其他请联系监管部门。',
      en: 'A firm holds its own rooms, premises and the shipments that it sent; for others, turn to the authority.',
    },
    issues: fields.map((field) => ({
      field,
      rule: 'hold.not_own_place',
      message: { zh: '不属于本单位', en: 'Of another firm' },
    })),
  });

export const notUnderWay = (fields: readonly string[]) =>
  new AppError({
    kind: 'invalid',
    code: 'hold.not_under_way',
    message: {
      zh: '运单已收货并结清,途中没有货物;请封存批次或收货场所。',
      en: 'Nothing of this shipment is under way any more; hold its lots, or the place that took them in.',
    },
    issues: fields.map((field) => ({
      field,
      rule: 'hold.not_under_way',
      message: { zh: '途中无货', en: 'Nothing under way' },
    })),
  });

export const notInSeries = (field: string) =>
  invalidField(field, 'hold.not_in_series', {
    zh: '号段超出该系列已签发的范围,请核对首号和末号。',
    en: 'These serials were not issued in that series; check the first and the last.',
  });

export const unitsNoMore = (field: string) =>
  invalidField(field, 'hold.units_void', {
    zh: '号段中有已作废或已换码的追溯码,请分段填写仍在使用的部分,或封存整个批次。',
    en: 'Some codes of this range are void or replaced; name the parts still in use, or hold the lot.',
  });

export const goodsInHeldPlace = (hold: { reasonZh: string; reasonEn: string }) =>
  new AppError({
    kind: 'conflict',
    code: 'hold.goods_in_held_place',
    message: {
      zh: `本单位该批次有货物在被封存的场所内(${hold.reasonZh}),解除封存后方可启用追溯码。`,
      en: `Some of your goods of this lot stand in a place that is held (${hold.reasonEn}); codes come into force once it is released.`,
    },
  });

export const unitsHeld = () =>
  new AppError({
    kind: 'conflict',
    code: 'hold.units_held',
    message: {
      zh: '号段中有已封存的单件,追溯码不得启用、作废、转移或更换;请联系作出封存的单位解除后再办理。',
      en: 'Units of this range are held: their codes are not activated, voided, moved or replaced until whoever held them releases them.',
    },
  });

export const nothingReleased = (issues: readonly Issue[]) =>
  new AppError({
    kind: 'conflict',
    code: 'hold_order.nothing_released',
    message: {
      zh: '没有可以解除的封存:已全部解除,或不符合解除条件(见各项说明)。',
      en: 'Nothing could be released: it was released already, or may not be; each item says why.',
    },
    issues: [...issues],
  });
