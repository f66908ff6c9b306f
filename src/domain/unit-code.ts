import {
  alphabet,
  checksOut,
  codeLengths,
  formFault,
  grouped,
  strangerIn,
  tidyCode,
  valueAt,
  withCheck,
} from './code-text.ts';
import type { Fault } from './text.ts';
import { checkFault, traceCodeLength } from './trace-code.ts';

/**
 * A code of a single case or pack: a character for the key's version, 18 characters that are the
 * encryption of series number, serial and 40 zero bits, and a check character. 20 in all, as
 * many as GS1's AI (21) holds.
 */
export const unitCodeLength = codeLengths.unit;
const bodyLength = 18;

/** Series numbers and serials have 25 bits each; what is left of 90 is redundancy. */
export const mostOfSeries = 2 ** 25 - 1;
export const mostOfSerials = 2 ** 25 - 1;
export const keyVersions = 32;

export type UnitNumbers = { series: number; serial: number };

/** Two halves of nine characters, 45 bits each: what the cipher works on. */
export type Halves = readonly [left: number, right: number];

export function toHalves({ series, serial }: UnitNumbers): Halves {
  inRange('series', series, mostOfSeries);
  inRange('serial', serial, mostOfSerials);
  // 25 bits of series and 20 of the serial; its other 5 and 40 that are zero.
  return [series * 2 ** 20 + Math.floor(serial / 32), (serial % 32) * 2 ** 40];
}

/** Undefined when the forty bits are not zero: then it was never made with this key. */
export function fromHalves([left, right]: Halves): UnitNumbers | undefined {
  if (right % 2 ** 40 !== 0) return undefined;
  return {
    series: Math.floor(left / 2 ** 20),
    serial: (left % 2 ** 20) * 32 + right / 2 ** 40,
  };
}

/** The 20 characters of a key's version and an encrypted body. */
export function writeUnitCode(keyVersion: number, [left, right]: Halves): string {
  inRange('key version', keyVersion, keyVersions - 1);
  return withCheck(alphabet.charAt(keyVersion) + charactersOf(left) + charactersOf(right));
}

export type ReadUnitCode =
  | { ok: true; code: string; keyVersion: number; halves: Halves }
  | { ok: false; problem: 'form' | 'check'; fault: Fault };

/** Reads what a person typed or a camera saw; tells nothing yet about who made it. */
export function readUnitCode(text: string): ReadUnitCode {
  const code = tidyCode(text.slice(0, 200));
  const wrong = strangerIn(code);
  if (wrong !== undefined || code.length !== unitCodeLength) {
    return { ok: false, problem: 'form', fault: formFault(code, wrong) };
  }
  if (!checksOut(code)) return { ok: false, problem: 'check', fault: checkFault };
  const half = bodyLength / 2;
  const halves = [numberOf(code, 1, half), numberOf(code, 1 + half, half)] as const;
  return { ok: true, code, keyVersion: valueAt(code, 0), halves };
}

/** Whether a text is as long as a code of a single unit rather than that of a lot. */
export function looksLikeUnit(text: string): boolean {
  return tidyCode(text.slice(0, 200)).length > traceCodeLength;
}

/** A canonical unit code in groups for people: XXXXX-XXXXX-XXXXX-XXXXX. */
export function formatUnitCode(code: string): string {
  return grouped(code, [5, 5, 5, 5]);
}

function charactersOf(half: number): string {
  let text = '';
  const [high, low] = [Math.floor(half / 2 ** 25), half % 2 ** 25];
  for (let shift = 15; shift >= 0; shift -= 5) text += alphabet.charAt((high >> shift) & 31);
  for (let shift = 20; shift >= 0; shift -= 5) text += alphabet.charAt((low >> shift) & 31);
  return text;
}

function numberOf(code: string, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 1) sum = sum * 32 + valueAt(code, at);
  return sum;
}

function inRange(name: string, value: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return;
  throw new RangeError(`No ${name} ${value}: it goes from 0 to ${most}`);
}

export const unknownKeyFault: Fault = {
  code: 'code.key_version',
  message: {
    zh: '本系统没有用过这个追溯码的密钥版本,标签可能来自其他系统,也可能是伪造的。',
    en: 'This system has never used the key that this code names; the label may be of another system, or forged.',
  },
};

export const forgedFault: Fault = {
  code: 'code.forged',
  message: {
    zh: '这个追溯码不是本系统生成的,标签是伪造的。请勿购买或食用,并向 12315 举报。',
    en: 'This system did not make this code: the label is forged. Don’t buy or eat it, and report it to 12315.',
  },
};
