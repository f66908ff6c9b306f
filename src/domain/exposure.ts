import type { Quantity } from './quantity.ts';
import type { Text } from './text.ts';

/** How goods can have been touched, the most telling first. */
export const exposureReasons = [
  'pool',
  'processing',
  'load',
  'room',
  'line',
  'vehicle',
  'crew',
  'disinfection',
  'dock',
] as const;
export type ExposureReason = (typeof exposureReasons)[number];

export const reasonNames: Record<ExposureReason | 'descendant', Text> = {
  pool: { zh: '同管混检', en: 'Same tube' },
  processing: { zh: '同一次加工', en: 'Same processing run' },
  load: { zh: '同车同单', en: 'Same load' },
  room: { zh: '同库同时段', en: 'Same room at the same time' },
  line: { zh: '同加工场所前后', en: 'Same processing premises within hours' },
  vehicle: { zh: '同车牌', en: 'Same vehicle' },
  crew: { zh: '同人员经手', en: 'Same worker' },
  disinfection: { zh: '同次消毒', en: 'Same disinfection' },
  dock: { zh: '同月台同时段', en: 'Same dock at the same time' },
  descendant: { zh: '由被波及批次制成', en: 'Made of an exposed lot' },
};

export type ExposureClass = 1 | 2 | 3 | 4;

/** What the officer supposes; each part may be changed and what it costs seen. */
export type Hypothesis = {
  /** How long before the cause's moment, and after it was gone, what came near still counts. */
  hoursBefore: number;
  hoursAfter: number;
  reasons: readonly ExposureReason[];
  /** In a room or on a dock: less time together does not count. */
  leastHours: number;
  /** From so many hours in one room on, it is class 2 instead of 3. */
  closeHours: number;
  /** Whether what was made of exposed lots afterwards counts too. */
  descendants: boolean;
};

/** A lot where the cause was, or with whom it was. */
export type Contact = {
  reason: ExposureReason;
  causeLotId: string;
  lotId: string;
  /** The cause: from its moment there until it left; null: it is there. */
  causeFrom: Date;
  causeTo: Date | null;
  /** The other lot. */
  lotFrom: Date;
  lotTo: Date | null;
};

/** A contact that counts, as the hypothesis ranks it. */
export type Judged<C extends Contact = Contact> = {
  contact: C;
  class: ExposureClass;
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  hours: number;
};

const hour = 3_600_000;
const never = Number.POSITIVE_INFINITY;

/** Undefined when the hypothesis does not count the contact, whatever its reason. */
export function judge<C extends Contact>(
  contact: C,
  hypothesis: Hypothesis,
  now: Date,
): Judged<C> | undefined {
  const { hoursBefore, hoursAfter, leastHours } = hypothesis;
  const opens = contact.causeFrom.getTime() - hoursBefore * hour;
  const closes = contact.causeTo ? contact.causeTo.getTime() + hoursAfter * hour : never;
  const from = Math.max(opens, contact.lotFrom.getTime());
  const to = Math.min(closes, contact.lotTo?.getTime() ?? never);
  const hours = Math.max(0, Math.min(to, now.getTime()) - from) / hour;
  // What left a room as the cause came in did not meet it; a moment has no length.
  const stands = contact.reason === 'room' || contact.reason === 'dock';
  if (stands ? from >= to || hours < leastHours : from > to) return undefined;
  return {
    contact,
    class: classOf(contact, hours, hypothesis),
    from: new Date(from),
    to: to === never ? null : new Date(to),
    hours,
  };
}

/**
 * 1: in one tube, or in one processing run. 2: close and long: one load, one vehicle at the same time, one
 * room for `closeHours`, one processing line within hours. 3: through people: one worker, one disinfection; one
 * room for less. 4: one dock, or the vehicle at another time.
 */
function classOf(contact: Contact, hours: number, { closeHours }: Hypothesis): ExposureClass {
  switch (contact.reason) {
    case 'pool':
    case 'processing':
      return 1;
    case 'load':
    case 'line':
      return 2;
    case 'room':
      return hours >= closeHours ? 2 : 3;
    case 'vehicle':
      return atOnce(contact) ? 2 : 4;
    case 'crew':
    case 'disinfection':
      return 3;
    case 'dock':
      return 4;
  }
}

function atOnce({ causeFrom, causeTo, lotFrom, lotTo }: Contact): boolean {
  return (
    lotFrom.getTime() <= (causeTo?.getTime() ?? never) &&
    causeFrom.getTime() <= (lotTo?.getTime() ?? never)
  );
}

/** `lotId` was made of `rootId`; `firstAt`: when the latest lot between or itself was made of the root. */
export type Descent = { rootId: string; lotId: string; firstAt: Date };

export type Exposure<C extends Contact = Contact> = {
  lotId: string;
  class: ExposureClass;
  /** Of the longest contact of that class. */
  hours: number;
  /** The strongest first. */
  contacts: readonly Judged<C>[];
  /** The exposed lots that it was made of. */
  madeOf: readonly string[];
};

