import type { MapPoint } from '../core/ports.ts';
import type { Mark, Measure } from './report-layout.ts';

type Frame = { x: number; y: number; width: number; height: number };

const metresPerDegree = 111_320;

/**
 * Places in a plain frame of degrees: north up, one scale, a bar for it. Over some hundred
 * kilometres a flat picture errs less than the dots are wide.
 */
export function mapMarks(
  { points, north }: { points: readonly MapPoint[]; north: string },
  frame: Frame,
  measure: Measure,
): Mark[] {
  const view = viewOf(points, frame);
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const line = (x: number, y: number, toX: number, toY: number): Mark => {
    return { kind: 'rule', x, y, toX, toY, ink: 'line', width: 0.5 };
  };
  const marks: Mark[] = [
    { kind: 'box', ...frame, ink: 'shade' },
    line(frame.x, frame.y, right, frame.y),
    line(frame.x, bottom, right, bottom),
    line(frame.x, frame.y, frame.x, bottom),
    line(right, frame.y, right, bottom),
  ];
  const words = (text: string, x: number, y: number): Mark => {
    return { kind: 'words', text, x, y, size: 6, ink: 'soft' };
  };
  for (const longitude of gridOf(view.west, view.east)) {
    const x = view.x(longitude);
    marks.push(line(x, frame.y, x, bottom), words(`${degrees(longitude)}°E`, x + 2, bottom - 3));
  }
  for (const latitude of gridOf(view.south, view.north)) {
    const y = view.y(latitude);
    marks.push(line(frame.x, y, right, y), words(`${degrees(latitude)}°N`, frame.x + 3, y - 2));
  }
  const heaviest = Math.max(1, ...points.map(({ weight }) => weight));
  // The large ones first, so that none hides a small one.
  for (const point of [...points].sort((a, b) => b.weight - a.weight)) {
    const [x, y] = [view.x(point.longitude), view.y(point.latitude)];
    const radius = 4 + 6 * Math.sqrt(Math.max(0, point.weight) / heaviest);
    marks.push({ kind: 'dot', x, y, radius: radius + 0.8, ink: 'paper' });
    marks.push({ kind: 'dot', x, y, radius, ink: 'accent' });
    const width = measure(point.label, 6);
    const label = { kind: 'words', text: point.label, size: 6, bold: true } as const;
    marks.push({ ...label, x: x - width / 2, y: y + 2.1, ink: 'paper' });
  }
  return [...marks, ...scaleBar(view, frame, measure), ...needle(frame, north, measure)];
}

type View = ReturnType<typeof viewOf>;

function viewOf(points: readonly MapPoint[], frame: Frame) {
  const [west, east] = rangeOf(points.map(({ longitude }) => longitude));
  const [south, north] = rangeOf(points.map(({ latitude }) => latitude));
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  const narrow = Math.cos((middle.latitude * Math.PI) / 180);
  const least = 0.02;
  // The same scale both ways: the tighter of the two decides. Dots want room at the edges.
  const perDegree = Math.min(
    (frame.width - 60) / (Math.max(east - west, least) * narrow),
    (frame.height - 56) / Math.max(north - south, least),
  );
  const halfWidth = frame.width / 2 / perDegree / narrow;
  const halfHeight = frame.height / 2 / perDegree;
  return {
    west: middle.longitude - halfWidth,
    east: middle.longitude + halfWidth,
    south: middle.latitude - halfHeight,
    north: middle.latitude + halfHeight,
    pointsPerMetre: perDegree / metresPerDegree,
    x: (longitude: number) =>
      frame.x + frame.width / 2 + (longitude - middle.longitude) * narrow * perDegree,
    y: (latitude: number) => frame.y + frame.height / 2 - (latitude - middle.latitude) * perDegree,
  };
}

function rangeOf(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return values.length === 0 ? [0, 0] : [low, high];
}

/** Round degrees between two, some four of them. */
function* gridOf(from: number, to: number): Generator<number> {
  const step = roundBelow((to - from) / 3);
  for (let at = Math.ceil(from / step); at * step < to; at += 1) yield at * step;
}

/** 1, 2 or 5 times a power of ten. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = value / power;
  return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}

function degrees(value: number): string {
  return String(Number(value.toFixed(4)));
}

function scaleBar(view: View, frame: Frame, measure: Measure): Mark[] {
  const metres = roundBelow(frame.width / 5 / view.pointsPerMetre);
  const length = metres * view.pointsPerMetre;
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  const x = frame.x + frame.width - length - 14;
  const y = frame.y + frame.height - 14;
  const stroke = { kind: 'rule', ink: 'ink', width: 1 } as const;
  return [
    { ...stroke, x, y, toX: x + length, toY: y },
    { ...stroke, x, y: y - 3, toX: x, toY: y },
    { ...stroke, x: x + length, y: y - 3, toX: x + length, toY: y },
    {
      kind: 'words',
      text,
      x: x + length / 2 - measure(text, 7) / 2,
      y: y - 4,
      size: 7,
      ink: 'ink',
    },
  ];
}

function needle(frame: Frame, north: string, measure: Measure): Mark[] {
  const x = frame.x + frame.width - 18;
  const y = frame.y + 26;
  const stroke = { kind: 'rule', ink: 'ink', width: 1 } as const;
  return [
    { ...stroke, x, y: y + 10, toX: x, toY: y - 8 },
    { ...stroke, x, y: y - 8, toX: x - 3, toY: y - 2 },
    { ...stroke, x, y: y - 8, toX: x + 3, toY: y - 2 },
    { kind: 'words', text: north, x: x - measure(north, 7) / 2, y: y - 11, size: 7, ink: 'ink' },
  ];
}
