import { planApplicants } from './applicants.ts';
import { planDomestic, planImport, planRelease } from './arrivals.ts';
import { loadCargo, pickGoods, suitableSite } from './cargo.ts';
import { planCode } from './codes.ts';
import type { Stock } from './consignments.ts';
import { planProcessing, planTrip, takeOff } from './custody.ts';
import { planIncidents } from './incidents.ts';
import { origins } from './origins.ts';
import { planRoutines } from './routines.ts';
import { planStories } from './stories.ts';
import { planCounter, planTrade, type Trade } from './trade.ts';
import { after, later, moment, productOf, siteOf, type World } from './world.ts';

const lotsInAll = 300;
const processings = 12;
const lotsPerProcessing = 2;
const outOfProvince = 12;
const fromOtherProvinces = 14;

/** Fills the schedule with everything that happened in the ninety days. */
export function planCity(world: World): void {
  const trade: Trade = { sales: [], leftovers: [] };
  planStories(world, trade);
  planIncidents(world, trade);
  for (let n = 0; n < outOfProvince; n += 1) planOutside(world, n, trade);
  for (let n = 0; n < fromOtherProvinces; n += 1) planInflow(world, n, trade);
  for (const [n, item] of domesticGoods.entries()) planHomeGoods(world, n, item, trade);
  const imports = lotsInAll - world.lots - processings * lotsPerProcessing;
  planContainers(world, imports, trade);
  planRoutines(world, trade);
  planApplicants(world);
}

const sizes = [3, 2, 4, 2, 3, 5, 1];
const lotsPerContainer = 20 / 7;

/** Containers from abroad, evenly over the days, until so many lots have come. */
function planContainers(world: World, lots: number, trade: Trade): void {
  const { random } = world;
  const spreadOver = Math.ceil(lots / lotsPerContainer);
  let left = lots;
  let processed = 0;
  for (let n = 0; left > 0; n += 1) {
    const size = Math.min(left, sizes[n % sizes.length] ?? 1);
    left -= size;
    // Every fourth comes from the next country in turn, so that none is left to chance.
    const asked = n % 4 === 0 ? origins[n / 4]?.country : undefined;
    const { goods, origin } = pickGoods(world, size, asked);
    const [first] = goods;
    if (!first) continue;
    const store = suitableSite(world, first);
    const central = first.storageClass === 'frozen' && random.chance(0.15);
    const c = loadCargo(world, {
      day: Math.min(87, Math.floor((n * 87) / spreadOver)),
      entry: 'first_station_in',
      origin,
      site: central ? (store.code.startsWith('ZS') ? 'CW-02' : 'CW-01') : store.code,
      goods: goods.map(({ code }) => code),
      ...(central && { sampled: true, disinfected: true }),
    });
    const arrived = planImport(world, c);
    if (!arrived) continue;
    const stock = central ? planRelease(world, c, arrived, store) : arrived;
    const recipe = recipeFor(first.category);
    const early = stock.from < moment(world, 76, 0);
    if (recipe && early && processed < processings && first.storageClass === 'frozen') {
      planRecipe(world, stock, recipe, processed);
      processed += 1;
    }
    planTrade(world, stock, trade);
  }
  if (processed < processings) throw new Error('Too few containers suit the plants');
}

type Recipe = { plant: string; goods: string };

function recipeFor(category: string): Recipe | undefined {
  if (category === 'crustaceans') return { plant: 'PL-01', goods: 'QW-SHRIMP' };
  if (category === 'fish' || category === 'molluscs') return { plant: 'PL-01', goods: 'QW-MIX' };
  if (category === 'beef') return { plant: 'PL-01', goods: 'QW-BEEF' };
  if (category === 'poultry') return { plant: 'PL-02', goods: 'RX-WING' };
  if (category === 'pork') return { plant: 'PL-02', goods: 'RX-RIB' };
  return undefined;
}

