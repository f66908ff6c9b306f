import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';

/** What witnesses have seen of this log. */

/** Asked for again and again while nothing happens: reads alone. Undefined: nothing to ask of it now. */
export async function isDue(db: Db, name: string, size: number, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('log_cosigner')
    .select(['size', 'next_at'])
    .where('name', '=', name)
    .executeTakeFirst();
  return !row || (row.size < size && row.next_at <= now);
}

/**
 * The turn to ask a witness, until `until`; undefined: another process has it. Kept in the row and not by a
 * lock of the database, which would hold a connection (the embedded one's only) while a stranger thinks.
 */
export async function takeTurn(
  db: Db,
  name: string,
  { now, until }: { now: Date; until: Date },
): Promise<{ size: number; failures: number } | undefined> {
  const { rows } = await sql<{ size: number; failures: number }>`
    insert into log_cosigner as c (name, size, next_at, asked_at, failures)
    values (${name}, 0, ${until}, ${now}, 0)
    on conflict (name) do update set next_at = excluded.next_at, asked_at = excluded.asked_at
    where c.next_at <= ${now}
    returning size, failures
  `.execute(db);
  return rows[0];
}

export type Cosigned = { name: string; size: number; line: string; now: Date };

export async function keepCosignature(db: Db, { name, size, line, now }: Cosigned): Promise<void> {
  await sql`
    with kept as (
      insert into log_cosignature (size, witness, line, seen_at)
      values (${size}, ${name}, ${line}, ${now})
      on conflict (size, witness) do update set line = excluded.line, seen_at = excluded.seen_at
    )
    update log_cosigner set size = greatest(size, ${size}), seen_at = ${now}, next_at = ${now},
      failures = 0, fault = null
    where name = ${name}
  `.execute(db);
}

export async function noteFailure(
  db: Db,
  name: string,
  { fault, nextAt }: { fault: string; nextAt: Date },
): Promise<void> {
  await sql`
    update log_cosigner set failures = failures + 1, fault = ${fault}, next_at = ${nextAt}
    where name = ${name}
  `.execute(db);
}

export async function countWitnesses(
  db: Db,
  names: readonly string[],
  size: number,
): Promise<number> {
  const { count } = await db
    .selectFrom('log_cosigner')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('size', '>=', size)
    .where(sql<boolean>`name = any(${[...names]}::text[])`)
    .executeTakeFirstOrThrow();
  return Number(count);
}
