import type { Db } from '../../core/context.ts';
import type { Viewer } from '../../core/viewer.ts';
import { type PlaceKind, placeNames } from '../../domain/places.ts';
import type { Text } from '../../domain/text.ts';
import * as queries from './trace.directory.ts';
import type { Tables } from './trace.reading.ts';
import type { Sink } from './trace.teller.ts';
import type { Act, TracedSale, Whereabout } from './traced.ts';

/** Who, where and what, for lots and places that a walk knows by number. */
export type Directory = {
  /** Reads what is to be said of these lots and of the places that came up since the last time. */
  prepare: (lots: readonly number[]) => Promise<void>;
  isGone: (place: number) => boolean;
  isProcessed: (place: number) => boolean;
  /** Whether the reader may know of the place. Outside the books nobody may. */
  isSeen: (place: number) => boolean;
  whereabout: (place: number) => Whereabout;
  /** How a movement between these reads. */
  actOf: (from: number, to: number) => Act;
  /** How many were told of before; at the first time the sink is told of it. */
  showLot: (lot: number) => number;
  showPlace: (place: number) => number;
  saleOf: (lot: number, sold: { seq: number; line: number }) => Buyer | undefined;
};

type Buyer = Pick<TracedSale, 'organisation' | 'premises' | 'buyerKind' | 'buyerName'>;

/** Where goods may be: at a place that was found, or on a shipment. */
type Known = {
  kind: PlaceKind;
  seen: boolean;
  found: queries.FoundPlace | undefined;
  shipment: queries.FoundShipment | undefined;
};

const unnamed: Text = { zh: '', en: '' };

export function createDirectory(
  db: Db,
  viewer: Viewer,
  { lots, places }: Tables,
  sink: Pick<Sink, 'lot' | 'place' | 'shipment'>,
): Directory {
  let asked = 0;
  const placeOf: (Known | undefined)[] = [];
  /** Until it is told of. */
  const lotOf = new Map<number, queries.FoundLot>();
  const sales = new Map<string, queries.FoundSale>();
  const premises = new Map<string, queries.FoundPremises>();
  const organisations = new Map<string, queries.FoundOrganisation>();
  const products = new Map<string, Text>();
  const [shownLots, shownPlaces] = [createCount(), createCount()];

  const read = async (lotNumbers: readonly number[]): Promise<void> => {
    const newPlaces = Array.from({ length: places.size - asked }, (_, index) => asked + index);
    asked = places.size;
    const found = await queries.readDetails(db, viewer, {
      lotIds: lots.literalOf(lotNumbers),
      placeIds: places.literalOf(newPlaces),
    });
    for (const one of found.premises) premises.set(one.id, one);
    for (const one of found.organisations) organisations.set(one.id, one);
    // As with `onceForEach`.
    for (const { id, name } of found.products) if (!products.has(id)) products.set(id, name);
    for (const [at, lot] of found.lots) lotOf.set(lotNumbers[at] ?? -1, lot);
    for (const sale of found.sales) sales.set(saleKey(sale), sale);
    for (const [at, place] of found.places) {
      const { kind, orgId, premisesId } = place;
      const seen = isOwn(orgId, premisesId);
      placeOf[newPlaces[at] ?? -1] = { kind, seen, found: place, shipment: undefined };
    }
    for (const [at, shipment] of found.shipments) {
      const { fromOrg, fromPremises, toOrg, toPremises } = shipment;
      const seen =
        isOwn(fromOrg, null) || isAnEnd(fromOrg, fromPremises) || isAnEnd(toOrg, toPremises);
      placeOf[newPlaces[at] ?? -1] = { kind: 'transit', seen, found: undefined, shipment };
    }
  };

  // Places that came up in several parts at once are asked for with one of them.
  let reading: Promise<unknown> = Promise.resolve();
  const prepare = async (lotNumbers: readonly number[]): Promise<void> => {
    reading = Promise.all([reading, read(lotNumbers)]);
    await reading;
  };

  /** As `isPlaceOf` has it (core/viewer.ts). */
  const isOwn = (orgId: string, premisesId: string | null): boolean => {
    const byOrg = viewer.sees !== 'jurisdiction' || premisesId === null;
    return (byOrg ? organisations.get(orgId) : premises.get(premisesId))?.seen ?? false;
  };

  /** As `isAtAnEnd` has it. */
  const isAnEnd = (orgId: string, premisesId: string): boolean =>
    (viewer.sees === 'own' ? organisations.get(orgId) : premises.get(premisesId))?.seen ?? false;

  const organisation = onceForEach((id) => ({ id, name: organisations.get(id)?.name ?? unnamed }));
  const named = onceForEach((id) => ({ id, name: premises.get(id)?.name ?? unnamed }));
  const shown = onceForEach((id) => {
    const { seen: _, ...one } = premises.get(id) ?? { seen: false };
    return 'id' in one ? one : null;
  });

  const tellPlace = ({ id, kind, code, name, orgId, premisesId }: queries.FoundPlace): void => {
    const at = premisesId === null ? null : shown(premisesId);
    sink.place({ id, kind, code, name, organisation: organisation(orgId), premises: at });
  };

  const tellTransit = (one: queries.FoundShipment): void => {
    const { id, number, state, purpose, vehiclePlate, shippedAt, receivedAt } = one;
    const sender = organisation(one.fromOrg);
    const name = placeNames.transit;
    sink.place({ id, kind: 'transit', code: null, name, organisation: sender, premises: null });
    const from = { premises: named(one.fromPremises), organisation: sender };
    const to = { premises: named(one.toPremises), organisation: organisation(one.toOrg) };
    sink.shipment({ id, number, state, purpose, from, to, vehiclePlate, shippedAt, receivedAt });
  };

  const tellLot = (id: string, lot: queries.FoundLot): void => {
    const { number, kind, declaredAt, declaredGrams, declaredPieces } = lot;
    const product = products.get(lot.productId) ?? unnamed;
    const owner = organisation(lot.orgId);
    sink.lot({
      id,
      number,
      kind,
      product,
      organisation: owner,
      declaredAt,
      declaredGrams,
      declaredPieces,
    });
  };

  return {
    prepare,
    isGone: (place) => goneKinds.has(placeOf[place]?.kind),
    isProcessed: (place) => placeOf[place]?.kind === 'processed',
    isSeen: (place) => placeOf[place]?.seen ?? false,
    whereabout: (place) => whereaboutOf(placeOf[place]),
    actOf: (from, to) => actBetween(placeOf[from], placeOf[to]),
    showLot: (lot) => {
      const known = shownLots.numberOf(lot);
      if (known !== undefined) return known;
      const found = lotOf.get(lot);
      lotOf.delete(lot);
      if (found) tellLot(lots.textOf(lot), found);
      return shownLots.add(lot);
    },
    showPlace: (place) => {
      const known = shownPlaces.numberOf(place);
      if (known !== undefined) return known;
      const found = placeOf[place];
      if (found?.found) tellPlace(found.found);
      else if (found?.shipment) tellTransit(found.shipment);
      return shownPlaces.add(place);
    },
    saleOf: (lot, { seq, line }) => {
      const sale = sales.get(saleKey({ lotId: lots.textOf(lot), seq, line }));
      if (!sale) return undefined;
      const { buyerKind, buyerName } = sale;
      return {
        organisation: organisation(sale.orgId),
        premises: named(sale.premisesId),
        buyerKind,
        buyerName,
      };
    },
  };
}

