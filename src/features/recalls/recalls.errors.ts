import { AppError, invalidField } from '../../core/errors.ts';

export const openerCloses = () =>
  new AppError({
    kind: 'forbidden',
    code: 'recall.opener_closes',
    message: {
      zh: '召回只能由发起的监管部门或其上级结束,请联系该部门。',
      en: 'Only the authority that opened this recall, or one above it, closes it; ask there.',
    },
  });

export const recallNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'recall.not_found',
    message: { zh: '没有该召回,请核对编号。', en: 'No such recall; check its id.' },
  });

export const orderNumberMissing = () =>
  invalidField('number', 'recall.order_number', {
    zh: '责令召回须填文号。',
    en: 'An ordered recall needs the number of its order.',
  });

export const recallNumberTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'recall.number_taken',
    message: { zh: '该召回文号已使用。', en: 'A recall with this number exists already.' },
    issues: [
      {
        field: 'number',
        rule: 'recall.number_taken',
        message: { zh: '文号重复', en: 'Number in use' },
      },
    ],
  });

export const recallClosedAlready = () =>
  new AppError({
    kind: 'conflict',
    code: 'recall.closed_already',
    message: { zh: '该召回已结束。', en: 'This recall was closed already.' },
  });

export const beforeOpened = () =>
  invalidField('occurredAt', 'recall.before_opened', {
    zh: '结束时间不能早于召回启动时间。',
    en: 'A recall cannot end before it began.',
  });

export const beforeLot = (field: string) =>
  invalidField(field, 'time.before_lot', {
    zh: '时间早于该批次的申报时间,请核对。',
    en: 'This time lies before the lot was declared; check it.',
  });

export const knownAfterOpening = () =>
  invalidField('knownAt', 'recall.known_after_opening', {
    zh: '知悉时间不能晚于召回启动时间,请核对。',
    en: 'The risk cannot have been known only after the recall began; check the time.',
  });

export const authorityOrders = () =>
  invalidField('kind', 'recall.authority_orders', {
    zh: '责令召回只能由监管部门发起;企业请选择主动召回、撤架或模拟召回。',
    en: 'Only the authority orders a recall; a firm opens a voluntary or mock one, or a withdrawal.',
  });

export const notYourLots = (fields: readonly string[]) =>
  new AppError({
    kind: 'invalid',
    code: 'recall.not_own_lot',
    message: {
      zh: '企业只能召回本单位申报的批次;其他批次请联系申报单位或监管部门。',
      en: 'A firm recalls the lots that it declared; for others, turn to their declarant or the authority.',
    },
    issues: fields.map((field) => ({
      field,
      rule: 'recall.not_own_lot',
      message: { zh: '不是本单位申报的批次', en: 'Declared by another firm' },
    })),
  });

export const responsibleUnfit = () =>
  invalidField('responsibleOrgId', 'recall.responsible_unfit', {
    zh: '责任单位须是所列批次的经手单位;企业自行召回时为本单位。',
    en: 'The responsible firm has to have handled one of the lots; of a firm’s own recall it is itself.',
  });

export const lotNotYours = (field: string) =>
  invalidField(field, 'recall.lot_not_yours', {
    zh: '该批次不在本次召回范围内,或本单位未经手,请按通知所列批次填写。',
    en: 'This lot is not in the recall or never came to you; name the lots of your notice.',
  });

export const receivedAlready = () =>
  new AppError({
    kind: 'conflict',
    code: 'recall.received_already',
    message: {
      zh: '该召回通知已签收,请直接答复。',
      en: 'This notice was received already; answer it.',
    },
  });

export const soldToWhom = (field: string) =>
  invalidField(field, 'recall.sold_to_whom', {
    zh: '“已转售”须且只须填写一项去向:toOrgId、shipmentId 或 toName;其他情形不填。',
    en: 'sold_on names exactly one of toOrgId, shipmentId and toName; other fates name none.',
  });

