import type { Db } from '../../core/context.ts';
import { inOneTransaction, type Journal } from '../../core/journal.ts';
import type { NoteSigner } from '../../core/note-signing.ts';
import { formatCheckpoint } from '../../domain/checkpoint.ts';
import { growTiles, type GrowingTiles } from '../../domain/growing-tiles.ts';
import { toHex } from '../../domain/hex.ts';
import { entryOf, entryText, type LoggedEvent, saltLength } from '../../domain/log-entry.ts';
import { leafHash } from '../../domain/merkle.ts';
import { formatNote, type NoteSignature, parseNote } from '../../domain/signed-note.ts';
import { tileWidth, widthOf } from '../../domain/tlog-tiles.ts';
import * as store from './log.store.ts';

/** Whose log it is, and who signs its checkpoints: the current key first. */
export type LogKeys = { origin: string; signers: readonly NoteSigner[] };

/** Leaves of one transaction. */
export const mostAtOnce = 10_000;
/** A number that is missed waits at least so long: its transaction may not have begun to write. */
const leastWaitMs = 60_000;
const auditEveryMs = 3_600_000;
const dayMs = 86_400_000;

/**
 * Makes leaves of what the journal holds and the log does not, and signs the tree that comes of it; all or
 * nothing. Answers how many; 0 also where another process is at it.
 */
export async function integrate(journal: Journal, keys: LogKeys, now: Date): Promise<number> {
  return inOneTransaction(journal, async (_, tx) => {
    const turn = await store.takeTurn(tx);
    if (!turn) return 0;
    const { state } = turn;
    const events = await store.eventsAfter(tx, state.seq, state.gaps, mostAtOnce);
    const seq = Math.max(state.seq, events.at(-1)?.seq ?? 0);
    const gaps = gapsAfter(turn, events, now.getTime());
    if (events.length === 0) {
      const isSame = JSON.stringify(gaps) === JSON.stringify(state.gaps);
      if (!isSame) await store.keepGrowth(tx, { ...nothing, state: { ...state, gaps } });
      return 0;
    }
    const tiles = await openTiles(tx, state.size);
    const leaves = addLeaves(events, tiles);
    const checkpoint = await signTree(tiles, keys, now);
    await store.keepGrowth(tx, {
      leaves,
      tiles: tiles.take().map((tile) => ({ ...tile, hashes: toHex(tile.hashes) })),
      state: { ...state, size: tiles.size, seq, gaps },
      checkpoint,
    });
    return events.length;
  });
}

const nothing = { leaves: [], tiles: [], checkpoint: undefined };

/**
 * Once an hour: whatever has been passed over all the same, which should be nothing, is waited for like any other
 * number; and checkpoints a day old are thinned. Apart from integrating, which goes on if this takes long or fails.
 */
export async function audit(db: Db, journal: Journal, now: Date): Promise<number> {
  const { auditedAt, seq } = await store.readState(db);
  if (auditedAt !== null && now.getTime() - auditedAt.getTime() < auditEveryMs) return 0;
  const isMine = await change(journal, (state) =>
    state.auditedAt?.getTime() === auditedAt?.getTime() ? { ...state, auditedAt: now } : undefined,
  );
  if (!isMine) return 0;
  const passedOver = await store.unlogged(db, seq);
  const since = now.getTime();
  const gaps = passedOver.map((one) => ({ first: one, last: one, since, xid: null }));
  if (gaps.length > 0)
    await change(journal, (state) => ({ ...state, gaps: [...state.gaps, ...gaps] }));
  const dayAgo = (moment: Date) => new Date(moment.getTime() - dayMs);
  const from = auditedAt === null ? new Date(0) : dayAgo(auditedAt);
  await inOneTransaction(journal, async (_, tx) => store.thinCheckpoints(tx, from, dayAgo(now)));
  return passedOver.length;
}

/** False where another process is at it, or nothing is to change. */
async function change(
  journal: Journal,
  work: (state: store.LogState) => store.LogState | undefined,
): Promise<boolean> {
  return inOneTransaction(journal, async (_, tx) => {
    const turn = await store.takeTurn(tx);
    const state = turn && work(turn.state);
    if (state) await store.keepGrowth(tx, { ...nothing, state });
    return state !== undefined;
  });
}

/**
 * After a key was added: the newest tree is signed by it too, although nothing has come since. Those who know
 * the old key alone then learn of the new one at once.
 */
export async function signAnew(journal: Journal, { signers }: LogKeys): Promise<void> {
  await inOneTransaction(journal, async (_, tx) => {
    if (!(await store.takeTurn(tx))) return;
    const last = await store.lastCheckpoint(tx);
    const note = last && parseNote(last.note);
    if (!last || !note) return;
    const known = new Set(note.signatures.map(({ id }) => id));
    const missing = signers.filter(({ key }) => !known.has(key.id));
    if (missing.length === 0) return;
    const signatures = [...note.signatures, ...(await signaturesOf(note.text, missing))];
    await store.replaceNote(tx, last.size, formatNote({ ...note, signatures }));
  });
}

/** Numbers of the journal that are not there and may still come. */
function gapsAfter(
  { state, xmin, xid }: store.Turn,
  events: readonly LoggedEvent[],
  now: number,
): store.Gap[] {
  const here = events.map((event) => event.seq);
  const last = Math.max(state.seq, here.at(-1) ?? 0);
  const hasAll = events.length < mostAtOnce;
  const old = state.gaps
    // Whoever drew such a number had its transaction before this one, after so long a time.
    .map((gap) => (gap.xid === null && now - gap.since >= leastWaitMs ? { ...gap, xid } : gap))
    .filter((gap) => gap.xid === null || gap.xid > xmin || !hasAll);
  const recent = last > state.seq ? [{ first: state.seq + 1, last, since: now, xid: null }] : [];
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
    tiles.append(leafHash(entryText(entry)));
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
  const note = formatNote({ text, signatures: await signaturesOf(text, signers) });
  return { size, root, signedAt: now, note };
}

async function signaturesOf(
  text: string,
  signers: readonly NoteSigner[],
): Promise<NoteSignature[]> {
  return Promise.all(
    signers.map(async ({ key, sign }) => ({
      name: key.name,
      id: key.id,
      signature: await sign(text),
    })),
  );
}
