import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import { rules } from '../../src/core/access.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import { lendable, type Permission } from '../../src/domain/permissions.ts';
import type { Role } from '../../src/domain/roles.ts';
import { watchRecords } from '../../src/features/alerts/watch.service.ts';
import { aPdf } from '../evidence/files.samples.ts';
import { aToken } from '../keys/support.ts';
import { integrateAll } from '../log/support.ts';
import { aWorker } from '../people/support.ts';
import { anApplication } from '../registrations/support.ts';
import { createTestApp, ctxFor, person, type Sent, testCodes } from '../support/app.ts';
import { realAuth, withoutSignIn } from '../support/auth.ts';
import { anOrganisation } from '../support/factories.ts';
import { aJourney } from '../tracing/support.ts';

type Asked = { path: string; body?: unknown; headers?: Record<string, string> };

/** Who asks, with a way to ask, in the order of the matrix's columns. */
export type Asker = {
  name: string;
  /** One of the firm whose things are asked for. */
  own?: true;
  /** May know of the lot, as a party or as its authority. */
  knows?: true;
  actor?: PersonActor;
  scopes?: readonly Permission[];
  ask: (method: string, asked: Asked) => Promise<Sent>;
};

/**
 * A lot with everything that hangs on it, and everybody who might ask: people of its firm, its
 * receiver, its laboratory, a stranger, authorities here and elsewhere, administrators, programs.
 */
