import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { invalidField } from '../../core/errors.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import {
  analytes,
  demandsHold,
  isRapid,
  testFault,
  testResultNames,
} from '../../domain/analytes.ts';
import type { Text } from '../../domain/text.ts';
import { holdEvents, lockLotsToHold } from '../oversight/oversight.service.ts';
import { type Batch, commitEach, distinct, type Judge } from './evidence.rules.ts';
import * as errors from './tests.errors.ts';
import { testReported } from './tests.events.ts';
import * as queries from './tests.queries.ts';
import type { ReportTest } from './tests.schemas.ts';

export { ReportTest } from './tests.schemas.ts';

type Reported = { id: string; poolId: string; holdIds: string[] };

/** Records a result. A positive or suspect one holds every lot of its pool in the same commit. */
export async function reportTest(ctx: Ctx, input: ReportTest): Promise<Reported> {
  const command = { id: input.eventId, name: 'reportTest', input };
  const report = async () =>
    commit(ctx, 'evidence:test', command, async (tx) => {
      const judge = await prepareTests(ctx, tx, [input]);
      return judge(input);
    });
  return report().catch(async (error: unknown) => {
    if (isUniqueViolation(error, ['test_supersedes_key'])) throw errors.supersededAlready(null);
    // Two first tests of one sample at once: the other has made the pool, which is there now.
    if (isUniqueViolation(error, ['pool_pkey'])) return report();
    throw error;
  });
}

/** Many results in few statements. Refused ones are reported, the others are recorded. */
export async function reportTests(
  ctx: Ctx,
  items: readonly { id: string; input: ReportTest }[],
): Promise<Batch> {
  return commitEach(ctx, 'evidence:test', 'reportTest', items, async (tx, inputs) =>
    prepareTests(ctx, tx, inputs),
  );
}

async function prepareTests(
  ctx: Ctx,
  tx: Db,
  inputs: readonly ReportTest[],
): Promise<Judge<ReportTest, Reported>> {
  const targets = await queries.readTargets(tx, {
    sampleIds: distinct(inputs.map(({ sampleId }) => sampleId)),
    poolIds: distinct(inputs.map(({ poolId }) => poolId)),
    supersedes: distinct(inputs.map(({ supersedes }) => supersedes)),
  });
  const toHold = inputs
    .filter(({ result }) => demandsHold(result))
    .flatMap((input) => lotsOf(targets, poolOf(targets, input)?.sampleIds ?? []));
  await lockLotsToHold(tx, distinct(toHold));
  return (input) => judge(ctx, targets, input);
}

type Pool = { id: string; isNew: boolean; madeAt: string | null; sampleIds: readonly string[] };

/** The tube that was tested; a single sample is a pool of one, made when it is first tested. */
function poolOf(targets: queries.Targets, input: ReportTest): Pool | undefined {
  const { sampleId, supersedes } = input;
  const earlier = supersedes === undefined ? undefined : targets.tests.get(supersedes);
  const known = targets.pools.get(earlier?.poolId ?? input.poolId ?? sampleId ?? '');
  if (known) return { ...known, isNew: false };
  if (sampleId === undefined || !targets.samples.has(sampleId)) return undefined;
  return { id: sampleId, isNew: true, madeAt: null, sampleIds: [sampleId] };
}

function lotsOf(targets: queries.Targets, sampleIds: readonly string[]): string[] {
  const lotIds = sampleIds.flatMap((id) => targets.samples.get(id)?.lotIds ?? []);
  return distinct(lotIds).sort();
}

