import { randomBytes } from 'node:crypto';

import { type Kysely, sql } from 'kysely';

import type { Database } from '../../db/types.ts';
import { growTiles } from '../../src/domain/growing-tiles.ts';
import { toHex } from '../../src/domain/hex.ts';
import { hashLength } from '../../src/domain/merkle.ts';
import { keepGrowth } from '../../src/features/log/log.store.ts';

/** The journal's numbers never come so far. */
const firstSeq = 1_000_000_000_000;

/** A log of so many leaves: rows and tiles as they would be, hashes of nothing. */
export async function addLeaves(db: Kysely<Database>, count: number): Promise<void> {
  const step = 250_000;
  const tiles = growTiles(0, []);
  for (let from = 0; from < count; from += step) {
    const until = Math.min(count, from + step);
    await sql`
      insert into log_leaf (idx, seq, salt, commitment, recorded_at, late_hours)
      select i, ${firstSeq}::bigint + i, decode(md5(i::text), 'hex'), sha256(i::text::bytea), now(), 0
      from generate_series(${from}::bigint, ${until}::bigint - 1) as i
    `.execute(db);
    const hashes = randomBytes((until - from) * hashLength);
    for (let at = 0; at < hashes.length; at += hashLength) {
      tiles.append(hashes.subarray(at, at + hashLength));
    }
    await keepGrowth(db, {
      leaves: [],
      tiles: tiles.take().map((tile) => ({ ...tile, hashes: toHex(tile.hashes) })),
      state: { size: until, seq: 0, gaps: [], auditedAt: new Date() },
      checkpoint: undefined,
    });
  }
  await sql`analyze log_leaf, log_tile`.execute(db);
}

/** As large as those of a busy day, each of one lot. */
export async function addEvents(db: Kysely<Database>, count: number): Promise<void> {
  await sql`
    with c as (
      insert into command (id, name, input_hash, recorded_at)
      select gen_random_uuid(), 'bench', md5(i::text), now()
      from generate_series(1, ${count}::int) as i returning id
    ), e as (
      insert into event (id, command_id, type, version, org_id, actor_id, occurred_at, recorded_at, body)
      select id, id, 'bench.happened', 1, id, id::text, now(), now(),
        format('{"lines":["%s"],"note":"%s"}', id, repeat('x', 400))::json from c
      returning seq, id
    )
    insert into event_lot (lot_id, seq) select id, seq from e
  `.execute(db);
}
