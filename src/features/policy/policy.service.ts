import { z } from 'zod';

import { authorize } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { uuidOf, uuidv7 } from '../../core/ids.ts';
import { metricsOf } from '../../core/journal.ts';
import type { PremisesKind } from '../../domain/places.ts';
import {
  modeAt,
  type PolicyMode,
  rulesAt,
  type Site,
  type Transition,
} from '../../domain/policy-rules.ts';
import { isStoppedByHolds, judge, unmetByHold, type Verdict } from '../../domain/policy.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { demandLot } from '../lots/lots.service.ts';
import { placeHoldsOn } from '../oversight/held.service.ts';
import { readFacts, wantedBy } from './facts.queries.ts';
import { defaultModes, defaultRules } from './policy.defaults.ts';
import * as errors from './policy.errors.ts';
import { modeDeclared, type RuleBody, rulesSet } from './policy.events.ts';
import * as queries from './policy.queries.ts';
import type { DeclareMode, NewRule, SetRules } from './policy.schemas.ts';

/** Goes into the event's body: which rules were asked when the gate let the lots pass. */
export const gateRecord = z.strictObject({ at: z.iso.datetime(), rules: z.array(z.uuid()) });
export type GateRecord = z.infer<typeof gateRecord>;

type GatePremises = { id: string; kind: PremisesKind; divisionId: string };

type GateRequest = {
  transition: Transition;
  lotIds: readonly string[];
  /** Where it happens. Left out, each lot is judged where it last arrived. */
  premises?: GatePremises | undefined;
  /** When it happens; now if left out. */
  at?: Date | undefined;
  /** How much of each lot moves, for rules on whole containers. */
  moving?: ReadonlyMap<string, Quantity> | undefined;
  /** For what does not leave by it: a hold is on the page then, and keeps nothing from being put in order. */
  holdsPass?: boolean | undefined;
  /** The path of the field that names a lot, for the issues. */
  fieldOf?: ((lotId: string) => string) | undefined;
};

/** Clocks of several processes differ a little: what is in the database is known. */
const clockSkew = 5 * 60_000;

/** Throws 409 `gate.unmet` with one issue per unmet requirement. */
export async function demandGate(tx: Db, ctx: Ctx, request: GateRequest): Promise<GateRecord> {
  const { transition, fieldOf = () => 'lotId' } = request;
  const at = request.at ?? ctx.now;
  const knownAt = new Date(Math.max(ctx.now.getTime(), at.getTime()) + clockSkew);
  const judged = await judgeLots(tx, { ...request, at, knownAt });
  const refusals = [...judged].flatMap(([lotId, { verdict, number }]): errors.Refusal[] => {
    const stops = request.holdsPass
      ? verdict.unmet.some(({ kind }) => kind !== 'hold')
      : verdict.unmet.length > 0;
    return stops ? [{ lotId, number, field: fieldOf(lotId), verdict }] : [];
  });
  if (refusals.length > 0) {
    const metrics = metricsOf(ctx.journal);
    for (const { verdict } of refusals) {
      for (const { kind } of verdict.unmet) metrics?.gateRefusal(transition, kind);
    }
    throw errors.gateUnmet(transition, at, refusals);
  }
  const rules = new Set([...judged.values()].flatMap(({ verdict }) => verdict.applied));
  return { at: at.toISOString(), rules: [...rules].sort() };
}

type Judged = { number: string; site: Site; mode: PolicyMode; verdict: Verdict };

