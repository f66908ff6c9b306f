import { authorize } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { uuidOf, uuidv7 } from '../../core/ids.ts';
import {
  decideEnds,
  decidePeriod,
  demandJurisdiction,
  divisionsAbove,
  firstOverlap,
} from '../policy/policy.service.ts';
import { defaultThresholds } from './thresholds.defaults.ts';
import { thresholdOverlaps } from './thresholds.errors.ts';
import { type ThresholdBody, thresholdsSet } from './thresholds.events.ts';
import * as queries from './thresholds.queries.ts';
import type { SetThresholds } from './thresholds.schemas.ts';

/** As rules are set: for one's own jurisdiction, from now on, none beside another of its kind. */
export async function setThresholds(ctx: Ctx, input: SetThresholds): Promise<{ ids: string[] }> {
  const command = { id: input.eventId, name: 'setThresholds', input };
  return commit(ctx, 'policy:write', command, async (tx) => {
    const ends = input.end.map(({ thresholdId, ...rest }) => ({ id: thresholdId, ...rest }));
    const known = await queries.findThresholds(
      tx,
      ends.map(({ id }) => id),
    );
    const ended = decideEnds(ctx, ends, known, 'thresholdId');
    const add = input.add.map((one, index): ThresholdBody => ({
      ...one,
      id: uuidv7(ctx.now),
      ...decidePeriod(ctx, one, index),
    }));
    await demandJurisdiction(tx, ctx, [
      ...ended.map(({ rule, field }) => ({ divisionId: rule.division_id, field })),
      ...add.map(({ divisionId }, index) => ({ divisionId, field: `add.${index}.divisionId` })),
    ]);
    await refuseOverlaps(tx, add, new Map(ended.map(({ rule, to }) => [rule.id, to])));
    const end = ended.map(({ rule, to }) => ({ id: rule.id, effectiveTo: to.toISOString() }));
    return {
      result: { ids: add.map(({ id }) => id) },
      events: [happened(thresholdsSet, { add, end }, { reason: input.reason })],
    };
  });
}

async function refuseOverlaps(
  tx: Db,
  add: readonly ThresholdBody[],
  ended: ReadonlyMap<string, Date>,
): Promise<void> {
  const keyOf = (level: string, reason: string, divisionId: string) =>
    [level, reason, divisionId].join();
  const existing = await queries.thresholdsOf(
    tx,
    add.map(({ level, numbers, divisionId }) => ({
      level,
      reason: numbers.reason,
      division_id: divisionId,
    })),
  );
  const clash = firstOverlap(
    existing.map((row) => ({
      key: keyOf(row.level, row.reason, row.division_id),
      from: row.effective_from,
      to: ended.get(row.id) ?? row.effective_to,
    })),
    add.map((one) => ({
      key: keyOf(one.level, one.numbers.reason, one.divisionId),
      from: new Date(one.effectiveFrom),
      to: one.effectiveTo === null ? null : new Date(one.effectiveTo),
    })),
  );
  if (clash !== undefined) throw thresholdOverlaps(`add.${clash}.numbers`);
}

/** From where on a code looks copied is public: whoever is signed in may read it. */
export async function listThresholds(
  ctx: Ctx,
  query: Omit<queries.ThresholdFilter, 'at' | 'divisionIds'> & {
    at?: Date | undefined;
    divisionId?: string | undefined;
  },
): Promise<queries.ThresholdRow[]> {
  authorize(ctx.actor, 'read');
  const { at = ctx.now, divisionId, ...filter } = query;
  const divisionIds = await divisionsAbove(ctx.db, divisionId);
  return queries.listThresholds(ctx.db, { ...filter, at, divisionIds });
}

/** Those that the product ships with and that aren't there yet: one that was ended stays ended. */
export async function loadDefaultThresholds(ctx: Ctx): Promise<number> {
  const all = defaultThresholds.map((one) => ({
    ...one,
    id: uuidOf('scan.threshold', one.level, one.numbers.reason, one.effectiveFrom),
  }));
  const known = await queries.findThresholds(
    ctx.whole,
    all.map(({ id }) => id),
  );
  const knownIds = new Set(known.map(({ id }) => id));
  const add = all.filter(({ id }) => !knownIds.has(id));
  if (add.length === 0) return 0;
  // Of two processes that start together one loads them; the other finds that it was done.
  const id = uuidOf('scan.thresholds', ...add.map((one) => one.id));
  const command = { id, name: 'loadDefaultThresholds', input: { count: add.length } };
  return commit(ctx, 'reference:load', command, async () => ({
    result: add.length,
    events: [happened(thresholdsSet, { add, end: [] })],
  }));
}
