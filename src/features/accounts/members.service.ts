import { personOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { leadingRole, type OrgKind, type Role } from '../../domain/roles.ts';
import * as errors from './accounts.errors.ts';
import { invitationRevoked, memberLeft, memberLimited, roleChanged } from './accounts.events.ts';
import * as queries from './accounts.queries.ts';
import { checkRole } from './auth-accounts.ts';
import { revokeInvitations } from './auth-invitations.ts';
import { deleteMember, lockMembers, type MemberRow, setStanding } from './auth-members.ts';

type Members = ReadonlyMap<string, MemberRow>;
type Place = { orgId: string; orgKind: OrgKind };

export async function changeRole(ctx: Ctx, userId: string, role: Role) {
  const command = { name: 'changeRole', input: { userId, role } };
  return commit(ctx, 'members:write', command, async (tx) => {
    const { orgId, orgKind } = personOf(ctx.actor);
    checkRole(orgKind, role);
    const members = await lockMembers(tx, orgId);
    const member = demandMember(members, userId);
    if (member.role === role) throw errors.alreadySo();
    demandSameOffice(orgKind);
    demandLeaderLeft(members, userId, orgKind);
    const events = await appoint(tx, { orgId, orgKind }, member, role, ctx.now);
    return { result: { userId }, events };
  });
}

/** The leading role to another, and another role to oneself, in one step. */
export async function handOver(ctx: Ctx, input: { userId: string; role: Role }) {
  const command = { name: 'handOver', input };
  return commit(ctx, 'members:write', command, async (tx) => {
    const { orgId, orgKind, userId } = personOf(ctx.actor);
    const leading = leadingRole(orgKind);
    checkRole(orgKind, input.role);
    if (input.role === leading) throw errors.stillLeading(leading);
    if (input.userId === userId) throw errors.notYourself();
    demandSameOffice(orgKind);
    const members = await lockMembers(tx, orgId);
    const heir = demandMember(members, input.userId);
    const self = demandMember(members, userId);
    const place = { orgId, orgKind };
    const events = await appoint(tx, place, self, input.role, ctx.now);
    if (heir.role === leading) return { result: { userId: heir.userId }, events };
    const risen = await appoint(tx, place, heir, leading, ctx.now);
    return { result: { userId: heir.userId }, events: [...events, ...risen] as const };
  });
}

type Events = readonly [NewEvent, ...NewEvent[]];

async function appoint(
  tx: Db,
  { orgId, orgKind }: Place,
  member: MemberRow,
  to: Role,
  now: Date,
): Promise<Events> {
  const { userId, role: from } = member;
  const premisesIds = to === leadingRole(orgKind) ? null : member.premisesIds;
  await setStanding(tx, { userId, role: to, premisesIds });
  const changed = happened(roleChanged, { userId, orgId, from, to });
  const freed = premisesIds === null && member.premisesIds !== null;
  return [
    changed,
    ...(freed ? [happened(memberLimited, { userId, orgId, premisesIds })] : []),
    ...(await takeBackInvitations(tx, orgId, userId, now)),
  ];
}

/** What a person may promise ends with the standing it was promised from. */
async function takeBackInvitations(tx: Db, orgId: string, inviterId: string, now: Date) {
  const ids = await revokeInvitations(tx, orgId, { inviterId }, now);
  return ids.map((invitationId) => happened(invitationRevoked, { invitationId, orgId }));
}

export async function limitMember(ctx: Ctx, userId: string, premisesIds: string[] | null) {
  const command = { name: 'limitMember', input: { userId, premisesIds } };
  return commit(ctx, 'members:write', command, async (tx) => {
    const { orgId, orgKind } = personOf(ctx.actor);
    const member = demandMember(await lockMembers(tx, orgId), userId);
    await checkLimits(tx, { orgId, orgKind, role: member.role }, premisesIds);
    await setStanding(tx, { ...member, premisesIds });
    return {
      result: { userId },
      events: [happened(memberLimited, { userId, orgId, premisesIds })],
    };
  });
}

/** Throws unless such a person can be limited to these premises, all of the firm. */
export async function checkLimits(
  tx: Db,
  { orgId, orgKind, role }: Place & { role: Role },
  premisesIds: readonly string[] | null,
): Promise<void> {
  if (premisesIds === null) return;
  const isFirm = orgKind !== 'regulator' && orgKind !== 'system';
  if (!isFirm || role === leadingRole(orgKind)) throw errors.notLimitable();
  const own = await queries.premisesOf(tx, orgId, premisesIds);
  const stranger = premisesIds.findIndex((id) => !own.has(id));
  if (stranger >= 0) throw errors.unknownPremises(stranger);
}

export async function removeMember(ctx: Ctx, userId: string) {
  return commit(ctx, 'members:write', { name: 'removeMember', input: { userId } }, async (tx) =>
    dismiss(tx, personOf(ctx.actor), userId, 'removed', ctx.now),
  );
}

export async function leave(ctx: Ctx) {
  const person = personOf(ctx.actor);
  const command = { name: 'leave', input: { userId: person.userId } };
  return commit(ctx, 'self:account', command, async (tx) =>
    dismiss(tx, person, person.userId, 'left', ctx.now),
  );
}

async function dismiss(tx: Db, place: Place, userId: string, how: 'left' | 'removed', now: Date) {
  const { orgId, orgKind } = place;
  const members = await lockMembers(tx, orgId);
  demandMember(members, userId);
  demandLeaderLeft(members, userId, orgKind);
  const takenBack = await takeBackInvitations(tx, orgId, userId, now);
  await deleteMember(tx, userId);
  const gone = happened(memberLeft, { userId, orgId, how });
  return { result: { userId }, events: [gone, ...takenBack] as const };
}

function demandMember(members: Members, userId: string): MemberRow {
  const member = members.get(userId);
  if (!member) throw errors.memberNotFound();
  return member;
}

/** Without this person somebody has to be left who can manage the others. */
function demandLeaderLeft(members: Members, userId: string, orgKind: OrgKind): void {
  const leading = leadingRole(orgKind);
  if (members.get(userId)?.role !== leading) return;
  const others = [...members.values()].filter((one) => one.userId !== userId);
  if (!others.some(({ role }) => role === leading)) throw errors.lastLeader(leading);
}

/** The installation's three administrators are three people: none becomes another (三员分立). */
function demandSameOffice(orgKind: OrgKind): void {
  if (orgKind === 'system') throw errors.rolesApart();
}
