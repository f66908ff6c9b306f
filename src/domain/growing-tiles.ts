import { hashLength, nodeHash, treeRoot } from './merkle.ts';
import { nodeOfTile, nodesOfTile, readTiles, tileHeight, tileWidth } from './tlog-tiles.ts';

/** The tiles at the right edge of a tree, which grow: one for each level. */
export type GrowingTiles = {
  append: (leafHash: Uint8Array) => void;
  root: () => Uint8Array;
  readonly size: number;
  /** Tiles that changed since the last time, whole; full ones never change again. */
  take: () => { level: number; index: number; hashes: Uint8Array }[];
};

type Edge = { index: number; hashes: Uint8Array; count: number; isChanged: boolean };

/** `edges`: the last tile of each level of a tree of `size` leaves that is not full, from the lowest. */
export function growTiles(
  size: number,
  edges: readonly { index: number; hashes: Uint8Array }[],
): GrowingTiles {
  let leaves = size;
  const levels: Edge[] = edges.map(({ index, hashes }, level) => {
    const count = hashes.length / hashLength;
    const expected = Math.floor(size / tileWidth ** level) - index * tileWidth;
    if (count !== expected || count >= tileWidth) {
      throw new RangeError(`Tile ${level}/${index} has ${count} hashes of ${expected}`);
    }
    return { index, hashes: padded(hashes), count, isChanged: false };
  });
  const full: { level: number; index: number; hashes: Uint8Array }[] = [];

  const add = (level: number, hash: Uint8Array): void => {
    const edge = (levels[level] ??= emptyEdge());
    edge.hashes.set(hash, edge.count * hashLength);
    edge.count += 1;
    edge.isChanged = true;
    if (edge.count < tileWidth) return;
    full.push({ level, index: edge.index, hashes: edge.hashes });
    const left = nodeOfTile(edge.hashes, tileHeight - 1, 0);
    const right = nodeOfTile(edge.hashes, tileHeight - 1, 1);
    levels[level] = { ...emptyEdge(), index: edge.index + 1 };
    add(level + 1, nodeHash(left, right));
  };

  return {
    append: (hash) => {
      add(0, hash);
      leaves += 1;
    },
    root: () => {
      const nodes = levels.map(({ hashes, count }) =>
        nodesOfTile(hashes.subarray(0, count * hashLength)),
      );
      // A full tile below an edge is never read: its hash stands in the level above.
      const read = readTiles((level, index) =>
        levels[level]?.index === index ? nodes[level] : undefined,
      );
      return treeRoot(leaves, read);
    },
    get size() {
      return leaves;
    },
    take: () => {
      const changed = full.splice(0);
      for (const [level, edge] of levels.entries()) {
        if (!edge.isChanged) continue;
        edge.isChanged = false;
        const hashes = edge.hashes.slice(0, edge.count * hashLength);
        changed.push({ level, index: edge.index, hashes });
      }
      return changed;
    },
  };
}

function emptyEdge(): Edge {
  return { index: 0, hashes: new Uint8Array(tileWidth * hashLength), count: 0, isChanged: false };
}

function padded(hashes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(tileWidth * hashLength);
  whole.set(hashes);
  return whole;
}
