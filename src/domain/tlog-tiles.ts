import { hashLength, nodeHash, type ReadNode } from './merkle.ts';

/** Tiles of C2SP tlog-tiles: 256 hashes of every eighth level. */

export const tileHeight = 8;
export const tileWidth = 256;

/** A tile that is not full holds `width` hashes. */
export type TileName = { level: number; index: number; width: number };

/** `x001/x234/067`, as the path of a tile or bundle has its index. */
export function indexPath(index: number): string {
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return path;
}

const pathPattern = /^(?:(\d{1,2})|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/** What stands behind `tile/` in a path; level -1 is a bundle of entries. Undefined: no such path. */
export function parseTilePath(path: string): TileName | undefined {
  const [, level, indexText, partial] = pathPattern.exec(path) ?? [];
  if (indexText === undefined) return undefined;
  const index = Number(indexText.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? tileWidth : Number(partial);
  const name = { level: level === undefined ? -1 : Number(level), index, width };
  const isCanonical =
    Number.isSafeInteger(index) &&
    indexPath(index) === indexText &&
    name.level < 64 &&
    (level === undefined || String(name.level) === level) &&
    (partial === undefined || (width > 0 && width < tileWidth && String(width) === partial));
  return isCanonical ? name : undefined;
}

/** How many hashes the tile has in a tree of so many leaves: 0 to 256. */
export function widthOf(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / tileWidth ** level);
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth));
}

/** The hash of a node out of the tile that has it or is made of its leaves. */
export function nodeOfTile(hashes: Uint8Array, level: number, index: number): Uint8Array {
  const height = level % tileHeight;
  const count = 2 ** height;
  const first = (index * count) % tileWidth;
  let nodes = Array.from({ length: count }, (_, at) => hashAt(hashes, first + at));
  while (nodes.length > 1) {
    nodes = Array.from({ length: nodes.length / 2 }, (_, at) =>
      nodeHash(hashOf(nodes, 2 * at), hashOf(nodes, 2 * at + 1)),
    );
  }
  return hashOf(nodes, 0);
}

/** Which tile has a node. */
export function tileOfNode(level: number, index: number): { level: number; index: number } {
  const tileLevel = Math.floor(level / tileHeight);
  return {
    level: tileLevel,
    index: Math.floor((index * 2 ** (level % tileHeight)) / tileWidth),
  };
}

/** The hashes of a tile, then above them the nodes that they make complete, height after height. */
export type TileNodes = { count: number; hashes: Uint8Array };

/** Of a full tile, by height: before which node its own begin. */
const firstOf = Array.from(
  { length: tileHeight },
  (_, height) => 2 * tileWidth - (2 * tileWidth) / 2 ** height,
);

/** Reads nodes out of tiles that are there; RangeError for one that is not. */
export function readTiles(
  nodesAt: (level: number, index: number) => TileNodes | undefined,
): ReadNode {
  return (level, index) => {
    const tile = tileOfNode(level, index);
    const nodes = nodesAt(tile.level, tile.index);
    const height = level % tileHeight;
    const place = index - (tile.index * tileWidth) / 2 ** height;
    if (!nodes || place >= Math.floor(nodes.count / 2 ** height)) {
      throw new RangeError(`Node ${level}/${index} is in no tile`);
    }
    return hashAt(nodes.hashes, (firstOf[height] ?? 0) + place);
  };
}

export function nodesOfTile(tile: Uint8Array): TileNodes {
  const count = Math.floor(tile.length / hashLength);
  const hashes = new Uint8Array(2 * tileWidth * hashLength);
  hashes.set(tile.subarray(0, count * hashLength));
  for (let height = 1; height < tileHeight; height += 1) {
    const [below, own] = [firstOf[height - 1] ?? 0, firstOf[height] ?? 0];
    for (let at = 0; at < Math.floor(count / 2 ** height); at += 1) {
      const left = hashAt(hashes, below + 2 * at);
      const right = hashAt(hashes, below + 2 * at + 1);
      hashes.set(nodeHash(left, right), (own + at) * hashLength);
    }
  }
  return { count, hashes };
}

/** Which tiles a reading touches: it is run once with hashes that mean nothing. */
export function tilesOf(reading: (read: ReadNode) => unknown): { level: number; index: number }[] {
  const tiles = new Map<string, { level: number; index: number }>();
  const nothing = new Uint8Array(hashLength);
  reading((level, index) => {
    const tile = tileOfNode(level, index);
    tiles.set(`${tile.level}/${tile.index}`, tile);
    return nothing;
  });
  return [...tiles.values()];
}

export function hashAt(hashes: Uint8Array, index: number): Uint8Array {
  const hash = hashes.subarray(index * hashLength, (index + 1) * hashLength);
  if (hash.length < hashLength) throw new RangeError(`A tile has no hash ${index}`);
  return hash;
}

function hashOf(nodes: readonly Uint8Array[], at: number): Uint8Array {
  const node = nodes[at];
  if (!node) throw new RangeError('A tile ends early');
  return node;
}
