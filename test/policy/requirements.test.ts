import { describe, expect, test } from 'vitest';

import type { LotFacts } from '../../src/domain/policy-facts.ts';
import { modeAt, type Requirement, type Rule, type Site } from '../../src/domain/policy-rules.ts';
import { judge } from '../../src/domain/policy.ts';
import {
  aDisinfection,
  aDocument,
  aHold,
  aLotFact,
  aMode,
  anArrival,
  aRule,
  aTest,
  central,
  dateOf,
  day,
  factsOf,
  fujian,
  guangdong,
  hours,
  store,
} from './support.ts';

function allowed(
  rules: Rule | readonly Rule[],
  facts: Partial<LotFacts>,
  at: Date,
  options: { site?: Site; knownAt?: Date } = {},
): boolean {
  const site = options.site ?? central;
  const all = [rules].flat();
  return judge(all, [], factsOf(facts), 'ship', site, at, options.knownAt).unmet.length === 0;
}

const quarantine: Requirement = {
  kind: 'document',
  anyOf: [{ kind: 'quarantine_certificate', states: ['issued', 'not_requested'] }],
  wholeQuantity: false,
};
const nat: Requirement = {
  kind: 'test',
  analytes: ['sars_cov_2'],
  methods: ['rt_pcr', 'isothermal'],
  samples: 1,
  sampleKinds: null,
  sampledAfterArrival: true,
  withinHours: 72,
};
const disinfection: Requirement = {
  kind: 'disinfection',
  objects: ['outer_package'],
  afterArrival: true,
};

describe('modes', () => {
  const rows = [
    aMode('440000', 'emergency', 10),
    aMode('440000', 'normal', 100),
    aMode('440300', 'normal', 50),
  ];
  test('the most specific division decides, from the day it says', () => {
    expect(modeAt(rows, guangdong, day(9))).toBe('normal');
    expect(modeAt(rows, guangdong, day(10))).toBe('emergency');
    expect(modeAt(rows, guangdong, day(50))).toBe('normal');
    expect(modeAt(rows, ['CN', '440000', '442000'], day(50))).toBe('emergency');
    expect(modeAt(rows, ['CN', '440000', '442000'], day(100))).toBe('normal');
    expect(modeAt(rows, fujian, day(50))).toBe('normal');
  });
  test('of two for the same moment, the one recorded later counts, in whatever order they come', () => {
    const two = [aMode('440000', 'emergency', 10, 11), aMode('440000', 'normal', 10, 12)];
    expect(modeAt(two, guangdong, day(20))).toBe('normal');
    expect(modeAt(two.toReversed(), guangdong, day(20))).toBe('normal');
  });
  test('a rule for the emergency sleeps in normal times', () => {
    const rule = aRule(quarantine, { mode: 'emergency', divisionId: '440000' });
    const judged = (at: Date) => judge([rule], rows.slice(0, 2), factsOf(), 'ship', store, at);
    expect(judged(day(5)).applied).toEqual([]);
    expect(judged(day(20)).unmet).toHaveLength(1);
    expect(judged(day(120)).applied).toEqual([]);
  });
});

describe('scopes', () => {
  const applies = (overrides: Partial<Rule>, site = store, facts: Partial<LotFacts> = {}) =>
    judge([aRule(quarantine, overrides)], [], factsOf(facts), 'ship', site, day(5)).applied
      .length === 1;
  test('a rule holds from its first moment up to its last, excluded', () => {
    expect(applies({ effectiveFrom: day(5) })).toBe(true);
    expect(applies({ effectiveFrom: hours(day(5), 1) })).toBe(false);
    expect(applies({ effectiveTo: day(5) })).toBe(false);
    expect(applies({ effectiveTo: hours(day(5), 1) })).toBe(true);
  });
  test('in the subtree of its division, for its transition and the things it names', () => {
    expect(applies({ divisionId: '440300' })).toBe(true);
    expect(applies({ divisionId: '350000' })).toBe(false);
    expect(applies({ transition: 'sell' })).toBe(false);
    expect(applies({ lotKinds: ['domestic'] })).toBe(false);
    expect(applies({ categories: ['fish'], storageClasses: ['frozen'], origins: ['NO'] })).toBe(
      true,
    );
    expect(applies({ origins: ['EC'] })).toBe(false);
    expect(applies({ premisesKinds: ['central_warehouse'] })).toBe(false);
    expect(applies({ premisesKinds: ['cold_store'] }, { ...store, kind: null })).toBe(false);
  });
  test('domestic goods come from another province unless they show otherwise', () => {
    const here = {
      lot: aLotFact({ kind: 'domestic', entry: null, originDivisionPath: guangdong }),
    };
    const there = { lot: aLotFact({ kind: 'domestic', entry: null, originDivisionPath: fujian }) };
    const unknown = { lot: aLotFact({ kind: 'domestic', entry: null }) };
    expect(applies({ entries: ['inter_province'] }, store, here)).toBe(false);
    expect(applies({ entries: ['intra_province'] }, store, here)).toBe(true);
    expect(applies({ entries: ['inter_province'] }, store, there)).toBe(true);
    expect(applies({ entries: ['inter_province'] }, store, unknown)).toBe(true);
  });
});

