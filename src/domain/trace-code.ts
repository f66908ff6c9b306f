import type { Checked, Fault } from './text.ts';

// Crockford base 32: no I, L, O, U, so nothing on a printed label reads as something else.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLength = 16;

/** The 17-character trace code of 10 random bytes: 16 characters of data and a check character. */
export function makeTraceCode(bytes: Uint8Array): string {
  if (bytes.length !== 10) throw new RangeError(`A trace code takes 10 bytes, got ${bytes.length}`);
  let data = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      data += alphabet.charAt((pending >> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  // In a field of characteristic 2 the character that cancels the remainder is the remainder.
  return data + alphabet.charAt(remainder(`${data}0`));
}

/** Reads a trace code as people type it and gives its 17 canonical characters. */
export function parseTraceCode(text: string): Checked {
  const value = text
    .normalize('NFKC')
    .toUpperCase()
    // Chat programs add invisible format characters to what is copied from them.
    .replace(/[\s\p{Pd}\p{Cf}−]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const wrong = Array.from(value).find((character) => !alphabet.includes(character));
  if (wrong !== undefined || value.length !== dataLength + 1) {
    return { ok: false, fault: formFault(value, wrong) };
  }
  return remainder(value) === 0 ? { ok: true, value } : { ok: false, fault: checkFault };
}

/** A canonical trace code in groups for people: XXXXX-XXXXX-XXXXXX-X. */
export function formatTraceCode(code: string): string {
  return [code.slice(0, 5), code.slice(5, 10), code.slice(10, 16), code.slice(16)].join('-');
}

/**
 * The characters as a polynomial over GF(32) at x, which has order 31: as the 17 places carry
 * different non-zero powers of x, no single change and no swap of two unlike characters gives 0.
 */
function remainder(code: string): number {
  let sum = 0;
  for (const character of code) sum = timesX(sum) ^ alphabet.indexOf(character);
  return sum;
}

/** Multiplies by x in GF(32) modulo the primitive polynomial x^5 + x^2 + 1. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

function formFault(value: string, wrong: string | undefined): Fault {
  const length = Array.from(value).length;
  const shown = wrong !== undefined && /[\p{L}\p{N}\p{P}\p{S}]/u.test(wrong);
  return {
    code: 'code.form',
    message: {
      zh: `追溯码为 17 位数字和字母（不含 I、L、O、U）；现填 ${length} 位${shown ? `，含有“${wrong}”` : ''}。请对照标签重新输入，或直接扫码。`,
      en: `A trace code has 17 digits and letters (never I, L, O or U); this one has ${length}${shown ? ` and holds “${wrong}”` : ''}. Type it again from the label, or scan the label.`,
    },
  };
}

const checkFault: Fault = {
  code: 'code.check',
  message: {
    zh: '追溯码有一位输错，或相邻两位颠倒。请对照标签逐组核对，或直接扫码。',
    en: 'A character of this trace code is wrong, or two are swapped. Compare it group by group with the label, or scan the label.',
  },
};
