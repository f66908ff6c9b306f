import type { Ctx } from '../core/context.ts';
import { uuidv7 } from '../core/ids.ts';
import { shanghaiDate } from '../domain/business-time.ts';
import { activateCode, issueCode, voidCode } from '../features/codes/codes.service.ts';
import { correct } from '../features/custody/corrections.service.ts';
import { ship } from '../features/custody/shipments.service.ts';
import { changeDocumentState, recordDocument } from '../features/evidence/documents.service.ts';
import { planDeclaration, planImport } from './arrivals.ts';
import { loadCargo } from './cargo.ts';
import { planCode } from './codes.ts';
import { cases, idOf, type Lot, type Stock, totalKg } from './consignments.ts';
import { planProcessing, planSale, planTrip, takeOff } from './custody.ts';
import { planPapers, planSampling } from './evidence.ts';
import { planTrade, type Trade } from './trade.ts';
import { after, as, later, moment, on, productOf, siteOf, type World } from './world.ts';

/** In the number of a lot: what a scan of it shows. */
export const marks = {
  complete: 'DEMO1',
  held: 'DEMO2',
  recalled: 'DEMO3',
  mixed: 'DEMO4',
  expired: 'DEMO5',
  inactive: 'DEMO6',
} as const;

/** Planned with care instead of by chance: what a visitor is shown. */
export function planStories(world: World, trade: Trade): void {
  planComplete(world, trade);
  planMixture(world);
  planExpired(world, trade);
  planAwaited(world);
  planReissued(world, trade);
}

/** Everything in order, most of it still in store, and a delivery on its way to the shop. */
function planComplete(world: World, trade: Trade): void {
  const c = loadCargo(world, {
    day: 40,
    entry: 'first_station_in',
    origin: 'NO',
    site: 'YT-01',
    goods: ['SAL-FIL', 'COD-FIL'],
    pieces: [1300, 1240],
    certificate: 'at_once',
    withFiles: true,
    sampled: true,
    disinfected: true,
    mark: marks.complete,
  });
  const stock = demand(planImport(world, c));
  planVoidedTrip(world, stock);
  planTrade(world, stock, trade);
  const [first] = stock.parcels;
  if (!first) return;
  // Under way now: the shop's own people may receive it.
  planTrip(world, {
    from: stock.site,
    to: siteOf(world, 'SH-01'),
    parcels: [{ ...first, pieces: 40 }],
    leavesAt: after(world.now, -3),
    hours: 8,
  });
  first.pieces -= 40;
}

/** Loaded on the wrong lorry, noticed at the gate, voided, and sent again the next day. */
function planVoidedTrip(world: World, stock: Stock): void {
  const [parcel] = takeOff(stock, 0.02);
  if (!parcel) return;
  const { site } = stock;
  const eventId = uuidv7(stock.from);
  const shippedAt = later(world, stock.from, 12);
  const to = siteOf(world, 'MK-03');
  on(world, shippedAt, async (at) => {
    await ship(await as(world, site.firm, 'keeper', at), {
      eventId,
      fromPremisesId: site.id,
      toPremisesId: to.id,
      purpose: 'sale',
      lines: [
        {
          lotId: idOf(parcel.lot),
          placeId: parcel.place,
          quantity: cases(parcel.lot, parcel.pieces),
        },
      ],
    });
  });
  on(world, after(shippedAt, 0.7), async (at) => {
    await correct(await as(world, site.firm, 'keeper', at), {
      corrects: eventId,
      kind: 'voided',
      reason: '装错车，出门前撤单 Wrong lorry, stopped at the gate',
    });
  });
  planTrip(world, {
    from: site,
    to,
    parcels: [parcel],
    leavesAt: later(world, shippedAt, 18),
    hours: 4,
  });
}

