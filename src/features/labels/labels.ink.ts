import { type Bitmap, inkRow } from '../../core/bitmap.ts';
import type { Lettering, PenStep } from '../../core/ports.ts';

/** A straight piece of an outline, in dots, y downwards. */
type Edge = { x1: number; y1: number; x2: number; y2: number };
type At = { x: number; y: number; size: number };

/** Within a row of dots, and half a dot decides whether it is ink. */
const linesPerRow = 5;
const curvePieces = 8;

/**
 * Inks letters at a place given in dots. By the non-zero rule: strokes of a variable font overlap.
 */
export function inkLetters(bitmap: Bitmap, lettering: Lettering, at: At): void {
  const edges = edgesOf(lettering.steps, at);
  if (edges.length === 0) return;
  const tops = edges.map(({ y1, y2 }) => Math.min(y1, y2));
  const bottoms = edges.map(({ y1, y2 }) => Math.max(y1, y2));
  const first = Math.max(0, Math.floor(Math.min(...tops)));
  const last = Math.min(bitmap.height - 1, Math.ceil(Math.max(...bottoms)));
  const covered = new Float32Array(bitmap.width);
  for (let y = first; y <= last; y += 1) {
    const near = edges.filter(
      (_, index) => (tops[index] ?? 0) < y + 1 && (bottoms[index] ?? 0) > y,
    );
    if (near.length === 0) continue;
    covered.fill(0);
    for (let line = 0; line < linesPerRow; line += 1) {
      cover(covered, near, y + (line + 0.5) / linesPerRow);
    }
    for (let x = 0; x < bitmap.width; x += 1) {
      if ((covered[x] ?? 0) >= linesPerRow / 2) inkRow(bitmap, y, x, x + 1);
    }
  }
}

/** Adds what part of each dot one line across the letters has in ink. */
function cover(covered: Float32Array, edges: readonly Edge[], y: number): void {
  const crossings = edges
    .filter(({ y1, y2 }) => y1 <= y !== y2 <= y)
    .map(({ x1, y1, x2, y2 }) => ({
      x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1),
      turn: y2 > y1 ? 1 : -1,
    }))
    .sort((a, b) => a.x - b.x);
  let winding = 0;
  for (const [index, { x, turn }] of crossings.entries()) {
    winding += turn;
    const next = crossings[index + 1];
    if (winding !== 0 && next) addSpan(covered, x, next.x);
  }
}

function addSpan(covered: Float32Array, from: number, to: number): void {
  const end = Math.min(to, covered.length);
  for (let x = Math.max(0, Math.floor(from)); x < end; x += 1) {
    covered[x] = (covered[x] ?? 0) + Math.min(to, x + 1) - Math.max(from, x);
  }
}

function edgesOf(steps: readonly PenStep[], { x: left, y: line, size }: At): Edge[] {
  const edges: Edge[] = [];
  let start = { x: 0, y: 0 };
  let pen = start;
  const place = (x: number, y: number) => ({ x: left + x * size, y: line - y * size });
  const to = (end: { x: number; y: number }) => {
    edges.push({ x1: pen.x, y1: pen.y, x2: end.x, y2: end.y });
    pen = end;
  };
  for (const step of steps) {
    if (step[0] === 'M') pen = start = place(step[1], step[2]);
    else if (step[0] === 'L') to(place(step[1], step[2]));
    else if (step[0] === 'Z') to(start);
    else {
      const [from, numbers] = [pen, step.slice(1).map(Number)];
      const points = [from];
      for (let at = 0; at < numbers.length; at += 2) {
        points.push(place(numbers[at] ?? 0, numbers[at + 1] ?? 0));
      }
      for (let piece = 1; piece <= curvePieces; piece += 1)
        to(between(points, piece / curvePieces));
    }
  }
  return edges;
}

type Point = { x: number; y: number };

/** De Casteljau, for curves of either degree. */
function between(points: readonly Point[], t: number): Point {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  if (rest.length === 0) return first;
  const nearer = rest.map((point, at) => {
    const before = points[at] ?? point;
    return { x: before.x + (point.x - before.x) * t, y: before.y + (point.y - before.y) * t };
  });
  return between(nearer, t);
}
