import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf, toGrams } from '../../core/fields.ts';
import { idMadeBy } from '../../core/ids.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { addDays } from '../../domain/lots.ts';
import type { StorageClass } from '../../domain/storage-class.ts';
import { type LotFactsBody, newNumber } from '../lots/lots.service.ts';
import * as errors from './custody.errors.ts';
import { type MovedLine, processed } from './custody.events.ts';
import { refuseHeld, refuseLeaving } from './custody.holds.ts';
import { type KnownLot, readProducts, takenNumbers } from './custody.queries.ts';
import {
  lotOf,
  notBeforeLots,
  openScene,
  ownPremises,
  placeOfKind,
  someQuantity,
  sourcePlace,
  storagePlace,
  takeFrom,
} from './custody.scene.ts';
import type { Process } from './custody.schemas.ts';

/** User-assigned in ISO 3166-1: goods of several origins in one lot. */
export const variousOrigins = 'ZZ';

type Made = { lotId: string; number: string };

/** Repacks or processes: lots in, new lots out, the loss explicit to the gram. */
export async function process(ctx: Ctx, input: Process): Promise<{ lots: Made[] }> {
  const command = { id: input.eventId, name: 'process', input };
  return commit(ctx, 'custody:write', command, async (tx) => {
    const scene = await openScene(tx, ctx, {
      lotIds: input.inputs.map(({ lotId }) => lotId),
      premisesIds: [input.premisesId],
    });
    const premises = ownPremises(scene, input.premisesId, 'premisesId');
    const at = occurredAtOf(ctx, input);
    const sources = input.inputs.map(({ lotId }, index) =>
      lotOf(scene, lotId, `inputs.${index}.lotId`),
    );
    notBeforeLots(sources, at);
    const inputs = input.inputs.map(({ lotId, placeId, quantity }, index): MovedLine => ({
      lotId,
      fromPlace: sourcePlace(scene, premises, placeId, `inputs.${index}.placeId`),
      toPlace: placeOfKind(scene, 'processed', null),
      ...someQuantity(quantity, `inputs.${index}.quantity`),
    }));
    const facts = await outputFacts(tx, ctx, scene.orgId, input, sources);
    const outputs = facts.map((lot, index) => ({
      lot,
      toPlace: storagePlace(
        scene,
        premises,
        lot,
        input.outputs[index]?.placeId,
        `outputs.${index}.placeId`,
      ),
    }));
    const lossGrams = checkBalance(inputs, facts, toGrams(input.lossWeightKg));
    await takeFrom(
      tx,
      inputs.map(({ lotId, fromPlace, grams, pieces }, index) => ({
        lotId,
        placeId: fromPlace,
        quantity: { grams, pieces },
        field: `inputs.${index}.quantity`,
      })),
      at,
    );
    await refuseLeaving(tx, inputs, { orgId: scene.orgId, at, list: 'inputs' });
    await refuseHeld(tx, 'inputs', inputs);
    const body = { premisesId: premises.id, orgId: scene.orgId, inputs, outputs, lossGrams };
    const meta = {
      occurredAt: at,
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    };
    const lots = facts.map(({ lotId, number }) => ({ lotId, number }));
    return { result: { lots }, events: [happened(processed, body, meta)] };
  });
}

/** What left a lot and its children never exceeds what was declared: outputs weigh no more. */
function checkBalance(
  inputs: readonly MovedLine[],
  outputs: readonly { grams: number }[],
  statedLoss: number,
): number {
  const sum = (list: readonly { grams: number }[]) =>
    list.reduce((total, { grams }) => total + grams, 0);
  const loss = sum(inputs) - sum(outputs);
  if (loss < 0) throw errors.outputsExceed();
  if (loss !== statedLoss) throw errors.lossDiffers(loss);
  return loss;
}

async function outputFacts(
  tx: Db,
  ctx: Ctx,
  orgId: string,
  input: Process,
  sources: readonly KnownLot[],
): Promise<LotFactsBody[]> {
  const products = new Map(
    (
      await readProducts(
        tx,
        orgId,
        input.outputs.map(({ productId }) => productId),
      )
    ).map((product) => [product.id, product]),
  );
  const numbers = input.outputs.flatMap(({ number }) => (number === undefined ? [] : [number]));
  const taken = await takenNumbers(tx, orgId, numbers);
  const today = shanghaiDate(ctx.now);
  return input.outputs.map((output, index) => {
    const field = `outputs.${index}`;
    const product = products.get(output.productId);
    if (!product) throw errors.outputProductUnknown(`${field}.productId`);
    const number = output.number ?? newNumber(ctx.now);
    if (taken.has(number)) throw errors.outputNumberTaken(`${field}.number`);
    taken.add(number);
    const { productionDate } = output;
    const repacked = sources.filter(({ productId }) => productId === output.productId);
    const latest = repacked.map(({ expiryDate }) => expiryDate).sort()[0];
    const expiryDate =
      output.expiryDate ?? latest ?? addDays(productionDate, product.shelf_life_days);
    if (productionDate > today || expiryDate <= productionDate) throw errors.outputDates(field);
    if (latest !== undefined && expiryDate > latest) {
      throw errors.shelfLifeRenewed(`${field}.expiryDate`, latest);
    }
    const quantity = someQuantity(output.quantity, `${field}.quantity`);
    if (quantity.grams === 0) throw errors.nothingMoves(`${field}.quantity.netWeightKg`);
    return {
      lotId: idMadeBy(input.eventId, ctx.now, index),
      orgId,
      number,
      kind: 'processed',
      entry: null,
      productId: output.productId,
      // Written through a schema that knows only these classes.
      storageClass: product.storage_class as StorageClass,
      supplierLotNo: null,
      originCountry: originOf(sources),
      originDivisionId: null,
      producer: null,
      establishmentHomeNo: null,
      establishmentCnNo: null,
      containerNo: null,
      sealNo: null,
      declarationNo: null,
      declarationItemNo: null,
      port: null,
      productionDate,
      expiryDate,
      destinationPremisesId: null,
      destinationNote: null,
      previousOutCertificateNo: null,
      ...quantity,
      grossGrams: null,
      overrides: null,
    };
  });
}

function originOf(sources: readonly KnownLot[]): string {
  const origins = new Set(sources.map(({ originCountry }) => originCountry));
  const [only] = origins;
  return origins.size === 1 && only !== undefined ? only : variousOrigins;
}