/** Fish, shrimp and squid of three countries in one pack. */
function planMixture(world: World): void {
  const plant = siteOf(world, 'PL-01');
  const sources = [
    { origin: 'NO', goods: 'COD-FIL' },
    { origin: 'AR', goods: 'SHR-RED' },
    { origin: 'CL', goods: 'SQD-TUB' },
  ];
  const parcels = sources.flatMap(({ origin, goods }, index) => {
    const c = loadCargo(world, {
      day: 41 + index,
      entry: 'first_station_in',
      origin,
      site: 'YT-02',
      goods: [goods],
      certificate: 'at_once',
      withFiles: true,
      sampled: true,
      disinfected: true,
    });
    const stock = demand(planImport(world, c));
    const leavesAt = moment(world, 50, 8 + index);
    return planTrip(world, {
      from: stock.site,
      to: plant,
      parcels: takeOff(stock, 0.2),
      leavesAt,
      hours: 3,
    }).parcels;
  });
  const day = moment(world, 52, 9);
  const made = planProcessing(world, { site: plant, parcels, from: day }, day, [
    { number: `FMQW-${marks.mixed}A`, product: productOf(world, 'QW-MIX') },
    { number: `FMQW-${marks.mixed}B`, product: productOf(world, 'QW-MIX') },
  ]);
  for (const { lot } of made.parcels) planCode(world, lot, plant.firm, made.from, made.from);
  for (const [index, code] of ['SH-02', 'SH-04', 'SH-08'].entries()) {
    const arrived = planTrip(world, {
      from: plant,
      to: siteOf(world, code),
      parcels: takeOff(made, 0.2),
      leavesAt: moment(world, 54 + index, 7.5),
      hours: 4,
    });
    planSale(world, arrived, moment(world, 60 + index * 4, 16), 0.4);
  }
}

/** Fresh salmon, of which nobody sold the last cases in time. */
function planExpired(world: World, trade: Trade): void {
  const c = loadCargo(world, {
    day: 35,
    entry: 'first_station_in',
    origin: 'NO',
    site: 'YT-01',
    goods: ['SAL-HOG'],
    pieces: [640],
    certificate: 'at_once',
    withFiles: true,
    sampled: true,
    disinfected: false,
    mark: marks.expired,
  });
  planTrade(world, demand(planImport(world, c)), trade);
}

/** Yesterday's and today's work: a certificate awaited, samples at the laboratory, a container due. */
function planAwaited(world: World): void {
  const c = loadCargo(world, {
    day: 85,
    entry: 'first_station_in',
    origin: 'UY',
    site: 'YT-01',
    goods: ['BEEF-SHK'],
    certificate: 'never',
    withFiles: true,
    // That comes today: the laboratory's people find samples without a result.
    sampled: false,
    disinfected: true,
    mark: marks.inactive,
  });
  planImport(world, c);
  planSampling(world, c, c.site, after(world.now, -2));
  for (const [index, goods] of [['HALIBUT', 'COD-FIL'], ['SAL-FIL']].entries()) {
    const due = loadCargo(world, {
      day: 89,
      hour: 10 + index,
      entry: 'first_station_in',
      origin: 'NO',
      site: index === 0 ? 'YT-01' : 'YT-02',
      goods,
      certificate: 'at_once',
      withFiles: true,
    });
    planDeclaration(world, due);
    planPapers(world, due);
  }
}

/** A certificate with a slip in it, voided and issued again; a label misprinted and replaced. */
function planReissued(world: World, trade: Trade): void {
  const c = loadCargo(world, {
    day: 28,
    entry: 'first_station_in',
    origin: 'NZ',
    site: 'NS-01',
    goods: ['LAMB-RACK'],
    certificate: 'at_once',
    sampled: true,
    disinfected: true,
    labelled: true,
  });
  const stock = demand(planImport(world, c));
  const [lot] = c.lots;
  if (!lot) return;
  on(world, moment(world, 34, 10), async (at) => {
    const ctx = await as(world, c.firm, 'keeper', at);
    await changeDocumentState(ctx, c.certificateId ?? '', {
      state: 'void',
      reason: '品名录入有误，海关重新出具 A slip in the name of the goods; issued anew',
    });
    await recordDocument(ctx, {
      kind: 'quarantine_certificate',
      issuer: '深圳海关',
      number: '531622990047',
      issuedOn: shanghaiDate(at),
      coversKg: totalKg(c.lots),
      lots: [{ lotId: idOf(lot) }],
    });
  });
  on(world, moment(world, 34, 11), async (at) =>
    relabel(await as(world, c.site.firm, 'keeper', at), lot),
  );
  planTrade(world, { ...stock, from: moment(world, 35, 8) }, trade);
}

async function relabel(ctx: Ctx, lot: Lot): Promise<void> {
  await voidCode(ctx, idOf(lot), { reason: '标签打印模糊 The label was illegible' });
  await issueCode(ctx, idOf(lot), {});
  await activateCode(ctx, idOf(lot), {});
}

export function demand(stock: Stock | undefined): Stock {
  if (!stock) throw new Error('A story needs its goods');
  return stock;
}
