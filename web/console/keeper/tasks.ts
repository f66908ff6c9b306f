import { daysUntil } from '../shared/formats.ts';
import { type Books, stockOf } from './offline/books.ts';
import { type Gate, judgeGate } from './offline/gates.ts';
import type { HoldsState } from './offline/holds.ts';
import { policyOf } from './offline/kept.ts';
import type { Lot, Shipment, WireSnapshot } from './offline/wire.ts';

export type Arrival = { key: string; containerNo: string | null; lots: Lot[] };

/** What is declared for this store and not received, a container at a time. */
export function arrivalsOf(books: Books): Arrival[] {
  const arrivals = new Map<string, Arrival>();
  for (const lot of books.lots.values()) {
    const { grams, pieces } = stockOf(books, lot.id, lot.inboundPlaceId);
    if (grams + pieces === 0) continue;
    const key = lot.containerNo === null ? lot.id : `${lot.containerNo} ${lot.sealNo ?? ''}`;
    const known = arrivals.get(key);
    if (known) known.lots.push(lot);
    else arrivals.set(key, { key, containerNo: lot.containerNo, lots: [lot] });
  }
  return [...arrivals.values()];
}

/** On their way here. */
export function shipmentsHere(books: Books): Shipment[] {
  return [...books.shipments.values()].filter(
    ({ toPremisesId, state }) =>
      toPremisesId === books.snapshot.premisesId && state === 'in_transit',
  );
}

export type Tasks = {
  arrivals: Arrival[];
  shipments: Shipment[];
  /** Arrived otherwise than they were sent: the sender has to account for it. */
  mismatched: Shipment[];
  /** Received, and still on the dock. */
  docked: Lot[];
  held: Lot[];
  lacking: { lot: Lot; gate: Gate }[];
  expiring: { lot: Lot; days: number }[];
  overdue: WireSnapshot['samples'];
};

const soonDays = 30;
/** A laboratory that has not answered by then is asked. */
const overdueHours = 48;

/** What a keeper has to see to today, by what this device knows. */
export function tasksOf(books: Books, holds: HoldsState, now: Date): Tasks {
  const policy = policyOf(books.snapshot);
  const stocked = [...books.lots.values()].filter((lot) =>
    books.snapshot.rooms.some(({ id }) => {
      const { grams, pieces } = stockOf(books, lot.id, id);
      return grams + pieces > 0;
    }),
  );
  const judged = stocked.map((lot) => ({
    lot,
    gate: judgeGate(books, holds, { transition: 'ship', lotId: lot.id, at: now }, policy),
  }));
  const limit = now.getTime() - overdueHours * 3_600_000;
  return {
    arrivals: arrivalsOf(books),
    shipments: shipmentsHere(books),
    mismatched: [...books.shipments.values()].filter(({ state }) => state === 'mismatched'),
    docked: stocked.filter(({ id }) => {
      const { grams, pieces } = stockOf(books, id, books.dock);
      return grams + pieces > 0;
    }),
    held: judged.flatMap(({ lot, gate }) => (gate.hold === 'held' ? [lot] : [])),
    lacking: judged.filter(({ gate }) => gate.verdict === 'unmet'),
    expiring: stocked
      .map((lot) => ({ lot, days: daysUntil(lot.expiryDate, now) }))
      .filter(({ days }) => days <= soonDays)
      .sort((a, b) => a.days - b.days),
    overdue: books.snapshot.samples.filter(({ takenAt }) => Date.parse(takenAt) < limit),
  };
}
