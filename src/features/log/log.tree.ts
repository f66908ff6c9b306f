import type { Db } from '../../core/context.ts';
import { inclusionProof, consistencyProof, type ReadNode } from '../../domain/merkle.ts';
import { readTiles, tilesOf, widthOf } from '../../domain/tlog-tiles.ts';
import * as store from './log.store.ts';

/** Runs a computation over the tree: reads the tiles that it touches in one statement. */
export async function overTree<T>(db: Db, work: (read: ReadNode) => T): Promise<T> {
  const rows = await store.readTileRows(db, tilesOf(work));
  const tiles = new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
  return work(readTiles((level, index) => tiles.get(`${level}/${index}`)));
}

/** Proofs that these leaves are in the tree of so many, in the same order. */
export async function proveIncluded(
  db: Db,
  indexes: readonly number[],
  size: number,
): Promise<Uint8Array[][]> {
  return overTree(db, (read) => indexes.map((index) => inclusionProof(index, size, read)));
}

export async function proveConsistent(db: Db, old: number, size: number): Promise<Uint8Array[]> {
  return overTree(db, (read) => consistencyProof(old, size, read));
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
