import { shanghaiDate } from '../domain/business-time.ts';
import { count, readStock } from '../features/custody/sales.service.ts';
import {
  prepareDisinfectant,
  recordDisinfection,
} from '../features/evidence/disinfections.service.ts';
import { takeSample } from '../features/evidence/samples.service.ts';
import { reportTest } from '../features/evidence/tests.service.ts';
import { setRules } from '../features/policy/policy.service.ts';
import { cases, idOf, type Stock } from './consignments.ts';
import { planCorrection, planDestruction, planReturn } from './custody.ts';
import type { Trade } from './trade.ts';
import { after, as, firmOf, later, moment, on, type Site, type World } from './world.ts';

/** What happens week by week, whatever comes in. */
export function planRoutines(world: World, trade: Trade): void {
  planCounts(world, trade);
  planAfterSales(world, trade);
  for (const [index, site] of [...world.sites.values()].entries()) {
    if (site.kind === 'cold_store' || site.kind === 'central_warehouse')
      planHygiene(world, site, index);
  }
  planNewRule(world);
}

const causes = [
  '盘点少一件，待查 One case missing',
  '多出一件，漏记退库 One case over: a return not booked',
];

/** A store counts what is left of a delivery, and now and then it is a case more or less. */
function planCounts(world: World, { leftovers }: Trade): void {
  const countable = leftovers.filter(({ parcels }) => parcels.some(({ pieces }) => pieces > 20));
  for (const [index, stock] of countable.filter((_, n) => n % 12 === 0).entries()) {
    const at = later(world, stock.from, 40);
    const variance = index % 3 === 0 ? -1 : index % 7 === 1 ? 1 : 0;
    planCount(world, stock, at, variance, causes[index % 2]);
    // What nothing explains is counted again, and was a slip.
    if (variance > 0) planCount(world, stock, after(at, 24), 0);
  }
}

function planCount(world: World, stock: Stock, at: Date, variance: number, cause?: string): void {
  const parcel = stock.parcels.find(({ pieces }) => pieces > 20);
  if (!parcel) return;
  const { lot, place } = parcel;
  on(world, at, async (now) => {
    const ctx = await as(world, stock.site.firm, 'keeper', now);
    const rows = await readStock(ctx, { lotId: idOf(lot), limit: 50 });
    const inBooks = rows.find((row) => row.place_id === place)?.pieces ?? 0;
    await count(ctx, {
      premisesId: stock.site.id,
      placeId: place,
      ...(variance !== 0 && cause !== undefined && { reason: cause }),
      lines: [{ lotId: idOf(lot), counted: cases(lot, inBooks + variance) }],
    });
  });
}

/** Of some sales a case comes back, of some the record was wrong. */
function planAfterSales(world: World, { sales }: Trade): void {
  const reasons = [
    '包装破损 Torn packaging',
    '多订一件 Ordered one too many',
    '口感不符 Not as expected',
  ];
  for (const [index, sale] of sales.entries()) {
    const at = later(world, sale.at, 5);
    if (index % 23 === 4) planCorrection(world, sale, later(world, sale.at, 1));
    if (index % 19 !== 7) continue;
    planReturn(world, sale, at, reasons[index % 3] ?? '');
    const [first] = sale.parcels;
    if (index % 2 === 0 || !first || first.pieces < 2) continue;
    const parcel = { lot: first.lot, place: sale.site.dock, pieces: 1 };
    planDestruction(world, sale.site, parcel, after(at, 24), {
      reason: '退货不得再售 Returned goods are not sold again',
    });
  }
}

/** Rooms are disinfected, doors and workers sampled: in the stores that visitors look into monthly. */
function planHygiene(world: World, site: Site, index: number): void {
  const months = site.firm === 'jilan' ? 3 : 1;
  for (let month = 0; month < months; month += 1) {
    const day = 5 + month * 29 + (index % 13);
    planRoomDisinfection(world, site, day, `${index}${month}`);
    planSwabs(world, site, moment(world, day, 14), `${site.code}-${month + 1}`);
  }
}

function planRoomDisinfection(world: World, site: Site, day: number, mark: string): void {
  const workerNo = `JY-${10 + (day % 6)}`;
  let disinfectantId = '';
  on(world, moment(world, day, 9), async (at) => {
    const prepared = await prepareDisinfectant(await as(world, 'jingyu', 'keeper', at), {
      agent: '二氧化氯消毒剂',
      productLicenceNo: '粤卫消证字〔2024〕第 1188 号（演示）',
      concentration: 300,
      concentrationUnit: 'clo2_mg_l',
      ratio: '1:60',
      workerNo,
    });
    disinfectantId = prepared.id;
  });
  const startedAt = moment(world, day, 9.5);
  on(world, moment(world, day, 11.5), async (at) => {
    await recordDisinfection(await as(world, 'jingyu', 'keeper', at), {
      disinfectantId,
      certificateNo: `JY${shanghaiDate(at).replaceAll('-', '')}-${mark}`,
      premisesId: site.id,
      placeId: site.places[0]?.id,
      object: 'room',
      method: 'machine',
      contactMinutes: 60,
      sixSides: false,
      workerNo,
      startedAt: startedAt.toISOString(),
    });
  });
}

function planSwabs(world: World, site: Site, from: Date, mark: string): void {
  const laboratory = site.divisionId.startsWith('4420') ? 'gexi' : 'diwei';
  const common = { premisesId: site.id, laboratoryOrgId: firmOf(world, laboratory).id };
  const taken: string[] = [];
  on(world, from, async (at) => {
    const ctx = await as(world, site.firm, 'quality', at);
    const number = `HJ-${mark}`;
    const spot = '1 号库门把手 Handle of room 1';
    const door = await takeSample(ctx, { ...common, number, kind: 'environment', spot });
    const worker = { number: `RY-${mark}`, kind: 'personnel', workerNo: 'W0042' } as const;
    const hand = await takeSample(ctx, { ...common, ...worker });
    taken.push(door.id, hand.id);
  });
  on(world, after(from, 26), async (at) => {
    const ctx = await as(world, laboratory, 'quality', at);
    for (const [index, sampleId] of taken.entries()) {
      await reportTest(ctx, {
        sampleId,
        analyte: index === 0 ? 'listeria_monocytogenes' : 'norovirus',
        method: index === 0 ? 'culture' : 'rt_pcr',
        result: 'negative',
        reportNo: `${laboratory.toUpperCase()}-${mark}-${index + 1}`,
      });
    }
  });
}

/** Announced, and not yet in force: what holds from next week can be read today. */
function planNewRule(world: World): void {
  on(world, moment(world, 84, 16), async (at) => {
    await setRules(await as(world, 'regulator', 'supervisor', at), {
      reason: '召回事件后的强化措施 Follow-up to the recall',
      add: [
        {
          setCode: 'local_demo',
          code: 'shrimp.residues',
          titleZh: '进口虾类出库前须有兽药残留合格结果',
          titleEn: 'Imported shrimp leave only with a passed test for veterinary drug residues',
          source: '岭南冷链食品监督所通告（演示）',
          mode: 'any',
          divisionId: '440300',
          transition: 'ship',
          lotKinds: ['import'],
          categories: ['crustaceans'],
          storageClasses: null,
          origins: null,
          premisesKinds: null,
          entries: null,
          requirement: {
            kind: 'test',
            analytes: ['veterinary_drug_residues'],
            methods: null,
            samples: 1,
            sampleKinds: null,
            sampledAfterArrival: false,
            withinHours: null,
          },
          effectiveFrom: moment(world, 97, 0).toISOString(),
        },
      ],
      end: [],
    });
  });
}
