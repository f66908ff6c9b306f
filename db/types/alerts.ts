import type { Json } from './json.ts';

export interface AlertTable {
  id: string;
  rule: string;
  kind: string;
  key: string;
  state: 'open' | 'in_hand' | 'dismissed' | 'settled' | 'resolved';
  org_id: string | null;
  owner_org_id: string | null;
  owner_user_id: string | null;
  grams: number | null;
  facts: Json;
  text_zh: string;
  text_en: string;
  reason: string | null;
  raised_at: Date;
  changed_at: Date;
}

export interface AlertRefTable {
  alert_id: string;
  kind: 'firm' | 'lot' | 'event' | 'document' | 'shipment';
  ref: string;
}

export interface AlertNoteTable {
  alert_id: string;
  event_id: string;
  n: number;
  what:
    | 'raised'
    | 'changed'
    | 'resolved'
    | 'taken'
    | 'dismissed'
    | 'settled'
    | 'reopened'
    | 'explained';
  org_id: string | null;
  reason: string | null;
  at: Date;
}

export interface AlertWatchTable {
  id: number;
  seq: number;
  gaps: Json;
  looked_at: Date | null;
}

export interface AlertThresholdTable {
  id: string;
  rule: string;
  division_id: string;
  most: number;
  source: string;
  effective_from: Date;
  effective_to: Date | null;
  recorded_at: Date;
}

export interface ProductYieldTable {
  product_id: string;
  effective_from: string;
  least_permille: number | null;
  most_permille: number | null;
  event_id: string;
}
