import { toGcj02 } from '../../../../../src/domain/gcj02.ts';
import { kgToGrams } from '../../../../../src/domain/quantity.ts';
import type { Language, Text } from '../../../../../src/domain/text.ts';
import {
  actNames,
  hiddenName,
  lotKindNames,
  processingName,
  whereaboutNames,
  whereaboutOrder,
} from '../../../../../src/domain/trace-words.ts';
import type { PictureData, PictureEdge, PictureNode } from '../../../../trace/data.ts';
import { provinceOf } from '../map/provinces.ts';
import type { ReadTrace, Row } from './trace-lines.ts';

type Where = keyof typeof whereaboutNames;

/** What the picture is drawn from, with the ids that lead on from it. */
export type TraceModel = PictureData & {
  /** By the numbers of `lots`, `premises` and `nodes`. */
  lotIds: readonly string[];
  premisesIds: readonly string[];
  shipmentIds: readonly (string | null)[];
  isWhole: boolean;
  /** Codes of the provinces in which premises stand. */
  provinces: readonly string[];
};

const text = (row: Row, name: string): string => String(row[name] ?? '');
const count = (row: Row, name: string): number => Number(row[name] ?? 0);
const grams = (row: Row, name: string): number => kgToGrams(count(row, name)) ?? 0;
const named = (row: Row | undefined, zh = 'zh', en = 'en'): Text =>
  row ? { zh: text(row, zh), en: text(row, en) } : { zh: '', en: '' };
/** Another table's row that a column counts to. */
const other = (rows: readonly Row[], row: Row, name: string): Row | undefined => {
  const at = row[name];
  return typeof at === 'number' ? rows[at] : undefined;
};

type StockWhere = Exclude<Where, 'withdrawn'>;
const ofPlace: Readonly<Record<string, StockWhere>> = {
  room: 'stored',
  dock: 'stored',
  inbound: 'declared',
  processed: 'processed',
  sold: 'sold',
  destroyed: 'destroyed',
  lost: 'lost',
};

export function modelOf({ question, tables, end }: ReadTrace, language: Language): TraceModel {
  const places = createPlaces(tables);
  const starts = startsOf(tables);
  const joined = joinedPlaces(tables.nodes);
  const drawn = tables.nodes.filter((node) => !joined.has(count(node, 'id')));
  const indexOf = new Map(drawn.map((node, at) => [count(node, 'id'), at]));
  const at = (id: number) => indexOf.get(joined.get(id) ?? id);
  const ends = endsOf(tables);
  const nodes = drawn.map((node) => nodeOf(node, tables, places, starts, ends));
  const endsAt = (edge: Row) => [count(edge, 'from'), count(edge, 'to')];
  const wayOf = (edge: Row) => `${endsAt(edge).map(at).join(' ')} ${edge['seq']}`;
  const areJoined = (edge: Row) => endsAt(edge).every((id) => joined.has(id));
  const ways = new Set(tables.edges.filter((edge) => !areJoined(edge)).map(wayOf));
  const edges = tables.edges.flatMap((edge): PictureEdge[] => {
    // Between two places that are drawn once, the way forward is drawn already.
    if (areJoined(edge) && ways.has(wayOf(edge))) return [];
    const [from, to] = [at(count(edge, 'from')), at(count(edge, 'to'))];
    if (from === undefined || to === undefined) return [];
    return [
      {
        from,
        to,
        act: text(edge, 'act'),
        at: count(edge, 'atMs'),
        grams: grams(edge, 'netWeightKg'),
        pieces: count(edge, 'pieces'),
        least: grams(edge, 'sourceLeastKg'),
        most: grams(edge, 'sourceMostKg'),
        seq: count(edge, 'seq'),
      },
    ];
  });
  const balance = end?.balance ?? null;
  return {
    language,
    about: {
      zh: question.sources.map(({ label }) => label.zh).join('；'),
      en: question.sources.map(({ label }) => label.en).join('; '),
    },
    asOf: Date.parse(question.at),
    sourceGrams: balance
      ? (kgToGrams(balance.source.netWeightKg) ?? 0)
      : sumOf(firstSources(tables.sources), 'netWeightKg'),
    balances: balance?.balances ?? null,
    bound: end?.bound ?? null,
    where: balance ? sumsOf(balance.where) : [],
    acts: actNames,
    firms: places.firms.map((name) => ({ name })),
    premises: places.premises,
    premisesIds: places.premisesIds,
    lots: tables.lots.map((lot) => ({
      number: text(lot, 'number'),
      kind: lotKindNames[lot['kind'] as keyof typeof lotKindNames],
      product: named(other(tables.products, lot, 'product')),
      firm: named(other(tables.organisations, lot, 'organisation')),
    })),
    lotIds: tables.lots.map((lot) => text(lot, 'id')),
    shipmentIds: drawn.map((node) => {
      const place = other(tables.places, node, 'place');
      return place?.['kind'] === 'transit' ? text(place, 'id') : null;
    }),
    nodes,
    edges,
    isWhole: end !== undefined,
    provinces: [
      ...new Set(tables.premises.flatMap((row) => provinceOf(text(row, 'divisionId')) ?? [])),
    ],
  };
}

