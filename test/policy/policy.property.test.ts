import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { DocumentState } from '../../src/domain/documents.ts';
import type { LotFacts } from '../../src/domain/policy-facts.ts';
import { type Rule, transitions } from '../../src/domain/policy-rules.ts';
import { judge } from '../../src/domain/policy.ts';
import {
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
  guangdong,
  store,
} from './support.ts';

// The model counts in whole days and lot numbers; the oracles below never look at the real types.
const someDay = fc.integer({ min: 0, max: 20 });
const lots = [0, 1, 2, 3];
const idOf = (lot: number) => `lot-${lot}`;

const divisions = fc.constantFrom('CN', '440000', '440300', '350000');
const paperKinds = ['quarantine_certificate', 'customs_declaration'] as const;
const paperStates = ['pending', 'issued', 'not_requested', 'void'] as const;

const modeModel = fc.record({
  division: divisions,
  mode: fc.constantFrom('normal', 'emergency'),
  from: someDay,
});
const ruleModel = fc.record({
  transition: fc.constantFrom(...transitions),
  mode: fc.constantFrom('any', 'normal', 'emergency'),
  division: divisions,
  lotKind: fc.constantFrom(null, 'import', 'processed'),
  kinds: fc.uniqueArray(fc.constantFrom(...paperKinds), { minLength: 1 }),
  states: fc.uniqueArray(fc.constantFrom(...paperStates), { minLength: 1 }),
  from: someDay,
  to: fc.option(someDay),
});
const paperModel = fc.record({
  lot: fc.constantFrom(...lots),
  kind: fc.constantFrom(...paperKinds),
  attached: someDay,
  issued: fc.option(someDay),
  validUntil: fc.option(someDay),
  // The state from each day on; the last one of a day counts.
  states: fc.array(fc.tuple(someDay, fc.constantFrom(...paperStates)), {
    minLength: 1,
    maxLength: 4,
  }),
});
/** `parents[n]` are lots of a higher number, so there is never a circle. */
const lineageModel = fc
  .tuple(
    fc.subarray([1, 2, 3]),
    fc.subarray([2, 3]),
    fc.subarray([3]),
    fc.array(fc.constantFrom('import', 'processed'), { minLength: 4, maxLength: 4 }),
  )
  .map(([ofZero, ofOne, ofTwo, kinds]) => ({ parents: [ofZero, ofOne, ofTwo, []], kinds }));
const worldModel = fc.record({
  modes: fc.array(modeModel, { maxLength: 5 }),
  rules: fc.array(ruleModel, { maxLength: 5 }),
  papers: fc.array(paperModel, { maxLength: 8 }),
  lineage: lineageModel,
  journey: fc
    .array(fc.tuple(fc.constantFrom('receive', 'ship', 'activate'), someDay), { maxLength: 5 })
    .chain((steps) =>
      someDay.map((last) => [
        ...steps.toSorted((a, b) => a[1] - b[1]),
        ['sell' as const, Math.max(last, ...steps.map(([, at]) => at))] as const,
      ]),
    ),
});
type World = typeof worldModel extends fc.Arbitrary<infer T> ? T : never;
type Lineage = World['lineage'];

function sources({ parents }: Lineage, lot: number): number[] {
  return [
    lot,
    ...(parents[lot] ?? []).flatMap((parent) => sources({ parents } as Lineage, parent)),
  ];
}

/** Day by day, from the root of the tree to the place itself: who speaks last and nearest decides. */
function modeOn(world: World, today: number): string {
  let mode = 'normal';
  for (const division of ['CN', '440000', '440300']) {
    for (let past = 0; past <= today; past += 1) {
      for (const row of world.modes) {
        if (row.division === division && row.from === past) mode = row.mode;
      }
    }
  }
  return mode;
}

function paperGoodFor(
  paper: World['papers'][number],
  rule: World['rules'][number],
  today: number,
): boolean {
  let state: DocumentState | undefined;
  for (let past = 0; past <= today; past += 1) {
    for (const [from, to] of paper.states) if (from === past) state = to;
  }
  if (state === undefined || !rule.states.includes(state)) return false;
  if (paper.attached > today || (paper.issued ?? 0) > today) return false;
  return rule.kinds.includes(paper.kind) && (paper.validUntil ?? 99) >= today;
}

