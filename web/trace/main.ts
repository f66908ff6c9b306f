import type { Language, Text } from '../../src/domain/text.ts';
import { bindControls, fillControls, sharesOf } from './controls.ts';
import type { PictureData } from './data.ts';
import { drawInto } from './draw.ts';
import {
  type Filter,
  type Graph,
  graphOf,
  firstUnfolded,
  parentsOf,
  shownAtFirst,
} from './graph.ts';
import { box, layOutGraph, type Layout } from './layout.ts';
import { factsInto } from './panel.ts';
import { cellWith, stepFrom } from './steps.ts';
import { viewOn } from './view.ts';
import { traceWords } from './words.ts';

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as PictureData;

/** What the page is made with; missing is a fault of the page. */
function found<E extends Element>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`No #${id}`);
  return element as unknown as E;
}

const picture = found<SVGSVGElement>('picture');
const layer = found<SVGGElement>('layer');
const panel = found<HTMLElement>('facts');
const aside = found<HTMLElement>('aside');
const live = found<HTMLElement>('live');
const view = viewOn(picture);

let language: Language = data.language;
let unfolded = firstUnfolded(data);
let shown = new Map<string, number>();
const pinned = new Set<string>();
const cut = new Set<string>();
let selected: string | undefined;
const last = data.edges.reduce((latest, { at }) => Math.max(latest, at), data.asOf);
const filter: Filter & { where: Set<string> } = {
  until: last,
  share: 0,
  firm: null,
  where: new Set(),
  certainOnly: false,
};
let graph: Graph = { cells: new Map(), links: [], hidden: 0 };
let layout: Layout = layOutGraph(graph);
let stop: string | undefined;

const say = (text: Text) => text[language];

function refresh(): void {
  graph = graphOf(data, filter, { unfolded, shown, pinned, cut });
  layout = layOutGraph(graph);
  if (selected !== undefined && !graph.cells.has(selected)) selected = undefined;
  redraw();
}

function redraw(): void {
  drawInto(layer, { data, graph, layout, language, selected, cut });
  const nodes = [...graph.cells.values()].reduce((sum, { members }) => sum + members.length, 0);
  found<HTMLElement>('shown').textContent =
    say(traceWords.shownBoxes) +
    `${graph.cells.size}${say(traceWords.boxes)} ${nodes} ${say(traceWords.ofNodes)} ${data.nodes.length}`;
  found<HTMLElement>('nothing').hidden = graph.cells.size > 0;
  tabStop(selected ?? stop);
  showFacts();
}

/** From where the trace began, at a size that can be read. */
function fitFromStart(): void {
  const start = [...graph.cells.values()].find((cell) => cell.start);
  view.fit(layout.bounds, layout.spots.get(start?.id ?? '') ?? layout.bounds);
}

/** One box can be reached by Tab; arrow keys go on from there. */
function tabStop(wanted: string | undefined): void {
  for (const one of layer.querySelectorAll('[tabindex="0"]')) one.setAttribute('tabindex', '-1');
  const start =
    [...graph.cells.values()].find((cell) => cell.start) ?? graph.cells.values().next().value;
  stop = wanted !== undefined && graph.cells.has(wanted) ? wanted : start?.id;
  if (stop !== undefined) boxOf(stop)?.setAttribute('tabindex', '0');
}

function boxOf(id: string): SVGGElement | null {
  return layer.querySelector(`[data-cell="${CSS.escape(id)}"]`);
}

function showFacts(): void {
  const cell = selected === undefined ? undefined : graph.cells.get(selected);
  aside.hidden = !cell;
  if (!cell) return;
  factsInto(panel, {
    data,
    graph,
    language,
    cell,
    cut: cut.has(cell.id),
    onAct: (act) => perform(act, cell.id),
    onGo: (id) => go(id),
  });
}

function select(id: string | undefined, focus = true): void {
  selected = id;
  redraw();
  if (id !== undefined && focus) boxOf(id)?.focus({ preventScroll: true });
}

