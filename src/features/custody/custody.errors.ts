import { AppError, invalidField, type Issue } from '../../core/errors.ts';
import { formatKg, type Quantity } from '../../domain/quantity.ts';
import type { Text } from '../../domain/text.ts';

export const premisesNotYours = (field: string) =>
  invalidField(field, 'premises.unknown', {
    zh: '没有该场所,或不属于贵单位。',
    en: 'No such premises of your organisation.',
  });

export const premisesClosed = (field: string) =>
  invalidField(field, 'premises.closed', {
    zh: '该场所已闭仓或废弃,不能收发货。请先恢复为正常状态。',
    en: 'These premises are closed; set them to normal before goods come or go.',
  });

export const noImports = (field: string) =>
  invalidField(field, 'premises.no_imports', {
    zh: '该场所未登记经营进口冷链食品,不得存放进口批次。',
    en: 'These premises are not registered for imported goods.',
  });

export const placeUnknown = (field: string) =>
  invalidField(field, 'place.unknown', {
    zh: '没有该库房或月台,请在场所详情中查询。',
    en: 'No such room or dock in these premises; look them up in the premises.',
  });

export const roomUnsuited = (field: string, room: Text, goods: Text) =>
  invalidField(field, 'place.temperature_class', {
    zh: `该库房温区为“${room.zh}”,货物要求“${goods.zh}”。请换到符合温区的库房(GB 31605-2020)。`,
    en: `The room is ${room.en}, the goods need ${goods.en}. Choose a suitable room (GB 31605-2020).`,
  });

export const notDestinedHere = (field: string) =>
  invalidField(field, 'custody.other_destination', {
    zh: '该批次申报的目的场所不是这里。请由申报单位更改目的场所后再收货。',
    en: 'The lot was declared for other premises. Its declarer has to amend the destination first.',
  });

export const containerDiffers = (declared: string | null) =>
  invalidField('containerNo', 'custody.container_differs', {
    zh: `箱号与申报不符(申报:${declared ?? '无'})。请核对箱体;不符的货物不得卸货。`,
    en: `The container is not the declared one (${declared ?? 'none'}). Check it; do not unload.`,
  });

export const sealDiffers = () =>
  invalidField('sealNo', 'custody.seal_differs', {
    zh: '铅封号与申报不符。请核对铅封并报告监管部门;确属录入错误时先更改申报。',
    en: 'The seal is not the declared one. Check it and report; if it was mistyped, amend the lot.',
  });

export const beforeLot = (declaredAt: Date) =>
  invalidField('occurredAt', 'time.before_lot', {
    zh: `时间早于批次申报(${declaredAt.toISOString()})。请更正时间。`,
    en: `This is before the lot was declared (${declaredAt.toISOString()}). Mend the time.`,
  });

export const nothingMoves = (field: string) =>
  invalidField(field, 'custody.no_quantity', {
    zh: '重量和件数不能同时为零。',
    en: 'Weight and pieces must not both be zero.',
  });

export const samePlace = (field: string) =>
  invalidField(field, 'custody.same_place', {
    zh: '移出与移入位置相同。',
    en: 'From and to are the same place.',
  });

export type Shortage = { field: string; have: Quantity; want: Quantity };

export const notEnough = (shortages: readonly Shortage[]) =>
  new AppError({
    kind: 'conflict',
    code: 'custody.not_enough',
    message: {
      zh: '库存不足,未记录任何内容。请按所列可用数量修改,或先盘点。',
      en: 'There is not enough; nothing was recorded. Use the quantities given, or count first.',
    },
    issues: shortages.map(({ field, have, want }): Issue => ({
      field,
      rule: 'custody.not_enough',
      message: {
        zh: `需要 ${formatKg(want.grams)} 千克、${want.pieces} 件,现有 ${formatKg(have.grams)} 千克、${have.pieces} 件。`,
        en: `Wanted ${formatKg(want.grams)} kg, ${want.pieces} pieces; there are ${formatKg(have.grams)} kg, ${have.pieces} pieces.`,
      },
    })),
  });

export const notEnoughThen = (field: string) =>
  invalidField(field, 'custody.not_enough_then', {
    zh: '在所填时间,该位置还没有这么多货物。请更正时间或数量。',
    en: 'At that time the place did not hold that much. Mend the time or the quantity.',
  });

