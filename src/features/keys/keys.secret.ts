import { toHex } from '../../domain/hex.ts';
import { sha256Now } from '../../domain/sha256.ts';

/** Crockford's 32 without look-alikes, five bits each. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** Two hundred bits. */
const randomLength = 40;
const checkLength = 6;
const form = /^(fmk_([0-9a-f]{32})_[0-9a-hjkmnp-tv-z]{40})([0-9a-hjkmnp-tv-z]{6})$/;

export type ShownSecret = { text: string; hash: string };

/** `fmk_<key id>_<random><checksum>`: a fixed form, so that scanners find one that leaked. */
export function newSecret(keyId: string): ShownSecret {
  const random = letters(crypto.getRandomValues(new Uint8Array(randomLength)));
  const body = `fmk_${keyId.replaceAll('-', '')}_${random}`;
  const text = `${body}${checkOf(body)}`;
  return { text, hash: hashOf(text) };
}

export type GivenSecret = { keyId: string; hash: string };

/** Undefined for what can't be a key of ours: mistyped, cut off or something else. */
export function readSecret(text: string): GivenSecret | undefined {
  const [, body, id, check] = form.exec(text) ?? [];
  if (body === undefined || id === undefined || check !== checkOf(body)) return undefined;
  const keyId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { keyId, hash: hashOf(text) };
}

/** A quick hash will do: nobody guesses two hundred random bits, however fast they can try. */
function hashOf(text: string): string {
  return toHex(sha256Now(text));
}

function checkOf(body: string): string {
  return letters(sha256Now(body).subarray(0, checkLength));
}

function letters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet.charAt(byte & 31)).join('');
}

/** What no hash is: stands where a key has no secret, so that every comparison costs the same. */
const nothing = '-'.repeat(64);
const comparedSecrets = 2;

/** Always as many comparisons of as many characters, whatever was given and whatever is kept. */
export function isOneOf(given: string | undefined, kept: readonly string[]): boolean {
  const asked = given ?? nothing;
  let matches = 0;
  for (let nth = 0; nth < comparedSecrets; nth += 1) {
    matches |= Number(isSame(asked, kept[nth] ?? nothing));
  }
  return matches === 1 && given !== undefined;
}

function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < nothing.length; at += 1) {
    difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  }
  return difference === 0;
}