/** Two statements whatever the number of lots: the rules, then the facts that these ask about. */
async function judgeLots(
  db: Db,
  request: GateRequest & { at: Date; knownAt: Date },
): Promise<Map<string, Judged>> {
  const { transition, premises, at, knownAt } = request;
  const lotIds = [...new Set(request.lotIds)];
  const places = premises
    ? lotIds.map((lotId) => placeOf(lotId, premises))
    : await queries.readSites(db, lotIds, at);
  const divisionIds = [...new Set(places.map((place) => place.division_id))];
  const policy = await queries.readPolicy(db, transition, divisionIds, at);
  const sites = new Map<string, Site>();
  const siteOfLot = new Map(
    places.map((place) => {
      const key = `${place.premises_id} ${place.division_id}`;
      const site = sites.get(key) ?? siteOf(place, policy);
      sites.set(key, site);
      return [place.lot_id, site];
    }),
  );
  const asked = [...sites.values()].flatMap((site) =>
    rulesAt(policy.rules, policy.modes, transition, site, at),
  );
  const facts = await readFacts(
    db,
    lotIds,
    premises?.id ?? null,
    wantedBy(asked, transition),
    request.moving ?? null,
  );
  return new Map(
    lotIds.map((lotId): [string, Judged] => {
      const site = siteOfLot.get(lotId);
      const known = facts.get(lotId);
      if (!site || !known) throw new Error(`The gate was asked about an unknown lot: ${lotId}`);
      const { rules, modes } = policy;
      const verdict = judge(rules, modes, known, transition, site, at, knownAt);
      const mode = modeAt(modes, site.divisionPath, at);
      return [lotId, { number: known.lot.number, site, mode, verdict }];
    }),
  );
}

function placeOf(lotId: string, premises: GatePremises): queries.LotSite {
  return {
    lot_id: lotId,
    premises_id: premises.id,
    premises_kind: premises.kind,
    division_id: premises.divisionId,
  };
}

function siteOf(place: queries.LotSite, { paths }: queries.Policy): Site {
  return {
    id: place.premises_id,
    kind: place.premises_kind,
    divisionPath: paths.get(place.division_id) ?? [place.division_id],
  };
}

export type Explanation = Judged & {
  lotId: string;
  transition: Transition;
  at: Date;
  knownAt: Date;
};

/**
 * Why a lot could or couldn't pass at a moment, by the rules then in force and the facts known by
 * `knownAt`: later than `at` for what was recorded afterwards.
 */
export async function explain(
  ctx: Ctx,
  lotId: string,
  query: {
    transition: Transition;
    at?: Date | undefined;
    knownAt?: Date | undefined;
    premisesId?: string | undefined;
  },
): Promise<Explanation> {
  authorize(ctx.actor, 'read');
  await demandLot(ctx.db, ctx.actor, lotId);
  const { transition, premisesId } = query;
  const at = query.at ?? ctx.now;
  const knownAt = query.knownAt ?? at;
  const premises = premisesId === undefined ? undefined : await demandPremises(ctx.db, premisesId);
  const judged = await judgeLots(ctx.whole, { transition, lotIds: [lotId], premises, at, knownAt });
  const own = judged.get(lotId);
  if (!own) throw new Error(`No verdict on lot ${lotId}`);
  // Which room the goods would leave from is not said: that some stand in a held one is told anyway.
  const now = query.at === undefined && query.knownAt === undefined;
  const held =
    now && isStoppedByHolds(transition)
      ? await placeHoldsOn(ctx.db, ctx.actor, lotId, premisesId)
      : [];
  const verdict = {
    ...own.verdict,
    unmet: [...held.map(unmetByHold), ...own.verdict.unmet],
  };
  return { ...own, verdict, lotId, transition, at, knownAt };
}

async function demandPremises(db: Db, id: string): Promise<GatePremises> {
  const found = await queries.findPremises(db, id);
  if (!found) throw errors.unknownPremises();
  return { id: found.id, kind: found.kind, divisionId: found.division_id };
}

export async function setRules(ctx: Ctx, input: SetRules): Promise<{ ids: string[] }> {
  const command = { id: input.eventId, name: 'setRules', input };
  return commit(ctx, 'policy:write', command, async (tx) => {
    const ends = input.end.map(({ ruleId, effectiveTo }) => ({ id: ruleId, effectiveTo }));
    const known = await queries.findRules(
      tx,
      ends.map(({ id }) => id),
    );
    const ended = decideEnds(ctx, ends, known, 'ruleId');
    const add = input.add.map((rule, index) => toBody(ctx, rule, index));
    await demandJurisdiction(tx, ctx, [
      ...ended.map(({ rule, field }) => ({ divisionId: rule.division_id, field })),
      ...add.map(({ divisionId }, index) => ({ divisionId, field: `add.${index}.divisionId` })),
    ]);
    await refuseOverlaps(tx, add, new Map(ended.map(({ rule, to }) => [rule.id, to])));
    const end = ended.map(({ rule, to }) => ({ id: rule.id, effectiveTo: to.toISOString() }));
    return {
      result: { ids: add.map(({ id }) => id) },
      events: [happened(rulesSet, { add, end }, { reason: input.reason })],
    };
  });
}

