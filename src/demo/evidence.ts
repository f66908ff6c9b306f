import { uuidv7 } from '../core/ids.ts';
import type { AnalyteCode, TestMethod } from '../domain/analytes.ts';
import { shanghaiDate } from '../domain/business-time.ts';
import type { ProductCategory } from '../domain/product-categories.ts';
import type { SampleKind } from '../domain/samples.ts';
import {
  prepareDisinfectant,
  recordDisinfection,
} from '../features/evidence/disinfections.service.ts';
import { changeDocumentState, recordDocument } from '../features/evidence/documents.service.ts';
import { storeFile } from '../features/evidence/files.service.ts';
import { makePool, takeSamples } from '../features/evidence/samples.service.ts';
import { reportTests } from '../features/evidence/tests.service.ts';
import { type Consignment, cases, idOf, type Lot, totalKg } from './consignments.ts';
import { origins } from './origins.ts';
import { paperPdf, sealPhoto } from './papers.ts';
import { after, as, firmOf, later, on, type Site, type World } from './world.ts';

const specimen = '演示样张，并非真实证件 Demo specimen, not a real document';

/** The papers of an import, recorded by its importer around the declaration. */
export function planPapers(world: World, c: Consignment): { certifiedAt: Date | undefined } {
  const { n, lots, declarationNo, declaredAt, withFiles } = c;
  const port = c.site.divisionId.startsWith('4420') ? '中山海关' : '深圳海关';
  on(world, later(world, declaredAt, 0.2), async (at) => {
    const ctx = await as(world, c.firm, 'keeper', at);
    const title = '进口货物报关单 Customs declaration';
    const files = withFiles
      ? [
          await keep(world, c, at, title, declarationNo ?? '', false),
          ...(await keepSealPhoto(world, c, at)),
        ]
      : [];
    await recordDocument(ctx, {
      kind: 'customs_declaration',
      number: declarationNo,
      issuer: port,
      issuedOn: shanghaiDate(declaredAt),
      coversKg: totalKg(lots),
      files,
      lots: lots.map((lot) => ({ lotId: idOf(lot) })),
    });
    if (n % 5 === 0) await certifyOrigin(world, c, at);
    if (c.entry === 'inter_province') await recordOutCertificate(world, c, at);
  });
  return { certifiedAt: planCertificate(world, c, port) };
}

/** 检验检疫证明: issued at once or some days later, lawfully not asked for, or still awaited. */
function planCertificate(world: World, c: Consignment, issuer: string): Date | undefined {
  const { n, lots, certificate, withFiles } = c;
  const number = `${c.declarationNo?.slice(0, 4)}${22_000_417 + n * 53}`;
  const kind = 'quarantine_certificate' as const;
  const linked = () => lots.map((lot) => ({ lotId: idOf(lot) }));
  const recordedAt = later(world, c.declaredAt, 0.8);
  const atOnce = certificate === 'at_once';
  const title = '入境货物检验检疫证明 Inspection and quarantine certificate';
  on(world, recordedAt, async (at) => {
    const ctx = await as(world, c.firm, 'keeper', at);
    const files = atOnce && withFiles ? [await keep(world, c, at, title, number, true)] : [];
    const { id } = await recordDocument(ctx, {
      kind,
      issuer,
      state: atOnce ? 'issued' : certificate === 'not_requested' ? 'not_requested' : 'pending',
      ...(atOnce && { number, issuedOn: shanghaiDate(at), coversKg: totalKg(lots) }),
      files,
      lots: linked(),
    });
    c.certificateId = id;
  });
  if (certificate === 'never') return undefined;
  if (certificate !== 'later') return recordedAt;
  const issuedAt = later(world, recordedAt, world.random.int(30, 90));
  on(world, issuedAt, async (at) => {
    const ctx = await as(world, c.firm, 'keeper', at);
    await changeDocumentState(ctx, c.certificateId ?? '', {
      state: 'issued',
      number,
      issuedOn: shanghaiDate(at),
      coversKg: totalKg(lots),
    });
  });
  return issuedAt;
}

