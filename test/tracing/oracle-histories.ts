import type { Line, Told } from './oracle.ts';

/**
 * Histories as the product would accept them, a few grams each, so that an oracle can try all ways. Two
 * firms with a dock and a room each; what a firm has sold, lost or destroyed stands in places of its own.
 */
export type History = { told: Told[]; lots: string[]; places: string[]; end: number };

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const rooms = ['dock', 'room'] as const;
export const isGone = (place: string) => /\.(sold|lost|destroyed)$/.test(place);

type Booking = Line & { seq: number; at: number };
type Shipment = { place: string; lines: Line[]; to: string; from: string; received: boolean };

const kinds = {
  declare: 1,
  withdraw: 0.4,
  receive: 4,
  move: 4,
  ship: 4,
  receiveShipment: 5,
  settle: 2,
  sell: 2,
  takeReturn: 1.5,
  destroy: 0.7,
  count: 1.5,
  process: 4,
  correct: 3,
};
export type Kind = keyof typeof kinds;

export type Options = {
  steps?: number;
  /** Of a declared lot, at most. */
  grams?: number;
  /** Names for what is made, so that two histories have nothing in common. */
  prefix?: string;
  without?: readonly Kind[];
};

export function aHistory(random: () => number, options: Options = {}): History {
  const { steps = 14, grams: most = 5, prefix = '', without = [] } = options;
  const told: Told[] = [];
  const bookings: Booking[] = [];
  const shipments: Shipment[] = [];
  /** What stands of each line of an event that may be corrected. */
  const open = new Map<number, { kind: 'moved' | 'processed'; at: number; lines: Line[] }>();
  const lots: string[] = [];
  let [seq, clock] = [0, 0];

  const upTo = (n: number) => 1 + Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const stock = () => {
    const sums = new Map<string, { lot: string; place: string; grams: number }>();
    const add = (lot: string, place: string | null, grams: number) => {
      if (place === null) return;
      const row = sums.get(`${lot}@${place}`) ?? { lot, place, grams: 0 };
      sums.set(`${lot}@${place}`, { ...row, grams: row.grams + grams });
    };
    for (const { lot, from, to, grams } of bookings) {
      add(lot, from, -grams);
      add(lot, to, grams);
    }
    return [...sums.values()].filter(({ grams }) => grams > 0);
  };
  const inRooms = () => stock().filter(({ place }) => /\.(dock|room)$/.test(place));

  /** Books it if no stock is ever below zero; an event takes all before it gives. */
  const book = (at: number, lines: readonly Line[]): boolean => {
    const added = lines.map((line) => ({ ...line, seq: seq + 1, at }));
    const all = [...bookings, ...added].sort((a, b) => a.at - b.at || a.seq - b.seq);
    const sums = new Map<string, number>();
    for (let index = 0; index < all.length;) {
      const event = all.filter((one, i) => i >= index && one.seq === all[index]?.seq);
      for (const { lot, from, grams } of event) {
        if (from === null) continue;
        const left = (sums.get(`${lot}@${from}`) ?? 0) - grams;
        if (left < 0) return false;
        sums.set(`${lot}@${from}`, left);
      }
      for (const { lot, to, grams } of event) {
        if (to !== null) sums.set(`${lot}@${to}`, (sums.get(`${lot}@${to}`) ?? 0) + grams);
      }
      index += event.length;
    }
    bookings.push(...added);
    seq += 1;
    clock = Math.max(clock, at);
    return true;
  };
  /** Mostly after all others, now and then at the same moment, or recorded late. */
  const when = () => {
    const fate = random();
    if (fate < 0.12) return 1000 * upTo(Math.max(1, clock / 1000));
    return fate < 0.2 ? Math.max(clock, 1000) : clock + 1000;
  };
  const line = (lot: string, from: string | null, to: string | null, grams: number): Line => {
    return { lot, from, to, grams, pieces: grams };
  };
  const happen = (lines: readonly Line[], correctable = true, at = when()): boolean => {
    const some = lines.filter(({ grams }) => grams > 0);
    if (some.length === 0 || !book(at, some)) return false;
    told.push({ kind: 'moved', seq, at, lines: some });
    if (correctable) open.set(seq, { kind: 'moved', at, lines: [...some] });
    return true;
  };
  const firmOf = (place: string) => place.split('.')[0] ?? '';
  const roomAt = (firm: string) => `${firm}.${pick(rooms)}`;

  const acts: Record<Kind, () => void> = {
    declare: () => {
      const lot = `${prefix}L${lots.length + 1}`;
      if (happen([line(lot, null, `${prefix}A.inbound`, upTo(most))], false)) lots.push(lot);
    },
    withdraw: () => {
      const row = pick(stock().filter(({ place }) => place.endsWith('inbound')));
      const moved = row && bookings.filter(({ lot }) => lot === row.lot).length > 1;
      if (row && !moved) happen([line(row.lot, row.place, null, row.grams)], false);
    },
    receive: () => {
      const row = pick(stock().filter(({ place }) => place.endsWith('inbound')));
      if (row) happen([line(row.lot, row.place, roomAt(firmOf(row.place)), upTo(row.grams))]);
    },
    move: () => {
      const row = pick(inRooms());
      const to = row && roomAt(firmOf(row.place));
      if (row && to !== row.place) happen([line(row.lot, row.place, to ?? null, upTo(row.grams))]);
    },
    ship: () => {
      const from = pick(inRooms());
      if (!from) return;
      const firm = firmOf(from.place);
      const rows = inRooms().filter(({ place }) => firmOf(place) === firm && random() < 0.4);
      const place = `T${prefix}${seq + 1}`;
      const lines = [from, ...rows.filter((row) => row.lot !== from.lot)].map((row) =>
        line(row.lot, row.place, place, upTo(row.grams)),
      );
      const to = firm.endsWith('A') ? `${prefix}B` : `${prefix}A`;
      if (happen(lines)) shipments.push({ place, lines, from: firm, to, received: false });
    },
    receiveShipment: () => {
      const shipment = pick(shipments.filter(({ received }) => !received));
      if (!shipment) return;
      const short = random() < 0.35;
      const lines = stock()
        .filter(({ place }) => place === shipment.place)
        .map(({ lot, grams }) =>
          line(lot, shipment.place, roomAt(shipment.to), short ? upTo(grams + 1) - 1 : grams),
        );
      const nothing = lines.every(({ grams }) => grams === 0);
      if (nothing || happen(lines, false)) {
        shipment.received = true;
        for (const [number, event] of open) {
          if (event.lines.some(({ to }) => to === shipment.place)) open.delete(number);
        }
      }
    },
    settle: () => {
      const shipment = pick(shipments.filter(({ received }) => received));
      const row = pick(stock().filter(({ place }) => place === shipment?.place));
      if (!shipment || !row) return;
      const { from } = shipment;
      const to = pick([roomAt(from), `${from}.lost`, `${from}.destroyed`]) ?? null;
      happen([line(row.lot, row.place, to, upTo(row.grams))], false);
    },
    sell: () => {
      const row = pick(inRooms());
      if (row) happen([line(row.lot, row.place, `${firmOf(row.place)}.sold`, upTo(row.grams))]);
    },
    takeReturn: () => {
      const row = pick(stock().filter(({ place }) => place.endsWith('sold')));
      if (row) happen([line(row.lot, row.place, roomAt(firmOf(row.place)), upTo(row.grams))]);
    },
    destroy: () => {
      const row = pick(inRooms());
      if (row) {
        happen([line(row.lot, row.place, `${firmOf(row.place)}.destroyed`, upTo(row.grams))]);
      }
    },
    count: () => {
      const found = pick(stock().filter(({ place }) => place.endsWith('lost')));
      const row = pick(inRooms());
      if (found && random() < 0.5) {
        const grams = upTo(found.grams);
        happen([line(found.lot, found.place, roomAt(firmOf(found.place)), grams)], false);
      } else if (row) {
        happen([line(row.lot, row.place, `${firmOf(row.place)}.lost`, upTo(row.grams))], false);
      }
    },
    process: () => {
      const first = pick(inRooms());
      if (!first) return;
      const firm = firmOf(first.place);
      const others = inRooms().filter(
        (row) => firmOf(row.place) === firm && row !== first && random() < 0.5,
      );
      const unlike = (row: typeof first) => row.lot !== first.lot || row.place !== first.place;
      const inputs = [first, ...others.filter(unlike).slice(0, 2)].map((row) =>
        line(row.lot, row.place, null, upTo(row.grams)),
      );
      let rest = inputs.reduce((sum, { grams }) => sum + grams, 0);
      const outputs: Line[] = [];
      for (let n = upTo(2); n > 0 && rest > 0; n -= 1) {
        const grams = random() < 0.4 ? rest : upTo(rest);
        const lot = `${prefix}L${lots.length + outputs.length + 1}`;
        outputs.push(line(lot, null, roomAt(firm), grams));
        rest -= grams;
      }
      const at = when();
      const booked = inputs.map((input) => ({ ...input, to: `${firm}.processed` }));
      if (!book(at, [...booked, ...outputs])) return;
      told.push({ kind: 'processed', seq, at, lines: [...inputs, ...outputs] });
      open.set(seq, { kind: 'processed', at, lines: [...booked, ...outputs] });
      lots.push(...outputs.map(({ lot }) => lot));
    },
    correct: () => {
      const [number, event] = pick([...open]) ?? [];
      if (number === undefined || event === undefined) return;
      const voided = event.kind === 'processed' || random() < 0.3;
      const right = event.lines.map((one) => {
        const grams = voided ? 0 : upTo(one.grams + 2) - 1;
        return { ...one, grams, pieces: grams };
      });
      const differences = event.lines.flatMap((one, index) => {
        const more = (right[index]?.grams ?? 0) - one.grams;
        if (more === 0) return [];
        const { lot, from, to } = one;
        return [more > 0 ? line(lot, from, to, more) : line(lot, to, from, -more)];
      });
      const at = Math.max(event.at, when());
      if (differences.length === 0 || !book(at, differences)) return;
      const quantities = right.map(({ grams, pieces }) => ({ grams, pieces }));
      told.push({ kind: 'corrected', seq, at, corrects: number, right: quantities });
      if (voided) open.delete(number);
      else open.set(number, { ...event, lines: right });
    },
  };

  const usable = Object.entries(kinds).filter(([kind]) => !without.includes(kind as Kind));
  const total = usable.reduce((sum, [, weight]) => sum + weight, 0);
  acts.declare();
  acts.receive();
  if (random() < 0.6) acts.declare();
  for (let step = 0; step < steps; step += 1) {
    let left = random() * total;
    const chosen = usable.find(([, weight]) => (left -= weight) < 0);
    acts[(chosen?.[0] ?? 'move') as Kind]();
  }
  const places = new Set(bookings.flatMap(({ from, to }) => [from, to]));
  const known = [...places].filter((one) => one !== null && !one.endsWith('processed'));
  return { told, lots, places: known as string[], end: clock + 500 };
}
