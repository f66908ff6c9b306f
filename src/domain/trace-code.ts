import {
  alphabet,
  checksOut,
  codeLengths,
  formFault,
  grouped,
  strangerIn,
  tidyCode,
  withCheck,
} from './code-text.ts';
import type { Checked, Fault } from './text.ts';

export const traceCodeLength = codeLengths.lot;

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
  return withCheck(data);
}

/** Reads a trace code as people type it and gives its 17 canonical characters. */
export function parseTraceCode(text: string): Checked {
  const value = tidyCode(text);
  const wrong = strangerIn(value);
  if (wrong !== undefined || value.length !== traceCodeLength) {
    return { ok: false, fault: formFault(value, wrong) };
  }
  return checksOut(value) ? { ok: true, value } : { ok: false, fault: checkFault };
}

/** A canonical trace code in groups for people: XXXXX-XXXXX-XXXXXX-X. */
export function formatTraceCode(code: string): string {
  return grouped(code, [5, 5, 6, 1]);
}

export const checkFault: Fault = {
  code: 'code.check',
  message: {
    zh: '追溯码有一位输错，或相邻两位颠倒。请对照标签逐组核对，或直接扫码。',
    en: 'A character of this trace code is wrong, or two are swapped. Compare it group by group with the label, or scan the label.',
  },
};
