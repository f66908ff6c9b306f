import type { Db } from '../../core/context.ts';
import { consistencyProof, inclusionProof, type ReadNode } from '../../domain/merkle.ts';
import {
  nodesOfTile,
  readTiles,
  type TileNodes,
  tilesOf,
  widthOf,
} from '../../domain/tlog-tiles.ts';
import * as store from './log.store.ts';

/** A tile only grows: what was computed of those asked for last is kept, 16 kB each. */
const mostKept = 1024;
const keptOf = new WeakMap<Db, Map<string, TileNodes>>();

const nameOf = ({ level, index }: { level: number; index: number }) => `${level}/${index}`;

/** Runs a computation over the tree of so many leaves; reads what it touches in one statement. */
export async function overTree<T>(db: Db, size: number, work: (read: ReadNode) => T): Promise<T> {
  const kept = keptOf.get(db) ?? new Map<string, TileNodes>();
  keptOf.set(db, kept);
  const touched = tilesOf(work);
  const nodes = new Map<string, TileNodes>();
  for (const tile of touched) {
    const known = kept.get(nameOf(tile));
    if (!known || known.count < widthOf(tile.level, tile.index, size)) continue;
    nodes.set(nameOf(tile), known);
    // To the end: those that stand first go first.
    kept.delete(nameOf(tile));
    kept.set(nameOf(tile), known);
  }
  const missing = touched.filter((tile) => !nodes.has(nameOf(tile)));
  const rows = missing.length === 0 ? [] : await store.readTileRows(db, missing);
  for (const row of rows) {
    const made = nodesOfTile(row.hashes);
    nodes.set(nameOf(row), made);
    kept.set(nameOf(row), made);
  }
  for (const name of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(name);
  }
  return work(readTiles((level, index) => nodes.get(nameOf({ level, index }))));
}

/** Proofs that these leaves are in the tree of so many, in the same order. */
export async function proveIncluded(
  db: Db,
  indexes: readonly number[],
  size: number,
): Promise<Uint8Array[][]> {
  return overTree(db, size, (read) => indexes.map((index) => inclusionProof(index, size, read)));
}

export async function proveConsistent(db: Db, old: number, size: number): Promise<Uint8Array[]> {
  return overTree(db, size, (read) => consistencyProof(old, size, read));
}

/** The hashes of a tile as it was when the tree had so many leaves; undefined where it had none. */
export async function tileAt(
  db: Db,
  { level, index, width }: { level: number; index: number; width: number },
  size: number,
): Promise<Uint8Array | undefined> {
  if (widthOf(level, index, size) < width) return undefined;
  const [row] = await store.readTileRows(db, [{ level, index }]);
  return row && row.hashes.length >= width * 32 ? row.hashes.slice(0, width * 32) : undefined;
}