/** Each exposed lot once, ranked: class, then hours together, then id. */
export function rank<C extends Contact>(
  judged: readonly Judged<C>[],
  descents: readonly Descent[],
): Exposure<C>[] {
  const touched = new Map<string, Judged<C>[]>();
  for (const one of judged) push(touched, one.contact.lotId, one);
  const madeOf = new Map<string, string[]>();
  for (const { rootId, lotId } of inherited(touched, descents)) push(madeOf, lotId, rootId);
  return [...new Set([...touched.keys(), ...madeOf.keys()])]
    .map((lotId): Exposure<C> => {
      const contacts = (touched.get(lotId) ?? []).toSorted(strongerFirst);
      const roots = madeOf.get(lotId) ?? [];
      const strongest = [
        ...contacts.slice(0, 1),
        ...roots.flatMap((id) => (touched.get(id) ?? []).toSorted(strongerFirst).slice(0, 1)),
      ].toSorted(strongerFirst)[0];
      return {
        lotId,
        class: strongest?.class ?? 4,
        hours: strongest?.hours ?? 0,
        contacts,
        madeOf: roots,
      };
    })
    .toSorted((a, b) => a.class - b.class || b.hours - a.hours || (a.lotId < b.lotId ? -1 : 1));
}

function strongerFirst(a: Judged, b: Judged): number {
  return a.class - b.class || b.hours - a.hours || a.from.getTime() - b.from.getTime();
}

/** Those made after their root was touched. */
function inherited(
  touched: ReadonlyMap<string, readonly Judged[]>,
  descents: readonly Descent[],
): Descent[] {
  const first = new Map<string, number>();
  for (const [lotId, contacts] of touched) {
    first.set(lotId, Math.min(...contacts.map(({ from }) => from.getTime())));
  }
  return descents.filter(
    ({ rootId, firstAt }) => firstAt.getTime() >= (first.get(rootId) ?? never),
  );
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What stands somewhere of a lot now, or was sold of it there. */
export type Standing = {
  lotId: string;
  orgId: string;
  placeId: string;
  where: 'stored' | 'inTransit' | 'sold';
  grams: number;
  pieces: number;
};

/** What holding these lots would hold: a hold stops all of a lot, wherever it is. */
export type Figures = {
  lots: number;
  /** With goods in stock or in transit now. */
  firms: number;
  places: number;
  stored: Quantity;
  inTransit: Quantity;
  /** Gone already. */
  sold: Quantity;
};

export type Standings = ReadonlyMap<string, readonly Standing[]>;

export function byLot(standings: readonly Standing[]): Standings {
  const map = new Map<string, Standing[]>();
  for (const one of standings) push(map, one.lotId, one);
  return map;
}

/** Of each lot once, whatever touched it and however often. */
export function figuresOf(lotIds: ReadonlySet<string>, standings: Standings): Figures {
  const sums = {
    stored: { grams: 0, pieces: 0 },
    inTransit: { grams: 0, pieces: 0 },
    sold: { grams: 0, pieces: 0 },
  };
  const firms = new Set<string>();
  const places = new Set<string>();
  for (const lotId of lotIds) {
    for (const { where, orgId, placeId, grams, pieces } of standings.get(lotId) ?? []) {
      sums[where].grams += grams;
      sums[where].pieces += pieces;
      if (where === 'sold') continue;
      firms.add(orgId);
      places.add(placeId);
    }
  }
  return { lots: lotIds.size, firms: firms.size, places: places.size, ...sums };
}

export type ReasonFigures = { reason: ExposureReason; alone: Figures; added: Figures };

/** What each choice would hold: each reason alone, and what it adds to those before it. */
export function choices(
  judged: readonly Judged[],
  descents: readonly Descent[],
  hypothesis: Hypothesis,
  standings: Standings,
): ReasonFigures[] {
  const before: Judged[] = [];
  let known = new Set<string>();
  return exposureReasons
    .filter((reason) => hypothesis.reasons.includes(reason))
    .map((reason) => {
      const own = judged.filter(({ contact }) => contact.reason === reason);
      before.push(...own);
      // With all reasons so far: an earlier contact makes a lot's descendants count from then on.
      const together = exposedBy(before, descents);
      const added = new Set([...together].filter((id) => !known.has(id)));
      known = together;
      return {
        reason,
        alone: figuresOf(exposedBy(own, descents), standings),
        added: addition(added, known, standings),
      };
    });
}

/** Firms and places count as added only where no earlier reason reached them. */
function addition(
  added: ReadonlySet<string>,
  together: ReadonlySet<string>,
  standings: Standings,
): Figures {
  const all = figuresOf(together, standings);
  const earlier = figuresOf(new Set([...together].filter((id) => !added.has(id))), standings);
  const own = figuresOf(added, standings);
  return { ...own, firms: all.firms - earlier.firms, places: all.places - earlier.places };
}

export function exposedBy(judged: readonly Judged[], descents: readonly Descent[]): Set<string> {
  const touched = new Map<string, Judged[]>();
  for (const one of judged) push(touched, one.contact.lotId, one);
  const made = inherited(touched, descents).map(({ lotId }) => lotId);
  return new Set([...touched.keys(), ...made]);
}