type Dated = { id: string; effective_from: Date; effective_to: Date | null };
type Ended<R extends Dated> = { rule: R; to: Date; field: string };

/** When each of these ends; `name` is the field that names one. Also for other dated rules. */
export function decideEnds<R extends Dated>(
  ctx: Ctx,
  ends: readonly { id: string; effectiveTo?: string | undefined }[],
  known: readonly R[],
  name: string,
): Ended<R>[] {
  const rules = new Map(known.map((rule) => [rule.id, rule]));
  return ends.map(({ id, effectiveTo }, index) => {
    const field = `end.${index}.${name}`;
    const rule = rules.get(id);
    if (!rule) throw errors.unknownRule(field);
    if (rule.effective_to !== null && rule.effective_to <= ctx.now) throw errors.ruleEnded(field);
    const to = fromNowOn(ctx, effectiveTo, `end.${index}.effectiveTo`);
    // A rule withdrawn before it began was never in force.
    return { rule, field, to: to < rule.effective_from ? rule.effective_from : to };
  });
}

/** The time of the nth new rule: from now on, and not empty. */
export function decidePeriod(
  ctx: Ctx,
  input: { effectiveFrom?: string | undefined; effectiveTo?: string | undefined },
  index: number,
): { effectiveFrom: string; effectiveTo: string | null } {
  const from = fromNowOn(ctx, input.effectiveFrom, `add.${index}.effectiveFrom`);
  const to = input.effectiveTo === undefined ? null : new Date(input.effectiveTo);
  if (to !== null && to <= from) throw errors.emptyPeriod(`add.${index}.effectiveTo`);
  return { effectiveFrom: from.toISOString(), effectiveTo: to?.toISOString() ?? null };
}

function toBody(ctx: Ctx, input: NewRule, index: number): RuleBody {
  return { ...input, id: uuidv7(ctx.now), ...decidePeriod(ctx, input, index) };
}

/** What has been done is judged by what was in force then: nobody changes that afterwards. */
function fromNowOn(ctx: Ctx, text: string | undefined, field: string): Date {
  if (text === undefined) return ctx.now;
  const at = new Date(text);
  if (at >= ctx.now) return at;
  if (ctx.now.getTime() - at.getTime() <= clockSkew) return ctx.now;
  throw errors.retroactive(field);
}

export async function demandJurisdiction(
  tx: Db,
  ctx: Ctx,
  targets: readonly { divisionId: string; field: string }[],
): Promise<void> {
  const paths = await queries.divisionPaths(
    tx,
    targets.map(({ divisionId }) => divisionId),
  );
  const { actor } = ctx;
  const own =
    actor.kind !== 'system' ? await queries.organisationDivision(tx, actor.orgId) : undefined;
  for (const { divisionId, field } of targets) {
    const path = paths.get(divisionId);
    if (!path) throw errors.unknownDivision(field);
    const within = actor.kind === 'system' || (own !== undefined && path.includes(own));
    if (!within) throw errors.outsideJurisdiction(field);
  }
}

async function refuseOverlaps(
  tx: Db,
  add: readonly RuleBody[],
  ended: ReadonlyMap<string, Date>,
): Promise<void> {
  const existing = await queries.rulesOfCodes(tx, add);
  const standing = existing.map((row) => ({
    key: [row.set_code, row.code, row.transition, row.division_id].join(),
    from: row.effective_from,
    to: ended.get(row.id) ?? row.effective_to,
  }));
  const added = add.map((rule) => ({
    key: [rule.setCode, rule.code, rule.transition, rule.divisionId].join(),
    from: new Date(rule.effectiveFrom),
    to: rule.effectiveTo === null ? null : new Date(rule.effectiveTo),
  }));
  const clash = firstOverlap(standing, added);
  if (clash !== undefined) throw errors.ruleOverlaps(`add.${clash}.code`);
}

type Period = { key: string; from: Date; to: Date | null };

