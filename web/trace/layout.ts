import type { Cell, Graph } from './graph.ts';
import { grouped } from './grouped.ts';

export const box = { width: 220, height: 58, across: 150, gap: 10, head: 30 };

export type Spot = { x: number; y: number; layer: number };
/** Neighbours in a column that stand in the same premises. */
export type Frame = { parent: string; x: number; y: number; height: number; cells: string[] };
export type Layout = {
  spots: Map<string, Spot>;
  frames: Frame[];
  bounds: { x: number; y: number; width: number; height: number };
};

/**
 * Columns from left to right as goods flowed, the start in the first of the forward ones; within a
 * column boxes of one place together, each as near as may be to those that it has to do with.
 */
export function layOutGraph(graph: Graph): Layout {
  const layers = layersOf(graph);
  const near = neighboursOf(graph);
  const columns = [...grouped(graph.cells.values(), ({ id }) => layers.get(id) ?? 0)]
    .sort(([a], [b]) => a - b)
    .map(([layer, cells]) => ({ layer, cells }));
  for (const { cells } of columns) cells.sort((a, b) => byPlace(a, b) || a.since - b.since);
  const middles = new Map<string, number>();
  for (const { cells } of columns) place(cells, middles, () => undefined);
  for (let round = 0; round < 6; round += 1) {
    const order = round % 2 === 0 ? columns : columns.toReversed();
    for (const { cells } of order) {
      const pull = (id: string) => mean((near.get(id) ?? []).map((other) => middles.get(other)));
      sortByPull(cells, (id) => pull(id) ?? middles.get(id) ?? 0);
      place(cells, middles, pull);
    }
  }
  return drawnFrom(columns, middles);
}

function byPlace(a: Cell, b: Cell): number {
  return a.parent < b.parent ? -1 : a.parent > b.parent ? 1 : 0;
}

/**
 * The longest way from where the trace began first: a lot that was asked for stands in many places, and the
 * later ones are further on. In the order of time no way leads in a circle.
 */
function layersOf({ cells, links }: Graph): Map<string, number> {
  const into = grouped(links, ({ to }) => to);
  const steps = stepsAtOneMoment(cells, into);
  // At one moment what goods were made of comes before them.
  const order = [...cells.values()].sort(
    (a, b) =>
      a.side - b.side ||
      a.since - b.since ||
      (steps.get(a.id) ?? 0) - (steps.get(b.id) ?? 0) ||
      Number(b.start) - Number(a.start) ||
      (a.members[0] ?? 0) - (b.members[0] ?? 0),
  );
  const rank = new Map(order.map(({ id }, at) => [id, at]));
  const out = grouped(links, ({ from }) => from);
  const layers = new Map(order.map(({ id, side }) => [id, side === 1 ? 0 : -1]));
  const layerOf = (id: string) => layers.get(id) ?? 0;
  const rankAt = (id: string) => rank.get(id) ?? 0;
  for (const { id, side } of order) {
    if (side === -1) continue;
    for (const { to } of out.get(id) ?? []) {
      if (rankAt(to) > rankAt(id)) layers.set(to, Math.max(layerOf(to), layerOf(id) + 1));
    }
  }
  for (const { id, side } of order.toReversed()) {
    for (const { from } of into.get(id) ?? []) {
      if (cells.get(from)?.side === 1 || rankAt(from) >= rankAt(id)) continue;
      layers.set(from, Math.min(layerOf(from), (side === 1 ? 0 : layerOf(id)) - 1));
    }
  }
  return layers;
}

/** How many movements of its own moment lie before each box; those that go in a circle count once. */
function stepsAtOneMoment(
  cells: Graph['cells'],
  into: ReadonlyMap<string, readonly { from: string }[]>,
): Map<string, number> {
  const steps = new Map<string, number>();
  for (const first of cells.keys()) {
    const stack = [first];
    const entered = new Set<string>();
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      const cell = cells.get(id);
      const before = (into.get(id) ?? []).filter(({ from }) => {
        const other = cells.get(from);
        return other !== undefined && other.since === cell?.since && other.side === cell.side;
      });
      const open = before.filter(({ from }) => !steps.has(from) && !entered.has(from));
      if (!steps.has(id) && !entered.has(id) && open.length > 0) {
        entered.add(id);
        stack.push(...open.map(({ from }) => from));
        continue;
      }
      stack.pop();
      if (steps.has(id)) continue;
      steps.set(id, Math.max(0, ...before.map(({ from }) => (steps.get(from) ?? -1) + 1)));
    }
  }
  return steps;
}

