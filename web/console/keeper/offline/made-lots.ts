import { addDays } from '../../../../src/domain/lots.ts';
import { madeId } from '../../../../src/domain/made-id.ts';
import type { LotFacts } from '../../../../src/domain/policy-facts.ts';
import type { Books } from './books.ts';
import { gramsOf } from './kept.ts';
import type { Bodies, Lot } from './wire.ts';

/** User-assigned in ISO 3166-1, as the server has it: goods of several origins in one lot. */
const variousOrigins = 'ZZ';

/** The lots that repacking makes, as the server will make them, with the facts of their sources. */
export function madeLots(
  books: Books,
  body: Bodies['process'],
  id: string,
  at: Date,
): { lot: Lot; facts: LotFacts | undefined }[] {
  const sources = [...new Set(body.inputs.map(({ lotId }) => lotId))];
  const known = sources.flatMap((lotId) => books.lots.get(lotId) ?? []);
  return body.outputs.map((output, index) => {
    const product = books.snapshot.products.find((one) => one.id === output.productId);
    const repacked = known.filter(({ productId }) => productId === output.productId);
    const latest = repacked.map(({ expiryDate }) => expiryDate).sort()[0];
    const shelfLife = product?.shelfLifeDays ?? 0;
    const origins = new Set(known.map(({ originCountry }) => originCountry));
    const [origin] = origins;
    const lot: Lot = {
      id: madeId(id, index),
      nameZh: product?.nameZh ?? '',
      nameEn: product?.nameEn ?? '',
      number: output.number ?? '',
      orgId: books.snapshot.orgId,
      kind: 'processed',
      entry: null,
      productId: output.productId,
      storageClass: product?.storageClass ?? 'frozen',
      originCountry: origins.size === 1 && origin !== undefined ? origin : variousOrigins,
      productionDate: output.productionDate,
      expiryDate: output.expiryDate ?? latest ?? addDays(output.productionDate, shelfLife),
      containerNo: null,
      sealNo: null,
      destinationPremisesId: null,
      inboundPlaceId: '',
      declaredAt: at.toISOString(),
      declared: output.quantity,
    };
    return { lot, facts: factsOfMade(books, lot, sources) };
  });
}

/** Undefined where those of one source are not known: then no gate can be judged here. */
function factsOfMade(books: Books, lot: Lot, sources: readonly string[]): LotFacts | undefined {
  const own = sources.flatMap((id) => books.facts.get(id) ?? []);
  const [first] = own;
  if (own.length < sources.length || first === undefined) return undefined;
  const ancestors = new Map(
    own.flatMap((f) => [f.lot, ...f.ancestors]).map((one) => [one.id, one]),
  );
  const distinct = <T extends { id: string; lotId: string }>(items: readonly T[]): T[] => [
    ...new Map(items.map((item) => [`${item.id} ${item.lotId}`, item])).values(),
  ];
  return {
    lot: {
      id: lot.id,
      number: lot.number,
      orgId: '',
      kind: 'processed',
      entry: null,
      category: first.lot.category,
      storageClass: lot.storageClass,
      originCountry: lot.originCountry,
      originDivisionPath: null,
      expiryDate: lot.expiryDate,
      declaredGrams: gramsOf(lot.declared.netWeightKg),
      containerNo: null,
    },
    ancestors: [...ancestors.values()],
    links: [
      ...sources.map((parentId) => ({ childId: lot.id, parentId })),
      ...own.flatMap(({ links }) => links),
    ],
    poolMates: [],
    holds: [],
    documents: distinct(own.flatMap(({ documents }) => documents)),
    tests: distinct(own.flatMap(({ tests }) => tests)),
    disinfections: distinct(own.flatMap(({ disinfections }) => disinfections)),
    arrivals: own.flatMap(({ arrivals }) => arrivals),
    container: null,
  };
}
