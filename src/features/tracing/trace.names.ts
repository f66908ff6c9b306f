import type { Db } from '../../core/context.ts';
import type { UuidTable } from '../../core/uuid-table.ts';
import type { Viewer } from '../../core/viewer.ts';
import { type PlaceKind, placeNames } from '../../domain/places.ts';
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

/** A place of a lot, with the shipment that it is, if it is one. */
type Known = queries.FoundPlace & { seen: boolean; shipment: queries.FoundShipment | undefined };

const unnamed: Text = { zh: '', en: '' };

export function createDirectory(
  db: Db,
  viewer: Viewer,
  { lots, places }: { lots: UuidTable; places: UuidTable },
): Directory {
  let asked = 0;
  const placeOf: (Known | undefined)[] = [];
  const lotOf: (queries.FoundLot | undefined)[] = [];
  const sales = new Map<string, queries.FoundSale>();
  const premises = new Map<string, queries.FoundPremises>();
  const organisations = new Map<string, queries.FoundOrganisation>();
  const products = new Map<string, Text>();
  const shown = { lots: new Set<number>(), places: new Set<number>() };
  const fresh = { lots: [] as number[], places: [] as number[] };

  const prepare = async (lotNumbers: readonly number[]): Promise<void> => {
    const placeIds: string[] = [];
    for (; asked < places.size; asked += 1) placeIds.push(places.textOf(asked));
    const lotIds = lotNumbers.map((lot) => lots.textOf(lot));
    const found = await queries.readDetails(db, viewer, { lotIds, placeIds });
    for (const one of found.premises) premises.set(one.id, one);
    for (const one of found.organisations) organisations.set(one.id, one);
    for (const { id, name } of found.products) products.set(id, name);
    for (const lot of found.lots) lotOf[lots.numberOfText(lot.id)] = lot;
    for (const sale of found.sales) sales.set(saleKey(sale), sale);
    for (const place of found.places) {
      const seen = isOwn(place);
      placeOf[places.numberOfText(place.id)] = { ...place, seen, shipment: undefined };
    }
    for (const shipment of found.shipments) {
      placeOf[places.numberOfText(shipment.id)] = transitPlace(shipment);
    }
  };

  const transitPlace = (shipment: queries.FoundShipment): Known => {
    const { id, from, to } = shipment;
    const place = { id, code: null, name: placeNames.transit, orgId: from.orgId, premisesId: null };
    const kind: PlaceKind = 'transit';
    return { ...place, kind, seen: isOwn(place) || isAnEnd(from) || isAnEnd(to), shipment };
  };

  /** As `isPlaceOf` has it (core/viewer.ts). */
  const isOwn = ({ orgId, premisesId }: { orgId: string; premisesId: string | null }): boolean => {
    const byOrg = viewer.sees !== 'jurisdiction' || premisesId === null;
    return (byOrg ? organisations.get(orgId) : premises.get(premisesId))?.seen ?? false;
  };

  /** As `isAtAnEnd` has it. */
  const isAnEnd = ({ orgId, premisesId }: { orgId: string; premisesId: string }): boolean =>
    (viewer.sees === 'own' ? organisations.get(orgId) : premises.get(premisesId))?.seen ?? false;

  const organisation = (id: string) => ({ id, name: organisations.get(id)?.name ?? unnamed });
  const named = (id: string) => ({ id, name: premises.get(id)?.name ?? unnamed });

  const toPlace = (place: Known): TracedPlace => {
    const at = place.premisesId === null ? undefined : premises.get(place.premisesId);
    const { seen: _, ...shownPremises } = at ?? { seen: false };
    const { id, kind, code, name, orgId } = place;
    return {
      id,
      kind,
      code,
      name,
      organisation: organisation(orgId),
      premises: 'id' in shownPremises ? shownPremises : null,
    };
  };

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

  return {
    prepare,
    isGone: (place) => goneKinds.has(placeOf[place]?.kind),
    isProcessed: (place) => placeOf[place]?.kind === 'processed',
    isSeen: (place) => placeOf[place]?.seen ?? false,
    whereabout: (place) => whereaboutOf(placeOf[place]),
    actOf: (from, to) => actBetween(placeOf[from], placeOf[to]),
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
      const newLots = fresh.lots.flatMap((lot) => lotOf[lot] ?? []);
      fresh.lots = [];
      fresh.places = [];
      return {
        lots: newLots.map(toLot),
        places: newPlaces.map(toPlace),
        shipments: newPlaces.flatMap(({ shipment }) => (shipment ? [toShipment(shipment)] : [])),
      };
    },
  };
}

const goneKinds: ReadonlySet<PlaceKind | undefined> = new Set(['sold', 'destroyed', 'lost']);

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
      return from.shipment?.to.premisesId === to.premisesId ? 'delivered' : 'taken_back';
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
