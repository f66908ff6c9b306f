import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';

// Any number that no other lock of this database uses: "look" in ASCII.
const watchLock = 0x6c6f6f6b;

/** Two watches would raise everything twice. Held until the transaction ends; false: another one looks. */
export async function takeTurn(tx: Db): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${watchLock}::bigint) as mine
  `.execute(tx);
  return rows[0]?.mine === true;
}

/** A number of the journal that was not there when its neighbours were read. */
export type Gap = { seq: number; since: number };

export type Bookmark = { seq: number; gaps: readonly Gap[]; lookedAt: Date | null };

export async function readBookmark(db: Db): Promise<Bookmark> {
  const row = await db
    .selectFrom('alert_watch')
    .select(['seq', 'gaps', 'looked_at'])
    .executeTakeFirst();
  // Written by `keepBookmark` alone.
  const gaps = (row?.gaps ?? []) as Gap[];
  return { seq: Number(row?.seq ?? 0), gaps, lookedAt: row?.looked_at ?? null };
}

/** No fact of the journal: whoever loses it reads the journal once more and finds the same. */
export async function keepBookmark(tx: Db, { seq, gaps, lookedAt }: Bookmark): Promise<void> {
  await sql`
    update alert_watch set seq = ${seq}, gaps = ${JSON.stringify(gaps)}::jsonb,
      looked_at = ${lookedAt}::timestamptz
  `.execute(tx);
}
