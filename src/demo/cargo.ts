import { shanghaiDate } from '../domain/business-time.ts';
import { addDays, type LotEntry } from '../domain/lots.ts';
import type { CertificatePlan, Consignment, Lot } from './consignments.ts';
import { demoContainer, demoDeclarationNo, demoSealNo } from './identifiers.ts';
import { origins } from './origins.ts';
import {
  moment,
  type Product,
  productOf,
  roomFor,
  type Site,
  siteOf,
  type World,
} from './world.ts';

type CargoSpec = {
  day: number;
  hour?: number;
  entry: LotEntry | null;
  origin: string;
  site: string;
  /** Product codes, one lot each, all of one firm. */
  goods: readonly string[];
  /** Cases of each lot; a container's worth shared among them when left out. */
  pieces?: readonly number[];
  certificate?: CertificatePlan;
  withFiles?: boolean;
  sampled?: boolean;
  disinfected?: boolean;
  labelled?: boolean;
  /** Written into the numbers of the lots, so that they can be found again. */
  mark?: string;
};

const containerGrams = 26_400_000;

export function loadCargo(world: World, spec: CargoSpec): Consignment {
  const { random } = world;
  world.consignments += 1;
  world.lots += spec.goods.length;
  const n = world.consignments;
  const declaredAt = moment(world, spec.day, spec.hour ?? 9 + random.int(0, 32) / 4);
  const products = spec.goods.map((code) => productOf(world, code));
  const imported = spec.entry !== null;
  const sealed = spec.entry === 'first_station_in' || spec.entry === 'first_station_out';
  const site = siteOf(world, spec.site);
  const district = site.divisionId.startsWith('4420') ? '5720' : '5316';
  const origin = origins.find(({ country }) => country === spec.origin);
  const highRisk = imported && origin?.highRisk === true;
  const year = Number(shanghaiDate(declaredAt).slice(0, 4));
  return {
    n,
    kind: imported ? 'import' : 'domestic',
    entry: spec.entry,
    firm: products[0]?.firm ?? '',
    declaredAt,
    site,
    origin: spec.origin,
    lots: products.map((product, index) =>
      lotOf(world, spec, { n, declaredAt, highRisk }, product, index),
    ),
    containerNo: sealed ? demoContainer(n) : undefined,
    sealNo: sealed ? demoSealNo(n) : undefined,
    declarationNo: imported ? demoDeclarationNo(district, year, n) : undefined,
    certificate: spec.certificate ?? certificatePlan(world),
    withFiles: spec.withFiles ?? (imported && random.chance(0.3)),
    sampled: spec.sampled ?? (highRisk || random.chance(0.4)),
    labelled: spec.labelled ?? (spec.mark !== undefined || random.chance(0.93)),
    disinfected: spec.disinfected ?? (imported && random.chance(0.3)),
  };
}

function certificatePlan({ random }: World): CertificatePlan {
  const roll = random.int(1, 100);
  if (roll <= 40) return 'at_once';
  if (roll <= 85) return 'later';
  return roll <= 95 ? 'not_requested' : 'never';
}

function lotOf(
  world: World,
  spec: CargoSpec,
  { n, declaredAt, highRisk }: { n: number; declaredAt: Date; highRisk: boolean },
  product: Product,
  index: number,
): Lot {
  const { random } = world;
  const declaredOn = shanghaiDate(declaredAt);
  const fresh = product.shelfLifeDays < 60;
  // Nobody buys a whole container of what lasts for three weeks: it shares its container.
  const share = (containerGrams * (fresh ? 0.2 : 1)) / spec.goods.length / product.grams;
  const pieces = spec.pieces?.[index] ?? Math.round((share * random.int(82, 100)) / 100);
  const age = fresh ? random.int(2, 4) : random.int(25, Math.min(160, product.shelfLifeDays / 3));
  const producedOn = addDays(declaredOn, -age);
  return {
    number: `FM${declaredOn.replaceAll('-', '').slice(2)}-${spec.mark ?? String(n).padStart(3, '0')}${'ABCDE'.charAt(index)}`,
    product,
    firm: product.firm,
    pieces: spec.entry === null ? Math.min(pieces, 600) : pieces,
    origin: spec.origin,
    producedOn,
    expiresOn: addDays(producedOn, product.shelfLifeDays),
    highRisk,
  };
}

/** Stores that take the usual arrivals, those at the port more often. */
const stores =
  'YT-01 YT-01 YT-02 YT-02 PS-01 NS-01 BA-01 LG-01 LG-02 GM-01 LH-01 ZS-01 ZS-02 ZS-03'.split(' ');

export function suitableSite(
  world: World,
  product: Product,
  among: readonly string[] = stores,
): Site {
  const sites = among
    .map((code) => siteOf(world, code))
    .filter((site) => roomFor(world, site, product.storageClass) !== undefined);
  return world.random.pick(sites);
}

/** Lots of one firm and one origin, any or the one asked for, that can travel at one temperature. */
export function pickGoods(
  world: World,
  lots: number,
  asked?: string,
): { goods: Product[]; origin: string } {
  const { random } = world;
  const all = importedGoods(world);
  const first = random.pick(all.filter(({ from }) => asked === undefined || from.includes(asked)));
  const origin = asked ?? random.pick(first.from);
  const mates = all.filter(
    (other) =>
      other.firm === first.firm &&
      other.code !== first.code &&
      other.storageClass === first.storageClass &&
      other.from.includes(origin),
  );
  const more = random.shuffled(mates).slice(0, lots - 1);
  const goods = [first, ...more];
  // A container may hold two production lots of one product.
  while (goods.length < lots) goods.push(first);
  return { goods, origin };
}

const handledByOthers = ['jilan', 'tinghe', 'shiwei'];

function importedGoods({ products }: World): Product[] {
  return [...products.values()].filter(
    ({ firm, from }) => from.length > 0 && !handledByOthers.includes(firm),
  );
}
