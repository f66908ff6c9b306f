import type {
  ArrivalFact,
  DisinfectionFact,
  DocumentFact,
  HoldFact,
  LotFact,
  LotFacts,
  TestFact,
} from '../../src/domain/policy-facts.ts';
import type { ModeRow, Requirement, Rule, Site } from '../../src/domain/policy-rules.ts';

/** Day n after the start of 2021, at noon in Asia/Shanghai. */
export const day = (n: number) => new Date(Date.UTC(2021, 0, 1 + n, 4));
export const hours = (from: Date, n: number) => new Date(from.getTime() + n * 3_600_000);
/** The same day as a document shows it. */
export const dateOf = (n: number) => day(n).toISOString().slice(0, 10);

export const guangdong = ['CN', '440000', '440300', '440308'];
export const fujian = ['CN', '350000', '350200'];

export const store: Site = { id: 'store', kind: 'cold_store', divisionPath: guangdong };
export const central: Site = { id: 'central', kind: 'central_warehouse', divisionPath: guangdong };

export function aRule(requirement: Requirement, overrides: Partial<Rule> = {}): Rule {
  return {
    id: 'rule',
    setCode: 'test',
    code: 'test.rule',
    title: { zh: '规则', en: 'A rule' },
    source: 'GB 1',
    mode: 'any',
    divisionId: 'CN',
    transition: 'ship',
    lotKinds: null,
    categories: null,
    storageClasses: null,
    origins: null,
    premisesKinds: null,
    entries: null,
    requirement,
    effectiveFrom: day(-1000),
    effectiveTo: null,
    ...overrides,
  };
}

export function aLotFact(overrides: Partial<LotFact> = {}): LotFact {
  return {
    id: 'lot',
    number: 'L-1',
    orgId: 'firm',
    kind: 'import',
    entry: 'first_station_in',
    category: 'fish',
    storageClass: 'frozen',
    originCountry: 'NO',
    originDivisionPath: null,
    expiryDate: dateOf(400),
    declaredGrams: 1_000_000,
    containerNo: 'CSQU3054383',
    ...overrides,
  };
}

export function factsOf(overrides: Partial<LotFacts> = {}): LotFacts {
  return {
    lot: aLotFact(),
    ancestors: [],
    links: [],
    poolMates: [],
    holds: [],
    documents: [],
    tests: [],
    disinfections: [],
    arrivals: [],
    container: null,
    ...overrides,
  };
}

export function aDocument(overrides: Partial<DocumentFact> = {}): DocumentFact {
  return {
    id: 'document',
    lotId: 'lot',
    kind: 'quarantine_certificate',
    number: 'Q-1',
    issuedOn: dateOf(0),
    validUntil: null,
    grams: null,
    attachedAt: day(0),
    states: [{ state: 'issued', recordedAt: day(0) }],
    ...overrides,
  };
}

export function aTest(overrides: Partial<TestFact> = {}): TestFact {
  return {
    id: 'test',
    lotId: 'lot',
    analyte: 'sars_cov_2',
    method: 'rt_pcr',
    result: 'negative',
    sampleId: 'sample',
    sampleNumber: 'S-1',
    sampleKind: 'product_outer',
    premisesId: 'central',
    takenAt: day(2),
    testedAt: hours(day(2), 6),
    recordedAt: hours(day(2), 7),
    supersededAt: null,
    ...overrides,
  };
}

export function aDisinfection(overrides: Partial<DisinfectionFact> = {}): DisinfectionFact {
  return {
    id: 'disinfection',
    lotId: 'lot',
    certificateNo: 'D-1',
    object: 'outer_package',
    premisesId: 'central',
    grams: 1_000_000,
    startedAt: day(2),
    endedAt: hours(day(2), 1),
    recordedAt: hours(day(2), 2),
    ...overrides,
  };
}

export function anArrival(overrides: Partial<ArrivalFact> = {}): ArrivalFact {
  return {
    lotId: 'lot',
    premisesId: 'central',
    premisesKind: 'central_warehouse',
    divisionPath: guangdong,
    grams: 1_000_000,
    at: day(1),
    recordedAt: day(1),
    ...overrides,
  };
}

export function aHold(overrides: Partial<HoldFact> = {}): HoldFact {
  return {
    id: 'hold',
    lotId: 'lot',
    kind: 'regulator',
    orgId: 'regulator',
    placedAt: day(2),
    recordedAt: day(2),
    testId: null,
    releasedAt: null,
    ...overrides,
  };
}

export function aMode(divisionId: string, mode: ModeRow['mode'], n: number, recorded = n): ModeRow {
  return { divisionId, mode, effectiveFrom: day(n), recordedAt: day(recorded) };
}
