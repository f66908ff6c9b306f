/** Moving about in a picture: the part of it that is seen is the SVG's view box. */
export type View = {
  /** All of it; or, with a point to begin at, no smaller than can be read. */
  fit: (bounds: Bounds, from?: { x: number; y: number }) => void;
  center: (x: number, y: number) => void;
  zoom: (by: number, around?: { x: number; y: number }) => void;
  /** For the printer: all of it, and back again. */
  whole: (bounds: Bounds) => void;
  back: () => void;
};

type Bounds = { x: number; y: number; width: number; height: number };

const closest = 2.5;
const readable = 0.75;
const margin = 28;

export function viewOn(svg: SVGSVGElement): View {
  /** Units of the picture that lie in the middle, and pixels to a unit. */
  const seen = { x: 0, y: 0, scale: 1 };
  const show = () => {
    const { clientWidth, clientHeight } = svg;
    const [width, height] = [clientWidth / seen.scale, clientHeight / seen.scale];
    svg.setAttribute(
      'viewBox',
      `${seen.x - width / 2} ${seen.y - height / 2} ${Math.max(1, width)} ${Math.max(1, height)}`,
    );
  };
  const zoom: View['zoom'] = (by, around) => {
    const scale = Math.min(closest, Math.max(0.02, seen.scale * by));
    if (around) {
      const { left, top, width, height } = svg.getBoundingClientRect();
      const [dx, dy] = [around.x - left - width / 2, around.y - top - height / 2];
      // What is under the pointer stays there.
      seen.x += dx / seen.scale - dx / scale;
      seen.y += dy / seen.scale - dy / scale;
    }
    seen.scale = scale;
    show();
  };
  listen(svg, zoom, (dx, dy) => {
    seen.x -= dx / seen.scale;
    seen.y -= dy / seen.scale;
    show();
  });
  new ResizeObserver(show).observe(svg);
  return {
    zoom,
    center(x, y) {
      seen.x = x;
      seen.y = y;
      seen.scale = Math.max(seen.scale, 0.7);
      show();
    },
    fit({ x, y, width, height }, from) {
      const across = svg.clientWidth / (width + 2 * margin);
      const down = svg.clientHeight / (height + 2 * margin);
      const scale = Math.min(1.1, across, down);
      seen.scale = from ? Math.max(scale, readable) : scale;
      const half = { x: svg.clientWidth / 2 / seen.scale, y: svg.clientHeight / 2 / seen.scale };
      const axis = (at: number, size: number, begin: number | undefined, room: number) =>
        begin === undefined || size + 2 * margin <= 2 * room
          ? at + size / 2
          : Math.max(at - margin + room, Math.min(at + size + margin - room, begin));
      seen.x = axis(x, width, from && from.x + half.x * 0.6, half.x);
      seen.y = axis(y, height, from?.y, half.y);
      show();
    },
    whole({ x, y, width, height }) {
      svg.setAttribute(
        'viewBox',
        `${x - margin} ${y - margin} ${width + 2 * margin} ${height + 2 * margin}`,
      );
    },
    back: show,
  };
}

function listen(svg: SVGSVGElement, zoom: View['zoom'], move: (dx: number, dy: number) => void) {
  svg.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), {
        x: event.clientX,
        y: event.clientY,
      });
    },
    { passive: false },
  );
  const fingers = new Map<number, { x: number; y: number }>();
  let dragged = 0;
  svg.addEventListener('pointerdown', ({ pointerId, clientX, clientY }) => {
    fingers.set(pointerId, { x: clientX, y: clientY });
    dragged = 0;
  });
  svg.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
    const before = fingers.get(pointerId);
    if (!before) return;
    const now = { x: clientX, y: clientY };
    const other = [...fingers].find(([id]) => id !== pointerId)?.[1];
    if (other) {
      const apart = (point: typeof now) => Math.hypot(point.x - other.x, point.y - other.y);
      zoom(apart(now) / Math.max(1, apart(before)), {
        x: (now.x + other.x) / 2,
        y: (now.y + other.y) / 2,
      });
    } else {
      dragged += Math.hypot(now.x - before.x, now.y - before.y);
      // Only then, for a pointer that is held by the picture clicks no box.
      if (dragged > 4 && !svg.hasPointerCapture(pointerId)) svg.setPointerCapture(pointerId);
      move(now.x - before.x, now.y - before.y);
    }
    fingers.set(pointerId, now);
  });
  const lift = ({ pointerId }: PointerEvent) => void fingers.delete(pointerId);
  svg.addEventListener('pointerup', lift);
  svg.addEventListener('pointercancel', lift);
  svg.addEventListener('pointerleave', lift);
}
