import type { Db } from '../../core/context.ts';
import type { Issue } from '../../core/errors.ts';
import { holders } from '../../domain/policy.ts';
import { issuesOfLeaving, type Leaving } from '../oversight/held.service.ts';
import { activeHolds } from '../oversight/oversight.service.ts';
import * as errors from './custody.errors.ts';

type By = { orgId: string; at: Date; list: string };

/**
 * Refuses what a hold on a place or on single units keeps where it is. Holds on lots are the gate's
 * to ask, or `refuseHeld`'s where there is no gate.
 */
export async function refuseLeaving(
  tx: Db,
  lines: readonly Leaving[],
  { orgId, at, list }: By,
): Promise<void> {
  const fieldOf = (index: number) => (list === '' ? 'lines' : `${list}.${index}.lotId`);
  const issues = await issuesOfLeaving(tx, lines, { orgId, at, fieldOf });
  if (issues.length > 0) throw errors.heldLots(issues);
}

/** Refuses lots that are on hold themselves, through an ancestor, or through a pool-mate. */
export async function refuseHeld(
  tx: Db,
  list: string,
  lines: readonly { lotId: string }[],
): Promise<void> {
  const holds = await activeHolds(
    tx,
    lines.map(({ lotId }) => lotId),
  );
  const held = new Map(holds.map((hold) => [hold.lotId, hold]));
  const issues = lines.flatMap(({ lotId }, index): Issue[] => {
    const hold = held.get(lotId);
    if (!hold) return [];
    const by = holders[hold.kind];
    const message = {
      zh: `已被封控（${by.zh}）：${hold.reasonZh}`,
      en: `On hold (${by.en}): ${hold.reasonEn}`,
    };
    return [{ field: `${list}.${index}.lotId`, rule: 'custody.held', message }];
  });
  if (issues.length > 0) throw errors.heldLots(issues);
}
