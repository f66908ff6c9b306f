import type { LotFact, LotFacts } from '../../../../src/domain/policy-facts.ts';
import type { ModeRow, Rule, Site } from '../../../../src/domain/policy-rules.ts';
import { kgToGrams, type Quantity } from '../../../../src/domain/quantity.ts';
import type { WireFacts, WireQuantity, WireSnapshot } from './wire.ts';

/** What comes from the server or passed the keypad is a weight. */
export function gramsOf(kg: number): number {
  return kgToGrams(kg) ?? Math.round(kg * 1000);
}

export function quantityOf({ netWeightKg, pieces }: WireQuantity): Quantity {
  return { grams: gramsOf(netWeightKg), pieces };
}

export function toWire({ grams, pieces }: Quantity): WireQuantity {
  return { netWeightKg: grams / 1000, pieces };
}

export type Policy = { rules: Rule[]; modes: ModeRow[]; site: Site };

export function policyOf(snapshot: WireSnapshot): Policy {
  const store = snapshot.stores.find(({ id }) => id === snapshot.premisesId);
  return {
    rules: snapshot.rules.map(({ titleZh, titleEn, ...rule }) => ({
      ...rule,
      title: { zh: titleZh, en: titleEn },
      effectiveFrom: new Date(rule.effectiveFrom),
      effectiveTo: rule.effectiveTo === null ? null : new Date(rule.effectiveTo),
    })),
    modes: snapshot.modes.map((mode) => ({
      ...mode,
      effectiveFrom: new Date(mode.effectiveFrom),
      recordedAt: new Date(mode.recordedAt),
    })),
    site: {
      id: snapshot.premisesId,
      kind: store?.kind ?? null,
      divisionPath: snapshot.divisionPath,
    },
  };
}

/** Facts as gates judge them. Holds are told by the signed list, whole containers by the books. */
export function factsOf(facts: WireFacts): LotFacts {
  return {
    lot: lotFactOf(facts.lot),
    ancestors: facts.ancestors.map(lotFactOf),
    links: facts.links,
    poolMates: [],
    holds: [],
    documents: facts.documents.map(({ netWeightKg, ...document }) => ({
      ...document,
      grams: netWeightKg === null ? null : gramsOf(netWeightKg),
      attachedAt: new Date(document.attachedAt),
      states: document.states.map(({ state, recordedAt }) => ({
        state,
        recordedAt: new Date(recordedAt),
      })),
    })),
    tests: facts.tests.map((test) => ({
      ...test,
      takenAt: new Date(test.takenAt),
      testedAt: new Date(test.testedAt),
      recordedAt: new Date(test.recordedAt),
      supersededAt: test.supersededAt === null ? null : new Date(test.supersededAt),
    })),
    disinfections: facts.disinfections.map(({ netWeightKg, ...done }) => ({
      ...done,
      grams: gramsOf(netWeightKg),
      startedAt: new Date(done.startedAt),
      endedAt: new Date(done.endedAt),
      recordedAt: new Date(done.recordedAt),
    })),
    arrivals: facts.arrivals.map(({ netWeightKg, ...arrival }) => ({
      ...arrival,
      grams: gramsOf(netWeightKg),
      at: new Date(arrival.at),
      recordedAt: new Date(arrival.recordedAt),
    })),
    container: null,
  };
}

function lotFactOf({ declaredKg, ...lot }: WireFacts['lot']): LotFact {
  return { ...lot, orgId: '', declaredGrams: gramsOf(declaredKg) };
}