/** Whether some certificate that the policy of that day requires is not there. */
function lacksPaper(world: World, transition: string, today: number): boolean {
  const mode = modeOn(world, today);
  for (const rule of world.rules) {
    const asleep = rule.mode !== 'any' && rule.mode !== mode;
    const elsewhere = rule.division === '350000';
    const outOfForce = today < rule.from || (rule.to !== null && today >= rule.to);
    if (rule.transition !== transition || asleep || elsewhere || outOfForce) continue;
    for (const lot of sources(world.lineage, 0)) {
      if (rule.lotKind !== null && rule.lotKind !== world.lineage.kinds[lot]) continue;
      const covering = sources(world.lineage, lot);
      const found = world.papers.some(
        (paper) => covering.includes(paper.lot) && paperGoodFor(paper, rule, today),
      );
      if (!found) return true;
    }
  }
  return false;
}

function lineageFacts({ parents, kinds }: Lineage): Partial<LotFacts> {
  const reached = [...new Set(sources({ parents, kinds }, 0))];
  const fact = (lot: number) =>
    aLotFact({
      id: idOf(lot),
      number: idOf(lot),
      kind: kinds[lot] === 'import' ? 'import' : 'processed',
    });
  return {
    lot: fact(0),
    ancestors: reached.filter((lot) => lot !== 0).map(fact),
    links: reached.flatMap((child) =>
      (parents[child] ?? []).map((parent) => ({ childId: idOf(child), parentId: idOf(parent) })),
    ),
  };
}

function factsIn(world: World): LotFacts {
  const documents = world.papers.map(({ lot, kind, attached, issued, validUntil, states }, index) =>
    aDocument({
      id: `paper-${index}`,
      lotId: idOf(lot),
      kind,
      attachedAt: day(attached),
      issuedOn: issued === null ? null : dateOf(issued),
      validUntil: validUntil === null ? null : dateOf(validUntil),
      states: states
        .toSorted((a, b) => a[0] - b[0])
        .map(([from, state]) => ({ state, recordedAt: day(from) })),
    }),
  );
  return factsOf({ ...lineageFacts(world.lineage), documents });
}

function rulesIn(world: World): Rule[] {
  return world.rules.map((rule, index) =>
    aRule(
      {
        kind: 'document',
        anyOf: rule.kinds.map((kind) => ({ kind, states: rule.states })),
        wholeQuantity: false,
      },
      {
        id: `rule-${index}`,
        transition: rule.transition,
        mode: rule.mode,
        divisionId: rule.division,
        lotKinds: rule.lotKind === null ? null : [rule.lotKind],
        effectiveFrom: day(rule.from),
        effectiveTo: rule.to === null ? null : day(rule.to),
      },
    ),
  );
}

function modesIn(world: World) {
  return world.modes.map(({ division, mode, from }, index) => aMode(division, mode, from, index));
}

const site = { ...store, divisionPath: guangdong };

test('no path from declared to sold skips a certificate that the policy of the moment requires', () => {
  let sold = 0;
  let stopped = 0;
  fc.assert(
    fc.property(worldModel, (world) => {
      const [rules, modes, facts] = [rulesIn(world), modesIn(world), factsIn(world)];
      for (const [transition, today] of world.journey) {
        const verdict = judge(rules, modes, facts, transition, site, day(today));
        const passed = verdict.unmet.length === 0;
        expect(passed).toBe(!lacksPaper(world, transition, today));
        if (!passed) {
          stopped += 1;
          return;
        }
      }
      sold += 1;
    }),
    { numRuns: 3000 },
  );
  // Neither outcome is vacuous.
  expect(Math.min(sold, stopped)).toBeGreaterThan(200);
});

