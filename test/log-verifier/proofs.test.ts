import { expect, test } from 'vitest';

import { rootOf, treeOf, verifyConsistency, verifyInclusion } from '../../tools/verify-log.mjs';
import { leafOf, rfcTree } from './naive-log.ts';

const most = 300;
const leaves = Array.from({ length: most }, (_, i) => leafOf(`leaf ${i}`));
const tree = rfcTree(leaves);
const roots = Array.from({ length: most + 1 }, (_, size) => tree.root(size));

function rootAt(size: number): Buffer {
  return roots[size] ?? Buffer.alloc(0);
}

/** One bit of one of the hashes, chosen by a number that differs from call to call. */
function flipped(hashes: readonly Buffer[], chosen: number): Buffer[] {
  const at = chosen % hashes.length;
  return hashes.map((hash, i) => {
    if (i !== at) return hash;
    const copy = Buffer.from(hash);
    const bit = (chosen * 7919) % 256;
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  });
}

test('every root up to 300 is that of the recursive definition', () => {
  const tiles = [Buffer.concat(leaves.slice(0, 256)), Buffer.concat(leaves.slice(256))];
  const held = treeOf(tiles);
  const wrong = roots.flatMap((root, size) =>
    rootOf(leaves.slice(0, size)).equals(root) && held.rootAt(size)?.equals(root) ? [] : [size],
  );
  expect(wrong).toEqual([]);
});

test('every inclusion proof up to 300 holds, and none with a bit flipped, cut or for a neighbour', () => {
  const wrong: string[] = [];
  for (let size = 1; size <= most; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const leaf = leaves[index] ?? Buffer.alloc(0);
      const proof = tree.inclusion(index, size);
      const root = rootAt(size);
      const [other = leaf] = flipped([leaf], index);
      if (!verifyInclusion(leaf, index, size, proof, root)) wrong.push(`${index} of ${size}`);
      // What isn't about one bit is tried on every fourth.
      const tried = (index + size) % 4 === 0;
      if (
        tried &&
        (verifyInclusion(other, index, size, proof, root) ||
          verifyInclusion(leaf, (index + 1) % (size + 1), size, proof, root) ||
          verifyInclusion(leaf, index, size, [...proof, leaf], root) ||
          verifyInclusion(leaf, index, size, proof, rootAt(size - 1)))
      ) {
        wrong.push(`${index} of ${size} forged`);
      }
      if (proof.length === 0) continue;
      const bit = flipped(proof, index * 31 + size);
      if (verifyInclusion(leaf, index, size, bit, root)) wrong.push(`${index} of ${size} flipped`);
      if (tried && verifyInclusion(leaf, index, size, proof.slice(1), root))
        wrong.push(`${index} cut`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every consistency proof up to 300 holds, and none with a bit flipped or between other roots', () => {
  const wrong: string[] = [];
  for (let size = 1; size <= most; size += 1) {
    for (let old = 1; old <= size; old += 1) {
      const proof = tree.consistency(old, size);
      if (!verifyConsistency(old, size, rootAt(old), rootAt(size), proof)) {
        wrong.push(`${old} to ${size}`);
      }
      const other = flipped([rootAt(old), rootAt(size)], old + size);
      const [before = rootAt(0), after = rootAt(0)] = other;
      if (verifyConsistency(old, size, before, after, proof)) wrong.push(`${old} to ${size} root`);
      if (proof.length === 0) continue;
      const bit = flipped(proof, old * 31 + size);
      if (
        verifyConsistency(old, size, rootAt(old), rootAt(size), bit) ||
        ((old + size) % 4 === 0 &&
          (verifyConsistency(old, size, rootAt(old), rootAt(size), proof.slice(1)) ||
            verifyConsistency(old - 1, size, rootAt(old - 1), rootAt(size), proof)))
      ) {
        wrong.push(`${old} to ${size} forged`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('sizes that are no sizes prove nothing', () => {
  const [leaf = Buffer.alloc(0)] = leaves;
  for (const size of [0, -1, 1.5, Number.NaN, Infinity]) {
    expect(verifyInclusion(leaf, 0, size, [], leaf)).toBe(false);
    expect(verifyConsistency(size, 2, leaf, leaf, [leaf])).toBe(false);
  }
  expect(verifyConsistency(2, 1, rootAt(2), rootAt(1), [])).toBe(false);
});
