import { type QueryExecutorProvider, sql } from 'kysely';

import type { Role } from '../../domain/roles.ts';

export type MemberRow = { userId: string; role: Role; premisesIds: string[] | null };

/** One change of an organisation's people at a time: the last of its leaders is counted under this lock. */
export async function lockMembers(
  tx: QueryExecutorProvider,
  orgId: string,
): Promise<ReadonlyMap<string, MemberRow>> {
  await sql`select from auth_organization where id = ${orgId} for no key update`.execute(tx);
  const { rows } = await sql<MemberRow>`
    select user_id as "userId", role, premises_ids as "premisesIds"
    from auth_member where organization_id = ${orgId}
  `.execute(tx);
  return new Map(rows.map((row) => [row.userId, row]));
}

/** With the sessions: the next request of this person is judged by it, in whichever process. */
export async function setStanding(
  tx: QueryExecutorProvider,
  { userId, role, premisesIds }: MemberRow,
): Promise<void> {
  const limits = premisesIds && JSON.stringify(premisesIds);
  await sql`
    update auth_member set role = ${role}, premises_ids = ${premisesIds}::uuid[]
    where user_id = ${userId}
  `.execute(tx);
  await sql`
    update auth_session set role = ${role}, premises_ids = ${limits} where user_id = ${userId}
  `.execute(tx);
}

/** The name stays, for the records of what this person did; what opens doors goes. */
export async function deleteMember(tx: QueryExecutorProvider, userId: string): Promise<void> {
  await sql`delete from auth_session where user_id = ${userId}`.execute(tx);
  await sql`delete from auth_member where user_id = ${userId}`.execute(tx);
  await sql`delete from auth_account where user_id = ${userId}`.execute(tx);
  await sql`delete from auth_factor where user_id = ${userId}`.execute(tx);
  await sql`delete from auth_recovery_code where user_id = ${userId}`.execute(tx);
  await sql`delete from auth_phone where user_id = ${userId}`.execute(tx);
}

export async function findPasswordHash(
  db: QueryExecutorProvider,
  userId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ password: string }>`
    select password from auth_account
    where user_id = ${userId} and provider_id = 'credential' and password is not null
  `.execute(db);
  return rows[0]?.password;
}

/** False when the password is no longer the one that was checked. */
export async function replacePassword(
  tx: QueryExecutorProvider,
  change: { userId: string; from: string; to: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update auth_account set password = ${change.to}, updated_at = ${change.now}
    where user_id = ${change.userId} and provider_id = 'credential' and password = ${change.from}
    returning id
  `.execute(tx);
  return rows.length > 0;
}