export async function aScene(db: Kysely<Database>) {
  const journey = await aJourney(db);
  const { owner, lotId } = journey;
  // Who asks is told by a header; whatever else accounts do is real.
  const auth = withoutSignIn(realAuth(db));
  const app = createTestApp(db, { auth });
  const words = { reasonZh: '待查', reasonEn: 'To be looked into' };
  // Before the hold, which would keep it from being activated.
  const code = await journey.codeOf(lotId);
  const series = await journey.post(
    `/api/lots/${lotId}/series`,
    { level: 'case', count: 100 },
    owner,
  );
  const print = await journey.post(
    `/api/series/${series.id}/prints`,
    { format: 'csv', first: 1, last: 3 },
    owner,
  );
  const hold = await journey.post('/api/holds', { lotIds: [lotId], ...words }, journey.regulator);
  const assessment = await journey.post(
    '/api/exposures/assessments',
    { lotIds: [lotId], note: '仅封存同批' },
    journey.regulator,
  );
  const recall = await journey.post(
    '/api/recalls',
    { number: 'RC-1', class: 1, kind: 'ordered', lotIds: [journey.child.lotId], ...words },
    journey.regulator,
  );
  const stored = await app.send('POST', '/api/files', aPdf('scene'), owner, {
    'content-type': 'application/pdf',
  });
  const { sha256 } = stored.body as { sha256: string };
  const file = { sha256, public: false };
  await journey.post(`/api/documents/${journey.documentId}/files`, { files: [file] }, owner);
  const workerNo = await aWorker(app, owner);
  const account = { username: 'somebody.else', displayName: '李四', password: 'a long password' };
  const member = await app.post('/api/members', { ...account, role: 'keeper' }, owner);
  const second = { ...account, username: 'second.owner', role: 'owner' };
  const { userId } = (await app.post('/api/members', second, owner)).body;
  const inviter = { ...owner, userId };
  const invitation = await app.post('/api/invitations', { role: 'keeper' }, inviter);
  const { body: registration } = await app.post('/api/registrations', anApplication());
  const { body: licence } = await app.send(
    'POST',
    '/api/registrations/mine/files',
    aPdf('licence'),
    undefined,
    { 'content-type': 'application/pdf', authorization: `Bearer ${registration.token}` },
  );
  const { body: change } = await app.post(
    '/api/registration-changes',
    { happenedOn: '2026-11-22', address: '盐田路 9 号', nameEn: 'Another Name' },
    owner,
  );
  await app.app.request(`/t/${code}/report`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'kind=label',
  });
  const report = await db.selectFrom('consumer_report').select('id').executeTakeFirstOrThrow();
  const paper = { kind: 'quarantine_certificate', issuer: '深圳海关', issuedOn: '2026-01-05' };
  const lots = [{ lotId }];
  await journey.post('/api/documents', { ...paper, number: 'CIQ-EARLY', lots }, owner);
  await watchRecords(ctxFor(db, { kind: 'system' }));
  await integrateAll(db);
  const alert = await db.selectFrom('alert').select('id').executeTakeFirstOrThrow();
  const { id: commandId } = await db
    .selectFrom('command')
    .select('id')
    .where('org_id', '=', owner.orgId)
    .executeTakeFirstOrThrow();
  const row = (table: 'disinfection' | 'pool' | 'lot') => db.selectFrom(table).select('id');
  const disinfection = await row('disinfection').executeTakeFirstOrThrow();
  const pool = await row('pool').executeTakeFirstOrThrow();
  const { product_id: productId } = await db
    .selectFrom('lot')
    .select('product_id')
    .where('id', '=', lotId)
    .executeTakeFirstOrThrow();
  const all = lendable('operator');
  const key = await aToken(app, owner, all);
  const quantity = { netWeightKg: 1, pieces: 1 };
  const reason = '核对无误';

  const ids: Record<string, string> = {
    '/api/lots/:id': lotId,
    '/api/keeper/commands/:id': commandId,
    '/api/registrations/:id': registration.id,
    '/api/registration-changes/:id': change.id,
    '/api/series/:id': series.id,
    '/api/prints/:id': print.id,
    '/api/units/:code': testCodes.make({ number: 0, keyVersion: 1 }, 7),
    '/api/shipments/:id': journey.shipmentId,
    '/api/documents/:id': journey.documentId,
    '/api/samples/:id': journey.sampleId,
    '/api/pools/:id': pool.id,
    '/api/reports/:id': report.id,
    '/api/alerts/:id': alert.id,
    '/t/reports/:receipt': '00000-00000-00000-00000',
    '/api/tests/:id': journey.testId,
    '/api/disinfections/:id': disinfection.id,
    '/api/holds/:id': hold.holdIds[0],
    '/api/hold-orders/:id': hold.orderId,
    '/api/exposures/assessments/:id': assessment.id,
    '/api/recalls/:id': recall.id,
    '/api/premises/:id': journey.premises.id,
    '/api/organisations/:id': journey.orgId,
    '/api/products/:id': productId,
    '/api/divisions/:id': '440300',
    '/api/files/:sha256': sha256,
    '/t/files/:sha256': sha256,
    '/api/imports/files/:id': '00000000-0000-7000-8000-000000000000',
    '/api/imports/:kind': 'lots',
    '/api/keys/:id': key.id,
    '/api/workers/:workerNo': workerNo,
    '/api/members/:id': member.body.userId,
    '/api/invitations/:id': invitation.body.id,
    // Of nobody who asks: each has sessions of one's own.
    '/api/account/sessions/:id': '00000000-0000-7000-8000-000000000000',
    '/docs/assets/:name': 'swagger-ui.css',
    '/t/:code': code,
    '/T/:code': code,
  };

  /** For routes that look a record up only once the body is right. */
  const bodies: Record<string, unknown> = {
    'POST /api/organisations/:id/members': {
      username: 'somebody',
      displayName: 'x',
      password: 'a long password',
    },
    'POST /api/premises/:id/rooms': {
      code: 'R-9',
      nameZh: '九号库',
      nameEn: 'Room 9',
      temperatureClass: 'frozen',
    },
    'POST /api/premises/:id/state': { state: 'normal', reason },
    'POST /api/lots/:id/amendment': { reason, supplierLotNo: 'SUP-9' },
    'POST /api/lots/:id/withdrawal': { reason },
    'POST /api/shipments/:id/receipt': { lines: [{ lotId, stated: quantity }] },
    'POST /api/shipments/:id/settlement': {
      reason,
      lines: [{ lotId, disposition: 'explained', quantity }],
    },
    'POST /api/documents/:id/state': { state: 'void', reason },
    'POST /api/documents/:id/visibility': { visibility: 'chain' },
    'POST /api/registrations/:id/return': {
      reasons: [{ field: 'address', zh: '请补', en: 'Mend' }],
    },
    'POST /api/registrations/:id/refusal': { reasonZh: '否', reasonEn: 'No' },
    'POST /api/registration-changes/:id/rejection': { reasonZh: '否', reasonEn: 'No' },
    'POST /api/documents/:id/files': { files: [file] },
    'POST /api/documents/:id/lots': { lots: [{ lotId }] },
    'POST /api/holds/:id/release': { reason },
    'POST /api/hold-orders/:id/release': { reason },
    'POST /api/reports/:id/answer': { state: 'examining', answerZh: '核查中', answerEn: 'Looking' },
    'POST /api/alerts/:id/dismiss': { reason },
    'POST /api/alerts/:id/settle': { reason },
    'POST /api/alerts/:id/reopen': { reason },
    'POST /api/alerts/:id/explain': { reason },
    'POST /api/products/:id/yields': { mostPermille: 900 },
    'POST /api/recalls/:id/close': { reason, releaseHolds: true },
    'POST /api/recalls/:id/answers': {
      lines: [{ lotId: journey.child.lotId, fate: 'here', quantity }],
    },
    'POST /api/recalls/:id/disposals': {
      lines: [
        {
          lotId: journey.child.lotId,
          placeId: journey.dock,
          outcome: 'released',
          quantity,
          evidence: { holdId: hold.holdIds[0] },
        },
      ],
    },
    'POST /api/recalls/:id/reports': { step: 'plan', textZh: '计划', textEn: 'Plan' },
    'POST /api/log/verifications': {
      size: 1,
      root: `${'A'.repeat(43)}=`,
      verdict: 'ok',
      problems: 0,
      checkedAt: app.clock.now.toISOString(),
    },
    'POST /api/lots/:id/code/void': { reason },
    'POST /api/lots/:id/series': { level: 'pack', count: 10 },
    'POST /api/series/:id/prints': { format: 'csv', first: 1, last: 3 },
    'POST /api/series/:id/void': { first: 1, last: 2, reason },
    'POST /api/series/:id/move': { first: 3, last: 4, toLotId: journey.child.lotId },
    'POST /api/series/:id/replace': {
      first: 5,
      last: 6,
      successor: { seriesId: series.id, first: 7, last: 8 },
    },
    'POST /api/members/:id/role': { role: 'viewer' },
    'POST /api/members/:id/premises': { premisesIds: [journey.premises.id] },
    'POST /api/keys/:id/rotation': {},
    'POST /api/keys/:id/revocation': {},
    'POST /api/workers/:workerNo/amendment': { duty: 'driver' },
    'POST /api/workers/:workerNo/disclosure': {
      fields: ['name'],
      reason,
      orgId: journey.orgId,
    },
    'POST /api/workers/:workerNo/erasure': { reason },
    'GET /api/lots/:id/gate': '?transition=ship',
    'GET /api/search': '?q=SUP',
  };

  /** With `nothing`, the same question about a record that nobody has. */
  function askedOf(route: string, nothing = false): Asked {
    const [method = '', template = ''] = route.split(' ');
    const prefix = Object.keys(ids)
      .filter((one) => template === one || template.startsWith(`${one}/`))
      .sort((a, b) => b.length - a.length)[0];
    if (prefix !== undefined && !ids[prefix]) throw new Error(`No id for ${prefix}`);
    const named =
      prefix === undefined
        ? template
        : template.replace(prefix, fill(prefix, nothing ? nobodys : (ids[prefix] ?? '')));
    const path = named
      .replace('/files/:sha256', `/files/${licence.sha256}`)
      .replace('/tile/*', '/tile/0/000.p/1');
    if (path.includes(':')) throw new Error(`No id for ${route}`);
    const body = bodies[route];
    if (method === 'GET') return { path: `${path}${typeof body === 'string' ? body : ''}` };
    return { path, body: body ?? {} };
  }

  const nobodys = '00000000-0000-7000-8000-0000000000ff';
  const late = createTestApp(db, { auth, now: new Date(app.clock.now.getTime() + 15 * 60_000) });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const byPerson = (name: string, actor: PersonActor, more: Partial<Asker> = {}): Asker => ({
    name,
    actor,
    ...more,
    ask: async (method, { path, body, headers }) => app.send(method, path, body, actor, headers),
  });
  const byToken = (
    name: string,
    token: string,
    scopes: readonly Permission[] | undefined,
    through = app,
  ): Asker => ({
    name,
    ...(scopes && { scopes, own: true, knows: true }),
    ask: async (method, { path, body }) =>
      through.send(method, path, body, undefined, bearer(token)),
  });
  const firm = (role: Role) => byPerson(role, journey.member(role), { own: true, knows: true });
  const bureau = async (name: string, role: Role, jurisdiction: string, knows?: true) =>
    byPerson(
      name,
      { ...(await anOrganisation(db, 'regulator')).member(role), jurisdiction },
      knows && { knows },
    );
  const here = 'CN/440000/';
  const installation = (name: string, role: Role) =>
    byPerson(name, person(journey.regulator.orgId, 'system', role));
  const narrow = await aToken(app, owner, ['imports:run']);

  const askers: Asker[] = [
    {
      name: 'anonymous',
      ask: async (method, { path, body }) => app.send(method, path, body),
    },
    {
      name: 'ended session',
      ask: async (method, { path, body }) =>
        app.send(method, path, body, undefined, { 'x-test-actor': 'nobody any more' }),
    },
    byToken('expired token', key.token, undefined, late),
    firm('owner'),
    firm('keeper'),
    firm('quality'),
    firm('viewer'),
    byToken('key', key.token, all),
    byToken('key, other scope', narrow.token, ['imports:run']),
    byPerson('receiver', journey.buyer, { knows: true }),
    byPerson('laboratory', journey.laboratory.member('quality')),
    byPerson('other firm', journey.stranger),
    await bureau('inspector', 'inspector', here, true),
    await bureau('supervisor', 'supervisor', here, true),
    await bureau('auditor', 'auditor', here, true),
    await bureau('inspector elsewhere', 'inspector', 'CN/350000/'),
    installation('system admin', 'system_admin'),
    installation('security admin', 'security_admin'),
    installation('audit admin', 'audit_admin'),
  ];
  /** What must not be in an answer to somebody who may not know. */
  const secrets = [lotId, journey.number, journey.shipmentId, journey.documentId, key.id, workerNo];
  return { askers, askedOf, secrets, routes: Object.keys(rules), errors: app.errors };
}

function fill(template: string, id: string): string {
  return template.replace(/:\w+/, encodeURIComponent(id));
}
