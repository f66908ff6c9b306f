import type { Db } from '../../core/context.ts';

export async function hasMembers(db: Db, orgId: string): Promise<boolean> {
  const row = await db
    .selectFrom('auth_member')
    .select('id')
    .where('organization_id', '=', orgId)
    .executeTakeFirst();
  return row !== undefined;
}

export type Member = Awaited<ReturnType<typeof listMembers>>[number];

export async function listMembers(
  db: Db,
  filter: { orgId: string; after?: string | undefined; limit: number },
) {
  let query = db
    .selectFrom('auth_member as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.username', 'u.name', 'm.role', 'm.premises_ids', 'm.created_at'])
    .where('m.organization_id', '=', filter.orgId)
    .orderBy('u.id')
    .limit(filter.limit + 1);
  if (filter.after !== undefined) query = query.where('u.id', '>', filter.after);
  return query.execute();
}

/** The bare record: an administrator of the installation reads no firm's, but opens it. */
export async function findOrganisation(db: Db, id: string) {
  return db
    .selectFrom('organisation')
    .select(['id', 'kind', 'name_zh', 'name_en', 'registered_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function premisesOf(db: Db, orgId: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom('premises')
    .select('id')
    .where('org_id', '=', orgId)
    .where('id', 'in', ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export type Device = Awaited<ReturnType<typeof listSessions>>[number];

export async function listSessions(db: Db, userId: string, now: Date) {
  return db
    .selectFrom('auth_session')
    .select(['id', 'user_agent', 'created_at', 'last_seen_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
}

export async function findUsername(db: Db, userId: string): Promise<string> {
  const row = await db
    .selectFrom('auth_user')
    .select('username')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return row.username;
}

export type Invitation = Awaited<ReturnType<typeof listInvitations>>[number];

export async function listInvitations(db: Db, orgId: string, now: Date) {
  return db
    .selectFrom('auth_invitation')
    .select(['id', 'role', 'premises_ids', 'inviter_id', 'created_at', 'expires_at'])
    .where('organization_id', '=', orgId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id')
    .limit(500)
    .execute();
}

export async function findInstallation(db: Db) {
  return db.selectFrom('organisation').select('id').where('kind', '=', 'system').executeTakeFirst();
}

export async function findPhone(db: Db, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('auth_phone')
    .select('number_sealed')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.number_sealed;
}
