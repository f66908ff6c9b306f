import type { Json } from './json.ts';

export interface BusinessYearTable {
  year: number;
  edition: string;
  source: string;
  recorded_at: Date;
}

export interface BusinessDayTable {
  date: string;
  year: number;
  kind: 'off' | 'work';
  name_zh: string;
  name_en: string;
}

export interface RecallTable {
  id: string;
  number: string;
  org_id: string;
  class: 1 | 2 | 3;
  kind: 'voluntary' | 'ordered' | 'mock' | 'withdrawal';
  reason_zh: string;
  reason_en: string;
  opened_at: Date;
  closed_at: Date | null;
  known_at: Date;
  known_from: 'stated' | 'test' | 'opening';
  known_test_id: string | null;
  responsible_org_id: string | null;
  recorded_at: Date;
  closed_recorded_at: Date | null;
}

export interface RecallLotTable {
  recall_id: string;
  lot_id: string;
  named: boolean;
}

export interface RecallReceiptTable {
  recall_id: string;
  org_id: string;
  received_at: Date;
  recorded_at: Date;
}

export interface RecallAnswerTable {
  id: string;
  recall_id: string;
  org_id: string;
  number: number;
  answered_at: Date;
  recorded_at: Date;
}

export interface RecallAnswerLineTable {
  answer_id: string;
  line: number;
  recall_id: string;
  org_id: string;
  number: number;
  lot_id: string;
  fate: 'here' | 'sold_on' | 'consumers' | 'destroyed' | 'returned' | 'processed' | 'not_found';
  grams: number;
  pieces: number;
  to_org_id: string | null;
  shipment_id: string | null;
  to_name: string | null;
}

export interface RecallDisposalTable {
  id: string;
  line: number;
  recall_id: string;
  org_id: string;
  by_org_id: string;
  lot_id: string;
  place_id: string;
  outcome: 'returned' | 'destroyed' | 'downgraded' | 'released';
  grams: number;
  pieces: number;
  document_id: string | null;
  file_sha256: string | null;
  event_id: string | null;
  shipment_id: string | null;
  hold_id: string | null;
  note: string | null;
  disposed_at: Date;
  recorded_at: Date;
}

export interface RecallReportTable {
  id: string;
  recall_id: string;
  org_id: string;
  step: 'plan' | 'progress' | 'summary' | 'closing';
  text_zh: string;
  text_en: string;
  figures: Json;
  filed_at: Date;
  recorded_at: Date;
}