function judge(
  ctx: Ctx,
  targets: queries.Targets,
  input: ReportTest,
): ReturnType<Judge<ReportTest, Reported>> {
  const orgId = orgOf(ctx.actor);
  const { analyte, method, result, value } = input;
  const fault = testFault({ analyte, method, result, value });
  if (fault) throw invalidField(fault.field, fault.code, fault.message);
  const pool = demandPool(ctx, targets, input);
  const occurredAt = occurredAtOf(ctx, input);
  demandAfterSampling(targets, pool, occurredAt);
  if (input.supersedes !== undefined) {
    demandSupersedable(ctx, targets.tests.get(input.supersedes), input, occurredAt);
  }
  if (!isLaboratory(ctx) && !isRapid(method) && input.reportNo === undefined) {
    throw errors.reportMissing();
  }

  const id = uuidv7(ctx.now);
  const lotIds = lotsOf(targets, pool.sampleIds);
  const body = {
    id,
    orgId,
    poolId: pool.id,
    makesPool: pool.isNew,
    analyte,
    method,
    result,
    value: value ?? null,
    reportNo: input.reportNo ?? null,
    supersedes: input.supersedes ?? null,
    lotIds,
  };
  const held = holdEvents({
    lotIds: demandsHold(result) ? lotIds : [],
    kind: 'test',
    orgId,
    reason: holdReason(input),
    testId: id,
    now: ctx.now,
    occurredAt,
  });
  remember(targets, pool, id, input, occurredAt);
  const events: [NewEvent, ...NewEvent[]] = [
    happened(testReported, body, { occurredAt }),
    ...held.events,
  ];
  return { result: { id, poolId: pool.id, holdIds: held.holdIds }, events };
}

function isLaboratory({ actor }: Ctx): boolean {
  return actor.kind !== 'system' && actor.orgKind === 'laboratory';
}

/** A laboratory tests what was sent to it, a firm what it took itself. */
function demandPool(ctx: Ctx, targets: queries.Targets, input: ReportTest): Pool {
  const named = (['sampleId', 'poolId', 'supersedes'] as const).filter(
    (field) => input[field] !== undefined,
  );
  const [field, ...others] = named;
  if (field === undefined || others.length > 0) throw errors.targetUnclear();
  const pool = poolOf(targets, input);
  const orgId = orgOf(ctx.actor);
  const whose = isLaboratory(ctx) ? 'laboratoryOrgId' : 'orgId';
  const own = pool?.sampleIds.every((id) => targets.samples.get(id)?.[whose] === orgId);
  if (!pool || !own) throw errors.unknownTarget(field);
  return pool;
}

function demandAfterSampling(targets: queries.Targets, pool: Pool, at: Date): void {
  const taken = pool.sampleIds.flatMap((id) => targets.samples.get(id)?.takenAt ?? []);
  // A pool of one is as old as its first report, which need not be of its first test.
  const mixed = pool.madeAt === null || pool.sampleIds.includes(pool.id) ? [] : [pool.madeAt];
  if ([...taken, ...mixed].some((moment) => new Date(moment) > at)) throw errors.beforeSample();
}

function demandSupersedable(
  ctx: Ctx,
  earlier: queries.FoundTest | undefined,
  input: ReportTest,
  at: Date,
): void {
  if (!earlier) throw errors.unknownTarget('supersedes');
  if (earlier.supersededBy !== null) throw errors.supersededAlready(earlier.supersededBy);
  if (earlier.analyte !== input.analyte) throw errors.analyteDiffers();
  if (earlier.orgKind === 'laboratory' && !isLaboratory(ctx)) throw errors.laboratorySupersedes();
  if (new Date(earlier.testedAt) > at) throw errors.beforeSuperseded();
}

function holdReason({ analyte, result }: ReportTest): Text {
  const { name } = analytes[analyte];
  const said = testResultNames[result];
  return { zh: `${name.zh}检测:${said.zh}`, en: `${name.en} test: ${said.en}` };
}

/** So that later results of the same batch build on this one. */
function remember(
  targets: queries.Targets,
  pool: Pool,
  id: string,
  input: ReportTest,
  at: Date,
): void {
  if (pool.isNew) {
    const sampleIds = [...pool.sampleIds];
    targets.pools.set(pool.id, { id: pool.id, madeAt: at.toISOString(), sampleIds });
  }
  const earlier = targets.tests.get(input.supersedes ?? '');
  if (earlier) targets.tests.set(earlier.id, { ...earlier, supersededBy: id });
}

export async function readTest(ctx: Ctx, id: string): Promise<queries.Test> {
  authorize(ctx.actor, 'read');
  const test = await queries.findTest(ctx.db, viewerOf(ctx.actor), id);
  if (!test) throw errors.testNotFound();
  return test;
}

export async function listTests(ctx: Ctx, filter: Parameters<typeof queries.listTests>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listTests(ctx.db, viewerOf(ctx.actor), filter);
}
