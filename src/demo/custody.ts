import { uuidv7 } from '../core/ids.ts';
import { shanghaiDate } from '../domain/business-time.ts';
import { addDays } from '../domain/lots.ts';
import { correct } from '../features/custody/corrections.service.ts';
import { process } from '../features/custody/processing.service.ts';
import { move, receive } from '../features/custody/receipts.service.ts';
import { destroy, sell, takeReturn } from '../features/custody/sales.service.ts';
import { receiveShipment, settleShipment, ship } from '../features/custody/shipments.service.ts';
import {
  cases,
  type Consignment,
  idOf,
  type Lot,
  type Parcel,
  type Stock,
} from './consignments.ts';
import { buyers } from './firms.ts';
import {
  after,
  as,
  demandRoom,
  later,
  on,
  type Product,
  roomFor,
  type Site,
  type World,
} from './world.ts';

/**
 * Comes in under its seal and is put away some hours later. While the story is planned, parcels get
 * smaller as goods go on; what is done later must not read their pieces.
 */
export function planReceipt(world: World, c: Consignment, site: Site, from: Date): Stock {
  const byRoom = world.random.chance(0.25);
  const parcels = c.lots.map((lot): Parcel => ({
    lot,
    place: demandRoom(world, site, lot.product.storageClass).id,
    pieces: lot.pieces,
  }));
  on(world, from, async (at) => {
    await receive(await as(world, site.firm, 'keeper', at), {
      premisesId: site.id,
      containerNo: c.containerNo,
      sealNo: c.sealNo,
      lines: parcels.map(({ lot, place }) => ({
        lotId: idOf(lot),
        quantity: cases(lot, lot.pieces),
        ...(byRoom && { placeId: place }),
      })),
    });
  });
  if (byRoom) return { site, parcels, from };
  const putAwayAt = later(world, from, 1.5);
  on(world, putAwayAt, async (at) => {
    await move(await as(world, site.firm, 'keeper', at), {
      premisesId: site.id,
      lines: parcels.map(({ lot, place }) => ({
        lotId: idOf(lot),
        fromPlaceId: site.dock,
        toPlaceId: place,
        quantity: cases(lot, lot.pieces),
      })),
    });
  });
  return { site, parcels, from: putAwayAt };
}

/** A part of what stands somewhere, taken off its books here and now. */
export function takeOff(stock: Stock, share: number): Parcel[] {
  return stock.parcels.flatMap((parcel): Parcel[] => {
    const pieces = Math.floor(parcel.pieces * share);
    if (pieces === 0) return [];
    parcel.pieces -= pieces;
    return [{ ...parcel, pieces }];
  });
}

export type Outcome = 'agreed' | 'short' | 'over' | 'refused';

/** What the receiver finds in the first line, and how much of that changes hands. */
const found: Record<Outcome, { stated: number; refused: number; booked: number }> = {
  agreed: { stated: 0, refused: 0, booked: 0 },
  short: { stated: -2, refused: 0, booked: -2 },
  over: { stated: 1, refused: 0, booked: 0 },
  refused: { stated: 0, refused: 3, booked: -3 },
};

type Trip = {
  from: Site;
  to: Site;
  parcels: readonly Parcel[];
  leavesAt: Date;
  hours: number;
  purpose?: 'transfer' | 'sale' | 'return';
  outcome?: Outcome;
  /** Soon, or after a reminder; left out, what happens on the way is not a matter of this story. */
  settled?: boolean;
};

