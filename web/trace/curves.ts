import type { Link } from './graph.ts';
import { grouped } from './grouped.ts';
import { box, type Layout } from './layout.ts';

export type Point = { x: number; y: number };

export type Curve = readonly [Point, Point, Point, Point];

export function curveBetween(start: Point, end: Point): Curve {
  const back = end.x <= start.x;
  // Goods that come back go around below the boxes between.
  const bend = back ? 90 : (end.x - start.x) / 2;
  const dip = back ? Math.max(90, Math.abs(end.y - start.y) / 2) : 0;
  return [start, { x: start.x + bend, y: start.y + dip }, { x: end.x - bend, y: end.y + dip }, end];
}

function pointOn([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const blend = (axis: 'x' | 'y') =>
    u ** 3 * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t ** 3 * d[axis];
  return { x: blend('x'), y: blend('y') };
}

/** Where along its side each line meets a box: in the order of the other ends. */
export function portsOf(
  links: readonly Link[],
  layout: Layout,
  end: 'from' | 'to',
): Map<Link, number> {
  const other = end === 'from' ? 'to' : 'from';
  const ports = new Map<Link, number>();
  for (const list of grouped(links, (link) => link[end]).values()) {
    const heightOf = (link: Link) => layout.spots.get(link[other])?.y ?? 0;
    list.sort((a, b) => heightOf(a) - heightOf(b));
    for (const [at, link] of list.entries()) {
      ports.set(link, (box.height * (at + 1)) / (list.length + 1));
    }
  }
  return ports;
}

export type Area = { x: number; y: number; toX: number; toY: number };

/** The first place along a curve where its figure lies on nothing; takes it. */
export function freePoint(curve: Curve, width: number, taken: Area[]): Point | undefined {
  for (const t of [0.5, 0.62, 0.38, 0.72, 0.28]) {
    const { x, y } = pointOn(curve, t);
    const area = { x: x - width / 2, y: y - 8, toX: x + width / 2, toY: y + 7 };
    const free = taken.every(
      (other) =>
        area.x > other.toX || area.toX < other.x || area.y > other.toY || area.toY < other.y,
    );
    if (!free) continue;
    taken.push(area);
    return { x, y };
  }
  return undefined;
}
