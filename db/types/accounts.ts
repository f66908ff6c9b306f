import type { OrganisationTable } from './trade.ts';

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
