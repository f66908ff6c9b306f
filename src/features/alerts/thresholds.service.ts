import { authorize } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { uuidv7 } from '../../core/ids.ts';
import { type AlertRule, alertRules } from '../../domain/alerts.ts';
import { gramsToKg, kgToGrams } from '../../domain/quantity.ts';
import {
  decideEnds,
  decidePeriod,
  demandJurisdiction,
  divisionsAbove,
  firstOverlap,
} from '../policy/policy.service.ts';
import { badMost, thresholdOverlaps } from './alerts.errors.ts';
import { type AlertThresholdBody, alertThresholdsSet } from './alerts.events.ts';
import * as queries from './alerts.queries.ts';
import type { SetAlertThresholds } from './alerts.schemas.ts';

/** As rules are set: for one's own jurisdiction, from now on, none beside another of its kind. */
export async function setAlertThresholds(
  ctx: Ctx,
  input: SetAlertThresholds,
): Promise<{ ids: string[] }> {
  const command = { id: input.eventId, name: 'setAlertThresholds', input };
  return commit(ctx, 'policy:write', command, async (tx) => {
    const ends = input.end.map(({ thresholdId, ...rest }) => ({ id: thresholdId, ...rest }));
    const known = await queries.findThresholds(
      tx,
      ends.map(({ id }) => id),
    );
    const ended = decideEnds(ctx, ends, known, 'thresholdId');
    const add = input.add.map((one, index): AlertThresholdBody => ({
      ...one,
      id: uuidv7(ctx.now),
      most: mostInside(one.rule, one.most, `add.${index}.most`),
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
      events: [happened(alertThresholdsSet, { add, end }, { reason: input.reason })],
    };
  });
}

function mostInside(rule: AlertRule, most: number, field: string): number {
  const whole = alertRules[rule].unit === 'kg' ? kgToGrams(most) : most;
  if (whole === undefined || !Number.isSafeInteger(whole)) throw badMost(field, rule);
  return whole;
}

/** As the wire has it. */
export function mostOutside(rule: AlertRule, most: number): number {
  return alertRules[rule].unit === 'kg' ? gramsToKg(most) : most;
}

async function refuseOverlaps(
  tx: Db,
  add: readonly AlertThresholdBody[],
  ended: ReadonlyMap<string, Date>,
): Promise<void> {
  const existing = await queries.thresholdsOf(tx, [...new Set(add.map(({ rule }) => rule))]);
  const clash = firstOverlap(
    existing.map((row) => ({
      key: `${row.rule} ${row.division_id}`,
      from: row.effective_from,
      to: ended.get(row.id) ?? row.effective_to,
    })),
    add.map((one) => ({
      key: `${one.rule} ${one.divisionId}`,
      from: new Date(one.effectiveFrom),
      to: one.effectiveTo === null ? null : new Date(one.effectiveTo),
    })),
  );
  if (clash !== undefined) throw thresholdOverlaps(`add.${clash}.rule`);
}

/** From where on something is an alert is public: whoever is signed in may read it. */
export async function listAlertThresholds(
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
