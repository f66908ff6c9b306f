import type { ColumnType, GeneratedAlways } from 'kysely';

/** Written as JSON text; the drivers hand it back parsed. */
type Json = ColumnType<unknown, string | null, string | null>;

export interface CommandTable {
  id: string;
  org_id: string | null;
  name: string;
  input_hash: string;
  result: Json;
  recorded_at: Date;
}

export interface EventTable {
  seq: GeneratedAlways<number>;
  id: string;
  command_id: string;
  type: string;
  version: number;
  org_id: string | null;
  actor_id: string | null;
  occurred_at: Date;
  recorded_at: Date;
  reason: string | null;
  corrects: string | null;
  body: Json;
}

export interface EventLotTable {
  lot_id: string;
  seq: number;
}

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

export interface HoldTable {
  id: string;
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
}

export interface RecallLotTable {
  recall_id: string;
  lot_id: string;
}

export interface PolicyRuleTable {
  id: string;
  set_code: string;
  code: string;
  title_zh: string;
  title_en: string;
  source: string;
  mode: 'any' | 'normal' | 'emergency';
  division_id: string;
  transition: 'receive' | 'ship' | 'sell' | 'activate';
  lot_kinds: Json;
  categories: Json;
  storage_classes: Json;
  origins: Json;
  premises_kinds: Json;
  entries: Json;
  requirement: Json;
  effective_from: Date;
  effective_to: Date | null;
  recorded_at: Date;
}

export interface PolicyModeTable {
  id: string;
  division_id: string;
  mode: 'normal' | 'emergency';
  reason_zh: string;
  reason_en: string;
  effective_from: Date;
  recorded_at: Date;
}

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
export interface AuthUserTable {
  id: string;
  name: string;
  username: string;
}

export interface AuthMemberTable {
  id: string;
  organization_id: string;
  user_id: string;
  role:
    | 'owner'
    | 'keeper'
    | 'quality'
    | 'viewer'
    | 'inspector'
    | 'supervisor'
    | 'auditor'
    | 'system_admin'
    | 'security_admin'
    | 'audit_admin';
  premises_ids: string[] | null;
  created_at: Date;
}

