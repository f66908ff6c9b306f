import { check, type Evidence } from './policy-checks.ts';
import { type HoldFact, type LotFacts, subjectsOf, upward } from './policy-facts.ts';
import {
  type ModeRow,
  type Rule,
  rulesAt,
  type RequirementKind,
  type Site,
  type Transition,
  transitionNames,
} from './policy-rules.ts';
import type { Text } from './text.ts';

/** What keeps a lot from passing. A hold comes from no rule. */
export type Unmet = {
  readonly ruleId: string | null;
  readonly code: string;
  readonly kind: RequirementKind | 'hold';
  readonly source: string | null;
  readonly message: Text;
};

/** One rule asked of one lot of the lineage, and how it was answered. */
type Finding = {
  readonly rule: Rule;
  readonly lotId: string;
  readonly lotNumber: string;
  readonly unmet: Text | null;
  readonly evidence: readonly Evidence[];
};

export type Verdict = {
  /** Ids of the rules that had something to say about the lot. */
  readonly applied: readonly string[];
  readonly unmet: readonly Unmet[];
  readonly findings: readonly Finding[];
};

/**
 * Whether a lot may pass, by the rules and modes in force at `at` and the facts known at `knownAt`,
 * which is later than `at` when something is recorded afterwards.
 */
export function judge(
  rules: readonly Rule[],
  modes: readonly ModeRow[],
  facts: LotFacts,
  transition: Transition,
  site: Site,
  at: Date,
  knownAt: Date = at,
): Verdict {
  const findings = rulesAt(rules, modes, transition, site, at).flatMap((rule) =>
    subjectsOf(rule, facts, site).map((subject): Finding => {
      const { missing, evidence } = check({ rule, facts, subject, site, at, knownAt });
      const source = subject.id === facts.lot.id ? undefined : subject.number;
      const unmet = missing && sentence(missing, rule, source);
      return { rule, lotId: subject.id, lotNumber: subject.number, unmet, evidence };
    }),
  );
  const refused = findings.flatMap(({ rule, unmet }): Unmet[] =>
    unmet ? [{ ...named(rule), message: unmet }] : [],
  );
  return {
    applied: [...new Set(findings.map(({ rule }) => rule.id))],
    unmet: [...blockedBy(facts, transition, at, knownAt), ...refused],
    findings,
  };
}

function named({ id, code, requirement, source }: Rule) {
  return { ruleId: id, code, kind: requirement.kind, source };
}

/** Where a hold keeps the goods, not the lot: told by who knows of places. */
export function unmetByHold(message: Text): Unmet {
  return { ...fromHold, message };
}

const fromHold = { ruleId: null, code: 'hold', kind: 'hold', source: null } as const;

function sentence(missing: Text, rule: Rule, source: string | undefined): Text {
  const zh = source === undefined ? '' : `来源批次 ${source}：`;
  const en = source === undefined ? '' : `Source lot ${source}: `;
  return {
    zh: `${zh}${missing.zh}（${rule.title.zh}；依据：${rule.source}）。`,
    en: `${en}${missing.en} (${rule.title.en}; source: ${rule.source}).`,
  };
}

/** A hold stops whatever leaves. Goods under way may still come in, to be kept under seal. */
export function isStoppedByHolds(transition: Transition): boolean {
  return transition !== 'receive';
}

/** A hold dominates every rule. */
function blockedBy(
  facts: LotFacts,
  transition: Transition,
  at: Date,
  knownAt: Date,
): readonly Unmet[] {
  if (!isStoppedByHolds(transition)) return [];
  const lineage = upward(facts, facts.lot.id);
  return facts.holds
    .filter((hold) => inForce(hold, at, knownAt))
    .flatMap((hold) => {
      const reach = reachOf(hold, facts, lineage);
      const cleared = reach === 'pool_mate' && isClearedOf(hold, facts, lineage, knownAt);
      return reach && !cleared ? [{ ...fromHold, message: holdText(hold, reach, transition) }] : [];
    });
}

/** Then or now: what is recorded late neither slips past a hold nor profits from its release. */
function inForce(hold: HoldFact, at: Date, knownAt: Date): boolean {
  if (hold.recordedAt > knownAt) return false;
  return [at, knownAt].some(
    (moment) => hold.placedAt <= moment && (hold.releasedAt === null || moment < hold.releasedAt),
  );
}

/**
 * Group testing is resolved lot by lot: each lot of a positive tube has its own hold, and once that
 * is released the mates that are still held for the same result say nothing about this lot.
 */
function isClearedOf(
  hold: HoldFact,
  facts: LotFacts,
  lineage: Set<string>,
  knownAt: Date,
): boolean {
  if (hold.testId === null) return false;
  return facts.holds.some(
    (own) =>
      own.testId === hold.testId &&
      lineage.has(own.lotId) &&
      own.releasedAt !== null &&
      own.releasedAt <= knownAt,
  );
}

type Reach = 'own' | 'ancestor' | 'pool_mate';

/** A firm's hold on its own goods does not spread to another firm's through a shared tube. */
function reachOf(hold: HoldFact, facts: LotFacts, lineage: Set<string>): Reach | undefined {
  if (hold.lotId === facts.lot.id) return 'own';
  if (lineage.has(hold.lotId)) return 'ancestor';
  if (!facts.poolMates.includes(hold.lotId)) return undefined;
  return hold.kind === 'owner' && hold.orgId !== facts.lot.orgId ? undefined : 'pool_mate';
}

export const holders: Record<HoldFact['kind'], Text> = {
  test: { zh: '检测结果异常', en: 'a test result' },
  regulator: { zh: '监管部门查封', en: 'the regulator' },
  owner: { zh: '货主暂扣', en: 'its owner' },
  recall: { zh: '召回', en: 'a recall' },
};

const reaches: Record<Reach, Text> = {
  own: { zh: '该批次', en: 'This lot' },
  ancestor: { zh: '该批次的来源批次', en: 'A lot that this one was made of' },
  pool_mate: { zh: '与该批次同管混检的批次', en: 'A lot that shared a test tube with this one' },
};

function holdText(hold: HoldFact, reach: Reach, transition: Transition): Text {
  const by = holders[hold.kind];
  const what = transitionNames[transition];
  return {
    zh: `${reaches[reach].zh}已被封控（${by.zh}），不得${what.zh}。请原地封存，待解除后再办理。`,
    en: `${reaches[reach].en} is held (${by.en}), which forbids ${what.en}. Keep it sealed where it is until the hold is lifted.`,
  };
}
