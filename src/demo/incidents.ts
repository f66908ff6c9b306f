import { uuidv7 } from '../core/ids.ts';
import { makePool, takeSamples } from '../features/evidence/samples.service.ts';
import { reportTest } from '../features/evidence/tests.service.ts';
import { placeHold } from '../features/oversight/orders.service.ts';
import { releaseHold } from '../features/oversight/oversight.service.ts';
import { closeRecall, openRecall } from '../features/recalls/recalls.service.ts';
import { planImport } from './arrivals.ts';
import { loadCargo } from './cargo.ts';
import { planCode } from './codes.ts';
import { idOf, type Lot, type Stock } from './consignments.ts';
import {
  planDestruction,
  planProcessing,
  planReturn,
  planSale,
  planTrip,
  takeOff,
} from './custody.ts';
import { sampleIds } from './evidence.ts';
import { demand, marks } from './stories.ts';
import { planTrade, type Trade } from './trade.ts';
import { as, firmOf, moment, on, productOf, type Site, siteOf, type World } from './world.ts';

/** What the authority had to do with. */
export function planIncidents(world: World, trade: Trade): void {
  planPositivePool(world);
  planRecall(world);
  planSuspect(world, trade);
  planSeizure(world);
  planOwnersHold(world);
  planDrill(world, trade);
}

type Tube = { poolId: string };

/** Inspectors sample lots where they stand and send them to the laboratory in one tube. */
function planInspection(
  world: World,
  lots: readonly Lot[],
  site: Site,
  from: Date,
  mark: string,
): Tube {
  const tube: Tube = { poolId: '' };
  on(world, from, async (at) => {
    const ctx = await as(world, 'regulator', 'inspector', at);
    const samples = lots.map((lot, index) => ({
      number: `JD-${mark}-${index + 1}`,
      kind: 'product_surface' as const,
      premisesId: site.id,
      samplerWorkerNo: 'J0108',
      laboratoryOrgId: firmOf(world, 'diwei').id,
      lotIds: [idOf(lot)],
    }));
    const { refused } = await takeSamples(
      ctx,
      samples.map((input) => ({ id: uuidv7(at), input })),
    );
    if (refused[0]) throw refused[0].error;
    const numbers = samples.map(({ number }) => number);
    const ids = await sampleIds(world, firmOf(world, 'regulator').id, numbers);
    const pool = await makePool(ctx, { number: `JD-${mark}`, sampleIds: [...ids.values()] });
    tube.poolId = pool.id;
  });
  return tube;
}

/** Three lots of two containers in one tube, and Listeria in it: all three stand still. */
function planPositivePool(world: World): void {
  const specs = [
    { day: 68, origin: 'RU', goods: ['COD-HG', 'COD-FIL'], mark: marks.held },
    { day: 69, origin: 'AR', goods: ['SQD-TUB'], mark: undefined },
  ];
  const stocks = specs.map(({ mark, ...spec }) => {
    const c = loadCargo(world, {
      ...spec,
      entry: 'first_station_in',
      site: 'YT-01',
      certificate: 'at_once',
      withFiles: true,
      sampled: false,
      disinfected: true,
      labelled: true,
      ...(mark !== undefined && { mark }),
    });
    return demand(planImport(world, c));
  });
  const [first] = stocks;
  if (!first) return;
  // What had gone to the market before stands there, and may not be sold either.
  planTrip(world, {
    from: first.site,
    to: siteOf(world, 'MK-01'),
    parcels: takeOff(first, 0.1),
    leavesAt: moment(world, 74, 7),
    hours: 2,
  });
  const lots = stocks.flatMap(({ parcels }) => parcels.map(({ lot }) => lot));
  const tube = planInspection(world, lots, first.site, moment(world, 74, 15), 'LM01');
  on(world, moment(world, 77, 11), async (at) => {
    await reportTest(await as(world, 'diwei', 'quality', at), {
      poolId: tube.poolId,
      analyte: 'listeria_monocytogenes',
      method: 'culture',
      result: 'positive',
      reportNo: 'DIWEI-JD-LM01',
    });
  });
}

const recallNumber = '岭南冷监召〔演示〕1 号';

/** Residues in shrimp that had long been sold on, repacked and eaten in part. */
function planRecall(world: World): void {
  const c = loadCargo(world, {
    day: 22,
    entry: 'first_station_in',
    origin: 'EC',
    site: 'YT-02',
    goods: ['SHR-VAN'],
    pieces: [1420],
    certificate: 'at_once',
    withFiles: true,
    sampled: true,
    disinfected: true,
    mark: marks.recalled,
  });
  const stock = demand(planImport(world, c));
  const [lot] = c.lots;
  if (!lot) return;
  const send = (to: string, share: number, day: number): Stock =>
    planTrip(world, {
      from: stock.site,
      to: siteOf(world, to),
      parcels: takeOff(stock, share),
      leavesAt: moment(world, day, 7.5),
      hours: 3,
    });
  const market = send('MK-01', 0.3, 30);
  const shop = send('SH-03', 0.2, 31);
  const plant = send('PL-01', 0.4, 32);
  planSale(world, market, moment(world, 36, 6), 0.3);
  planSale(world, market, moment(world, 44, 6), 0.2);
  const sold = planSale(world, shop, moment(world, 40, 18), 0.5);
  const madeAt = moment(world, 34, 9);
  const made = planProcessing(world, plant, madeAt, [
    { number: `FMQW-${marks.recalled}A`, product: productOf(world, 'QW-SHRIMP') },
    { number: `FMQW-${marks.recalled}B`, product: productOf(world, 'QW-SHRIMP') },
  ]);
  for (const parcel of made.parcels)
    planCode(world, parcel.lot, plant.site.firm, made.from, made.from);
  const packs = planTrip(world, {
    from: plant.site,
    to: siteOf(world, 'SH-08'),
    parcels: takeOff(made, 0.3),
    leavesAt: moment(world, 37, 8),
    hours: 2,
  });
  planSale(world, packs, moment(world, 42, 18), 0.4);

  const tube = planInspection(world, [lot], market.site, moment(world, 58, 9), 'VD01');
  on(world, moment(world, 61, 16), async (at) => {
    await reportTest(await as(world, 'diwei', 'quality', at), {
      poolId: tube.poolId,
      analyte: 'veterinary_drug_residues',
      method: 'lc_ms_ms',
      result: 'positive',
      value: '3.2',
      reportNo: 'DIWEI-JD-VD01',
    });
  });
  on(world, moment(world, 62, 9), async (at) => {
    await openRecall(await as(world, 'regulator', 'inspector', at), {
      number: recallNumber,
      class: 2,
      kind: 'ordered',
      reasonZh: '检出呋喃唑酮代谢物残留',
      reasonEn: 'Residues of a furazolidone metabolite were found',
      lotIds: [idOf(lot)],
    });
  });
  if (sold)
    planReturn(world, sold, moment(world, 65, 11), '召回：消费者退回 Recalled: brought back', 4);
  for (const parcel of market.parcels) {
    planDestruction(world, market.site, { ...parcel }, moment(world, 72, 14), {
      reason: '召回货物无害化处理 Recalled goods disposed of',
      documentNo: `${recallNumber}-处置 1`,
    });
  }
}