/** Ships, and receives what arrives. Gives what then stands at the other end. */
export function planTrip(world: World, trip: Trip): Stock {
  const { from, to, parcels, leavesAt, outcome = 'agreed' } = trip;
  const { stated, refused, booked } = found[outcome];
  const plate = `粤B${String(world.random.int(10_000, 99_999))}`;
  const driverWorkerNo = `T-${world.random.int(100, 180)}`;
  let shipmentId = '';
  on(world, leavesAt, async (at) => {
    const sent = await ship(await as(world, from.firm, 'keeper', at), {
      fromPremisesId: from.id,
      toPremisesId: to.id,
      purpose: trip.purpose ?? 'sale',
      vehiclePlate: plate,
      driverWorkerNo,
      lines: parcels.map(({ lot, place, pieces }) => ({
        lotId: idOf(lot),
        placeId: place,
        quantity: cases(lot, pieces),
      })),
    });
    shipmentId = sent.shipmentId;
  });
  const arrivesAt = later(world, leavesAt, trip.hours);
  const arrived = parcels.map(({ lot, pieces }, index): Parcel => ({
    lot,
    place: roomFor(world, to, lot.product.storageClass)?.id ?? to.dock,
    pieces: pieces + (index === 0 ? booked : 0),
  }));
  on(world, arrivesAt, async (at) => {
    await receiveShipment(await as(world, to.firm, 'keeper', at), shipmentId, {
      lines: parcels.map(({ lot, pieces }, index) => ({
        lotId: idOf(lot),
        stated: cases(lot, pieces + (index === 0 ? stated : 0)),
        placeId: arrived[index]?.place,
        ...(index === 0 &&
          refused > 0 && {
            refused: cases(lot, refused),
            refusalReason: '外箱破损、有化冻痕迹 Cases crushed, signs of thawing',
          }),
      })),
    });
  });
  // Who takes his time settles all the same; a surplus is looked into at once.
  const settledAt =
    trip.settled === true
      ? later(world, arrivesAt, 20)
      : after(arrivesAt, outcome === 'over' ? 24 : 12 * 24);
  if (trip.settled !== undefined) {
    on(world, settledAt, async (at) =>
      settle(world, at, from, shipmentId, parcels[0]?.lot, outcome),
    );
  }
  return { site: to, parcels: arrived, from: arrivesAt };
}

async function settle(
  world: World,
  at: Date,
  from: Site,
  shipmentId: string,
  lot: Lot | undefined,
  outcome: Outcome,
): Promise<void> {
  if (!lot || outcome === 'agreed') return;
  const terms = {
    short: { disposition: 'lost', pieces: 2, reason: '途中短少，经核实为装车漏装 Short-loaded' },
    over: {
      disposition: 'explained',
      pieces: 0,
      reason: '对方多点一件，复核无误 Miscounted by the receiver',
    },
    refused: {
      disposition: 'returned',
      pieces: 3,
      reason: '拒收货物退回原库 Refused cases taken back',
    },
  } as const;
  const { disposition, pieces, reason } = terms[outcome];
  await settleShipment(await as(world, from.firm, 'keeper', at), shipmentId, {
    reason,
    lines: [
      {
        lotId: idOf(lot),
        disposition,
        quantity: cases(lot, pieces),
        ...(disposition === 'returned' && { placeId: from.dock }),
      },
    ],
  });
}

/** Sells a part of what stands in a shop or market; the sale's event can be named later. */
export function planSale(
  world: World,
  stock: Stock,
  at: Date,
  share: number,
): SaleMade | undefined {
  const parcels = takeOff(stock, share).filter(({ lot }) => shanghaiDate(at) <= lot.expiresOn);
  if (parcels.length === 0) return undefined;
  const toFirm = stock.site.kind !== 'shop' || world.random.chance(0.2);
  const name = world.random.pick(buyers);
  const eventId = uuidv7(at);
  on(world, at, async (now) => {
    await sell(await as(world, stock.site.firm, 'keeper', now), {
      eventId,
      premisesId: stock.site.id,
      buyer: toFirm ? { kind: 'firm', name } : { kind: 'consumer' },
      lines: parcels.map(({ lot, place, pieces }) => ({
        lotId: idOf(lot),
        placeId: place,
        quantity: cases(lot, pieces),
      })),
    });
  });
  return { eventId, site: stock.site, parcels, at };
}

