import { hashLength } from './merkle.ts';
import { fromBase64, parseNote, type SignedNote, toBase64 } from './signed-note.ts';

/** What a log asks of a witness (C2SP tlog-witness), and what a cosignature signs (tlog-cosignature, Ed25519). */

export const sizeType = 'text/x.tlog.size';
const mostHashes = 63;

export type AddCheckpoint = { old: number; proof: Uint8Array[]; note: string };

export function formatAddCheckpoint({ old, proof, note }: AddCheckpoint): string {
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`;
}

/** Undefined for what is no such request, or one of no signed note. */
export function parseAddCheckpoint(
  body: string,
): (AddCheckpoint & { signed: SignedNote }) | undefined {
  const end = body.indexOf('\n\n');
  if (end < 0 || hasControls(body)) return undefined;
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const old = parseSize(first.startsWith('old ') ? first.slice(4) : '');
  if (old === undefined || lines.length > mostHashes) return undefined;
  const proof = lines.flatMap((line) => {
    const hash = fromBase64(line);
    return hash?.length === hashLength ? [hash] : [];
  });
  const note = body.slice(end + 2);
  const signed = parseNote(note);
  return signed && proof.length === lines.length ? { old, proof, note, signed } : undefined;
}

/** A size as these formats write it: decimal, with no zeros in front. */
export function parseSize(text: string): number | undefined {
  const size = Number(text);
  return /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(size) ? size : undefined;
}

/** A note has none but newlines; a database takes no zero byte. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

/** `seconds` since 1970: when the cosigner had seen no larger tree of this log than the text's. */
export function cosignedText(seconds: number, text: string): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}

const timeLength = 8;

/** The signature of a note's line: the time, then what an Ed25519 key made of `cosignedText`. */
export function formatCosignature(seconds: number, signature: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(timeLength + signature.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(seconds));
  bytes.set(signature, timeLength);
  return bytes;
}

/** Undefined for another length, or a time beyond what a number holds. */
export function parseCosignature(
  bytes: Uint8Array,
): { seconds: number; signature: Uint8Array } | undefined {
  if (bytes.length !== timeLength + 64) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const seconds = Number(view.getBigUint64(0));
  if (!Number.isSafeInteger(seconds)) return undefined;
  return { seconds, signature: bytes.slice(timeLength) };
}
