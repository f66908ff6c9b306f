import type { AnalyteCode, TestMethod, TestResult } from './analytes.ts';
import type { DisinfectedObject } from './disinfection.ts';
import type { DocumentKind, DocumentState } from './documents.ts';
import type { LotEntry, LotKind } from './lots.ts';
import type { PremisesKind } from './places.ts';
import { covers, type Route, type Rule, type Site } from './policy-rules.ts';
import type { ProductCategory } from './product-categories.ts';
import type { Quantity } from './quantity.ts';
import type { SampleKind } from './samples.ts';
import type { StorageClass } from './storage-class.ts';

/** What a lot is, as declared. */
export type LotFact = {
  readonly id: string;
  readonly number: string;
  readonly orgId: string;
  readonly kind: LotKind;
  readonly entry: LotEntry | null;
  readonly category: ProductCategory;
  readonly storageClass: StorageClass;
  readonly originCountry: string;
  readonly originDivisionPath: readonly string[] | null;
  readonly expiryDate: string;
  readonly declaredGrams: number;
  readonly containerNo: string | null;
};

export type DocumentFact = {
  readonly id: string;
  readonly lotId: string;
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  /** How much of the lot the paper covers; null: all of it. */
  readonly grams: number | null;
  readonly attachedAt: Date;
  /** In the order in which they were recorded. */
  readonly states: readonly { readonly state: DocumentState; readonly recordedAt: Date }[];
};

/** One result for one sample of one lot: a pooled test gives a row per sample and lot. */
export type TestFact = {
  readonly id: string;
  readonly lotId: string;
  readonly analyte: AnalyteCode;
  readonly method: TestMethod;
  readonly result: TestResult;
  readonly sampleId: string;
  readonly sampleNumber: string;
  readonly sampleKind: SampleKind;
  readonly premisesId: string;
  readonly takenAt: Date;
  readonly testedAt: Date;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
};

export type DisinfectionFact = {
  readonly id: string;
  readonly lotId: string;
  readonly certificateNo: string;
  readonly object: DisinfectedObject;
  readonly premisesId: string;
  readonly grams: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly recordedAt: Date;
};

/** Quantity coming into premises from outside them. */
export type ArrivalFact = {
  readonly lotId: string;
  readonly premisesId: string;
  readonly premisesKind: PremisesKind;
  readonly divisionPath: readonly string[];
  readonly grams: number;
  readonly at: Date;
  readonly recordedAt: Date;
};

export type HoldFact = {
  readonly id: string;
  readonly lotId: string;
  readonly kind: 'test' | 'regulator' | 'owner' | 'recall';
  readonly orgId: string | null;
  /** The result that caused it, for holds of kind `test`: every lot of the tube has one of these. */
  readonly testId: string | null;
  readonly placedAt: Date;
  readonly recordedAt: Date;
  readonly releasedAt: Date | null;
};

/** A lot of the same container that stands in the premises, and how much of it moves now. */
export type ContainerMate = {
  readonly lotId: string;
  readonly number: string;
  readonly here: Quantity;
  readonly moving: Quantity;
};

/** Everything that is judged about one lot. Whoever gathers it leaves judging to the rules. */
export type LotFacts = {
  readonly lot: LotFact;
  /** What the lot was made of, all the way up: a repacked pack is judged with its sources. */
  readonly ancestors: readonly LotFact[];
  readonly links: readonly { readonly childId: string; readonly parentId: string }[];
  /** Lots that shared a test tube with the lot or an ancestor. */
  readonly poolMates: readonly string[];
  readonly holds: readonly HoldFact[];
  readonly documents: readonly DocumentFact[];
  readonly tests: readonly TestFact[];
  readonly disinfections: readonly DisinfectionFact[];
  readonly arrivals: readonly ArrivalFact[];
  /** Null when no quantity moves: nothing to say about whole containers then. */
  readonly container: readonly ContainerMate[] | null;
};

/** The members of the lineage that the rule speaks about. */
export function subjectsOf(rule: Rule, facts: LotFacts, site: Site): LotFact[] {
  const { kind } = rule.requirement;
  const ofTheLotAlone = kind === 'not_expired' || kind === 'whole_container';
  const lineage = ofTheLotAlone ? [facts.lot] : [facts.lot, ...facts.ancestors];
  return lineage.filter((lot) => isInScope(rule, lot, site));
}

function isInScope(rule: Rule, lot: LotFact, site: Site): boolean {
  return (
    covers(rule.lotKinds, lot.kind) &&
    covers(rule.categories, lot.category) &&
    covers(rule.storageClasses, lot.storageClass) &&
    covers(rule.origins, lot.originCountry) &&
    covers(rule.entries, routeOf(lot, site))
  );
}

function routeOf(lot: LotFact, site: Site): Route | null {
  if (lot.kind !== 'domestic') return lot.entry;
  const province = lot.originDivisionPath?.[1];
  const here = site.divisionPath[1];
  // Goods that cannot show to be of this province count as coming from another.
  return province !== undefined && province === here ? 'intra_province' : 'inter_province';
}

/** A lot and all it was made of. */
export function upward(facts: LotFacts, lotId: string): Set<string> {
  return walk(lotId, (id) => facts.links.flatMap((l) => (l.childId === id ? [l.parentId] : [])));
}

/** Lots that hold the same goods as the subject, before or after it: evidence on them counts. */
export function kinOf(facts: LotFacts, lotId: string): Set<string> {
  if (facts.links.length === 0) return new Set([lotId]);
  const down = walk(lotId, (id) =>
    facts.links.flatMap((l) => (l.parentId === id ? [l.childId] : [])),
  );
  return new Set([...upward(facts, lotId), ...down]);
}

function walk(start: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set([start]);
  // A Set's iterator also visits what is added on the way.
  for (const id of seen) for (const other of next(id)) seen.add(other);
  return seen;
}
