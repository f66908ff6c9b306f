import type { PlaceKind } from './places.ts';
import type { Quantity } from './quantity.ts';
import type { Text } from './text.ts';

/** What became of a lot that came to a holder: as it answers, and as the books have it. */
export const fates = [
  'here',
  'sold_on',
  'consumers',
  'destroyed',
  'returned',
  'processed',
  'not_found',
] as const;
export type Fate = (typeof fates)[number];

export const fateNames: Record<Fate, Text> = {
  here: { zh: '仍在库', en: 'Still here' },
  sold_on: { zh: '已转售其他企业', en: 'Sold on to a firm' },
  consumers: { zh: '已售消费者', en: 'Sold to consumers' },
  destroyed: { zh: '已销毁', en: 'Destroyed' },
  returned: { zh: '已退回供货方', en: 'Returned to the sender' },
  processed: { zh: '已加工为其他批次', en: 'Made into other lots' },
  not_found: { zh: '下落不明', en: 'Not found' },
};

export type Fates = Record<Fate, Quantity>;

/** Where goods of the recall are. What was made into other lots counts there, not here. */
export const whereabouts = [
  'stored',
  'in_transit',
  'consumers',
  'outside_firms',
  'destroyed',
  'lost',
] as const;
export type Whereabout = (typeof whereabouts)[number];
export type Where = Record<Whereabout, Quantity>;

export type Spot = {
  orgId: string;
  kind: PlaceKind;
  /** Of a place in transit: whom the shipment is for, and whether it takes goods back. */
  toOrgId: string | null;
  returning: boolean;
};

/** What moved of a lot between two kinds of places, in sum. Null is the world outside the books. */
export type Flow = Quantity & { lotId: string; from: Spot | null; to: Spot | null };

export type OutsideSale = Quantity & { lotId: string; orgId: string };

/** One holder and one lot, by the books. */
export type Holding = {
  orgId: string;
  lotId: string;
  fates: Fates;
  where: Where;
  /** Declared, and not arrived: never handed out, so in no sum. */
  notArrived: Quantity;
  /** All that ever came to it: the sum of `fates`. */
  came: Quantity;
  /** What is its to account for: the sum of `where`. */
  stands: Quantity;
};

export const nothing: Quantity = { grams: 0, pieces: 0 };

export function plus(a: Quantity, b: Quantity, sign: 1 | -1 = 1): Quantity {
  return { grams: a.grams + sign * b.grams, pieces: a.pieces + sign * b.pieces };
}

export function total(parts: Iterable<Quantity>): Quantity {
  let sum = nothing;
  for (const part of parts) sum = plus(sum, part);
  return sum;
}

const least = (a: Quantity, b: Quantity): Quantity => ({
  grams: Math.min(a.grams, b.grams),
  pieces: Math.min(a.pieces, b.pieces),
});

type Draft = { orgId: string; lotId: string; at: Map<string, Quantity> };

type Account = PlaceKind | 'own_transit' | 'returning' | 'handed_on' | 'handed_back';

/**
 * Who had how much of each lot and what became of it. Each gram of a lot stands in one place of one
 * firm, so the holders' sums add up to the lot. A shipment's goods are its sender's until received.
 */
