import type { Text } from '../../src/domain/text.ts';
import { whereaboutOf } from '../../src/features/tracing/present-facts.ts';
import {
  type Balance,
  type Direction,
  type Span,
  type Trace,
  type TracedEdge,
  type TracedLot,
  type TracedNode,
  type TracedPlace,
  type TracedSale,
  type TracedShipment,
  type Whereabout,
  whereabouts,
} from '../../src/features/tracing/traced.ts';

/** A trace of a made-up market: a source lot that spreads over firms until it has so many nodes. */
export function aTrace(
  wanted: number,
  { seed = 1, backward = false, blurred = true }: Options = {},
): Trace {
  const random = dice(seed);
  const made = empty(wanted);
  const store = made.room(0);
  const source = made.node(made.lot('import', 0), store, { grams: 25_000_000, pieces: 2_500 });
  const at = new Date('2026-11-02T08:00:00+08:00');
  source.since = at;
  const open = [source];
  let round = 0;
  while (made.nodes.length < wanted && open.length > 0) {
    round += 1;
    const from = open[Math.floor(random() * open.length)] ?? source;
    if (from.grams < 50) {
      open.splice(open.indexOf(from), 1);
      continue;
    }
    const when = new Date(from.since.getTime() + (1 + random() * 40) * 3_600_000);
    const grams = Math.max(10, Math.floor(from.grams * (0.1 + random() * 0.5)));
    const next = made.step({ from, grams, when, chance: random(), other: random, blurred });
    open.push(...next);
    if (round > wanted * 40) break;
  }
  if (backward) made.origins(source);
  return made.trace(source, backward);
}

type Options = { seed?: number; backward?: boolean; blurred?: boolean };

