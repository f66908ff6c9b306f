import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';

// Any number that no other lock of this database uses: "keep" in ASCII.
const runLock = 0x6b656570;

/** Two runs at once would both count what one of them deletes. Held until the transaction ends. */
export async function oneAtATime(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${runLock}::bigint)`.execute(tx);
}

/** Rows outside the journal, in the transaction of the event that counts them. */
export async function deleteSessions(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from auth_session where id = any(${[...ids]}::uuid[])`.execute(tx);
}

export async function deleteLimits(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from auth_rate_limit where id = any(${[...ids]}::uuid[])`.execute(tx);
  await sql`delete from auth_verification where id = any(${[...ids]}::uuid[])`.execute(tx);
}
