import type { LotFact, LotFacts } from '../../domain/policy-facts.ts';
import type { Rule } from '../../domain/policy-rules.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import type { LotCarried, StoreRow } from './keeper.queries.ts';
import type { Snapshot } from './keeper.schemas.ts';
import type { readSnapshot } from './keeper.service.ts';

type Read = Awaited<ReturnType<typeof readSnapshot>>;

const quantity = ({ grams, pieces }: { grams: number; pieces: number }) => ({
  netWeightKg: gramsToKg(grams),
  pieces,
});

const nowhere = '00000000-0000-0000-0000-000000000000';

export function toSnapshot(read: Read): Snapshot {
  const { store, row, lots = [], policy } = read;
  return {
    at: read.now.toISOString(),
    orgId: read.orgId,
    stores: read.stores.map(
      ({ id, code, nameZh, nameEn, kind, divisionId, state, handlesImports }) => ({
        id,
        code,
        nameZh,
        nameEn,
        kind,
        divisionId,
        state,
        handlesImports,
      }),
    ),
    premisesId: store?.id ?? null,
    complete: read.complete ?? true,
    divisionPath: [...(policy?.divisionPath ?? [])],
    ...toStore(row),
    lots: lots.map(toLot),
    units: read.units ?? [],
    rules: (policy?.rules ?? []).map(toRule),
    modes: (policy?.modes ?? []).map(({ divisionId, mode, effectiveFrom, recordedAt }) => ({
      divisionId,
      mode,
      effectiveFrom: effectiveFrom.toISOString(),
      recordedAt: recordedAt.toISOString(),
    })),
    facts: [...(policy?.facts.values() ?? [])].map(toFacts),
  };
}

function toStore(row: StoreRow | undefined) {
  const virtual = (kind: string) => row?.virtual?.find((one) => one.kind === kind)?.id ?? nowhere;
  return {
    rooms: (row?.rooms ?? []).map((room) => ({
      ...room,
      kind: room.kind === 'dock' ? ('dock' as const) : ('room' as const),
    })),
    virtualPlaces: {
      processed: virtual('processed'),
      sold: virtual('sold'),
      destroyed: virtual('destroyed'),
      lost: virtual('lost'),
    },
    stock: (row?.stock ?? []).map(({ lotId, placeId, ...rest }) => ({
      lotId,
      placeId,
      quantity: quantity(rest),
    })),
    shipments: (row?.shipments ?? []).map(({ lines, ...shipment }) => ({
      ...shipment,
      lines: lines.map(({ lotId, ...rest }) => ({ lotId, quantity: quantity(rest) })),
    })),
    destinations: row?.destinations ?? [],
    products: row?.products ?? [],
    codes: row?.codes ?? [],
    samples: (row?.samples ?? []).map(({ lotIds, ...sample }) => ({
      ...sample,
      lotIds: lotIds ?? [],
    })),
    disinfectants: row?.disinfectants ?? [],
    laboratories: row?.laboratories ?? [],
  };
}

function toLot({ grams, pieces, ...lot }: LotCarried): Snapshot['lots'][number] {
  return { ...lot, declared: quantity({ grams, pieces }) };
}

function toRule(rule: Rule): Snapshot['rules'][number] {
  const { title, effectiveFrom, effectiveTo, ...rest } = rule;
  return {
    // Read out of columns that are written through the schema of the answer.
    ...(rest as Omit<
      Snapshot['rules'][number],
      'titleZh' | 'titleEn' | 'effectiveFrom' | 'effectiveTo'
    >),
    titleZh: title.zh,
    titleEn: title.en,
    effectiveFrom: effectiveFrom.toISOString(),
    effectiveTo: effectiveTo?.toISOString() ?? null,
  };
}

type FactsView = Snapshot['facts'][number];

function toFacts(facts: LotFacts): FactsView {
  return {
    lot: toFactLot(facts.lot),
    // No gate on a device asks in which container the goods of a lot came from which it was made.
    ancestors: facts.ancestors.map((lot) => ({ ...toFactLot(lot), containerNo: null })),
    links: facts.links.map(({ childId, parentId }) => ({ childId, parentId })),
    documents: facts.documents.map(({ grams, attachedAt, states, ...rest }) => ({
      ...rest,
      netWeightKg: grams === null ? null : gramsToKg(grams),
      attachedAt: attachedAt.toISOString(),
      states: states.map(({ state, recordedAt }) => ({
        state,
        recordedAt: recordedAt.toISOString(),
      })),
    })),
    tests: facts.tests.map((test) => ({
      ...test,
      takenAt: test.takenAt.toISOString(),
      testedAt: test.testedAt.toISOString(),
      recordedAt: test.recordedAt.toISOString(),
      supersededAt: test.supersededAt?.toISOString() ?? null,
    })),
    disinfections: facts.disinfections.map(
      ({ grams, startedAt, endedAt, recordedAt, ...rest }) => ({
        ...rest,
        netWeightKg: gramsToKg(grams),
        startedAt: startedAt.toISOString(),
        endedAt: endedAt.toISOString(),
        recordedAt: recordedAt.toISOString(),
      }),
    ),
    arrivals: facts.arrivals.map(({ grams, divisionPath, at, recordedAt, ...rest }) => ({
      ...rest,
      netWeightKg: gramsToKg(grams),
      divisionPath: [...divisionPath],
      at: at.toISOString(),
      recordedAt: recordedAt.toISOString(),
    })),
  };
}

/** Whose it is says nothing to a gate that knows no holds. */
function toFactLot(lot: LotFact): FactsView['lot'] {
  const { orgId: _, declaredGrams, originDivisionPath, ...rest } = lot;
  return {
    ...rest,
    declaredKg: gramsToKg(declaredGrams),
    originDivisionPath: originDivisionPath && [...originDivisionPath],
  };
}
