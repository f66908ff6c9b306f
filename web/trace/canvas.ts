import type { Language } from '../../src/domain/text.ts';
import { clipped, sumOfBox, widthOf } from './boxes.ts';
import type { TraceColours } from './colours.ts';
import { type Area, type Curve, curveBetween, freePoint, portsOf } from './curves.ts';
import type { PictureData } from './data.ts';
import type { Cell, Graph, Link } from './graph.ts';
import { box, type Layout } from './layout.ts';
import { frameTitle, holdingsOf, linkText, titlesOf } from './telling.ts';

/** A graph ready to be painted many times a second: nothing is measured or named again. */
export type Scene = {
  boxes: SceneBox[];
  links: SceneLink[];
  frames: (Area & { title: string })[];
};

type SceneBox = {
  id: string;
  x: number;
  y: number;
  kind: Cell['kind'];
  start: boolean;
  blurred: boolean;
  cut: boolean;
  title: string;
  under: string;
  sum: string;
  stripes: { key: string; y: number; height: number }[];
};

type SceneLink = Area & {
  from: string;
  to: string;
  curve: Curve;
  width: number;
  blurred: boolean;
  text: string;
  most: number;
};

export type CanvasView = { x: number; y: number; scale: number };
export type CanvasSize = { width: number; height: number; ratio: number };
type Marks = { selected: string | undefined; focused: string | undefined };

export function sceneOf(
  data: PictureData,
  graph: Graph,
  layout: Layout,
  language: Language,
  cut: ReadonlySet<string>,
): Scene {
  const boxes = [...graph.cells.values()].flatMap((cell): SceneBox[] => {
    const spot = layout.spots.get(cell.id);
    if (!spot) return [];
    const { title, under } = titlesOf(data, cell);
    const sum = sumOfBox({ data, graph }, cell);
    const fits = widthOf(sum.text[language], 11.5) <= box.width - 22;
    return [
      {
        id: cell.id,
        x: spot.x,
        y: spot.y,
        kind: cell.kind,
        start: cell.start,
        blurred: sum.blurred,
        cut: cut.has(cell.id),
        title: clipped(title[language], box.width - (cell.kind === 'node' ? 24 : 44), 12.5),
        under: clipped(under[language], box.width - 24, 11),
        sum: fits ? sum.text[language] : sum.bare,
        stripes: stripesOf(data, cell),
      },
    ];
  });
  const frames = layout.frames.flatMap((frame) => {
    const first = graph.cells.get(frame.cells[0] ?? '');
    const title = first ? frameTitle(data, first)[language] : '';
    if (title === '') return [];
    const { x, y, height } = frame;
    const area = { x: x - 8, y: y - 24, toX: x + box.width + 8, toY: y + height + 8 };
    return [{ ...area, title: clipped(title, box.width, 11) }];
  });
  return { boxes, frames, links: linksOf(data, graph, layout, language) };
}

function linksOf(data: PictureData, graph: Graph, layout: Layout, language: Language): SceneLink[] {
  const out = portsOf(graph.links, layout, 'from');
  const into = portsOf(graph.links, layout, 'to');
  return graph.links.flatMap((link: Link): SceneLink[] => {
    const [from, to] = [layout.spots.get(link.from), layout.spots.get(link.to)];
    if (!from || !to) return [];
    const start = { x: from.x + box.width, y: from.y + (out.get(link) ?? box.height / 2) };
    const end = { x: to.x, y: to.y + (into.get(link) ?? box.height / 2) };
    const curve = curveBetween(start, end);
    const xs = curve.map(({ x }) => x);
    const ys = curve.map(({ y }) => y);
    const share = link.most / Math.max(1, data.sourceGrams);
    return [
      {
        from: link.from,
        to: link.to,
        curve,
        x: Math.min(...xs),
        toX: Math.max(...xs),
        y: Math.min(...ys),
        toY: Math.max(...ys),
        width: Math.max(1.2, Math.min(22, share * 22)),
        blurred: link.least !== link.most,
        text: linkText(link)[language],
        most: link.most,
      },
    ];
  });
}

function stripesOf(data: PictureData, cell: Cell): SceneBox['stripes'] {
  const inner = box.height - 8;
  const holdings = holdingsOf(data, cell);
  const total = holdings.reduce((sum, { most }) => sum + most, 0);
  let y = 4;
  return holdings.map(({ key, most }) => {
    const stripe = { key, y, height: (inner * most) / total };
    y += stripe.height;
    return stripe;
  });
}

