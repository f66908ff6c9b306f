import { type RawBuilder, sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { UuidTable } from '../../core/uuid-table.ts';
import {
  type Amount,
  type Batch,
  emptyMovements,
  type Movements,
} from '../../domain/trace-sweep.ts';
import type { Direction } from './traced.ts';

/**
 * What a trace reads, by the ten thousand. Rows come as bytes packed by the database: one for each as an
 * object would take longer to read than to find.
 */

export type Tables = { lots: UuidTable; places: UuidTable };

/** Which lots went into which, in the order in which they can be swept. Lots by their number in a table. */
export type Family = {
  /** The newest record that was read: what comes while a trace is read is not a part of it. */
  basis: number;
  order: readonly number[];
  /** The processings that made one of them or used it, by the journal's number. */
  batches: ReadonlyMap<number, Batch>;
  /** More lots hang on these than are followed. */
  cut: boolean;
  /** The movements of all, in this order, where they are few enough to have come along. */
  moved: ReadMovements | undefined;
};

/** Up to so many links the movements of all lots are read with them. */
const fewLinks = 50;

/** Which lot was made of which: the nth of one column of the nth of the other. */
type Links = { children: Int32Array; parents: Int32Array };

const linkBytes = 16 + 16 + 8 + 8 + 8;

export type FamilyQuestion = {
  lotIds: readonly string[];
  direction: Direction;
  limit: number;
  until: Date;
  /** Undefined: up to the newest. */
  basis: number | undefined;
};

/**
 * All lots that goods of these may be in (forward), or may have come from (backward), by the links
 * between them: one walk, whose rows are distinct.
 */
export async function readFamily(db: Db, tables: Tables, asked: FamilyQuestion): Promise<Family> {
  const { lotIds, direction, limit, until } = asked;
  const [near, far] =
    direction === 'forward' ? ['parent_id', 'child_id'] : ['child_id', 'parent_id'];
  const newest = sql`(select seq from basis)`;
  const { rows } = await sql<{
    basis: number;
    links: Uint8Array;
    members: Uint8Array;
    moved: Uint8Array | null;
  }>`
    with recursive basis (seq) as materialized (
      select coalesce(${asked.basis ?? null}::bigint, (select max(seq) from event), 0)
    ), link (child_id, parent_id, seq, grams, pieces) as (
      select p.child_id, p.parent_id, p.seq, p.total_grams, p.total_pieces
      from unnest(${[...lotIds]}::uuid[]) as asked (id)
      join lot_parent p on p.${sql.ref(near)} = asked.id and p.seq <= ${newest}
      union
      select p.child_id, p.parent_id, p.seq, p.total_grams, p.total_pieces
      from link l join lot_parent p on p.${sql.ref(near)} = l.${sql.ref(far)}
        and p.seq <= ${newest}
    ), found as materialized (
      select * from link limit ${limit + 1}
    ), member (id, n) as materialized (
      select id, row_number() over ()
      from (select unnest(${[...lotIds]}::uuid[]) union select ${sql.ref(far)} from found) m (id)
      where (select count(*) from found) <= ${fewLinks}
    )
    select (select seq from basis) as basis,
      (select coalesce(string_agg(uuid_send(child_id) || uuid_send(parent_id) || int8send(seq)
        || int8send(grams) || int8send(pieces), ''), '') from found) as links,
      (select coalesce(string_agg(uuid_send(id), '' order by n), '') from member) as members,
      (select ${packed} from member l ${movementsOf(until, newest)}) as moved
  `.execute(db);
  const [row] = rows;
  const asking = lotIds.map((id) => tables.lots.numberOfText(id));
  const { batches, cut, ...links } = readLinks(row?.links ?? new Uint8Array(), tables.lots, limit);
  const order = inOrder(asking, links, tables.lots.size, direction);
  const members = numbersOf(row?.members ?? new Uint8Array(), tables.lots);
  const moved =
    members.length === order.length
      ? unpack(row?.moved, positionsOf(members, order), tables.places)
      : undefined;
  return { basis: Number(row?.basis ?? 0), order, batches, cut, moved };
}

function numbersOf(bytes: Uint8Array, lots: UuidTable): number[] {
  const view = viewOf(bytes);
  return Array.from({ length: bytes.length / 16 }, (_, index) => lots.numberOf(view, index * 16));
}

/** Where each of these stands in an order. */
function positionsOf(numbers: readonly number[], order: readonly number[]): number[] {
  const positions = new Map(order.map((number, position) => [number, position]));
  return numbers.map((number) => positions.get(number) ?? -1);
}

function readLinks(bytes: Uint8Array, lots: UuidTable, limit: number) {
  const view = viewOf(bytes);
  const all = bytes.length / linkBytes;
  const count = Math.min(all, limit);
  const [children, parents] = [new Int32Array(count), new Int32Array(count)];
  const batches = new Map<number, Batch>();
  for (let link = 0; link < count; link += 1) {
    const at = link * linkBytes;
    children[link] = lots.numberOf(view, at);
    parents[link] = lots.numberOf(view, at + 16);
    const seq = int8At(view, at + 32);
    if (batches.has(seq)) continue;
    const amount = { grams: int8At(view, at + 40), pieces: int8At(view, at + 48) };
    batches.set(seq, emptyBatch(seq, amount));
  }
  return { children, parents, batches, cut: all > limit };
}

/**
 * Those asked about and all that hang on them: parents before what was made of them; backward the other way.
 * No lot is made of itself. Lots are numbers below `size`, and what is known of each stands in columns.
 */
function inOrder(
  asked: readonly number[],
  { children, parents }: Links,
  size: number,
  direction: Direction,
): number[] {
  const [before, after] = direction === 'forward' ? [parents, children] : [children, parents];
  const isFound = new Uint8Array(size);
  const found: number[] = [];
  for (const lots of [asked, after]) {
    for (const lot of lots) {
      if (isFound[lot] === 1) continue;
      isFound[lot] = 1;
      found.push(lot);
    }
  }
  /** How many a lot still waits for. */
  const waits = new Int32Array(size);
  /** Those that come after a lot stand in `later` from here to where the next lot's begin. */
  const begins = new Int32Array(size + 1);
  for (let link = 0; link < before.length; link += 1) {
    const lot = before[link] ?? 0;
    if (isFound[lot] === 0) continue;
    add(begins, lot + 1, 1);
    add(waits, after[link] ?? 0, 1);
  }
  for (let lot = 0; lot < size; lot += 1) add(begins, lot + 1, begins[lot] ?? 0);
  const later = new Int32Array(before.length);
  const next = begins.slice();
  for (let link = 0; link < before.length; link += 1) {
    const lot = before[link] ?? 0;
    if (isFound[lot] === 0) continue;
    later[next[lot] ?? 0] = after[link] ?? 0;
    add(next, lot, 1);
  }
  const order = found.filter((lot) => waits[lot] === 0);
  for (const lot of order) {
    for (let at = begins[lot] ?? 0; at < (begins[lot + 1] ?? 0); at += 1) {
      const one = later[at] ?? 0;
      add(waits, one, -1);
      if (waits[one] === 0) order.push(one);
    }
  }
  return order;
}

function add(column: Int32Array, at: number, more: number): void {
  column[at] = (column[at] ?? 0) + more;
}

function emptyBatch(seq: number, amount: Amount): Batch {
  const none = () => ({ least: 0, most: 0 });
  return { seq, amount, source: { grams: none(), pieces: none() } };
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

/** Movements of several lots, one lot after the other; `ends` says before which row each ends. */
export type ReadMovements = { movements: Movements; ends: Int32Array };

const packed = sql`string_agg(int4send(l.n::int) || int4send(m.line) || int8send(m.seq)
  || timestamptz_send(m.occurred_at)
  || coalesce(uuid_send(m.from_place), ${sql.raw(outside)})
  || coalesce(uuid_send(m.to_place), ${sql.raw(outside)})
  || int8send(m.net_grams) || int8send(m.net_pieces), '')`;

/** The movements of lots `l.id` until a moment, oldest first, as they stand after corrections. */
const movementsOf = (until: Date, basis: RawBuilder<unknown>) => sql`
  cross join lateral (
    select seq, line, occurred_at, from_place, to_place, net_grams, net_pieces
    from movement
    where lot_id = l.id and occurred_at <= ${until} and seq <= ${basis}
    order by occurred_at, seq, line) m
  where m.net_grams > 0 or m.net_pieces > 0`;

export async function readMovements(
  db: Db,
  { lots, places }: Tables,
  asked: readonly number[],
  { until, basis }: { until: Date; basis: number },
): Promise<ReadMovements> {
  const { rows } = await sql<{ moved: Uint8Array | null }>`
    select ${packed} as moved
    from unnest(${lots.literalOf(asked)}::uuid[]) with ordinality as l (id, n)
    ${movementsOf(until, sql`${basis}::bigint`)}
  `.execute(db);
  const positions = asked.map((_, index) => index);
  return unpack(rows[0]?.moved, positions, places);
}

/** `positions`: where the lots stand in the order that is wanted, each by its number in the rows. */
function unpack(
  bytes: Uint8Array | null | undefined,
  positions: readonly number[],
  places: UuidTable,
): ReadMovements {
  const view = viewOf(bytes ?? new Uint8Array());
  const count = view.byteLength / movedBytes;
  const positionAt = (at: number) => positions[view.getInt32(at) - 1] ?? -1;
  const rows = inOrderOfTime(view, count, positionAt);
  const m = emptyMovements(count);
  const ends = new Int32Array(positions.length);
  for (let row = 0; row < count; row += 1) {
    const at = (rows?.[row] ?? row) * movedBytes;
    m.line[row] = view.getInt32(at + 4);
    m.seq[row] = int8At(view, at + 8);
    m.at[row] = postgresEpoch + int8At(view, at + 16) / 1000;
    m.from[row] = placeAt(view, at + 24, places);
    m.to[row] = placeAt(view, at + 40, places);
    m.grams[row] = int8At(view, at + 56);
    m.pieces[row] = int8At(view, at + 64);
    ends[positionAt(at)] = row + 1;
  }
  // A lot without movements ends where the one before it does.
  for (let lot = 1; lot < ends.length; lot += 1) {
    ends[lot] = Math.max(ends[lot] ?? 0, ends[lot - 1] ?? 0);
  }
  return { movements: m, ends };
}

/** Moment, journal's number, line: where they stand in a packed row. */
const orderedBy = [
  (view: DataView, at: number) => int8At(view, at + 16),
  (view: DataView, at: number) => int8At(view, at + 8),
  (view: DataView, at: number) => view.getInt32(at + 4),
];

/**
 * The rows lot by lot, oldest first; undefined where they came so, as an index hands them on. That an
 * aggregate keeps that order is no promise of the database.
 */
function inOrderOfTime(
  view: DataView,
  count: number,
  positionAt: (at: number) => number,
): number[] | undefined {
  const compare = (a: number, b: number): number => {
    const apart = positionAt(a * movedBytes) - positionAt(b * movedBytes);
    if (apart !== 0) return apart;
    for (const part of orderedBy) {
      const difference = part(view, a * movedBytes) - part(view, b * movedBytes);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  let ordered = true;
  for (let row = 1; row < count && ordered; row += 1) ordered = compare(row - 1, row) <= 0;
  return ordered ? undefined : Array.from({ length: count }, (_, row) => row).sort(compare);
}

function placeAt(view: DataView, at: number, places: UuidTable): number {
  for (let word = 0; word < 16; word += 4) {
    if (view.getUint32(at + word) !== 0) return places.numberOf(view, at);
  }
  return -1;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Below 2⁵³: weights, moments and the journal's numbers are. */
function int8At(view: DataView, at: number): number {
  return view.getInt32(at) * 2 ** 32 + view.getUint32(at + 4);
}
