import { type Kysely, sql } from 'kysely';

import type { Database } from './types.ts';

/**
 * `analyze` for every table that holds something. Of one that was empty when it was analysed the planner
 * believes that it always will be, and reads it whole for each row that is sought: plans are kept, and
 * what begins empty (counters of scans) fills up behind them. Of one never analysed it believes no such thing.
 */
export async function gatherStatistics(
  db: Kysely<Database>,
  how: 'analyze' | 'vacuum analyze' = 'analyze',
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'personal') and pg_relation_size(c.oid) > 0
  `.execute(db);
  for (const { name } of rows) await sql.raw(`${how} ${name}`).execute(db);
}