/** The part of the picture that a canvas shows: the view's point lies in the middle. */
function seenBy({ x, y, scale }: CanvasView, { width, height }: CanvasSize): Area {
  const [halfX, halfY] = [width / 2 / scale, height / 2 / scale];
  return { x: x - halfX, y: y - halfY, toX: x + halfX, toY: y + halfY };
}

const meets = (a: Area, b: Area) => a.x <= b.toX && a.toX >= b.x && a.y <= b.toY && a.toY >= b.y;

/** Below these scales nobody can read words, or tell a line from its neighbours. */
const readable = 0.42;
const tellable = 0.16;
const fonts = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export function paint(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: CanvasView,
  size: CanvasSize,
  colours: TraceColours,
  marks: Marks,
): void {
  const seen = seenBy(view, size);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = colours.page;
  pen.fillRect(0, 0, size.width * size.ratio, size.height * size.ratio);
  const scale = view.scale * size.ratio;
  pen.setTransform(scale, 0, 0, scale, -seen.x * scale, -seen.y * scale);
  const links = scene.links.filter((link) => meets(link, seen));
  const boxes = scene.boxes.filter(({ x, y }) =>
    meets({ x, y, toX: x + box.width, toY: y + box.height }, seen),
  );
  if (view.scale >= tellable) for (const one of scene.frames) paintFrame(pen, one, seen, colours);
  if (view.scale < tellable) paintThreads(pen, links, colours);
  else for (const link of links) paintLink(pen, link, colours, marks);
  for (const one of boxes) paintBox(pen, one, view.scale, colours, marks);
  if (view.scale >= readable) paintFigures(pen, links, boxes, colours, marks);
}

function paintFrame(
  pen: CanvasRenderingContext2D,
  frame: Scene['frames'][number],
  seen: Area,
  colours: TraceColours,
): void {
  if (!meets(frame, seen)) return;
  rounded(pen, frame.x, frame.y, frame.toX - frame.x, frame.toY - frame.y, 10);
  pen.fillStyle = colours.frame;
  pen.strokeStyle = colours.line;
  pen.lineWidth = 1;
  pen.fill();
  pen.stroke();
  pen.font = `11px ${fonts}`;
  pen.fillStyle = colours.soft;
  pen.fillText(frame.title, frame.x + 8, frame.y + 15);
}

function rounded(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
}

function along(pen: CanvasRenderingContext2D, [a, b, c, d]: Curve): void {
  pen.moveTo(a.x, a.y);
  pen.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
}

/** From far off all lines are one stroke. */
function paintThreads(
  pen: CanvasRenderingContext2D,
  links: readonly SceneLink[],
  colours: TraceColours,
): void {
  pen.beginPath();
  for (const { curve } of links) {
    const [start, , , end] = curve;
    pen.moveTo(start.x, start.y);
    pen.lineTo(end.x, end.y);
  }
  pen.globalAlpha = 0.35;
  pen.strokeStyle = colours.edge;
  pen.lineWidth = 4;
  pen.stroke();
  pen.globalAlpha = 1;
}

