import { gramsToKg, type Quantity } from '../../domain/quantity.ts';
import {
  effectivenessFormula,
  type Fates,
  type Share,
  type Where,
} from '../../domain/recall-books.ts';
import { basisWords, type Deadline, recallStepNames } from '../../domain/recall-clock.ts';
import {
  disposalOutcomeNames,
  type DisposalOutcome,
  drillWords,
  recallKindNames,
  reportStepNames,
  stopsGoods,
} from '../../domain/recalls.ts';
import type { Text } from '../../domain/text.ts';
import type { Answer, AnswerLine, Disposal, Report } from './answers.queries.ts';
import { effectivenessOf, type Notice, type NoticeLot } from './position.ts';
import { type Figures, figuresBody } from './recalls.figures.ts';
import type { Recall } from './recalls.queries.ts';
import type {
  RecallAnswerView,
  RecallClockView,
  RecallDisposalView,
  RecallFiguresView,
  RecallNoticeView,
  RecallReport,
  RecallView,
} from './recalls.schemas.ts';

const iso = (at: Date) => at.toISOString();
const isoOrNull = (at: Date | null) => at?.toISOString() ?? null;

function toQuantityView({ grams, pieces }: Quantity) {
  return { netWeightKg: gramsToKg(grams), pieces };
}

/** Said of a recall wherever something of it appears. */
function drillOf(recall: Recall): { drill: boolean; drillText: Text | null } {
  const drill = !stopsGoods(recall.kind);
  return { drill, drillText: drill ? drillWords : null };
}

export function toRecallView(row: Recall): RecallView {
  return {
    id: row.id,
    number: row.number,
    orgId: row.org_id,
    class: row.class,
    kind: row.kind,
    kindName: recallKindNames[row.kind],
    ...drillOf(row),
    reasonZh: row.reason_zh,
    reasonEn: row.reason_en,
    responsibleOrgId: row.responsible_org_id,
    knownAt: iso(row.known_at),
    knownFrom: row.known_from,
    openedAt: iso(row.opened_at),
    closedAt: isoOrNull(row.closed_at),
  };
}

export function toClockView(clock: { at: Date; deadlines: Deadline[] }): RecallClockView {
  return {
    at: iso(clock.at),
    deadlines: clock.deadlines.map((one) => ({
      step: one.step,
      name: recallStepNames[one.step],
      dueAt: iso(one.dueAt),
      doneAt: isoOrNull(one.doneAt),
      state: one.state,
      basis: one.basis,
      basisText: basisWords[one.basis],
      holidaysNotPublished: one.unpublished,
      calendarText: notPublished(one.unpublished),
    })),
  };
}

function notPublished(years: readonly number[]): Text | null {
  if (years.length === 0) return null;
  return {
    zh: `${years.join('、')} 年节假日安排尚未公布,仅扣除周末。`,
    en: `Holidays of ${years.join(', ')} are not published: weekends only.`,
  };
}

function toShareView({ numeratorGrams, denominatorGrams, percent }: Share) {
  return {
    accountedKg: gramsToKg(numeratorGrams),
    distributedKg: gramsToKg(denominatorGrams),
    percent,
  };
}

function toWhereView(where: Where) {
  return {
    stored: toQuantityView(where.stored),
    in_transit: toQuantityView(where.in_transit),
    consumers: toQuantityView(where.consumers),
    outside_firms: toQuantityView(where.outside_firms),
    destroyed: toQuantityView(where.destroyed),
    lost: toQuantityView(where.lost),
  };
}

function toDisposedView(disposed: Record<DisposalOutcome, Quantity>) {
  return {
    returned: toQuantityView(disposed.returned),
    destroyed: toQuantityView(disposed.destroyed),
    downgraded: toQuantityView(disposed.downgraded),
    released: toQuantityView(disposed.released),
  };
}

export function toFiguresView(figures: Figures): RecallFiguresView {
  return {
    at: figures.at,
    formula: effectivenessFormula,
    effectiveness: toShareView(figures.effectiveness),
    lots: figures.lotIds.length,
    holders: figures.holders,
    received: figures.received,
    answered: figures.answered,
    overdue: figures.overdue,
    disagreeing: figures.disagreeing,
    firstNoticeAt: figures.firstNoticeAt,
    lastAnswerAt: figures.lastAnswerAt,
    minutesToFirstNotice: figures.minutesToFirstNotice,
    minutesToLastAnswer: figures.minutesToLastAnswer,
    where: toWhereView(figures.where),
    disposed: toDisposedView(figures.disposed),
    undisposed: toQuantityView(figures.undisposed),
    undisposedReason: figures.undisposedReason,
    byHolder: figures.byHolder.map(({ orgId, lots, where, effectiveness }) => ({
      orgId,
      lots,
      where: toWhereView(where),
      effectiveness: toShareView(effectiveness),
    })),
  };
}

