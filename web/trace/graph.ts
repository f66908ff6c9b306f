import type { PictureData, PictureEdge, PictureNode } from './data.ts';
import { grouped } from './grouped.ts';

/** A box: a lot at a place, or what is folded into premises, a firm, or the rest of many. */
export type Cell = {
  id: string;
  kind: 'node' | 'premises' | 'firm' | 'rest';
  /** The premises or firm that it stands in; what it unfolds under. */
  parent: string;
  side: 1 | -1;
  /** Of `data.nodes`. */
  members: number[];
  since: number;
  start: boolean;
};

/** All movements between two boxes. */
export type Link = {
  from: string;
  to: string;
  edges: PictureEdge[];
  least: number;
  most: number;
  grams: number;
};

export type Graph = { cells: Map<string, Cell>; links: Link[]; hidden: number };

export type Folding = {
  unfolded: ReadonlySet<string>;
  /** How many boxes under a parent are shown; more are one box. */
  shown: ReadonlyMap<string, number>;
  /** Boxes that were looked for: never among the rest. */
  pinned: ReadonlySet<string>;
  /** Boxes whose further branch is hidden. */
  cut: ReadonlySet<string>;
};

export type Filter = {
  until: number;
  /** Of the source's grams, what has to have come through. */
  share: number;
  firm: number | null;
  /** Of `data.premises`. */
  premises?: number | null;
  where: ReadonlySet<string>;
  certainOnly: boolean;
};

export const shownAtFirst = 40;
/** Beyond so many boxes nobody sees anything. */
const boxesAtFirst = 250;

export function firmId(side: number, firm: number): string {
  return `f${side}:${firm}`;
}

function premisesId(side: number, premises: number): string {
  return `p${side}:${premises}`;
}

/** From the outermost in: the boxes that a node stands in. */
export function parentsOf({ side, firm, premises }: PictureNode): string[] {
  const outer = firmId(side, firm);
  return premises === null ? [outer] : [outer, premisesId(side, premises)];
}

/** Everything while it can be seen, else premises, else firms. */
export function firstUnfolded({ nodes }: PictureData): Set<string> {
  const firms = new Set(nodes.map((node) => firmId(node.side, node.firm)));
  if (nodes.length <= boxesAtFirst) return new Set(nodes.flatMap(parentsOf));
  const inFirms = new Set(
    nodes.map((node) => parentsOf(node)[1] ?? `${node.side}:${node.firm}:${node.place.en}`),
  );
  return inFirms.size <= boxesAtFirst ? firms : new Set();
}

/** The nodes that a filter leaves, with the ways that lead to them. */
export function keptNodes({ nodes, edges }: PictureData, filter: Filter): Set<number> {
  const inTime = (at: number) => {
    const node = nodes[at];
    return (
      node !== undefined &&
      (node.start || (node.since <= filter.until && node.throughMost >= filter.share))
    );
  };
  const wanted = (node: PictureNode) =>
    (filter.firm === null || node.firm === filter.firm) &&
    ((filter.premises ?? null) === null || node.premises === filter.premises) &&
    (filter.where.size === 0 || (filter.where.has(node.where) && node.most > 0)) &&
    (!filter.certainOnly || node.throughLeast === node.throughMost);
  const ways = new Map<number, number[]>();
  for (const { from, to, at } of edges) {
    if (at > filter.until) continue;
    const backward = nodes[from]?.side === -1;
    // Towards the start: forward against the flow, backward with it.
    const [near, far] = backward ? [to, from] : [from, to];
    const known = ways.get(far);
    if (known) known.push(near);
    else ways.set(far, [near]);
  }
  const kept = new Set<number>();
  const queue = nodes.flatMap((node, at) =>
    inTime(at) && (node.start || wanted(node)) ? [at] : [],
  );
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (kept.has(at)) continue;
    kept.add(at);
    queue.push(...(ways.get(at) ?? []).filter(inTime));
  }
  return kept;
}

