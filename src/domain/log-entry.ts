import { canonicalJson, type Json } from './canonical-json.ts';
import { toHex } from './hex.ts';
import { sha256Now } from './sha256.ts';

/** What the public log holds of an event: a commitment, when it was recorded, and how late that was. */
export type LogEntry = { commitment: string; recordedAt: string; lateHours: number };

/**
 * An event as it is committed to. Moments are ISO 8601 in UTC with microseconds; `body` is the journal's own
 * canonical text, so that not a letter of it can be changed.
 */
export type LoggedEvent = {
  seq: number;
  id: string;
  commandId: string;
  type: string;
  version: number;
  orgId: string | null;
  actorId: string | null;
  occurredAt: string;
  recordedAt: string;
  reason: string | null;
  corrects: string | null;
  bodyText: string;
  /** Sorted. */
  lots: readonly string[];
};

export const saltLength = 16;
const encoder = new TextEncoder();
const hourMs = 3_600_000;

/** The canonical text (RFC 8785) that a commitment is made of. */
export function recordText(event: LoggedEvent, salt: Uint8Array): string {
  const { bodyText, lots } = event;
  const actor = event.actorId === null ? null : toHex(sha256Now(salt, event.actorId));
  return (
    `{"actor":${json(actor)},"body":${bodyText},"commandId":${json(event.commandId)},` +
    `"corrects":${json(event.corrects)},"id":${json(event.id)},"lots":${json(lots)},` +
    `"occurredAt":${json(event.occurredAt)},"orgId":${json(event.orgId)},` +
    `"reason":${json(event.reason)},"recordedAt":${json(event.recordedAt)},` +
    `"seq":${json(event.seq)},"type":${json(event.type)},"version":${json(event.version)}}`
  );
}

export function entryOf(event: LoggedEvent, salt: Uint8Array): LogEntry {
  const commitment = toHex(sha256Now(salt, recordText(event, salt)));
  const late = Date.parse(event.recordedAt) - Date.parse(event.occurredAt);
  const lateHours = Math.max(0, Math.floor(late / hourMs));
  return { commitment, recordedAt: event.recordedAt, lateHours };
}

/** The bytes of a leaf: canonical, so that they can be made again of the three. */
export function entryText({ commitment, recordedAt, lateHours }: LogEntry): string {
  return `{"commitment":"${commitment}","lateHours":${lateHours},"recordedAt":"${recordedAt}","v":1}`;
}

/** C2SP tlog-tiles: each entry after its length in two bytes. */
export function entryBundle(entries: readonly string[]): Uint8Array {
  const all = entries.map(text);
  const bundle = new Uint8Array(all.reduce((sum, { length }) => sum + length + 2, 0));
  let at = 0;
  for (const entry of all) {
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 0xff;
    bundle.set(entry, at + 2);
    at += entry.length + 2;
  }
  return bundle;
}

function text(value: string): Uint8Array {
  return encoder.encode(value);
}

function json(value: Json): string {
  return canonicalJson(value);
}
