import type { AnalyteCode, TestMethod } from './analytes.ts';
import type { DisinfectedObject } from './disinfection.ts';
import type { DocumentKind, DocumentState } from './documents.ts';
import { type LotEntry, lotEntries, type LotKind } from './lots.ts';
import type { PremisesKind } from './places.ts';
import type { ProductCategory } from './product-categories.ts';
import type { SampleKind } from './samples.ts';
import type { StorageClass } from './storage-class.ts';
import type { Text } from './text.ts';

export const transitions = ['receive', 'ship', 'sell', 'activate'] as const;
export type Transition = (typeof transitions)[number];

export const transitionNames: Record<Transition, Text> = {
  receive: { zh: '入库', en: 'receiving' },
  ship: { zh: '出库', en: 'shipping' },
  sell: { zh: '销售', en: 'selling' },
  activate: { zh: '启用追溯码', en: 'activating the trace code' },
};

export const policyModes = ['normal', 'emergency'] as const;
export type PolicyMode = (typeof policyModes)[number];

/** A rule for `any` mode holds in 平时 and 应急 alike. */
export const ruleModes = ['any', ...policyModes] as const;
export type RuleMode = (typeof ruleModes)[number];

/** How goods come in; of domestic goods told by where they come from and where they are judged. */
export const routes = [...lotEntries, 'intra_province'] as const;
export type Route = LotEntry | 'intra_province';

export type Requirement =
  /** One of these papers. `wholeQuantity`: together they cover all that was declared. */
  | {
      readonly kind: 'document';
      readonly anyOf: readonly {
        readonly kind: DocumentKind;
        readonly states: readonly DocumentState[];
      }[];
      readonly wholeQuantity: boolean;
    }
  /** For each analyte, negative results on so many samples of goods. Null: any kind, method, age. */
  | {
      readonly kind: 'test';
      readonly analytes: readonly AnalyteCode[];
      readonly methods: readonly TestMethod[] | null;
      readonly samples: number;
      readonly sampleKinds: readonly SampleKind[] | null;
      readonly sampledAfterArrival: boolean;
      /** Counted from sampling. */
      readonly withinHours: number | null;
    }
  /** `afterArrival`: here, and of all that arrived here. */
  | {
      readonly kind: 'disinfection';
      readonly objects: readonly DisinfectedObject[] | null;
      readonly afterArrival: boolean;
    }
  | { readonly kind: 'not_expired' }
  /** Whatever came in one container leaves the premises together. */
  | { readonly kind: 'whole_container' }
  /** Was in a central warehouse of the rule's division before. */
  | { readonly kind: 'through_central_warehouse' }
  /** 首站在省外: not opened in the rule's division before it was elsewhere. */
  | { readonly kind: 'not_unloaded_here' };
export type RequirementKind = Requirement['kind'];

/** Null holds for all. */
export type Scopes = {
  readonly lotKinds: readonly LotKind[] | null;
  readonly categories: readonly ProductCategory[] | null;
  readonly storageClasses: readonly StorageClass[] | null;
  readonly origins: readonly string[] | null;
  readonly premisesKinds: readonly PremisesKind[] | null;
  readonly entries: readonly Route[] | null;
};

/** A rule in force from `effectiveFrom` up to, not including, `effectiveTo`. */
export type Rule = Scopes & {
  readonly id: string;
  readonly setCode: string;
  readonly code: string;
  readonly title: Text;
  readonly source: string;
  readonly mode: RuleMode;
  /** Root of the subtree of divisions where it holds. */
  readonly divisionId: string;
  readonly transition: Transition;
  readonly requirement: Requirement;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
};

export type ModeRow = {
  readonly divisionId: string;
  readonly mode: PolicyMode;
  readonly effectiveFrom: Date;
  readonly recordedAt: Date;
};

/** Where a lot is judged. Kind and id are null where no premises are known, only the division. */
export type Site = {
  readonly id: string | null;
  readonly kind: PremisesKind | null;
  /** Division ids from the root down. */
  readonly divisionPath: readonly string[];
};

/** The mode last declared for the most specific division on the path; 平时 where none was. */
export function modeAt(
  rows: readonly ModeRow[],
  divisionPath: readonly string[],
  at: Date,
): PolicyMode {
  let found: ModeRow | undefined;
  for (const row of rows) {
    if (row.effectiveFrom > at || !divisionPath.includes(row.divisionId)) continue;
    if (found === undefined || overrides(row, found, divisionPath)) found = row;
  }
  return found?.mode ?? 'normal';
}

function overrides(row: ModeRow, other: ModeRow, path: readonly string[]): boolean {
  const byDepth = path.indexOf(row.divisionId) - path.indexOf(other.divisionId);
  const byTime = row.effectiveFrom.getTime() - other.effectiveFrom.getTime();
  const byRecord = row.recordedAt.getTime() - other.recordedAt.getTime();
  return (byDepth || byTime || byRecord) >= 0;
}

/** The rules that somebody who does `transition` at `site` has to keep at that moment. */
export function rulesAt(
  rules: readonly Rule[],
  modes: readonly ModeRow[],
  transition: Transition,
  site: Site,
  at: Date,
): Rule[] {
  const mode = modeAt(modes, site.divisionPath, at);
  return rules.filter(
    (rule) =>
      rule.transition === transition &&
      (rule.mode === 'any' || rule.mode === mode) &&
      isInForce(rule, at) &&
      site.divisionPath.includes(rule.divisionId) &&
      covers(rule.premisesKinds, site.kind),
  );
}

function isInForce(rule: Rule, at: Date): boolean {
  return rule.effectiveFrom <= at && (rule.effectiveTo === null || at < rule.effectiveTo);
}

/** Whether a scope takes a value in; an unknown value is inside only where the scope is open. */
export function covers<T>(scope: readonly T[] | null, value: T | null): boolean {
  return scope === null || (value !== null && scope.includes(value));
}
