import type {
  AuthUserTable,
  AuthMemberTable,
  AuthProgramKeyTable,
  AuthProgramSecretTable,
  AuthSigningKeyTable,
  AuthOrganizationTable,
  AuthSessionTable,
  AuthInvitationTable,
  AuthFactorTable,
  AuthRecoveryCodeTable,
  AuthPhoneTable,
} from './types/accounts.ts';
import type {
  AlertTable,
  AlertRefTable,
  AlertNoteTable,
  AlertWatchTable,
  AlertThresholdTable,
  ProductYieldTable,
} from './types/alerts.ts';
import type {
  TraceCodeTable,
  ScanGenerationTable,
  CodeSeriesTable,
  LabelPrintTable,
  CodeRangeTable,
  LotStepTable,
  ScanTotalTable,
  ScanHourTable,
  ScanWriterTable,
  ScanThresholdTable,
  ConsumerReportTable,
  PersonalReportTable,
} from './types/codes.ts';
import type {
  DocumentTable,
  DocumentStateTable,
  DocumentLotTable,
  DocumentFileTable,
  FileTable,
  SampleTable,
  SampleLotTable,
  PoolTable,
  PoolSampleTable,
  TestTable,
  DisinfectantTable,
  DisinfectionTable,
  DisinfectionLotTable,
  HoldTable,
  HoldOrderTable,
  HoldUnitTable,
  HoldPlaceTable,
} from './types/evidence.ts';
import type { ExposureAssessmentTable, StayTable } from './types/exposure.ts';
import type { CommandTable, EventTable, EventLotTable } from './types/journal.ts';
import type {
  LogCheckpointTable,
  LogCosignatureTable,
  LogCosignerTable,
  LogLeafTable,
  LogStateTable,
  LogTileTable,
  LogVerificationTable,
  LogWitnessedTable,
} from './types/log.ts';
import type {
  RegistrationTable,
  RegistrationFileTable,
  LicenceRecordTable,
  LicenceChangeTable,
  AuthRegistrationTokenTable,
  PersonalWorkerTable,
  PersonalDataKeyTable,
} from './types/people.ts';
import type { PolicyRuleTable, PolicyModeTable, RetentionRuleTable } from './types/policy.ts';
import type {
  BusinessYearTable,
  BusinessDayTable,
  RecallTable,
  RecallLotTable,
  RecallReceiptTable,
  RecallAnswerTable,
  RecallAnswerLineTable,
  RecallDisposalTable,
  RecallReportTable,
} from './types/recalls.ts';
import type {
  DivisionTable,
  OrganisationTable,
  PremisesTable,
  PlaceTable,
  ProductTable,
  LotTable,
  CustomsItemTable,
  LotParentTable,
  LotPartyTable,
  LotDivisionTable,
  MovementTable,
  StockTable,
  ShipmentTable,
  ShipmentLineTable,
  StockCountTable,
  SaleTable,
  CorrectionTable,
} from './types/trade.ts';

export type * from './types/accounts.ts';
export type * from './types/alerts.ts';
export type * from './types/codes.ts';
export type * from './types/evidence.ts';
export type * from './types/exposure.ts';
export type * from './types/journal.ts';
export type * from './types/people.ts';
export type * from './types/policy.ts';
export type * from './types/recalls.ts';
export type * from './types/trade.ts';

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
  hold_order: HoldOrderTable;
  hold_unit: HoldUnitTable;
  hold_place: HoldPlaceTable;
  recall: RecallTable;
  recall_lot: RecallLotTable;
  stay: StayTable;
  exposure_assessment: ExposureAssessmentTable;
  recall_receipt: RecallReceiptTable;
  recall_answer: RecallAnswerTable;
  recall_answer_line: RecallAnswerLineTable;
  recall_disposal: RecallDisposalTable;
  recall_report: RecallReportTable;
  business_year: BusinessYearTable;
  business_day: BusinessDayTable;
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
  alert: AlertTable;
  alert_ref: AlertRefTable;
  alert_note: AlertNoteTable;
  alert_watch: AlertWatchTable;
  log_leaf: LogLeafTable;
  log_tile: LogTileTable;
  log_checkpoint: LogCheckpointTable;
  log_cosignature: LogCosignatureTable;
  log_cosigner: LogCosignerTable;
  log_verification: LogVerificationTable;
  log_witnessed: LogWitnessedTable;
  log_state: LogStateTable;
  alert_threshold: AlertThresholdTable;
  product_yield: ProductYieldTable;
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
