import type { Text } from './text.ts';

export const documentKinds = [
  'customs_declaration',
  'quarantine_certificate',
  'nat_report',
  'disinfection_certificate',
  'out_certificate',
  'origin_certificate',
  'sales_voucher',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentKindNames: Record<DocumentKind, Text> = {
  customs_declaration: { zh: '进口货物报关单', en: 'Customs declaration' },
  quarantine_certificate: {
    zh: '入境货物检验检疫证明',
    en: 'Inspection and quarantine certificate',
  },
  nat_report: { zh: '核酸检测报告', en: 'Nucleic acid test report' },
  disinfection_certificate: { zh: '消毒证明', en: 'Disinfection certificate' },
  out_certificate: { zh: '出仓证明', en: 'Out-certificate of a central warehouse' },
  origin_certificate: { zh: '产地证明', en: 'Certificate of origin' },
  sales_voucher: { zh: '销售凭证', en: 'Sales voucher' },
  other: { zh: '其他', en: 'Other' },
};

export const documentStates = ['pending', 'issued', 'not_requested', 'void'] as const;
export type DocumentState = (typeof documentStates)[number];

export const documentStateNames: Record<DocumentState, Text> = {
  pending: { zh: '待出具', en: 'To be issued' },
  issued: { zh: '已出具', en: 'Issued' },
  not_requested: { zh: '申请不出具', en: 'Not requested' },
  void: { zh: '作废', en: 'Void' },
};

const next: Record<DocumentState, readonly DocumentState[]> = {
  pending: ['issued', 'not_requested', 'void'],
  issued: ['void'],
  // An importer may still ask customs for the paper.
  not_requested: ['pending', 'issued', 'void'],
  void: [],
};

/** Void is final. */
export function mayBecome(from: DocumentState, to: DocumentState): boolean {
  return next[from].includes(to);
}

/**
 * Who may read it besides its own firm and the regulators. parties: whom that firm shipped its lots to,
 * or had them from · chain: who handles its lots · public: its files also who scans a code.
 */
export const documentVisibilities = ['private', 'parties', 'chain', 'public'] as const;
export type DocumentVisibility = (typeof documentVisibilities)[number];

export const documentVisibilityNames: Record<DocumentVisibility, Text> = {
  private: { zh: '仅本单位', en: 'Own firm only' },
  parties: { zh: '直接交易方', en: 'Trading parties' },
  chain: { zh: '经手各方', en: 'Who handles the lots' },
  public: { zh: '公开', en: 'Public' },
};

/** What others are to rely on they have to be able to read: only these count at a gate. */
export function isShownToChain(visibility: DocumentVisibility): boolean {
  return visibility === 'chain' || visibility === 'public';
}
