import { z } from 'zod';

import type { NamedWitness } from '../core/ports.ts';
import { type NoteKey, parseKey, signatureTypes } from '../domain/signed-note.ts';

/** A seed of 32 bytes in base64. */
export const witnessKeyPattern = /^[\w+/-]{43}=?$/;

const keyLength = 32;

/** Entries `<vkey> <url>`, separated by commas or lines. */
export const witnessesSetting = z.string().transform((text, ctx): NamedWitness[] => {
  const entries = entriesOf(text, /[,\n]+/).map((entry) => entry.split(/\s+/));
  const witnesses = entries.flatMap(([keyText = '', url = '', ...rest], at) => {
    const key = keyOf(keyText, signatureTypes.cosignature);
    if (key && rest.length === 0 && isWeb(url)) return [{ key, url: url.replace(/\/+$/, '') }];
    refuse(ctx, {
      zh: `第 ${at + 1} 项须为「<vkey> <url>」:vkey 为 0x04 类型的见证公钥(见证方 /witness/key),url 为 http(s) 地址`,
      en: `entry ${at + 1} has to be "<vkey> <url>": a witness's key of type 0x04 (its /witness/key) and an http(s) address`,
    });
    return [];
  });
  const twice = witnesses.find(
    ({ key }, at) => witnesses.findIndex((one) => one.key.name === key.name) !== at,
  );
  if (twice) {
    refuse(ctx, {
      zh: '每个见证方只能列一次(名称重复)',
      en: 'each witness stands once (a name comes twice)',
    });
  }
  return witnesses;
});

/** Keys of logs, separated by commas, blanks or lines. */
export const witnessLogsSetting = z.string().transform((text, ctx): NoteKey[] =>
  entriesOf(text, /[\s,]+/).flatMap((entry, at) => {
    const key = keyOf(entry, signatureTypes.ed25519);
    if (key) return [key];
    refuse(ctx, {
      zh: `第 ${at + 1} 项不是日志的 Ed25519 公钥(vkey,0x01 类型,见日志的 /log/keys)`,
      en: `entry ${at + 1} is no Ed25519 key of a log (a vkey of type 0x01, as its /log/keys has it)`,
    });
    return [];
  }),
);

function entriesOf(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function keyOf(text: string, type: number): NoteKey | undefined {
  const key = parseKey(text);
  return key?.type === type && key.key.length === keyLength ? key : undefined;
}

function isWeb(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:';
}

/** Read back in config.ts. The text never repeats what was set. */
function refuse(ctx: z.core.$RefinementCtx, text: { zh: string; en: string }): void {
  ctx.addIssue({ code: 'custom', message: text.en, params: { text } });
}
