import type { Text } from './text.ts';

export const reportKinds = ['label', 'damaged', 'expired', 'thawed', 'ill', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportKindNames: Record<ReportKind, Text> = {
  label: { zh: '标签伪造、涂改或与本页不符', en: 'Label forged, altered or unlike this page' },
  damaged: { zh: '包装或标签破损', en: 'Pack or label damaged' },
  expired: { zh: '过期仍在出售', en: 'On sale past its date' },
  thawed: { zh: '化冻、变色或有异味', en: 'Thawed, discoloured or with an odour' },
  ill: { zh: '食用后不适', en: 'Ill after eating it' },
  other: { zh: '其他', en: 'Something else' },
};

/** 已收到 → 核查中 → 属实 / 不属实. */
export const reportStates = ['filed', 'examining', 'upheld', 'unfounded'] as const;
export type ReportState = (typeof reportStates)[number];

export const reportStateNames: Record<ReportState, Text> = {
  filed: { zh: '已收到，等待核查', en: 'Received, not looked into yet' },
  examining: { zh: '正在核查', en: 'Being looked into' },
  upheld: { zh: '核查属实', en: 'Found to be so' },
  unfounded: { zh: '核查不属实', en: 'Found not to be so' },
};

/** What the authority can say of a report; that it came in, nobody needs to say. */
export const answerStates = ['examining', 'upheld', 'unfounded'] as const;

export function isDecided(state: ReportState): boolean {
  return state === 'upheld' || state === 'unfounded';
}