export const shipmentUnfit = (field: string) =>
  invalidField(field, 'recall.shipment_unfit', {
    zh: '该运单不是本单位发出的、含有该批次的运单,请核对编号。',
    en: 'This is no shipment of yours with this lot on it; check its id.',
  });

export const noSuchFirm = (field: string) =>
  invalidField(field, 'recall.no_such_firm', {
    zh: '没有该单位;系统外的单位请填写 toName(名称)。',
    en: 'No such firm; give the name of one that is not in the system in toName.',
  });

export const drillDisposesNothing = () =>
  new AppError({
    kind: 'conflict',
    code: 'recall.drill',
    message: {
      zh: '这是模拟召回演练,不处置货物,也不解除封存。',
      en: 'This is a drill: no goods are disposed of and none are released.',
    },
  });

export const evidenceMissing = (field: string) =>
  invalidField(field, 'recall.evidence', {
    zh: '处置须有且只有一项相应凭据:销毁填 eventId,退回填 shipmentId,降级填 documentId 或 fileSha256,解除填 holdId。',
    en: 'A disposal takes exactly the evidence of its kind: destroyed eventId, returned shipmentId, downgraded documentId or fileSha256, released holdId.',
  });

export const evidenceUnfit = (field: string) =>
  invalidField(field, 'recall.evidence_unfit', {
    zh: '该凭据与批次、位置或处置方式不符,或不是本单位的记录,请核对编号。',
    en: 'This evidence does not fit the lot, the place or the outcome, or is not yours; check its id.',
  });

export const disposedTwice = (field: string) =>
  invalidField(field, 'recall.disposed_twice', {
    zh: '数量超过该凭据或该位置尚未处置的数量,同一批货物不能重复处置。',
    en: 'More than is left undisposed by this evidence or at this place; goods are disposed of once.',
  });

export const authorityDisposes = (field: string) =>
  invalidField(field, 'recall.authority_disposes', {
    zh: '“解除放行”只能由发起召回的监管部门或其上级登记;企业登记本单位的销毁、退回或降级。',
    en: 'Only the authority of the recall, or one above it, records a release; a firm records what it destroyed, returned or downgraded itself.',
  });

export const notDisposed = (rest: { lots: number; netWeightKg: number; pieces: number }) =>
  new AppError({
    kind: 'conflict',
    code: 'recall.not_disposed',
    message: {
      zh: `尚有 ${rest.netWeightKg} 千克(${rest.pieces} 件)未处置。请先登记处置;监管部门可解除封存(releaseHolds)或说明原因(undisposedReason)后结束。`,
      en: `${rest.netWeightKg} kg (${rest.pieces} pieces) are not disposed of. Record disposals first; the authority may release the holds (releaseHolds) or say why not (undisposedReason).`,
    },
    details: rest,
  });

export const authorityReleases = () =>
  new AppError({
    kind: 'forbidden',
    code: 'recall.authority_releases',
    message: {
      zh: '解除召回封存、带未处置货物结束召回,只能由监管部门决定,请联系主管部门。',
      en: 'Releasing recalled goods, or closing with goods left over, is for the authority to decide; ask there.',
    },
  });

export const notReporter = () =>
  new AppError({
    kind: 'forbidden',
    code: 'recall.not_reporter',
    message: {
      zh: '召回报告由发起单位、责任单位或监管部门提交。',
      en: 'Reports on a recall are filed by who opened it, the responsible firm or the authority.',
    },
  });

export const notInNotice = () =>
  new AppError({
    kind: 'forbidden',
    code: 'recall.not_a_holder',
    message: {
      zh: '本单位没有该召回的通知,无须签收或答复。',
      en: 'There is no notice of this recall for your organisation, so nothing to receive or answer.',
    },
  });

export const beforeNotice = () =>
  invalidField('occurredAt', 'recall.before_opened', {
    zh: '时间不能早于召回启动时间,请核对。',
    en: 'This lies before the recall began; check the time.',
  });