function paintLink(
  pen: CanvasRenderingContext2D,
  { curve, from, to, width, blurred }: SceneLink,
  colours: TraceColours,
  { selected }: Marks,
): void {
  const near = selected === from || selected === to;
  pen.beginPath();
  along(pen, curve);
  pen.globalAlpha = near ? 0.95 : 0.55;
  pen.strokeStyle = near ? colours.link : colours.edge;
  pen.lineWidth = width;
  pen.setLineDash(blurred ? [7, 5] : []);
  pen.stroke();
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function paintBox(
  pen: CanvasRenderingContext2D,
  one: SceneBox,
  scale: number,
  colours: TraceColours,
  { selected, focused }: Marks,
): void {
  const { x, y, stripes } = one;
  const chosen = selected === one.id;
  const strong = chosen || focused === one.id;
  if (scale < tellable && !strong) {
    pen.fillStyle = colours.card;
    pen.fillRect(x, y, box.width, box.height);
    paintStripes(pen, one, colours, 60);
    return;
  }
  rounded(pen, x, y, box.width, box.height, 7);
  pen.fillStyle = one.kind === 'rest' ? colours.page : colours.card;
  pen.fill();
  pen.strokeStyle =
    strong || one.start ? colours.link : one.kind === 'node' ? colours.line : colours.soft;
  pen.lineWidth = strong ? Math.max(3, 2.5 / scale) : one.start ? 2.5 : 1.2;
  pen.setLineDash(one.blurred && !strong ? [5, 4] : []);
  pen.stroke();
  pen.setLineDash([]);
  if (stripes.length > 0) paintStripes(pen, one, colours, 4);
  if (scale < readable) return;
  pen.fillStyle = colours.ink;
  pen.font = `600 12.5px ${fonts}`;
  pen.fillText(one.title, x + 14, y + 18);
  pen.font = `11.5px ${fonts}`;
  pen.fillText(one.sum, x + 14, y + 49);
  pen.font = `11px ${fonts}`;
  pen.fillStyle = colours.soft;
  pen.fillText(one.under, x + 14, y + 33);
  if (one.cut) pen.fillText('⋯', x + box.width + 6, y + 34);
  if (one.kind !== 'node') paintUnfold(pen, one, colours);
}

function paintStripes(
  pen: CanvasRenderingContext2D,
  { x, y, stripes }: SceneBox,
  colours: TraceColours,
  width: number,
): void {
  for (const stripe of stripes) {
    pen.fillStyle = colourOf(colours, stripe.key);
    pen.fillRect(x + 4, y + stripe.y, width, stripe.height);
  }
}

/** A declaration that was withdrawn stands nowhere. */
export function colourOf(colours: TraceColours, where: string): string {
  return Object.entries(colours).find(([name]) => name === where)?.[1] ?? colours.line;
}

const unfoldSize = 20;

function paintUnfold(
  pen: CanvasRenderingContext2D,
  { x, y }: SceneBox,
  colours: TraceColours,
): void {
  const [left, top] = [x + box.width - 26, y + 5];
  rounded(pen, left, top, unfoldSize, unfoldSize, 5);
  pen.fillStyle = colours.page;
  pen.strokeStyle = colours.line;
  pen.lineWidth = 1;
  pen.fill();
  pen.stroke();
  pen.beginPath();
  pen.moveTo(left + 5, top + 10);
  pen.lineTo(left + 15, top + 10);
  pen.moveTo(left + 10, top + 5);
  pen.lineTo(left + 10, top + 15);
  pen.strokeStyle = colours.link;
  pen.lineWidth = 2;
  pen.stroke();
}

/** Beyond so many lines in sight their figures would be a carpet. */
const mostFigures = 160;

function paintFigures(
  pen: CanvasRenderingContext2D,
  links: readonly SceneLink[],
  boxes: readonly SceneBox[],
  colours: TraceColours,
  { selected }: Marks,
): void {
  const taken = boxes.map(({ x, y }): Area => {
    return { x, y, toX: x + box.width, toY: y + box.height };
  });
  const isNear = ({ from, to }: SceneLink) => selected === from || selected === to;
  const order = [...links]
    .sort((a, b) => Number(isNear(b)) - Number(isNear(a)) || b.most - a.most)
    .slice(0, mostFigures);
  pen.textAlign = 'center';
  pen.lineWidth = 4;
  pen.lineJoin = 'round';
  pen.strokeStyle = colours.page;
  for (const link of order) {
    const at = freePoint(link.curve, widthOf(link.text, 11), taken);
    if (!at) continue;
    pen.font = `${isNear(link) ? '600 ' : ''}11px ${fonts}`;
    pen.fillStyle = isNear(link) ? colours.ink : colours.soft;
    pen.strokeText(link.text, at.x, at.y + 4);
    pen.fillText(link.text, at.x, at.y + 4);
  }
  pen.textAlign = 'start';
}

/** What lies at a point of the picture. */
export function boxAt(
  { boxes }: Scene,
  x: number,
  y: number,
): { id: string; unfold: boolean } | undefined {
  const found = boxes.findLast(
    (one) => x >= one.x && x <= one.x + box.width && y >= one.y && y <= one.y + box.height,
  );
  if (!found) return undefined;
  const [left, top] = [found.x + box.width - 26, found.y + 5];
  const unfold =
    found.kind !== 'node' &&
    x >= left &&
    x <= left + unfoldSize &&
    y >= top &&
    y <= top + unfoldSize;
  return { id: found.id, unfold };
}
