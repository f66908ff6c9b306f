/** What is held, as a device carries it out of reach of the network. The signature is not judged here. */
export type HoldList = {
  /** Greater in a list that was made later: a device never goes back to a smaller one. */
  serial: number;
  /** Seconds since 1970. */
  iat: number;
  exp: number;
  /** Packed ids (`packIds`): of lots that are held, not held, and held in single units. */
  lots: { held: string; clear: string; partly: string };
  /** Codes of single units that are held. */
  units: readonly string[];
  /** Packed ids of rooms, docks, premises and shipments. */
  places: { held: string; clear: string };
};

export type OfflineQuestion =
  /** May goods of these lots move? */
  | { lotIds: readonly string[] }
  /** May this unit move? Its lot where it is known, since whoever only has the code can't tell. */
  | { unit: string; lotId?: string | undefined }
  /** May goods leave this room, these premises, this shipment? */
  | { placeId: string };

/**
 * `unknown`: the list says nothing about it, since it was not the firm's when the list was made or
 * only some of it is held. Whatever is not `not_held` stays where it is.
 */
export type OfflineVerdict = 'held' | 'not_held' | 'unknown' | 'too_old';

/** Clocks of devices run a little behind; one that is further back could make any list young. */
const toleratedSkew = 120;

export function judgeOffline(list: HoldList, now: Date, question: OfflineQuestion): OfflineVerdict {
  const seconds = now.getTime() / 1000;
  if (seconds >= list.exp || seconds < list.iat - toleratedSkew) return 'too_old';
  if ('placeId' in question) return among(question.placeId, list.places);
  if ('lotIds' in question) {
    const verdicts = question.lotIds.map((id) => among(id, list.lots));
    if (verdicts.includes('held')) return 'held';
    return verdicts.length === 0 || verdicts.includes('unknown') ? 'unknown' : 'not_held';
  }
  const { unit, lotId } = question;
  if (list.units.includes(unit)) return 'held';
  if (lotId === undefined) return 'unknown';
  return isPacked(lotId, list.lots.partly) ? 'not_held' : among(lotId, list.lots);
}

function among(id: string, { held, clear }: { held: string; clear: string }): OfflineVerdict {
  if (isPacked(id, held)) return 'held';
  return isPacked(id, clear) ? 'not_held' : 'unknown';
}

const width = 16;

/** Ids as their 16 bytes one after the other, in order, in base64url: half the size of their text. */
export function packIds(ids: readonly string[]): string {
  const sorted = [...new Set(ids.map(toBytes))].sort();
  return btoa(sorted.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function isPacked(id: string, packed: string): boolean {
  const wanted = toBytes(id);
  const bytes = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  let low = 0;
  let high = bytes.length / width;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = bytes.slice(middle * width, (middle + 1) * width);
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** A character for each byte. */
function toBytes(id: string): string {
  const pairs = id.replaceAll('-', '').match(/../g) ?? [];
  return pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
}