/** A quarter goes to a plant, is cut and seasoned there the next day, and sold in the shops. */
function planRecipe(world: World, stock: Stock, recipe: Recipe, n: number): void {
  const { random } = world;
  const inputs = planTrip(world, {
    from: stock.site,
    to: siteOf(world, recipe.plant),
    parcels: takeOff(stock, 0.25),
    leavesAt: later(world, stock.from, 1),
    hours: 3,
  });
  const product = productOf(world, recipe.goods);
  const made = planProcessing(
    world,
    inputs,
    later(world, inputs.from, 18),
    ['A', 'B'].map((letter) => ({
      number: `${recipe.goods}-${String(n + 1).padStart(3, '0')}${letter}`,
      product,
    })),
  );
  const { firm } = inputs.site;
  const codedAt = made.parcels.map(({ lot }) => planCode(world, lot, firm, made.from, made.from));
  let leavesAt = new Date(Math.max(...codedAt.map((at) => at.getTime())));
  for (let trip = 0; trip < 2; trip += 1) {
    leavesAt = later(world, leavesAt, random.int(12, 60));
    const shop = siteOf(world, `SH-${String(random.int(1, 10)).padStart(2, '0')}`);
    const parcels = takeOff(made, 0.3);
    const arrived = planTrip(world, { from: inputs.site, to: shop, parcels, leavesAt, hours: 4 });
    planCounter(world, arrived, { sales: [], leftovers: [] });
  }
}

/** 首站在省外: some pass through sealed, some come back from a store in Fujian. */
function planOutside(world: World, n: number, trade: Trade): void {
  const { goods, origin } = pickGoods(world, 1);
  const [product] = goods;
  if (!product) return;
  const back = n % 3 === 0 && product.storageClass === 'frozen';
  const c = loadCargo(world, {
    day: 4 + n * 6,
    entry: 'first_station_out',
    origin,
    site: back ? 'XM-01' : 'YT-01',
    goods: [product.code],
    ...(back && { certificate: 'at_once', sampled: true }),
  });
  const stock = planImport(world, c);
  if (!stock) return;
  const to = siteOf(world, 'PS-01');
  const parcels = takeOff(stock, 0.5);
  const leavesAt = later(world, stock.from, 6);
  const arrived = planTrip(world, {
    from: stock.site,
    to,
    parcels,
    leavesAt,
    hours: 14,
    purpose: 'transfer',
  });
  planTrade(world, { ...arrived, from: after(arrived.from, 1) }, trade);
}

const inflow = ['FH-SQUID', 'FH-BEEF', 'BASA-FIL', 'SHR-VAN', 'CHK-FEET'];

/** 省际流入: cleared in another province, with that province's out-certificate. */
function planInflow(world: World, n: number, trade: Trade): void {
  const product = productOf(world, inflow[n % inflow.length] ?? 'FH-BEEF');
  const origin = world.random.pick(product.from);
  const site = suitableSite(world, product).code;
  const c = loadCargo(world, {
    day: 3 + n * 5,
    entry: 'inter_province',
    origin,
    site,
    goods: [product.code],
  });
  const stock = planImport(world, c);
  if (stock) planTrade(world, stock, trade);
}

type HomeGoods = { code: string; origin: string; site: string };

/** Six of each in turn, declared by the firm that stores or sells them. */
const domesticGoods: readonly HomeGoods[] = Array.from({ length: 6 }, () => [
  { code: 'FM-HAIRTAIL', origin: '330900', site: 'PS-01' },
  { code: 'TH-DUMP', origin: '410100', site: 'ZS-01' },
  { code: 'TH-PRAWN', origin: '440800', site: 'ZS-02' },
  { code: 'SW-LAMB', origin: '152500', site: 'SH-02' },
  { code: 'SW-ICE', origin: '150100', site: 'SH-04' },
]).flat();

function planHomeGoods(
  world: World,
  n: number,
  { code, origin, site }: HomeGoods,
  trade: Trade,
): void {
  const c = loadCargo(world, {
    day: 2 + Math.floor((n * 82) / domesticGoods.length),
    entry: null,
    origin,
    site,
    goods: [code],
  });
  const stock = planDomestic(world, c);
  if (stock.site.kind === 'shop') planCounter(world, stock, trade);
  else planTrade(world, stock, trade);
}
