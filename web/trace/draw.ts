import type { Language } from '../../src/domain/text.ts';
import { clipped, sumOfBox, widthOf } from './boxes.ts';
import { type Area, type Curve, curveBetween, freePoint, portsOf } from './curves.ts';
import type { PictureData } from './data.ts';
import type { Cell, Graph, Link } from './graph.ts';
import { box, type Layout, type Spot } from './layout.ts';
import { frameTitle, holdingsOf, linkText, titlesOf } from './telling.ts';

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

type Drawn = { line: SVGElement; label: SVGElement | undefined };
function pathOf([a, b, c, d]: Curve): string {
  return `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}`;
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