test('a hold on the lot, on what it was made of or on a pool-mate dominates any evidence', () => {
  const holdModel = fc.record({
    // 4 and 5 share a tube with the lot, 6 is a stranger.
    lot: fc.integer({ min: 0, max: 6 }),
    kind: fc.constantFrom('test', 'regulator', 'owner', 'recall'),
    orgId: fc.constantFrom('firm', 'other'),
    placed: someDay,
    lasts: fc.option(fc.integer({ min: 1, max: 10 })),
  });
  fc.assert(
    fc.property(
      worldModel,
      fc.array(holdModel, { maxLength: 4 }),
      fc.constantFrom('ship', 'sell', 'activate'),
      someDay,
      (world, holds, transition, today) => {
        const facts: LotFacts = {
          ...factsIn(world),
          poolMates: [idOf(4), idOf(5)],
          holds: holds.map(({ lot, kind, orgId, placed, lasts }, index) =>
            aHold({
              id: `hold-${index}`,
              lotId: idOf(lot),
              kind,
              orgId,
              placedAt: day(placed),
              recordedAt: day(placed),
              releasedAt: lasts === null ? null : day(placed + lasts),
            }),
          ),
        };
        const lineage = sources(world.lineage, 0);
        const held = holds.filter(({ lot, kind, orgId, placed, lasts }) => {
          const mate = (lot === 4 || lot === 5) && !(kind === 'owner' && orgId === 'other');
          const now = placed <= today && (lasts === null || today < placed + lasts);
          return now && (lineage.includes(lot) || mate);
        });
        const { unmet } = judge(
          rulesIn(world),
          modesIn(world),
          facts,
          transition,
          site,
          day(today),
        );
        expect(unmet.filter(({ kind }) => kind === 'hold')).toHaveLength(held.length);
        if (held.length > 0) expect(unmet.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a negative test counts exactly when it stands, was sampled here after arrival, and is fresh', () => {
  const results = ['negative', 'positive', 'suspect', 'invalid'] as const;
  const testModel = fc.record({
    result: fc.oneof(
      { weight: 5, arbitrary: fc.constant('negative' as const) },
      fc.constantFrom(...results),
    ),
    here: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.boolean()),
    sample: fc.integer({ min: 1, max: 3 }),
    taken: fc.integer({ min: 0, max: 12 }),
    reported: fc.integer({ min: 0, max: 3 }),
    superseded: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 3 }),
  });
  const rule = aRule({
    kind: 'test',
    analytes: ['sars_cov_2'],
    methods: null,
    samples: 2,
    sampleKinds: null,
    sampledAfterArrival: true,
    withinHours: 7 * 24,
  });
  let passedOften = 0;
  fc.assert(
    fc.property(
      fc.array(testModel, { maxLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 2 }),
      someDay,
      (model, arrivedOn, today) => {
        const tests = model.map(({ result, here, sample, taken, reported, superseded }, index) =>
          aTest({
            id: `test-${index}`,
            result,
            premisesId: here ? 'central' : 'port',
            sampleId: `sample-${sample}`,
            takenAt: day(taken),
            testedAt: day(taken),
            recordedAt: day(taken + reported),
            supersededAt: superseded === null ? null : day(taken + reported + superseded),
          }),
        );
        const arrivals = arrivedOn.map((n) => anArrival({ at: day(n), recordedAt: day(n) }));
        const came = arrivedOn.filter((n) => n <= today);
        const standing = model.filter(
          ({ taken, reported, superseded }) =>
            taken + reported <= today &&
            (superseded === null || today < taken + reported + superseded),
        );
        const good = new Set<number>();
        for (const { result, here, sample, taken } of standing) {
          const after = came.length > 0 && came.every((n) => n <= taken);
          if (result === 'negative' && here && after && today - taken <= 7) good.add(sample);
        }
        const alarm = standing.some(({ result }) => result === 'positive' || result === 'suspect');
        const expected = !alarm && good.size >= 2;
        if (expected) passedOften += 1;
        const facts = factsOf({ tests, arrivals });
        const { unmet } = judge([rule], [], facts, 'ship', central, day(today));
        expect(unmet.length === 0).toBe(expected);
      },
    ),
    { numRuns: 10_000 },
  );
  expect(passedOften).toBeGreaterThan(20);
});
