import { type QueryExecutorProvider, sql } from 'kysely';

/** Rows outside the journal, written in the transaction of their event. */
export async function insertKey(
  tx: QueryExecutorProvider,
  key: {
    id: string;
    orgId: string;
    name: string;
    scopes: readonly string[];
    premisesIds: readonly string[] | null;
    createdBy: string;
    createdAt: Date;
    expiresAt: Date;
    hash: string;
  },
): Promise<void> {
  await sql`
    insert into auth_program_key (id, org_id, name, scopes, premises_ids, created_by, created_at,
      expires_at)
    values (${key.id}, ${key.orgId}, ${key.name}, ${key.scopes}::text[],
      ${key.premisesIds}::uuid[], ${key.createdBy}, ${key.createdAt}, ${key.expiresAt})
  `.execute(tx);
  await insertSecret(tx, key.id, key.hash, key.createdAt);
}

async function insertSecret(tx: QueryExecutorProvider, keyId: string, hash: string, at: Date) {
  await sql`
    insert into auth_program_secret (key_id, hash, created_at) values (${keyId}, ${hash}, ${at})
  `.execute(tx);
}

/** Two secrets at most are in force: the new one and, for the overlap, the one used so far. */
export async function replaceSecret(
  tx: QueryExecutorProvider,
  change: { keyId: string; hash: string; now: Date; earlierUntil: Date; expiresAt: Date },
): Promise<void> {
  const { keyId, hash, now, earlierUntil, expiresAt } = change;
  await sql`
    delete from auth_program_secret where key_id = ${keyId} and valid_until is not null
  `.execute(tx);
  await sql`
    update auth_program_secret set valid_until = ${earlierUntil} where key_id = ${keyId}
  `.execute(tx);
  await insertSecret(tx, keyId, hash, now);
  await sql`
    update auth_program_key set expires_at = ${expiresAt} where id = ${keyId}
  `.execute(tx);
}

/** The hashes go for good; the row stays to say whose key it was. */
export async function endKey(tx: QueryExecutorProvider, keyId: string, now: Date): Promise<void> {
  await sql`delete from auth_program_secret where key_id = ${keyId}`.execute(tx);
  await sql`update auth_program_key set revoked_at = ${now} where id = ${keyId}`.execute(tx);
}

/** To the minute: more would be a diary of the program. */
export async function noteUse(db: QueryExecutorProvider, keyId: string, minute: Date) {
  await sql`
    update auth_program_key set last_used_at = ${minute}
    where id = ${keyId} and (last_used_at is null or last_used_at < ${minute})
  `.execute(db);
}

export type SigningKeyRow = { kid: string; sealed: string };

/** The keys that may sign now, newest first. */
export async function signingKeys(db: QueryExecutorProvider, now: Date) {
  const { rows } = await sql<SigningKeyRow & { createdAt: Date }>`
    select kid, sealed, created_at as "createdAt" from auth_signing_key
    where signs_until > ${now} order by created_at desc, kid
  `.execute(db);
  return rows;
}

/** Until the transaction ends, no other process makes a signing key. */
export async function lockSigningKeys(tx: QueryExecutorProvider): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('frostmark.signing_keys', 0))`.execute(
    tx,
  );
}

export async function insertSigningKey(
  tx: QueryExecutorProvider,
  key: SigningKeyRow & { createdAt: Date; signsUntil: Date; publishedUntil: Date },
): Promise<void> {
  await sql`delete from auth_signing_key where published_until <= ${key.createdAt}`.execute(tx);
  await sql`
    insert into auth_signing_key (kid, sealed, created_at, signs_until, published_until)
    values (${key.kid}, ${key.sealed}, ${key.createdAt}, ${key.signsUntil}, ${key.publishedUntil})
  `.execute(tx);
}

/** What a process has to know to believe tokens: whose signatures, and which keys no longer. */
export async function readTrust(
  db: QueryExecutorProvider,
  now: Date,
  revokedSince: Date,
): Promise<{ signing: SigningKeyRow[]; revoked: string[] }> {
  const { rows } = await sql<{ id: string; sealed: string | null }>`
    select kid as id, sealed from auth_signing_key where published_until > ${now}
    union all
    select id::text, null from auth_program_key where revoked_at > ${revokedSince}
  `.execute(db);
  return {
    signing: rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [{ kid: id, sealed }])),
    revoked: rows.flatMap(({ id, sealed }) => (sealed === null ? [id] : [])),
  };
}
