import { authorize } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { notInFuture } from '../../core/fields.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { viewerOf } from '../../core/viewer.ts';
import type { TraceQuestion } from './trace.schemas.ts';
import { originsOf } from './trace.sources.ts';
import type { Sink } from './trace.teller.ts';
import { beginWalk, lotIdsOf, walk, type WalkEnd } from './trace.walk.ts';
import type * as traced from './traced.ts';

/** A question with its sources found: what is asked about exists, and the asker may know of it. */
export type OpenTrace = {
  question: traced.TraceQuestion;
  /** Each step hands so many rows to the sink; what it returns at last is how the trace ended. */
  run: (sink: Sink) => AsyncGenerator<undefined, WalkEnd>;
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
  const limits = { lots: mostLots, nodes: asked.maxNodes };
  const walked = { directions: asked.directions, at, limits };
  // Nothing of it is told before the asker's rights are known.
  const lotIds = asked.sources.flatMap((source) => (source.kind === 'lot' ? [source.id] : []));
  const early =
    lotIds.length === asked.sources.length
      ? beginWalk(ctx.whole, [...new Set(lotIds)], walked)
      : undefined;
  early?.family.catch(() => {});
  const origins = await originsOf(ctx, asked.sources, { unitCodes, since });
  const sources = origins.map(({ kind, id, label }) => ({ kind, id, label }));
  const causes = origins.flatMap((origin) => origin.causes);
  const begun = early ?? beginWalk(ctx.whole, lotIdsOf(causes), walked);
  const { basis } = await begun.family;
  const question = { sources, directions: asked.directions, since: since ?? null, at, basis };
  const viewer = viewerOf(ctx.actor);
  return {
    question,
    run: (sink) => walk(ctx.whole, viewer, { ...walked, causes }, begun, sink),
  };
}

/** The whole answer at once, as far as its bound on nodes. */
export async function collectTrace({ question, run }: OpenTrace): Promise<traced.Trace> {
  const found = {
    lots: new Map<string, traced.TracedLot>(),
    places: new Map<string, traced.TracedPlace>(),
    shipments: new Map<string, traced.TracedShipment>(),
    nodes: [] as traced.TracedNode[],
    edges: [] as traced.TracedEdge[],
    sales: [] as traced.TracedSale[],
    sources: [] as traced.TracedSource[],
  };
  const [lotIds, placeIds]: [string[], string[]] = [[], []];
  let direction: traced.Direction = 'forward';
  const running = run({
    direction: (next) => (direction = next),
    node: (id, lot, place, seq, since, grams, pieces, source, through) => {
      found.nodes.push({
        id,
        direction,
        kind: seq < 0 ? 'stock' : 'processing',
        lotId: lotIds[lot] ?? null,
        placeId: placeIds[place] ?? null,
        seq: seq < 0 ? null : seq,
        since: new Date(since),
        grams,
        pieces,
        source: { ...source },
        through: { ...through },
      });
    },
    edge: (from, to, seq, act, at, grams, pieces, source) => {
      const quantity = { grams, pieces, source: { ...source } };
      found.edges.push({ direction, from, to, seq, act, at: new Date(at), ...quantity });
    },
    sale: (lot, sale) => void found.sales.push({ ...sale, lotId: lotIds[lot] ?? '' }),
    source: (lot, place, grams, pieces) => {
      const [lotId = '', placeId = ''] = [lotIds[lot], placeIds[place]];
      found.sources.push({ direction, lotId, placeId, grams, pieces });
    },
    lot: (lot) => {
      lotIds.push(lot.id);
      found.lots.set(lot.id, { ...lot, declaredAt: new Date(lot.declaredAt) });
    },
    place: (place) => {
      placeIds.push(place.id);
      found.places.set(place.id, place);
    },
    shipment: ({ shippedAt, receivedAt, ...shipment }) => {
      found.shipments.set(shipment.id, {
        ...shipment,
        shippedAt: new Date(shippedAt),
        receivedAt: receivedAt === null ? null : new Date(receivedAt),
      });
    },
  });
  for (;;) {
    const next = await running.next();
    if (next.done !== true) continue;
    const { balance, bound } = next.value;
    return { question, ...found, balance, bound };
  }
}
