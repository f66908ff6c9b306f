import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { Tree } from '../../domain/merkle.ts';

/** What this installation has cosigned of others' logs. No facts of the journal: they are of no lot. */

export async function readWitnessed(db: Db, origin: string): Promise<Tree | undefined> {
  return db
    .selectFrom('log_witnessed')
    .select(['size', 'root'])
    .where('origin', '=', origin)
    .executeTakeFirst();
}

/**
 * Moves on from `known` and from nothing else: judged and written under the lock of the row, so that of two
 * checkpoints that both follow it one is kept. Answers the moment to cosign with, which never goes back.
 */
export async function moveWitnessed(
  db: Db,
  origin: string,
  known: Tree,
  next: Tree & { note: string; now: Date },
): Promise<Date | undefined> {
  const { rows } = await sql<{ seen_at: Date }>`
    insert into log_witnessed as w (origin, size, root, note, seen_at)
    values (${origin}, ${next.size}, ${next.root}, ${next.note}, ${next.now})
    on conflict (origin) do update set size = excluded.size, root = excluded.root,
      note = excluded.note, seen_at = greatest(w.seen_at, excluded.seen_at)
    where w.size = ${known.size} and w.root = ${known.root}
    returning seen_at
  `.execute(db);
  return rows[0]?.seen_at;
}
