import { type RefObject, useEffect, useRef, useState } from 'react';

import type { CanvasSize, CanvasView } from '../../../../trace/canvas.ts';
import type { Layout } from '../../../../trace/layout.ts';

export type Point = { x: number; y: number };

export type CanvasControls = {
  repaint: () => void;
  zoom: (by: number, around?: Point) => void;
  center: (point: Point) => void;
  fit: (bounds: Layout['bounds'], from?: Point) => void;
  /** From a point of the canvas to one of the picture. */
  toPicture: (point: Point) => Point;
};

type Show = (view: CanvasView, size: CanvasSize) => void;
type Press = (point: Point, isDouble: boolean) => void;

const [closest, farthest, readable, margin] = [2.5, 0.02, 0.9, 28];
/** Where all of it is no smaller than this, all of it is shown at first. */
const legible = 0.7;
const dragBegins = 4;

/** Moving about on a canvas. `show` paints; it is called at most once a frame. */
export function useCanvasView(
  canvas: RefObject<HTMLCanvasElement | null>,
  show: Show,
  press: Press,
): CanvasControls | undefined {
  const latest = useRef({ show, press });
  useEffect(() => {
    latest.current = { show, press };
  });
  const [controls, setControls] = useState<CanvasControls>();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const made = createControls(
      element,
      (...seen) => latest.current.show(...seen),
      (...pressed) => latest.current.press(...pressed),
    );
    setControls(made);
    return made.dispose;
  }, [canvas]);
  return controls;
}

function createControls(
  element: HTMLCanvasElement,
  show: Show,
  press: Press,
): CanvasControls & { dispose: () => void } {
  let seen: CanvasView = { x: 0, y: 0, scale: 1 };
  let frame = 0;
  const repaint = () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      show(seen, sized(element));
    });
  };
  const toPicture = ({ x, y }: Point): Point => ({
    x: seen.x + (x - element.clientWidth / 2) / seen.scale,
    y: seen.y + (y - element.clientHeight / 2) / seen.scale,
  });
  const look = (next: CanvasView) => {
    seen = next;
    repaint();
  };
  const zoom = (by: number, around?: Point) => {
    const scale = Math.min(closest, Math.max(farthest, seen.scale * by));
    // What is under the pointer stays there.
    const under = around ? toPicture(around) : seen;
    const stay = (at: number, middle: number) => at - ((at - middle) * seen.scale) / scale;
    look({ x: stay(under.x, seen.x), y: stay(under.y, seen.y), scale });
  };
  const move = (dx: number, dy: number) =>
    look({ ...seen, x: seen.x - dx / seen.scale, y: seen.y - dy / seen.scale });
  const watched = new ResizeObserver(repaint);
  watched.observe(element);
  const unlisten = listen(element, { zoom, move, press });
  return {
    repaint,
    zoom,
    toPicture,
    center: ({ x, y }) => look({ x, y, scale: Math.max(seen.scale, 0.7) }),
    fit: (bounds, from) => look(fitted(bounds, element, from)),
    dispose: () => {
      watched.disconnect();
      unlisten();
      cancelAnimationFrame(frame);
    },
  };
}

function sized(element: HTMLCanvasElement): CanvasSize {
  const [width, height] = [element.clientWidth, element.clientHeight];
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (element.width !== wide) element.width = wide;
  if (element.height !== high) element.height = high;
  return { width, height, ratio };
}

/** All of it; or, with a point to begin at, no smaller than can be read. */
function fitted(
  { x, y, width, height }: Layout['bounds'],
  { clientWidth, clientHeight }: HTMLCanvasElement,
  from?: Point,
): CanvasView {
  const across = clientWidth / (width + 2 * margin);
  const down = clientHeight / (height + 2 * margin);
  const whole = Math.min(1.1, across, down);
  const scale = from && whole < legible ? readable : Math.max(whole, farthest);
  const half = { x: clientWidth / 2 / scale, y: clientHeight / 2 / scale };
  const axis = (at: number, size: number, begin: number | undefined, room: number) =>
    begin === undefined || size + 2 * margin <= 2 * room
      ? at + size / 2
      : Math.max(at - margin + room, Math.min(at + size + margin - room, begin));
  return {
    scale,
    x: axis(x, width, from && from.x + half.x * 0.6, half.x),
    y: axis(y, height, from?.y, half.y),
  };
}

type Heard = {
  zoom: (by: number, around: Point) => void;
  move: (dx: number, dy: number) => void;
  press: (point: Point, isDouble: boolean) => void;
};

function listen(element: HTMLCanvasElement, { zoom, move, press }: Heard): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), pointOf(event));
    },
    { passive: false, signal },
  );
  const fingers = new Map<number, Point>();
  let dragged = 0;
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (fingers.size === 0) dragged = 0;
      fingers.set(event.pointerId, pointOf(event));
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = pointOf(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      dragged += Math.hypot(now.x - before.x, now.y - before.y);
      if (other) {
        const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        zoom(apart(now) / Math.max(1, apart(before)), middle);
      } else {
        if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
        move(now.x - before.x, now.y - before.y);
      }
      fingers.set(event.pointerId, now);
    },
    { signal },
  );
  const lift = ({ pointerId }: PointerEvent) => void fingers.delete(pointerId);
  for (const name of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
    element.addEventListener(name, lift, { signal });
  }
  element.addEventListener(
    'click',
    (event) => {
      if (dragged <= dragBegins) press(pointOf(event), event.detail > 1);
    },
    { signal },
  );
  return () => stop.abort();
}
