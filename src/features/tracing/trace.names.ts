import type { Db } from '../../core/context.ts';
import type { UuidTable } from '../../core/uuid-table.ts';
import type { Viewer } from '../../core/viewer.ts';
import type { Text } from '../../domain/text.ts';
import * as queries from './trace.directory.ts';
import type {
  Act,
  TracedLot,
  TracedPlace,
  TracedSale,
  TracedShipment,
  Whereabout,
} from './traced.ts';

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
  /** Their ids, for a row that names them; each is then a row itself, once. */
  showLot: (lot: number) => string;
  showPlace: (place: number) => string;
  saleOf: (lot: number, sold: { seq: number; line: number }) => Buyer | undefined;
  /** What was shown since the last time. */
  take: () => { lots: TracedLot[]; places: TracedPlace[]; shipments: TracedShipment[] };
};

type Buyer = Pick<TracedSale, 'lotId' | 'organisation' | 'premises' | 'buyerKind' | 'buyerName'>;

const unnamed: Text = { zh: '', en: '' };

export function createDirectory(
  db: Db,
  viewer: Viewer,
  { lots, places }: { lots: UuidTable; places: UuidTable },
): Directory {
  let knownPlaces = 0;
  const placeOf: (queries.FoundPlace | undefined)[] = [];
  const shipments = new Map<string, queries.FoundShipment>();
  const lotOf = new Map<string, queries.FoundLot>();
  const sales = new Map<string, queries.FoundSale>();
  const premises = new Map<string, queries.Premises>();
  const organisations = new Map<string, Text>();
  const products = new Map<string, Text>();
  const shown = { lots: new Set<number>(), places: new Set<number>() };
  const fresh = { lots: [] as number[], places: [] as number[] };

  const prepare = async (asked: readonly number[]): Promise<void> => {
    const lotIds = asked.map((lot) => lots.textOf(lot));
    const placeIds = Array.from({ length: places.size - knownPlaces }, (_, index) =>
      places.textOf(knownPlaces + index),
    );
    knownPlaces = places.size;
    const found = await queries.readPlaces(db, viewer, placeIds);
    for (const place of found.places) placeOf[places.numberOfText(place.id)] = place;
    for (const shipment of found.shipments) shipments.set(shipment.id, shipment);
    const foundLots = await queries.readLots(db, lotIds);
    for (const lot of foundLots) lotOf.set(lot.id, lot);
    for (const sale of await queries.readSales(db, lotIds)) sales.set(saleKey(sale), sale);
    await readNames(found, foundLots);
  };

  const readNames = async (
    found: Awaited<ReturnType<typeof queries.readPlaces>>,
    foundLots: readonly queries.FoundLot[],
  ): Promise<void> => {
    const ends = found.shipments.flatMap(({ from, to }) => [from, to]);
    const newPremises = missing(premises, [
      ...found.places.map(({ premisesId }) => premisesId),
      ...ends.map(({ premisesId }) => premisesId),
    ]);
    for (const one of await queries.readPremises(db, newPremises)) premises.set(one.id, one);
    const newOrgs = missing(organisations, [
      ...[...found.places, ...ends, ...foundLots].map(({ orgId }) => orgId),
    ]);
    for (const { id, name } of await queries.readOrganisations(db, newOrgs)) {
      organisations.set(id, name);
    }
    const newProducts = missing(
      products,
      foundLots.map(({ productId }) => productId),
    );
    for (const { id, name } of await queries.readProducts(db, newProducts)) products.set(id, name);
  };

  const organisation = (id: string) => ({ id, name: organisations.get(id) ?? unnamed });
  const named = (id: string) => ({ id, name: premises.get(id)?.name ?? unnamed });

  const toPlace = (place: queries.FoundPlace): TracedPlace => ({
    id: place.id,
    kind: place.kind,
    code: place.code,
    name: place.name,
    organisation: organisation(place.orgId),
    premises: (place.premisesId === null ? undefined : premises.get(place.premisesId)) ?? null,
  });

  const toLot = ({ productId, orgId, ...lot }: queries.FoundLot): TracedLot => ({
    ...lot,
    product: products.get(productId) ?? unnamed,
    organisation: organisation(orgId),
  });

  const toShipment = ({ from, to, ...shipment }: queries.FoundShipment): TracedShipment => ({
    ...shipment,
    from: { premises: named(from.premisesId), organisation: organisation(from.orgId) },
    to: { premises: named(to.premisesId), organisation: organisation(to.orgId) },
  });

  const whereabout = (place: number): Whereabout => {
    const found = placeOf[place];
    switch (found?.kind) {
      case undefined:
        return 'beyond';
      case 'inbound':
        return 'declared';
      case 'transit':
        return shipments.get(found.id)?.receivedAt ? 'unaccounted' : 'in_transit';
      case 'room':
      case 'dock':
        return 'stored';
      case 'processed':
      case 'sold':
      case 'destroyed':
      case 'lost':
        return found.kind;
    }
  };

  return {
    prepare,
    isGone: (place) => ['sold', 'destroyed', 'lost'].includes(placeOf[place]?.kind ?? ''),
    isProcessed: (place) => placeOf[place]?.kind === 'processed',
    isSeen: (place) => placeOf[place]?.seen ?? false,
    whereabout,
    actOf: (from, to) => actBetween(placeOf[from], placeOf[to], shipments),
    showLot: (lot) => show(shown.lots, fresh.lots, lot, lots),
    showPlace: (place) => show(shown.places, fresh.places, place, places),
    saleOf: (lot, { seq, line }) => {
      const sale = sales.get(saleKey({ lotId: lots.textOf(lot), seq, line }));
      if (!sale) return undefined;
      const { lotId, buyerKind, buyerName } = sale;
      return {
        lotId,
        organisation: organisation(sale.orgId),
        premises: named(sale.premisesId),
        buyerKind,
        buyerName,
      };
    },
    take: () => {
      const newPlaces = fresh.places.flatMap((place) => placeOf[place] ?? []);
      const newLots = fresh.lots.flatMap((lot) => lotOf.get(lots.textOf(lot)) ?? []);
      fresh.lots = [];
      fresh.places = [];
      return {
        lots: newLots.map(toLot),
        places: newPlaces.map(toPlace),
        shipments: newPlaces.flatMap(({ id }) => {
          const shipment = shipments.get(id);
          return shipment ? [toShipment(shipment)] : [];
        }),
      };
    },
  };
}

function show(shown: Set<number>, fresh: number[], number: number, table: UuidTable): string {
  if (!shown.has(number)) {
    shown.add(number);
    fresh.push(number);
  }
  return table.textOf(number);
}

function saleKey({ lotId, seq, line }: { lotId: string; seq: number; line: number }): string {
  return `${lotId} ${seq} ${line}`;
}

function missing(known: ReadonlyMap<string, unknown>, ids: readonly (string | null)[]): string[] {
  const asked = new Set<string>();
  for (const id of ids) if (id !== null && !known.has(id)) asked.add(id);
  return [...asked];
}

function actBetween(
  from: queries.FoundPlace | undefined,
  to: queries.FoundPlace | undefined,
  shipments: ReadonlyMap<string, queries.FoundShipment>,
): Act {
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
      return shipments.get(from.id)?.to.premisesId === to.premisesId ? 'delivered' : 'taken_back';
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