function dice(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const both = (zh: string, en: string): Text => ({ zh, en });
const towns = [
  ['石岐街道', 'Shiqi Subdistrict', 113.378, 22.521],
  ['东区街道', 'East Subdistrict', 113.401, 22.512],
  ['小榄镇', 'Xiaolan Town', 113.244, 22.67],
  ['火炬开发区', 'Torch Development Zone', 113.478, 22.55],
  ['三乡镇', 'Sanxiang Town', 113.433, 22.352],
] as const;
const trades = [
  ['海湾冷链物流有限公司', 'Haiwan Cold Chain Logistics'],
  ['鼎丰食品贸易有限公司', 'Dingfeng Food Trading'],
  ['兴旺农贸市场', 'Xingwang Market'],
  ['鲜达超市', 'Xianda Supermarket'],
  ['百味餐饮配送中心', 'Baiwei Catering Supply'],
] as const;

type Step = {
  from: TracedNode;
  grams: number;
  when: Date;
  chance: number;
  other: () => number;
  blurred: boolean;
};

function empty(wanted: number) {
  const lots = new Map<string, TracedLot>();
  const places = new Map<string, TracedPlace>();
  const shipments = new Map<string, TracedShipment>();
  const nodes: TracedNode[] = [];
  const edges: TracedEdge[] = [];
  const sales: TracedSale[] = [];
  const firms = Math.max(3, Math.ceil(wanted / 12));
  let seq = 1000;

  const firmOf = (at: number) => {
    const [zh, en] = trades[at % trades.length] ?? trades[0];
    const number = Math.floor(at / trades.length) + 1;
    return { id: `firm-${at}`, name: both(`${zh}（${number} 号）`, `${en} No. ${number}`) };
  };
  const lot = (kind: TracedLot['kind'], firm: number) => {
    const id = `lot-${lots.size + 1}`;
    lots.set(id, {
      id,
      number: `FM261102-${String(lots.size + 1).padStart(4, '0')}`,
      kind,
      product:
        kind === 'processed'
          ? both('去骨牛腱（分割）', 'Boneless shank, cut')
          : both('冷冻牛腱', 'Frozen beef shank'),
      organisation: firmOf(firm),
      declaredAt: new Date('2026-11-01T09:30:00+08:00'),
      declaredGrams: 25_000_000,
      declaredPieces: 2_500,
    });
    return id;
  };
  const place = (firm: number, kind: TracedPlace['kind'], name: Text, id: string) => {
    const [zh, en, longitude, latitude] = towns[firm % towns.length] ?? towns[0];
    const owner = firmOf(firm);
    const known = places.get(id);
    if (!known) {
      const spread = (firm * 37) % 100;
      const house = kind === 'room' || kind === 'dock';
      places.set(id, {
        id,
        kind,
        code: house ? `A${firm}` : null,
        name,
        organisation: owner,
        premises: house
          ? {
              id: `premises-${firm}`,
              name: both(`${owner.name.zh.slice(0, 4)}${firm + 1}号冷库`, `Cold store ${firm + 1}`),
              kind: 'cold_store',
              address: `广东省中山市${zh}港口路${firm + 8}号`,
              divisionId: '442000',
              division: both(`广东省中山市${zh}`, `${en}, Zhongshan, Guangdong`),
              longitude: firm % 9 === 8 ? null : longitude + (spread - 50) / 2000,
              latitude: firm % 9 === 8 ? null : latitude + ((spread * 7) % 100) / 2500,
            }
          : null,
      });
    }
    return id;
  };
  const room = (firm: number, number = 1) =>
    place(firm, 'room', both(`${number}号库`, `Room ${number}`), `room-${firm}-${number}`);
  const node = (
    lotId: string | null,
    placeId: string | null,
    amount: { grams: number; pieces: number },
    more: Partial<TracedNode> = {},
  ): TracedNode => {
    const made: TracedNode = {
      id: nodes.length + 1,
      direction: 'forward',
      kind: 'stock',
      lotId,
      placeId,
      seq: null,
      since: new Date('2026-11-02T08:00:00+08:00'),
      ...amount,
      source: exact(amount.grams),
      through: exact(amount.grams),
      ...more,
    };
    nodes.push(made);
    return made;
  };
  const edge = (from: TracedNode, to: TracedNode, act: TracedEdge['act'], part: Part) => {
    seq += 1;
    edges.push({ direction: 'forward', from: from.id, to: to.id, seq, act, ...part });
  };
  const firmIn = (from: TracedNode) =>
    Number(places.get(from.placeId ?? '')?.organisation.id.slice(5) ?? 0);

  /** Takes so much out of a node: what of it is the source's follows the rule of the trace. */
  const takeOut = (from: TracedNode, grams: number): Span => {
    const other = from.grams - from.source.least;
    const source = {
      least: Math.max(0, grams - other),
      most: Math.min(grams, from.source.most),
    };
    from.grams -= grams;
    from.pieces = Math.floor(from.grams / 10_000);
    from.source = {
      least: Math.max(0, from.source.least - grams),
      most: Math.min(from.source.most, from.grams),
    };
    return source;
  };

  const step = ({ from, grams, when, chance, other, blurred }: Step): TracedNode[] => {
    const pieces = Math.floor(grams / 10_000);
    const firm = firmIn(from);
    const source = takeOut(from, grams);
    const part = { at: when, grams, pieces, source };
    const amount = { grams, pieces };
    const came = { since: when, source, through: source };
    if (chance < 0.45) {
      const to = Math.floor(other() * firms);
      const id = `shipment-${shipments.size + 1}`;
      const state = chance < 0.05 ? 'in_transit' : chance < 0.08 ? 'mismatched' : 'matched';
      const end = (at: number) => ({
        premises: { id: `premises-${at}`, name: both(`${at + 1}号冷库`, `Cold store ${at + 1}`) },
        organisation: firmOf(at),
      });
      shipments.set(id, {
        id,
        number: `YD2611-${String(shipments.size + 1).padStart(4, '0')}`,
        state,
        purpose: 'sale',
        from: end(firm),
        to: end(to),
        vehiclePlate: '粤T·A1234',
        shippedAt: when,
        receivedAt: state === 'in_transit' ? null : new Date(when.getTime() + 9_000_000),
      });
      place(firm, 'transit', both('运输途中', 'In transit'), id);
      const lorry = node(from.lotId, id, amount, came);
      edge(from, lorry, 'shipped', part);
      if (state === 'in_transit') return [];
      const rest = state === 'mismatched' ? Math.min(grams, 1500) : 0;
      const arrived = grams - rest;
      const then = new Date(when.getTime() + 9_000_000);
      const delivered = takeOut(lorry, arrived);
      const others = blurred && other() < 0.3 ? Math.floor(arrived / 2) : 0;
      const placeId = room(to, 1 + Math.floor(other() * 2));
      const known = nodes.find((one) => one.lotId === from.lotId && one.placeId === placeId);
      const there =
        known ??
        node(
          from.lotId,
          placeId,
          { grams: others, pieces: 0 },
          { since: then, source: exact(0), through: exact(0) },
        );
      there.grams += arrived;
      there.pieces = Math.floor(there.grams / 10_000);
      there.source = plus(there.source, delivered);
      there.through = plus(there.through, delivered);
      edge(lorry, there, 'delivered', {
        at: then,
        grams: arrived,
        pieces: Math.floor(arrived / 10_000),
        source: delivered,
      });
      return known ? [] : [there];
    }
    if (chance < 0.6) {
      const processing = node(
        null,
        null,
        { grams: 0, pieces: 0 },
        { ...came, kind: 'processing', seq: seq + 1 },
      );
      edge(from, processing, 'processed', part);
      const loss = Math.floor(grams / 20);
      processing.grams = loss;
      processing.source = {
        least: Math.max(0, loss - (grams - source.least)),
        most: Math.min(loss, source.most),
      };
      const out = grams - loss;
      const span = {
        least: Math.max(0, out - (grams - source.least)),
        most: Math.min(out, source.most),
      };
      const product = node(
        lot('processed', firm),
        room(firm, 3),
        { grams: out, pieces: Math.floor(out / 10_000) },
        { since: when, source: span, through: span },
      );
      edge(processing, product, 'made', {
        at: when,
        grams: out,
        pieces: product.pieces,
        source: span,
      });
      return [product];
    }
    const [kind, name, act] =
      chance < 0.88
        ? (['sold', both('已售出', 'Sold'), 'sold'] as const)
        : chance < 0.95
          ? (['destroyed', both('已销毁', 'Destroyed'), 'destroyed'] as const)
          : (['lost', both('盘亏', 'Lost'), 'lost'] as const);
    const id = place(firm, kind, name, `${kind}-${firm}`);
    const known = nodes.find((one) => one.lotId === from.lotId && one.placeId === id);
    const gone =
      known ??
      node(
        from.lotId,
        id,
        { grams: 0, pieces: 0 },
        { ...came, source: exact(0), through: exact(0) },
      );
    gone.grams += grams;
    gone.pieces += pieces;
    gone.source = plus(gone.source, source);
    gone.through = plus(gone.through, source);
    edge(from, gone, act, part);
    if (kind === 'sold' && from.lotId !== null) {
      const toFirm = other() < 0.5;
      sales.push({
        seq,
        at: when,
        lotId: from.lotId,
        organisation: firmOf(firm),
        premises: {
          id: `premises-${firm}`,
          name: both(`${firm + 1}号冷库`, `Cold store ${firm + 1}`),
        },
        buyerKind: toFirm ? 'firm' : 'consumer',
        buyerName: toFirm ? firmOf((firm + 3) % firms).name.zh : null,
        grams,
        pieces,
        source,
      });
    }
    return [];
  };

  return {
    nodes,
    room,
    lot,
    node,
    step,
    origins(source: TracedNode) {
      const before = [
        [
          'declared',
          place(0, 'inbound', both('已申报未到货', 'Declared, not arrived'), 'inbound-0'),
        ],
        ['received', place(0, 'dock', both('收货月台', 'Receiving dock'), 'dock-0')],
      ] as const;
      let last = node(
        source.lotId,
        source.placeId,
        { grams: 0, pieces: 0 },
        { direction: 'backward', through: exact(25_000_000) },
      );
      for (const [act, at] of before.toReversed()) {
        const earlier = node(
          source.lotId,
          at,
          { grams: 0, pieces: 0 },
          {
            direction: 'backward',
            source: exact(0),
            through: exact(25_000_000),
            since: new Date(last.since.getTime() - 7_200_000),
          },
        );
        seq += 1;
        edges.push({
          direction: 'backward',
          from: earlier.id,
          to: last.id,
          seq,
          act,
          at: earlier.since,
          grams: 25_000_000,
          pieces: 2_500,
          source: exact(25_000_000),
        });
        last = earlier;
      }
    },
    trace(source: TracedNode, backward: boolean): Trace {
      const began = { grams: 25_000_000, pieces: 2_500 };
      const directions: Direction[] = backward ? ['backward', 'forward'] : ['forward'];
      const number = lots.get(source.lotId ?? '')?.number ?? '';
      const bare = {
        question: {
          sources: [
            { kind: 'lot', id: source.lotId ?? '', label: both(`批次 ${number}`, `Lot ${number}`) },
          ],
          directions,
          since: null,
          at: new Date('2026-11-29T10:15:00+08:00'),
          basis: 1000,
        },
        sources: [
          {
            direction: 'forward' as const,
            lotId: source.lotId ?? '',
            placeId: source.placeId ?? '',
            ...began,
          },
        ],
        lots,
        places,
        shipments,
        nodes,
        edges,
        sales,
        bound: null,
      };
      const balance = balanceOf({ ...bare, balance: null }, began);
      return { ...bare, balance };
    },
  };
}

type Part = { at: Date; grams: number; pieces: number; source: Span };

const exact = (grams: number): Span => ({ least: grams, most: grams });
const plus = (a: Span, b: Span): Span => ({ least: a.least + b.least, most: a.most + b.most });

function balanceOf(trace: Trace, source: { grams: number; pieces: number }): Balance {
  const where = Object.fromEntries(
    whereabouts.map((one) => [one, { grams: 0, pieces: 0, source: exact(0) }]),
  ) as Record<Whereabout, Balance['where'][Whereabout]>;
  let sum = exact(0);
  for (const node of trace.nodes) {
    if (node.direction === 'backward') continue;
    const at = whereaboutOf(trace, node);
    const part = where[at];
    where[at] = {
      grams: part.grams + node.grams,
      pieces: part.pieces + node.pieces,
      source: plus(part.source, node.source),
    };
    sum = plus(sum, node.source);
  }
  return { source, where, balances: sum.least <= source.grams && source.grams <= sum.most };
}