export interface AuthProgramKeyTable {
  id: string;
  org_id: string;
  name: string;
  scopes: string[];
  premises_ids: string[] | null;
  created_by: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

export interface AuthProgramSecretTable {
  key_id: string;
  hash: string;
  created_at: Date;
  valid_until: Date | null;
}

export interface AuthSigningKeyTable {
  kid: string;
  sealed: string;
  created_at: Date;
  signs_until: Date;
  published_until: Date;
}

/** As the schema of registrations lets them in. */
type Licences = { kind: string; number: string; validUntil: string | null }[];

export interface RegistrationTable {
  id: string;
  kind: Exclude<OrganisationTable['kind'], 'regulator' | 'system'>;
  name_zh: string;
  name_en: string;
  uscc: string;
  uscc_override_reason: string | null;
  division_id: string;
  address: string;
  licences: ColumnType<Licences, string, string>;
  state: 'submitted' | 'returned' | 'opened' | 'refused';
  reasons: ColumnType<{ field: string; zh: string; en: string }[], string, string>;
  org_id: string | null;
  submitted_at: Date;
  decided_at: Date | null;
}

export interface RegistrationFileTable {
  registration_id: string;
  sha256: string;
  media_type: string;
  size: number;
  added_at: Date;
}

export interface LicenceRecordTable {
  org_id: string;
  address: string | null;
  licences: ColumnType<Licences, string, string>;
  since: Date;
}

export interface LicenceChangeTable {
  id: string;
  org_id: string;
  happened_on: string;
  filed_at: Date;
  address: string | null;
  licences: ColumnType<Licences | null, string | null, never>;
  name_zh: string | null;
  name_en: string | null;
  uscc: string | null;
  uscc_override_reason: string | null;
  deadline_days: number | null;
  late_days: number;
  state: 'in_force' | 'pending' | 'rejected';
  reason_zh: string | null;
  reason_en: string | null;
  decided_at: Date | null;
}

export interface AuthRegistrationTokenTable {
  registration_id: string;
  hash: string;
  created_at: Date;
  expires_at: Date;
}

/** Fields that end in `_sealed` are encrypted with the data key of the organisation. */
export interface PersonalWorkerTable {
  org_id: string;
  worker_no: string;
  /** Grows with each change; every sealed field is bound to it. */
  version: number;
  premises_id: string | null;
  duty: string;
  active_since: string;
  active_until: string | null;
  name_sealed: string;
  phone_sealed: string | null;
  identity_kind: 'none' | 'resident_id' | 'passport';
  identity_sealed: string | null;
  identity_digest: string | null;
  registered_at: Date;
  changed_at: Date;
}

export interface PersonalDataKeyTable {
  org_id: string;
  kek_id: string;
  wrapped: string;
  created_at: Date;
}

export interface RetentionRuleTable {
  id: string;
  kind: string;
  days: number;
  action: 'delete' | 'detach' | 'aggregate' | 'keep';
  basis_zh: string;
  basis_en: string;
  source: string;
  shipped: boolean;
  effective_from: Date;
  recorded_at: Date;
}

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

export interface AuthOrganizationTable {
  id: string;
  kind: OrganisationTable['kind'];
}

export interface AuthSessionTable {
  id: string;
  user_id: string;
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

export interface AuthInvitationTable {
  id: string;
  organization_id: string;
  role: AuthMemberTable['role'];
  premises_ids: string[] | null;
  token_hash: string;
  inviter_id: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

export interface AuthFactorTable {
  user_id: string;
  confirmed_at: Date | null;
}

export interface AuthRecoveryCodeTable {
  user_id: string;
  used_at: Date | null;
}

export interface AuthPhoneTable {
  user_id: string;
  number_sealed: string;
}

export interface Database {
  command: CommandTable;
  event: EventTable;
  event_lot: EventLotTable;
  division: DivisionTable;
  organisation: OrganisationTable;
  premises: PremisesTable;
  place: PlaceTable;
  product: ProductTable;
  lot: LotTable;
  customs_item: CustomsItemTable;
  lot_parent: LotParentTable;
  lot_party: LotPartyTable;
  lot_division: LotDivisionTable;
  movement: MovementTable;
  stock: StockTable;
  shipment: ShipmentTable;
  shipment_line: ShipmentLineTable;
  stock_count: StockCountTable;
  sale: SaleTable;
  correction: CorrectionTable;
  document: DocumentTable;
  document_state: DocumentStateTable;
  document_lot: DocumentLotTable;
  document_file: DocumentFileTable;
  file: FileTable;
  sample: SampleTable;
  sample_lot: SampleLotTable;
  pool: PoolTable;
  pool_sample: PoolSampleTable;
  test: TestTable;
  disinfectant: DisinfectantTable;
  disinfection: DisinfectionTable;
  disinfection_lot: DisinfectionLotTable;
  hold: HoldTable;
  recall: RecallTable;
  recall_lot: RecallLotTable;
  policy_rule: PolicyRuleTable;
  policy_mode: PolicyModeTable;
  trace_code: TraceCodeTable;
  code_series: CodeSeriesTable;
  code_range: CodeRangeTable;
  label_print: LabelPrintTable;
  lot_step: LotStepTable;
  scan_generation: ScanGenerationTable;
  registration: RegistrationTable;
  registration_file: RegistrationFileTable;
  licence_record: LicenceRecordTable;
  licence_change: LicenceChangeTable;
  auth_registration_token: AuthRegistrationTokenTable;
  'personal.worker': PersonalWorkerTable;
  'personal.data_key': PersonalDataKeyTable;
  retention_rule: RetentionRuleTable;
  scan_total: ScanTotalTable;
  scan_hour: ScanHourTable;
  scan_writer: ScanWriterTable;
  scan_threshold: ScanThresholdTable;
  consumer_report: ConsumerReportTable;
  'personal.report': PersonalReportTable;
  auth_user: AuthUserTable;
  auth_member: AuthMemberTable;
  auth_program_key: AuthProgramKeyTable;
  auth_program_secret: AuthProgramSecretTable;
  auth_signing_key: AuthSigningKeyTable;
  auth_organization: AuthOrganizationTable;
  auth_session: AuthSessionTable;
  auth_invitation: AuthInvitationTable;
  auth_factor: AuthFactorTable;
  auth_recovery_code: AuthRecoveryCodeTable;
  auth_phone: AuthPhoneTable;
}
