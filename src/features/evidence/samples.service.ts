import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { idMadeBy } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { isProductSample } from '../../domain/samples.ts';
import { readReferences, type References } from './evidence.queries.ts';
import {
  type Batch,
  commitEach,
  demandLots,
  demandPremises,
  distinct,
  type Judge,
} from './evidence.rules.ts';
import * as errors from './samples.errors.ts';
import { poolMade, sampleTaken } from './samples.events.ts';
import * as queries from './samples.queries.ts';
import type { MakePool, TakeSample } from './samples.schemas.ts';

type Taken = { id: string };

/** Records a sample and sends it to a laboratory, which from then on sees it. */
export async function takeSample(ctx: Ctx, input: TakeSample): Promise<Taken> {
  const command = { id: input.eventId, name: 'takeSample', input };
  return commit(ctx, 'evidence:sample', command, async (tx) => {
    const judge = await prepareSamples(ctx, tx, [input]);
    return judge(input);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, ['sample_number_key']) ? errors.sampleNumberTaken() : error;
  });
}

/** Many samples in few statements. Refused ones are reported, the others are recorded. */
export async function takeSamples(
  ctx: Ctx,
  items: readonly { id: string; input: TakeSample }[],
): Promise<Batch> {
  return commitEach(ctx, 'evidence:sample', 'takeSample', items, async (tx, inputs) =>
    prepareSamples(ctx, tx, inputs),
  );
}

async function prepareSamples(
  ctx: Ctx,
  tx: Db,
  inputs: readonly TakeSample[],
): Promise<Judge<TakeSample, Taken>> {
  const orgId = orgOf(ctx.actor);
  const references = await readReferences(tx, viewerOf(ctx.actor), {
    lotIds: distinct(inputs.flatMap(({ lotIds = [] }) => lotIds)),
    premisesIds: distinct(inputs.map(({ premisesId }) => premisesId)),
    placeIds: distinct(inputs.map(({ placeId }) => placeId)),
    laboratoryIds: distinct(inputs.map(({ laboratoryOrgId }) => laboratoryOrgId)),
  });
  const numbers = inputs.map(({ number }) => number);
  const taken = await queries.takenNumbers(tx, orgId, numbers);
  return (input) => {
    const occurredAt = occurredAtOf(ctx, input);
    const lotIds = demandWhatItStandsFor(input, references, occurredAt);
    demandPremises(ctx.actor, references, input.premisesId, input.placeId);
    if (!references.laboratories.has(input.laboratoryOrgId)) throw errors.notALaboratory();
    if (taken.has(input.number)) throw errors.sampleNumberTaken();
    taken.add(input.number);
    const id = idMadeBy(input.eventId, ctx.now);
    const body = {
      id,
      orgId,
      number: input.number,
      kind: input.kind,
      premisesId: input.premisesId,
      placeId: input.placeId ?? null,
      workerNo: input.workerNo ?? null,
      samplerWorkerNo: input.samplerWorkerNo ?? null,
      spot: input.spot ?? null,
      laboratoryOrgId: input.laboratoryOrgId,
      lotIds,
    };
    return { result: { id }, events: [happened(sampleTaken, body, { occurredAt })] };
  };
}

/** A person by worker number and no lot, or goods by their lots and no person. */
function demandWhatItStandsFor(input: TakeSample, references: References, at: Date): string[] {
  const { kind, workerNo, lotIds = [] } = input;
  if (kind === 'personnel') {
    if (workerNo === undefined) throw errors.workerMissing();
    if (lotIds.length > 0) throw errors.lotsNotWanted();
  } else if (workerNo !== undefined) throw errors.workerNotWanted();
  if (isProductSample(kind) && lotIds.length === 0) throw errors.lotsMissing();
  demandLots(references, lotIds, at, {
    lot: (index) => `lotIds.${index}`,
    time: 'occurredAt',
  });
  return lotIds;
}

/** Mixes samples into one tube. What a test of the tube says holds for every lot in it. */
export async function makePool(ctx: Ctx, input: MakePool) {
  const command = { id: input.eventId, name: 'makePool', input };
  return commit(ctx, 'evidence:sample', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const occurredAt = occurredAtOf(ctx, input);
    const sampleIds = distinct(input.sampleIds);
    const known = await queries.samplesAtHand(tx, orgId, sampleIds);
    const unknown = input.sampleIds.flatMap((id, index) =>
      known.has(id) ? [] : [`sampleIds.${index}`],
    );
    if (unknown.length > 0) throw errors.unknownSamples(unknown);
    const samples = [...known.values()];
    if (new Set(samples.map(({ laboratoryOrgId }) => laboratoryOrgId)).size > 1) {
      throw errors.laboratoriesDiffer();
    }
    if (samples.some(({ takenAt }) => takenAt > occurredAt)) throw errors.poolBeforeSample();
    if (await queries.poolNumberExists(tx, orgId, input.number)) throw errors.poolNumberTaken();
    const id = idMadeBy(input.eventId, ctx.now);
    const lotIds = distinct(samples.flatMap((sample) => sample.lotIds)).sort();
    const body = { id, orgId, number: input.number, sampleIds, lotIds };
    return { result: { id }, events: [happened(poolMade, body, { occurredAt })] };
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, ['pool_number_key']) ? errors.poolNumberTaken() : error;
  });
}

export async function readSample(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const sample = await queries.findSample(ctx.db, viewerOf(ctx.actor), id);
  if (!sample) throw errors.sampleNotFound();
  return sample;
}

export async function listSamples(ctx: Ctx, filter: Parameters<typeof queries.listSamples>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listSamples(ctx.db, viewerOf(ctx.actor), filter);
}

export async function readPool(ctx: Ctx, id: string): Promise<queries.Pool> {
  authorize(ctx.actor, 'read');
  const pool = await queries.findPool(ctx.db, viewerOf(ctx.actor), id);
  if (!pool) throw errors.poolNotFound();
  return pool;
}

export async function listPools(ctx: Ctx, filter: Parameters<typeof queries.listPools>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listPools(ctx.db, viewerOf(ctx.actor), filter);
}
