import { toHex } from '../domain/hex.ts';
import { madeId } from '../domain/made-id.ts';
import { sha256Now } from '../domain/sha256.ts';

/** RFC 9562 version 7. Made here: PGlite has uuidv7(), PostgreSQL before 18 does not. */
export function uuidv7(at: Date): string {
  const bytes = randomBytes();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint16(0, Math.floor(at.getTime() / 2 ** 32));
  view.setUint32(2, at.getTime() % 2 ** 32);
  return asUuid(bytes, 7);
}

/** Of what a command makes: told by the command's id, where its client made one. */
export function idMadeBy(eventId: string | undefined, now: Date, ordinal = 0): string {
  return eventId === undefined ? uuidv7(now) : madeId(eventId, ordinal);
}

const pool = new Uint8Array(4096);
let used = pool.length;

/** Sixteen bytes that nobody had before: asking the platform for more at once is ten times cheaper. */
function randomBytes(): Uint8Array {
  if (used >= pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** RFC 9562 version 8: the same words always give the same id, so a repeated file repeats nothing. */
export function uuidOf(...words: readonly string[]): string {
  return identityOf(...words).id;
}

/** The same with the whole digest of the words. */
export function identityOf(...words: readonly string[]): { id: string; hash: string } {
  const digest = sha256Now(JSON.stringify(words));
  return { hash: toHex(digest), id: asUuid(digest.subarray(0, 16), 8) };
}

function asUuid(bytes: Uint8Array, version: number): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint8(6, (version << 4) | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
