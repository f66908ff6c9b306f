/**
 * A tracer that is slow and plain, for comparing the real one with. It knows the domain, not the
 * product: what happened comes as a list, every gram is a gram of its own, and all the ways in which
 * they may have gone are tried.
 */

export type Quantity = { grams: number; pieces: number };
/** Goods of a lot between two places; null is outside the books, or the processing itself. */
export type Line = Quantity & { lot: string; from: string | null; to: string | null };

/** An event as it was told. In a processing, what goes to null goes in and what comes from null comes out. */
export type Told =
  | { kind: 'moved' | 'processed'; seq: number; at: number; lines: readonly Line[] }
  /** The right quantities of all lines of an earlier event, all zero when it never happened. */
  | { kind: 'corrected'; seq: number; at: number; corrects: number; right: readonly Quantity[] };
export type Happened = Exclude<Told, { kind: 'corrected' }>;

/** Where goods can be: `lot@place`, or `#seq` within a processing; what is lost in it stays there. */
export type Node = string;
export const nodeOf = (lot: string, place: string): Node => `${lot}@${place}`;
export const processingOf = (seq: number): Node => `#${seq}`;
export const lotOfNode = (node: Node) => (node.startsWith('#') ? null : node.split('@')[0]);
export const placeOfNode = (node: Node) => (node.startsWith('#') ? null : node.split('@')[1]);

/** The goods that a trace is about: all that is in such a node at any moment of a span of time. */
export type Source = { has: (node: Node) => boolean; from: number; to: number };
export const wholeLots = (ids: Iterable<string>, since = -Infinity): Source => {
  const lots = new Set<string | null | undefined>(ids);
  return { has: (node) => lots.has(lotOfNode(node)), from: since, to: Infinity };
};
export const inPlace = (place: string, from = -Infinity, to = Infinity): Source => ({
  has: (node) => placeOfNode(node) === place,
  from,
  to,
});
export const anyOf = (sources: readonly Source[]) => sources;

export type Span = { least: number; most: number };
type Flow = Quantity & { id: string; from: Node | null; to: Node | null };
/** Flows at once: all are taken before any arrives. */
type Step = { at: number; flows: Flow[] };

/** What stands of each event by all that is known, in the order of time. */
export function happened(told: readonly Told[]): Happened[] {
  const right = new Map(
    told.flatMap((event) => (event.kind === 'corrected' ? [[event.corrects, event.right]] : [])),
  );
  return told
    .flatMap((event) => {
      if (event.kind === 'corrected') return [];
      const lines = event.lines.map((line, index) => ({
        ...line,
        ...right.get(event.seq)?.[index],
      }));
      return [{ ...event, lines }];
    })
    .sort((a, b) => a.at - b.at || a.seq - b.seq);
}

function stepsOf(told: readonly Told[], at: number): Step[] {
  return happened(told)
    .filter((event) => event.at <= at)
    .flatMap((event) => {
      const inside = event.kind === 'processed' ? processingOf(event.seq) : null;
      const end = (lot: string, place: string | null) =>
        place === null ? inside : nodeOf(lot, place);
      const flows = event.lines.map(({ lot, from, to, grams, pieces }, index) => ({
        id: `${event.seq}/${index}`,
        from: end(lot, from),
        to: end(lot, to),
        grams,
        pieces,
      }));
      const some = flows.filter(({ grams, pieces }) => grams + pieces > 0);
      if (inside === null) return [{ at: event.at, flows: some }];
      return [
        { at: event.at, flows: some.filter(({ to }) => to === inside) },
        { at: event.at, flows: some.filter(({ from }) => from === inside) },
      ];
    });
}

/** What stood where at a moment, by what is known now. */
export function standing(told: readonly Told[], at: number): Map<Node, Quantity> {
  const sums = new Map<Node, Quantity>();
  const add = (node: Node | null, sign: 1 | -1, { grams, pieces }: Quantity) => {
    if (node === null) return;
    const was = sums.get(node) ?? { grams: 0, pieces: 0 };
    sums.set(node, { grams: was.grams + sign * grams, pieces: was.pieces + sign * pieces });
  };
  for (const flow of stepsOf(told, at).flatMap(({ flows }) => flows)) {
    add(flow.from, -1, flow);
    add(flow.to, 1, flow);
  }
  return sums;
}

