import { type QueryExecutorProvider, sql } from 'kysely';

export type Limit = { seconds: number; most: number };

/** Counts in a table that all processes share. Answers the seconds to wait, or null. */
export async function countTry(
  db: QueryExecutorProvider,
  counter: { id: string; key: string },
  { seconds, most }: Limit,
  now: Date,
): Promise<number | null> {
  const at = now.getTime();
  const over = at - seconds * 1000;
  const { rows } = await sql<{ count: number; last_request: number }>`
    insert into auth_rate_limit as r (id, key, count, last_request)
    values (${counter.id}, ${counter.key}, 1, ${at})
    on conflict (key) do update set
      count = case when r.last_request <= ${over} then 1 else r.count + 1 end,
      last_request = case when r.last_request <= ${over} then ${at} else r.last_request end
    returning count, last_request
  `.execute(db);
  const tries = rows[0];
  if (tries === undefined || tries.count <= most) return null;
  return Math.max(1, Math.ceil((Number(tries.last_request) + seconds * 1000 - at) / 1000));
}