export function graphOf(data: PictureData, filter: Filter, folding: Folding): Graph {
  const kept = keptNodes(data, filter);
  const whole = cellsOf(data, kept, folding);
  const links = linksOf(data, whole.cellOf, filter.until);
  return withoutCut(whole.cells, links, folding.cut);
}

function cellsOf({ nodes }: PictureData, kept: ReadonlySet<number>, folding: Folding) {
  // First what each node is folded into, then what of many is the rest.
  const cells = new Map<string, Cell>();
  const add = (id: string, kind: Cell['kind'], parent: string, member: number) => {
    const node = nodes[member];
    if (!node) return;
    const cell = cells.get(id);
    if (cell) {
      cell.members.push(member);
      cell.since = Math.min(cell.since, node.since);
      cell.start ||= node.start;
    } else {
      const { side, since, start } = node;
      cells.set(id, { id, kind, parent, side, members: [member], since, start });
    }
  };
  for (const at of [...kept].sort((a, b) => a - b)) {
    const node = nodes[at];
    if (!node) continue;
    const [outer = '', inner] = parentsOf(node);
    if (!folding.unfolded.has(outer)) add(outer, 'firm', `all${node.side}`, at);
    else if (inner === undefined) add(`n${at}`, 'node', outer, at);
    else if (folding.unfolded.has(inner)) add(`n${at}`, 'node', inner, at);
    else add(inner, 'premises', outer, at);
  }
  const byParent = grouped(cells.values(), ({ parent }) => parent);
  for (const [parent, list] of byParent) {
    const most = folding.shown.get(parent) ?? shownAtFirst;
    if (list.length <= most + 1) continue;
    const weight = new Map(list.map((cell) => [cell.id, throughOf(nodes, cell)]));
    const free = list.filter(({ id, start }) => !start && !folding.pinned.has(id));
    free.sort((a, b) => (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0));
    for (const cell of free.slice(Math.max(0, most - (list.length - free.length)))) {
      cells.delete(cell.id);
      for (const member of cell.members) add(`r:${parent}`, 'rest', parent, member);
    }
  }
  const cellOf = new Map<number, string>();
  for (const cell of cells.values()) for (const at of cell.members) cellOf.set(at, cell.id);
  return { cells, cellOf };
}

function throughOf(nodes: readonly PictureNode[], { members }: Cell): number {
  return members.reduce((sum, at) => sum + (nodes[at]?.throughMost ?? 0), 0);
}

function linksOf(
  { edges }: PictureData,
  cellOf: ReadonlyMap<number, string>,
  until: number,
): Link[] {
  const links = new Map<string, Link>();
  for (const edge of edges) {
    const [from, to] = [cellOf.get(edge.from), cellOf.get(edge.to)];
    if (from === undefined || to === undefined || from === to || edge.at > until) continue;
    const key = `${from} ${to}`;
    const link = links.get(key) ?? { from, to, edges: [], least: 0, most: 0, grams: 0 };
    link.edges.push(edge);
    link.least += edge.least;
    link.most += edge.most;
    link.grams += edge.grams;
    links.set(key, link);
  }
  return [...links.values()];
}

/** Hides what can be reached from the start only through boxes whose branch is hidden. */
function withoutCut(cells: Map<string, Cell>, links: Link[], cut: ReadonlySet<string>): Graph {
  if (cut.size === 0) return { cells, links, hidden: 0 };
  const onward = new Map<string, string[]>();
  const reached = new Set<string>();
  const led = new Set<string>();
  for (const { from, to } of links) {
    const backward = cells.get(from)?.side === -1;
    const [near, far] = backward ? [to, from] : [from, to];
    led.add(far);
    const known = onward.get(near);
    if (known) known.push(far);
    else onward.set(near, [far]);
  }
  const queue = [...cells.values()].flatMap(({ id, start }) => (start || !led.has(id) ? [id] : []));
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    if (!cut.has(id)) queue.push(...(onward.get(id) ?? []));
  }
  const seen = new Map([...cells].filter(([id]) => reached.has(id)));
  return {
    cells: seen,
    links: links.filter(({ from, to }) => reached.has(from) && reached.has(to)),
    hidden: cells.size - seen.size,
  };
}
