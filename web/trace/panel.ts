import type { Language, Text } from '../../src/domain/text.ts';
import type { PictureData, PictureNode } from './data.ts';
import type { Cell, Graph, Link } from './graph.ts';
import { kgSpan, kg, holdingsOf, linkText, shanghaiText, titlesOf } from './telling.ts';
import { traceWords } from './words.ts';

export type Facts = {
  data: PictureData;
  graph: Graph;
  language: Language;
  cell: Cell;
  cut: boolean;
  onAct: (act: 'unfold' | 'fold' | 'more' | 'cut') => void;
  onGo: (cell: string) => void;
};

export function html<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** So many neighbours are listed; the rest are counted. */
const longest = 60;

/** What is known of a box, and where one can go from it. */
export function factsInto(panel: HTMLElement, facts: Facts): void {
  const { data, cell, language, graph, onGo } = facts;
  const say = (text: Text) => text[language];
  const { title, under } = titlesOf(data, cell);
  const node = cell.kind === 'node' ? data.nodes[cell.members[0] ?? 0] : undefined;
  const list = node ? nodeFacts(data, node, say) : groupFacts(data, cell, say);
  panel.replaceChildren(
    html('h2', { tabindex: '-1' }, say(title)),
    html('p', { class: 'under' }, say(under)),
    actButtons(facts, say),
    html(
      'dl',
      {},
      ...list.map(([name, value]) =>
        html('div', {}, html('dt', {}, say(name)), html('dd', {}, value)),
      ),
    ),
    neighbours(
      say(traceWords.into),
      graph.links.filter(({ to }) => to === cell.id),
      'from',
      facts,
      onGo,
    ),
    neighbours(
      say(traceWords.out),
      graph.links.filter(({ from }) => from === cell.id),
      'to',
      facts,
      onGo,
    ),
  );
}

type Say = (text: Text) => string;
type Fact = [name: Text, value: string];

function nodeFacts(data: PictureData, node: PictureNode, say: Say): Fact[] {
  const lot = node.lot === null ? undefined : data.lots[node.lot];
  const premises = node.premises === null ? undefined : data.premises[node.premises];
  const firm = data.firms[node.firm];
  const facts: Fact[] = [];
  const add = (name: Text, value: string | undefined) => {
    if (value !== undefined && value !== '') facts.push([name, value]);
  };
  const { pieces, of } = { pieces: say(traceWords.pieces), of: say(traceWords.ofSource) };
  const range = (least: number, most: number) =>
    kgSpan(least, most) + (least === most ? '' : ` (${say(traceWords.range)})`);
  add(traceWords.product, lot && `${say(lot.product)} · ${say(lot.kind)}`);
  add(traceWords.place, say(node.place));
  add(traceWords.premises, premises && say(premises.name));
  add(traceWords.firm, firm && say(firm.name));
  add(traceWords.address, premises?.address);
  add(traceWords.division, premises && say(premises.division));
  const at = premises?.position;
  if (at) {
    const pair = (x: number, y: number) => `${x.toFixed(6)}, ${y.toFixed(6)}`;
    add(traceWords.position, `WGS-84 ${pair(at[0], at[1])}\nGCJ-02 ${pair(at[2], at[3])}`);
  }
  const came = node.side === 1 ? traceWords.since : traceWords.sinceBack;
  add(came, shanghaiText(node.since) + say(traceWords.zone));
  if (node.side === 1) {
    add(traceWords.there, `${kg(node.grams)} kg, ${node.pieces} ${pieces}`);
    facts.push([{ zh: of, en: of }, range(node.least, node.most)]);
  }
  add(traceWords.through, range(node.throughLeast, node.throughMost));
  return facts;
}

function groupFacts(data: PictureData, cell: Cell, say: Say): Fact[] {
  const names = new Map(data.where.map(({ key, name }) => [key, name]));
  const facts = holdingsOf(data, cell).map(({ key, least, most }): Fact => {
    return [names.get(key) ?? { zh: key, en: key }, kgSpan(least, most)];
  });
  const node = data.nodes[cell.members[0] ?? 0];
  const premises = node?.premises === null ? undefined : data.premises[node?.premises ?? -1];
  if (cell.kind !== 'premises' || !node || !premises) return facts;
  const firm = data.firms[node.firm];
  return [
    ...(firm ? [[traceWords.firm, say(firm.name)] satisfies Fact] : []),
    [traceWords.address, premises.address],
    [traceWords.division, say(premises.division)],
    ...facts,
  ];
}

function actButtons({ cell, cut, onAct }: Facts, say: Say): HTMLElement {
  const button = (act: Parameters<Facts['onAct']>[0], name: Text) => {
    const made = html('button', { type: 'button', 'data-act': act }, say(name));
    made.addEventListener('click', () => onAct(act));
    return made;
  };
  const row = html('p', { class: 'acts' });
  if (cell.kind === 'rest') row.append(button('more', traceWords.more));
  else if (cell.kind !== 'node') row.append(button('unfold', traceWords.unfold));
  if (cell.kind === 'node' || cell.kind === 'premises') row.append(button('fold', traceWords.fold));
  row.append(button('cut', cut ? traceWords.uncut : traceWords.cut));
  return row;
}

function neighbours(
  name: string,
  links: readonly Link[],
  end: 'from' | 'to',
  { data, graph, language }: Facts,
  onGo: (cell: string) => void,
): HTMLElement {
  const say = (text: Text) => text[language];
  const sorted = [...links].sort((a, b) => b.most - a.most);
  const items = sorted.slice(0, longest).flatMap((link) => {
    const cell = graph.cells.get(link[end]);
    if (!cell) return [];
    const { title, under } = titlesOf(data, cell);
    const go = html('button', { type: 'button', class: 'go' }, `${say(title)} · ${say(under)}`);
    go.addEventListener('click', () => onGo(cell.id));
    const [first] = link.edges;
    const acts = [...new Set(link.edges.map(({ act }) => act))].map((act) => data.acts[act]);
    const what = acts.flatMap((text) => (text ? [say(text)] : [])).join(', ');
    const when =
      link.edges.length === 1 && first
        ? `${shanghaiText(first.at)} · #${first.seq}`
        : `${link.edges.length}${say(traceWords.movements)}`;
    return [
      html('li', {}, go, html('b', {}, say(linkText(link))), html('span', {}, `${what} · ${when}`)),
    ];
  });
  const title = html('h3', {}, `${name} (${links.length})`);
  if (items.length === 0) return html('section', {}, title, html('p', {}, say(traceWords.none)));
  const left = links.length - items.length;
  return html(
    'section',
    {},
    title,
    html('ul', {}, ...items, ...(left > 0 ? [html('li', {}, `+ ${left}`)] : [])),
  );
}
