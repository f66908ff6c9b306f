import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { UuidTable } from '../../core/uuid-table.ts';
import type { Amount, Batch, Moved } from '../../domain/trace-sweep.ts';
import type { Direction } from './traced.ts';

/**
 * What a trace reads, by the ten thousand. Rows come as bytes packed by the database: one for each as an
 * object would take longer to read than to find.
 */

/** Which lots went into which, in the order in which they can be swept. Lots by their number in a table. */
export type Family = {
  order: readonly number[];
  batches: ReadonlyMap<number, Batch>;
  /** The processings that made a lot or used it. */
  batchesOf: ReadonlyMap<number, ReadonlyMap<number, Batch>>;
  /** More lots hang on these than are followed. */
  cut: boolean;
};

type Link = { child: number; parent: number; seq: number; amount: Amount };

const linkBytes = 16 + 16 + 8 + 8 + 8;

/** All lots that goods of these may be in (forward), or may have come from (backward). */
export async function readFamily(
  db: Db,
  lots: UuidTable,
  asked: { lotIds: readonly string[]; direction: Direction; limit: number; basis: number },
): Promise<Family> {
  const { lotIds, direction, limit, basis } = asked;
  const [near, far] =
    direction === 'forward' ? ['parent_id', 'child_id'] : ['child_id', 'parent_id'];
  const { rows } = await sql<{ ids: Uint8Array; links: Uint8Array }>`
    with recursive reach (id) as (
      select id from unnest(${[...lotIds]}::uuid[]) as asked (id)
      union
      select p.${sql.ref(far)} from reach r join lot_parent p on p.${sql.ref(near)} = r.id
      where p.seq <= ${basis}
    ), found as materialized (
      select id from reach limit ${limit + 1}
    )
    select
      (select coalesce(string_agg(uuid_send(id), ''), '') from found) as ids,
      (select coalesce(string_agg(uuid_send(p.child_id) || uuid_send(p.parent_id)
          || int8send(p.seq) || int8send(p.grams) || int8send(p.pieces), ''), '')
        from found f join lot_parent p on p.child_id = f.id and p.seq <= ${basis}) as links
  `.execute(db);
  const { ids, links } = rows[0] ?? { ids: new Uint8Array(), links: new Uint8Array() };
  const count = ids.length / 16;
  const found = new Set<number>();
  for (let at = 0; at < Math.min(count, limit); at += 1) found.add(lots.numberOf(ids, at * 16));
  return { ...inOrder(found, readLinks(links, lots), direction), cut: count > limit };
}

function readLinks(bytes: Uint8Array, lots: UuidTable): Link[] {
  const view = viewOf(bytes);
  const links: Link[] = [];
  for (let at = 0; at < bytes.length; at += linkBytes) {
    links.push({
      child: lots.numberOf(bytes, at),
      parent: lots.numberOf(bytes, at + 16),
      seq: int8At(view, at + 32),
      amount: { grams: int8At(view, at + 40), pieces: int8At(view, at + 48) },
    });
  }
  return links;
}

/** Parents before what was made of them; backward the other way. No lot is made of itself. */
function inOrder(found: ReadonlySet<number>, links: readonly Link[], direction: Direction) {
  const batches = new Map<number, Batch>();
  const counted = new Map<number, Set<number>>();
  const batchesOf = new Map<number, Map<number, Batch>>();
  const later = new Map<number, number[]>();
  const waits = new Map<number, number>();
  for (const { child, parent, seq, amount } of links) {
    const batch = ensure(batches, seq, () => emptyBatch(seq));
    // A processing of several outputs names its inputs with each of them.
    const inputs = ensure(counted, seq, () => new Set<number>());
    if (!inputs.has(parent)) {
      inputs.add(parent);
      batch.amount.grams += amount.grams;
      batch.amount.pieces += amount.pieces;
    }
    for (const lot of [child, parent]) {
      if (found.has(lot)) ensure(batchesOf, lot, () => new Map<number, Batch>()).set(seq, batch);
    }
    if (!found.has(child) || !found.has(parent)) continue;
    const [before, after] = direction === 'forward' ? [parent, child] : [child, parent];
    ensure(later, before, () => []).push(after);
    waits.set(after, (waits.get(after) ?? 0) + 1);
  }
  const order = [...found].filter((lot) => !waits.has(lot));
  for (const lot of order) {
    for (const after of later.get(lot) ?? []) {
      const left = (waits.get(after) ?? 0) - 1;
      waits.set(after, left);
      if (left === 0) order.push(after);
    }
  }
  return { order, batches, batchesOf };
}

