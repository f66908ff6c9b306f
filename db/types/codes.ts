import type { Json } from './json.ts';

export interface TraceCodeTable {
  code: string;
  lot_id: string;
  org_id: string;
  state: 'issued' | 'active' | 'void';
  issued_at: Date;
  activated_at: Date | null;
  voided_at: Date | null;
  void_reason: string | null;
}

export interface ScanGenerationTable {
  n: number;
}

export interface CodeSeriesTable {
  id: string;
  number: number;
  key_version: number;
  key_check: string;
  lot_id: string;
  org_id: string;
  level: 'case' | 'pack';
  first_serial: number;
  last_serial: number;
  issued_at: Date;
  activated_at: Date | null;
}

export interface LabelPrintTable {
  id: string;
  series_id: string;
  lot_id: string;
  org_id: string;
  number: number;
  first_serial: number;
  last_serial: number;
  format: 'pdf' | 'zpl' | 'svg' | 'png' | 'csv';
  layout: 'a4-24' | 'a4-40' | '60x40' | '100x70' | 'qr' | null;
  dpi: 203 | 300 | null;
  link: 'short' | 'gs1';
  facts: Json;
  reprint: number;
  reprinted: number;
  printed_at: Date;
  taken: Json;
  taken_again: number;
}

export interface CodeRangeTable {
  id: string;
  sequence: number;
  series_id: string;
  first_serial: number;
  last_serial: number;
  kind: 'void' | 'moved' | 'replaced';
  org_id: string;
  from_lot_id: string;
  lot_id: string;
  successor_series_id: string | null;
  successor_first: number | null;
  successor_last: number | null;
  reason: string | null;
  at: Date;
}

export interface LotStepTable {
  lot_id: string;
  event_id: string;
  kind: 'received' | 'shipped' | 'processed' | 'sold' | 'returned' | 'destroyed';
  premises_kind: string | null;
  division_id: string | null;
  occurred_at: Date;
  happened: boolean;
}

/** Of the account tables only what we read ourselves: the rest is better-auth's. */

export interface ScanTotalTable {
  code: string;
  lot_id: string;
  level: 'lot' | 'case' | 'pack';
  first_hour: Date;
  scans: number;
}

export interface ScanHourTable {
  code: string;
  hour: Date;
  region: string;
  scans: number;
}

export interface ScanWriterTable {
  id: string;
  batch: number;
  at: Date;
}

export interface ScanThresholdTable {
  id: string;
  level: ScanTotalTable['level'];
  reason: 'many' | 'places' | 'after_sold' | 'after_destroyed';
  division_id: string;
  numbers: Json;
  source: string;
  effective_from: Date;
  effective_to: Date | null;
  recorded_at: Date;
}

export interface ConsumerReportTable {
  id: string;
  lot_id: string;
  org_id: string;
  code: string;
  kind: 'label' | 'damaged' | 'expired' | 'thawed' | 'ill' | 'other';
  state: 'filed' | 'examining' | 'upheld' | 'unfounded';
  filed_at: Date;
  answer_zh: string | null;
  answer_en: string | null;
  answered_at: Date | null;
  erased_at: Date | null;
}

export interface PersonalReportTable {
  report_id: string;
  receipt_hash: string;
  text: string | null;
  photo_sha256: string | null;
  photo_type: string | null;
  photo_size: number | null;
}