/** A doubtful first result, repeated and found negative: the later one stands, both stay. */
function planSuspect(world: World, trade: Trade): void {
  const c = loadCargo(world, {
    day: 46,
    entry: 'first_station_in',
    origin: 'ES',
    site: 'BA-01',
    goods: ['PORK-BEL'],
    certificate: 'at_once',
    sampled: false,
    disinfected: false,
    labelled: true,
  });
  const stock = demand(planImport(world, c));
  const tube = planInspection(world, c.lots, stock.site, moment(world, 51, 10), 'AF01');
  let suspect = { id: '', holdIds: [] as string[] };
  const assay = { analyte: 'asfv', method: 'rt_pcr' } as const;
  on(world, moment(world, 52, 17), async (at) => {
    suspect = await reportTest(await as(world, 'diwei', 'quality', at), {
      ...assay,
      poolId: tube.poolId,
      result: 'suspect',
      value: '38.6',
      reportNo: 'DIWEI-JD-AF01',
    });
  });
  let retest = '';
  on(world, moment(world, 54, 11), async (at) => {
    const reported = await reportTest(await as(world, 'diwei', 'quality', at), {
      ...assay,
      supersedes: suspect.id,
      result: 'negative',
      reportNo: 'DIWEI-JD-AF01-R',
    });
    retest = reported.id;
  });
  on(world, moment(world, 54, 15), async (at) => {
    const ctx = await as(world, 'regulator', 'inspector', at);
    for (const id of suspect.holdIds) {
      const reason = '复检阴性，解除封存 Negative on retest';
      await releaseHold(ctx, id, { reason, clearingTestId: retest });
    }
  });
  planTrade(world, { ...stock, from: moment(world, 55, 8) }, trade);
}

function planSeizure(world: World): void {
  const c = loadCargo(world, {
    day: 74,
    entry: 'first_station_in',
    origin: 'BR',
    site: 'LG-01',
    goods: ['BEEF-FQ'],
    certificate: 'at_once',
    withFiles: true,
    disinfected: true,
    labelled: true,
  });
  planImport(world, c);
  on(world, moment(world, 81, 10), async (at) => {
    await placeHold(await as(world, 'regulator', 'inspector', at), {
      lotIds: c.lots.map(idOf),
      reasonZh: '中文标签所载企业注册编号与证书不一致，待核查',
      reasonEn: 'The establishment number on the label is not the one on the certificate',
    });
  });
}

function planOwnersHold(world: World): void {
  const c = loadCargo(world, {
    day: 78,
    entry: 'first_station_in',
    origin: 'NZ',
    site: 'YT-01',
    goods: ['CHEESE'],
    certificate: 'at_once',
    labelled: true,
  });
  planImport(world, c);
  on(world, moment(world, 85, 8), async (at) => {
    await placeHold(await as(world, c.firm, 'quality', at), {
      lotIds: c.lots.map(idOf),
      reasonZh: '夜间库温超限 40 分钟，货主评估期间暂停出库',
      reasonEn:
        'The room was too warm for 40 minutes at night; kept in while the owner assesses it',
    });
  });
}

/** A drill finds the goods, stops none of them, and is closed the next day. */
function planDrill(world: World, trade: Trade): void {
  const c = loadCargo(world, {
    day: 15,
    entry: 'first_station_in',
    origin: 'AU',
    site: 'LG-01',
    goods: ['BEEF-SHK'],
    certificate: 'at_once',
    labelled: true,
  });
  planTrade(world, demand(planImport(world, c)), trade);
  let id = '';
  on(world, moment(world, 56, 9), async (at) => {
    const ctx = await as(world, 'regulator', 'inspector', at);
    const opened = await openRecall(ctx, {
      number: '岭南冷监召〔演示〕演练 1 号',
      class: 3,
      kind: 'mock',
      reasonZh: '年度召回演练',
      reasonEn: 'The yearly drill',
      lotIds: c.lots.map(idOf),
    });
    id = opened.id;
  });
  on(world, moment(world, 57, 17), async (at) => {
    const ctx = await as(world, 'regulator', 'inspector', at);
    const reason = '演练完成，两小时内找到全部货物 All goods were found within two hours';
    await closeRecall(ctx, id, { reason, releaseHolds: false });
  });
}
