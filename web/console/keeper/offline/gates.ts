import type { ContainerMate } from '../../../../src/domain/policy-facts.ts';
import {
  modeAt,
  type PolicyMode,
  rulesAt,
  type Transition,
} from '../../../../src/domain/policy-rules.ts';
import { isStoppedByHolds, judge } from '../../../../src/domain/policy.ts';
import type { Quantity } from '../../../../src/domain/quantity.ts';
import type { Text } from '../../../../src/domain/text.ts';
import { type Books, stockOf } from './books.ts';
import { type HoldsState, type HoldVerdict, judgeHold } from './holds.ts';
import { type Policy, policyOf } from './kept.ts';

/** `unknown` is not a yes: the server decides once there is a network. */
export type GateVerdict = 'allowed' | 'unmet' | 'held' | 'unknown';

export type Gate = {
  verdict: GateVerdict;
  mode: PolicyMode;
  /** What lacks, as the last known rules and facts have it. */
  unmet: readonly Text[];
  hold: HoldVerdict;
  /** False where the lot's papers, tests and so on were never fetched. */
  factsKnown: boolean;
};

export type GateQuestion = {
  transition: Transition;
  lotId: string;
  at: Date;
  /** How much of each lot moves in the same command. */
  moving?: ReadonlyMap<string, Quantity>;
  /** Where the goods stand, for holds on places. */
  placeIds?: readonly string[];
};

/** By the lines that the server judges by, on what was known when the snapshot was taken. */
export function judgeGate(
  books: Books,
  holds: HoldsState,
  { transition, lotId, at, moving, placeIds = [] }: GateQuestion,
  policy: Policy = policyOf(books.snapshot),
): Gate {
  const { rules, modes, site } = policy;
  const mode = modeAt(modes, site.divisionPath, at);
  const known = books.facts.get(lotId);
  const hold = isStoppedByHolds(transition)
    ? worst([
        holdOnLot(books, holds, lotId, at),
        ...placeIds.map((id) => holdOnPlace(holds, id, at)),
      ])
    : 'not_held';
  if (!known) {
    // Where no rule asks anything, nothing has to be known.
    const asked = rulesAt(rules, modes, transition, site, at).length > 0;
    const verdict = hold === 'held' ? 'held' : asked || hold === 'unknown' ? 'unknown' : 'allowed';
    return { verdict, mode, unmet: [], hold, factsKnown: false };
  }
  const container = moving === undefined ? null : containerMates(books, lotId, moving);
  const { unmet } = judge(rules, modes, { ...known, container }, transition, site, at);
  const texts = unmet.map(({ message }) => message);
  return { verdict: verdictOf(hold, texts), mode, unmet: texts, hold, factsKnown: true };
}

function verdictOf(hold: HoldVerdict, unmet: readonly Text[]): GateVerdict {
  if (hold === 'held') return 'held';
  if (unmet.length > 0) return 'unmet';
  return hold === 'unknown' ? 'unknown' : 'allowed';
}

function worst(verdicts: readonly HoldVerdict[]): HoldVerdict {
  if (verdicts.includes('held')) return 'held';
  return verdicts.includes('unknown') ? 'unknown' : 'not_held';
}

/** A lot made here is as free as what it was made of. */
export function holdOnLot(books: Books, holds: HoldsState, lotId: string, at: Date): HoldVerdict {
  const own = judgeHold(holds, at, { lotIds: [lotId] });
  if (own !== 'unknown') return own;
  const isSent = books.snapshot.lots.some(({ id }) => id === lotId);
  const parents = (books.facts.get(lotId)?.links ?? []).filter(({ childId }) => childId === lotId);
  if (isSent || parents.length === 0) return 'unknown';
  return worst(parents.map(({ parentId }) => holdOnLot(books, holds, parentId, at)));
}

/** A shipment made here carries what its lots carry. */
export function holdOnPlace(holds: HoldsState, placeId: string, at: Date): HoldVerdict {
  return judgeHold(holds, at, { placeId });
}

function containerMates(
  books: Books,
  lotId: string,
  moving: ReadonlyMap<string, Quantity>,
): ContainerMate[] {
  const own = books.lots.get(lotId);
  if (!own) return [];
  const mates = [...books.lots.values()].filter(
    ({ id, containerNo, sealNo }) =>
      id === lotId ||
      (containerNo !== null && containerNo === own.containerNo && sealNo === own.sealNo),
  );
  return mates.flatMap((mate): ContainerMate[] => {
    const rows = books.snapshot.rooms.map(({ id }) => stockOf(books, mate.id, id));
    const here = rows.reduce(
      (sum, row) => ({ grams: sum.grams + row.grams, pieces: sum.pieces + row.pieces }),
      { grams: 0, pieces: 0 },
    );
    const moves = moving.get(mate.id) ?? { grams: 0, pieces: 0 };
    const { id, number } = mate;
    return here.grams + here.pieces > 0 ? [{ lotId: id, number, here, moving: moves }] : [];
  });
}