type Sums = NonNullable<NonNullable<ReadTrace['end']>['balance']>['where'];

function sumsOf(sums: Sums): PictureData['where'] {
  return whereaboutOrder.flatMap((key) => {
    const found = sums.find(({ where }) => where === key);
    if (!found || (found.netWeightKg === 0 && found.source.mostKg === 0)) return [];
    const [least, most] = [kgToGrams(found.source.leastKg), kgToGrams(found.source.mostKg)];
    return [{ key, name: whereaboutNames[key], least: least ?? 0, most: most ?? 0 }];
  });
}

const sumOf = (rows: readonly Row[], name: string) =>
  rows.reduce((sum, row) => sum + grams(row, name), 0);

/** A trace both ways begins twice with the same goods. */
const firstSources = (sources: readonly Row[]) =>
  sources.filter(({ direction }) => direction === sources[0]?.direction);

const keyOf = (row: Row) => `${row['lot']} ${row['place']}`;

/** Nodes where the trace began, of one direction where it has both. */
function startsOf({ nodes, sources }: ReadTrace['tables']): ReadonlySet<number> {
  const keys = new Set(sources.map(keyOf));
  const begun = nodes.filter((node) => node['lot'] !== null && keys.has(keyOf(node)));
  const forward = begun.filter(({ direction }) => direction === 'forward');
  return new Set((forward.length > 0 ? forward : begun).map((node) => count(node, 'id')));
}

/** The same goods at the same place are met in both directions, and drawn once: see the picture that is sent. */
function joinedPlaces(nodes: readonly Row[]): ReadonlyMap<number, number> {
  const keysOf = (direction: Row['direction']) =>
    nodes.flatMap((node) => {
      const key = node.direction === direction ? placeKey(node) : undefined;
      return key === undefined ? [] : [[key, count(node, 'id')] as const];
    });
  const forward = new Map(keysOf('forward'));
  return new Map(
    keysOf('backward').flatMap(([key, id]) => {
      const same = forward.get(key);
      return same === undefined ? [] : [[id, same] as const];
    }),
  );
}

/** Undefined where the place is hidden: two of those may be two. */
function placeKey(node: Row): string | undefined {
  if (node['lot'] === null) return `#${node['seq']}`;
  return node['place'] === null ? undefined : keyOf(node);
}

/** A processing has no place: it stands where its goods came from. */
function endsOf({ nodes, edges, places }: ReadTrace['tables']): ReadonlyMap<number, Row> {
  const byId = new Map(nodes.map((node) => [count(node, 'id'), node]));
  const ends = new Map<number, Row>();
  for (const edge of edges) {
    const [from, to] = [byId.get(count(edge, 'from')), byId.get(count(edge, 'to'))];
    const place = from && other(places, from, 'place');
    if (!to || to['lot'] !== null || !place || ends.has(count(to, 'id'))) continue;
    ends.set(count(to, 'id'), place);
  }
  return ends;
}

type Places = ReturnType<typeof createPlaces>;

/** Firms and premises in the order in which nodes name them. */
function createPlaces(tables: ReadTrace['tables']) {
  const firms: Text[] = [];
  const premises: PictureData['premises'][number][] = [];
  const premisesIds: string[] = [];
  const firmAt = new Map<string, number>();
  const premisesAt = new Map<string, number>();
  const firmOf = (place: Row | undefined): number => {
    const row = place && other(tables.organisations, place, 'organisation');
    const id = row ? text(row, 'id') : '';
    const at = firmAt.get(id) ?? firms.push(row ? named(row) : hiddenName) - 1;
    firmAt.set(id, at);
    return at;
  };
  const premisesOf = (place: Row | undefined, firm: number): number | null => {
    const row = place && other(tables.premises, place, 'premises');
    if (!row) return null;
    const id = text(row, 'id');
    const known = premisesAt.get(id);
    if (known !== undefined) return known;
    premisesIds.push(id);
    const at = premises.push(toPremises(row, firm)) - 1;
    premisesAt.set(id, at);
    return at;
  };
  return { firms, premises, premisesIds, firmOf, premisesOf };
}