/** Of what is added, the first that one of the same key stands in the way of. */
export function firstOverlap(
  standing: readonly Period[],
  added: readonly Period[],
): number | undefined {
  const taken = [...standing];
  for (const [index, period] of added.entries()) {
    if (taken.some((other) => other.key === period.key && overlap(other, period))) return index;
    taken.push(period);
  }
  return undefined;
}

function overlap(a: Period, b: Period): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}

export async function declareMode(ctx: Ctx, input: DeclareMode): Promise<{ id: string }> {
  const command = { id: input.eventId, name: 'declareMode', input };
  return commit(ctx, 'policy:write', command, async (tx) => {
    const { divisionId, mode, reasonZh, reasonEn } = input;
    const effectiveFrom = fromNowOn(ctx, input.effectiveFrom, 'effectiveFrom').toISOString();
    await demandJurisdiction(tx, ctx, [{ divisionId, field: 'divisionId' }]);
    const id = uuidv7(ctx.now);
    const body = { id, divisionId, mode, reasonZh, reasonEn, effectiveFrom };
    return { result: { id }, events: [happened(modeDeclared, body)] };
  });
}

/**
 * Puts in the rules and modes that the product ships with, those that aren't there yet: one that
 * a regulator has ended stays ended.
 */
export async function loadDefaultRules(ctx: Ctx): Promise<{ rules: number; modes: number }> {
  const rules = defaultRules.map(withId);
  const modes = defaultModes.map((mode) => ({
    ...mode,
    id: uuidOf('policy.mode', mode.divisionId, mode.effectiveFrom),
  }));
  const ids = [...rules, ...modes].map(({ id }) => id);
  const known = await queries.knownIds(ctx.whole, ids);
  const add = rules.filter(({ id }) => !known.has(id));
  const declare = modes.filter(({ id }) => !known.has(id));
  const result = { rules: add.length, modes: declare.length };
  const events = [
    ...(add.length > 0 ? [happened(rulesSet, { add, end: [] })] : []),
    ...declare.map((mode) => happened(modeDeclared, mode)),
  ];
  const [first, ...others] = events;
  if (!first) return result;
  // Of two processes that start together one loads them; the other finds that it was done.
  const id = uuidOf('policy.defaults', ...[...add, ...declare].map((item) => item.id));
  const input = { sets: [...new Set(add.map(({ setCode }) => setCode))] };
  return commit(ctx, 'reference:load', { id, name: 'loadDefaultRules', input }, async () => ({
    result,
    events: [first, ...others],
  }));
}

function withId(rule: Omit<RuleBody, 'id'>): RuleBody {
  const { setCode, code, transition, divisionId, effectiveFrom } = rule;
  const id = uuidOf('policy.rule', setCode, code, transition, divisionId, effectiveFrom);
  return { ...rule, id };
}

type RuleQuery = Omit<queries.RuleFilter, 'at' | 'divisionIds'> & {
  at?: Date | undefined;
  divisionId?: string | undefined;
};

/** Rules and modes are public law: whoever is signed in may read them. */
export async function listRules(ctx: Ctx, query: RuleQuery): Promise<queries.RuleRow[]> {
  authorize(ctx.actor, 'read');
  const { at = ctx.now, divisionId, ...filter } = query;
  const divisionIds = await divisionsAbove(ctx.db, divisionId);
  return queries.listRules(ctx.db, { ...filter, at, divisionIds });
}

export async function listModes(
  ctx: Ctx,
  query: Omit<queries.ModeFilter, 'divisionIds'> & { divisionId?: string | undefined },
): Promise<queries.PolicyModeRow[]> {
  authorize(ctx.actor, 'read');
  const { divisionId, ...filter } = query;
  const divisionIds = await divisionsAbove(ctx.db, divisionId);
  return queries.listModes(ctx.db, { ...filter, divisionIds });
}

export async function divisionsAbove(
  db: Db,
  divisionId: string | undefined,
): Promise<readonly string[] | undefined> {
  if (divisionId === undefined) return undefined;
  const path = (await queries.divisionPaths(db, [divisionId])).get(divisionId);
  if (!path) throw errors.unknownDivision('divisionId');
  return path;
}
