import { isIsoDate, parseShanghai } from '../../domain/business-time.ts';
import { gramsToKg, parseKg } from '../../domain/quantity.ts';
import type { Fault, Text } from '../../domain/text.ts';
import { allCountries } from '../reference/countries.service.ts';

/** What a cell says, or why it can't be told. Empty cells are never read. */
export type Read<T> = { ok: true; value: T } | { ok: false; fault: Fault };
export type Reader<T> = (text: string) => Read<T>;

function read<T>(value: T): Read<T> {
  return { ok: true, value };
}

function refuse(code: string, zh: string, en: string): { ok: false; fault: Fault } {
  return { ok: false, fault: { code, message: { zh, en } } };
}

/** As people see it: full-width letters and digits of a Chinese keyboard are plain ones. */
export function plain(text: string): string {
  return (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC')).trim();
}

export const text: Reader<string> = (cell) => read(cell.trim());

/** Excel shows a long number that was typed into a number cell like this; its digits are gone. */
const scientific = /^\d(?:\.\d+)?E\+\d{2,}$/i;

/** A number or code that was issued: kept as written, unless the spreadsheet has ruined it. */
export const identifier: Reader<string> = (cell) => {
  const value = plain(cell);
  if (!scientific.test(value)) return read(value);
  return refuse(
    'cell.scientific',
    '该号码已被表格软件改成科学计数法,末尾数字已丢失。请把此列设为“文本”格式,再按原件重新填写。',
    'The spreadsheet turned this number into scientific notation and lost its last digits. Format the column as text and type it again from the paper.',
  );
};

/** A code that we look up: our codes are upper-case. */
export const code: Reader<string> = (cell) => {
  const value = identifier(cell);
  return value.ok ? read(value.value.toUpperCase()) : value;
};

export const weightKg: Reader<number> = (cell) => {
  const grams = parseKg(plain(cell).replace(/\s*(?:kg|千克|公斤)$/i, ''));
  if (grams !== undefined) return read(gramsToKg(grams));
  return refuse(
    'cell.weight',
    '请填写千克数,不为负,最多三位小数,例如 1250.5。',
    'Enter kilograms, not negative, with at most three decimals, such as 1250.5.',
  );
};

const wholePattern = /^(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.0+)?$/;

export const wholeNumber: Reader<number> = (cell) => {
  const value = plain(cell);
  if (wholePattern.test(value)) return read(Number(value.replaceAll(',', '')));
  return refuse(
    'cell.whole_number',
    '请填写整数,不为负,例如 100。',
    'Enter a whole number, not negative, such as 100.',
  );
};

export const decimal: Reader<number> = (cell) => {
  const value = plain(cell).replace(/\s*[%℃]$|°C$/i, '');
  if (/^-?\d{1,12}(?:\.\d{1,9})?$/.test(value)) return read(Number(value));
  return refuse('cell.number', '请填写数字,例如 0.2。', 'Enter a number, such as 0.2.');
};

const datePattern = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s*T?\s*(.*))?$/;
const clockPattern = /^(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})?秒?)?$/;

/** The day and the time of day, both as ISO 8601 writes them. */
function splitMoment(cell: string): { day: string; clock: string | undefined } | undefined {
  const value = plain(cell).replace(/^(\d{4})(\d{2})(\d{2})(?=$|\s)/, '$1-$2-$3');
  const [, year = '', month = '', day = '', rest = ''] = datePattern.exec(value) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isIsoDate(iso)) return undefined;
  if (rest === '') return { day: iso, clock: undefined };
  const [, hour, minute = '', second = '0'] = clockPattern.exec(rest) ?? [];
  if (hour === undefined) return undefined;
  return { day: iso, clock: [hour, minute, second].map((part) => part.padStart(2, '0')).join(':') };
}

export const date: Reader<string> = (cell) => {
  if (isIsoDate(cell)) return read(cell);
  const moment = splitMoment(cell);
  const midnight = moment?.clock === undefined || moment.clock === '00:00:00';
  if (moment && midnight) return read(moment.day);
  return refuse(
    'cell.date',
    '请填写日期,年在前,例如 2026-09-01。',
    'Enter a date, the year first, such as 2026-09-01.',
  );
};

export const moment: Reader<string> = (cell) => {
  const parts = splitMoment(cell);
  const at = parts && parseShanghai(`${parts.day} ${parts.clock ?? '00:00:00'}`);
  if (at) return read(at.toISOString());
  return refuse(
    'cell.moment',
    '请填写北京时间,例如 2026-11-20 09:30。',
    'Enter date and time of Beijing, such as 2026-11-20 09:30.',
  );
};

function keyOf(words: string): string {
  return plain(words)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

/** A choice by its code or its name in either language, with or without what is in brackets. */
export function choice<T extends string>(names: Record<T, Text>): Reader<T> {
  const codes = Object.keys(names) as T[];
  const known = new Map<string, T>();
  for (const one of codes) {
    const { zh, en } = names[one];
    const spoken = [zh, en].flatMap((name) => [name, name.replace(/[((].*$/, '')]);
    for (const words of [one, ...spoken, `${zh} ${en}`, `${zh} ${one}`]) {
      known.set(keyOf(words), one);
    }
  }
  const list = (language: 'zh' | 'en') => codes.map((one) => names[one][language]);
  return (cell) => {
    const found = known.get(keyOf(cell));
    if (found !== undefined) return read(found);
    return refuse(
      'cell.choice',
      `没有此选项,请填写其中之一:${list('zh').join('、')}。`,
      `No such choice; enter one of: ${list('en').join(', ')}.`,
    );
  };
}

export const yesNo: Reader<boolean> = (cell) => {
  const word = keyOf(cell);
  if (['是', 'yes', 'y', 'true', '1', '√', '✓', '有'].includes(word)) return read(true);
  if (['否', 'no', 'n', 'false', '0', '×', '无'].includes(word)) return read(false);
  return refuse('cell.yes_no', '请填写“是”或“否”。', 'Enter yes or no.');
};

let countryCodes: Map<string, string> | undefined;

function countries(): Map<string, string> {
  if (countryCodes) return countryCodes;
  countryCodes = new Map();
  for (const { code: iso, name } of allCountries()) {
    for (const words of [iso, name.zh, name.en, `${iso} ${name.zh}`, `${name.zh} ${iso}`]) {
      countryCodes.set(keyOf(words), iso);
    }
  }
  return countryCodes;
}

/** ISO 3166-1 alpha-2 or the country's name in either language. */
export const country: Reader<string> = (cell) => {
  const found = countries().get(keyOf(cell));
  if (found !== undefined) return read(found);
  return refuse(
    'country.unknown',
    '没有该国家(地区)。请填写两位国家代码(如 NO)或中英文名称(如 挪威)。',
    'No such country. Enter its two-letter code (NO) or its name (Norway).',
  );
};
