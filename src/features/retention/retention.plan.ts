import type { Db } from '../../core/context.ts';
import { sha256Hex } from '../../core/hash.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import {
  emergencyEnd,
  type RetentionAction,
  type RetentionKind,
  retentionKinds,
} from '../../domain/retention.ts';
import { workersWhoLeft } from '../people/people.service.ts';
import { reportsDue } from '../reports/reports.service.ts';
import { daysBefore } from '../scan/scan-tally.service.ts';
import * as errors from './retention.errors.ts';
import * as queries from './retention.queries.ts';

export type PlanItem = {
  kind: RetentionKind;
  ruleId: string;
  days: number;
  action: RetentionAction;
  /** Ids of what it would touch, in a fixed order. */
  subjects: readonly string[];
};

/** `digest` stands for the rules and every single subject, not for the moment. */
export type Plan = { items: readonly PlanItem[]; digest: string };

const dayMs = 86_400_000;

export async function makePlan(db: Db, now: Date): Promise<Plan> {
  const rules = await queries.rulesInForce(db, now);
  if (rules.length === 0) throw errors.noRule();
  const items: PlanItem[] = [];
  for (const kind of retentionKinds) {
    const rule = rules.find((one) => one.kind === kind);
    if (!rule) continue;
    const { id: ruleId, days, action } = rule;
    const before = new Date(now.getTime() - days * dayMs);
    items.push({ kind, ruleId, days, action, subjects: await subjectsOf(db, kind, before, now) });
  }
  const content = items.map(({ kind, ruleId, subjects }) => ({ kind, ruleId, subjects }));
  return { items, digest: await sha256Hex(canonicalJson(content)) };
}

async function subjectsOf(
  db: Db,
  kind: RetentionKind,
  before: Date,
  now: Date,
): Promise<readonly string[]> {
  switch (kind) {
    case 'worker_identity':
      return (await workersWhoLeft(db, before)).map(
        ({ orgId, workerNo }) => `${orgId}/${workerNo}`,
      );
    case 'health_emergency':
      return samplesDue(db, now, (end) => end instanceof Date && end <= before);
    case 'health_routine':
      return samplesDue(db, now, (end, takenAt) => end === undefined && takenAt <= before);
    case 'sign_in_session':
      return queries.expiredSessions(db, before);
    case 'sign_in_limit':
      return queries.staleLimits(db, before);
    case 'scan_hour':
      return daysBefore(db, before);
    case 'consumer_report':
      return (await reportsDue(db, before)).map(({ id }) => id);
    case 'security_audit':
    case 'consumer_scan':
    case 'import_copy':
      return [];
  }
}

/** `end` is that of the emergency under which the sample was taken (see `emergencyEnd`). */
async function samplesDue(
  db: Db,
  now: Date,
  isDue: (end: Date | null | undefined, takenAt: Date) => boolean,
): Promise<string[]> {
  const modes = await queries.readModes(db);
  const samples = await queries.personnelSamples(db);
  return samples
    .filter(({ taken_at, path }) => {
      const divisions = path.split('/').filter((id) => id !== '');
      return isDue(emergencyEnd(modes, divisions, taken_at, now), taken_at);
    })
    .map(({ id }) => id);
}
