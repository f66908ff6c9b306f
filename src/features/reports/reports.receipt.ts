import { toHex } from '../../domain/hex.ts';
import { sha256Now } from '../../domain/sha256.ts';

/** Crockford's 32 without look-alikes, five bits each: a hundred bits, in groups to be written down. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/** The reporter's only proof that a report is theirs. */
export function newReceipt(): { text: string; hash: string } {
  const random = crypto.getRandomValues(new Uint8Array(length));
  const characters = Array.from(random, (byte) => alphabet.charAt(byte & 31)).join('');
  const text = (characters.match(/.{5}/g) ?? []).join('-');
  return { text, hash: hashOf(characters) };
}

/** As people type it: spaces, dashes, case and look-alikes forgiven. Undefined for what is none. */
export function receiptHash(typed: string): string | undefined {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(characters) ? hashOf(characters) : undefined;
}

/** A quick hash will do: nobody guesses a hundred random bits, however fast they can try. */
function hashOf(characters: string): string {
  return toHex(sha256Now(`report ${characters}`));
}
