import { checkGtin, checkSscc } from './gs1.ts';
import type { Checked, Fault } from './text.ts';

export const readingFields = [
  'code',
  'gtin',
  'content',
  'sscc',
  'lot',
  'serial',
  'production',
  'packed',
  'best_before',
  'sell_by',
  'expiry',
  'net_weight',
  'gross_weight',
  'pieces',
  'container',
  'site',
  'element',
] as const;
export type ReadingFieldName = (typeof readingFields)[number];

export type ReadingField = {
  name: ReadingFieldName;
  value: string;
  /** The application identifier of an element that has no name of its own here. */
  ai?: string;
};

export type ReadElements =
  | { ok: true; fields: readonly ReadingField[]; warnings: readonly Fault[] }
  | { ok: false; fault: Fault };

type Element = { ai: string; value: string };

/** The elements of a GS1 element string or Digital Link, named and put into words where we can. */
export function readElements(text: string): ReadElements {
  const elements = /^https?:/i.test(text) ? ofLink(new URL(text)) : ofString(text);
  if (elements === undefined || elements.length === 0) return { ok: false, fault: formFault };
  const fields: ReadingField[] = [];
  const warnings: Fault[] = [];
  for (const { ai, value } of elements) {
    const checked = keyOf(ai, value);
    if (checked && !checked.ok) return checked;
    if (checked?.warning) warnings.push(checked.warning);
    fields.push(fieldOf(ai, checked ? checked.value : value));
  }
  return { ok: true, fields, warnings };
}

function keyOf(ai: string, value: string): Checked | undefined {
  if (ai === '01' || ai === '02') return checkGtin(value);
  return ai === '00' ? checkSscc(value) : undefined;
}

const names: Readonly<Record<string, ReadingFieldName>> = {
  '00': 'sscc',
  '01': 'gtin',
  '02': 'content',
  '10': 'lot',
  '11': 'production',
  '13': 'packed',
  '15': 'best_before',
  '16': 'sell_by',
  '17': 'expiry',
  '21': 'serial',
  '30': 'pieces',
  '37': 'pieces',
};

function fieldOf(ai: string, value: string): ReadingField {
  const weight = weightOf(ai, value);
  if (weight) return weight;
  const name = names[ai] ?? 'element';
  if (name === 'element') return { name, value, ai };
  if (/^1[1-7]$/.test(ai)) {
    const date = dateOf(value);
    return date === undefined ? { name: 'element', value, ai } : { name, value: date };
  }
  return { name, value: name === 'pieces' ? String(Number(value)) : value };
}

/** AI 310n and 330n: six digits in kilograms, the last n of them decimals. */
function weightOf(ai: string, value: string): ReadingField | undefined {
  const [, kind, places] = /^3([13])0([0-5])$/.exec(ai) ?? [];
  if (kind === undefined || !/^\d{6}$/.test(value)) return undefined;
  const decimals = Number(places);
  const whole = String(Number(value.slice(0, 6 - decimals)));
  const fraction = decimals === 0 ? '' : `.${value.slice(6 - decimals)}`;
  return { name: kind === '1' ? 'net_weight' : 'gross_weight', value: `${whole}${fraction}` };
}

/** YYMMDD of this century, which all food is; day 00 is the last of its month. */
function dateOf(text: string): string | undefined {
  const [, yy, mm, dd] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (yy === undefined) return undefined;
  const year = 2000 + Number(yy);
  const month = Number(mm);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = dd === '00' ? last : Number(dd);
  if (month < 1 || month > 12 || day > last) return undefined;
  return `${year}-${mm}-${String(day).padStart(2, '0')}`;
}

const fixedLengths: readonly (readonly [RegExp, number])[] = [
  [/^00/, 18],
  [/^0[123]/, 14],
  [/^1[1-7]/, 6],
  [/^20/, 2],
  [/^3[1-6]\d\d/, 6],
  [/^41\d/, 13],
];
const openEnded =
  /^(?:10|2[12]|30|37|9\d|24[01]|25[0134]|40[03]|42[0-7]|70[0-4]\d|71\d|8[0-2]\d\d)/;
const separator = '\u001d';

function ofString(marked: string): Element[] | undefined {
  if (marked.startsWith('(')) return ofBrackets(marked);
  let rest = marked.replace(/^\][A-Za-z]\d/, '');
  const elements: Element[] = [];
  while (rest !== '') {
    const fixed = fixedLengths.find(([pattern]) => pattern.test(rest));
    const ai = fixed?.[0].exec(rest)?.[0] ?? openEnded.exec(rest)?.[0];
    if (ai === undefined) return undefined;
    const stop = rest.indexOf(separator);
    const end = fixed ? ai.length + fixed[1] : stop < 0 ? rest.length : stop;
    const value = rest.slice(ai.length, end);
    if (value === '' || (fixed && !isDigits(value, fixed[1]))) return undefined;
    elements.push({ ai, value });
    rest = rest.slice(end).replace(separator, (mark, at: number) => (at === 0 ? '' : mark));
  }
  return elements;
}

function isDigits(value: string, length: number): boolean {
  return value.length === length && /^\d+$/.test(value);
}

function ofBrackets(text: string): Element[] | undefined {
  const matches = [...text.matchAll(/\((\d{2,4})\)([^()]+)/g)];
  if (matches.map(([all]) => all).join('') !== text) return undefined;
  return matches.map(([, ai = '', value = '']) => ({ ai, value }));
}

function ofLink({ pathname }: URL): Element[] | undefined {
  const path = /\/(?:01|00)\/.*$/.exec(pathname)?.[0];
  if (path === undefined) return undefined;
  const parts = path.slice(1).split('/').map(decoded);
  if (parts.length % 2 !== 0) return undefined;
  const elements: Element[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const [ai = '', value = ''] = parts.slice(at, at + 2);
    if (!/^(?:00|01|10|21|22)$/.test(ai) || value === '') return undefined;
    elements.push({ ai, value });
  }
  return elements;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

const formFault: Fault = {
  code: 'gs1.form',
  message: {
    zh: '这个条码声明为 GS1 格式，但内容不符合 GS1 规则，无法分解成字段。请核对标签，或按文字处理。',
    en: 'The barcode says it is GS1, but its content does not follow the GS1 rules and can’t be taken apart. Compare the label, or use it as text.',
  },
};
