import type { z } from 'zod';
import { en as zodEn, zhCN as zodZh } from 'zod/locales';

import type { Text } from '../domain/text.ts';

type Issue = z.core.$ZodIssue;

const missing: Text = { zh: '必填。', en: 'This is required.' };

const others = { zh: zodZh().localeError, en: zodEn().localeError };

/** Why a value was not taken, for who typed it: the library's own words name types and patterns. */
export function wordsOf(issue: Issue): Text {
  return commonOf(issue) ?? { zh: libraryOf(issue, 'zh'), en: libraryOf(issue, 'en') };
}

function libraryOf(issue: Issue, language: keyof typeof others): string {
  const said = others[language]({ ...issue, input: issue.input } as z.core.$ZodRawIssue);
  return typeof said === 'string' ? said : (said?.message ?? issue.message);
}

function commonOf(issue: Issue): Text | undefined {
  switch (issue.code) {
    case 'too_big':
    case 'too_small':
      return sizeOf(issue);
    case 'invalid_type':
      return isMissing(issue) ? missing : typeOf(issue.expected);
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_format':
      return formatOf(issue.format);
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return { zh: `没有这样的字段:${keys}。`, en: `There is no such field: ${keys}.` };
    }
    case 'invalid_union':
      return unionOf(issue);
    case 'not_multiple_of': {
      const decimals = Math.max(0, Math.round(-Math.log10(issue.divisor)));
      return decimals === 0
        ? types['int']
        : { zh: `最多 ${decimals} 位小数。`, en: `At most ${decimals} decimals.` };
    }
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
      return undefined;
  }
}

/** Of the value itself an issue says nothing, lest it is repeated; its message says what it was. */
const isMissing = ({ message }: Issue): boolean => message.endsWith('received undefined');

/** Of words of which one is wanted; of shapes only that none fits can be said. */
function unionOf(issue: Extract<Issue, { code: 'invalid_union' }>): Text {
  const inner = issue.errors.flat();
  if (inner.length > 0 && inner.every(isMissing)) return missing;
  const values = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  const single = inner.flatMap((one) => (one.code === 'invalid_value' ? one.values : []));
  const offered = [...values, ...single].map(String);
  return offered.length > 0
    ? oneOf(offered)
    : { zh: '格式不对,请按该字段的说明填写。', en: 'Not in the form that this field wants.' };
}

const oneOf = (values: readonly string[]): Text => ({
  zh: `只能是:${values.join('、')}。`,
  en: `Has to be one of: ${values.join(', ')}.`,
});

const units: Readonly<Record<string, { zh: string; one: string; en: string }>> = {
  string: { zh: '个字符', one: 'character', en: 'characters' },
  array: { zh: '项', one: 'entry', en: 'entries' },
};

function sizeOf(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): Text {
  const isMost = issue.code === 'too_big';
  const bound = Number(isMost ? issue.maximum : issue.minimum);
  const unit = units[issue.origin];
  if (!unit) {
    const [zh, en] = issue.inclusive
      ? isMost
        ? ['不能大于', 'at most']
        : ['不能小于', 'at least']
      : isMost
        ? ['必须小于', 'less than']
        : ['必须大于', 'more than'];
    return { zh: `${zh} ${bound}。`, en: `Has to be ${en} ${bound}.` };
  }
  if (!isMost && bound === 1) return { zh: '不能为空。', en: 'This can’t be empty.' };
  const many = bound === 1 ? unit.one : unit.en;
  return isMost
    ? { zh: `最多 ${bound} ${unit.zh}。`, en: `At most ${bound} ${many}.` }
    : { zh: `至少 ${bound} ${unit.zh}。`, en: `At least ${bound} ${many}.` };
}

const types: Readonly<Record<string, Text>> = {
  string: { zh: '应为文字。', en: 'Has to be text.' },
  number: { zh: '应为数字。', en: 'Has to be a number.' },
  int: { zh: '应为整数。', en: 'Has to be a whole number.' },
  boolean: { zh: '应为是或否(true、false)。', en: 'Has to be true or false.' },
  array: { zh: '应为列表。', en: 'Has to be a list.' },
  object: { zh: '应为一组字段。', en: 'Has to be an object.' },
};

const typeOf = (expected: string): Text | undefined => types[expected];

const formats: Readonly<Record<string, Text>> = {
  regex: { zh: '格式不对,请按该字段的说明填写。', en: 'Not in the form that this field wants.' },
  uuid: { zh: '不是有效的编号(UUID)。', en: 'Not an id (UUID).' },
  datetime: {
    zh: '不是有效的时间,应如 2026-11-20T09:30:00+08:00。',
    en: 'Not a time such as 2026-11-20T09:30:00+08:00.',
  },
  date: { zh: '不是有效的日期,应如 2026-11-20。', en: 'Not a date such as 2026-11-20.' },
  email: { zh: '不是有效的邮箱地址。', en: 'Not an e-mail address.' },
  url: { zh: '不是有效的网址。', en: 'Not a web address.' },
};

const formatOf = (format: string): Text | undefined => formats[format];
