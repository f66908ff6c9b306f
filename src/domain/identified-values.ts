import {
  type CharacterSet,
  type Component,
  type Identifier,
  identifierName,
  identifierOf,
} from './application-identifiers.ts';
import { rules } from './identifier-rules.ts';
import type { Fault, Text } from './text.ts';

/** A value under the GS1 application identifier that says what it is. */
export type Pair = { readonly ai: string; readonly value: string };

/** Why a text or a pair in it was refused; `field` is the identifier where one is to blame. */
export type Refused = { readonly ok: false; readonly field: string; readonly fault: Fault };

export function refused(field: string, code: string, zh: string, en: string): Refused {
  return { ok: false, field, fault: { code, message: { zh, en } } };
}

const sets: Record<CharacterSet, { form: RegExp; whole: RegExp; name: Text }> = {
  n: { form: /^\d$/, whole: /^\d*$/, name: { zh: '半角数字', en: 'digits' } },
  // General Specifications 7.11: no space, no letter beyond A–Z and a–z.
  x: {
    form: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]$/,
    whole: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
    name: {
      zh: '半角字母、数字和 GS1 允许的符号（不含空格和汉字）',
      en: 'letters A–Z, digits and signs GS1 allows (no space, no Chinese characters)',
    },
  },
  y: {
    form: /^[#\-/0-9A-Z]$/,
    whole: /^[#\-/0-9A-Z]*$/,
    name: { zh: '大写字母、数字和 # - /', en: 'capital letters, digits and # - /' },
  },
  z: {
    form: /^[\w\-=]$/,
    whole: /^[\w\-=]*$/,
    name: { zh: '字母、数字和 - _ =', en: 'letters, digits and - _ =' },
  },
};

/** Checks one value; undefined when it is sound. */
export function refusalOf({ ai, value }: Pair): Refused | undefined {
  const identifier = identifierOf(ai);
  if (!identifier) return unknownIdentifier(ai);
  const label = labelOf(ai);
  if (value === '') {
    return refused(
      ai,
      'ai.empty',
      `${label.zh}后面没有内容。请补全后重试，没有该项时连同（${ai}）一起去掉。`,
      `There is nothing after ${label.en}. Fill it in, or leave out ${ai} as well.`,
    );
  }
  return lengthFault(identifier, value) ?? componentFault(identifier, value);
}

/** “批号（10）”, “Batch or lot number (10)”. */
export function labelOf(ai: string): Text {
  const { zh, en } = identifierName(ai);
  return { zh: `${zh}（${ai}）`, en: `${en} (${ai})` };
}

export function unknownIdentifier(ai: string): Refused {
  const shown = showText(ai);
  return refused(
    ai,
    'ai.unknown',
    `“${shown}”不是 GS1 应用标识符。请核对条码或链接是否完整，或重新扫码。`,
    `“${shown}” is no GS1 application identifier. See whether the code or link is whole, or scan it again.`,
  );
}

function lengthFault({ ai, components }: Identifier, value: string): Refused | undefined {
  const least = sum(components.map(({ min, optional }) => (optional ? 0 : min)));
  const most = sum(components.map(({ max }) => max));
  const { length } = value;
  if (length >= least && length <= most) return undefined;
  const wanted = least === most ? String(most) : `${least}–${most}`;
  const label = labelOf(ai);
  const padded = ai === '01' && /^(?:\d{8}|\d{12}|\d{13})$/.test(value);
  return refused(
    ai,
    'ai.length',
    `${label.zh}须为 ${wanted} 位，现为 ${length} 位。${
      padded ? `请在前面补 0，写成 ${value.padStart(14, '0')}。` : '请对照包装核对后重试。'
    }`,
    `${label.en} has ${wanted} characters; this one has ${length}. ${
      padded
        ? `Put zeros in front: ${value.padStart(14, '0')}.`
        : 'Compare it with the pack and try again.'
    }`,
  );
}

function componentFault({ ai, components }: Identifier, value: string): Refused | undefined {
  let from = 0;
  for (const component of components) {
    const part = value.slice(from, from + component.max);
    if (part === '' && component.optional) break;
    from += component.max;
    const fault = partFault(ai, component, part);
    if (fault) return fault;
  }
  return undefined;
}

function partFault(ai: string, { set, min, rules: names }: Component, part: string) {
  const label = labelOf(ai);
  if (part.length < min) {
    return refused(
      ai,
      'ai.length',
      `${label.zh}不完整，末段须为 ${min} 位，现为 ${part.length} 位。请对照包装核对后重试。`,
      `${label.en} is cut short: its last part has ${min} characters, this one ${part.length}. Compare it with the pack and try again.`,
    );
  }
  const { form, whole, name } = sets[set];
  if (!whole.test(part)) {
    const wrong = Array.from(part).find((character) => !form.test(character)) ?? '';
    const shown = showCharacter(wrong);
    return refused(
      ai,
      'ai.characters',
      `${label.zh}只能用${name.zh}；这里含有${shown.zh}。请用半角重新输入，或重新扫码。`,
      `${label.en} takes ${name.en} only; this one holds ${shown.en}. Type it again without it, or scan it again.`,
    );
  }
  for (const rule of names) {
    const broken = rules[rule]?.(part);
    if (!broken) continue;
    const { code, text } = broken;
    return refused(
      ai,
      code,
      `${label.zh}${text.zh}。请对照包装核对后重试。`,
      `${label.en} ${text.en}. Compare it with the pack and try again.`,
    );
  }
  return undefined;
}

/** What can't be seen is named by its number: look-alikes and control characters. */
export function showCharacter(character: string): Text {
  const point = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (character === ' ') return { zh: '空格', en: 'a space' };
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return { zh: point, en: point };
  if (/[!-~]/.test(character)) return { zh: `“${character}”`, en: `“${character}”` };
  return { zh: `“${character}”（${point}）`, en: `“${character}” (${point})` };
}

/** Part of what was sent, short and without what can't be seen. */
export function showText(text: string): string {
  const seen = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '�');
  const characters = Array.from(seen);
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : seen;
}

