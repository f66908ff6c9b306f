import type { Json } from './json.ts';

export interface DivisionTable {
  id: string;
  parent_id: string | null;
  code: string | null;
  level: 'country' | 'province' | 'city' | 'county' | 'zone';
  name_zh: string;
  name_en: string;
  path: string;
  code_version: string;
}

export interface OrganisationTable {
  id: string;
  kind: 'operator' | 'importer' | 'laboratory' | 'disinfection' | 'market' | 'regulator' | 'system';
  name_zh: string;
  name_en: string;
  uscc: string;
  uscc_override_reason: string | null;
  division_id: string;
  registered_at: Date;
}

export interface PremisesTable {
  id: string;
  org_id: string;
  code: string;
  kind: 'cold_store' | 'central_warehouse' | 'market' | 'shop' | 'plant' | 'laboratory';
  name_zh: string;
  name_en: string;
  division_id: string;
  address: string;
  longitude: number | null;
  latitude: number | null;
  handles_imports: boolean;
  filing_no: string | null;
  state: 'normal' | 'closed' | 'abandoned';
  opened_at: Date;
}

export interface PlaceTable {
  id: string;
  org_id: string;
  premises_id: string | null;
  kind: 'room' | 'dock' | 'inbound' | 'transit' | 'processed' | 'sold' | 'destroyed' | 'lost';
  code: string | null;
  name_zh: string;
  name_en: string;
  temperature_class: string | null;
}

export interface ProductTable {
  id: string;
  org_id: string;
  code: string;
  gtin: string | null;
  gtin_override_reason: string | null;
  name_zh: string;
  name_en: string;
  category: string;
  hs_code: string;
  storage_class: string;
  shelf_life_days: number;
  spec: string | null;
  registered_at: Date;
}

export interface LotTable {
  id: string;
  org_id: string;
  number: string;
  kind: 'import' | 'domestic' | 'processed';
  entry: 'first_station_in' | 'first_station_out' | 'inter_province' | null;
  product_id: string;
  storage_class: string;
  supplier_lot_no: string | null;
  origin_country: string;
  origin_division_id: string | null;
  establishment_home_no: string | null;
  establishment_cn_no: string | null;
  producer: string | null;
  container_no: string | null;
  seal_no: string | null;
  declaration_no: string | null;
  declaration_item_no: number | null;
  port: string | null;
  production_date: string;
  expiry_date: string;
  destination_premises_id: string | null;
  destination_note: string | null;
  previous_out_certificate_no: string | null;
  declared_grams: number;
  declared_pieces: number;
  gross_grams: number | null;
  overrides: Json;
  declared_at: Date;
  recorded_at: Date;
  first_shipped_at: Date | null;
  withdrawn_at: Date | null;
}

export interface CustomsItemTable {
  org_id: string;
  declaration_no: string;
  item_no: number;
  grams: number;
  pieces: number;
  drawn_grams: number;
  drawn_pieces: number;
}

export interface LotParentTable {
  child_id: string;
  parent_id: string;
  event_id: string;
  grams: number;
  pieces: number;
  seq: number;
  total_grams: number;
  total_pieces: number;
}

export interface LotPartyTable {
  lot_id: string;
  org_id: string;
  since: Date;
}

export interface LotDivisionTable {
  lot_id: string;
  division_id: string;
}

export interface MovementTable {
  event_id: string;
  line: number;
  lot_id: string;
  from_place: string | null;
  to_place: string | null;
  grams: number;
  pieces: number;
  occurred_at: Date;
  seq: number;
  net_grams: number;
  net_pieces: number;
}

export interface StockTable {
  lot_id: string;
  place_id: string;
  grams: number;
  pieces: number;
  last_at: Date;
}

export interface ShipmentTable {
  id: string;
  number: string;
  from_org_id: string;
  from_premises_id: string;
  to_org_id: string;
  to_premises_id: string;
  purpose: 'transfer' | 'sale' | 'return';
  vehicle_plate: string | null;
  driver_worker_no: string | null;
  state: 'in_transit' | 'matched' | 'mismatched' | 'settled';
  shipped_at: Date;
  received_at: Date | null;
}

export interface ShipmentLineTable {
  shipment_id: string;
  lot_id: string;
  shipped_grams: number;
  shipped_pieces: number;
  stated_grams: number | null;
  stated_pieces: number | null;
  refused_grams: number;
  refused_pieces: number;
  settled_grams: number;
  settled_pieces: number;
  explained: boolean;
  refusal_reason: string | null;
  outcome: 'pending' | 'agreed' | 'short' | 'over' | 'refused';
}

export interface StockCountTable {
  event_id: string;
  lot_id: string;
  place_id: string;
  expected_grams: number;
  expected_pieces: number;
  counted_grams: number;
  counted_pieces: number;
  unbooked_grams: number;
  unbooked_pieces: number;
  counted_at: Date;
}

export interface SaleTable {
  event_id: string;
  line: number;
  lot_id: string;
  org_id: string;
  premises_id: string;
  buyer_kind: 'consumer' | 'firm';
  buyer_name: string | null;
  grams: number;
  pieces: number;
  sold_at: Date;
}

export interface CorrectionTable {
  corrected_id: string;
  event_id: string;
  kind: 'replaced' | 'voided';
  lines: Json;
  recorded_at: Date;
}
