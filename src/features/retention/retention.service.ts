import { authorize } from '../../core/actor.ts';
import { commit, type Outcome } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { uuidOf, uuidv7 } from '../../core/ids.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { retentionFacts } from '../../domain/retention.ts';
import { eraseWithin } from '../people/people.service.ts';
import { eraseReports } from '../reports/reports.service.ts';
import { forgetHours } from '../scan/scan-tally.service.ts';
import { defaultRetentionRules } from './retention.defaults.ts';
import * as errors from './retention.errors.ts';
import { retentionRan, retentionRulesSet, samplesDetached } from './retention.events.ts';
import { makePlan, type Plan, type PlanItem } from './retention.plan.ts';
import * as queries from './retention.queries.ts';
import type { RunRetention, SetRetentionRule } from './retention.schemas.ts';
import * as store from './retention.store.ts';

export type Done = {
  digest: string;
  done: { kind: PlanItem['kind']; ruleId: string; action: PlanItem['action']; count: number }[];
};

/** What a run at this moment would do, subject by subject. Changes nothing. */
export async function previewRetention(ctx: Ctx): Promise<Plan> {
  authorize(ctx.actor, 'retention:run');
  return makePlan(ctx.whole, ctx.now);
}

export async function runRetention(ctx: Ctx, input: RunRetention): Promise<Done> {
  const command = { id: input.eventId, name: 'runRetention', input };
  return commit(ctx, 'retention:run', command, async (tx) => {
    await store.oneAtATime(tx);
    const plan = await makePlan(tx, ctx.now);
    if (plan.digest !== input.digest) throw errors.planChanged(plan.digest);
    return carryOut(tx, plan);
  });
}

/** Once a day, however many processes ask. Undefined where today's was done before. */
export async function runDailyRetention(ctx: Ctx): Promise<Done | undefined> {
  const day = shanghaiDate(ctx.now);
  const id = uuidOf('retention.daily', day);
  if (await queries.hasRun(ctx.whole, id)) return undefined;
  const command = { id, name: 'runDailyRetention', input: { day } };
  return commit(ctx, 'retention:run', command, async (tx) => {
    await store.oneAtATime(tx);
    return carryOut(tx, await makePlan(tx, ctx.now));
  });
}

async function carryOut(tx: Db, { items, digest }: Plan): Promise<Outcome<Done>> {
  const done: Done['done'] = [];
  const events: NewEvent[] = [];
  for (const item of items) {
    const { kind, ruleId, action, subjects } = item;
    if (subjects.length > 0) events.push(...(await settle(tx, item)));
    done.push({ kind, ruleId, action, count: subjects.length });
  }
  const result = { digest, done };
  return { result, events: [happened(retentionRan, result), ...events] };
}

const samplesPerEvent = 1_000;

async function settle(tx: Db, { kind, ruleId, subjects }: PlanItem): Promise<NewEvent[]> {
  switch (kind) {
    case 'worker_identity': {
      const workers = subjects.map((subject) => {
        const [orgId = '', workerNo = ''] = subject.split('/');
        return { orgId, workerNo };
      });
      const reason = `保存期限届满 Retention period over (${ruleId})`;
      return (await eraseWithin(tx, workers, 'retention', reason)).events;
    }
    case 'health_emergency':
    case 'health_routine': {
      const events: NewEvent[] = [];
      for (let start = 0; start < subjects.length; start += samplesPerEvent) {
        const sampleIds = subjects.slice(start, start + samplesPerEvent);
        events.push(happened(samplesDetached, { ruleId, sampleIds }));
      }
      return events;
    }
    case 'sign_in_session':
      await store.deleteSessions(tx, subjects);
      return [];
    case 'sign_in_limit':
      await store.deleteLimits(tx, subjects);
      return [];
    case 'scan_hour':
      // In order: whatever is older than the last whole day goes.
      await forgetHours(tx, subjects.at(-1) ?? '');
      return [];
    case 'consumer_report':
      return eraseReports(tx, subjects);
    case 'security_audit':
    case 'consumer_scan':
    case 'import_copy':
      return [];
  }
}

/** A rule takes the place of the one before it from its first moment on. */
export async function setRetentionRule(ctx: Ctx, input: SetRetentionRule) {
  const command = { id: input.eventId, name: 'setRetentionRule', input };
  return commit(ctx, 'retention:run', command, async (tx) => {
    const { kind, days, basisZh, basisEn, source, reason } = input;
    const { action, min = 0, max = 36_500 } = retentionFacts[kind];
    if (days < min || days > max) throw errors.outsideBounds(min, max);
    const from = input.effectiveFrom === undefined ? ctx.now : new Date(input.effectiveFrom);
    if (from < ctx.now) throw errors.retroactive();
    if (await queries.ruleBeginsAt(tx, kind, from)) throw errors.ruleTaken();
    const id = uuidv7(ctx.now);
    const effectiveFrom = from.toISOString();
    const rule = { kind, days, action, basisZh, basisEn, source, effectiveFrom };
    const body = { rules: [{ id, ...rule, shipped: false }] };
    return { result: { id }, events: [happened(retentionRulesSet, body, { reason })] };
  });
}

/** How long what is kept, and why: whoever is signed in may know. */
export async function listRetentionRules(
  ctx: Ctx,
  filter: { after?: string | undefined; limit: number },
) {
  authorize(ctx.actor, 'self:account');
  const current = await queries.rulesInForce(ctx.whole, ctx.now);
  const inForce = new Set(current.map(({ id }) => id));
  return { rows: await queries.listRules(ctx.whole, filter), inForce };
}

/** Those that the product ships with and that aren't there yet. */
export async function loadDefaultRetentionRules(ctx: Ctx): Promise<number> {
  const rules = defaultRetentionRules.map((rule) => ({
    id: uuidOf('retention.rule', rule.kind, rule.effectiveFrom),
    ...rule,
  }));
  const known = await queries.knownRules(
    ctx.whole,
    rules.map(({ id }) => id),
  );
  const missing = rules.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return 0;
  // Of two processes that start together one loads them; the other finds that it was done.
  const id = uuidOf('retention.defaults', ...missing.map((rule) => rule.id));
  const input = { kinds: missing.map(({ kind }) => kind) };
  const command = { id, name: 'loadDefaultRetentionRules', input };
  return commit(ctx, 'reference:load', command, async () => ({
    result: missing.length,
    events: [happened(retentionRulesSet, { rules: missing })],
  }));
}
