import { shanghaiDate } from '../domain/business-time.ts';
import { addDays } from '../domain/lots.ts';
import type { Stock } from './consignments.ts';
import {
  type Outcome,
  planDestruction,
  planSale,
  planTrip,
  type SaleMade,
  takeOff,
} from './custody.ts';
import { dayMs, later, moment, roomFor, type Site, siteOf, type World } from './world.ts';

const markets = ['MK-01', 'MK-02', 'MK-03'];
const shops = Array.from({ length: 10 }, (_, n) => `SH-${String(n + 1).padStart(2, '0')}`);

export type Trade = { sales: SaleMade[]; leftovers: Stock[] };

/** How fast goods move: hours between two deliveries or sales, and which share goes each time. */
type Pace = { trips: number; hours: [number, number]; share: [number, number] };

const slow: Pace = { trips: 2, hours: [6, 150], share: [0.3, 0.75] };
const fresh: Pace = { trips: 3, hours: [4, 40], share: [0.55, 0.9] };

function paceOf({ parcels }: Stock): Pace {
  return parcels.some(({ lot }) => lot.product.shelfLifeDays < 60) ? fresh : slow;
}

function shareOf({ random }: World, { share: [least, most] }: Pace): number {
  return random.int(least * 100, most * 100) / 100;
}

/** Goods go out from a store in a few deliveries, and from there over the counter. */
export function planTrade(world: World, stock: Stock, trade: Trade): void {
  const { random } = world;
  const [first] = stock.parcels;
  if (!first) return;
  const pace = paceOf(stock);
  const trips = random.int(1, pace.trips);
  let leavesAt = stock.from;
  for (let trip = 0; trip < trips; trip += 1) {
    leavesAt = later(world, leavesAt, random.int(...pace.hours));
    if (isTooOld(stock, leavesAt)) break;
    const to = destination(world, stock);
    const parcels = takeOff(stock, shareOf(world, pace));
    if (parcels.length === 0) break;
    const outcome = outcomeOf(world, parcels[0]?.pieces ?? 0);
    const settled = random.chance(0.6);
    const hours = random.int(2, 9);
    const delivery = { from: stock.site, to, parcels, leavesAt, hours, outcome, settled };
    planCounter(world, planTrip(world, delivery), trade);
  }
  const after = later(world, leavesAt, 12);
  trade.leftovers.push({ ...stock, from: after });
  planDisposal(world, { ...stock, from: after });
}

function destination(world: World, stock: Stock): Site {
  const { random } = world;
  const wholesale = random.chance(0.4);
  const sites = (wholesale ? markets : shops)
    .map((code) => siteOf(world, code))
    // Goods for freezers that shops don't have go to the dock and are sold from there.
    .filter((site) =>
      stock.parcels.every(
        ({ lot }) => roomFor(world, site, lot.product.storageClass) !== undefined,
      ),
    );
  return random.pick(sites.length > 0 ? sites : markets.map((code) => siteOf(world, code)));
}

function outcomeOf({ random }: World, pieces: number): Outcome {
  const roll = random.int(1, 100);
  if (pieces < 10 || roll > 12) return 'agreed';
  if (roll <= 5) return 'short';
  return roll <= 8 ? 'over' : 'refused';
}

/** The last day on which these goods may still be traded. */
function isTooOld({ parcels }: Stock, at: Date): boolean {
  const soon = addDays(shanghaiDate(at), 2);
  return parcels.some(({ lot }) => lot.expiresOn <= soon);
}

/** What stands in a shop or market is sold bit by bit. */
export function planCounter(world: World, stock: Stock, trade: Trade): void {
  const pace = paceOf(stock);
  let at = stock.from;
  const sales = world.random.chance(0.3) ? 2 : 1;
  for (let sale = 0; sale < sales; sale += 1) {
    at = later(world, at, world.random.int(...pace.hours));
    if (isTooOld(stock, at)) break;
    const made = planSale(world, stock, at, shareOf(world, pace));
    if (made) trade.sales.push(made);
  }
  const after = later(world, at, 12);
  trade.leftovers.push({ ...stock, from: after });
  planDisposal(world, { ...stock, from: after });
}

/** What has expired is destroyed a few days later, and then nothing of it is left to count. */
function planDisposal(world: World, stock: Stock): void {
  for (const parcel of stock.parcels) {
    const expiresAt = new Date(`${parcel.lot.expiresOn}T10:00:00+08:00`);
    const at = later(
      world,
      new Date(Math.max(expiresAt.getTime() + 2 * dayMs, stock.from.getTime())),
      3,
    );
    if (parcel.pieces === 0 || at > moment(world, 90, 0)) continue;
    const { lot, place, pieces } = parcel;
    planDestruction(world, stock.site, { lot, place, pieces }, at, {
      reason: '超过保质期 Past its shelf life',
    });
    parcel.pieces = 0;
  }
}