export type Question = {
  sources: readonly Source[];
  direction: 'forward' | 'backward';
  at: number;
};

/**
 * The truth: the nodes that a gram of the source may have been in, and for each movement, and each
 * node at the end, the fewest and the most grams of the source in any course of things. Backward, the
 * end is the beginning. Undefined if goods left a place that they had not come to.
 */
export type Truth = {
  reached: Set<Node>;
  edges: Map<string, Span>;
  ends: Map<Node, Span>;
  /** Whether each uncertain way is one of its own: none parts and meets again. */
  isForest: boolean;
  states: number;
};

export function truthOf(told: readonly Told[], { sources, direction, at }: Question) {
  const steps = stepsOf(told, at);
  const stands = new Map<Node, number>();
  if (direction === 'backward') {
    for (const [node, { grams }] of standing(told, at)) stands.set(node, grams);
    steps.reverse();
    for (const step of steps) {
      step.flows = step.flows.map((flow) => ({ ...flow, from: flow.to, to: flow.from }));
    }
  }
  return play(steps, stands, sources, direction === 'forward' ? [-Infinity, at] : [at, -Infinity]);
}

/** What each node holds of the source: one course of things. */
type State = ReadonlyMap<Node, number>;

function play(
  steps: readonly Step[],
  stands: Map<Node, number>,
  sources: readonly Source[],
  [start, end]: readonly [number, number],
): Truth | undefined {
  const reached = new Set<Node>();
  const edges = new Map<string, Span>();
  const ways = new Ways();
  let states: State[] = [new Map()];
  let most = 1;
  let before = start;
  // Between two moments, what stands in a node of the source is the source's, all of it.
  const paint = (until: number) => {
    const [low, high] = before < until ? [before, until] : [until, before];
    const painted = [...stands].filter(([node, grams]) => {
      return grams > 0 && sources.some((s) => s.has(node) && s.from < high && s.to > low);
    });
    states = distinct(states.map((state) => new Map([...state, ...painted])));
    for (const state of states) for (const node of state.keys()) reached.add(node);
    for (const [node] of painted) ways.settle(node);
  };
  for (const { at, flows } of steps) {
    paint(at);
    before = at;
    const took = new Map<Node, number>();
    for (const { id, from, grams } of flows) {
      if (from === null) continue;
      const left = stands.get(from) ?? 0;
      if (left < grams) return undefined;
      took.set(id, grams);
    }
    let courses: { state: State; arriving: State }[] = states.map((state) => {
      return { state, arriving: new Map() };
    });
    for (const { id, from, to, grams } of flows) {
      const left = from === null ? Infinity : (stands.get(from) ?? 0);
      if (left < grams) return undefined;
      const isSource =
        to !== null && sources.some((s) => s.has(to) && s.from <= at && at <= s.to);
      const span = { least: Infinity, most: 0 };
      courses = distinctCourses(
        courses.flatMap(({ state, arriving }) => {
          const has = from === null ? 0 : (state.get(from) ?? 0);
          const fewest = from === null ? 0 : Math.max(0, grams - (left - has));
          const choices = [];
          for (let k = fewest; k <= Math.min(grams, has); k += 1) {
            span.least = Math.min(span.least, k);
            span.most = Math.max(span.most, k);
            choices.push({
              state: from === null ? state : put(state, from, has - k),
              arriving:
                to === null
                  ? arriving
                  : put(arriving, to, (arriving.get(to) ?? 0) + (isSource ? grams : k)),
            });
          }
          return choices;
        }),
      );
      edges.set(id, span);
      if (from !== null) stands.set(from, left - grams);
    }
    for (const { to, grams } of flows) if (to !== null) stands.set(to, (stands.get(to) ?? 0) + grams);
    states = distinct(
      courses.map(({ state, arriving }) => {
        let next = state;
        for (const [node, k] of arriving) next = put(next, node, (next.get(node) ?? 0) + k);
        return next;
      }),
    );
    most = Math.max(most, states.length);
  }
  paint(end);
  const ends = new Map(
    [...stands].map(([node]) => {
      const held = states.map((state) => state.get(node) ?? 0);
      return [node, { least: Math.min(...held), most: Math.max(...held) }];
    }),
  );
  return { reached, edges, ends, isForest: true, states: most };
}
