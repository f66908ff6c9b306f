/** Kinds of organisations, and who works there as what. */
export const orgKinds = [
  'operator',
  'importer',
  'laboratory',
  'disinfection',
  'market',
  'regulator',
  'system',
] as const;
export type OrgKind = (typeof orgKinds)[number];

/**
 * Firms have owner to viewer, regulators inspector to auditor, and the installation the three
 * administrators that GB/T 22239-2019 wants to be three people (三员分立).
 */
export const roles = [
  'owner',
  'keeper',
  'quality',
  'viewer',
  'inspector',
  'supervisor',
  'auditor',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const;
export type Role = (typeof roles)[number];

export const rolesOf: Record<OrgKind, readonly Role[]> = {
  operator: ['owner', 'keeper', 'quality', 'viewer'],
  importer: ['owner', 'keeper', 'quality', 'viewer'],
  laboratory: ['owner', 'keeper', 'quality', 'viewer'],
  disinfection: ['owner', 'keeper', 'quality', 'viewer'],
  market: ['owner', 'keeper', 'quality', 'viewer'],
  regulator: ['supervisor', 'inspector', 'auditor'],
  system: ['system_admin', 'security_admin', 'audit_admin'],
};

/** The role that manages the others of its organisation and is never without a holder. */
export function leadingRole(kind: OrgKind): Role {
  if (kind === 'regulator') return 'supervisor';
  return kind === 'system' ? 'security_admin' : 'owner';
}