export const shipmentNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'shipment.not_found',
    message: { zh: '没有该运单。', en: 'No such shipment.' },
  });

export const shipmentNumberTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'shipment.number_taken',
    message: { zh: '该运单号已使用。', en: 'This delivery note number is in use.' },
    issues: [
      {
        field: 'number',
        rule: 'shipment.number_taken',
        message: { zh: '运单号重复', en: 'Number in use' },
      },
    ],
  });

export const shipmentState = (state: string) =>
  new AppError({
    kind: 'conflict',
    code: 'shipment.state',
    message: {
      zh: `该运单当前状态为 ${state},不能执行此操作。`,
      en: `The shipment is ${state}; this cannot be done with it now.`,
    },
  });

export const linesDiffer = (field: string) =>
  invalidField(field, 'shipment.lines', {
    zh: '收货明细必须逐一列出运单上的每个批次,各一次;未到的批次填零。',
    en: 'List every lot of the shipment exactly once; a lot that did not arrive is zero.',
  });

export const refusedTooMuch = (field: string) =>
  invalidField(field, 'shipment.refused_too_much', {
    zh: '拒收数量不能超过实到数量或发货数量;拒收必须填写原因。',
    en: 'No more can be refused than arrived or was shipped, and a refusal needs its reason.',
  });

export const settlementPlace = (field: string) =>
  invalidField(field, 'shipment.settlement', {
    zh: '退回须填写存放位置,其余不填;“已说明”不得带数量,其余处理方式须有数量。',
    en: 'Returned goods need a place, others take none; "explained" has no quantity, every other disposition has one.',
  });

export const lossDiffers = (expected: number) =>
  invalidField('lossWeightKg', 'process.loss', {
    zh: `投入减产出应为 ${formatKg(expected)} 千克,请核对损耗。`,
    en: `Inputs less outputs are ${formatKg(expected)} kg; mend the loss.`,
  });

export const outputsExceed = () =>
  invalidField('outputs', 'process.exceeds_inputs', {
    zh: '产出重量大于投入重量。加工不能凭空增加重量。',
    en: 'More comes out than went in. Processing cannot create weight.',
  });

export const outputProductUnknown = (field: string) =>
  invalidField(field, 'product.unknown', {
    zh: '没有该产品,请先在产品库登记。',
    en: 'No such product of yours; register it first.',
  });

export const shelfLifeRenewed = (field: string, latest: string) =>
  invalidField(field, 'process.shelf_life', {
    zh: `分装不能延长保质期:到期日不得晚于 ${latest}。`,
    en: `Repacking renews no shelf life: expiry may not be later than ${latest}.`,
  });

export const outputDates = (field: string) =>
  invalidField(field, 'process.dates', {
    zh: '生产日期不能晚于今天,到期日须晚于生产日期。',
    en: 'Produced not after today, and expiring after production.',
  });

export const outputNumberTaken = (field: string) =>
  invalidField(field, 'lot.number_taken', {
    zh: '批次号重复,请换一个。',
    en: 'This lot number is in use; choose another.',
  });

export const heldLots = (issues: readonly Issue[]) =>
  new AppError({
    kind: 'conflict',
    code: 'custody.held',
    message: {
      zh: '批次处于封存状态,不得加工或销毁(销毁须填写监管部门的处置文号)。',
      en: 'The lot is on hold: it may not be processed, nor destroyed without the order’s number.',
    },
    issues,
  });

export const countedTwice = (field: string) =>
  invalidField(field, 'custody.line_twice', {
    zh: '同一批次重复列出。',
    en: 'The same lot is listed twice.',
  });

export const eventNotFound = () =>
  invalidField('corrects', 'correction.unknown', {
    zh: '没有该事件,或不是贵单位记录的。',
    en: 'No such event of your organisation.',
  });

export const notCorrectable = (why: Text) =>
  new AppError({ kind: 'conflict', code: 'correction.not_possible', message: why });

export const correctionLines = (field: string) =>
  invalidField(field, 'correction.lines', {
    zh: '更正须至少列出一行且行号存在;作废不得列出明细。',
    en: 'A replacement lists at least one existing line; a voided event lists none.',
  });
