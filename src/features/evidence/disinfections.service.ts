import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { happened } from '../../core/events.ts';
import { notInFuture, occurredAtOf, toQuantity } from '../../core/fields.ts';
import { idMadeBy } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import {
  agentUsableHours,
  isDoneForGoods,
  maxConcentrationMilli,
} from '../../domain/disinfection.ts';
import { formatKg } from '../../domain/quantity.ts';
import * as errors from './disinfections.errors.ts';
import { disinfectantPrepared, disinfected } from './disinfections.events.ts';
import * as queries from './disinfections.queries.ts';
import type { PrepareDisinfectant, RecordDisinfection } from './disinfections.schemas.ts';
import { moreThanLot } from './evidence.errors.ts';
import { lockLots, readReferences, type References } from './evidence.queries.ts';
import {
  type Batch,
  commitEach,
  demandLots,
  demandPremises,
  distinct,
  type Judge,
} from './evidence.rules.ts';

export { PrepareDisinfectant, RecordDisinfection } from './disinfections.schemas.ts';

const minute = 60_000;

export async function prepareDisinfectant(ctx: Ctx, input: PrepareDisinfectant) {
  const command = { id: input.eventId, name: 'prepareDisinfectant', input };
  return commit(ctx, 'evidence:disinfect', command, async () => {
    const concentrationMilli = Math.round(input.concentration * 1000);
    if (concentrationMilli > maxConcentrationMilli(input.concentrationUnit)) {
      throw errors.tooConcentrated();
    }
    const id = idMadeBy(input.eventId, ctx.now);
    const body = {
      id,
      orgId: orgOf(ctx.actor),
      agent: input.agent,
      productLicenceNo: input.productLicenceNo ?? null,
      concentrationMilli,
      concentrationUnit: input.concentrationUnit,
      ratio: input.ratio ?? null,
      workerNo: input.workerNo,
    };
    const occurredAt = occurredAtOf(ctx, input);
    return { result: { id }, events: [happened(disinfectantPrepared, body, { occurredAt })] };
  });
}

type Recorded = { id: string };

/** Records the use of a prepared agent, with the goods that it covered. */
export async function recordDisinfection(ctx: Ctx, input: RecordDisinfection): Promise<Recorded> {
  const command = { id: input.eventId, name: 'recordDisinfection', input };
  return commit(ctx, 'evidence:disinfect', command, async (tx) => {
    const judgeOne = await prepareDisinfections(ctx, tx, [input]);
    return judgeOne(input);
  }).catch((error: unknown) => {
    const taken = isUniqueViolation(error, ['disinfection_certificate_key']);
    throw taken ? errors.certificateTaken() : error;
  });
}

/** Many disinfections in few statements. Refused ones are reported, the others are recorded. */
export async function recordDisinfections(
  ctx: Ctx,
  items: readonly { id: string; input: RecordDisinfection }[],
): Promise<Batch> {
  return commitEach(ctx, 'evidence:disinfect', 'recordDisinfection', items, async (tx, inputs) =>
    prepareDisinfections(ctx, tx, inputs),
  );
}

async function prepareDisinfections(
  ctx: Ctx,
  tx: Db,
  inputs: readonly RecordDisinfection[],
): Promise<Judge<RecordDisinfection, Recorded>> {
  const lotIds = distinct(inputs.flatMap(({ lots = [] }) => lots.map(({ lotId }) => lotId)));
  await lockLots(tx, lotIds);
  const references = await readReferences(tx, viewerOf(ctx.actor), {
    lotIds,
    premisesIds: distinct(inputs.map(({ premisesId }) => premisesId)),
    placeIds: distinct(inputs.map(({ placeId }) => placeId)),
  });
  const earlier = await queries.readEarlier(tx, orgOf(ctx.actor), {
    disinfectantIds: distinct(inputs.map(({ disinfectantId }) => disinfectantId)),
    certificateNos: distinct(inputs.map(({ certificateNo }) => certificateNo)),
    lotIds,
  });
  return (input) => judge(ctx, references, earlier, input);
}