function toPremises(row: Row, firm: number): PictureData['premises'][number] {
  const about = {
    firm,
    name: named(row),
    address: text(row, 'address'),
    division: named(row, 'divisionZh', 'divisionEn'),
  };
  const { longitude, latitude } = row;
  if (typeof longitude !== 'number' || typeof latitude !== 'number') {
    return { ...about, position: null };
  }
  const shown = toGcj02({ longitude, latitude });
  return { ...about, position: [longitude, latitude, shown.longitude, shown.latitude] };
}

function nodeOf(
  node: Row,
  tables: ReadTrace['tables'],
  places: Places,
  starts: ReadonlySet<number>,
  ends: ReadonlyMap<number, Row>,
): PictureNode {
  const id = count(node, 'id');
  const isProcessing = node['lot'] === null;
  const own = other(tables.places, node, 'place');
  const place = own ?? ends.get(id);
  const firm = places.firmOf(place);
  return {
    side: node.direction === 'forward' ? 1 : -1,
    start: starts.has(id),
    processing: isProcessing,
    lot: isProcessing ? null : count(node, 'lot'),
    place: isProcessing ? processingText(node) : placeText(own, tables),
    firm,
    premises: places.premisesOf(place, firm),
    where: whereOf(isProcessing, own, tables),
    since: count(node, 'sinceMs'),
    grams: grams(node, 'netWeightKg'),
    pieces: count(node, 'pieces'),
    least: grams(node, 'sourceLeastKg'),
    most: grams(node, 'sourceMostKg'),
    throughLeast: grams(node, 'throughLeastKg'),
    throughMost: grams(node, 'throughMostKg'),
  };
}

const processingText = (node: Row): Text => ({
  zh: `${processingName.zh} #${node['seq']}`,
  en: `${processingName.en} #${node['seq']}`,
});

function placeText(place: Row | undefined, tables: ReadTrace['tables']): Text {
  if (!place) return hiddenName;
  const name = named(place);
  const shipment = shipmentAt(place, tables);
  if (!shipment) return name;
  const number = text(shipment, 'number');
  return { zh: `${name.zh} ${number}`, en: `${name.en} ${number}` };
}

const shipmentAt = (place: Row, { shipments }: ReadTrace['tables']) =>
  place['kind'] === 'transit'
    ? shipments.find((shipment) => shipment['id'] === place['id'])
    : undefined;

function whereOf(
  isProcessing: boolean,
  place: Row | undefined,
  tables: ReadTrace['tables'],
): Where {
  if (isProcessing) return 'processed';
  if (!place) return 'beyond';
  if (place['kind'] !== 'transit') return ofPlace[text(place, 'kind')] ?? 'beyond';
  // What a shipment still holds after it was received is what nobody has settled.
  const shipment = shipmentAt(place, tables);
  return shipment && shipment['state'] !== 'in_transit' ? 'unaccounted' : 'in_transit';
}

/** Goods of some lots by where they are now: what a hold of them stops, and what it comes too late for. */
export function tonnageOf(
  { nodes, lotIds }: TraceModel,
  wanted: ReadonlySet<string> | undefined,
): { where: string; grams: number; pieces: number }[] {
  const sums = new Map<string, { where: string; grams: number; pieces: number }>();
  for (const node of nodes) {
    if (node.side === -1 || node.lot === null || node.grams === 0) continue;
    if (wanted && !wanted.has(lotIds[node.lot] ?? '')) continue;
    const sum = sums.get(node.where) ?? { where: node.where, grams: 0, pieces: 0 };
    sum.grams += node.grams;
    sum.pieces += node.pieces;
    sums.set(node.where, sum);
  }
  return whereaboutOrder.flatMap((where) => sums.get(where) ?? []);
}

/** How many lots lie ahead of where the trace began, those it began with among them. */
export function lotsReached({ nodes }: TraceModel): number {
  return new Set(nodes.flatMap(({ side, lot }) => (side === 1 && lot !== null ? [lot] : []))).size;
}