function emptyBatch(seq: number): Batch {
  const none = () => ({ least: 0, most: 0 });
  return { seq, amount: { grams: 0, pieces: 0 }, source: { grams: none(), pieces: none() } };
}

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** What these processings lost: told by them, since not all that they made need be in a trace. */
export async function readLosses(
  db: Db,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (seqs.length === 0) return new Map();
  const { rows } = await sql<{ seq: number; grams: number }>`
    select seq, (body->>'lossGrams')::bigint as grams from event where seq = any(${[...seqs]}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ seq, grams }) => [Number(seq), Number(grams)]));
}

const movedBytes = 4 + 4 + 8 + 8 + 16 + 16 + 8 + 8;
/** Moments come as microseconds since then. */
const postgresEpoch = Date.UTC(2000, 0, 1);
const outside = `'\\x00000000000000000000000000000000'::bytea`;

/** The newest record: what comes while a trace is read is not a part of it. */
export async function readBasis(db: Db): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  return Number(row.seq ?? 0);
}

/** The movements of each of these lots until a moment, oldest first, as they stand after corrections. */
export async function readMovements(
  db: Db,
  places: UuidTable,
  lotIds: readonly string[],
  { until, basis }: { until: Date; basis: number },
): Promise<Moved[][]> {
  const { rows } = await sql<{ packed: Uint8Array }>`
    select coalesce(string_agg(int4send(l.n::int) || int4send(m.line) || int8send(m.seq)
        || timestamptz_send(m.occurred_at)
        || coalesce(uuid_send(m.from_place), ${sql.raw(outside)})
        || coalesce(uuid_send(m.to_place), ${sql.raw(outside)})
        || int8send(m.net_grams) || int8send(m.net_pieces), ''), '') as packed
    from unnest(${[...lotIds]}::uuid[]) with ordinality as l (id, n)
    cross join lateral (
      select seq, line, occurred_at, from_place, to_place, net_grams, net_pieces
      from movement
      where lot_id = l.id and occurred_at <= ${until} and seq <= ${basis}
      order by occurred_at, seq, line) m
    where m.net_grams > 0 or m.net_pieces > 0
  `.execute(db);
  const packed = rows[0]?.packed ?? new Uint8Array();
  const view = viewOf(packed);
  const ofLots = lotIds.map((): Moved[] => []);
  for (let at = 0; at < packed.length; at += movedBytes) {
    ofLots[view.getInt32(at) - 1]?.push({
      line: view.getInt32(at + 4),
      seq: int8At(view, at + 8),
      at: postgresEpoch + int8At(view, at + 16) / 1000,
      from: placeAt(view, packed, at + 24, places),
      to: placeAt(view, packed, at + 40, places),
      grams: int8At(view, at + 56),
      pieces: int8At(view, at + 64),
    });
  }
  // What the index hands on is in order; that an aggregate keeps it is no promise of the database.
  for (const moved of ofLots) if (!isInOrder(moved)) moved.sort(byTime);
  return ofLots;
}

function placeAt(view: DataView, bytes: Uint8Array, at: number, places: UuidTable): number {
  const isNil = [0, 4, 8, 12].every((word) => view.getUint32(at + word) === 0);
  return isNil ? -1 : places.numberOf(bytes, at);
}

function byTime(a: Moved, b: Moved): number {
  return a.at - b.at || a.seq - b.seq || a.line - b.line;
}

function isInOrder(moved: readonly Moved[]): boolean {
  return moved.every((one, index) => {
    const before = moved[index - 1];
    return before === undefined || byTime(before, one) <= 0;
  });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Below 2⁵³: weights, moments and the journal's numbers are. */
function int8At(view: DataView, at: number): number {
  return view.getInt32(at) * 2 ** 32 + view.getUint32(at + 4);
}
