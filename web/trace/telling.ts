import type { Text } from '../../src/domain/text.ts';
import type { PictureData } from './data.ts';
import type { Cell, Link } from './graph.ts';
import { traceWords } from './words.ts';

/** Exact kilograms of whole grams, with separators. */
export function kg(grams: number): string {
  const digits = String(grams).padStart(4, '0');
  const whole = digits.slice(0, -3).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const rest = digits.slice(-3).replace(/0+$/, '');
  return whole + (rest === '' ? '' : `.${rest}`);
}

export function kgSpan(least: number, most: number): string {
  return least === most ? `${kg(most)} kg` : `${kg(least)}–${kg(most)} kg`;
}

/** Asia/Shanghai, wherever the page is read. */
export function shanghaiText(moment: number): string {
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** What moved, and of it what is the source's, where that is not all. */
export function linkText({ least, most, grams }: Link): Text {
  if (least === grams && most === grams) return { zh: `${kg(grams)} kg`, en: `${kg(grams)} kg` };
  const span = least === most ? kg(most) : `${kg(least)}–${kg(most)}`;
  return { zh: `${span} ／共 ${kg(grams)} kg`, en: `${span} of ${kg(grams)} kg` };
}

/** What a box holds of the source, by whereabout. */
export type Holding = { key: string; least: number; most: number };

export function holdingsOf(data: PictureData, { members }: Cell): Holding[] {
  const held = new Map<string, Holding>();
  for (const at of members) {
    const node = data.nodes[at];
    if (!node || node.side === -1 || node.grams === 0) continue;
    const known = held.get(node.where) ?? { key: node.where, least: 0, most: 0 };
    known.least += node.least;
    known.most += node.most;
    held.set(node.where, known);
  }
  return data.where.flatMap(({ key }) => held.get(key) ?? []).filter(({ most }) => most > 0);
}

export type Titles = { title: Text; under: Text };

/** The two lines that name a box. */
export function titlesOf(data: PictureData, cell: Cell): Titles {
  const node = data.nodes[cell.members[0] ?? 0];
  const nowhere = { zh: '', en: '' };
  if (!node) return { title: nowhere, under: nowhere };
  const firm = data.firms[node.firm]?.name ?? nowhere;
  const size = cell.members.length;
  const nodes = { zh: `${size} 个节点`, en: `${size} nodes` };
  switch (cell.kind) {
    case 'firm':
      return { title: firm, under: nodes };
    case 'premises':
      return { title: data.premises[node.premises ?? 0]?.name ?? firm, under: nodes };
    case 'rest':
      return { title: joined(traceWords.rest, nodes), under: traceWords.smallerOnes };
    case 'node': {
      const number = node.lot === null ? undefined : data.lots[node.lot]?.number;
      const title = number === undefined ? traceWords.processing : { zh: number, en: number };
      return { title, under: node.place };
    }
  }
}

function joined(a: Text, b: Text): Text {
  return { zh: `${a.zh} ${b.zh}`, en: `${a.en} ${b.en}` };
}

/** Over the boxes of one place. */
export function frameTitle(data: PictureData, cell: Cell): Text {
  const node = data.nodes[cell.members[0] ?? 0];
  const firm = node && data.firms[node.firm];
  if (!node || !firm || cell.parent.startsWith('all')) return { zh: '', en: '' };
  if (!cell.parent.startsWith('p')) return firm.name;
  const premises = data.premises[node.premises ?? -1]?.name;
  if (!premises) return firm.name;
  return { zh: `${premises.zh} · ${firm.name.zh}`, en: `${premises.en} · ${firm.name.en}` };
}
