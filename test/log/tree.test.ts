import { expect, test } from 'vitest';

import { growTiles } from '../../src/domain/growing-tiles.ts';
import { toHex } from '../../src/domain/hex.ts';
import { isConsistent, isIncluded, leafHash, type Tree } from '../../src/domain/merkle.ts';
import * as store from '../../src/features/log/log.store.ts';
import { proveConsistent, proveIncluded } from '../../src/features/log/log.tree.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const hashOf = (index: number) => leafHash(`leaf ${index}`);

test('what is kept of a tile serves the tree before and the tree after it grew', async () => {
  const db = database();
  const tiles = growTiles(0, []);
  const trees: Tree[] = [];
  for (const size of [1, 3, 200, 255, 256, 257, 300, 511, 513, 700]) {
    while (tiles.size < size) tiles.append(hashOf(tiles.size));
    const grown = tiles.take().map((tile) => ({ ...tile, hashes: toHex(tile.hashes) }));
    const state = { size, seq: 0, gaps: [], auditedAt: null };
    await store.keepGrowth(db, { leaves: [], tiles: grown, state, checkpoint: undefined });
    trees.push({ size, root: tiles.root() });
    const now = { size, root: tiles.root() };
    for (const tree of trees) {
      const indexes = [...new Set([0, Math.floor(tree.size / 2), tree.size - 1])];
      const proofs = await proveIncluded(db, indexes, tree.size);
      for (const [at, index] of indexes.entries()) {
        const proof = proofs[at] ?? [];
        expect([tree.size, index, isIncluded(hashOf(index), { ...tree, index }, proof)]).toEqual([
          tree.size,
          index,
          true,
        ]);
      }
      expect(isConsistent(tree, now, await proveConsistent(db, tree.size, size))).toBe(true);
    }
  }
});
