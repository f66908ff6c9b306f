import type { Db } from '../../core/context.ts';
import type { PremisesKind } from '../../domain/places.ts';
import type { LotFacts } from '../../domain/policy-facts.ts';
import type { ModeRow, Rule, Transition } from '../../domain/policy-rules.ts';
import { readFacts, wantedBy } from './facts.queries.ts';
import { readPolicy } from './policy.queries.ts';

/** What a device judges by that is out of reach of the network. Holds travel apart, signed. */
export type DevicePolicy = {
  rules: Rule[];
  modes: ModeRow[];
  divisionPath: readonly string[];
  facts: Map<string, LotFacts>;
};

/** The gates that a keeper passes with goods in hand. */
const carried: readonly Transition[] = ['receive', 'ship', 'sell'];

/**
 * The rules and modes at some premises that hold now or begin before `until`, with the facts that they
 * ask about: what a gate there would tell of these lots anyway, and of no others.
 */
export async function policyForDevice(
  db: Db,
  premises: { id: string; kind: PremisesKind; divisionId: string },
  lotIds: readonly string[],
  { now, until }: { now: Date; until: Date },
): Promise<DevicePolicy> {
  const rules = new Map<string, Rule>();
  const modes = new Map<string, ModeRow>();
  let divisionPath: readonly string[] = [premises.divisionId];
  for (const transition of carried) {
    for (const at of [now, until]) {
      const policy = await readPolicy(db, transition, [premises.divisionId], at);
      divisionPath = policy.paths.get(premises.divisionId) ?? divisionPath;
      for (const rule of policy.rules) rules.set(rule.id, rule);
      for (const mode of policy.modes) modes.set(keyOf(mode), mode);
    }
  }
  const asked = [...rules.values()];
  // Receiving is stopped by no hold, so none is read.
  const wanted = { ...wantedBy(asked, 'receive'), containers: false };
  const facts = await readFacts(db, lotIds, premises.id, wanted, null);
  return { rules: asked, modes: [...modes.values()], divisionPath, facts };
}

function keyOf({ divisionId, effectiveFrom, recordedAt }: ModeRow): string {
  return [divisionId, effectiveFrom.toISOString(), recordedAt.toISOString()].join(' ');
}