describe('documents', () => {
  const rule = aRule(quarantine);
  test('the paper counts from its day to the end of its validity', () => {
    const documents = [aDocument({ issuedOn: dateOf(2), validUntil: dateOf(4) })];
    expect([1, 2, 4, 5].map((n) => allowed(rule, { documents }, day(n)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
  test('申请不出具 satisfies where the rule says so and nowhere else', () => {
    const states = [{ state: 'not_requested' as const, recordedAt: day(0) }];
    const documents = [aDocument({ issuedOn: null, states })];
    const strict = aRule({
      ...quarantine,
      anyOf: [{ kind: 'quarantine_certificate', states: ['issued'] }],
    });
    expect(allowed(rule, { documents }, day(1))).toBe(true);
    expect(allowed(strict, { documents }, day(1))).toBe(false);
  });
  test('the state known at the time counts: pending before it was issued, void after', () => {
    const documents = [
      aDocument({
        states: [
          { state: 'pending', recordedAt: day(0) },
          { state: 'issued', recordedAt: day(3) },
          { state: 'void', recordedAt: day(6) },
        ],
      }),
    ];
    expect([2, 3, 5, 6].map((n) => allowed(rule, { documents }, day(n)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    // Recorded late: it stood on day 2 already, as its date shows; voided since, it is worth nothing.
    expect(allowed(rule, { documents }, day(2), { knownAt: day(4) })).toBe(true);
    expect(allowed(rule, { documents }, day(5), { knownAt: day(7) })).toBe(false);
  });
  test('where the whole quantity has to be covered, papers add up to it', () => {
    const whole = aRule({ ...quarantine, wholeQuantity: true });
    const part = (id: string, grams: number) => aDocument({ id, grams });
    expect(allowed(whole, { documents: [part('a', 600_000)] }, day(1))).toBe(false);
    const both = [part('a', 600_000), part('b', 400_000)];
    expect(allowed(whole, { documents: both }, day(1))).toBe(true);
    expect(allowed(whole, { documents: [aDocument()] }, day(1))).toBe(true);
  });
  test('a repacked lot is judged with what it was made of, each source with papers of its own', () => {
    const imports = aRule(quarantine, { lotKinds: ['import'] });
    const mixture: Partial<LotFacts> = {
      lot: aLotFact({ id: 'child', kind: 'processed', entry: null }),
      ancestors: [aLotFact({ id: 'a', number: 'A' }), aLotFact({ id: 'b', number: 'B' })],
      links: [
        { childId: 'child', parentId: 'a' },
        { childId: 'child', parentId: 'b' },
      ],
    };
    const ofA = aDocument({ id: 'qa', lotId: 'a' });
    const ofChild = aDocument({ id: 'qc', lotId: 'child' });
    expect(allowed(imports, mixture, day(1))).toBe(false);
    expect(allowed(imports, { ...mixture, documents: [ofA, ofChild] }, day(1))).toBe(false);
    const ofB = aDocument({ id: 'qb', lotId: 'b' });
    expect(allowed(imports, { ...mixture, documents: [ofA, ofB] }, day(1))).toBe(true);
    const refused = judge(
      [imports],
      [],
      factsOf({ ...mixture, documents: [ofA] }),
      'ship',
      store,
      day(1),
    );
    expect(refused.unmet.map(({ message }) => message.en)).toEqual([
      expect.stringContaining('Source lot B: No Inspection and quarantine certificate'),
    ]);
  });
});

describe('tests', () => {
  const rule = aRule(nat);
  const arrivals = [anArrival()];
  const now = day(3);
  test('a negative result of a sample taken here after arrival, within the hours from sampling', () => {
    const tests = [aTest()];
    expect(allowed(rule, { arrivals, tests }, now)).toBe(true);
    expect(allowed(rule, { arrivals, tests }, hours(day(2), 72))).toBe(true);
    expect(allowed(rule, { arrivals, tests }, hours(day(2), 73))).toBe(false);
  });
  test('the port’s result does not stand in for the warehouse’s', () => {
    const elsewhere = [aTest({ premisesId: 'port' })];
    const before = [aTest({ takenAt: hours(day(1), -1) })];
    expect(allowed(rule, { arrivals, tests: elsewhere }, now)).toBe(false);
    expect(allowed(rule, { arrivals, tests: before }, now)).toBe(false);
    expect(allowed(rule, { tests: [aTest()] }, now)).toBe(false);
    const anywhere = aRule({ ...nat, sampledAfterArrival: false });
    expect(allowed(anywhere, { arrivals, tests: elsewhere }, now)).toBe(true);
  });
  test('no result, an invalid one, or one by another method, of other things, does not count', () => {
    expect(allowed(rule, { arrivals }, now)).toBe(false);
    for (const odd of [
      aTest({ result: 'invalid' }),
      aTest({ method: 'antigen' }),
      aTest({ sampleKind: 'environment' }),
      aTest({ analyte: 'salmonella' }),
      aTest({ testedAt: hours(now, 1) }),
    ]) {
      expect(allowed(rule, { arrivals, tests: [odd] }, now)).toBe(false);
    }
  });
  test('a superseded result does not count, neither negative nor positive', () => {
    const superseded = aTest({ supersededAt: hours(day(2), 10) });
    expect(allowed(rule, { arrivals, tests: [superseded] }, now)).toBe(false);
    expect(allowed(rule, { arrivals, tests: [superseded] }, hours(day(2), 9))).toBe(true);
    const wasPositive = aTest({ id: 'p', result: 'positive', supersededAt: hours(day(2), 10) });
    expect(allowed(rule, { arrivals, tests: [wasPositive, aTest({ id: 'n' })] }, now)).toBe(true);
  });
  test('a standing positive or suspect refuses, whatever else is negative', () => {
    for (const result of ['positive', 'suspect'] as const) {
      const tests = [aTest(), aTest({ id: 'x', sampleId: 'other', result })];
      expect(allowed(rule, { arrivals, tests }, now)).toBe(false);
    }
  });
  test('so many samples as the rule says, and every analyte', () => {
    const two = aRule({ ...nat, samples: 2 });
    const tests = [aTest(), aTest({ id: 'again' })];
    expect(allowed(two, { arrivals, tests }, now)).toBe(false);
    const more = [...tests, aTest({ id: 'more', sampleId: 'second' })];
    expect(allowed(two, { arrivals, tests: more }, now)).toBe(true);
    const both = aRule({ ...nat, methods: null, analytes: ['sars_cov_2', 'salmonella'] });
    expect(allowed(both, { arrivals, tests }, now)).toBe(false);
    const salmonella = aTest({ id: 's', analyte: 'salmonella', method: 'culture' });
    expect(allowed(both, { arrivals, tests: [...tests, salmonella] }, now)).toBe(true);
  });
});

describe('disinfection', () => {
  const rule = aRule(disinfection);
  const arrivals = [anArrival()];
  test('here, after arrival, of the goods, done by the moment', () => {
    expect(allowed(rule, { arrivals, disinfections: [aDisinfection()] }, day(3))).toBe(true);
    for (const odd of [
      aDisinfection({ premisesId: 'elsewhere' }),
      aDisinfection({ startedAt: hours(day(1), -1) }),
      aDisinfection({ object: 'vehicle' }),
      aDisinfection({ endedAt: hours(day(3), 1) }),
      aDisinfection({ grams: 999_999 }),
    ]) {
      expect(allowed(rule, { arrivals, disinfections: [odd] }, day(3))).toBe(false);
    }
  });
  test('what arrives later needs a disinfection of its own', () => {
    const two = [anArrival({ grams: 600_000 }), anArrival({ grams: 400_000, at: day(4) })];
    const early = aDisinfection({ id: 'e', grams: 1_000_000 });
    const late = aDisinfection({ id: 'l', grams: 400_000, startedAt: day(5), endedAt: day(5) });
    const first = aDisinfection({ id: 'f', grams: 600_000 });
    expect(allowed(rule, { arrivals: two, disinfections: [early] }, day(6))).toBe(false);
    expect(allowed(rule, { arrivals: two, disinfections: [first, late] }, day(6))).toBe(true);
  });
});

describe('routes and containers', () => {
  test('goods below zero go through a central warehouse of the province first', () => {
    const rule = aRule({ kind: 'through_central_warehouse' }, { divisionId: '440000' });
    const site = store;
    expect(allowed(rule, {}, day(5), { site })).toBe(false);
    expect(allowed(rule, { arrivals: [anArrival()] }, day(5), { site })).toBe(true);
    expect(allowed(rule, { arrivals: [anArrival()] }, day(0), { site })).toBe(false);
    const other = [anArrival({ divisionPath: fujian })];
    expect(allowed(rule, { arrivals: other }, day(5), { site })).toBe(false);
  });
  test('首站在省外 is not unloaded in the province before it was elsewhere', () => {
    const rule = aRule({ kind: 'not_unloaded_here' }, { divisionId: '440000' });
    expect(allowed(rule, {}, day(5))).toBe(false);
    expect(allowed(rule, { arrivals: [anArrival()] }, day(5))).toBe(false);
    expect(allowed(rule, { arrivals: [anArrival({ divisionPath: fujian })] }, day(5))).toBe(true);
  });
  test('no part of a container stays behind', () => {
    const rule = aRule({ kind: 'whole_container' });
    const mate = (number: string, here: number, moving: number) => ({
      lotId: number,
      number,
      here: { grams: here, pieces: here / 10 },
      moving: { grams: moving, pieces: moving / 10 },
    });
    const leaves = (...container: ReturnType<typeof mate>[]) =>
      allowed(rule, { container }, day(5));
    expect(leaves(mate('A', 100, 100))).toBe(true);
    expect(leaves(mate('A', 100, 90))).toBe(false);
    expect(leaves(mate('A', 100, 100), mate('B', 50, 0))).toBe(false);
    expect(leaves(mate('A', 100, 100), mate('B', 50, 50))).toBe(true);
    expect(allowed(rule, {}, day(5))).toBe(true);
  });
  test('food may be traded through the last day of its shelf life in Shanghai', () => {
    const rule = aRule({ kind: 'not_expired' });
    const facts = { lot: aLotFact({ expiryDate: '2021-01-10' }) };
    expect(allowed(rule, facts, new Date('2021-01-10T23:59:59+08:00'))).toBe(true);
    expect(allowed(rule, facts, new Date('2021-01-11T00:00:00+08:00'))).toBe(false);
  });
});

describe('what the keeper reads', () => {
  test('each point says what lacks, what to do, and by which rule and source', () => {
    const rule = aRule(quarantine, { source: '食品安全法第九十二条' });
    const [unmet] = judge([rule], [], factsOf(), 'ship', store, day(1)).unmet;
    expect(unmet?.message.zh).toBe(
      '缺少入境货物检验检疫证明（已出具或申请不出具）。请登记证件并关联到该批次（规则；依据：食品安全法第九十二条）。',
    );
    expect(unmet).toMatchObject({ ruleId: 'rule', code: 'test.rule', kind: 'document' });
  });
  test('a met rule names the evidence that met it', () => {
    const facts = factsOf({ documents: [aDocument()] });
    const [finding] = judge([aRule(quarantine)], [], facts, 'ship', store, day(1)).findings;
    expect(finding?.evidence).toMatchObject([{ kind: 'document', id: 'document', lotId: 'lot' }]);
  });
  test('a hold lets goods come in to be sealed, and nothing go out', () => {
    const facts = factsOf({ holds: [aHold()] });
    expect(judge([], [], facts, 'receive', store, day(3)).unmet).toEqual([]);
    for (const transition of ['ship', 'sell', 'activate'] as const) {
      expect(judge([], [], facts, transition, store, day(3)).unmet).toMatchObject([
        { ruleId: null, code: 'hold', kind: 'hold' },
      ]);
    }
  });
});
