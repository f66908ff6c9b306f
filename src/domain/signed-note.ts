import { sha256Now } from './sha256.ts';

/** C2SP signed-note: a text, then lines that sign it. Pure: signatures are made and checked elsewhere. */

export const signatureTypes = { ed25519: 0x01, cosignature: 0x04, other: 0xff } as const;

/** A verifier key, as `name+hash+base64(type ‖ key)`. */
export type NoteKey = { name: string; id: number; type: number; key: Uint8Array };

export type NoteSignature = { name: string; id: number; signature: Uint8Array };

/** `text` ends with a newline and is what is signed. */
export type SignedNote = { text: string; signatures: NoteSignature[] };

const encoder = new TextEncoder();
const mostSignatures = 100;
/** No spaces, no plus: it has to be told apart in lines and keys. */
const namePattern = /^[^\s+]+$/u;

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
export function keyId(name: string, type: number, key: Uint8Array): number {
  const digest = sha256Now(encoder.encode(`${name}\n`), Uint8Array.of(type), key);
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}

export function noteKey(name: string, type: number, key: Uint8Array): NoteKey {
  if (!namePattern.test(name)) throw new RangeError(`Not the name of a key: ${name}`);
  return { name, id: keyId(name, type, key), type, key };
}

export function formatKey({ name, id, type, key }: NoteKey): string {
  return `${name}+${hexId(id)}+${toBase64(Uint8Array.of(type, ...key))}`;
}

/** Undefined: not a key, or its id is another one's. */
export function parseKey(text: string): NoteKey | undefined {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  const [type, ...rest] = bytes ?? [];
  if (name === undefined || type === undefined || rest.length === 0) return undefined;
  const key = noteKey(name, type, Uint8Array.from(rest));
  return hexId(key.id) === id ? key : undefined;
}

export function formatSignature({ name, id, signature }: NoteSignature): string {
  const bytes = new Uint8Array(4 + signature.length);
  new DataView(bytes.buffer).setUint32(0, id);
  bytes.set(signature, 4);
  return `— ${name} ${toBase64(bytes)}\n`;
}

export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(formatSignature).join('')}`;
}

/** Undefined where a line is none. */
export function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || !bytes || bytes.length < 5) return undefined;
  return { name, id: new DataView(bytes.buffer).getUint32(0), signature: bytes.slice(4) };
}

/** Undefined where it is no note: no blank line before signatures, or a line that is none. */
export function parseNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > mostSignatures) return undefined;
  const signatures = lines.map(parseSignature);
  if (signatures.some((signature) => signature === undefined)) return undefined;
  return {
    text: note.slice(0, end + 1),
    signatures: signatures.filter((signature) => signature !== undefined),
  };
}

function hexId(id: number): string {
  return id.toString(16).padStart(8, '0');
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Undefined for what is not canonical base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