async function certifyOrigin(world: World, c: Consignment, at: Date): Promise<void> {
  const authority = origins.find(({ country }) => country === c.origin)?.authority ?? c.origin;
  await recordDocument(await as(world, c.firm, 'keeper', at), {
    kind: 'origin_certificate',
    number: `${c.origin}-${at.getUTCFullYear()}-${String(4100 + c.n).padStart(6, '0')}`,
    issuer: authority,
    // Of all its lots: none was certified before it was made.
    issuedOn: c.lots
      .map(({ producedOn }) => producedOn)
      .toSorted()
      .at(-1),
    lots: c.lots.map((lot) => ({ lotId: idOf(lot) })),
  });
}

async function recordOutCertificate(world: World, c: Consignment, at: Date): Promise<void> {
  await recordDocument(await as(world, c.firm, 'keeper', at), {
    kind: 'out_certificate',
    number: outCertificateNo(c),
    issuer: '厦门市海沧集中监管仓（演示）',
    issuedOn: shanghaiDate(at),
    lots: c.lots.map((lot) => ({ lotId: idOf(lot) })),
  });
}

export function outCertificateNo({ n }: Consignment): string {
  return `OUT-35-${String(60_200 + n * 7).padStart(7, '0')}`;
}

async function keep(
  world: World,
  c: Consignment,
  at: Date,
  title: string,
  number: string,
  shown: boolean,
) {
  const ctx = await as(world, c.firm, 'keeper', at);
  const pdf = paperPdf(title, [
    `编号 No.  ${number}`,
    `日期 Date  ${shanghaiDate(at)}`,
    `收货人 Consignee  ${firmOf(world, c.firm).nameZh}`,
    ...c.lots.map(
      ({ product, pieces, number: lot }) =>
        `${product.nameZh} ${product.nameEn}  ${pieces} 件  ${(product.grams * pieces) / 1000} kg  ${lot}`,
    ),
    specimen,
  ]);
  const { sha256 } = await storeFile(ctx, world.files, 'application/pdf', pdf);
  return { sha256, public: shown };
}

/** The seal as it was found, for every other container. */
async function keepSealPhoto(world: World, { n, firm, sealNo }: Consignment, at: Date) {
  if (sealNo === undefined || n % 2 > 0) return [];
  const ctx = await as(world, firm, 'keeper', at);
  const { sha256 } = await storeFile(ctx, world.files, 'image/jpeg', sealPhoto(sealNo));
  return [{ sha256, public: false }];
}

type Assay = { analyte: AnalyteCode; method: TestMethod; value?: string };

const listeria: Assay = { analyte: 'listeria_monocytogenes', method: 'culture' };
const salmonella: Assay = { analyte: 'salmonella', method: 'culture' };
const residues: Assay = { analyte: 'veterinary_drug_residues', method: 'lc_ms_ms' };
const vibrio: Assay = { analyte: 'vibrio_parahaemolyticus', method: 'culture' };
const pesticides: Assay = { analyte: 'pesticide_residues', method: 'gc_ms_ms' };
const plateCount: Assay = { analyte: 'aerobic_plate_count', method: 'plate_count', value: '120' };
const coliforms: Assay = { analyte: 'coliforms', method: 'plate_count', value: '<10' };

const usual: Partial<Record<ProductCategory, readonly Assay[]>> = {
  beef: [listeria, salmonella],
  sheep: [listeria, salmonella],
  pork: [{ analyte: 'asfv', method: 'rt_pcr' }, salmonella],
  offal: [{ analyte: 'asfv', method: 'rt_pcr' }, salmonella],
  poultry: [{ analyte: 'avian_influenza', method: 'rt_pcr' }, salmonella],
  fish: [listeria, { analyte: 'heavy_metals', method: 'icp_ms' }],
  crustaceans: [vibrio, residues],
  molluscs: [vibrio, { analyte: 'norovirus', method: 'rt_pcr' }],
  dairy: [plateCount, coliforms],
  vegetables: [pesticides, listeria],
  fruit: [pesticides, { analyte: 'norovirus', method: 'rt_pcr' }],
};

/** The rules for high-risk origins ask for more than is usual. */
function assaysFor({ product: { category }, highRisk }: Lot): readonly Assay[] {
  const asked = usual[category] ?? [plateCount, coliforms];
  if (!highRisk) return asked;
  const aquatic = category === 'crustaceans' || category === 'molluscs' || category === 'fish';
  return [...new Set([...asked, listeria, salmonella, ...(aquatic ? [residues] : [])])];
}

const sampledParts: readonly SampleKind[] = ['product_outer', 'product_inner', 'product_surface'];

