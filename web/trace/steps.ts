import type { Graph } from './graph.ts';
import type { Layout } from './layout.ts';

/** Where an arrow key leads from a box. */
export function stepFrom(
  { graph, layout }: { graph: Graph; layout: Layout },
  id: string,
  key: string,
): string | undefined {
  const here = layout.spots.get(id);
  if (!here) return undefined;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const down = key === 'ArrowDown' ? 1 : -1;
    const column = [...layout.spots].filter(
      ([, { x, y }]) => x === here.x && (y - here.y) * down > 0,
    );
    column.sort(([, a], [, b]) => (a.y - b.y) * down);
    return column[0]?.[0];
  }
  const right = key === 'ArrowRight' ? 1 : -1;
  const [near, far] = right === 1 ? (['from', 'to'] as const) : (['to', 'from'] as const);
  // Along a movement where there is one, the largest first; else to the next column.
  const along = graph.links.filter((link) => link[near] === id).sort((a, b) => b.most - a.most)[0];
  if (along) return along[far];
  const beside = [...layout.spots].filter(([, { x }]) => (x - here.x) * right > 0);
  const distance = (spot: { x: number; y: number }) =>
    Math.abs(spot.x - here.x) * 10 + Math.abs(spot.y - here.y);
  beside.sort(([, a], [, b]) => distance(a) - distance(b));
  return beside[0]?.[0];
}

/** The box that a node is in now. */
export function cellWith(graph: Graph, member: number): string | undefined {
  for (const cell of graph.cells.values()) if (cell.members.includes(member)) return cell.id;
  return undefined;
}
