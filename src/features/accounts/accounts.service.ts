import { authorize, orgOf, type PersonActor, personOf } from '../../core/actor.ts';
import { commit, type Outcome } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { uuidv7 } from '../../core/ids.ts';
import { type Permission, permissionsOf } from '../../domain/permissions.ts';
import { leadingRole, type OrgKind } from '../../domain/roles.ts';
import { demandOverseen } from '../premises/premises.service.ts';
import { alreadyOpened, organisationNotFound } from './accounts.errors.ts';
import { memberAdded, signedIn } from './accounts.events.ts';
import * as queries from './accounts.queries.ts';
import type { AddMember, FirstMember } from './accounts.schemas.ts';
import {
  checkAccount,
  insertAccount,
  type NewAccount,
  putAuthOrganization,
} from './auth-accounts.ts';
import type { Identity } from './auth-sessions.ts';
import type { Auth, Caller } from './auth.ts';
import { checkLimits } from './members.service.ts';

export type { Auth } from './auth.ts';

/** A further person of one's own organisation. */
export async function addMember(auth: Auth, ctx: Ctx, input: AddMember): Promise<PersonActor> {
  authorize(ctx.actor, 'members:write');
  const orgId = orgOf(ctx.actor);
  const { premisesIds = null, ...person } = input;
  const { kind } = await demandOrganisation(ctx.whole, orgId);
  return createAccount(auth, ctx, 'members:write', {
    account: { ...person, orgId, orgKind: kind },
    premisesIds,
  });
}

/** The leader of an organisation that nobody can sign in for yet; the leader adds the others. */
export async function openOrganisation(
  auth: Auth,
  ctx: Ctx,
  orgId: string,
  input: FirstMember,
): Promise<PersonActor> {
  authorize(ctx.actor, 'organisations:register');
  const { kind } = await demandOverseen(ctx, orgId);
  return createAccount(auth, ctx, 'organisations:register', {
    account: { ...input, orgId, orgKind: kind, role: leadingRole(kind) },
    premisesIds: null,
    first: true,
  });
}

async function demandOrganisation(db: Db, id: string) {
  const organisation = await queries.findOrganisation(db, id);
  if (!organisation) throw organisationNotFound();
  return organisation;
}

type NewMember = {
  account: NewAccount;
  premisesIds: readonly string[] | null;
  /** Refuses where somebody has an account already. */
  first?: boolean;
};

export async function createAccount(
  auth: Auth,
  ctx: Ctx,
  permission: Permission,
  { account, premisesIds, first = false }: NewMember,
): Promise<PersonActor> {
  checkAccount(account);
  const { orgId, orgKind, role } = account;
  // Slow on purpose, and so before the transaction.
  const passwordHash = await auth.passwords.hash(account.password);
  const userId = uuidv7(ctx.now);
  const command = { name: 'addMember', input: { userId, orgId, role, premisesIds } };
  return commit(ctx, permission, command, async (tx) => {
    await admitOrganisation(tx, orgId);
    if (first && (await queries.hasMembers(tx, orgId))) throw alreadyOpened();
    await checkLimits(tx, { orgId, orgKind, role }, premisesIds);
    const row = { ...account, userId, passwordHash, premisesIds, now: ctx.now };
    const result = await insertAccount(tx, row);
    const body = { userId, orgId, role, premisesIds: premisesIds && [...premisesIds] };
    return { result, events: [happened(memberAdded, { ...body, invitationId: null })] };
  });
}

/** For a firm that was let in on its own application: the leader, inside the applicant's own command. */
export async function prepareLeader(auth: Auth, ctx: Ctx, input: FirstMember) {
  // Slow on purpose, and so before the transaction.
  const passwordHash = await auth.passwords.hash(input.password);
  return async (tx: Db, orgId: string): Promise<Outcome<PersonActor>> => {
    const orgKind = await admitOrganisation(tx, orgId);
    const account = { ...input, orgId, orgKind, role: leadingRole(orgKind) };
    checkAccount(account);
    if (await queries.hasMembers(tx, orgId)) throw alreadyOpened();
    const [userId, premisesIds] = [uuidv7(ctx.now), null];
    const result = await insertAccount(tx, {
      ...account,
      userId,
      passwordHash,
      premisesIds,
      now: ctx.now,
    });
    const body = { userId, orgId, role: account.role, premisesIds, invitationId: null };
    return { result, events: [happened(memberAdded, body)] };
  };
}

/** Known to sign-in from its first account on. */
export async function admitOrganisation(tx: Db, orgId: string): Promise<OrgKind> {
  const organisation = await demandOrganisation(tx, orgId);
  const { kind, name_zh: name, registered_at: createdAt } = organisation;
  await putAuthOrganization(tx, { id: orgId, kind, name, createdAt });
  return kind;
}

export async function listMembers(ctx: Ctx, filter: { after?: string | undefined; limit: number }) {
  authorize(ctx.actor, 'members:write');
  return queries.listMembers(ctx.whole, { ...filter, orgId: orgOf(ctx.actor) });
}

/** For who looks later: signing in is a deed too. */
export async function recordSignIn(ctx: Ctx, { sessionId }: Identity): Promise<void> {
  const { userId } = personOf(ctx.actor);
  const command = { name: 'signIn', input: { sessionId } };
  const body = { userId, sessionId, by: 'password' as const };
  await commit(ctx, 'self:account', command, async () => ({
    result: null,
    events: [happened(signedIn, body)],
  }));
}

export async function describeSession(ctx: Ctx, caller: Caller) {
  const { displayName, factorDue } = caller;
  const actor = personOf(caller.actor);
  const { userId, orgId, role, premisesIds = null } = actor;
  const { kind, name_zh: nameZh, name_en: nameEn } = await demandOrganisation(ctx.whole, orgId);
  return {
    userId,
    displayName,
    role,
    premisesIds: premisesIds && [...premisesIds],
    organisation: { id: orgId, kind, nameZh, nameEn },
    permissions: factorDue === undefined ? permissionsOf(actor) : [],
    secondFactor: factorDue ?? ('passed' as const),
  };
}
