import type { ColumnType } from 'kysely';

import type { OrganisationTable } from './trade.ts';

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
