import { authorize } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { notInFuture } from '../../core/fields.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { viewerOf } from '../../core/viewer.ts';
import { readBasis } from './trace.reading.ts';
import type { TraceQuestion } from './trace.schemas.ts';
import { originsOf } from './trace.sources.ts';
import type { Part } from './trace.teller.ts';
import { walk, type WalkEnd } from './trace.walk.ts';
import type * as traced from './traced.ts';

/** A question with its sources found: what is asked about exists, and the asker may know of it. */
export type OpenTrace = {
  question: traced.TraceQuestion;
  parts: () => AsyncGenerator<Part, WalkEnd>;
};

/** Lots followed in one direction, whatever number of nodes was asked for. */
const mostLots = 500_000;

/** Finds what is asked about; the walk itself begins with the first part that is taken. */
export async function openTrace(
  ctx: Ctx,
  asked: TraceQuestion,
  unitCodes: UnitCodes | undefined,
): Promise<OpenTrace> {
  authorize(ctx.actor, 'read');
  const at = asked.at === undefined ? ctx.now : notInFuture(ctx, 'at', asked.at);
  const since = asked.since === undefined ? undefined : notInFuture(ctx, 'since', asked.since);
  const origins = await originsOf(ctx, asked.sources, { unitCodes, since });
  const sources = origins.map(({ kind, id, label }) => ({ kind, id, label }));
  const causes = origins.flatMap((origin) => origin.causes);
  const basis = await readBasis(ctx.whole);
  const question = { sources, directions: asked.directions, since: since ?? null, at, basis };
  const limits = { lots: mostLots, nodes: asked.maxNodes };
  const viewer = viewerOf(ctx.actor);
  return {
    question,
    parts: () =>
      walk(ctx.whole, viewer, { causes, directions: asked.directions, at, basis, limits }),
  };
}

/** The whole answer at once, as far as its bound on nodes. */
export async function collectTrace({ question, parts }: OpenTrace): Promise<traced.Trace> {
  const trace = {
    question,
    lots: new Map<string, traced.TracedLot>(),
    places: new Map<string, traced.TracedPlace>(),
    shipments: new Map<string, traced.TracedShipment>(),
    nodes: [] as traced.TracedNode[],
    edges: [] as traced.TracedEdge[],
    sales: [] as traced.TracedSale[],
  };
  const running = parts();
  for (;;) {
    const next = await running.next();
    if (next.done === true)
      return { ...trace, balance: next.value.balance, bound: next.value.bound };
    const part = next.value;
    for (const lot of part.lots) trace.lots.set(lot.id, lot);
    for (const place of part.places) trace.places.set(place.id, place);
    for (const shipment of part.shipments) trace.shipments.set(shipment.id, shipment);
    for (const node of part.nodes) trace.nodes.push(node);
    for (const edge of part.edges) trace.edges.push(edge);
    for (const sale of part.sales) trace.sales.push(sale);
  }
}
