import type { Json } from './json.ts';

export interface DocumentTable {
  id: string;
  org_id: string;
  kind:
    | 'customs_declaration'
    | 'quarantine_certificate'
    | 'nat_report'
    | 'disinfection_certificate'
    | 'out_certificate'
    | 'origin_certificate'
    | 'sales_voucher'
    | 'other';
  number: string | null;
  issuer: string;
  issued_on: string | null;
  valid_until: string | null;
  state: 'pending' | 'issued' | 'not_requested' | 'void';
  covers_grams: number | null;
  covered_grams: number;
  visibility: 'private' | 'parties' | 'chain' | 'public';
  recorded_at: Date;
}

export interface DocumentStateTable {
  document_id: string;
  event_id: string;
  state: string;
  recorded_at: Date;
}

export interface DocumentLotTable {
  document_id: string;
  lot_id: string;
  grams: number;
  event_id: string;
  recorded_at: Date;
}

export interface DocumentFileTable {
  document_id: string;
  sha256: string;
  media_type: string;
  size: number;
  public: boolean;
  event_id: string;
}

export interface FileTable {
  org_id: string;
  sha256: string;
  media_type: string;
  size: number;
  uploaded_at: Date;
}

export interface SampleTable {
  id: string;
  org_id: string;
  number: string;
  kind:
    | 'personnel'
    | 'product_surface'
    | 'product_inner'
    | 'product_outer'
    | 'environment'
    | 'vehicle';
  premises_id: string;
  place_id: string | null;
  worker_no: string | null;
  sampler_worker_no: string | null;
  spot: string | null;
  laboratory_org_id: string;
  taken_at: Date;
  recorded_at: Date;
}

export interface SampleLotTable {
  sample_id: string;
  lot_id: string;
}

export interface PoolTable {
  id: string;
  org_id: string;
  number: string | null;
  made_at: Date;
  recorded_at: Date;
}

export interface PoolSampleTable {
  pool_id: string;
  sample_id: string;
}

export interface TestTable {
  id: string;
  org_id: string;
  pool_id: string;
  analyte: string;
  method: string;
  result: 'negative' | 'positive' | 'suspect' | 'invalid';
  value: string | null;
  report_no: string | null;
  supersedes: string | null;
  superseded_by: string | null;
  superseded_at: Date | null;
  tested_at: Date;
  recorded_at: Date;
}

export interface DisinfectantTable {
  id: string;
  org_id: string;
  agent: string;
  product_licence_no: string | null;
  concentration_milli: number;
  concentration_unit: string;
  ratio: string | null;
  worker_no: string | null;
  prepared_at: Date;
  recorded_at: Date;
}

export interface DisinfectionTable {
  id: string;
  org_id: string;
  disinfectant_id: string;
  certificate_no: string;
  premises_id: string;
  place_id: string | null;
  object: string;
  method: string;
  contact_minutes: number;
  temperature_centi_c: number | null;
  six_sides: boolean;
  worker_no: string | null;
  started_at: Date;
  ended_at: Date;
  recorded_at: Date;
}

export interface DisinfectionLotTable {
  disinfection_id: string;
  lot_id: string;
  grams: number;
  pieces: number;
  repeat_reason: string | null;
}

export interface HoldOrderTable {
  id: string;
  number: string | null;
  kind: 'test' | 'regulator' | 'owner' | 'recall';
  org_id: string;
  reason_zh: string;
  reason_en: string;
  test_id: string | null;
  recall_id: string | null;
  question: Json | null;
  placed_at: Date;
  recorded_at: Date;
}

export interface HoldUnitTable {
  id: string;
  order_id: string;
  series_id: string;
  first_serial: number;
  last_serial: number;
  lot_id: string;
  released_at: Date | null;
  release_reason: string | null;
}

export interface HoldPlaceTable {
  id: string;
  order_id: string;
  scope: 'place' | 'premises' | 'shipment';
  place_id: string | null;
  premises_id: string | null;
  keeper_org_id: string;
  released_at: Date | null;
  release_reason: string | null;
}

export interface HoldTable {
  id: string;
  order_id: string;
  lot_id: string;
  kind: 'test' | 'regulator' | 'owner' | 'recall';
  org_id: string | null;
  reason_zh: string;
  reason_en: string;
  test_id: string | null;
  recall_id: string | null;
  placed_at: Date;
  recorded_at: Date;
  released_at: Date | null;
  release_reason: string | null;
  clearing_test_id: string | null;
}
