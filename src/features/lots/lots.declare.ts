import { orgOf } from '../../core/actor.ts';
import type { Outcome } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { invalidField } from '../../core/errors.ts';
import { happened } from '../../core/events.ts';
import { doubtsOf, occurredAtOf, overrideOf, toGrams, toQuantity } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { checkContainer } from '../../domain/container.ts';
import { checkDeclarationNumber, checkEstablishmentChina } from '../../domain/customs.ts';
import { addDays, demandedByEntry } from '../../domain/lots.ts';
import { formatKg, type Quantity } from '../../domain/quantity.ts';
import { isCountry } from '../reference/countries.service.ts';
import * as errors from './lots.errors.ts';
import { type LotFactsBody, lotDeclared } from './lots.events.ts';
import { type CustomsItem, readReferences } from './lots.queries.ts';
import type { DeclareImportLot, DeclareLot } from './lots.schemas.ts';

type References = Awaited<ReturnType<typeof readReferences>>;
export type Declared = { lotId: string; number: string };

/** Judges declarations one after the other, so that each sees what those before it draw. */
export type Declarer = (input: DeclareLot) => Outcome<Declared>;

/** Reads at once what all of `inputs` refer to and returns the judge for each of them. */
export async function prepareDeclarations(
  tx: Db,
  ctx: Ctx,
  inputs: readonly DeclareLot[],
): Promise<Declarer> {
  const orgId = orgOf(ctx.actor);
  const imports = inputs.filter((input) => input.kind === 'import');
  const domestic = inputs.filter((input) => input.kind === 'domestic');
  const references = await readReferences(tx, orgId, {
    productIds: distinct(inputs.map(({ productId }) => productId)),
    premisesIds: distinct(inputs.map(({ destinationPremisesId }) => destinationPremisesId)),
    numbers: distinct(inputs.map(({ number }) => number)),
    declarationNos: distinct(imports.map(({ declarationNo }) => declarationNo)),
    divisionIds: distinct(domestic.map(({ originDivisionId }) => originDivisionId)),
  });
  const index = indexOf(references);
  return (input) => declare(ctx, orgId, index, input);
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

function indexOf(references: References) {
  const { inboundPlaceId } = references;
  if (inboundPlaceId === undefined) throw new Error('The organisation has no inbound place');
  return {
    inboundPlaceId,
    products: new Map(references.products.map((product) => [product.id, product])),
    premises: new Map(references.premises.map((premises) => [premises.id, premises])),
    numbers: new Set(references.numbers),
    items: new Map(references.items.map((item) => [itemKey(item), { ...item }])),
    provinces: new Map(references.divisions.map(({ id, province }) => [id, province])),
  };
}
type Index = ReturnType<typeof indexOf>;

function itemKey(item: { declarationNo: string; itemNo: number }): string {
  return `${item.declarationNo}/${item.itemNo}`;
}

function declare(ctx: Ctx, orgId: string, index: Index, input: DeclareLot): Outcome<Declared> {
  const occurredAt = occurredAtOf(ctx, input);
  const product = index.products.get(input.productId);
  if (!product) throw errors.unknownProduct();
  const quantity = toQuantity(input.quantity);
  if (quantity.grams === 0) throw errors.emptyLot();
  const expiryDate = input.expiryDate ?? addDays(input.productionDate, product.shelfLifeDays);
  checkDates(ctx, input.productionDate, expiryDate);
  const number = input.number ?? newNumber(ctx.now);
  if (index.numbers.has(number)) throw errors.numberTaken();

  const origin =
    input.kind === 'import' ? importFacts(ctx, index, input) : domesticFacts(index, input);
  const lotId = uuidv7(ctx.now);
  const facts: LotFactsBody = {
    ...origin.facts,
    lotId,
    orgId,
    number,
    productId: input.productId,
    storageClass: product.storageClass,
    supplierLotNo: input.supplierLotNo ?? null,
    productionDate: input.productionDate,
    expiryDate,
    ...quantity,
    grossGrams: input.grossWeightKg === undefined ? null : toGrams(input.grossWeightKg),
  };
  const customsItem =
    input.kind === 'import'
      ? drawOn(index, input, origin.facts.declarationNo ?? input.declarationNo, quantity)
      : null;
  index.numbers.add(number);
  const parties = distinct([orgId, origin.destinationOrgId]);
  const body = { ...facts, inboundPlaceId: index.inboundPlaceId, customsItem, parties };
  return { result: { lotId, number }, events: [happened(lotDeclared, body, { occurredAt })] };
}

/** `FM` + date + six letters: unguessable enough not to collide within a firm's day. */
export function newNumber(now: Date): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const random = crypto.getRandomValues(new Uint8Array(6));
  const tail = Array.from(random, (byte) => alphabet.charAt(byte % 32)).join('');
  return `FM${shanghaiDate(now).replaceAll('-', '').slice(2)}-${tail}`;
}

function checkDates(ctx: Ctx, productionDate: string, expiryDate: string): void {
  if (productionDate > shanghaiDate(ctx.now)) throw errors.badDates('productionDate');
  if (expiryDate <= productionDate) throw errors.badDates('expiryDate');
}

