import { sha256Hex } from '../../core/hash.ts';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Text } from '../../domain/text.ts';
import { hiddenName, processingName, whereaboutOrder } from '../../domain/trace-words.ts';
import type { Span, Trace, TracedLot, TracedNode, TracedPlace, Whereabout } from './traced.ts';

/** Goods that stand somewhere at the moment asked about. */
export type Standing = {
  node: TracedNode;
  where: Whereabout;
  lot: TracedLot | undefined;
  place: TracedPlace | undefined;
};

const ofPlace = {
  room: 'stored',
  dock: 'stored',
  inbound: 'declared',
  processed: 'processed',
  sold: 'sold',
  destroyed: 'destroyed',
  lost: 'lost',
} as const satisfies Record<string, Whereabout>;

export function whereaboutOf(trace: Trace, node: TracedNode): Whereabout {
  if (node.kind === 'processing') return 'processed';
  const place = node.placeId === null ? undefined : trace.places.get(node.placeId);
  if (!place) return 'beyond';
  if (place.kind !== 'transit') return ofPlace[place.kind];
  // What a shipment still holds after it was received is what nobody has settled.
  const shipment = trace.shipments.get(place.id);
  return shipment && shipment.state !== 'in_transit' ? 'unaccounted' : 'in_transit';
}

/** What stands where: first what can still be held, and of that the most. */
export function standing(trace: Trace): Standing[] {
  const rank = new Map(whereaboutOrder.map((where, at) => [where, at]));
  return trace.nodes
    .filter(({ direction, grams, pieces }) => direction === 'forward' && (grams > 0 || pieces > 0))
    .map((node) => ({
      node,
      where: whereaboutOf(trace, node),
      lot: node.lotId === null ? undefined : trace.lots.get(node.lotId),
      place: node.placeId === null ? undefined : trace.places.get(node.placeId),
    }))
    .sort(
      (a, b) =>
        (rank.get(a.where) ?? 0) - (rank.get(b.where) ?? 0) ||
        b.node.source.most - a.node.source.most ||
        a.node.id - b.node.id,
    );
}

/** Of a backward trace: where goods begin, for no movement in the answer leads there. */
export function origins(trace: Trace): TracedNode[] {
  const reached = new Set(
    trace.edges.flatMap((edge) => (edge.direction === 'backward' ? [edge.to] : [])),
  );
  return trace.nodes
    .filter(({ direction, id }) => direction === 'backward' && !reached.has(id))
    .sort((a, b) => b.through.most - a.through.most || a.id - b.id);
}

export function isCertain({ least, most }: Span): boolean {
  return least === most;
}

export function sumOf(spans: Iterable<Span>): Span {
  let [least, most] = [0, 0];
  for (const span of spans) {
    least += span.least;
    most += span.most;
  }
  return { least, most };
}

/** Exact kilograms as people read them: 1,234.5 */
export function kilograms(grams: number): string {
  const [digits, sign] = [String(Math.abs(grams)).padStart(4, '0'), grams < 0 ? '-' : ''];
  const whole = digits.slice(0, -3).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** One figure where it is certain, else from – to. */
export function spanText(span: Span): string {
  const { least, most } = span;
  return isCertain(span) ? `${kilograms(most)} kg` : `${kilograms(least)}–${kilograms(most)} kg`;
}

export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Where a node is, in words. */
export function placeText(trace: Trace, node: TracedNode): Text {
  if (node.kind === 'processing') return withNumber(processingName, node.seq);
  const place = node.placeId === null ? undefined : trace.places.get(node.placeId);
  if (!place) return hiddenName;
  const { premises, name } = place;
  const shipment = trace.shipments.get(place.id);
  if (shipment) {
    return { zh: `${name.zh} ${shipment.number}`, en: `${name.en} ${shipment.number}` };
  }
  if (!premises) return name;
  return { zh: `${premises.name.zh} · ${name.zh}`, en: `${premises.name.en} · ${name.en}` };
}

export function firmText(trace: Trace, node: TracedNode): Text {
  const place = node.placeId === null ? undefined : trace.places.get(node.placeId);
  return place?.organisation.name ?? { zh: '', en: '' };
}

export function lotText(trace: Trace, lotId: string | null): string {
  return (lotId === null ? undefined : trace.lots.get(lotId)?.number) ?? '';
}

function withNumber({ zh, en }: Text, seq: number | null): Text {
  return seq === null ? { zh, en } : { zh: `${zh} #${seq}`, en: `${en} #${seq}` };
}

/** The trace as one text (RFC 8785), the same for the same answer: what its digest is of. */
export function traceJson(trace: Trace): string {
  return canonicalJson(
    plain({
      ...trace,
      lots: [...trace.lots.values()],
      places: [...trace.places.values()],
      shipments: [...trace.shipments.values()],
    }),
  );
}

export async function traceDigest(trace: Trace): Promise<string> {
  return sha256Hex(traceJson(trace));
}

/** A trace holds nothing but data: what JSON makes of it is all of it. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