/**
 * What stands in a group but should not, or misses its companion. Several symbols on one pack may
 * complete one another, so this doubts and never refuses by itself.
 */
export function doubtsOf(pairs: readonly Pair[]): Refused[] {
  const values = new Map<string, string>();
  const doubts: Refused[] = [];
  for (const { ai, value } of pairs) {
    const first = values.get(ai) ?? value;
    if (first !== value) doubts.push(twiceDifferent(ai));
    values.set(ai, first);
  }
  const has = (pattern: string) => [...values.keys()].some((ai) => fits(ai, pattern));
  for (const ai of values.keys()) {
    const { needs = [], bars = [] } = identifierOf(ai) ?? {};
    const barred = [...values.keys()].find(
      (other) => other !== ai && bars.some((pattern) => fits(other, pattern)),
    );
    if (barred !== undefined) doubts.push(together(ai, barred));
    if (needs.length > 0 && !needs.some((group) => group.every(has))) doubts.push(alone(ai, needs));
  }
  if (values.has('8030')) {
    for (const [ai, value] of values) {
      if (value.length <= (bareLengths[ai] ?? 0)) doubts.push(signsNoItem(ai));
    }
  }
  return doubts;
}

// Keys whose serial part may be left out: a signature speaks of one item, so needs it.
const bareLengths: Record<string, number> = { '253': 13, '255': 13, '8003': 14 };

function fits(ai: string, pattern: string): boolean {
  if (ai.length !== pattern.length) return false;
  for (let at = 0; at < ai.length; at += 1) {
    if (pattern[at] !== 'n' && pattern[at] !== ai[at]) return false;
  }
  return true;
}

function twiceDifferent(ai: string): Refused {
  const { zh, en } = labelOf(ai);
  return refused(
    ai,
    'ai.twice',
    `${zh}出现了两次且内容不同，请核对条码。`,
    `${en} comes twice with unlike values; see which symbol is right.`,
  );
}

function together(ai: string, other: string): Refused {
  const [one, two] = [labelOf(ai), labelOf(other)];
  return refused(
    ai,
    'ai.together',
    `${one.zh}不能与${two.zh}同时使用，请核对条码。`,
    `${one.en} can't stand beside ${two.en}; see which symbol is right.`,
  );
}

function alone(ai: string, needs: readonly (readonly string[])[]): Refused {
  const { zh, en } = labelOf(ai);
  const groups = needs.map((group) => group.join('+'));
  return refused(
    ai,
    'ai.alone',
    `${zh}须与 ${groups.join('、')} 之一同时使用，请一并扫描包装上的其他条码。`,
    `${en} only means something beside ${groups.join(' or ')}; scan the other symbols on the pack as well.`,
  );
}

function signsNoItem(ai: string): Refused {
  const { zh, en } = labelOf(ai);
  return refused(
    ai,
    'ai.unserialised',
    `数字签名（8030）须对应带序列号的${zh}。`,
    `A digital signature (8030) needs ${en} with its serial part.`,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
