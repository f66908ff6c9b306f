import type { Language, Text } from '../../src/domain/text.ts';
import type { PictureData } from './data.ts';
import type { Filter } from './graph.ts';
import { html } from './panel.ts';
import { kg, kgSpan, shanghaiText } from './telling.ts';
import { traceWords } from './words.ts';

type Filtering = { filter: Filter & { where: Set<string> }; last: number };

export type Controls = {
  filter: Filtering['filter'];
  shares: readonly number[];
  changed: (fit: boolean) => void;
  reveal: (member: number) => void;
  languageOf: () => Language;
  switchLanguage: () => void;
  foldAll: () => void;
  zoom: (by: number) => void;
  fit: () => void;
  close: () => void;
};

const percents = [0, 0.1, 0.5, 1, 2, 5, 10, 25];

/** Grams of the source that the choices of the share stand for. */
export function sharesOf({ sourceGrams }: PictureData): number[] {
  return percents.map((percent) => (sourceGrams * percent) / 100);
}

function control<E extends HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`No #${id}`);
  return element as E;
}

/** Everything around the picture, in a language. */
export function fillControls(
  data: PictureData,
  language: Language,
  { filter, last }: Filtering,
): void {
  const say = (text: Text) => text[language];
  const named = traceWords as Readonly<Record<string, Text>>;
  for (const element of document.querySelectorAll<HTMLElement>('[data-say]')) {
    const text = named[element.dataset['say'] ?? ''];
    if (text) element.textContent = say(text);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const text = named[element.dataset['label'] ?? ''];
    if (text) element.setAttribute('aria-label', say(text));
  }
  control('about').textContent = say(data.about);
  control('as-of').textContent =
    `${say(traceWords.source)} ${kg(data.sourceGrams)} kg · ` +
    `${say(traceWords.asOf)} ${shanghaiText(data.asOf)}${say(traceWords.zone)}`;
  const sums = control('sums');
  sums.hidden = data.balances === null;
  sums.className = data.balances === false ? 'bad' : 'good';
  sums.textContent = say(data.balances === false ? traceWords.unbalanced : traceWords.balanced);
  const bound = control('bound');
  bound.hidden = data.bound === null;
  if (data.bound) {
    const unit = data.bound.kind === 'lots' ? traceWords.boundLots : traceWords.boundNodes;
    bound.textContent = say(traceWords.bounded) + data.bound.limit + say(unit);
  }
  control<HTMLInputElement>('search').placeholder = say(traceWords.search);
  control('until-text').textContent =
    filter.until >= last ? say(traceWords.all) : shanghaiText(filter.until);
  legend(data, say, filter);
  firms(data, say, filter);
  const share = control<HTMLSelectElement>('share');
  const chosen = share.selectedIndex;
  share.replaceChildren(
    ...percents.map((percent) =>
      html('option', {}, percent === 0 ? say(traceWords.all) : `≥ ${percent} %`),
    ),
  );
  share.selectedIndex = Math.max(0, chosen);
}

function legend({ where }: PictureData, say: (text: Text) => string, filter: Filtering['filter']) {
  const chips = where.map(({ key, name, least, most }) =>
    html(
      'button',
      {
        type: 'button',
        class: 'chip',
        'data-where': key,
        'aria-pressed': String(filter.where.has(key)),
      },
      html('i', { class: `w-${key}`, 'aria-hidden': 'true' }),
      html('span', {}, say(name)),
      html('b', { class: least === most ? '' : 'blurred' }, kgSpan(least, most)),
    ),
  );
  control('legend').replaceChildren(...chips);
}

function firms(data: PictureData, say: (text: Text) => string, filter: Filtering['filter']) {
  const options = data.firms
    .map(({ name }, at) => ({ name: say(name), at }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, at }) => html('option', { value: String(at) }, name));
  const list = control<HTMLSelectElement>('firm');
  list.replaceChildren(html('option', { value: '' }, say(traceWords.allFirms)), ...options);
  list.value = filter.firm === null ? '' : String(filter.firm);
}

