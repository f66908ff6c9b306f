import { uuidv7 } from '../core/ids.ts';
import { shanghaiDate } from '../domain/business-time.ts';
import { recordDocument } from '../features/evidence/documents.service.ts';
import type { DeclareLot } from '../features/lots/lots.schemas.ts';
import { declareLots } from '../features/lots/lots.service.ts';
import { planCode } from './codes.ts';
import { cases, type Consignment, idOf, type Lot, type Stock } from './consignments.ts';
import { planReceipt, planTrip, takeOff } from './custody.ts';
import { outCertificateNo, planDisinfection, planPapers, planSampling } from './evidence.ts';
import { demoEstablishment } from './identifiers.ts';
import { origins } from './origins.ts';
import { after, as, firmOf, later, on, type Site, type World } from './world.ts';

/** Declares the lots of a consignment together and learns their ids. */
export function planDeclaration(world: World, c: Consignment): void {
  on(world, c.declaredAt, async (at) => {
    const ctx = await as(world, c.firm, 'keeper', at);
    const { refused } = await declareLots(
      ctx,
      c.lots.map((lot, index) => ({ id: uuidv7(at), input: declarationOf(c, lot, index) })),
    );
    if (refused[0]) throw refused[0].error;
    const rows = await world.tx
      .selectFrom('lot')
      .select(['id', 'number'])
      .where('org_id', '=', firmOf(world, c.firm).id)
      .where(
        'number',
        'in',
        c.lots.map(({ number }) => number),
      )
      .execute();
    const ids = new Map(rows.map(({ id, number }) => [number, id]));
    for (const lot of c.lots) lot.id = ids.get(lot.number) ?? '';
  });
}

const ports: Record<string, string> = { '4420': '中山港', '4403': '深圳盐田港', '3502': '厦门港' };

function declarationOf(c: Consignment, lot: Lot, index: number): DeclareLot {
  const common = {
    number: lot.number,
    supplierLotNo: `${c.origin}${lot.producedOn.replaceAll('-', '').slice(2)}-${10 + c.n}`,
    productId: lot.product.id,
    productionDate: lot.producedOn,
    expiryDate: lot.expiresOn,
    quantity: cases(lot, lot.pieces),
  };
  if (c.kind === 'domestic') {
    return {
      kind: 'domestic',
      ...common,
      originDivisionId: c.origin,
      producer: producers[c.origin] ?? '自有基地',
      destinationPremisesId: c.site.id,
    };
  }
  const origin = origins.find(({ country }) => country === c.origin);
  const out = c.entry === 'first_station_out';
  return {
    kind: 'import',
    entry: c.entry ?? 'first_station_in',
    ...common,
    grossWeightKg: Math.round(lot.product.grams * lot.pieces * 0.00104) * 1,
    originCountry: c.origin,
    establishmentHomeNo: origin?.homeNo(c.n % 17),
    establishmentCnNo: demoEstablishment(origin?.iso3 ?? 'XXX', c.n % 17),
    containerNo: c.containerNo,
    sealNo: c.sealNo,
    declarationNo: c.declarationNo ?? '',
    declarationItemNo: index + 1,
    port: ports[c.site.divisionId.slice(0, 4)] ?? '深圳盐田港',
    ...(out && { destinationNote: '江西省南昌市，原柜转运 Sealed, on to Nanchang' }),
    ...(out && c.site.code !== 'XM-01' ? {} : { destinationPremisesId: c.site.id }),
    ...(c.entry === 'inter_province' && { previousOutCertificateNo: outCertificateNo(c) }),
  };
}

/** Invented, like all firms of the demo. */
const producers: Record<string, string> = {
  '330900': '舟山市汐屿渔业专业合作社',
  '410100': '郑州市穗芒速冻食品有限公司',
  '440800': '湛江市澜角对虾养殖场',
  '152500': '锡林郭勒盟芨草肉业有限公司',
  '150100': '呼和浩特市青穹乳品有限公司',
};

/** From the declaration until the goods may go on: papers, receipt, samples, disinfection, codes. */
export function planImport(world: World, c: Consignment): Stock | undefined {
  planDeclaration(world, c);
  const { certifiedAt } = planPapers(world, c);
  // Sent on sealed: what is bound for another province never stands here.
  if (c.entry === 'first_station_out' && c.site.code !== 'XM-01') return undefined;
  const arrivesAt = later(world, c.declaredAt, world.random.int(20, 80));
  const stock = planReceipt(world, c, c.site, arrivesAt);
  const checkedAt = planChecks(world, c, c.site, stock.from);
  const ready = Math.max(checkedAt.getTime(), certifiedAt?.getTime() ?? 0);
  planCodes(world, c, stock, certifiedAt);
  return certifiedAt ? { ...stock, from: later(world, new Date(ready), 2) } : undefined;
}

function planChecks(world: World, c: Consignment, site: Site, from: Date): Date {
  const disinfectedAt = c.disinfected
    ? planDisinfection(world, c, site, later(world, from, 0.5))
    : from;
  return c.sampled ? planSampling(world, c, site, later(world, disinfectedAt, 0.3)) : disinfectedAt;
}

function planCodes(world: World, c: Consignment, stock: Stock, certifiedAt: Date | undefined) {
  if (!c.labelled) return;
  for (const { lot } of stock.parcels) {
    planCode(world, lot, c.site.firm, later(world, stock.from, 1), certifiedAt);
  }
}

/** Out of the central warehouse goes the whole container, with its certificate. */
export function planRelease(world: World, c: Consignment, stock: Stock, to: Site): Stock {
  const leavesAt = later(world, stock.from, 4);
  on(world, leavesAt, async (at) => {
    await recordDocument(await as(world, stock.site.firm, 'keeper', at), {
      kind: 'out_certificate',
      number: `OUT-44-${String(80_100 + c.n).padStart(7, '0')}`,
      issuer: stock.site.nameZh,
      issuedOn: shanghaiDate(at),
      lots: c.lots.map((lot) => ({ lotId: idOf(lot) })),
    });
  });
  const parcels = takeOff(stock, 1);
  const arrived = planTrip(world, {
    from: stock.site,
    to,
    parcels,
    leavesAt: later(world, leavesAt, 0.5),
    hours: 3,
    purpose: 'transfer',
  });
  return { ...arrived, from: later(world, arrived.from, 8) };
}

/** Goods of the country, declared by the firm that takes them in. */
export function planDomestic(world: World, c: Consignment): Stock {
  planDeclaration(world, c);
  const elsewhere = !c.origin.startsWith('44');
  if (elsewhere) {
    on(world, later(world, c.declaredAt, 0.3), async (at) => {
      await recordDocument(await as(world, c.firm, 'keeper', at), {
        kind: c.n % 2 === 0 ? 'sales_voucher' : 'quarantine_certificate',
        number: `${c.origin}${String(310_021 + c.n)}`,
        issuer: producers[c.origin] ?? '产地',
        issuedOn: shanghaiDate(at),
        lots: c.lots.map((lot) => ({ lotId: idOf(lot) })),
      });
    });
  }
  const arrivesAt = after(c.declaredAt, 24);
  const stock = planReceipt(world, c, c.site, arrivesAt);
  const checkedAt = planChecks(world, c, c.site, stock.from);
  planCodes(world, c, stock, stock.from);
  return { ...stock, from: later(world, checkedAt, 3) };
}
