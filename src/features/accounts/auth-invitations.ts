import { type QueryExecutorProvider, sql } from 'kysely';

import { sha256Hex } from '../../core/hash.ts';
import type { Role } from '../../domain/roles.ts';

export type NewInvitation = {
  id: string;
  orgId: string;
  role: Role;
  premisesIds: readonly string[] | null;
  token: string;
  /** Null: the installation itself. */
  inviterId: string | null;
  now: Date;
  expiresAt: Date;
};

/** Its token has 256 bits: a plain hash gives nothing away. */
export async function insertInvitation(
  tx: QueryExecutorProvider,
  invitation: NewInvitation,
): Promise<void> {
  const { id, orgId, role, premisesIds, token, inviterId, now, expiresAt } = invitation;
  await sql`
    insert into auth_invitation (id, organization_id, role, premises_ids, token_hash, inviter_id,
      created_at, expires_at)
    values (${id}, ${orgId}, ${role}, ${premisesIds}::uuid[], ${await sha256Hex(token)},
      ${inviterId}, ${now}, ${expiresAt})
  `.execute(tx);
}

export type OpenInvitation = {
  id: string;
  orgId: string;
  role: Role;
  premisesIds: string[] | null;
  inviterId: string | null;
};

export async function findInvitation(
  db: QueryExecutorProvider,
  token: string,
  now: Date,
): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`
    select id, organization_id as "orgId", role, premises_ids as "premisesIds",
      inviter_id as "inviterId"
    from auth_invitation
    where token_hash = ${await sha256Hex(token)} and used_at is null and revoked_at is null
      and expires_at > ${now}
  `.execute(db);
  return rows[0];
}

/** False when it has been used, revoked or outlived meanwhile. */
export async function useInvitation(
  tx: QueryExecutorProvider,
  id: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update auth_invitation set used_at = ${now}
    where id = ${id} and used_at is null and revoked_at is null and expires_at > ${now}
    returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Ends open ones of the organisation and says which: a single one, or all that a person made. */
export async function revokeInvitations(
  tx: QueryExecutorProvider,
  orgId: string,
  which: { id: string } | { inviterId: string },
  now: Date,
): Promise<string[]> {
  const one = 'id' in which ? sql`id = ${which.id}` : sql`inviter_id = ${which.inviterId}`;
  const { rows } = await sql<{ id: string }>`
    update auth_invitation set revoked_at = ${now}
    where organization_id = ${orgId} and ${one} and used_at is null and revoked_at is null
      and expires_at > ${now}
    returning id
  `.execute(tx);
  return rows.map(({ id }) => id);
}
