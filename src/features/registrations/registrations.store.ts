import { type QueryExecutorProvider, sql } from 'kysely';

/** Rows outside the journal, written in the transaction of their event. */
export async function insertToken(
  tx: QueryExecutorProvider,
  token: { registrationId: string; hash: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into auth_registration_token (registration_id, hash, created_at, expires_at)
    values (${token.registrationId}, ${token.hash}, ${token.createdAt}, ${token.expiresAt})
  `.execute(tx);
}

export async function endToken(tx: QueryExecutorProvider, registrationId: string): Promise<void> {
  await sql`
    delete from auth_registration_token where registration_id = ${registrationId}
  `.execute(tx);
}
