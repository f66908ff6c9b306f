import { authorize, orgOf, type PersonActor, personOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { Role } from '../../domain/roles.ts';
import { registerInstallation } from '../premises/premises.service.ts';
import * as errors from './accounts.errors.ts';
import { invitationRevoked, memberAdded, memberInvited } from './accounts.events.ts';
import * as queries from './accounts.queries.ts';
import type { AcceptInvitation, Invite } from './accounts.schemas.ts';
import { admitOrganisation } from './accounts.service.ts';
import { checkAccount, checkRole, insertAccount } from './auth-accounts.ts';
import {
  findInvitation,
  insertInvitation,
  type NewInvitation,
  type OpenInvitation,
  revokeInvitations,
  useInvitation,
} from './auth-invitations.ts';
import { lockMembers } from './auth-members.ts';
import { insertSession, type OpenedSession } from './auth-sessions.ts';
import { aToken } from './auth-vault.ts';
import type { Auth } from './auth.ts';
import { checkLimits } from './members.service.ts';

const hourMs = 60 * 60_000;

/** A token to hand over. It is told once: only its hash is kept. */
export async function invite(ctx: Ctx, input: Invite) {
  const { role, premisesIds = null, expiresInHours } = input;
  const invitation = newInvitation(ctx, { role, premisesIds, hours: expiresInHours });
  const command = { name: 'invite', input: { id: invitation.id, ...input } };
  return commit(ctx, 'members:write', command, async (tx) => {
    const { orgId, orgKind } = personOf(ctx.actor);
    checkRole(orgKind, role);
    await checkLimits(tx, { orgId, orgKind, role }, premisesIds);
    return issue(tx, invitation);
  }).then(() => told(invitation));
}

/** The first system administrator calls the other two, each into an office that is still empty. */
export async function inviteAdministrator(ctx: Ctx, role: Role) {
  const invitation = newInvitation(ctx, { role, premisesIds: null, hours: 72 });
  const command = { name: 'inviteAdministrator', input: { id: invitation.id, role } };
  return commit(ctx, 'administrators:invite', command, async (tx) => {
    const { orgId } = personOf(ctx.actor);
    const members = await lockMembers(tx, orgId);
    if ([...members.values()].some((one) => one.role === role)) throw errors.officeTaken(role);
    return issue(tx, invitation);
  }).then(() => told(invitation));
}

/**
 * While the installation has no administrator, each start calls the first one anew, for an hour.
 * Undefined once there is somebody.
 */
export async function inviteFirstAdministrator(ctx: Ctx) {
  const known = await queries.findInstallation(ctx.whole);
  const { id: orgId } = known ?? (await registerInstallation(ctx));
  if (await queries.hasMembers(ctx.whole, orgId)) return undefined;
  const terms = { role: 'system_admin', premisesIds: null, hours: 1, orgId } as const;
  const invitation = newInvitation(ctx, terms);
  const command = { name: 'inviteFirstAdministrator', input: { id: invitation.id } };
  await commit(ctx, 'members:write', command, async (tx) => {
    await admitOrganisation(tx, orgId);
    return issue(tx, invitation);
  });
  return told(invitation);
}

function newInvitation(
  ctx: Ctx,
  terms: { role: Role; premisesIds: readonly string[] | null; hours: number; orgId?: string },
): NewInvitation {
  const { role, premisesIds, hours, orgId = orgOf(ctx.actor) } = terms;
  return {
    id: uuidv7(ctx.now),
    orgId,
    role,
    premisesIds,
    token: aToken(),
    inviterId: ctx.actor.kind === 'person' ? ctx.actor.userId : null,
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + hours * hourMs),
  };
}

/** For use inside a command. Its result is kept with the journal and so holds no token. */
async function issue(tx: Db, invitation: NewInvitation) {
  await insertInvitation(tx, invitation);
  const { id: invitationId, orgId, role, premisesIds } = invitation;
  const expiresAt = invitation.expiresAt.toISOString();
  const body = { invitationId, orgId, role, premisesIds: premisesIds && [...premisesIds] };
  return { result: null, events: [happened(memberInvited, { ...body, expiresAt })] as const };
}

const told = ({ id, token, expiresAt }: NewInvitation) => ({ id, token, expiresAt });

export async function listInvitations(ctx: Ctx) {
  authorize(ctx.actor, 'members:write');
  return queries.listInvitations(ctx.whole, orgOf(ctx.actor), ctx.now);
}

export async function revokeInvitation(ctx: Ctx, id: string): Promise<void> {
  const command = { name: 'revokeInvitation', input: { id } };
  await commit(ctx, 'members:write', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const [invitationId] = await revokeInvitations(tx, orgId, { id }, ctx.now);
    if (invitationId === undefined) throw errors.invitationNotFound();
    return { result: null, events: [happened(invitationRevoked, { invitationId, orgId })] };
  });
}

/** The holder of the token becomes a member on the inviter's terms, and is signed in. */
export async function acceptInvitation(
  auth: Auth,
  ctxAs: (actor: PersonActor) => Ctx,
  now: Date,
  db: Db,
  input: AcceptInvitation & { userAgent: string },
): Promise<OpenedSession> {
  const invitation = await findInvitation(db, input.token, now);
  const organisation = invitation && (await queries.findOrganisation(db, invitation.orgId));
  if (!invitation || !organisation) throw errors.invitationVoid();
  const { orgId, role } = invitation;
  const orgKind = organisation.kind;
  const { username, displayName, password } = input;
  const account = { username, displayName, password, orgId, orgKind, role };
  checkAccount(account);
  const passwordHash = await auth.passwords.hash(password);
  const actor: PersonActor = { kind: 'person', userId: uuidv7(now), orgId, orgKind, role };
  const ctx = ctxAs(actor);
  const opened: { session?: OpenedSession | undefined } = {};
  const command = { name: 'acceptInvitation', input: { id: invitation.id } };
  await commit(ctx, 'self:account', command, async (tx) => {
    await admitOrganisation(tx, orgId);
    await demandStanding(tx, invitation, actor);
    if (!(await useInvitation(tx, invitation.id, now))) throw errors.invitationVoid();
    const { userId } = actor;
    const { premisesIds, id: invitationId } = invitation;
    await insertAccount(tx, { ...account, userId, passwordHash, premisesIds, now });
    const person = { userId, userAgent: input.userAgent, policy: auth.secondFactor, now };
    opened.session = await insertSession(tx, person);
    const body = { userId, orgId, role, premisesIds, invitationId };
    return { result: null, events: [happened(memberAdded, body)] };
  });
  if (opened.session === undefined) throw errors.noOrganisation();
  return opened.session;
}

/** What the inviter could promise then may not hold any more. */
async function demandStanding(
  tx: Db,
  invitation: OpenInvitation,
  { orgId, orgKind, role }: PersonActor,
): Promise<void> {
  await checkLimits(tx, { orgId, orgKind, role }, invitation.premisesIds);
  if (invitation.inviterId !== null) return;
  // The installation's own invitation makes the first administrator, and no second one.
  const members = await lockMembers(tx, orgId);
  if (members.size > 0) throw errors.invitationVoid();
}
