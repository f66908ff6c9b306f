import type { Pair } from './identified-values.ts';

export type ReadingFieldName =
  | 'code'
  | 'gtin'
  | 'content'
  | 'sscc'
  | 'lot'
  | 'serial'
  | 'production'
  | 'packed'
  | 'best_before'
  | 'sell_by'
  | 'expiry'
  | 'net_weight'
  | 'gross_weight'
  | 'pieces'
  | 'container'
  | 'site'
  | 'element';

export type ReadingField = {
  name: ReadingFieldName;
  value: string;
  /** The application identifier of an element that has no name of its own here. */
  ai?: string;
};

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

/** A sound value as people read it: dates with their century, weights with their point. */
export function fieldOf({ ai, value }: Pair): ReadingField {
  const weight = weightOf(ai, value);
  if (weight) return weight;
  const name = names[ai];
  if (name === undefined) return { name: 'element', value, ai };
  if (/^1[1-7]$/.test(ai)) return { name, value: dateOf(value) };
  return { name, value: name === 'pieces' ? String(Number(value)) : value };
}

/** AI 310n and 330n: six digits in kilograms, the last n of them decimals. */
function weightOf(ai: string, value: string): ReadingField | undefined {
  const [, kind, places] = /^3([13])0([0-5])$/.exec(ai) ?? [];
  if (kind === undefined) return undefined;
  const point = 6 - Number(places);
  const fraction = value.slice(point);
  const kg = String(Number(value.slice(0, point))) + (fraction === '' ? '' : `.${fraction}`);
  return { name: kind === '1' ? 'net_weight' : 'gross_weight', value: kg };
}

/** YYMMDD of this century, which all food is; day 00 is the last of its month. */
function dateOf(text: string): string {
  const year = 2000 + Number(text.slice(0, 2));
  const [month, day] = [text.slice(2, 4), text.slice(4)];
  const last = () => new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
  return `${year}-${month}-${day === '00' ? String(last()) : day}`;
}