export function bindControls(data: PictureData, on: Controls): void {
  const { filter } = on;
  const press = (id: string, run: () => void) => control(id).addEventListener('click', run);
  press('language', on.switchLanguage);
  press('larger', () => on.zoom(1.25));
  press('smaller', () => on.zoom(0.8));
  press('fit', on.fit);
  press('fold-all', on.foldAll);
  press('close', on.close);
  press('print', () => window.print());
  press('theme', () => {
    const root = document.documentElement;
    const dark = root.dataset['theme']
      ? root.dataset['theme'] === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset['theme'] = dark ? 'light' : 'dark';
  });
  const times = [
    ...new Set(data.nodes.map(({ since }) => since).concat(data.edges.map(({ at }) => at))),
  ];
  times.sort((a, b) => a - b);
  const until = control<HTMLInputElement>('until');
  const latest = filter.until;
  until.max = String(times.length);
  until.value = until.max;
  until.addEventListener('input', () => {
    const at = Number(until.value);
    filter.until = at >= times.length ? latest : (times[at] ?? latest);
    until.setAttribute('aria-valuetext', shanghaiText(filter.until));
    on.changed(false);
  });
  const share = control<HTMLSelectElement>('share');
  share.addEventListener('change', () => {
    filter.share = on.shares[share.selectedIndex] ?? 0;
    on.changed(true);
  });
  const firm = control<HTMLSelectElement>('firm');
  firm.addEventListener('change', () => {
    filter.firm = firm.value === '' ? null : Number(firm.value);
    on.changed(true);
  });
  const certain = control<HTMLInputElement>('certain');
  certain.addEventListener('change', () => {
    filter.certainOnly = certain.checked;
    on.changed(true);
  });
  control('legend').addEventListener('click', ({ target }) => {
    const chip = target instanceof Element ? target.closest('[data-where]') : undefined;
    const key = chip?.getAttribute('data-where');
    if (key === null || key === undefined) return;
    if (!filter.where.delete(key)) filter.where.add(key);
    on.changed(true);
    control('legend').querySelector<HTMLElement>(`[data-where="${key}"]`)?.focus();
  });
  press('reset', () => {
    Object.assign(filter, { until: latest, share: 0, firm: null, certainOnly: false });
    filter.where.clear();
    until.value = until.max;
    share.selectedIndex = 0;
    certain.checked = false;
    on.changed(true);
  });
  bindSearch(data, on);
}

const mostFound = 30;

function bindSearch(data: PictureData, { languageOf, reveal }: Controls): void {
  const field = control<HTMLInputElement>('search');
  const list = control('results');
  const texts = data.nodes.map((node) => {
    const lot = node.lot === null ? undefined : data.lots[node.lot];
    const premises = node.premises === null ? undefined : data.premises[node.premises];
    const names = [
      lot?.product,
      node.place,
      premises?.name,
      premises?.division,
      data.firms[node.firm]?.name,
    ];
    return [lot?.number, premises?.address, ...names.flatMap((name) => [name?.zh, name?.en])]
      .filter((part) => part !== undefined)
      .join(' ')
      .toLowerCase();
  });
  const find = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    list.hidden = words.length === 0;
    if (words.length === 0) return;
    const found = [...texts.entries()].filter(([, text]) =>
      words.every((word) => text.includes(word)),
    );
    const language = languageOf();
    const items = found.slice(0, mostFound).flatMap(([at]) => {
      const node = data.nodes[at];
      if (!node) return [];
      const number =
        node.lot === null ? traceWords.processing[language] : (data.lots[node.lot]?.number ?? '');
      const firm = data.firms[node.firm]?.name[language] ?? '';
      const show = html(
        'button',
        { type: 'button', class: 'go' },
        `${number} · ${node.place[language]} · ${firm}`,
      );
      show.addEventListener('click', () => {
        list.hidden = true;
        reveal(at);
      });
      return [html('li', {}, show)];
    });
    const count = html('li', { class: 'count' }, `${found.length} ${traceWords.found[language]}`);
    list.replaceChildren(count, ...items);
  };
  field.addEventListener('input', find);
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') list.hidden = true;
  });
}
