import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { OrgKind } from '../../domain/roles.ts';

export type KeyRow = {
  id: string;
  orgId: string;
  name: string;
  scopes: string[];
  premisesIds: string[] | null;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  earlierSecretUntil: Date | null;
};

export async function listKeys(
  db: Db,
  orgId: string,
  filter: { now: Date; before?: string | undefined; limit: number },
): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select k.id, k.org_id as "orgId", k.name, k.scopes, k.premises_ids as "premisesIds",
      k.created_by as "createdBy", k.created_at as "createdAt", k.expires_at as "expiresAt",
      k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt",
      (select max(s.valid_until) from auth_program_secret s
        where s.key_id = k.id and s.valid_until > ${filter.now}) as "earlierSecretUntil"
    from auth_program_key k
    where k.org_id = ${orgId} and (${filter.before ?? null}::uuid is null or k.id < ${filter.before ?? null})
    order by k.id desc
    limit ${filter.limit + 1}
  `.execute(db);
  return rows;
}

/** Locked, so that a rotation and a revocation come one after the other. */
export async function lockKey(db: Db, orgId: string, id: string) {
  return db
    .selectFrom('auth_program_key')
    .select(['id', 'expires_at', 'revoked_at'])
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .forUpdate()
    .executeTakeFirst();
}

export async function countKeysInForce(db: Db, orgId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ keys: number }>`
    select count(*)::int4 as keys from auth_program_key
    where org_id = ${orgId} and revoked_at is null and expires_at > ${now}
  `.execute(db);
  return rows[0]?.keys ?? 0;
}

export async function premisesOf(
  db: Db,
  orgId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('premises')
    .select('id')
    .where('org_id', '=', orgId)
    .where('id', 'in', ids.length > 0 ? ids : [orgId])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export type KeyInUse = {
  id: string;
  orgId: string;
  orgKind: OrgKind;
  jurisdiction: string | null;
  scopes: string[];
  premisesIds: string[] | null;
  expiresAt: Date;
  revokedAt: Date | null;
  hashes: string[];
};

/** One statement for a key that exists and one that doesn't, so that both take as long. */
export async function findKeyInUse(db: Db, id: string, now: Date): Promise<KeyInUse | undefined> {
  const { rows } = await sql<KeyInUse>`
    select k.id, k.org_id as "orgId", o.kind as "orgKind",
      case when o.kind = 'regulator' then d.path end as jurisdiction,
      k.scopes, k.premises_ids as "premisesIds", k.expires_at as "expiresAt",
      k.revoked_at as "revokedAt",
      array(select s.hash from auth_program_secret s where s.key_id = k.id
        and (s.valid_until is null or s.valid_until > ${now})) as hashes
    from auth_program_key k
    join organisation o on o.id = k.org_id
    left join division d on d.id = o.division_id
    where k.id = ${id}
  `.execute(db);
  return rows[0];
}
