import type { NoteKey } from '../domain/signed-note.ts';
import { noteKey, type NoteSignature, signatureTypes } from '../domain/signed-note.ts';
import { cosignedText, formatCosignature, parseCosignature } from '../domain/tlog-witness.ts';
import type { Bytes } from './ports.ts';

/** Ed25519 through the platform's WebCrypto, which Node, Workers and browsers share. */

/** Signs texts of notes under one name. */
export type NoteSigner = { key: NoteKey; sign: (text: string) => Promise<Uint8Array> };

/** What this installation cosigns with, and the keys of the logs that it looks after, by origin. */
export type Witness = {
  open: () => Promise<NoteSigner>;
  logs: ReadonlyMap<string, readonly NoteKey[]>;
};

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const pkcs8Prefix = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
const encoder = new TextEncoder();

/** `type` is that of a log's own signature, or of a witness's. */
export async function openSigner(
  name: string,
  seed: Uint8Array,
  type: number = signatureTypes.ed25519,
): Promise<NoteSigner> {
  const pkcs8 = Uint8Array.from([...pkcs8Prefix, ...seed]);
  const secret = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', secret);
  const key = noteKey(name, type, fromBase64Url(x));
  return {
    key,
    sign: async (text) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', secret, encoder.encode(text))),
  };
}

/** Whether an Ed25519 key signed the text. */
export async function isSigned(
  text: string,
  signature: Uint8Array,
  { key }: NoteKey,
): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false;
  const known = await crypto.subtle.importKey('raw', copy(key), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', known, copy(signature), encoder.encode(text));
}

/** As a witness whose key is of type 0x04; `seconds` since 1970. */
export async function cosign(
  { key: { name, id }, sign }: NoteSigner,
  text: string,
  seconds: number,
): Promise<NoteSignature> {
  const signature = await sign(cosignedText(seconds, text));
  return { name, id, signature: formatCosignature(seconds, signature) };
}

/** Whether the witness with this key cosigned the text. */
export async function isCosigned(
  text: string,
  signature: Uint8Array,
  key: NoteKey,
): Promise<boolean> {
  const read = parseCosignature(signature);
  return read !== undefined && isSigned(cosignedText(read.seconds, text), read.signature, key);
}

/** Whatever buffer they stand in. */
function copy(bytes: Uint8Array): Bytes {
  return Uint8Array.from(bytes);
}

function fromBase64Url(text: string): Uint8Array {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