/** Three samples of each lot, mixed in one tube, tested the next day. */
export function planSampling(world: World, c: Consignment, site: Site, from: Date): Date {
  const laboratory = site.divisionId.startsWith('4420') ? 'gexi' : 'diwei';
  const laboratoryOrgId = firmOf(world, laboratory).id;
  const reportedAt = later(world, from, world.random.int(20, 44));
  const pools = new Map<Lot, string>();
  const numbersOf = (lot: Lot) =>
    sampledParts.map((_, part) => `${lot.number.slice(2)}-${part + 1}`);
  on(world, from, async (at) => {
    const ctx = await as(world, site.firm, 'quality', at);
    const samples = c.lots.flatMap((lot) =>
      numbersOf(lot).map((number, part) => ({
        number,
        kind: sampledParts[part] ?? 'product_outer',
        premisesId: site.id,
        samplerWorkerNo: `Q${String(10 + (c.n % 7))}`,
        laboratoryOrgId,
        lotIds: [idOf(lot)],
      })),
    );
    const { refused } = await takeSamples(
      ctx,
      samples.map((input) => ({ id: uuidv7(at), input })),
    );
    if (refused[0]) throw refused[0].error;
    const ids = await sampleIds(
      world,
      firmOf(world, site.firm).id,
      samples.map(({ number }) => number),
    );
    for (const lot of c.lots) {
      const sampled = numbersOf(lot).flatMap((number) => ids.get(number) ?? []);
      const { id } = await makePool(ctx, { number: `P${lot.number.slice(2)}`, sampleIds: sampled });
      pools.set(lot, id);
    }
  });
  on(world, reportedAt, async (at) => {
    const tests = c.lots.flatMap((lot) =>
      assaysFor(lot).map((assay, index) => ({
        poolId: pools.get(lot),
        ...assay,
        result: 'negative' as const,
        reportNo: `${laboratory.toUpperCase()}-${lot.number.slice(2)}-${index + 1}`,
      })),
    );
    const ctx = await as(world, laboratory, 'quality', at);
    const { refused } = await reportTests(
      ctx,
      tests.map((input) => ({ id: uuidv7(at), input })),
    );
    if (refused[0]) throw refused[0].error;
  });
  return reportedAt;
}

/** A batch of samples answers with counts; their ids are looked up by the numbers on the tubes. */
export async function sampleIds(
  world: World,
  orgId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await world.tx
    .selectFrom('sample')
    .select(['id', 'number'])
    .where('org_id', '=', orgId)
    .where('number', 'in', [...numbers])
    .execute();
  return new Map(rows.map(({ id, number }) => [number, id]));
}

/** The store's own people disinfect the outer packages of what has come in. */
export function planDisinfection(world: World, c: Consignment, site: Site, from: Date): Date {
  const chlorine = c.n % 2 === 0;
  let disinfectantId = '';
  on(world, from, async (at) => {
    const ctx = await as(world, site.firm, 'quality', at);
    const { id } = await prepareDisinfectant(ctx, {
      agent: chlorine ? '含氯消毒剂' : '过氧乙酸低温消毒剂',
      productLicenceNo: `粤卫消证字〔2024〕第 ${1200 + (c.n % 40)} 号（演示）`,
      concentration: chlorine ? 500 : 0.2,
      concentrationUnit: chlorine ? 'chlorine_mg_l' : 'paa_percent',
      ratio: chlorine ? '1:100' : '1:80',
      workerNo: `D${20 + (c.n % 9)}`,
    });
    disinfectantId = id;
  });
  const startedAt = after(from, 0.4);
  const endedAt = after(startedAt, 1.2);
  on(world, endedAt, async (at) => {
    await recordDisinfection(await as(world, site.firm, 'quality', at), {
      disinfectantId,
      certificateNo: `XD${shanghaiDate(at).replaceAll('-', '')}-${String(c.n).padStart(4, '0')}`,
      premisesId: site.id,
      object: c.n % 5 === 0 ? 'pallet' : 'outer_package',
      method: c.n % 3 === 0 ? 'machine' : 'spray',
      contactMinutes: 30 + (c.n % 3) * 10,
      temperatureC: -6.5,
      sixSides: true,
      workerNo: `D${20 + (c.n % 9)}`,
      startedAt: startedAt.toISOString(),
      lots: c.lots.map((lot) => ({ lotId: idOf(lot), ...cases(lot, lot.pieces) })),
    });
  });
  return endedAt;
}