function judge(
  ctx: Ctx,
  references: References,
  earlier: queries.Earlier,
  input: RecordDisinfection,
): ReturnType<Judge<RecordDisinfection, Recorded>> {
  const { certificateNo } = input;
  const endedAt = occurredAtOf(ctx, input);
  const startedAt = notInFuture(ctx, 'startedAt', input.startedAt);
  demandSpan(input, startedAt, endedAt);
  demandFreshAgent(earlier, input, startedAt);
  demandPremises(ctx.actor, references, input.premisesId, input.placeId);
  const lots = demandGoods(references, earlier, input, startedAt);
  if (earlier.certificates.has(certificateNo)) throw errors.certificateTaken();
  earlier.certificates.add(certificateNo);
  for (const { lotId } of lots) earlier.disinfected.add(lotId);
  const id = idMadeBy(input.eventId, ctx.now);
  const { temperatureC } = input;
  const body = {
    id,
    orgId: orgOf(ctx.actor),
    disinfectantId: input.disinfectantId,
    certificateNo,
    premisesId: input.premisesId,
    placeId: input.placeId ?? null,
    object: input.object,
    method: input.method,
    contactMinutes: input.contactMinutes,
    temperatureCentiC: temperatureC === undefined ? null : Math.round(temperatureC * 100),
    sixSides: input.sixSides,
    workerNo: input.workerNo,
    startedAt: startedAt.toISOString(),
    lots,
  };
  return { result: { id }, events: [happened(disinfected, body, { occurredAt: endedAt })] };
}

function demandSpan({ contactMinutes }: RecordDisinfection, startedAt: Date, endedAt: Date): void {
  const minutes = Math.floor((endedAt.getTime() - startedAt.getTime()) / minute);
  if (startedAt >= endedAt) throw errors.badSpan();
  if (contactMinutes > minutes) throw errors.contactTooLong(minutes);
}

function demandFreshAgent(
  earlier: queries.Earlier,
  { disinfectantId }: RecordDisinfection,
  startedAt: Date,
): void {
  const agent = earlier.disinfectants.get(disinfectantId);
  if (!agent) throw errors.unknownDisinfectant();
  const age = startedAt.getTime() - new Date(agent.preparedAt).getTime();
  if (age < 0) throw errors.agentNotReady();
  if (age > agentUsableHours * 60 * minute) throw errors.agentStale();
}

function demandGoods(
  references: References,
  earlier: queries.Earlier,
  { object, lots: lines = [] }: RecordDisinfection,
  startedAt: Date,
) {
  if (isDoneForGoods(object) && lines.length === 0) throw errors.goodsMissing();
  if (!isDoneForGoods(object) && lines.length > 0) throw errors.goodsNotWanted();
  const ids = lines.map(({ lotId }) => lotId);
  const known = demandLots(references, ids, startedAt, {
    lot: (index) => `lots.${index}.lotId`,
    time: 'startedAt',
  });
  const unexplained = lines.flatMap(({ lotId, repeatReason }, index) =>
    earlier.disinfected.has(lotId) && repeatReason === undefined
      ? [`lots.${index}.repeatReason`]
      : [],
  );
  if (unexplained.length > 0) throw errors.repeatReasonMissing(unexplained);
  return lines.map((line, index) => {
    const quantity = toQuantity(line);
    const declared = known[index] ?? { grams: 0, pieces: 0 };
    if (quantity.grams > declared.grams) {
      throw moreThanLot(`lots.${index}.netWeightKg`, `${formatKg(declared.grams)} kg`);
    }
    if (quantity.pieces > declared.pieces) {
      throw moreThanLot(`lots.${index}.pieces`, String(declared.pieces));
    }
    return { lotId: line.lotId, ...quantity, repeatReason: line.repeatReason ?? null };
  });
}

export async function listDisinfectants(
  ctx: Ctx,
  filter: Parameters<typeof queries.listDisinfectants>[2],
) {
  authorize(ctx.actor, 'read');
  return queries.listDisinfectants(ctx.db, viewerOf(ctx.actor), filter);
}

export async function readDisinfection(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  const disinfection = await queries.findDisinfection(ctx.db, viewer, id);
  if (!disinfection) throw errors.disinfectionNotFound();
  return { disinfection, parts: await queries.readParts(ctx.db, viewer, [disinfection]) };
}

export async function listDisinfections(
  ctx: Ctx,
  filter: Parameters<typeof queries.listDisinfections>[2],
) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  const disinfections = await queries.listDisinfections(ctx.db, viewer, filter);
  return { disinfections, parts: await queries.readParts(ctx.db, viewer, disinfections) };
}