type OriginFacts = Pick<
  LotFactsBody,
  | 'kind'
  | 'entry'
  | 'originCountry'
  | 'originDivisionId'
  | 'producer'
  | 'establishmentHomeNo'
  | 'establishmentCnNo'
  | 'containerNo'
  | 'sealNo'
  | 'declarationNo'
  | 'declarationItemNo'
  | 'port'
  | 'destinationPremisesId'
  | 'destinationNote'
  | 'previousOutCertificateNo'
  | 'overrides'
>;

function importFacts(
  ctx: Ctx,
  index: Index,
  input: DeclareImportLot,
): { facts: OriginFacts; destinationOrgId: string | undefined } {
  if (!isCountry(input.originCountry)) throw errors.unknownCountry();
  if (input.originCountry === 'CN') throw errors.domesticCountry();
  for (const field of demandedByEntry[input.entry]) {
    if (input[field] === undefined) throw errors.missingForEntry(field);
  }
  const declarationNo = declarationOf(ctx, input.declarationNo);
  const destination = destinationOf(index, input.destinationPremisesId, true);
  const doubts = doubtsOf([
    ['containerNo', input.containerNo, checkContainer],
    ['establishmentCnNo', input.establishmentCnNo, checkEstablishmentChina],
  ]);
  return {
    destinationOrgId: destination?.orgId,
    facts: {
      kind: 'import',
      entry: input.entry,
      originCountry: input.originCountry,
      originDivisionId: null,
      producer: null,
      establishmentHomeNo: input.establishmentHomeNo ?? null,
      establishmentCnNo: input.establishmentCnNo ?? null,
      containerNo: input.containerNo ?? null,
      sealNo: input.sealNo ?? null,
      declarationNo,
      declarationItemNo: input.declarationItemNo,
      port: input.port ?? null,
      destinationPremisesId: destination?.id ?? null,
      destinationNote: input.destinationNote ?? null,
      previousOutCertificateNo: input.previousOutCertificateNo ?? null,
      overrides: overrideOf(doubts, input.overrideReason) ?? null,
    },
  };
}

function domesticFacts(
  index: Index,
  input: Extract<DeclareLot, { kind: 'domestic' }>,
): { facts: OriginFacts; destinationOrgId: string | undefined } {
  const province = index.provinces.get(input.originDivisionId);
  if (province === undefined) throw errors.unknownOriginDivision();
  const destination = destinationOf(index, input.destinationPremisesId, false);
  return {
    destinationOrgId: destination?.orgId,
    facts: {
      kind: 'domestic',
      // Goods of another province come in with papers of their own.
      entry: destination?.province === province ? null : 'inter_province',
      originCountry: 'CN',
      originDivisionId: input.originDivisionId,
      producer: input.producer,
      establishmentHomeNo: null,
      establishmentCnNo: null,
      containerNo: null,
      sealNo: null,
      declarationNo: null,
      declarationItemNo: null,
      port: null,
      destinationPremisesId: destination?.id ?? null,
      destinationNote: null,
      previousOutCertificateNo: null,
      overrides: null,
    },
  };
}

function destinationOf(index: Index, id: string | undefined, imported: boolean) {
  if (id === undefined) return undefined;
  const premises = index.premises.get(id);
  if (!premises) throw errors.unknownDestination();
  if (imported && !premises.handlesImports) throw errors.destinationTakesNoImports();
  return premises;
}

/** 报关单号: its year may not lie ahead, which only a verb with a clock can tell. */
function declarationOf(ctx: Ctx, text: string): string {
  const thisYear = Number(shanghaiDate(ctx.now).slice(0, 4));
  const checked = checkDeclarationNumber(text, { importLot: true, thisYear });
  if (checked.ok) return checked.value;
  throw invalidField('declarationNo', checked.fault.code, checked.fault.message);
}

/** Σ of the lots of one declaration item never exceeds the item (gate and state rule 2). */
function drawOn(
  index: Index,
  input: DeclareImportLot,
  declarationNo: string,
  quantity: Quantity,
): Quantity {
  const key = { declarationNo, itemNo: input.declarationItemNo };
  const stated = input.declarationItem ? toQuantity(input.declarationItem) : undefined;
  const known = index.items.get(itemKey(key));
  const item: CustomsItem = known ?? {
    ...key,
    ...(stated ?? quantity),
    drawnGrams: 0,
    drawnPieces: 0,
  };
  const differs = stated && (stated.grams !== item.grams || stated.pieces !== item.pieces);
  if (differs) throw errors.customsItemDiffers();
  const leftGrams = item.grams - item.drawnGrams;
  const leftPieces = item.pieces - item.drawnPieces;
  if (quantity.grams > leftGrams || quantity.pieces > leftPieces) {
    throw errors.customsItemExceeded(formatKg(leftGrams), leftPieces);
  }
  item.drawnGrams += quantity.grams;
  item.drawnPieces += quantity.pieces;
  index.items.set(itemKey(key), item);
  return { grams: item.grams, pieces: item.pieces };
}

/** Each input's outcome or the refusal that it met; one refusal stops no other. */
export function declareEach<T extends { input: DeclareLot }>(
  declarer: Declarer,
  items: readonly T[],
): (T & { outcome: Outcome<Declared> | AppError })[] {
  return items.map((item) => {
    try {
      return { ...item, outcome: declarer(item.input) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...item, outcome: error };
    }
  });
}
