import { toHex } from '../../domain/hex.ts';
import { sha256Now } from '../../domain/sha256.ts';

/** Crockford's 32 without look-alikes, five bits each: two hundred bits. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 40;
const form = /^fmr_[0-9a-hjkmnp-tv-z]{40}$/;

/** `fmr_…`: the applicant's only proof that a registration is its own. */
export function newToken(): { text: string; hash: string } {
  const random = crypto.getRandomValues(new Uint8Array(length));
  const text = `fmr_${Array.from(random, (byte) => alphabet.charAt(byte & 31)).join('')}`;
  return { text, hash: hashOf(text) };
}

/** Undefined for what can't be one of ours. */
export function tokenHash(text: string | undefined): string | undefined {
  return text !== undefined && form.test(text) ? hashOf(text) : undefined;
}

/** A quick hash will do: nobody guesses two hundred random bits, however fast they can try. */
function hashOf(text: string): string {
  return toHex(sha256Now(text));
}