function go(id: string): void {
  select(id);
  const spot = layout.spots.get(id);
  if (spot) view.center(spot.x + box.width / 2, spot.y + box.height / 2);
  live.textContent = boxOf(id)?.querySelector('title')?.textContent ?? '';
}

function perform(act: 'unfold' | 'fold' | 'more' | 'cut', id: string): void {
  const cell = graph.cells.get(id);
  const member = cell?.members[0];
  const node = member === undefined ? undefined : data.nodes[member];
  if (!cell || !node || member === undefined) return;
  if (act === 'cut') {
    if (!cut.delete(id)) cut.add(id);
  } else if (act === 'more') {
    shown.set(cell.parent, (shown.get(cell.parent) ?? shownAtFirst) + shownAtFirst);
  } else if (act === 'unfold') {
    unfolded.add(id);
  } else {
    unfolded.delete(cell.parent);
  }
  refresh();
  // Where the eyes were: at what came of the box.
  const next = act === 'unfold' || act === 'more' || act === 'fold' ? cellWith(graph, member) : id;
  if (next !== undefined) go(next);
}

/** Unfolds what a node is folded into, and goes there. */
function reveal(member: number): void {
  const node = data.nodes[member];
  if (!node) return;
  for (const parent of parentsOf(node)) {
    unfolded.add(parent);
    pinned.add(parent);
  }
  pinned.add(`n${member}`);
  refresh();
  const id = cellWith(graph, member);
  if (id !== undefined) go(id);
}

picture.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const id = target?.closest('[data-cell]')?.getAttribute('data-cell') ?? undefined;
  if (id === undefined) return;
  if (target?.closest('[data-unfold]'))
    perform(graph.cells.get(id)?.kind === 'rest' ? 'more' : 'unfold', id);
  else select(selected === id ? undefined : id);
});

picture.addEventListener('keydown', (event) => {
  const id = document.activeElement?.getAttribute('data-cell') ?? undefined;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '+' || event.key === '=') view.zoom(1.25);
  else if (event.key === '-') view.zoom(0.8);
  else if (event.key === '0') view.fit(layout.bounds);
  else if (event.key === 'Escape') select(undefined, false);
  else if (id === undefined) return;
  else if (event.key === 'Enter' || event.key === ' ') select(selected === id ? undefined : id);
  else if (event.key === 'e' || event.key === 'E') {
    const kind = graph.cells.get(id)?.kind;
    perform(kind === 'node' ? 'fold' : kind === 'rest' ? 'more' : 'unfold', id);
  } else if (event.key.startsWith('Arrow')) {
    const next = stepFrom({ graph, layout }, id, event.key);
    if (next !== undefined) {
      tabStop(next);
      boxOf(next)?.focus({ preventScroll: true });
      const spot = layout.spots.get(next);
      if (spot) view.center(spot.x + box.width / 2, spot.y + box.height / 2);
    }
  } else return;
  event.preventDefault();
});

function speak(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = `${say(traceWords.title)} · ${say(data.about)}`;
  fillControls(data, language, { filter, last });
}

bindControls(data, {
  filter,
  shares: sharesOf(data),
  changed: (fit) => {
    speak();
    refresh();
    if (fit) fitFromStart();
  },
  reveal,
  languageOf: () => language,
  switchLanguage: () => {
    language = language === 'zh' ? 'en' : 'zh';
    speak();
    redraw();
  },
  foldAll: () => {
    unfolded = new Set();
    shown = new Map();
    pinned.clear();
    cut.clear();
    refresh();
    fitFromStart();
  },
  zoom: (by) => view.zoom(by),
  fit: () => view.fit(layout.bounds),
  close: () => select(undefined, false),
});

window.addEventListener('beforeprint', () => view.whole(layout.bounds));
window.addEventListener('afterprint', () => view.back());

speak();
refresh();
fitFromStart();
