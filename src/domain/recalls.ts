import type { Text } from './text.ts';

export const holdKinds = ['test', 'regulator', 'owner', 'recall'] as const;
export type HoldKind = (typeof holdKinds)[number];

export const holdKindNames: Record<HoldKind, Text> = {
  test: { zh: '检测异常封存', en: 'Held on a test result' },
  regulator: { zh: '监管封存', en: 'Held by the authority' },
  owner: { zh: '企业自行封存', en: 'Held by the firm' },
  recall: { zh: '召回', en: 'Recalled' },
};

export const recallKinds = ['voluntary', 'ordered', 'mock', 'withdrawal'] as const;
export type RecallKind = (typeof recallKinds)[number];

export const recallKindNames: Record<RecallKind, Text> = {
  voluntary: { zh: '主动召回', en: 'Voluntary recall' },
  ordered: { zh: '责令召回', en: 'Ordered recall' },
  mock: { zh: '模拟召回', en: 'Mock recall' },
  withdrawal: { zh: '撤架', en: 'Withdrawal' },
};

/** A drill finds the goods and stops none of them. */
export function stopsGoods(kind: RecallKind): boolean {
  return kind !== 'mock';
}

/** What a firm may open for lots that it declared. To order is the authority's. */
export const firmsRecallKinds: readonly RecallKind[] = ['voluntary', 'mock', 'withdrawal'];

/** Said wherever a mock recall appears. */
export const drillWords: Text = {
  zh: '模拟召回演练,货物不受限制',
  en: 'A drill: no goods are stopped',
};

export const disposalOutcomes = ['returned', 'destroyed', 'downgraded', 'released'] as const;
export type DisposalOutcome = (typeof disposalOutcomes)[number];

export const disposalOutcomeNames: Record<DisposalOutcome, Text> = {
  returned: { zh: '退回', en: 'Returned' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
  downgraded: { zh: '降级使用', en: 'Downgraded' },
  released: { zh: '解除放行', en: 'Released' },
};

/** `closing` is written by the closing itself. */
export const reportSteps = ['plan', 'progress', 'summary'] as const;
export type ReportStep = (typeof reportSteps)[number];

export const reportStepNames: Record<ReportStep | 'closing', Text> = {
  plan: { zh: '召回计划', en: 'Recall plan' },
  progress: { zh: '召回进展报告', en: 'Progress report' },
  summary: { zh: '召回总结报告', en: 'Summary report' },
  closing: { zh: '召回结束时的数据', en: 'Figures at the closing' },
};
/** What a hold on a place covers: a room or dock, whole premises, or what is under way. */
export const placeScopes = ['place', 'premises', 'shipment'] as const;
export type PlaceScope = (typeof placeScopes)[number];