function neighboursOf({ links }: Graph): Map<string, string[]> {
  const near = new Map<string, string[]>();
  const add = (one: string, other: string) => {
    const known = near.get(one);
    if (known) known.push(other);
    else near.set(one, [other]);
  };
  for (const { from, to } of links) {
    add(from, to);
    add(to, from);
  }
  return near;
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Boxes of one place stay together, the places by the mean of their boxes. */
function sortByPull(cells: Cell[], pull: (id: string) => number): void {
  const own = new Map(cells.map(({ id }) => [id, pull(id)]));
  const ofPlace = new Map<string, number>();
  for (const [parent, list] of grouped(cells, (cell) => cell.parent)) {
    ofPlace.set(parent, mean(list.map(({ id }) => own.get(id))) ?? 0);
  }
  cells.sort(
    (a, b) =>
      (ofPlace.get(a.parent) ?? 0) - (ofPlace.get(b.parent) ?? 0) ||
      byPlace(a, b) ||
      (own.get(a.id) ?? 0) - (own.get(b.id) ?? 0),
  );
}

/** Room above a box: for the name of its place where a new one begins. */
function above(cells: readonly Cell[], at: number): number {
  if (at > 0 && cells[at - 1]?.parent === cells[at]?.parent) return box.gap;
  return box.head + (at > 0 ? box.gap : 0);
}

/**
 * Each box where it is drawn to, moved no further than its neighbours demand: boxes of one
 * place, and runs that would overlap, are pooled and stand around the mean of what they want.
 */
function place(
  cells: readonly Cell[],
  middles: Map<string, number>,
  pull: (id: string) => number | undefined,
): void {
  const runs: { from: number; size: number; sum: number }[] = [];
  let depth = 0;
  const offsets: number[] = [];
  for (const [at, { id }] of cells.entries()) {
    depth += (at === 0 ? 0 : box.height) + above(cells, at);
    offsets.push(depth);
    const wanted = (pull(id) ?? middles.get(id) ?? 0) - depth;
    let run = { from: at, size: 1, sum: wanted };
    let together = at > 0 && cells[at - 1]?.parent === cells[at]?.parent;
    for (let last = runs.at(-1); last; last = runs.at(-1)) {
      if (!together && last.sum / last.size <= run.sum / run.size) break;
      together = false;
      run = { from: last.from, size: last.size + run.size, sum: last.sum + run.sum };
      runs.pop();
    }
    runs.push(run);
  }
  for (const { from, size, sum } of runs) {
    for (let at = from; at < from + size; at += 1) {
      const cell = cells[at];
      if (cell) middles.set(cell.id, sum / size + (offsets[at] ?? 0));
    }
  }
}

function drawnFrom(
  columns: readonly { layer: number; cells: Cell[] }[],
  middles: ReadonlyMap<string, number>,
): Layout {
  const spots = new Map<string, Spot>();
  const frames: Frame[] = [];
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [column, { layer, cells }] of columns.entries()) {
    const x = column * (box.width + box.across);
    let frame: Frame | undefined;
    for (const { id, parent } of cells) {
      const y = Math.round((middles.get(id) ?? 0) - box.height / 2);
      spots.set(id, { x, y, layer });
      if (frame?.parent !== parent) {
        frame = { parent, x, y, height: 0, cells: [] };
        frames.push(frame);
      }
      frame.cells.push(id);
      frame.height = y + box.height - frame.y;
      [top, bottom] = [Math.min(top, y - box.head), Math.max(bottom, y + box.height)];
    }
  }
  const width = columns.length * (box.width + box.across) - box.across;
  if (columns.length === 0) [top, bottom] = [0, 0];
  return {
    spots,
    frames,
    bounds: { x: 0, y: top, width: Math.max(0, width), height: bottom - top },
  };
}
