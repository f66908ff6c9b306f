import { identifierAt, identifierOf } from './application-identifiers.ts';
import {
  doubtsOf,
  labelOf,
  type Pair,
  refusalOf,
  type Refused,
  refused,
  showText,
  unknownIdentifier,
} from './identified-values.ts';

export type Elements = {
  readonly ok: true;
  readonly pairs: readonly Pair[];
  /** What the standard wants beside them, perhaps in another symbol on the pack. */
  readonly doubts: readonly Refused[];
};

/** FNC1 between values, as scanners send it. */
export const separator = '\u001D';

// What AIM says a symbol is, when it carries GS1 data: GS1-128, DataBar, Data Matrix, QR, DotCode.
const marks = /^\](?:C1|e0|d2|Q3|J1)/;

/** Reads what a GS1-128, Data Matrix or QR symbol holds: it begins with FNC1 or its AIM mark. */
export function parseElementString(text: string): Elements | Refused {
  const marked = text.replace(marks, separator);
  if (!marked.startsWith(separator)) return unmarked();
  return readElements(marked.startsWith(separator.repeat(2)) ? marked.slice(1) : marked);
}

/** The same where the scanner is known to leave the mark out. */
export function parseBareElementString(text: string): Elements | Refused {
  return readElements(`${separator}${text}`);
}

function readElements(text: string): Elements | Refused {
  const pairs: Pair[] = [];
  let from = 1;
  if (from === text.length) return unmarked();
  while (from < text.length) {
    const identifier = identifierAt(text, from);
    if (!identifier) return unknownIdentifier(text.slice(from, from + 4));
    const { ai, fixed, components } = identifier;
    const start = from + ai.length;
    const stop = text.indexOf(separator, start);
    const length = fixed ? components.reduce((sum, { max }) => sum + max, 0) : text.length;
    const end = Math.min(start + length, stop === -1 ? text.length : stop);
    const pair = { ai, value: text.slice(start, end) };
    const refusal = refusalOf(pair);
    if (refusal) return refusal;
    pairs.push(pair);
    from = text[end] === separator ? end + 1 : end;
  }
  return { ok: true, pairs, doubts: doubtsOf(pairs) };
}

/** Reads what is printed under a symbol: `(01)09506000134352(10)AB-1`. */
export function parseBracketed(text: string): Elements | Refused {
  const pairs: Pair[] = [];
  let rest = text;
  while (rest !== '') {
    const ai = /^\((\d{2,4})\)/.exec(rest)?.[1];
    if (ai === undefined) return noBracket(rest);
    const value = rest.slice(ai.length + 2);
    const end = nextBracket(value);
    const pair = { ai, value: value.slice(0, end) };
    const refusal = refusalOf(pair);
    if (refusal) return refusal;
    pairs.push(pair);
    rest = value.slice(end);
  }
  return pairs.length === 0 ? noBracket(text) : { ok: true, pairs, doubts: doubtsOf(pairs) };
}

/** Round brackets may stand in a value; those around an identifier end it. */
function nextBracket(value: string): number {
  for (const { index, 1: ai = '' } of value.matchAll(/\((\d{2,4})\)/g)) {
    if (identifierOf(ai)) return index;
  }
  return value.length;
}

/** As a symbol carries them: FNC1 first, and after each value that does not end by its length. */
export function toElementString(pairs: readonly Pair[]): string {
  const parts = pairs.map(({ ai, value }, index) => {
    const ends = identifierOf(ai)?.fixed === true || index === pairs.length - 1;
    return `${ai}${value}${ends ? '' : separator}`;
  });
  return separator + parts.join('');
}

function unmarked(): Refused {
  return refused(
    'code',
    'elements.unmarked',
    '这不是 GS1 条码的内容：开头没有 FNC1。请扫描 GS1-128、GS1 Data Matrix 或 GS1 QR 码，或打开扫码枪的 AIM 标识输出。',
    'This is not what a GS1 symbol holds: FNC1 is not at its beginning. Scan a GS1-128, GS1 Data Matrix or GS1 QR symbol, or let the scanner send AIM identifiers.',
  );
}

function noBracket(rest: string): Refused {
  const shown = showText(rest);
  const { zh, en } = labelOf('01');
  return refused(
    'code',
    'elements.brackets',
    `“${shown}”处应为括号中的应用标识符，例如${zh}写作 (01)。请对照条码下方的文字重新输入。`,
    `An application identifier in brackets is missing at “${shown}”, such as (01) for ${en}. Copy the line under the symbol again.`,
  );
}
