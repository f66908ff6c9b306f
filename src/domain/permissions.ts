import type { OrgKind, Role } from './roles.ts';

export const permissions = [
  'read',
  'reference:load',
  'calendar:write',
  'organisations:register',
  'organisations:review',
  'registration:amend',
  'premises:write',
  'products:write',
  'lots:declare',
  'lots:amend',
  'custody:write',
  'evidence:document',
  'evidence:sample',
  'evidence:test',
  'evidence:disinfect',
  'codes:issue',
  'labels:print',
  'oversight:hold',
  'oversight:recall',
  'exposure:assess',
  'recalls:answer',
  'recalls:dispose',
  'policy:write',
  'reports:file',
  'reports:answer',
  'alerts:raise',
  'alerts:work',
  'alerts:explain',
  'imports:run',
  'administrators:invite',
  'members:write',
  'keys:write',
  'self:account',
  'people:write',
  'people:read',
  'retention:run',
  'security:accounts',
  'audit:read',
  'log:oversee',
] as const;
export type Permission = (typeof permissions)[number];

const handlesGoods: readonly OrgKind[] = ['operator', 'importer', 'market'];
const firms: readonly OrgKind[] = [...handlesGoods, 'laboratory', 'disinfection'];
const everyone: readonly OrgKind[] = [...firms, 'regulator', 'system'];

/** `person`: never lent to a program, whatever its key says. */
type Grant = { kinds: readonly OrgKind[]; roles: readonly Role[]; person?: true };

const staff: readonly Role[] = ['owner', 'keeper', 'quality'];
const officers: readonly Role[] = ['supervisor', 'inspector'];

/** Who may do what, in one table. A permission without a row belongs to the system alone. */
const grants: Record<Permission, readonly Grant[]> = {
  read: [
    { kinds: firms, roles: [...staff, 'viewer'] },
    { kinds: ['regulator'], roles: [...officers, 'auditor'] },
  ],
  'reference:load': [],
  // Nation-wide, as the State Council published it: no bureau's matter.
  'calendar:write': [{ kinds: ['system'], roles: ['system_admin'], person: true }],
  'organisations:register': [
    { kinds: ['regulator'], roles: officers },
    { kinds: ['system'], roles: ['system_admin'] },
  ],
  'organisations:review': [{ kinds: ['regulator'], roles: officers, person: true }],
  'registration:amend': [{ kinds: firms, roles: ['owner'], person: true }],
  'premises:write': [{ kinds: firms, roles: ['owner'] }],
  'products:write': [{ kinds: handlesGoods, roles: staff }],
  'lots:declare': [{ kinds: handlesGoods, roles: ['owner', 'keeper'] }],
  'lots:amend': [{ kinds: handlesGoods, roles: staff }],
  'custody:write': [{ kinds: handlesGoods, roles: ['owner', 'keeper'] }],
  'evidence:document': [{ kinds: firms, roles: staff }],
  'evidence:sample': [
    { kinds: [...handlesGoods, 'laboratory'], roles: staff },
    { kinds: ['regulator'], roles: officers },
  ],
  'evidence:test': [
    { kinds: ['laboratory'], roles: staff },
    { kinds: handlesGoods, roles: ['owner', 'quality'] },
  ],
  'evidence:disinfect': [{ kinds: [...handlesGoods, 'disinfection'], roles: staff }],
  'codes:issue': [{ kinds: handlesGoods, roles: ['owner', 'keeper'] }],
  'labels:print': [{ kinds: handlesGoods, roles: staff }],
  'oversight:hold': [
    { kinds: handlesGoods, roles: ['owner', 'quality'] },
    { kinds: ['regulator'], roles: officers },
  ],
  'exposure:assess': [{ kinds: ['regulator'], roles: officers, person: true }],
  // A firm's own lots, and nothing that only the authority orders: the verb says so.
  'oversight:recall': [
    { kinds: handlesGoods, roles: ['owner', 'quality'] },
    { kinds: ['regulator'], roles: officers },
  ],
  'recalls:answer': [{ kinds: handlesGoods, roles: staff }],
  'recalls:dispose': [
    { kinds: handlesGoods, roles: staff },
    { kinds: ['regulator'], roles: officers },
  ],
  'policy:write': [{ kinds: ['regulator'], roles: ['supervisor'], person: true }],
  // A consumer's, who has no account: the installation files it.
  'reports:file': [],
  'reports:answer': [{ kinds: ['regulator'], roles: officers, person: true }],
  // The watch's, which is the installation.
  'alerts:raise': [],
  'alerts:work': [{ kinds: ['regulator'], roles: officers, person: true }],
  'alerts:explain': [{ kinds: firms, roles: ['owner', 'quality'], person: true }],
  'imports:run': [{ kinds: firms, roles: staff }],
  'administrators:invite': [{ kinds: ['system'], roles: ['system_admin'], person: true }],
  'members:write': [
    { kinds: firms, roles: ['owner'], person: true },
    { kinds: ['regulator'], roles: ['supervisor'], person: true },
    { kinds: ['system'], roles: ['security_admin'], person: true },
  ],
  'keys:write': [
    { kinds: firms, roles: ['owner'], person: true },
    { kinds: ['regulator'], roles: ['supervisor'], person: true },
  ],
  'self:account': [
    {
      kinds: everyone,
      roles: [
        ...staff,
        'viewer',
        ...officers,
        'auditor',
        'system_admin',
        'security_admin',
        'audit_admin',
      ],
      person: true,
    },
  ],
  'people:write': [{ kinds: firms, roles: ['owner', 'quality'], person: true }],
  'people:read': [
    { kinds: firms, roles: ['owner'], person: true },
    { kinds: ['regulator'], roles: officers, person: true },
  ],
  'retention:run': [{ kinds: ['system'], roles: ['system_admin'], person: true }],
  'security:accounts': [{ kinds: ['system'], roles: ['security_admin'], person: true }],
  'audit:read': [
    { kinds: ['regulator'], roles: ['auditor'], person: true },
    { kinds: ['system'], roles: ['audit_admin'], person: true },
  ],
  // A program's too: what checks the whole log tells what it found.
  'log:oversee': [{ kinds: ['regulator'], roles: [...officers, 'auditor'] }],
};

type Acting =
  | { kind: 'system' }
  | { kind: 'person'; orgKind: OrgKind; role: Role }
  | { kind: 'program'; orgKind: OrgKind; scopes: readonly Permission[] };

export function permissionsOf(actor: Acting): Permission[] {
  return permissions.filter((permission) => isPermitted(actor, permission));
}

export function isPermitted(actor: Acting, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  const open = grants[permission].filter(({ kinds }) => kinds.includes(actor.orgKind));
  if (actor.kind === 'person') return open.some(({ roles }) => roles.includes(actor.role));
  return actor.scopes.includes(permission) && open.some(({ person }) => person !== true);
}

/** What a key of such an organisation may be given. */
export function lendable(kind: OrgKind): Permission[] {
  return permissions.filter((permission) =>
    grants[permission].some(({ kinds, person }) => kinds.includes(kind) && person !== true),
  );
}
