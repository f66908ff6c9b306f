import type { Language, Text } from '../../src/domain/text.ts';
import type { PictureData } from './data.ts';
import type { Cell, Graph, Link } from './graph.ts';
import { grouped } from './grouped.ts';
import { box, type Layout, type Spot } from './layout.ts';
import { frameTitle, holdingsOf, kgSpan, linkText, titlesOf } from './telling.ts';
import { traceWords } from './words.ts';

const svgSpace = 'http://www.w3.org/2000/svg';

export type Drawing = {
  data: PictureData;
  graph: Graph;
  layout: Layout;
  language: Language;
  selected: string | undefined;
  cut: ReadonlySet<string>;
};

function svg(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: (Element | string)[]
): SVGElement {
  const element = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** Frames, then movements, then boxes: what is drawn later lies above. */
export function drawInto(layer: Element, drawing: Drawing): void {
  const { graph, layout } = drawing;
  const frames = layout.frames.map((frame) => drawFrame(drawing, frame));
  const links = drawLinks(drawing);
  const boxes = [...graph.cells.values()].flatMap((cell) => {
    const spot = layout.spots.get(cell.id);
    return spot ? [drawBox(drawing, cell, spot)] : [];
  });
  layer.replaceChildren(...frames, ...links, ...boxes);
}

function drawFrame({ data, graph, language }: Drawing, frame: Layout['frames'][number]) {
  const first = graph.cells.get(frame.cells[0] ?? '');
  const name = first ? frameTitle(data, first)[language] : '';
  if (name === '') return svg('g', {});
  return svg(
    'g',
    { class: 'frame', 'aria-hidden': 'true' },
    svg('rect', {
      x: frame.x - 8,
      y: frame.y - 24,
      width: box.width + 16,
      height: frame.height + 32,
      rx: 10,
    }),
    svg('text', { x: frame.x, y: frame.y - 9 }, clipped(name, box.width, 11)),
  );
}

function drawLinks({ graph, layout, data, language, selected }: Drawing): SVGElement[] {
  const ends = {
    out: portsOf(graph.links, layout, 'from'),
    into: portsOf(graph.links, layout, 'to'),
  };
  const taken = [...layout.spots.values()].map(({ x, y }): Area => {
    return { x, y, toX: x + box.width, toY: y + box.height };
  });
  // Where figures would lie on one another the larger quantity has its own; the rest tell theirs
  // to a pointer, and with the facts of a box.
  const isNear = ({ from, to }: Link) => selected === from || selected === to;
  const order = [...graph.links].sort(
    (a, b) => Number(isNear(b)) - Number(isNear(a)) || b.most - a.most,
  );
  const drawn = order.flatMap((link): Drawn[] => {
    const [from, to] = [layout.spots.get(link.from), layout.spots.get(link.to)];
    if (!from || !to) return [];
    const start = { x: from.x + box.width, y: from.y + (ends.out.get(link) ?? box.height / 2) };
    const end = { x: to.x, y: to.y + (ends.into.get(link) ?? box.height / 2) };
    const curve = curveBetween(start, end);
    const near = isNear(link);
    const text = linkText(link)[language];
    const share = link.most / Math.max(1, data.sourceGrams);
    const line = svg(
      'path',
      {
        class: `link${link.least === link.most ? '' : ' blurred'}${near ? ' near' : ''}`,
        d: pathOf(curve),
        'stroke-width': Math.max(1.2, Math.min(22, share * 22)).toFixed(2),
      },
      svg('title', {}, text),
    );
    const at = freePoint(curve, widthOf(text, 11), taken);
    if (!at) return [{ line, label: undefined }];
    const label = svg(
      'text',
      { class: `kg${near ? ' near' : ''}`, x: at.x, y: at.y + 4, 'text-anchor': 'middle' },
      text,
    );
    return [{ line, label }];
  });
  return [
    svg('g', { 'aria-hidden': 'true' }, ...drawn.map(({ line }) => line)),
    svg('g', { 'aria-hidden': 'true' }, ...drawn.flatMap(({ label }) => label ?? [])),
  ];
}

type Area = { x: number; y: number; toX: number; toY: number };

/** The first place along a curve where its figure lies on nothing; takes it. */
function freePoint(curve: Curve, width: number, taken: Area[]): Point | undefined {
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

type Drawn = { line: SVGElement; label: SVGElement | undefined };
type Point = { x: number; y: number };

type Curve = readonly [Point, Point, Point, Point];

function curveBetween(start: Point, end: Point): Curve {
  const back = end.x <= start.x;
  // Goods that come back go around below the boxes between.
  const bend = back ? 90 : (end.x - start.x) / 2;
  const dip = back ? Math.max(90, Math.abs(end.y - start.y) / 2) : 0;
  return [start, { x: start.x + bend, y: start.y + dip }, { x: end.x - bend, y: end.y + dip }, end];
}

function pathOf([a, b, c, d]: Curve): string {
  return `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}`;
}

function pointOn([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const blend = (axis: 'x' | 'y') =>
    u ** 3 * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t ** 3 * d[axis];
  return { x: blend('x'), y: blend('y') };
}

/** Where along its side each line meets a box: in the order of the other ends. */
function portsOf(links: readonly Link[], layout: Layout, end: 'from' | 'to'): Map<Link, number> {
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

function drawBox(drawing: Drawing, cell: Cell, { x, y }: Spot): SVGElement {
  const { data, language, selected, cut } = drawing;
  const { title, under } = titlesOf(data, cell);
  const holdings = holdingsOf(data, cell);
  const sum = sumOfBox(drawing, cell);
  // Figures are never cut off: rather the word before them.
  const fits = widthOf(sum.text[language], 11.5) <= box.width - 22;
  const sumText = fits ? sum.text[language] : sum.bare;
  const group = cell.kind !== 'node';
  const classes = ['box', cell.kind];
  if (cell.start) classes.push('start');
  if (selected === cell.id) classes.push('selected');
  if (sum.blurred) classes.push('blurred');
  if (cut.has(cell.id)) classes.push('cut');
  const name = `${title[language]}, ${under[language]}, ${sum.text[language]}`;
  return svg(
    'g',
    {
      class: classes.join(' '),
      transform: `translate(${x} ${y})`,
      'data-cell': cell.id,
      role: 'button',
      tabindex: -1,
      'aria-pressed': String(selected === cell.id),
    },
    svg('title', {}, name),
    svg('rect', { class: 'body', width: box.width, height: box.height, rx: 7 }),
    ...stripes(holdings),
    svg(
      'text',
      { class: 'name', x: 14, y: 18 },
      clipped(title[language], box.width - (group ? 44 : 24), 12.5),
    ),
    svg('text', { class: 'under', x: 14, y: 33 }, clipped(under[language], box.width - 24, 11)),
    svg('text', { class: 'sum', x: 14, y: 49 }, sumText),
    ...(group ? [unfoldMark()] : []),
    ...(cut.has(cell.id) ? [svg('text', { class: 'more', x: box.width + 6, y: 34 }, '⋯')] : []),
  );
}

/** Colours of what stands there, each as high as its share. */
function stripes(holdings: ReturnType<typeof holdingsOf>): SVGElement[] {
  const inner = box.height - 8;
  const total = holdings.reduce((sum, { most }) => sum + most, 0);
  if (total === 0)
    return [svg('rect', { class: 'w-none', x: 4, y: 4, width: 4, height: inner, rx: 2 })];
  let y = 4;
  return holdings.map(({ key, most }) => {
    const height = (inner * most) / total;
    const stripe = svg('rect', { class: `w-${key}`, x: 4, y, width: 4, height, rx: 2 });
    y += height;
    return stripe;
  });
}

function unfoldMark(): SVGElement {
  return svg(
    'g',
    { class: 'unfold', 'data-unfold': '', transform: `translate(${box.width - 26} 5)` },
    svg('rect', { width: 20, height: 20, rx: 5 }),
    svg('path', { d: 'M5 10h10M10 5v10' }),
  );
}

function sumOfBox(
  { data, graph }: Drawing,
  cell: Cell,
): { text: Text; bare: string; blurred: boolean } {
  let [least, most] = [0, 0];
  const backward = cell.side === -1;
  for (const at of cell.members) {
    const node = data.nodes[at];
    least += (backward ? node?.throughLeast : node?.least) ?? 0;
    most += (backward ? node?.throughMost : node?.most) ?? 0;
  }
  if (backward && cell.kind !== 'node') {
    // What passes from box to box inside would count twice.
    const out = graph.links.filter(({ from }) => from === cell.id);
    least = out.reduce((sum, link) => sum + link.least, 0);
    most = out.reduce((sum, link) => sum + link.most, 0);
  }
  const blurred = least !== most;
  const span = kgSpan(least, most);
  if (backward)
    return { text: { zh: `来自此处 ${span}`, en: `from here ${span}` }, bare: span, blurred };
  const places = holdingsOf(data, cell);
  if (places.length === 0) return { text: traceWords.passed, bare: '—', blurred: false };
  const only =
    places.length === 1 ? data.where.find(({ key }) => key === places[0]?.key) : undefined;
  if (!only) return { text: { zh: `源货 ${span}`, en: `source ${span}` }, bare: span, blurred };
  return {
    text: { zh: `${only.name.zh} ${span}`, en: `${only.name.en} ${span}` },
    bare: span,
    blurred,
  };
}

/** Chinese letters are as wide as high, others about half that. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += /[\u2e80-\uffef]/.test(letter) ? size : size * 0.58;
  return width;
}

/** SVG cuts nothing off by itself. */
function clipped(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (widthOf(`${kept}${letter}…`, size) > width) break;
    kept += letter;
  }
  return `${kept}…`;
}
