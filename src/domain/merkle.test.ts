import { expect, test } from 'vitest';

import { leaves, roots } from '../../test/support/certificate-transparency.ts';
import { growTiles } from './growing-tiles.ts';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
  type ReadNode,
  treeRoot,
} from './merkle.ts';
import {
  indexPath,
  nodesOfTile,
  parseTilePath,
  readTiles,
  tilesOf,
  widthOf,
} from './tlog-tiles.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** MTH as RFC 6962 writes it, with nothing of ours but the two hashes. */
function naiveRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (!only) return emptyRoot;
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(naiveRoot(hashes.slice(0, split)), naiveRoot(hashes.slice(split)));
}

function levelsOf(hashes: readonly Uint8Array[]): ReadNode {
  const levels = [hashes];
  for (let below = hashes; below.length > 1;) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) {
      above.push(nodeHash(below[at] ?? emptyRoot, below[at + 1] ?? emptyRoot));
    }
    levels.push(above);
    below = above;
  }
  return (level, index) => {
    const hash = levels[level]?.[index];
    if (!hash) throw new RangeError(`No node ${level}/${index}`);
    return hash;
  };
}

const nodesOf = (hashes: Uint8Array | undefined) => hashes && nodesOfTile(hashes);

const many = Array.from({ length: 300 }, (_, at) => leafHash(Uint8Array.of(at >> 8, at & 255)));

test('the roots that certificate-transparency has for its leaves', () => {
  const hashes = leaves.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
  const read = levelsOf(hashes);
  expect(roots.map((_, size) => hex(treeRoot(size, read)))).toEqual(roots);
  expect(roots.map((_, size) => hex(naiveRoot(hashes.slice(0, size))))).toEqual(roots);
});

test('every leaf of every tree to 300 proves itself, and nothing else', () => {
  const faults: unknown[] = [];
  for (let size = 1; size <= many.length; size += 1) {
    const read = levelsOf(many.slice(0, size));
    const root = naiveRoot(many.slice(0, size));
    expect(hex(treeRoot(size, read))).toBe(hex(root));
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(index, size, read);
      const leaf = read(0, index);
      const other = read(0, (index + 1) % size);
      const right = isIncluded(leaf, { index, size, root }, proof);
      // Of some, so that it takes seconds.
      const isTried = (size + index) % 7 === 0;
      const wrong =
        isTried &&
        ((size > 1 && isIncluded(other, { index, size, root }, proof)) ||
          isIncluded(leaf, { index, size, root }, [...proof, root]) ||
          (proof.length > 0 && isIncluded(leaf, { index, size, root }, proof.slice(1))));
      if (!right || wrong) faults.push({ size, index, right, wrong });
    }
  }
  expect(faults).toEqual([]);
});

test('every tree to 300 is the beginning of every later one, and of no other', () => {
  const faults: unknown[] = [];
  const rootsOf = many.map((_, at) => naiveRoot(many.slice(0, at)));
  rootsOf.push(naiveRoot(many));
  const rootAt = (size: number) => rootsOf[size] ?? emptyRoot;
  const read = levelsOf(many);
  for (let size = 0; size <= many.length; size += 1) {
    for (let old = 0; old <= size; old += 1) {
      const proof = consistencyProof(old, size, read);
      const now = { size, root: rootAt(size) };
      const right = isConsistent({ size: old, root: rootAt(old) }, now, proof);
      const isTried = (size + old) % 7 === 0;
      const wrong =
        isTried &&
        old > 0 &&
        (isConsistent({ size: old, root: leafHash(emptyRoot) }, now, proof) ||
          (old < size && isConsistent({ size: old, root: rootAt(old - 1) }, now, proof)));
      if (!right || wrong) faults.push({ size, old, right, wrong });
    }
  }
  expect(faults).toEqual([]);
});

test('tiles grown in parts hold the nodes of the whole tree', () => {
  const count = 70_000;
  const all = Array.from({ length: count }, (_, at) =>
    leafHash(Uint8Array.of(at >> 16, at >> 8, at & 255)),
  );
  const stored = new Map<string, Uint8Array>();
  let size = 0;
  for (const step of [1, 254, 1, 1, 255, 65_024, 1, 300, count]) {
    const edges = [];
    for (let level = 0; 256 ** level <= size; level += 1) {
      const index = Math.floor(size / 256 ** (level + 1));
      const hashes = stored.get(`${level}/${index}`) ?? new Uint8Array();
      edges.push({ index, hashes: hashes.subarray(0, widthOf(level, index, size) * 32) });
    }
    const tiles = growTiles(size, edges);
    for (const hash of all.slice(size, size + step)) tiles.append(hash);
    size = tiles.size;
    for (const { level, index, hashes } of tiles.take()) stored.set(`${level}/${index}`, hashes);
    const read = levelsOf(all.slice(0, size));
    expect(hex(tiles.root())).toBe(hex(treeRoot(size, read)));
    const tiled = readTiles((level, index) => nodesOf(stored.get(`${level}/${index}`)));
    expect(hex(treeRoot(size, tiled))).toBe(hex(tiles.root()));
    for (const index of [0, Math.floor(size / 3), size - 1]) {
      const proof = inclusionProof(index, size, tiled);
      expect(proof.map(hex)).toEqual(inclusionProof(index, size, read).map(hex));
      const needed = tilesOf((node) => inclusionProof(index, size, node));
      const only = new Set(needed.map((tile) => `${tile.level}/${tile.index}`));
      const few = readTiles((level, at) =>
        only.has(`${level}/${at}`) ? nodesOf(stored.get(`${level}/${at}`)) : undefined,
      );
      expect(inclusionProof(index, size, few)).toEqual(proof);
    }
  }
  expect(stored.has('2/0')).toBe(true);
  expect(size).toBe(count);
});

test('paths of tiles, as C2SP tlog-tiles writes them', () => {
  expect(indexPath(1_234_067)).toBe('x001/x234/067');
  expect(parseTilePath('3/x001/x234/067.p/12')).toEqual({ level: 3, index: 1_234_067, width: 12 });
  expect(parseTilePath('entries/000')).toEqual({ level: -1, index: 0, width: 256 });
  for (const wrong of [
    '0/0',
    '00/000',
    '64/000',
    '0/x000/001',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/05',
    '../0/000',
    'entries/x001',
  ]) {
    expect(parseTilePath(wrong)).toBeUndefined();
  }
});
