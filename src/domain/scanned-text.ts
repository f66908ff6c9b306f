import { identifierAt } from './application-identifiers.ts';
import { type DigitalLink, parseDigitalLink } from './digital-link.ts';
import {
  type Elements,
  parseBareElementString,
  parseBracketed,
  parseElementString,
  separator,
} from './element-string.ts';
import { checkGtin } from './gs1.ts';
import { type Pair, type Refused, refused } from './identified-values.ts';

/** What a scanner read, in fields; `pairs` of an EAN or UPC is its GTIN alone. */
export type Scanned =
  | ({ readonly kind: 'link' } & DigitalLink)
  | ({ readonly kind: 'elements' } & Elements)
  | { readonly kind: 'gtin'; readonly ok: true; readonly pairs: readonly Pair[] };

/** UPC-E says of itself in six digits what UPC-A says in eleven: only its format tells it apart. */
export type Symbology = 'upc_e' | 'other';

/** Reads whatever a keeper's scanner or camera sends that speaks GS1's language. */
export function readScanned(text: string, symbology: Symbology = 'other'): Scanned | Refused {
  const value = text.trim();
  if (/^https?:\/\//i.test(value)) return named('link', parseDigitalLink(value, 'lenient'));
  if (/^\](?:E[0-4]|I1)\d+$/.test(value)) return gtinOf(value.slice(3), symbology);
  if (value.startsWith(separator) || value.startsWith(']')) {
    return named('elements', parseElementString(value));
  }
  if (value.startsWith('(')) return named('elements', parseBracketed(value));
  if (/^(?:\d{8}|\d{12}|\d{13}|\d{14})$/.test(value)) return gtinOf(value, symbology);
  if (identifierAt(value, 0)) return named('elements', parseBareElementString(value));
  return refused(
    'code',
    'scanned.unknown',
    '没有认出该条码：不是 GS1 链接、GS1 条码，也不是 8、12、13 或 14 位商品条码。请重新扫码，或手工输入商品条码下方的数字。',
    'This code is not known: neither a GS1 link, nor a GS1 symbol, nor an EAN or UPC of 8, 12, 13 or 14 digits. Scan again, or type the digits under the barcode.',
  );
}

function named<K extends string, T extends { ok: true }>(kind: K, found: T | Refused) {
  return found.ok ? { kind, ...found } : found;
}

/** A scanner that reads a wrong check digit has misread: no reason makes it right. */
function gtinOf(digits: string, symbology: Symbology): Scanned | Refused {
  const whole = symbology === 'upc_e' && digits.length === 8 ? expandUpcE(digits) : digits;
  const checked = checkGtin(whole);
  if (!checked.ok) return { ...checked, field: '01' };
  if (checked.warning) return { ok: false, field: '01', fault: checked.warning };
  return { kind: 'gtin', ok: true, pairs: [{ ai: '01', value: checked.value }] };
}

/** General Specifications 5.2.2.4.2: the last digit says where the zeros were taken out. */
function expandUpcE(digits: string): string {
  const [system, body, check] = [digits.slice(0, 1), digits.slice(1, 7), digits.slice(7)];
  const last = Number(body.slice(5));
  const kept = last < 3 ? 2 : last === 3 ? 3 : last === 4 ? 4 : 5;
  const zeros = last < 3 ? `${last}0000` : '0'.repeat(last < 5 ? 5 : 4);
  const tail = last < 5 ? body.slice(kept, 5) : String(last);
  return `${system}${body.slice(0, kept)}${zeros}${tail}${check}`;
}
