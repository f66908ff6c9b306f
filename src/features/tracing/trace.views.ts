import type { z } from '@hono/zod-openapi';

import { gramsToKg } from '../../domain/quantity.ts';
import type * as schemas from './trace.schemas.ts';
import type {
  Balance,
  Span,
  Trace,
  TracedEdge,
  TracedLot,
  TracedNode,
  TracedSale,
  TracedShipment,
  TraceQuestion,
} from './traced.ts';

type View<S extends z.ZodType> = z.infer<S>;

export function toHead(question: TraceQuestion): View<typeof schemas.TraceHead> {
  const { sources, directions, since, at, basis } = question;
  return {
    sources: sources.map(({ kind, id, label }) => ({ kind, id, label })),
    directions: [...directions],
    since: since?.toISOString() ?? null,
    at: at.toISOString(),
    basis,
  };
}

export function toTraceView(trace: Trace): View<typeof schemas.TraceView> {
  return {
    question: toHead(trace.question),
    sources: trace.sources.map(({ grams, ...source }) => ({
      ...source,
      netWeightKg: gramsToKg(grams),
    })),
    lots: Array.from(trace.lots.values(), toLot),
    places: [...trace.places.values()],
    shipments: Array.from(trace.shipments.values(), toShipment),
    nodes: trace.nodes.map(toNode),
    edges: trace.edges.map(toEdge),
    sales: trace.sales.map(toSale),
    balance: trace.balance && toBalance(trace.balance),
    bound: trace.bound,
  };
}

function toRange({ least, most }: Span) {
  return { leastKg: gramsToKg(least), mostKg: gramsToKg(most) };
}

function toLot({ declaredGrams, declaredPieces, ...lot }: TracedLot) {
  return {
    id: lot.id,
    number: lot.number,
    kind: lot.kind,
    product: lot.product,
    organisation: lot.organisation,
    declaredAt: lot.declaredAt.toISOString(),
    declared: { netWeightKg: gramsToKg(declaredGrams), pieces: declaredPieces },
  };
}

function toShipment(shipment: TracedShipment) {
  return {
    ...shipment,
    shippedAt: shipment.shippedAt.toISOString(),
    receivedAt: shipment.receivedAt?.toISOString() ?? null,
  };
}

function toNode(node: TracedNode) {
  return {
    id: node.id,
    direction: node.direction,
    kind: node.kind,
    lotId: node.lotId,
    placeId: node.placeId,
    seq: node.seq,
    since: node.since.toISOString(),
    netWeightKg: gramsToKg(node.grams),
    pieces: node.pieces,
    source: toRange(node.source),
    through: toRange(node.through),
  };
}

function toEdge(edge: TracedEdge) {
  return {
    direction: edge.direction,
    from: edge.from,
    to: edge.to,
    seq: edge.seq,
    act: edge.act,
    at: edge.at.toISOString(),
    netWeightKg: gramsToKg(edge.grams),
    pieces: edge.pieces,
    source: toRange(edge.source),
  };
}

function toSale({ grams, at, source, ...sale }: TracedSale) {
  return {
    ...sale,
    at: at.toISOString(),
    netWeightKg: gramsToKg(grams),
    source: toRange(source),
  };
}

export function toBalance({ source, where, balances }: Balance) {
  return {
    source: { netWeightKg: gramsToKg(source.grams), pieces: source.pieces },
    where: Object.entries(where).map(([name, sum]) => ({
      where: name as keyof typeof where,
      netWeightKg: gramsToKg(sum.grams),
      pieces: sum.pieces,
      source: toRange(sum.source),
    })),
    balances,
  };
}