const goneKinds: ReadonlySet<PlaceKind | undefined> = new Set(['sold', 'destroyed', 'lost']);

/** The same object for the same id: whoever writes names tells them apart by it. */
function onceForEach<T>(make: (id: string) => T): (id: string) => T {
  const made = new Map<string, T>();
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const one = make(id);
    made.set(id, one);
    return one;
  };
}

/** Counts numbers in the order in which they are added. */
function createCount() {
  const counted: number[] = [];
  let count = 0;
  return {
    numberOf: (number: number): number | undefined => counted[number],
    add: (number: number): number => {
      counted[number] = count;
      count += 1;
      return count - 1;
    },
  };
}

function saleKey({ lotId, seq, line }: { lotId: string; seq: number; line: number }): string {
  return `${lotId} ${seq} ${line}`;
}

function whereaboutOf(place: Known | undefined): Whereabout {
  switch (place?.kind) {
    case undefined:
      return 'beyond';
    case 'inbound':
      return 'declared';
    case 'transit':
      // Received, and some of it never arrived.
      return place.shipment?.receivedAt ? 'unaccounted' : 'in_transit';
    case 'room':
    case 'dock':
      return 'stored';
    case 'processed':
    case 'sold':
    case 'destroyed':
    case 'lost':
      return place.kind;
  }
}

function actBetween(from: Known | undefined, to: Known | undefined): Act {
  if (!from) return to?.kind === 'inbound' ? 'declared' : 'made';
  if (!to) return 'withdrawn';
  switch (to.kind) {
    case 'transit':
      return 'shipped';
    case 'processed':
    case 'sold':
    case 'destroyed':
    case 'lost':
      return to.kind;
    case 'inbound':
      return 'withdrawn';
    case 'room':
    case 'dock':
      break;
  }
  switch (from.kind) {
    case 'inbound':
      return 'received';
    case 'transit':
      return from.shipment?.toPremises === to.found?.premisesId ? 'delivered' : 'taken_back';
    case 'sold':
      return 'returned';
    case 'lost':
      return 'found';
    case 'room':
    case 'dock':
    case 'processed':
    case 'destroyed':
      return 'moved';
  }
}
