import { type Kysely, sql } from 'kysely';

import type { Database } from '../../db/types.ts';

/** An event of no consequence, as a command would have journalled it. Answers its number. */
export async function addEvent(db: Kysely<Database>, occurredAt = new Date()): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    with c as (
      insert into command (id, name, input_hash, recorded_at)
      values (gen_random_uuid(), 'test', '', now()) returning id)
    insert into event (id, command_id, type, version, occurred_at, recorded_at, body)
    select id, id, 'test.happened', 1, ${occurredAt}, now(),
      -- In canonical text, as the journal has it.
      format('{"n":%s}', floor(random() * 1e9)::bigint)::json from c
    returning seq
  `.execute(db);
  return rows[0]?.seq ?? 0;
}
