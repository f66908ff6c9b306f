import { authorize, type OutsideActor } from './actor.ts';
import type { Permission } from './permissions.ts';

/**
 * Whose things a route may touch. Whatever lies beyond does not exist for the caller (404).
 * shared: reference data · own: one's organisation's · shipment: either end's · chain: of lots that
 * one handles · samples: taken by, or sent to, one's organisation · jurisdiction: a regulator's subtree.
 * Regulators see all of these in their subtree, and of the chain of a lot that touches it who and where.
 */
export type Reach = 'shared' | 'own' | 'shipment' | 'chain' | 'samples' | 'jurisdiction';

export type Rule = { who: 'anyone' } | { who: Permission; on: Reach };

const open: Rule = { who: 'anyone' };
const may = (who: Permission, on: Reach): Rule => ({ who, on });

/** Who may call what. A route that has no line here can't be mounted (see `demandRules`). */
export const rules: Readonly<Record<string, Rule>> = {
  'GET /': open,
  'GET /healthz': open,
  'GET /readyz': open,
  'GET /metrics': open,
  'GET /openapi.json': open,
  'GET /docs': open,
  'GET /docs/errors': open,
  'GET /docs/init.js': open,
  'GET /docs/assets/:name': open,
  'GET /t': open,
  'GET /T/:code': open,
  'GET /t/:code/qr.svg': open,
  'GET /t/:code/qr.png': open,
  'GET /t/files/:sha256': open,
  'GET /t/:code': open,
  'GET /.well-known/jwks.json': open,
  'POST /api/token': open,
  'POST /api/session': open,
  'DELETE /api/session': open,
  'POST /api/registrations': open,
  'GET /api/registrations/mine': open,
  'POST /api/registrations/mine/resubmission': open,
  'POST /api/registrations/mine/files': open,
  'POST /api/registrations/account': open,
  'GET /api/registrations': may('organisations:review', 'jurisdiction'),
  'GET /api/registrations/:id': may('organisations:review', 'jurisdiction'),
  'GET /api/registrations/:id/files/:sha256': may('organisations:review', 'jurisdiction'),
  'POST /api/registrations/:id/return': may('organisations:review', 'jurisdiction'),
  'POST /api/registrations/:id/refusal': may('organisations:review', 'jurisdiction'),
  'POST /api/registrations/:id/opening': may('organisations:review', 'jurisdiction'),
  'POST /api/session/invitation': open,
  'POST /api/session/phone/code': open,
  'POST /api/session/phone': open,
  'GET /api/session/provider': open,
  'GET /api/session/provider/callback': open,
  'GET /api/session': may('self:account', 'own'),
  'POST /api/keys': may('keys:write', 'own'),
  'GET /api/keys': may('keys:write', 'own'),
  'POST /api/keys/:id/rotation': may('keys:write', 'own'),
  'POST /api/keys/:id/revocation': may('keys:write', 'own'),
  'POST /api/members': may('members:write', 'own'),
  'GET /api/members': may('members:write', 'own'),
  'POST /api/session/second-factor': may('self:account', 'own'),
  'POST /api/account/second-factor': may('self:account', 'own'),
  'POST /api/account/second-factor/confirmation': may('self:account', 'own'),
  'POST /api/account/second-factor/removal': may('self:account', 'own'),
  'POST /api/account/recovery-codes': may('self:account', 'own'),
  'POST /api/members/:id/second-factor/reset': may('members:write', 'own'),
  'POST /api/invitations': may('members:write', 'own'),
  'GET /api/invitations': may('members:write', 'own'),
  'DELETE /api/invitations/:id': may('members:write', 'own'),
  'POST /api/administrators/invitations': may('administrators:invite', 'own'),
  'GET /api/account/phone': may('self:account', 'own'),
  'POST /api/account/phone': may('self:account', 'own'),
  'POST /api/account/phone/confirmation': may('self:account', 'own'),
  'DELETE /api/account/phone': may('self:account', 'own'),
  'POST /api/account/provider': may('self:account', 'own'),
  'DELETE /api/account/provider': may('self:account', 'own'),
  'POST /api/members/hand-over': may('members:write', 'own'),
  'POST /api/members/:id/role': may('members:write', 'own'),
  'POST /api/members/:id/premises': may('members:write', 'own'),
  'DELETE /api/members/:id': may('members:write', 'own'),
  'POST /api/account/password': may('self:account', 'own'),
  'POST /api/account/leave': may('self:account', 'own'),
  'GET /api/account/sessions': may('self:account', 'own'),
  'DELETE /api/account/sessions': may('self:account', 'own'),
  'DELETE /api/account/sessions/:id': may('self:account', 'own'),
  'POST /api/organisations/:id/members': may('organisations:register', 'jurisdiction'),
  'GET /api/divisions': may('read', 'shared'),
  'GET /api/divisions/:id': may('read', 'shared'),
  'GET /api/countries': may('read', 'shared'),
  'POST /api/organisations': may('organisations:register', 'jurisdiction'),
  'GET /api/organisations': may('read', 'shared'),
  'GET /api/organisations/:id': may('read', 'shared'),
  'GET /api/organisations/:id/licences': may('read', 'own'),
  'POST /api/registration-changes': may('registration:amend', 'own'),
  'GET /api/registration-changes': may('read', 'own'),
  'POST /api/registration-changes/:id/confirmation': may('organisations:review', 'jurisdiction'),
  'POST /api/registration-changes/:id/rejection': may('organisations:review', 'jurisdiction'),
  'POST /api/premises': may('premises:write', 'own'),
  'GET /api/premises': may('read', 'shared'),
  'GET /api/premises/:id': may('read', 'shared'),
  'POST /api/premises/:id/rooms': may('premises:write', 'own'),
  'POST /api/premises/:id/state': may('premises:write', 'own'),
  'POST /api/products': may('products:write', 'own'),
  'GET /api/products': may('read', 'chain'),
  'GET /api/products/:id': may('read', 'chain'),
  'POST /api/lots': may('lots:declare', 'own'),
  'GET /api/lots': may('read', 'chain'),
  'GET /api/lots/:id': may('read', 'chain'),
  'POST /api/lots/:id/amendment': may('lots:amend', 'own'),
  'POST /api/lots/:id/withdrawal': may('lots:amend', 'own'),
  'POST /api/receipts': may('custody:write', 'own'),
  'POST /api/moves': may('custody:write', 'own'),
  'POST /api/shipments': may('custody:write', 'own'),
  'GET /api/shipments': may('read', 'shipment'),
  'POST /api/processings': may('custody:write', 'own'),
  'POST /api/sales': may('custody:write', 'own'),
  'POST /api/returns': may('custody:write', 'own'),
  'POST /api/destructions': may('custody:write', 'own'),
  'POST /api/counts': may('custody:write', 'own'),
  'POST /api/corrections': may('custody:write', 'own'),
  'POST /api/shipments/:id/receipt': may('custody:write', 'shipment'),
  'POST /api/shipments/:id/settlement': may('custody:write', 'own'),
  'GET /api/shipments/:id': may('read', 'shipment'),
  'GET /api/stock': may('read', 'own'),
  'POST /api/files': may('evidence:document', 'own'),
  'GET /api/files/:sha256': may('read', 'chain'),
  'POST /api/documents': may('evidence:document', 'chain'),
  'GET /api/documents': may('read', 'chain'),
  'GET /api/documents/:id': may('read', 'chain'),
  'POST /api/documents/:id/state': may('evidence:document', 'own'),
  'POST /api/documents/:id/visibility': may('evidence:document', 'own'),
  'POST /api/documents/:id/files': may('evidence:document', 'own'),
  'POST /api/documents/:id/lots': may('evidence:document', 'own'),
  'POST /api/samples': may('evidence:sample', 'chain'),
  'GET /api/samples': may('read', 'samples'),
  'GET /api/samples/:id': may('read', 'samples'),
  'POST /api/pools': may('evidence:sample', 'samples'),
  'GET /api/pools': may('read', 'samples'),
  'GET /api/pools/:id': may('read', 'samples'),
  'POST /api/tests': may('evidence:test', 'samples'),
  'GET /api/tests': may('read', 'samples'),
  'GET /api/tests/:id': may('read', 'samples'),
  'GET /api/analytes': may('read', 'shared'),
  'POST /api/disinfectants': may('evidence:disinfect', 'own'),
  'GET /api/disinfectants': may('read', 'own'),
  'POST /api/disinfections': may('evidence:disinfect', 'chain'),
  'GET /api/disinfections': may('read', 'chain'),
  'GET /api/disinfections/:id': may('read', 'chain'),
  'POST /api/holds': may('oversight:hold', 'chain'),
  'GET /api/holds': may('read', 'chain'),
  'GET /api/holds/:id': may('read', 'chain'),
  'POST /api/holds/:id/release': may('oversight:hold', 'chain'),
  'POST /api/recalls': may('oversight:recall', 'jurisdiction'),
  'GET /api/recalls': may('read', 'chain'),
  'GET /api/recalls/:id': may('read', 'chain'),
  'POST /api/recalls/:id/close': may('oversight:recall', 'jurisdiction'),
  'GET /api/policy/rules': may('read', 'shared'),
  'POST /api/policy/rules': may('policy:write', 'jurisdiction'),
  'GET /api/policy/modes': may('read', 'shared'),
  'POST /api/policy/modes': may('policy:write', 'jurisdiction'),
  'GET /api/scan-thresholds': may('read', 'shared'),
  'POST /api/scan-thresholds': may('policy:write', 'jurisdiction'),
  'GET /api/lots/:id/gate': may('read', 'chain'),
  'POST /api/lots/:id/code': may('codes:issue', 'own'),
  'GET /api/lots/:id/code': may('read', 'chain'),
  'POST /api/lots/:id/code/activate': may('codes:issue', 'own'),
  'POST /api/lots/:id/code/void': may('codes:issue', 'own'),
  'POST /api/lots/:id/series': may('codes:issue', 'own'),
  'GET /api/lots/:id/series': may('read', 'chain'),
  'GET /api/series/:id': may('read', 'chain'),
  'POST /api/series/:id/activate': may('codes:issue', 'own'),
  'POST /api/series/:id/void': may('codes:issue', 'own'),
  'POST /api/series/:id/move': may('codes:issue', 'own'),
  'POST /api/series/:id/replace': may('codes:issue', 'own'),
  'GET /api/units/:code': may('read', 'chain'),
  'GET /api/imports/:kind/template': may('read', 'shared'),
  'GET /api/imports/files/:id': may('imports:run', 'own'),
  'POST /api/imports/:kind': may('imports:run', 'own'),
  'GET /api/search': may('read', 'chain'),
  'GET /api/lots/:id/history': may('read', 'chain'),
  'GET /api/lots/:id/trace': may('read', 'chain'),
  'GET /api/lots/:id/scans': may('read', 'chain'),
  'POST /api/workers': may('people:write', 'own'),
  // Who may write or read in full: the verb says so.
  'GET /api/workers': may('read', 'own'),
  'GET /api/workers/counts': may('read', 'own'),
  'POST /api/workers/search': may('people:read', 'own'),
  'POST /api/workers/key-destruction': may('people:write', 'own'),
  'POST /api/workers/:workerNo/amendment': may('people:write', 'own'),
  'POST /api/workers/:workerNo/disclosure': may('people:read', 'own'),
  'POST /api/workers/:workerNo/erasure': may('people:write', 'own'),
  'GET /api/retention/rules': may('self:account', 'shared'),
  'POST /api/retention/rules': may('retention:run', 'shared'),
  'POST /api/retention/preview': may('retention:run', 'shared'),
  'POST /api/retention/run': may('retention:run', 'shared'),
};

type Mounted = { method: string; path: string };

export function ruleOf({ method, path }: Mounted): Rule | undefined {
  return rules[`${method} ${path}`];
}

/** Throws when a route is mounted that the table doesn't know, or the table names one that isn't. */
export function demandRules(mounted: readonly Mounted[]): void {
  const routes = new Set(
    mounted.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  );
  const missing = [...routes].filter((route) => !(route in rules));
  const gone = Object.keys(rules).filter((route) => !routes.has(route));
  if (missing.length + gone.length === 0) return;
  throw new Error(
    `core/access.ts and the routes differ. No rule: ${missing.join(', ')}. No route: ${gone.join(', ')}`,
  );
}

/** Refuses by the table, before a body is read. Verbs and reads ask again for themselves. */
export function authorizeRoute(actor: OutsideActor, mounted: Mounted | undefined): void {
  const rule = mounted && ruleOf(mounted);
  if (!rule || rule.who === 'anyone') return;
  authorize(actor, rule.who);
}
