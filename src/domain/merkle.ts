import { sha256Now } from './sha256.ts';

/**
 * The Merkle tree of RFC 6962, section 2.1. Trees are named by their size; a node by its level (0: leaves)
 * and its index there. Pure: hashes come from a reader, which may have them of tiles.
 */

export const hashLength = 32;
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Of the subtree of 2^level leaves that begins at leaf `index · 2^level`. Only complete ones are asked for. */
export type ReadNode = (level: number, index: number) => Uint8Array;

export function leafHash(entry: Uint8Array | string): Uint8Array {
  return sha256Now(leafPrefix, entry);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256Now(nodePrefix, left, right);
}

/** Of a tree of no leaves: the hash of nothing. */
export const emptyRoot: Uint8Array = sha256Now();

export function treeRoot(size: number, read: ReadNode): Uint8Array {
  return size === 0 ? emptyRoot : subtree(0, size, read);
}

/** From the leaf's sibling upwards (RFC 6962, 2.1.1). RangeError where there is no such leaf. */
export function inclusionProof(index: number, size: number, read: ReadNode): Uint8Array[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`No leaf ${index} in a tree of ${size}`);
  return path(index, 0, size, read);
}

/** That a tree is the beginning of a later one (RFC 6962, 2.1.2). RangeError where it is not smaller. */
export function consistencyProof(old: number, size: number, read: ReadNode): Uint8Array[] {
  if (!(old >= 0 && old <= size)) throw new RangeError(`No tree of ${old} within one of ${size}`);
  if (old === 0 || old === size) return [];
  return prefixProof(old, 0, size, true, read);
}

/** RFC 9162, 2.1.3.2. */
export function isIncluded(
  leaf: Uint8Array,
  at: { index: number; size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  const { index, size, root } = at;
  if (!(index >= 0 && index < size)) return false;
  let [place, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && isSame(hash, root);
}

export type Tree = { size: number; root: Uint8Array };

/** RFC 9162, 2.1.4.2. A tree of no leaves is the beginning of any. */
export function isConsistent(old: Tree, now: Tree, proof: readonly Uint8Array[]): boolean {
  if (old.size > now.size) return false;
  if (old.size === 0) return proof.length === 0;
  if (old.size === now.size) return proof.length === 0 && isSame(old.root, now.root);
  const isComplete = Number.isInteger(Math.log2(old.size));
  const [first, ...rest] = isComplete ? [old.root, ...proof] : proof;
  if (!first) return false;
  let [place, last] = [old.size - 1, now.size - 1];
  while (place % 2 === 1) {
    place = half(place);
    last = half(last);
  }
  let [ofOld, ofNow] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      ofOld = nodeHash(hash, ofOld);
      ofNow = nodeHash(hash, ofNow);
      while (place % 2 === 0 && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      ofNow = nodeHash(ofNow, hash);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && isSame(ofOld, old.root) && isSame(ofNow, now.root);
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Sizes reach beyond what bit operations hold. */
function half(value: number): number {
  return Math.floor(value / 2);
}

/** The largest power of two below `count`, as an exponent: where a tree of so many leaves parts. */
function splitLevel(count: number): number {
  let level = 0;
  while (2 ** (level + 1) < count) level += 1;
  return level;
}

/** MTH of the leaves from `low` to before `high`; `low` is a multiple of the power of two that holds them. */
function subtree(low: number, high: number, read: ReadNode): Uint8Array {
  const count = high - low;
  if (count === 1) return read(0, low);
  const level = splitLevel(count);
  if (2 ** (level + 1) === count) return read(level + 1, low / count);
  const middle = low + 2 ** level;
  return nodeHash(read(level, low / 2 ** level), subtree(middle, high, read));
}

function path(index: number, low: number, high: number, read: ReadNode): Uint8Array[] {
  if (high - low === 1) return [];
  const middle = low + 2 ** splitLevel(high - low);
  return index < middle
    ? [...path(index, low, middle, read), subtree(middle, high, read)]
    : [...path(index, middle, high, read), subtree(low, middle, read)];
}

/** SUBPROOF(m, D[low:high], known). */
function prefixProof(
  old: number,
  low: number,
  high: number,
  isKnown: boolean,
  read: ReadNode,
): Uint8Array[] {
  if (old === high) return isKnown ? [] : [subtree(low, high, read)];
  const middle = low + 2 ** splitLevel(high - low);
  return old <= middle
    ? [...prefixProof(old, low, middle, isKnown, read), subtree(middle, high, read)]
    : [...prefixProof(old, middle, high, false, read), subtree(low, middle, read)];
}