type Names = ReadonlyMap<string, { number: string; productZh: string; productEn: string }>;

export function toNoticeView(recall: Recall, notice: Notice, names: Names): RecallNoticeView {
  return {
    recallId: recall.id,
    number: recall.number,
    ...drillOf(recall),
    orgId: notice.orgId,
    orgNameZh: notice.nameZh,
    orgNameEn: notice.nameEn,
    issuedAt: iso(notice.issuedAt),
    dueAt: iso(notice.dueAt),
    receivedAt: isoOrNull(notice.receivedAt),
    lastAnswerAt: isoOrNull(notice.lastAnswerAt),
    answered: notice.answered,
    overdue: notice.overdue,
    effectiveness: toShareView(effectivenessOf(notice.lots)),
    lots: notice.lots.map((lot) => toNoticeLotView(lot, names)),
  };
}

function toNoticeLotView(lot: NoticeLot, names: Names): RecallNoticeView['lots'][number] {
  const { lotId, holding, answer } = lot;
  const name = names.get(lotId);
  return {
    lotId,
    lotNumber: name?.number ?? '',
    productNameZh: name?.productZh ?? '',
    productNameEn: name?.productEn ?? '',
    issuedAt: iso(lot.issuedAt),
    came: toQuantityView(holding.came),
    notArrived: toQuantityView(holding.notArrived),
    books: toFatesView(holding.fates),
    answeredAt: answer ? iso(answer.answeredAt) : null,
    answer: answer ? answer.lines.map(toLineView) : null,
    disagreements: lot.disagreements.map(({ fate, answered, booked, difference }) => ({
      fate,
      answered: toQuantityView(answered),
      booked: toQuantityView(booked),
      difference: toQuantityView(difference),
    })),
    disposed: toDisposedView(lot.disposed),
  };
}

function toFatesView(fates: Fates) {
  return {
    here: toQuantityView(fates.here),
    sold_on: toQuantityView(fates.sold_on),
    consumers: toQuantityView(fates.consumers),
    destroyed: toQuantityView(fates.destroyed),
    returned: toQuantityView(fates.returned),
    processed: toQuantityView(fates.processed),
    not_found: toQuantityView(fates.not_found),
  };
}

function toLineView(line: AnswerLine) {
  return {
    lotId: line.lot_id,
    fate: line.fate,
    quantity: toQuantityView(line),
    toOrgId: line.to_org_id,
    shipmentId: line.shipment_id,
    toName: line.to_name,
  };
}

export function toAnswerView(
  recall: Recall,
  row: Answer & { lines: readonly AnswerLine[] },
): RecallAnswerView {
  return {
    id: row.id,
    recallId: recall.id,
    ...drillOf(recall),
    orgId: row.org_id,
    number: row.number,
    answeredAt: iso(row.answered_at),
    recordedAt: iso(row.recorded_at),
    lines: row.lines.map(toLineView),
  };
}

export function toDisposalView(row: Disposal): RecallDisposalView {
  return {
    id: row.id,
    recallId: row.recall_id,
    orgId: row.org_id,
    byOrgId: row.by_org_id,
    lotId: row.lot_id,
    placeId: row.place_id,
    outcome: row.outcome,
    outcomeName: disposalOutcomeNames[row.outcome],
    quantity: toQuantityView(row),
    evidence: {
      eventId: row.event_id,
      shipmentId: row.shipment_id,
      documentId: row.document_id,
      fileSha256: row.file_sha256,
      holdId: row.hold_id,
    },
    note: row.note,
    disposedAt: iso(row.disposed_at),
  };
}

export function toReportView(recall: Recall, row: Report): RecallReport {
  return {
    id: row.id,
    recallId: recall.id,
    number: recall.number,
    class: recall.class,
    kind: recall.kind,
    ...drillOf(recall),
    step: row.step,
    stepName: reportStepNames[row.step],
    filedBy: row.org_id,
    filedAt: iso(row.filed_at),
    textZh: row.text_zh,
    textEn: row.text_en,
    figures: toFiguresView(figuresBody.parse(row.figures)),
  };
}