export type SaleMade = { eventId: string; site: Site; parcels: readonly Parcel[]; at: Date };

/** Goods that a buyer brings back, to the dock, until somebody decides about them. */
export function planReturn(
  world: World,
  sale: SaleMade,
  at: Date,
  reason: string,
  pieces = 1,
): void {
  const [first] = sale.parcels;
  if (!first || first.pieces <= pieces) return;
  on(world, at, async (now) => {
    await takeReturn(await as(world, sale.site.firm, 'keeper', now), {
      premisesId: sale.site.id,
      reason,
      lines: [{ lotId: idOf(first.lot), quantity: cases(first.lot, pieces) }],
    });
  });
}

/** The first line of the sale was one case too many. */
export function planCorrection(world: World, sale: SaleMade, at: Date): void {
  const [first] = sale.parcels;
  if (!first || first.pieces < 2) return;
  on(world, at, async (now) => {
    await correct(await as(world, sale.site.firm, 'keeper', now), {
      corrects: sale.eventId,
      kind: 'replaced',
      reason: '件数录入多一件，按出库单更正 One case too many was entered',
      lines: [{ line: 0, quantity: cases(first.lot, first.pieces - 1) }],
    });
  });
}

export function planDestruction(
  world: World,
  site: Site,
  parcel: Parcel,
  at: Date,
  why: { reason: string; documentNo?: string },
): void {
  on(world, at, async (now) => {
    await destroy(await as(world, site.firm, 'keeper', now), {
      premisesId: site.id,
      method: '高温焚烧 Incineration',
      ...why,
      lines: [
        {
          lotId: idOf(parcel.lot),
          placeId: parcel.place,
          quantity: cases(parcel.lot, parcel.pieces),
        },
      ],
    });
  });
}

/** A plant turns all that came into lots of its own; what was cut away is the loss. */
export function planProcessing(
  world: World,
  inputs: Stock,
  at: Date,
  made: readonly { number: string; product: Product }[],
): Stock {
  const { site } = inputs;
  const used = inputs.parcels.filter(({ pieces }) => pieces > 0).map((parcel) => ({ ...parcel }));
  const grams = used.reduce((sum, { lot, pieces }) => sum + lot.product.grams * pieces, 0);
  const kept = world.random.int(930, 975) / 1000;
  const room = demandRoom(world, site, 'frozen').id;
  const producedOn = shanghaiDate(at);
  const parcels = made.map(({ number, product }): Parcel => ({
    place: room,
    pieces: Math.floor((grams * kept) / made.length / product.grams),
    lot: {
      number,
      product,
      firm: site.firm,
      pieces: 0,
      origin: used[0]?.lot.origin ?? '',
      producedOn,
      expiresOn: addDays(producedOn, product.shelfLifeDays),
      highRisk: false,
    },
  }));
  for (const { lot, pieces } of parcels) lot.pieces = pieces;
  world.lots += parcels.length;
  const out = parcels.reduce((sum, { lot, pieces }) => sum + lot.product.grams * pieces, 0);
  on(world, at, async (now) => {
    const { lots } = await process(await as(world, site.firm, 'keeper', now), {
      premisesId: site.id,
      reason: '分切、调味、速冻 Cut, seasoned and frozen',
      inputs: used.map(({ lot, place, pieces }) => ({
        lotId: idOf(lot),
        placeId: place,
        quantity: cases(lot, pieces),
      })),
      outputs: parcels.map(({ lot, place }) => ({
        number: lot.number,
        productId: lot.product.id,
        productionDate: producedOn,
        placeId: place,
        quantity: cases(lot, lot.pieces),
      })),
      lossWeightKg: (grams - out) / 1000,
    });
    for (const [index, { lotId }] of lots.entries()) {
      const parcel = parcels[index];
      if (parcel) parcel.lot.id = lotId;
    }
  });
  return { site, parcels, from: later(world, at, 1) };
}