export function holdingsOf(flows: readonly Flow[], outside: readonly OutsideSale[]): Holding[] {
  const drafts = new Map<string, Draft>();
  const add = (
    orgId: string,
    lotId: string,
    account: Account,
    quantity: Quantity,
    sign: 1 | -1,
  ) => {
    const key = `${orgId} ${lotId}`;
    const draft = drafts.get(key) ?? { orgId, lotId, at: new Map<string, Quantity>() };
    drafts.set(key, draft);
    draft.at.set(account, plus(draft.at.get(account) ?? nothing, quantity, sign));
  };
  for (const flow of flows) {
    const { lotId, from, to } = flow;
    if (to) add(to.orgId, lotId, accountOf(to), flow, 1);
    if (from) add(from.orgId, lotId, accountOf(from), flow, -1);
    // Out of a shipment into another firm's hands; the other way round where a receipt was corrected.
    if (from?.kind === 'transit' && to && to.orgId !== from.orgId) {
      add(from.orgId, lotId, from.returning ? 'handed_back' : 'handed_on', flow, 1);
    } else if (to?.kind === 'transit' && from && from.orgId !== to.orgId) {
      add(to.orgId, lotId, to.returning ? 'handed_back' : 'handed_on', flow, -1);
    }
  }
  const sales = new Map<string, Quantity>();
  for (const sale of outside) {
    const key = `${sale.orgId} ${sale.lotId}`;
    sales.set(key, plus(sales.get(key) ?? nothing, sale));
  }
  return [...drafts.entries()]
    .map(([key, draft]) => toHolding(draft, sales.get(key) ?? nothing))
    .toSorted((a, b) => compare(a.orgId, b.orgId) || compare(a.lotId, b.lotId));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function accountOf({ orgId, kind, toOrgId, returning }: Spot): Account {
  if (kind !== 'transit') return kind;
  if (toOrgId === orgId) return 'own_transit';
  return returning ? 'returning' : 'transit';
}

function toHolding({ orgId, lotId, at }: Draft, outsideSales: Quantity): Holding {
  const of = (...accounts: Account[]) => total(accounts.map((one) => at.get(one) ?? nothing));
  const sold = of('sold');
  // What came back from buyers is taken off the consumers' part first: firms' sales have names.
  const outside = least(outsideSales, sold);
  const consumers = plus(sold, outside, -1);
  const byFate: Fates = {
    here: of('room', 'dock', 'own_transit'),
    sold_on: plus(of('transit', 'handed_on'), outside),
    consumers,
    destroyed: of('destroyed'),
    returned: of('returning', 'handed_back'),
    processed: of('processed'),
    not_found: of('lost'),
  };
  const where: Where = {
    stored: of('room', 'dock'),
    in_transit: of('own_transit', 'transit', 'returning'),
    consumers,
    outside_firms: outside,
    destroyed: of('destroyed'),
    lost: of('lost'),
  };
  return {
    orgId,
    lotId,
    fates: byFate,
    where,
    notArrived: of('inbound'),
    came: total(Object.values(byFate)),
    stands: total(Object.values(where)),
  };
}

/** Answer less books, for each fate where they differ. */
export function disagreements(
  answer: Fates,
  books: Fates,
): { fate: Fate; answered: Quantity; booked: Quantity; difference: Quantity }[] {
  return fates.flatMap((fate) => {
    const [answered, booked] = [answer[fate], books[fate]];
    const difference = plus(answered, booked, -1);
    if (difference.grams === 0 && difference.pieces === 0) return [];
    return [{ fate, answered, booked, difference }];
  });
}

/**
 * Grams of a holding that are accounted for: what stands with the holder by the books, less what
 * its answer leaves open of all that came to it. Without an answer, what was disposed of.
 */
export function accountedGrams(
  { came, stands }: Pick<Holding, 'came' | 'stands'>,
  answer: Fates | undefined,
  disposedGrams: number,
): number {
  const disposed = Math.min(stands.grams, disposedGrams);
  if (answer === undefined) return disposed;
  const told = total(fates.filter((fate) => fate !== 'not_found').map((fate) => answer[fate]));
  const open = Math.max(0, came.grams - told.grams);
  return Math.max(disposed, stands.grams - Math.min(stands.grams, open));
}

export const noFates = (): Fates => ({
  here: nothing,
  sold_on: nothing,
  consumers: nothing,
  destroyed: nothing,
  returned: nothing,
  processed: nothing,
  not_found: nothing,
});

/** A share and what it is a share of. Null where there is nothing to share. */
export type Share = { numeratorGrams: number; denominatorGrams: number; percent: number | null };

/** Rounded down to hundredths of a percent, so that 100 is said of all and never of nearly all. */
export function shareOf(numeratorGrams: number, denominatorGrams: number): Share {
  const hundredths =
    denominatorGrams === 0 ? null : Math.floor((numeratorGrams * 10_000) / denominatorGrams);
  const percent = hundredths === null ? null : hundredths / 100;
  return { numeratorGrams, denominatorGrams, percent };
}

export const effectivenessFormula: Text = {
  zh: '有效率 = 已查明千克数 ÷ 已流出千克数。已流出:召回批次(含由其加工的批次)在各持有单位名下的全部数量(在库、在途、已售、已销毁、盘亏),已加工的计入新批次,未到货的不计。已查明:持有单位名下数量减去其答复未能说明去向的数量;未答复的,仅计已处置数量。',
  en: 'Effectiveness = kg accounted for ÷ kg distributed. Distributed: all of the recalled lots and of what was made of them that is in a holder’s name (stored, under way, sold, destroyed, lost); what was made into other lots counts as those, what has not arrived does not count. Accounted for: what is in the holder’s name less what its answer leaves open; without an answer, only what was disposed of.',
};
