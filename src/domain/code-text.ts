import type { Fault } from './text.ts';

// Crockford base 32: no I, L, O, U, so nothing on a printed label reads as something else.
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const codeLengths = { lot: 17, unit: 20 } as const;

const plain = /^[0-9A-HJKMNP-TV-Z]*$/;

/** A code as people type it, in capitals, without what groups it; look-alikes are read as meant. */
export function tidyCode(text: string): string {
  // As scanners send it: most of what ever comes.
  if (plain.test(text)) return text;
  return (
    text
      .normalize('NFKC')
      .toUpperCase()
      // Chat programs add invisible format characters to what is copied from them.
      .replace(/[\s\p{Pd}\p{Cf}−]/gu, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1')
  );
}

/** The first character that no code has; undefined when there is none. */
export function strangerIn(tidy: string): string | undefined {
  if (plain.test(tidy)) return undefined;
  return Array.from(tidy).find((character) => !alphabet.includes(character));
}

/** Data of at most 30 characters with the character that makes `checksOut` true. */
export function withCheck(data: string): string {
  // In a field of characteristic 2 the character that cancels the remainder is the remainder.
  return data + alphabet.charAt(remainder(`${data}0`));
}

/**
 * The characters as a polynomial over GF(32) at x, which has order 31: as up to 31 places carry
 * different non-zero powers of x, no single change and no swap of two unlike characters gives 0.
 */
export function checksOut(code: string): boolean {
  return remainder(code) === 0;
}

function remainder(code: string): number {
  let sum = 0;
  for (let at = 0; at < code.length; at += 1) sum = timesX(sum) ^ valueAt(code, at);
  return sum;
}

/** Multiplies by x in GF(32) modulo the primitive polynomial x^5 + x^2 + 1. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

const values = new Int8Array(128).fill(-1);
for (const [value, character] of Array.from(alphabet).entries())
  values[character.charCodeAt(0)] = value;

/** What a character of a tidy code counts, 0 to 31; -1 for what is none. */
export function valueAt(code: string, at: number): number {
  return values[code.charCodeAt(at)] ?? -1;
}

/** Such as `7Q2MX-5T0KZ`: in groups of so many characters. */
export function grouped(code: string, sizes: readonly number[]): string {
  let at = 0;
  return sizes.map((size) => code.slice(at, (at += size))).join('-');
}

/** What was typed may have been meant as the code of a lot or of a single unit. */
export function formFault(tidy: string, wrong: string | undefined): Fault {
  const length = Array.from(tidy).length;
  const shown = wrong !== undefined && /[\p{L}\p{N}\p{P}\p{S}]/u.test(wrong);
  const { lot, unit } = codeLengths;
  return {
    code: 'code.form',
    message: {
      zh: `批次追溯码为 ${lot} 位、单件追溯码为 ${unit} 位数字和字母（不含 I、L、O、U）；现填 ${length} 位${shown ? `，含有“${wrong}”` : ''}。请对照标签重新输入，或直接扫码。`,
      en: `A trace code has ${lot} digits and letters for a lot or ${unit} for a single unit (never I, L, O or U); this one has ${length}${shown ? ` and holds “${wrong}”` : ''}. Type it again from the label, or scan the label.`,
    },
  };
}
