import { readBarcode } from '../../../../src/domain/barcode-reading.ts';
import type { Fault } from '../../../../src/domain/text.ts';
import { findUnit } from '../../../../src/domain/unit-digests.ts';
import type { Books } from './books.ts';
import type { Server } from './server.ts';
import { type KeeperDb, keptUnder } from './store.ts';
import type { Lot, Shipment, UnitSpan, WireSnapshot } from './wire.ts';

/** What stands behind a code, as far as this device can tell. */
export type Found =
  | {
      kind: 'lots';
      lots: Lot[];
      by: 'code' | 'unit' | 'number' | 'container';
      code: string;
      unit?: UnitFound;
    }
  | { kind: 'shipment'; shipment: Shipment; code: string }
  /** One of our codes that this device doesn't know: online it can be asked. */
  | { kind: 'unknown'; code: string; askable: boolean }
  /** A code that says something, and nothing that a keeper can act on. */
  | { kind: 'other'; code: string; what: 'gtin' | 'link' | 'text' }
  /** It can't have been read right. */
  | { kind: 'broken'; code: string; fault: Fault };

export type UnitFound = { serial: number; state: UnitSpan['state'] };

export type Units = { seriesId: string; first: number; digests: Uint8Array }[];

export function identify(
  text: string,
  symbology: string | null,
  books: Books,
  units: Units,
  host: string,
): Found {
  const { kind, code, fields, warnings, key } = readBarcode({ text, symbology, ownHosts: [host] });
  const ours = code ?? (kind === 'trace_code' || kind === 'unit_code' ? key : undefined);
  if (ours !== undefined) return ofCode(ours, books, units);
  const field = (name: string) => fields.find((one) => one.name === name)?.value;
  const container = kind === 'container' ? key : undefined;
  const number = field('lot') ?? (kind === 'text' ? text.trim() : undefined);
  const lots = [...books.lots.values()].filter(
    (lot) =>
      (container !== undefined && lot.containerNo === container) ||
      (number !== undefined && lot.number.toUpperCase() === number.toUpperCase()),
  );
  const [first] = lots;
  if (first) return { kind: 'lots', lots, by: container ? 'container' : 'number', code: key };
  const shipment = [...books.shipments.values()].find(
    (one) => number !== undefined && one.number.toUpperCase() === number.toUpperCase(),
  );
  if (shipment) return { kind: 'shipment', shipment, code: key };
  const [fault] = warnings;
  if (kind === 'text' && fault) return { kind: 'broken', code: key, fault };
  if (kind === 'gs1' || kind === 'digital_link' || kind === 'container') {
    return { kind: 'unknown', code: key, askable: true };
  }
  const what = kind === 'gtin' ? 'gtin' : kind === 'link' ? 'link' : 'text';
  return { kind: 'other', code: key, what };
}

function ofCode(code: string, books: Books, units: Units): Found {
  const known = books.snapshot.codes.find((one) => one.code === code);
  const lot = known && books.lots.get(known.lotId);
  if (lot) return { kind: 'lots', lots: [lot], by: 'code', code };
  for (const { seriesId, first, digests } of units) {
    const at = findUnit(code, digests);
    if (at === undefined) continue;
    const serial = first + at;
    const span = books.snapshot.units.find(
      (one) => one.seriesId === seriesId && one.first <= serial && serial <= one.last,
    );
    const of = span && books.lots.get(span.lotId);
    if (of) {
      return { kind: 'lots', lots: [of], by: 'unit', code, unit: { serial, state: span.state } };
    }
  }
  return { kind: 'unknown', code, askable: true };
}

type Stored = { first: number; last: number; digests: Uint8Array };
const keptUnits = (seriesId: string) => keptUnder<Stored>(`units/${seriesId}`);

/** As many codes as a phone carries: five bytes each. */
const mostUnits = 400_000;
const onePage = 20_000;

/** Codes never change: each is fetched once. Fewer than all is fewer that are known offline. */
export async function fetchUnits(
  { db, server }: { db: KeeperDb; server: Server },
  snapshot: WireSnapshot,
): Promise<void> {
  let carried = 0;
  series: for (const [seriesId, { first, last }] of spansOf(snapshot)) {
    carried += last - first + 1;
    if (carried > mostUnits) return;
    const known = await keptUnits(seriesId).read(db);
    if (known && known.first <= first && known.last >= last) continue;
    const parts: Uint8Array[] = [];
    for (let from = first; from <= last; from += onePage) {
      const to = Math.min(last, from + onePage - 1);
      const path = `/api/keeper/units?seriesId=${seriesId}&first=${from}&last=${to}`;
      const { answer } = await server.send('GET', path);
      // A series that is not told of is one less; without a network there are none.
      if (answer.kind === 'refused') continue series;
      if (answer.kind !== 'done') return;
      const { digests } = answer.body as { digests: string };
      parts.push(Uint8Array.from(atob(digests), (one) => one.charCodeAt(0)));
    }
    const digests = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      digests.set(part, at);
      at += part.length;
    }
    await keptUnits(seriesId).write(db, { first, last, digests });
  }
}

export async function readUnits(db: KeeperDb, snapshot: WireSnapshot): Promise<Units> {
  const units: Units = [];
  for (const seriesId of spansOf(snapshot).keys()) {
    const stored = await keptUnits(seriesId).read(db);
    if (stored) units.push({ seriesId, first: stored.first, digests: stored.digests });
  }
  return units;
}

function spansOf({ units }: WireSnapshot): Map<string, { first: number; last: number }> {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { seriesId, first, last } of units) {
    const known = spans.get(seriesId);
    spans.set(seriesId, {
      first: Math.min(first, known?.first ?? first),
      last: Math.max(last, known?.last ?? last),
    });
  }
  return spans;
}
