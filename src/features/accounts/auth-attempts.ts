import { type QueryExecutorProvider, sql } from 'kysely';

import { sha256Hex } from '../../core/hash.ts';

/** How often something may be tried in vain. Counted in the database: all processes share it. */
const limits = {
  username: { seconds: 300, max: 10 },
  password: { seconds: 300, max: 10 },
  // A code of six digits, three of which are good at any time.
  second_factor: { seconds: 900, max: 5 },
  phone: { seconds: 900, max: 5 },
  // Each costs money, and a stranger's sleep.
  phone_code: { seconds: 3600, max: 5 },
} as const;
export type Tried = keyof typeof limits;

const keptMs = 24 * 60 * 60_000;

/** Hashed: people type passwords into the wrong box, and this table is not for secrets. */
async function keyOf(what: Tried, whose: string): Promise<string> {
  return `${what}|${await sha256Hex(whose)}`;
}

/** Counts a try before it is judged. Answers the seconds to wait when there were too many. */
export async function countAttempt(
  db: QueryExecutorProvider,
  what: Tried,
  whose: string,
  now: Date,
): Promise<number | null> {
  const { seconds, max } = limits[what];
  const before = new Date(now.getTime() - seconds * 1000);
  const { rows } = await sql<{ tries: number; since: Date }>`
    insert into auth_attempt as a (key, tries, since)
    values (${await keyOf(what, whose)}, 1, ${now})
    on conflict (key) do update set
      tries = case when a.since <= ${before} then 1 else a.tries + 1 end,
      since = case when a.since <= ${before} then ${now} else a.since end
    returning tries, since
  `.execute(db);
  const counted = rows[0];
  if (counted === undefined) return null;
  if (counted.tries === 1) {
    const old = new Date(now.getTime() - keptMs);
    await sql`delete from auth_attempt where since < ${old}`.execute(db);
  }
  if (counted.tries <= max) return null;
  return Math.max(1, Math.ceil((counted.since.getTime() - before.getTime()) / 1000));
}

export async function forgetAttempts(
  db: QueryExecutorProvider,
  what: Tried,
  whose: string,
): Promise<void> {
  await sql`delete from auth_attempt where key = ${await keyOf(what, whose)}`.execute(db);
}
