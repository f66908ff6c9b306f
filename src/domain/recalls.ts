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

/** What a hold on a place covers: a room or dock, whole premises, or what is under way. */
export const placeScopes = ['place', 'premises', 'shipment'] as const;
export type PlaceScope = (typeof placeScopes)[number];
