import type { BarcodeReading } from '../../src/domain/barcode-reading.ts';
import type { ReadingField } from '../../src/domain/element-reading.ts';
import { labelOf } from '../../src/domain/identified-values.ts';
import type { Verdict } from '../../src/domain/scan.ts';
import type { Language, Text } from '../../src/domain/text.ts';
import { formatTraceCode, traceCodeLength } from '../../src/domain/trace-code.ts';
import { formatUnitCode } from '../../src/domain/unit-code.ts';
import { verdictWords } from '../scan/words.ts';
import type { Known } from './look-up.ts';
import type { Read } from './reads.ts';
import { shown } from './table.ts';
import { fieldWords, kindWords, words } from './words.ts';

export type Row = { read: Read; reading: BarcodeReading; known: Known | 'asking' | undefined };

const verdictTone: Record<Verdict, string> = {
  recalled: 'bad',
  on_hold: 'warn',
  caution: 'warn',
  complete: 'good',
};

/** One read as people see it: what it is, what it says, what is known, where to go. */
export function rowItem(row: Row, language: Language): HTMLLIElement {
  const { read, reading, known } = row;
  const say = (text: Text) => text[language];
  const item = element('li', { className: `read ${reading.kind}` });
  item.dataset['key'] = reading.key;
  item.dataset['kind'] = reading.kind;
  const head = element('div', { className: 'head' });
  head.append(element('b', { textContent: say(kindWords[reading.kind]) }));
  if (read.times > 1) {
    const times = element('span', { className: 'chip times', textContent: `×${read.times}` });
    times.setAttribute('aria-label', `${read.times} ${say(words.times)}`);
    head.append(times);
  }
  const at = element('time', { textContent: timeOf(read.lastAt) });
  at.dateTime = new Date(read.lastAt).toISOString();
  head.append(at);
  item.append(head);
  if (reading.code !== null) item.append(codeLine(reading.code));
  else if (reading.kind === 'link' || reading.kind === 'text') item.append(rawLine(read.text));
  const fields = reading.fields.filter(({ name }) => name !== 'code');
  if (fields.length > 0) item.append(fieldList(fields, say));
  for (const { message } of reading.warnings) {
    item.append(element('p', { className: 'warning', textContent: say(message) }));
  }
  item.append(...knownLines(row, say));
  const links = linksOf(reading, known, say);
  if (links.length > 0) {
    const line = element('p', { className: 'links' });
    line.append(...links);
    item.append(line);
  }
  return item;
}

function codeLine(code: string): HTMLElement {
  const format = code.length === traceCodeLength ? formatTraceCode : formatUnitCode;
  return element('p', { className: 'mono code', textContent: format(code) });
}

const longestShown = 300;

function rawLine(text: string): HTMLElement {
  const cut = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return element('p', { className: 'mono raw', textContent: shown(cut) });
}

function fieldList(fields: readonly ReadingField[], say: (text: Text) => string): HTMLElement {
  const list = element('dl');
  for (const { name, value, ai } of fields) {
    const pair = element('div');
    const label = ai === undefined ? say(fieldWords[name]) : say(labelOf(ai));
    const number = element('dd', { className: 'mono', textContent: value });
    pair.append(element('dt', { textContent: label }), number);
    list.append(pair);
  }
  return list;
}

function knownLines({ known, reading }: Row, say: (text: Text) => string): HTMLElement[] {
  if (known === undefined) return [];
  if (known === 'asking') return [note(say(words.lookingUp))];
  if (known.away) return [note(say(words.away))];
  const lines: HTMLElement[] = [];
  if (known.name !== undefined) {
    const lot = known.lotNumber === undefined ? '' : ` · ${say(words.lot)} ${known.lotNumber}`;
    lines.push(element('p', { className: 'known', textContent: `${known.name}${lot}` }));
  }
  if (known.verdict !== undefined) {
    const title = say(verdictWords[known.verdict].title);
    const className = `chip ${verdictTone[known.verdict]}`;
    lines.push(element('span', { className, textContent: title }));
  }
  if (known.refusal !== undefined) {
    // That goods of the world are not known here is no warning; that a code of ours is not, is one.
    const className = reading.code === null ? 'sub' : 'warning';
    lines.push(element('p', { className, textContent: known.refusal }));
  }
  const nothing = lines.length === 0 && known.lots.length === 0;
  return nothing ? [note(say(words.nothingKnown))] : lines;
}

function note(text: string): HTMLElement {
  return element('p', { className: 'sub', textContent: text });
}

function linksOf(
  { path, code }: BarcodeReading,
  known: Row['known'],
  say: (text: Text) => string,
): HTMLElement[] {
  const links: HTMLElement[] = [];
  const isKnown = typeof known === 'object' && known.verdict !== undefined;
  if (path !== null && (code !== null || isKnown)) links.push(link(path, say(words.page)));
  if (typeof known !== 'object') return links;
  const label = say(known.onlySameNumber ? words.sameNumber : words.record);
  for (const { id, number } of known.lots) {
    links.push(link(`/api/lots/${encodeURIComponent(id)}`, `${label} ${number}`));
  }
  return links;
}

/** In a tab of its own: the camera goes on here. */
function link(href: string, text: string): HTMLElement {
  return element('a', { href, textContent: text, target: '_blank', rel: 'noopener' });
}

function timeOf(at: number): string {
  const options = { timeZone: 'Asia/Shanghai', hour12: false } as const;
  return new Date(at).toLocaleTimeString('zh-CN', options);
}

function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]> = {},
): HTMLElementTagNameMap[T] {
  return Object.assign(document.createElement(tag), properties);
}
