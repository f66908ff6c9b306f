import type { Db } from '../../core/context.ts';
import { toHex } from '../../core/hash.ts';
import { inOneTransaction, type Journal } from '../../core/journal.ts';
import type { NoteSigner } from '../../core/note-signing.ts';
import { formatCheckpoint } from '../../domain/checkpoint.ts';
import { growTiles, type GrowingTiles } from '../../domain/growing-tiles.ts';
import { entryOf, entryText, type LoggedEvent, saltLength } from '../../domain/log-entry.ts';
import { leafHash } from '../../domain/merkle.ts';
import { formatNote } from '../../domain/signed-note.ts';
import { tileWidth, widthOf } from '../../domain/tlog-tiles.ts';
import * as store from './log.store.ts';

/** Whose log it is, and who signs its checkpoints: the current key first. */
export type LogKeys = { origin: string; signers: readonly NoteSigner[] };

/** Leaves of one transaction. */
const most = 10_000;
/** A number that is missed waits at least so long: its transaction may not have begun to write. */
const leastWaitMs = 60_000;
const auditEveryMs = 3_600_000;
const dayMs = 86_400_000;

const encoder = new TextEncoder();

/**
 * Makes leaves of what the journal holds and the log does not, and signs the tree that comes of it; all or
 * nothing. Answers how many; 0 also where another process is at it.
 */
export async function integrate(journal: Journal, keys: LogKeys, now: Date): Promise<number> {
  return inOneTransaction(journal, async (_, tx) => {
    const turn = await store.takeTurn(tx);
    if (!turn) return 0;
    const { state, xmin } = turn;
    const { missing, auditedAt } = await missingNow(tx, state, now);
    const { events, xmax } = await store.eventsAfter(tx, state.seq, missing, most);
    const seq = Math.max(state.seq, events.at(-1)?.seq ?? 0);
    const gaps = gapsAfter(state, events, { xmin, xmax }, now.getTime());
    if (auditedAt !== state.auditedAt) await thin(tx, state.auditedAt, now);
    const isIdle = events.length === 0 && gaps.length === state.gaps.length;
    if (isIdle && auditedAt === state.auditedAt) return 0;
    const tiles = await openTiles(tx, state.size);
    const leaves = events.length === 0 ? [] : addLeaves(events, tiles);
    const checkpoint = events.length === 0 ? undefined : await signTree(tiles, keys, now);
    await store.keepGrowth(tx, {
      leaves,
      tiles: tiles.take().map((tile) => ({ ...tile, hashes: toHex(tile.hashes) })),
      state: { size: tiles.size, seq, gaps, auditedAt },
      checkpoint,
    });
    return events.length;
  });
}

type Missing = { first: number; last: number };

/** Known gaps; once an hour also whatever else has been passed over, which should be nothing. */
async function missingNow(tx: Db, { seq, gaps, auditedAt }: store.LogState, now: Date) {
  const isDue = auditedAt === null || now.getTime() - auditedAt.getTime() >= auditEveryMs;
  if (!isDue) return { missing: gaps, auditedAt };
  const passedOver = await store.unlogged(tx, seq);
  const missing: Missing[] = [...gaps, ...passedOver.map((one) => ({ first: one, last: one }))];
  return { missing, auditedAt: now };
}

/** Numbers of the journal that are not there and may still come. */
function gapsAfter(
  { seq, gaps }: store.LogState,
  events: readonly LoggedEvent[],
  { xmin, xmax }: { xmin: number; xmax: number },
  now: number,
): store.Gap[] {
  const here = events.map((event) => event.seq);
  const last = Math.max(seq, here.at(-1) ?? 0);
  const old = gaps.filter((gap) => gap.xmax > xmin || now - gap.since < leastWaitMs);
  const recent = last > seq ? [{ first: seq + 1, last, since: now, xmax }] : [];
  return [...old, ...recent].flatMap((gap) => without(gap, here));
}

/** What is left of a gap; `here` ascends. */
function without(gap: store.Gap, here: readonly number[]): store.Gap[] {
  const rest: store.Gap[] = [];
  let { first } = gap;
  for (const seq of here) {
    if (seq < first || seq > gap.last) continue;
    if (seq > first) rest.push({ ...gap, first, last: seq - 1 });
    first = seq + 1;
  }
  return first <= gap.last ? [...rest, { ...gap, first }] : rest;
}

/** What has become a day old since the last time. */
async function thin(tx: Db, last: Date | null, now: Date): Promise<void> {
  const dayAgo = (moment: Date) => new Date(moment.getTime() - dayMs);
  await store.thinCheckpoints(tx, last ? dayAgo(last) : new Date(0), dayAgo(now));
}

/** The tree as it stands, ready to grow. */
async function openTiles(tx: Db, size: number): Promise<GrowingTiles> {
  const edges: { level: number; index: number }[] = [];
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    edges.push({ level, index: Math.floor(size / tileWidth ** (level + 1)) });
  }
  const rows = await store.readTileRows(tx, edges);
  return growTiles(
    size,
    edges.map(({ level, index }) => {
      const row = rows.find((tile) => tile.level === level && tile.index === index);
      const width = widthOf(level, index, size);
      return { index, hashes: row?.hashes.subarray(0, width * 32) ?? new Uint8Array() };
    }),
  );
}

function addLeaves(events: readonly LoggedEvent[], tiles: GrowingTiles): store.NewLeaf[] {
  const salts = crypto.getRandomValues(new Uint8Array(saltLength * Math.min(events.length, 4096)));
  return events.map((event, at): store.NewLeaf => {
    const place = at % 4096;
    if (at > 0 && place === 0) crypto.getRandomValues(salts);
    const salt = salts.slice(place * saltLength, (place + 1) * saltLength);
    const entry = entryOf(event, salt);
    const idx = tiles.size;
    tiles.append(leafHash(encoder.encode(entryText(entry))));
    const { commitment, recordedAt: recorded_at, lateHours: late_hours } = entry;
    return { idx, seq: event.seq, salt: toHex(salt), commitment, recorded_at, late_hours };
  });
}

async function signTree(
  tiles: GrowingTiles,
  { origin, signers }: LogKeys,
  now: Date,
): Promise<store.StoredCheckpoint> {
  const { size } = tiles;
  const root = tiles.root();
  const text = formatCheckpoint({ origin, size, root });
  const signatures = await Promise.all(
    signers.map(async ({ key, sign }) => ({
      name: key.name,
      id: key.id,
      signature: await sign(text),
    })),
  );
  return { size, root, signedAt: now, note: formatNote({ text, signatures }) };
}
